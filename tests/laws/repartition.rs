//! Laws of apportionment that each of the six methods keeps.

use std::collections::BTreeMap;

use contrat_de_ville::nombre::{Methode, Repartition, RepartitionError};
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::outils::centimes;

pub type Poids = Vec<(u8, u64)>;

/// Units to share out among keys, enough of them for the method.
#[derive(Clone, Debug)]
pub struct Cas {
    pub methode: Methode,
    pub unites: i64,
    pub poids: Poids,
}

impl Cas {
    pub fn apportion(&self) -> Repartition<u8> {
        apportion(self.methode, self.unites, &self.poids)
    }
}

pub fn apportion(methode: Methode, unites: i64, poids: &[(u8, u64)]) -> Repartition<u8> {
    methode.apportion(unites, poids).unwrap_or_else(|error| panic!("{error}"))
}

/// What each key gets, whatever the order of the input.
pub fn by_key(repartition: &Repartition<u8>) -> BTreeMap<u8, i64> {
    repartition.iter().map(|(cle, unites)| (*cle, unites)).collect()
}

/// Keys in any order, each once; at least one weight is positive.
pub fn weights(
    poids: impl Strategy<Value = u64> + 'static,
    max: u64,
) -> impl Strategy<Value = Poids> {
    (prop::collection::vec(poids, 0..8), 1..=max, any::<Index>())
        .prop_map(|(mut poids, positif, place)| {
            poids.insert(place.index(poids.len() + 1), positif);
            (0..=u8::MAX).zip(poids).collect::<Poids>()
        })
        .prop_shuffle()
}

/// The methods whose first divisor is zero, so that each party has a unit before any has two.
const CHACUN: [Methode; 3] = [Methode::Adams, Methode::HuntingtonHill, Methode::Dean];

pub fn methods() -> impl Strategy<Value = Methode> {
    select(Methode::TOUTES.to_vec())
}

/// Weights near and far apart, units few and many.
pub fn cases() -> impl Strategy<Value = Cas> {
    let poids = prop_oneof![0..=5_u64, 0..=10_000_u64, any::<u64>(), Just(u64::MAX), Just(0)];
    let surplus = prop_oneof![0..=30_u64, 0..=100_000_u64, 0..=i64::MAX.unsigned_abs() - 8];
    with_units(weights(poids, u64::MAX), surplus)
}

pub fn with_units(
    poids: impl Strategy<Value = Poids>,
    surplus: impl Strategy<Value = u64>,
) -> impl Strategy<Value = Cas> {
    (methods(), poids, surplus, any::<bool>()).prop_map(|(methode, poids, surplus, negatif)| {
        let parties = if CHACUN.contains(&methode) { parties(&poids) } else { 0 };
        let unites = i64::try_from(surplus).unwrap_or(i64::MAX - 8) + parties;
        Cas { methode, unites: if negatif { -unites } else { unites }, poids }
    })
}

fn parties(poids: &[(u8, u64)]) -> i64 {
    poids.iter().map(|(_, poids)| i64::from(*poids > 0)).sum()
}

/// As few kinds of weights and of units as can be, at the edges of their types.
fn extreme_weight() -> impl Strategy<Value = u64> {
    prop_oneof![select(vec![0, 1, 2, u64::MAX >> 1, 1 << 63, u64::MAX - 1, u64::MAX]), any::<u64>()]
}

