//! Laws that tell the six methods of apportionment apart, and of their ties.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::nombre::Methode;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::compare;
use crate::repartition::{Cas, Poids, apportion, by_key, cases, weights, with_units};

const DIVISEURS: [Methode; 5] =
    [Methode::SainteLague, Methode::Adams, Methode::Hondt, Methode::HuntingtonHill, Methode::Dean];

/// The claim of a party of that weight which has `s` units to one more: weight over signpost, as
/// the textbooks define it, squared for the geometric mean.
fn claim(methode: Methode, poids: u64, s: u64) -> (u128, u128) {
    let (w, s) = (u128::from(poids), u128::from(s));
    match methode {
        Methode::SainteLague => (2 * w, 2 * s + 1),
        Methode::Adams => (w, s),
        Methode::Hondt => (w, s + 1),
        Methode::HuntingtonHill => (w * w, s * (s + 1)),
        Methode::Dean => (w * (2 * s + 1), 2 * s * (s + 1)),
        Methode::PlusFortsRestes => unreachable!("not a divisor method"),
    }
}

/// A signpost of zero comes before all others.
fn compare_claims(a: (u128, u128), b: (u128, u128)) -> Ordering {
    match (a.1, b.1) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Greater,
        (_, 0) => Ordering::Less,
        _ => compare(a, b),
    }
}

/// One unit at a time to the best claim; among equal claims, to the smallest key.
fn naive_divisor(methode: Methode, unites: u64, poids: &[(u8, u64)]) -> BTreeMap<u8, i64> {
    let mut parties: Vec<(u8, u64, u64)> =
        poids.iter().map(|(cle, poids)| (*cle, *poids, 0)).collect();
    parties.sort_unstable();
    for _ in 0..unites {
        let meilleur = parties
            .iter_mut()
            .rev()
            .filter(|(_, poids, _)| *poids > 0)
            .max_by(|a, b| compare_claims(claim(methode, a.1, a.2), claim(methode, b.1, b.2)));
        if let Some((_, _, parts)) = meilleur {
            *parts += 1;
        }
    }
    parties.into_iter().map(|(cle, _, parts)| (cle, parts.cast_signed())).collect()
}

/// Quotas cut off, then the largest remainders in order, keys settling ties.
fn naive_largest_remainder(unites: u64, poids: &[(u8, u64)]) -> BTreeMap<u8, i64> {
    let total: u128 = poids.iter().map(|(_, poids)| u128::from(*poids)).sum();
    let quota = |poids: u64| u128::from(poids) * u128::from(unites);
    let mut parties: Vec<(u8, u128, u128)> = poids
        .iter()
        .map(|(cle, poids)| (*cle, quota(*poids) / total, quota(*poids) % total))
        .collect();
    let donnees: u128 = parties.iter().map(|(_, entier, _)| entier).sum();
    parties.sort_unstable_by_key(|(cle, _, reste)| (std::cmp::Reverse(*reste), *cle));
    for (rang, (_, entier, _)) in (0..).zip(&mut parties) {
        *entier += u128::from(rang < u128::from(unites) - donnees);
    }
    parties
        .into_iter()
        .map(|(cle, entier, _)| (cle, i64::try_from(entier).unwrap_or(i64::MAX)))
        .collect()
}

/// Few different weights, so that ties are as frequent as not.
fn small_cases() -> impl Strategy<Value = Cas> {
    with_units(
        weights(prop_oneof![0..=4_u64, 0..=50_u64], 50),
        prop_oneof![0..=12_u64, 0..=200_u64],
    )
}

/// Every order of the keys `0..n`.
fn permutations(n: u8) -> Vec<Vec<u8>> {
    (0..n).fold(vec![Vec::new()], |ordres, cle| {
        let insert = |ordre: &Vec<u8>, place: usize| {
            let mut ordre = ordre.clone();
            ordre.insert(place, cle);
            ordre
        };
        ordres
            .iter()
            .flat_map(|ordre| (0..=ordre.len()).map(move |place| insert(ordre, place)))
            .collect()
    })
}

