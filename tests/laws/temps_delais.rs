//! Laws of delays, of their terms and of the starts that have them.

use chrono::{Days, Months, NaiveDate};
use contrat_de_ville::temps::{
    Decompte, Delai, DelaiError, Duree, HorsPeriode, Jours, JoursTravailles, Ordre, Report,
    SelonOrdre, Semaine, Unite, Zone,
};
use proptest::prelude::*;

use crate::temps_naif::{DEBUT, FIN, Naif};
use crate::temps_outils::{ORDRES, decompte, delai, duree, jour, ordre, report, terms, zone};

/// The day that a length leads to, counted by chrono or from one worked day to the next.
fn count_out(depart: NaiveDate, duree: Duree) -> NaiveDate {
    let nombre = u32::from(duree.nombre());
    let worked = |jours: Jours| (0..nombre).fold(depart, |jour, _| jours.next(jour).unwrap());
    match duree.unite() {
        Unite::Jours => depart + Days::new(nombre.into()),
        Unite::Semaines => depart + Days::new(7 * u64::from(nombre)),
        Unite::Mois => depart + Months::new(nombre),
        Unite::Annees => depart + Months::new(12 * nombre),
        Unite::JoursOuvres(zone) => worked(Jours::ouvres(zone)),
        Unite::JoursOuvrables(zone) => worked(Jours::ouvrables(zone)),
    }
}

fn is_of_months(duree: Duree) -> bool {
    matches!(duree.unite(), Unite::Mois | Unite::Annees)
}

proptest! {
    #[test]
    fn a_term_is_the_length_then_the_clear_day_then_carrying_over(
        depart in jour(),
        duree in duree(),
        decompte in decompte(),
        report in report(),
        ordre in ordre(),
    ) {
        let delai = Delai::new(duree, decompte, report).with_ordre(ordre);
        let lendemain = depart + Days::new(1);
        let terme = match (decompte, ordre) {
            (Decompte::Quantieme, _) => count_out(depart, duree),
            // Of days and weeks, the order of the two changes nothing.
            (Decompte::Franc, Ordre::JourPuisMois) if is_of_months(duree) => {
                count_out(lendemain, duree)
            }
            (Decompte::Franc, _) => count_out(depart, duree) + Days::new(1),
        };
        let attendu = match report {
            Report::Sans => terme,
            Report::Vers(zone) => Jours::ouvres(zone).on_or_after(terme).unwrap(),
        };
        prop_assert_eq!(delai.term(depart), Ok(attendu));
        let termes = delai.terms(depart).unwrap();
        prop_assert_eq!(termes.unique(), Some(attendu), "the order named is that of both");
    }

    #[test]
    fn only_franc_months_have_two_orders(depart in jour(), delai in delai()) {
        let termes = terms(delai, depart);
        if delai.ordre().is_some() || delai.decompte() == Decompte::Quantieme
            || !is_of_months(delai.duree())
        {
            prop_assert!(termes.unique().is_some());
        }
        let divergents = DelaiError::OrdresDivergents { depart, termes };
        prop_assert_eq!(delai.term(depart), termes.unique().ok_or(divergents));
        if delai.ordre().is_none() {
            for ordre in ORDRES {
                prop_assert_eq!(delai.with_ordre(ordre).term(depart), Ok(termes.under(ordre)));
            }
        }
    }

    #[test]
    fn term_is_monotone(depart in jour(), ecart in prop_oneof![0..=40_u64, 0..=4_000_u64], delai in delai()) {
        let (avant, apres) = (terms(delai, depart), terms(delai, depart + Days::new(ecart)));
        for ordre in ORDRES {
            prop_assert!(avant.under(ordre) <= apres.under(ordre));
        }
    }

    #[test]
    fn franc_is_never_earlier(depart in jour(), duree in duree(), report in report()) {
        let quantieme = terms(Delai::new(duree, Decompte::Quantieme, report), depart);
        let franc = terms(Delai::new(duree, Decompte::Franc, report), depart);
        for ordre in ORDRES {
            // Under the second order, 30 December and two months are the last of February either way.
            prop_assert!(franc.under(ordre) >= quantieme.under(ordre));
        }
        let sans = |decompte| terms(Delai::new(duree, decompte, Report::Sans), depart);
        let lendemain = sans(Decompte::Quantieme).mois_puis_jour + Days::new(1);
        prop_assert_eq!(sans(Decompte::Franc).mois_puis_jour, lendemain);
    }

    #[test]
    fn safe_days_bracket_both_orders(depart in jour(), delai in delai()) {
        let termes = terms(delai, depart);
        for ordre in ORDRES {
            prop_assert!(termes.earliest() <= termes.under(ordre));
            prop_assert!(termes.under(ordre) <= termes.latest());
        }
        let des_deux = [termes.mois_puis_jour, termes.jour_puis_mois];
        prop_assert!(des_deux.contains(&termes.earliest()) && des_deux.contains(&termes.latest()));
        prop_assert_eq!(termes.unique().is_some(), termes.earliest() == termes.latest());
    }

    #[test]
    fn term_is_in_time_exactly_up_to_latest_start(
        depart in jour(),
        ecart in prop_oneof![0..=10_u64, 0..=4_000_u64],
        delai in delai(),
    ) {
        // A day on or after the term of a start of the period has a latest start.
        let au = terms(delai, depart).latest() + Days::new(ecart);
        let derniers = delai.latest_start(au).unwrap();
        for ordre in ORDRES {
            let dernier = derniers.under(ordre);
            prop_assert!(depart <= dernier);
            prop_assert!(terms(delai, dernier).under(ordre) <= au);
            prop_assert!(terms(delai, dernier + Days::new(1)).under(ordre) > au);
        }
    }

    #[test]
    fn starts_are_exactly_those_with_that_term(
        depart in jour(),
        ecart in 0..=10_u64,
        ordre in ordre(),
        delai in delai(),
    ) {
        // Half the time a term, else a day near one.
        let terme = terms(delai, depart).under(ordre) + Days::new(ecart.saturating_sub(5));
        // Starts of one term follow each other, and those before are of earlier terms.
        let premier = depart.checked_sub_days(Days::new(45)).unwrap_or(DEBUT).max(DEBUT);
        let departs: Vec<NaiveDate> = premier
            .iter_days()
            .take_while(|jour| *jour <= terme)
            .skip_while(|jour| terms(delai, *jour).under(ordre) < terme)
            .take_while(|jour| terms(delai, *jour).under(ordre) == terme)
            .collect();
        let attendu = departs.first().copied().zip(departs.last().copied());
        let lus = delai.starts(terme);
        if terms(delai, DEBUT).latest() < terme {
            prop_assert_eq!(lus.map(|lus| lus.under(ordre)), Ok(attendu));
        } else {
            // 31 December 1989 may have the same term: the first is not known.
            prop_assert_eq!(lus, Err(HorsPeriode::Resultat(terme)));
        }
    }

    #[test]
    fn carrying_over_lands_on_a_worked_day(depart in jour(), delai in delai(), zone in zone()) {
        let delai = Delai::new(delai.duree(), delai.decompte(), Report::Vers(zone));
        let termes = terms(delai, depart);
        let ouvres = Jours::ouvres(zone);
        for ordre in ORDRES {
            prop_assert_eq!(ouvres.is_worked(termes.under(ordre)), Ok(true));
        }
    }
}