proptest! {
    #[test]
    fn split_sums_to_whole(cas in cases()) {
        let sum: i128 = cas.apportion().iter().map(|(_, unites)| i128::from(unites)).sum();
        prop_assert_eq!(sum, i128::from(cas.unites));
    }

    #[test]
    fn split_of_an_amount_sums_to_the_amount(
        c in centimes(),
        poids in weights(0..=10_000_u64, 10_000),
    ) {
        let montant = Euros::from_centimes(c);
        for methode in [Methode::PlusFortsRestes, Methode::SainteLague, Methode::Hondt] {
            let repartition = methode
                .split(montant, &poids)
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&repartition, &apportion(methode, c, &poids));
            prop_assert_eq!(
                repartition.montants().map(|(_, part)| part).sum::<Somme>(),
                Somme::from(montant)
            );
        }
    }

    #[test]
    fn split_says_what_was_asked(cas in cases()) {
        let repartition = cas.apportion();
        prop_assert_eq!((repartition.methode(), repartition.unites()), (cas.methode, cas.unites));
        let parts: Poids = repartition.parts().iter().map(|part| (part.cle, part.poids)).collect();
        prop_assert_eq!(parts, cas.poids);
    }

    #[test]
    fn split_gives_nothing_to_zero_weight(cas in cases()) {
        for part in cas.apportion().parts() {
            prop_assert!(part.poids > 0 || part.unites == 0, "{:?}", part);
        }
    }

    #[test]
    fn split_gives_nothing_against_the_sign_of_the_whole(cas in cases()) {
        for (_, unites) in cas.apportion().iter() {
            prop_assert!(unites == 0 || unites.signum() == cas.unites.signum());
        }
    }

    #[test]
    fn split_does_not_depend_on_order(
        (cas, ordre) in
        cases().prop_flat_map(|cas| (Just(cas.clone()), Just(cas.poids).prop_shuffle())),
    ) {
        let (une, autre) = (cas.apportion(), apportion(cas.methode, cas.unites, &ordre));
        prop_assert_eq!(by_key(&une), by_key(&autre));
        prop_assert_eq!(une.egalite(), autre.egalite());
    }

    #[test]
    fn negative_split_is_opposite(cas in cases()) {
        let (une, autre) = (cas.apportion(), apportion(cas.methode, -cas.unites, &cas.poids));
        for ((_, unites), (_, oppose)) in une.iter().zip(autre.iter()) {
            prop_assert_eq!(unites, -oppose);
        }
        prop_assert_eq!(une.egalite(), autre.egalite());
    }

    #[test]
    fn larger_weight_never_gets_less(cas in cases()) {
        let repartition = apportion(cas.methode, cas.unites.saturating_abs(), &cas.poids);
        let mut parts = repartition.parts().to_vec();
        // Of equal weights the smaller key comes first, and may have one unit more.
        parts.sort_by_key(|part| (part.poids, std::cmp::Reverse(part.cle)));
        for couple in parts.windows(2) {
            prop_assert!(couple[0].unites <= couple[1].unites, "{:?}", couple);
            prop_assert!(
                couple[0].poids < couple[1].poids || couple[1].unites - couple[0].unites <= 1,
                "{:?}",
                couple
            );
        }
    }

    #[test]
    fn weights_in_larger_terms_give_the_same(
        cas in with_units(weights(0..=10_000_u64, 10_000), 0..=1_000_000_000_u64),
        facteur in 1..=u64::MAX / 10_000,
    ) {
        let grands: Poids = cas.poids.iter().map(|(cle, poids)| (*cle, poids * facteur)).collect();
        let (une, autre) = (cas.apportion(), apportion(cas.methode, cas.unites, &grands));
        prop_assert_eq!(by_key(&une), by_key(&autre));
        prop_assert_eq!(une.egalite(), autre.egalite());
    }

    #[test]
    fn exact_quotas_are_given(
        methode in methods(),
        quotas in weights(prop_oneof![0..=9_u64, 0..=1_u64 << 59], 1 << 59),
        facteur in prop_oneof![1..=31_u64, Just(1)],
    ) {
        // Eight quotas of at most 2⁵⁹ units, so that the whole fits.
        let unites: u64 = quotas.iter().map(|(_, quota)| quota).sum();
        let poids: Poids = quotas.iter().map(|(cle, quota)| (*cle, quota * facteur)).collect();
        let repartition = apportion(methode, i64::try_from(unites).unwrap_or(i64::MAX), &poids);
        for ((_, quota), (_, unites)) in quotas.iter().zip(repartition.iter()) {
            prop_assert_eq!(i64::try_from(*quota), Ok(unites));
        }
        prop_assert_eq!(repartition.egalite(), None);
    }

    #[test]
    fn each_party_has_one_where_the_method_says_so(cas in cases()) {
        let chacun = cas.methode.gives_one_to_each();
        prop_assert_eq!(chacun, CHACUN.contains(&cas.methode));
        for part in cas.apportion().parts() {
            prop_assert!(!chacun || part.poids == 0 || part.unites != 0, "{:?}", part);
        }
    }

    #[test]
    fn fewer_units_than_parties_are_refused_exactly_where_each_has_one(
        methode in methods(),
        poids in weights(extreme_weight(), u64::MAX),
        unites in prop_oneof![-9..=9_i64, centimes()],
    ) {
        let parties = parties(&poids);
        let courte = CHACUN.contains(&methode) && unites.unsigned_abs() < parties.unsigned_abs();
        let attendu = RepartitionError::MoinsDUnitesQueDeParties {
            methode,
            unites,
            parties: usize::try_from(parties).unwrap_or(0),
        };
        prop_assert_eq!(methode.apportion(unites, &poids).err(), courte.then_some(attendu));
    }

    #[test]
    fn extremes_never_panic(
        methode in methods(),
        poids in weights(extreme_weight(), u64::MAX),
        unites in select(vec![i64::MIN, i64::MIN + 1, -8, 8, i64::MAX - 1, i64::MAX]),
    ) {
        // Eight parties at most.
        let repartition = apportion(methode, unites, &poids);
        let sum: i128 = repartition.iter().map(|(_, part)| i128::from(part)).sum();
        prop_assert_eq!(sum, i128::from(unites));
    }

    #[test]
    fn a_key_given_twice_is_refused(
        cas in cases(),
        un in any::<Index>(),
        place in any::<Index>(),
        poids in extreme_weight(),
    ) {
        let (cle, _) = *un.get(&cas.poids);
        let mut double = cas.poids;
        double.insert(place.index(double.len() + 1), (cle, poids));
        let error = cas.methode.apportion(cas.unites, &double).err();
        prop_assert_eq!(error, Some(RepartitionError::CleEnDouble { cle }));
    }

    #[test]
    fn nothing_but_zero_weights_is_refused(
        methode in methods(),
        unites in centimes(),
        cles in 0..20_u8,
    ) {
        let poids: Poids = (0..cles).map(|cle| (cle, 0)).collect();
        let error = methode.apportion(unites, &poids).err();
        prop_assert_eq!(error, Some(RepartitionError::SansPoids { unites, cles: cles.into() }));
    }
}
