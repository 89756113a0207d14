//! Laws of conventions over several years.

use chrono::NaiveDate;
use contrat_de_ville::financement::{
    Annuite, ConventionPluriannuelle, Credits, Dispositif, Financeur, RythmeDEngagement, Source,
};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::{Euros, Methode};
use proptest::collection::btree_map;
use proptest::prelude::*;
use proptest::sample::select;

fn source() -> Source {
    Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques)
}

fn annee(rang: u16) -> Annee {
    Annee::new(2020 + rang).unwrap()
}

fn rythme() -> impl Strategy<Value = RythmeDEngagement> {
    select(vec![RythmeDEngagement::Initial, RythmeDEngagement::Annuel])
}

proptest! {
    #[test]
    fn years_of_a_convention_add_up_to_its_total(
        total in prop_oneof![0..=i64::MAX, 0..=10_000_i64],
        rythme in rythme(),
        poids in btree_map(0..6_u16, 0..1_000_u64, 1..6),
    ) {
        let poids: Vec<(Annee, u64)> = poids.into_iter().map(|(a, p)| (annee(a), p)).collect();
        let convention = ConventionPluriannuelle::split(
            source(), NaiveDate::MIN, Euros::from_centimes(total), rythme, Methode::PlusFortsRestes, &poids,
        );
        if poids.iter().all(|(_, poids)| *poids == 0) {
            prop_assert!(convention.is_err());
            return Ok(());
        }
        let convention = convention.unwrap();
        prop_assert_eq!(convention.total_cp(), Euros::from_centimes(total).into());
        prop_assert_eq!(convention.total_ae(), Euros::from_centimes(total).into());
        for (annee, _) in &poids {
            prop_assert!(convention.cp_up_to(*annee) <= convention.ae_up_to(*annee));
            let annuite = convention.of_year(*annee).unwrap();
            match rythme {
                RythmeDEngagement::Annuel => prop_assert_eq!(annuite.ae, annuite.cp),
                RythmeDEngagement::Initial => prop_assert_eq!(
                    annuite.ae.centimes(), if *annee == poids[0].0 { total } else { 0 }
                ),
            }
        }
        let json = serde_json::to_string(&convention).unwrap();
        prop_assert_eq!(serde_json::from_str::<ConventionPluriannuelle>(&json).unwrap(), convention);
    }

    #[test]
    fn equal_weights_make_parts_within_a_cent(total in 0..=i64::MAX, nombre in 1..7_u16) {
        let poids: Vec<(Annee, u64)> = (0..nombre).map(|rang| (annee(rang), 1)).collect();
        let convention = ConventionPluriannuelle::split(
            source(), NaiveDate::MAX, Euros::from_centimes(total), RythmeDEngagement::Annuel,
            Methode::PlusFortsRestes, &poids,
        ).unwrap();
        let cp = convention.annuites().iter().map(|annuite| annuite.cp.centimes());
        prop_assert!(cp.clone().max().unwrap() - cp.min().unwrap() <= 1);
    }

    #[test]
    fn what_may_be_paid_never_exceeds_what_is_committed(
        annuites in btree_map(0..5_u16, (-1..50_i64, -1..50_i64), 0..5), ecart in -5..60_i64
    ) {
        let annuites: Vec<Annuite> = annuites
            .into_iter()
            .map(|(rang, (ae, cp))| Annuite {
                annee: annee(rang), ae: Euros::from_centimes(ae), cp: Euros::from_centimes(cp),
            })
            .collect();
        let (mut ae, mut cp, mut juste) = (0, 0, !annuites.is_empty());
        for annuite in &annuites {
            ae += annuite.ae.centimes();
            cp += annuite.cp.centimes();
            juste &= cp <= ae && !annuite.ae.is_negative() && !annuite.cp.is_negative();
        }
        juste &= ae - cp == ecart;
        let inverse = annuites.iter().rev().copied();
        let ecart = Euros::from_centimes(ecart);
        let lue = ConventionPluriannuelle::new(source(), NaiveDate::MIN, inverse, ecart);
        prop_assert_eq!(lue.is_ok(), juste);
        prop_assert_eq!(lue, ConventionPluriannuelle::new(source(), NaiveDate::MIN, annuites, ecart));
    }
}