/// Easter and Christmas are four days in Alsace and Moselle; elsewhere 1 November and others make three.
#[test]
fn carrying_over_moves_at_most_the_longest_run_of_closed_days() {
    for zone in Zone::TOUTES {
        let plus_longue = Naif::new(zone, Semaine::Ouvres).longest_closed_run();
        let un_jour = |report| Delai::new(Duree::jours(1).unwrap(), Decompte::Quantieme, report);
        let departs = DEBUT.iter_days().take_while(|jour| *jour < FIN);
        let ecart = departs.filter_map(|depart| {
            let terme = un_jour(Report::Sans).term(depart).unwrap();
            // The last days of 2099 may have nowhere to go.
            Some(un_jour(Report::Vers(zone)).term(depart).ok()?.signed_duration_since(terme))
        });
        let ecart = ecart.map(|ecart| usize::try_from(ecart.num_days()).unwrap()).max();
        assert_eq!(ecart, Some(plus_longue), "{zone}");
    }
}

#[test]
fn starts_and_terms_outside_the_period_are_refused() {
    let veille = DEBUT.pred_opt().unwrap();
    let apres = FIN.succ_opt().unwrap();
    let un_jour = Delai::new(Duree::jours(1).unwrap(), Decompte::Quantieme, Report::Sans);
    let un_mois = Delai::new(Duree::mois(1).unwrap(), Decompte::Franc, Report::Sans);
    for delai in [un_jour, un_mois, Delai::recours_contentieux(Zone::Metropole)] {
        for hors in [veille, apres, NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(delai.term(hors), Err(HorsPeriode::Jour(hors).into()));
            assert_eq!(delai.terms(hors), Err(HorsPeriode::Jour(hors).into()));
            assert_eq!(delai.prove(hors), Err(HorsPeriode::Jour(hors).into()));
            assert_eq!(delai.latest_start(hors), Err(HorsPeriode::Jour(hors)));
            assert_eq!(delai.starts(hors), Err(HorsPeriode::Jour(hors)));
        }
        // Inside, but what is counted from there is not.
        assert_eq!(delai.term(FIN), Err(HorsPeriode::Resultat(FIN).into()));
        assert_eq!(delai.prove(FIN), Err(HorsPeriode::Resultat(FIN).into()));
        assert_eq!(delai.latest_start(DEBUT), Err(HorsPeriode::Resultat(DEBUT)));
        assert_eq!(delai.starts(DEBUT), Err(HorsPeriode::Resultat(DEBUT)));
    }
    // The second day is the term of the first, and perhaps of no other: 31 December 1989 gives the first.
    let deuxieme = DEBUT.succ_opt().unwrap();
    assert_eq!(un_jour.starts(deuxieme), Err(HorsPeriode::Resultat(deuxieme)));
    let troisieme = deuxieme.succ_opt().unwrap();
    let departs = un_jour.starts(troisieme).map(SelonOrdre::unique);
    assert_eq!(departs, Ok(Some(Some((deuxieme, deuxieme)))));
    assert_eq!(un_jour.latest_start(FIN).map(SelonOrdre::unique), Ok(FIN.pred_opt()));
}

#[test]
fn the_longest_of_lengths_has_no_term() {
    for unite in [
        Unite::Jours,
        Unite::Semaines,
        Unite::Mois,
        Unite::Annees,
        Unite::JoursOuvres(Zone::Guyane),
        Unite::JoursOuvrables(Zone::Guyane),
    ] {
        for decompte in [Decompte::Quantieme, Decompte::Franc] {
            for report in [Report::Sans, Report::Vers(Zone::Guyane)] {
                let delai = Delai::new(Duree::new(u16::MAX, unite).unwrap(), decompte, report);
                assert_eq!(delai.term(DEBUT), Err(HorsPeriode::Resultat(DEBUT).into()));
            }
        }
    }
}
