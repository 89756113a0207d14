//! Laws of exact ratios: order and wire here, printing beside.

use std::cmp::Ordering;
use std::collections::HashSet;

use contrat_de_ville::nombre::TauxError;
use contrat_de_ville::{Somme, Taux};
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::{
    any_text, compare, from_wire, grands_centimes, near_valid, of_any_length, to_wire,
};

pub fn taux(numerateur: i128, denominateur: u128) -> Taux {
    Taux::of(numerateur, denominateur).unwrap_or_else(|error| panic!("{error}"))
}

/// Ratios of any size, with the extremes of both sides.
pub fn rates() -> impl Strategy<Value = Taux> {
    let bas = prop_oneof![
        of_any_length(),
        select(vec![1, 2, u128::MAX / 10, u128::MAX / 10 + 1, u128::MAX - 1, u128::MAX]),
    ];
    (grands_centimes(), bas).prop_map(|(haut, bas)| taux(haut, bas))
}

/// A ratio, and the same one in terms as large as they can be, where nothing but the exact road can
/// tell.
pub fn scaled() -> impl Strategy<Value = (Taux, Taux)> {
    let petits = (-40..=40_i128, 1..=20_u128);
    let moyens = (-1_000..=1_000_i128, 1..=1_000_u128);
    let grands = (any::<i64>().prop_map(i128::from), (1..=u64::MAX).prop_map(u128::from));
    (prop_oneof![petits, moyens, grands], any::<u128>()).prop_map(|((n, d), k)| {
        let max = (i128::MAX.unsigned_abs() / n.unsigned_abs().max(1)).min(u128::MAX / d);
        let k = max - k % (max / 2 + 1);
        (taux(n, d), taux(n * k.cast_signed(), d * k))
    })
}

/// Pairs that a comparison could mistake: equal, next to equal, of opposite signs, or unrelated.
fn pairs() -> impl Strategy<Value = (Taux, Taux)> {
    let next = scaled().prop_map(|(petit, grand)| {
        (petit, Taux::new(grand.numerateur().saturating_add(1), grand.denominateur()))
    });
    let opposite = rates().prop_map(|taux| {
        (taux, Taux::new(taux.numerateur().saturating_neg(), taux.denominateur()))
    });
    prop_oneof![scaled(), next, opposite, (rates(), rates())]
}

fn expected_order(a: Taux, b: Taux) -> Ordering {
    let parts = |t: Taux| (t.numerateur().unsigned_abs(), t.denominateur().get());
    match (a.numerateur().signum(), b.numerateur().signum()) {
        (1, 1) => compare(parts(a), parts(b)),
        (-1, -1) => compare(parts(b), parts(a)),
        (gauche, droite) => gauche.cmp(&droite),
    }
}

proptest! {
    #[test]
    fn order_is_that_of_values((a, b) in pairs()) {
        prop_assert_eq!(a.cmp(&b), expected_order(a, b));
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
        prop_assert_eq!(a == b, expected_order(a, b).is_eq());
    }

    #[test]
    fn order_is_antisymmetric((a, b) in pairs()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&a), Ordering::Equal);
    }

    #[test]
    fn order_is_transitive((a, b) in pairs(), (c, d) in pairs()) {
        let mut tries = [a, b, c, d];
        tries.sort();
        for (rang, petit) in tries.iter().enumerate() {
            prop_assert!(tries[rang..].iter().all(|grand| petit <= grand), "{:?}", tries);
        }
    }

    #[test]
    fn equal_values_are_equal_and_hash_equal((petit, grand) in scaled(), (a, b) in pairs()) {
        prop_assert_eq!(petit, grand);
        prop_assert_eq!(HashSet::from([petit, grand]).len(), 1);
        prop_assert_eq!(HashSet::from([a, b]).len(), if a == b { 1 } else { 2 });
    }

    #[test]
    fn a_ratio_keeps_its_terms(n in grands_centimes(), d in any::<u128>()) {
        match Taux::of(n, d) {
            Ok(taux) => prop_assert_eq!((taux.numerateur(), taux.denominateur().get()), (n, d)),
            Err(error) => {
                prop_assert_eq!(d, 0);
                prop_assert_eq!(error, TauxError::DenominateurNul { numerateur: n });
            }
        }
    }

    #[test]
    fn wire_round_trips(t in rates()) {
        let texte = format!("{}/{}", t.numerateur(), t.denominateur());
        prop_assert_eq!(to_wire(&t), texte.clone());
        let lu: Option<Taux> = from_wire(&texte);
        // By terms: equality by value would also accept a ratio that was reduced.
        prop_assert_eq!(lu.map(|lu| lu.to_string()), Some(texte));
    }

    #[test]
    fn wire_accepts_exactly_what_parse_accepts(
        quasi in "[-+]?[0-9]{0,41}/?[-+]?[0-9]{0,41}",
        faute in near_valid(rates().prop_map(|taux| taux.to_string())),
        texte in any_text(),
    ) {
        for texte in [quasi, faute, texte] {
            prop_assert_eq!(from_wire::<Taux>(&texte), texte.parse().ok(), "{}", texte);
        }
    }

    #[test]
    fn parse_accepts_exactly_two_whole_numbers(
        (signe, haut, barre, plus, bas) in ("[-+]?", "[0-9]{0,41}", "[/:]", "[-+]?", "[0-9]{0,41}"),
    ) {
        let texte = format!("{signe}{haut}{barre}{plus}{bas}");
        let formee = signe != "+" && barre == "/" && plus.is_empty();
        let attendu = Some((format!("{signe}{haut}"), bas))
            .filter(|_| formee)
            .and_then(|(haut, bas)| Some((haut.parse::<i128>().ok()?, bas.parse::<u128>().ok()?)))
            .filter(|(_, bas)| *bas > 0);
        let lu = texte.parse::<Taux>().ok();
        prop_assert_eq!(lu.map(|t| (t.numerateur(), t.denominateur().get())), attendu, "{}", texte);
    }

    #[test]
    fn a_share_needs_a_positive_whole(
        partie in grands_centimes(),
        total in prop_oneof![grands_centimes(), Just(0)],
    ) {
        let lu = Taux::part(Somme::from_centimes(partie), Somme::from_centimes(total));
        prop_assert_eq!(lu, over(partie, total));
    }

    #[test]
    fn an_evolution_needs_a_positive_start(
        avant in prop_oneof![grands_centimes(), Just(0)],
        apres in grands_centimes(),
    ) {
        let lu = Taux::evolution(Somme::from_centimes(avant), Somme::from_centimes(apres));
        let attendu = apres
            .checked_sub(avant)
            .map_or(Err(TauxError::HorsBornes { avant, apres }), |ecart| over(ecart, avant));
        prop_assert_eq!(lu, attendu);
    }
}

fn over(numerateur: i128, denominateur: i128) -> Result<Taux, TauxError> {
    match denominateur {
        0 => Err(TauxError::DenominateurNul { numerateur }),
        ..0 => Err(TauxError::DenominateurNegatif { numerateur, denominateur }),
        1.. => Ok(taux(numerateur, denominateur.unsigned_abs())),
    }
}
