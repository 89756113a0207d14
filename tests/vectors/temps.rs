//! Each delay of the law from days by hand, with the authority for each.

use chrono::NaiveDate;
use contrat_de_ville::droit::Regle;
use contrat_de_ville::temps::{
    Delai, DelaiError, HorsPeriode, JoursFrancs, Ordre, Politique, Residence, SelonOrdre,
    VendrediSaint, Zone,
};

use Ordre::{JourPuisMois, MoisPuisJour};

#[track_caller]
pub fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

/// Each start with its term.
#[track_caller]
fn terms(delai: Delai, attendus: &[(&str, &str)]) {
    for (depart, terme) in attendus {
        assert_eq!(delai.term(jour(depart)), Ok(jour(terme)), "from {depart}");
    }
}

/// The three answers where the law is silent: under each order, and both days without one.
#[track_caller]
fn orders(delai: Delai, depart: &str, a: &str, b: &str) {
    terms(delai.with_ordre(MoisPuisJour), &[(depart, a)]);
    terms(delai.with_ordre(JourPuisMois), &[(depart, b)]);
    let termes = SelonOrdre { mois_puis_jour: jour(a), jour_puis_mois: jour(b) };
    let divergents = DelaiError::OrdresDivergents { depart: jour(depart), termes };
    assert_eq!(delai.term(jour(depart)), Err(divergents));
}

#[test]
fn appeals() {
    let recours = Delai::recours_contentieux(Zone::Metropole);
    terms(
        recours,
        &[
            // Published doctrine: A. Icard, consultation.avocat.fr 15761; 2 December 2007 is a Sunday.
            ("2007-10-01", "2007-12-03"),
            // Published doctrine: jurisconsulte.net id-5264, on CE Sect. 4 June 1954 Décines-Charpieu.
            ("2021-01-03", "2021-03-04"),
            // Published case: CE 30 December 2014 n° 372473 Uchaux; 12 June was held late.
            ("2012-04-10", "2012-06-11"),
            // Published doctrine: A. Icard 17787.
            ("2015-03-27", "2015-05-28"),
            // Secondary: CAA Marseille 16 June 2017 n° 17MA02116; 1 May is not the term.
            ("2017-03-01", "2017-05-02"),
            // Computed: the case, published on Friday 27 September 2024; a plain weekday.
            ("2024-09-27", "2024-11-28"),
            ("2024-12-13", "2025-02-14"),
            // Computed: 8 May, then Ascension.
            ("2024-03-07", "2024-05-10"),
            // Computed: ends of months where both orders agree.
            ("2024-07-31", "2024-10-01"),
            ("2024-12-31", "2025-03-03"),
            // Computed: a day before a weekend, and Good Friday outside Alsace and Moselle.
            ("2024-10-19", "2024-12-20"),
            ("2025-02-17", "2025-04-18"),
            ("2025-10-24", "2025-12-26"),
        ],
    );
    // Ambiguous: no decision says which comes first at the end of a month.
    orders(recours, "2023-12-30", "2024-03-01", "2024-02-29");
    orders(recours, "2024-12-30", "2025-03-03", "2025-02-28");
    orders(recours, "2023-06-30", "2023-08-31", "2023-09-01");
    orders(recours, "2025-02-28", "2025-04-29", "2025-05-02");
    // Silent: whether a local holiday counts is the caller's choice of zone.
    let alsace = |vendredi| Delai::recours_contentieux(Zone::AlsaceMoselle(vendredi));
    terms(alsace(VendrediSaint::NonFerie), &[("2025-10-24", "2025-12-29")]);
    terms(alsace(VendrediSaint::Ferie), &[("2025-02-17", "2025-04-22")]);
    terms(alsace(VendrediSaint::NonFerie), &[("2025-02-17", "2025-04-18")]);
    terms(Delai::recours_contentieux(Zone::LaReunion), &[("2024-10-19", "2024-12-23")]);
    // Computed: CJA R. 421-7, a claimant overseas or abroad before a court of métropole.
    let loin = |residence| Delai::recours_contentieux_de(residence, Zone::Metropole);
    terms(loin(Residence::OutreMer), &[("2024-09-27", "2024-12-30")]);
    terms(loin(Residence::Etranger), &[("2024-09-27", "2025-01-28")]);
    terms(loin(Residence::Proche), &[("2024-09-27", "2024-11-28")]);
    // Computed: CGCT L. 2131-6; franc and carried over, CE 5 June 2009 n° 312682.
    terms(Delai::defere(Zone::Metropole), &[("2024-09-27", "2024-11-28")]);
}

