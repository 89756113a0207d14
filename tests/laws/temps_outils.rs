//! Days, zones and delays, constructed so that their terms are in the period.

use chrono::{Datelike as _, Days, NaiveDate};
use contrat_de_ville::temps::{
    Decompte, Delai, DelaiError, Duree, Echeance, JoursFrancs, Ordre, Politique, Report, Residence,
    SelonOrdre, Unite, Zone,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::temps_naif::DEBUT;

pub const ORDRES: [Ordre; 2] = [Ordre::MoisPuisJour, Ordre::JourPuisMois];

/// A day of 1990 to 2059, far enough from the end for what is counted from it and from there again; the last
/// days of months, where counts differ, as often as all others.
pub fn jour() -> impl Strategy<Value = NaiveDate> {
    let fin_de_mois = (1990..=2059, 1..=12_u32, 0..=4_u64).prop_map(|(annee, mois, avant)| {
        let premier = NaiveDate::from_ymd_opt(annee, mois, 1).unwrap();
        let longueur = u64::from(premier.num_days_in_month());
        premier + Days::new(longueur - 1 - avant)
    });
    prop_oneof![(0..25_500_u64).prop_map(|ecart| DEBUT + Days::new(ecart)), fin_de_mois]
}

pub fn zone() -> impl Strategy<Value = Zone> {
    select(Zone::TOUTES.to_vec())
}

/// Ten years at most, so that a term is in the period.
pub fn duree() -> impl Strategy<Value = Duree> {
    let duree = |(nombre, unite): (u16, Unite)| Duree::new(nombre, unite).unwrap();
    prop_oneof![
        (1..=3_000_u16, Just(Unite::Jours)),
        (1..=500_u16, Just(Unite::Semaines)),
        (1..=120_u16, Just(Unite::Mois)),
        (1..=12_u16, Just(Unite::Mois)),
        (1..=10_u16, Just(Unite::Annees)),
        (1..=2_000_u16, zone().prop_map(Unite::JoursOuvres)),
        (1..=2_000_u16, zone().prop_map(Unite::JoursOuvrables)),
    ]
    .prop_map(duree)
}

pub fn decompte() -> impl Strategy<Value = Decompte> {
    prop_oneof![Just(Decompte::Quantieme), Just(Decompte::Franc)]
}

pub fn report() -> impl Strategy<Value = Report> {
    prop_oneof![Just(Report::Sans), zone().prop_map(Report::Vers)]
}

pub fn ordre() -> impl Strategy<Value = Ordre> {
    select(ORDRES.to_vec())
}

/// A delay of one's own or of a rule, its order named or not.
pub fn delai() -> impl Strategy<Value = Delai> {
    let propre = (duree(), decompte(), report())
        .prop_map(|(duree, decompte, report)| Delai::new(duree, decompte, report));
    let d_une_regle = zone().prop_flat_map(|zone| select(lois(zone)));
    let sans_ordre = prop_oneof![2 => propre, 1 => d_une_regle];
    (sans_ordre, proptest::option::of(ordre()))
        .prop_map(|(delai, ordre)| ordre.map_or(delai, |ordre| delai.with_ordre(ordre)))
}

/// What every constructor of a rule gives.
pub fn lois(zone: Zone) -> Vec<Delai> {
    let mut lois = vec![
        Delai::recours_contentieux(zone),
        Delai::recours_contentieux_de(Residence::OutreMer, zone),
        Delai::recours_contentieux_de(Residence::Etranger, zone),
        Delai::recours_apres_rejet(zone),
        Delai::defere(zone),
        Delai::silence(),
        Delai::convocation_5_jours(),
        Delai::convocation_d_urgence(),
        Delai::convocation_3_jours(),
        Delai::convocation_d_urgence_petite_commune(),
        Delai::convocation_premiere_reunion(),
        Delai::convocation_d_urgence_alsace_moselle(),
        Delai::liste_des_deliberations(),
        Delai::proces_verbal(),
        Delai::copie_aux_conseillers(),
        Delai::donnees_essentielles(),
        Delai::pacte_financier(),
    ];
    for jours in [JoursFrancs::Francs, JoursFrancs::NonFrancs] {
        lois.extend([Delai::convocation_alsace_moselle(jours), Delai::seconde_convocation(jours)]);
    }
    lois.extend(Politique::TOUTES.map(|politique| Delai::consultation(politique, zone)));
    lois
}

/// The proof from a day; under the first order where the two differ and none is named.
#[track_caller]
pub fn proof(delai: Delai, depart: NaiveDate) -> Echeance {
    match delai.prove(depart) {
        Err(DelaiError::OrdresDivergents { .. }) => {
            delai.with_ordre(Ordre::MoisPuisJour).prove(depart).unwrap()
        }
        preuve => preuve.unwrap(),
    }
}

/// Both terms, of a delay that has them.
#[track_caller]
pub fn terms(delai: Delai, depart: NaiveDate) -> SelonOrdre<NaiveDate> {
    delai.terms(depart).unwrap_or_else(|error| panic!("{delai:?}: {error}"))
}