proptest! {
    #[test]
    fn divisor_methods_serve_the_best_claim_first(cas in small_cases()) {
        for methode in DIVISEURS {
            // Enough for each party, whatever the method.
            let unites = cas.unites.unsigned_abs() + 8;
            let lu = apportion(methode, unites.cast_signed(), &cas.poids);
            prop_assert_eq!(by_key(&lu), naive_divisor(methode, unites, &cas.poids), "{}", methode);
        }
    }

    #[test]
    fn largest_remainder_is_that_of_the_textbook(petit in small_cases(), grand in cases()) {
        for Cas { unites, poids, .. } in [petit, grand] {
            let unites = unites.saturating_abs();
            let lu = apportion(Methode::PlusFortsRestes, unites, &poids);
            prop_assert_eq!(by_key(&lu), naive_largest_remainder(unites.unsigned_abs(), &poids));
        }
    }

    #[test]
    fn largest_remainder_stays_within_one_of_the_quota(cas in cases()) {
        let unites = cas.unites.saturating_abs();
        let total: u128 = cas.poids.iter().map(|(_, poids)| u128::from(*poids)).sum();
        for part in apportion(Methode::PlusFortsRestes, unites, &cas.poids).parts() {
            let produit = u128::from(part.poids) * u128::from(unites.unsigned_abs());
            let (bas, haut) = (produit / total, produit.div_ceil(total));
            prop_assert!((bas..=haut).contains(&part.unites.unsigned_abs().into()), "{:?}", part);
        }
    }

    #[test]
    fn no_unit_has_a_better_claim_elsewhere(cas in cases(), methode in select(DIVISEURS.to_vec())) {
        // The definition of a divisor method, at any size: no claim served is below another.
        let unites = cas.unites.saturating_abs().max(8);
        let repartition = apportion(methode, unites, &cas.poids);
        let parties: Vec<(u64, u64)> = repartition
            .parts()
            .iter()
            .filter(|part| part.poids > 0)
            .map(|part| (part.poids, part.unites.unsigned_abs()))
            .collect();
        for (poids, parts) in parties.iter().filter(|(_, parts)| *parts > 0) {
            let servie = claim(methode, *poids, parts - 1);
            for (autre, siennes) in &parties {
                prop_assert!(
                    compare_claims(servie, claim(methode, *autre, *siennes)).is_ge(),
                    "{:?}",
                    repartition
                );
            }
        }
    }

    #[test]
    fn one_more_unit_takes_from_none(cas in cases(), methode in select(DIVISEURS.to_vec())) {
        let unites = cas.unites.saturating_abs().clamp(8, i64::MAX - 1);
        let (avant, apres) =
            (apportion(methode, unites, &cas.poids), apportion(methode, unites + 1, &cas.poids));
        for ((cle, avant), (_, apres)) in avant.iter().zip(apres.iter()) {
            prop_assert!(avant <= apres, "{} goes from {} to {}", cle, avant, apres);
        }
    }

    #[test]
    fn one_more_unit_takes_from_none_through_a_tie(
        cas in small_cases(),
        methode in select(DIVISEURS.to_vec()),
    ) {
        let mut avant = apportion(methode, 8, &cas.poids);
        for unites in 9..40 {
            let apres = apportion(methode, unites, &cas.poids);
            prop_assert!(
                avant.iter().zip(apres.iter()).all(|((_, avant), (_, apres))| avant <= apres)
            );
            avant = apres;
        }
    }

    #[test]
    fn a_tie_is_reported_exactly_when_keys_settle_it(cas in small_cases()) {
        let inverses: Poids =
            cas.poids.iter().map(|(cle, poids)| (u8::MAX - cle, *poids)).collect();
        let (une, autre) = (cas.apportion(), apportion(cas.methode, cas.unites, &inverses));
        let parts = |repartition: &contrat_de_ville::nombre::Repartition<u8>| -> Vec<i64> {
            repartition.parts().iter().map(|part| part.unites).collect()
        };
        prop_assert_eq!(une.egalite().is_some(), parts(&une) != parts(&autre));
        prop_assert_eq!(une.egalite().is_some(), autre.egalite().is_some());
    }

    #[test]
    fn a_tie_names_exactly_those_whom_another_order_of_keys_would_serve_otherwise(
        methode in select(Methode::TOUTES.to_vec()),
        poids in prop::collection::vec(1..=5_u64, 1..=4),
        surplus in 0..=9_i64,
    ) {
        let n = u8::try_from(poids.len()).unwrap_or(u8::MAX);
        let unites = i64::from(n) + surplus;
        let keyed = |cles: &[u8]| -> Poids { cles.iter().copied().zip(poids.clone()).collect() };
        let ordinaire: Vec<u8> = (0..n).collect();
        let repartition = apportion(methode, unites, &keyed(&ordinaire));
        let mut vues = vec![BTreeSet::new(); poids.len()];
        for ordre in permutations(n) {
            for (vues, part) in
                vues.iter_mut().zip(apportion(methode, unites, &keyed(&ordre)).parts())
            {
                vues.insert(part.unites);
            }
        }
        let sensibles: Vec<u8> =
            ordinaire.into_iter().filter(|cle| vues[usize::from(*cle)].len() > 1).collect();
        // The smallest keys were served: one list after the other is in their order.
        let nommes = repartition
            .egalite()
            .map(|egalite| [egalite.servis.clone(), egalite.ecartes.clone()].concat());
        prop_assert_eq!(nommes.unwrap_or_default(), sensibles.clone());
        // Those served have the larger of the two parts that they could have.
        for (rang, cle) in sensibles.iter().enumerate() {
            let servis = repartition.egalite().map_or(0, |egalite| egalite.servis.len());
            let vues = &vues[usize::from(*cle)];
            let attendu = if rang < servis { vues.last() } else { vues.first() };
            prop_assert_eq!(Some(&by_key(&repartition)[cle]), attendu);
            prop_assert_eq!(vues.len(), 2);
        }
    }

    #[test]
    fn methods_favour_the_large_in_their_order(
        poids in weights(1..=1_000_u64, 1_000),
        unites in 8..=10_000_i64,
    ) {
        // From the one that favours the large to the one that favours the small.
        let ordre = [
            Methode::Hondt,
            Methode::SainteLague,
            Methode::HuntingtonHill,
            Methode::Dean,
            Methode::Adams,
        ];
        let parts = ordre.map(|methode| by_key(&apportion(methode, unites, &poids)));
        for couple in parts.windows(2) {
            for (grand, _) in &poids {
                for (petit, _) in
                    poids.iter().filter(|(_, p)| poids.iter().any(|(cle, g)| cle == grand && p < g))
                {
                    // Never from the larger to the smaller, when the method turns to the larger.
                    let (pour, contre) = (&couple[0], &couple[1]);
                    prop_assert!(
                        pour[grand] >= contre[grand] || pour[petit] <= contre[petit],
                        "{:?}",
                        parts
                    );
                }
            }
        }
    }
}