#[test]
fn silence_then_appeal() {
    // Published doctrine: vagneux.fr 25 June 2022; neither franc nor carried over.
    terms(Delai::silence(), &[("2022-04-23", "2022-06-23")]);
    let apres_rejet = Delai::recours_apres_rejet(Zone::Metropole);
    terms(apres_rejet, &[("2022-06-23", "2022-08-24")]);
    // Computed: a gracieux received on the last day of the case; the appeal is then 28 January, Saturday 29
    // March, Monday 31 March (CRPA L. 411-7, CJA R. 421-2).
    terms(Delai::silence(), &[("2024-11-28", "2025-01-28")]);
    terms(apres_rejet, &[("2025-01-28", "2025-03-31")]);
    // A refusal may be born on a Sunday, and on 1 May.
    terms(Delai::silence(), &[("2025-02-16", "2025-04-16"), ("2025-03-01", "2025-05-01")]);
}

#[test]
fn councils() {
    // The case: dated 18 September for a session on the 24th, exactly five clear days; the 19th is late.
    let cinq = Delai::convocation_5_jours();
    terms(cinq, &[("2024-09-18", "2024-09-24"), ("2024-09-19", "2024-09-25")]);
    // Computed: CGCT L. 2121-12, the last dispatch for 10 December.
    let dernier = cinq.latest_start(jour("2024-12-10"));
    assert_eq!(dernier.map(SelonOrdre::unique), Ok(Some(jour("2024-12-04"))));
    // Computed: CGCT L. 2121-11; a Sunday extends nothing (CE 13 October 1993 d'André, whose days of 1989 are
    // before the period: the same four days of December 1995, over a weekend and Christmas).
    terms(Delai::convocation_3_jours(), &[("2024-09-18", "2024-09-22")]);
    terms(Delai::convocation_3_jours(), &[("1995-12-22", "1995-12-26")]);
    let avant = jour("1989-12-21");
    let refus = Delai::convocation_3_jours().term(avant);
    assert_eq!(refus, Err(HorsPeriode::Jour(avant).into()));
    terms(Delai::convocation_premiere_reunion(), &[("2026-03-23", "2026-03-27")]);
    // In urgency, one clear day in each; in Alsace and Moselle, the day before.
    terms(Delai::convocation_d_urgence(), &[("2024-09-18", "2024-09-20")]);
    terms(Delai::convocation_d_urgence_petite_commune(), &[("2024-09-18", "2024-09-20")]);
    terms(Delai::convocation_d_urgence_alsace_moselle(), &[("2024-09-18", "2024-09-19")]);
    // Computed: CGCT L. 2541-2 and L. 2121-17, not said to be franc.
    let alsace = Delai::convocation_alsace_moselle;
    terms(alsace(JoursFrancs::NonFrancs), &[("2024-09-18", "2024-09-21")]);
    terms(alsace(JoursFrancs::Francs), &[("2024-09-18", "2024-09-22")]);
    let seconde = Delai::seconde_convocation;
    terms(seconde(JoursFrancs::NonFrancs), &[("2024-09-24", "2024-09-27")]);
    terms(seconde(JoursFrancs::Francs), &[("2024-09-24", "2024-09-28")]);
    // Computed: CGCT L. 2121-25 and L. 2121-15, a week; L. 5211-40-2, a month.
    terms(Delai::liste_des_deliberations(), &[("2024-09-24", "2024-10-01")]);
    terms(Delai::proces_verbal(), &[("2024-12-10", "2024-12-17")]);
    terms(Delai::copie_aux_conseillers(), &[("2024-09-24", "2024-10-24")]);
}

#[test]
fn contracts() {
    // Policy: the décret of 2015 is silent on the count.
    let [quantieme, quantieme_report, franc, franc_report] =
        Politique::TOUTES.map(|politique| Delai::consultation(politique, Zone::Metropole));
    terms(quantieme, &[("2024-09-30", "2024-10-30"), ("2025-01-31", "2025-02-28")]);
    terms(quantieme_report, &[("2024-09-30", "2024-10-30"), ("2025-01-31", "2025-02-28")]);
    terms(franc, &[("2024-09-30", "2024-10-31"), ("2025-01-31", "2025-03-01")]);
    terms(franc_report, &[("2024-09-30", "2024-10-31"), ("2025-01-31", "2025-03-03")]);
    // These are the month, then the day; the other order must be named.
    let autre = |delai: Delai| delai.with_ordre(Ordre::JourPuisMois);
    terms(autre(franc), &[("2024-09-30", "2024-11-01")]);
    terms(autre(franc_report), &[("2024-09-30", "2024-11-04")]);
    // The case: open until 18 November 2024, it meets every policy under either order.
    for delai in [quantieme, quantieme_report, franc, franc_report] {
        assert!(delai.terms(jour("2024-09-30")).unwrap().latest() <= jour("2024-11-18"));
        assert_eq!(delai.regle(), Some(Regle::ConsultMinDelay));
    }
    // Secondary: décret 2017-779, three months from the signature; CGCT L. 5211-28-4, a year.
    terms(Delai::donnees_essentielles(), &[("2024-09-30", "2024-12-30")]);
    terms(Delai::pacte_financier(), &[("2024-01-01", "2025-01-01"), ("2024-02-29", "2025-02-28")]);
}
