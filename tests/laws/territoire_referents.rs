//! Laws of who follows what, and of ratios of people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use contrat_de_ville::identifiant::{CodeCommune, Reference};
use contrat_de_ville::territoire::{
    Affectation, PopulationError, ProblemeDeReferents, Referents, SeuilDEcart, compare_populations,
    montant_par_habitant, part_en_qpv,
};
use contrat_de_ville::{Euros, Taux};
use proptest::prelude::*;

fn jour(jours: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(jours)
}

fn commune(rang: u8) -> CodeCommune {
    format!("6211{rang}").parse().unwrap()
}

/// A period whose bounds may be missing, the right way round.
fn affectation() -> impl Strategy<Value = Affectation> {
    let borne = || prop::option::of(0..60_u64);
    (0..3_u8, 1..=9_u8, borne(), borne()).prop_map(|(referent, rang, a, b)| {
        let (du, au) = match (a, b) {
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            autres => autres,
        };
        Affectation {
            referent: format!("R{referent}").parse().unwrap(),
            commune: commune(rang),
            du: du.map(jour),
            au: au.map(jour),
        }
    })
}

/// Day by day, whether two assignments of one referent and one commune meet.
fn meet(a: &Affectation, b: &Affectation) -> bool {
    let memes = (&a.referent, a.commune) == (&b.referent, b.commune);
    memes && (0..=60).map(jour).any(|jour| a.holds_on(jour) && b.holds_on(jour))
}

fn communes() -> impl Strategy<Value = BTreeSet<CodeCommune>> {
    prop::collection::btree_set((1..=9_u8).prop_map(commune), 0..9)
}

proptest! {
    /// Each commune of the contract is followed or not, and never both; what is outside is apart.
    #[test]
    fn coverage_and_gaps_partition_the_communes(
        affectation in prop::collection::vec(affectation(), 0..5),
        communes in communes(),
        jours in 0..60_u64,
    ) {
        let Ok(referents) = Referents::new(affectation) else { return Ok(()) };
        let couverture = referents.coverage_on(&communes, jour(jours));
        let suivies: BTreeSet<CodeCommune> = couverture.suivies.keys().copied().collect();
        prop_assert!(suivies.is_disjoint(&couverture.sans_referent));
        prop_assert_eq!(&(&suivies | &couverture.sans_referent), &communes);
        prop_assert!(couverture.hors_contrat.keys().all(|code| !communes.contains(code)));
        let mut attendus: BTreeMap<CodeCommune, BTreeSet<Reference>> = BTreeMap::new();
        for a in referents.affectations().iter().filter(|a| a.holds_on(jour(jours))) {
            attendus.entry(a.commune).or_default().insert(a.referent.clone());
        }
        let mut tous = couverture.suivies.clone();
        tous.extend(couverture.hors_contrat.clone());
        prop_assert_eq!(tous, attendus);

        let dits = couverture.check();
        let count = |code| dits.iter().filter(|signalement| signalement.code() == code).count();
        prop_assert_eq!(count("COMMUNE-SANS-REFERENT"), couverture.sans_referent.len());
        prop_assert_eq!(count("COMMUNE-HORS-CONTRAT"), couverture.hors_contrat.len());
        let plusieurs = couverture.suivies.values().filter(|referents| referents.len() > 1).count();
        prop_assert_eq!(count("PLUSIEURS-REFERENTS"), plusieurs);
    }

    /// Periods of one referent and one commune that share a day are refused, and others are not.
    #[test]
    fn overlaps_are_refused(affectations in prop::collection::vec(affectation(), 0..6)) {
        let attendus: Vec<usize> = (1..=affectations.len())
            .filter(|place| {
                let (avant, suite) = affectations.split_at(place - 1);
                avant.iter().any(|autre| meet(autre, &suite[0]))
            })
            .collect();
        match Referents::new(affectations) {
            Ok(referents) => {
                prop_assert!(attendus.is_empty());
                let fil = serde_json::to_string(&referents).unwrap();
                prop_assert_eq!(serde_json::from_str::<Referents>(&fil).unwrap(), referents);
            }
            Err(problemes) => {
                let places = problemes.as_slice().iter().map(|probleme| match probleme {
                    ProblemeDeReferents::Chevauchement { place, .. } => *place,
                    ProblemeDeReferents::Inversion { .. } | _ => 0,
                });
                prop_assert!(places.eq(attendus));
            }
        }
    }

    #[test]
    fn a_period_the_wrong_way_round_is_refused(mut affectation in affectation(), a in 0..60_u64, b in 0..60_u64) {
        (affectation.du, affectation.au) = (Some(jour(a)), Some(jour(b)));
        prop_assert_eq!(Referents::new([affectation]).is_err(), b < a);
    }

    /// The share is between 0 and 1; a figure that is not said, or nobody in the whole, makes none.
    #[test]
    fn a_share_of_people_is_exact(partie in 0..1_000_u64, tout in 0..1_000_u64) {
        match part_en_qpv(Some(partie), Some(tout)) {
            Ok(part) => {
                prop_assert_eq!(part, Taux::of(partie, tout).unwrap());
                prop_assert!(part <= Taux::UN && tout > 0);
            }
            Err(PopulationError::Nulle(_)) => prop_assert_eq!(tout, 0),
            Err(PopulationError::PartieTropGrande { .. }) => prop_assert!(partie > tout && tout > 0),
            Err(autre) => prop_assert!(false, "{autre}"),
        }
        prop_assert!(part_en_qpv(None, Some(tout)).is_err() && part_en_qpv(Some(partie), None).is_err());
    }

    /// Euros for one inhabitant, times the inhabitants, are the amount.
    #[test]
    fn an_amount_per_inhabitant_times_them_is_the_amount(centimes in any::<i64>(), habitants in 1..1_000_000_u64) {
        let taux = montant_par_habitant(Euros::from_centimes(centimes), Some(habitants)).unwrap();
        prop_assert_eq!(taux, Taux::of(centimes, u128::from(habitants) * 100).unwrap());
        prop_assert!(montant_par_habitant(Euros::from_centimes(centimes), Some(0)).is_err());
        prop_assert!(montant_par_habitant(Euros::from_centimes(centimes), None).is_err());
    }

    /// Beyond the threshold either way, the threshold included; and either way the same.
    #[test]
    fn a_population_that_jumps_is_told(avant in 1..10_000_u64, apres in 1..10_000_u64, seuil in 11..40_u32) {
        let nom = || "Fictif".parse().unwrap();
        let seuil_lu = SeuilDEcart::new(Taux::of(seuil, 10_u32).unwrap()).unwrap();
        let dit = |a, b| compare_populations(nom(), Some(a), Some(b), seuil_lu).unwrap().is_some();
        let (petit, grand) = (avant.min(apres), avant.max(apres));
        prop_assert_eq!(dit(avant, apres), grand * 10 >= petit * u64::from(seuil));
        prop_assert_eq!(dit(avant, apres), dit(apres, avant));
    }
}
