//! Laws of comparisons and of concentration.

use std::collections::BTreeMap;

use contrat_de_ville::bilan::{
    ActionsComparees, ActionsDistinctes, Comparaison, ComparaisonError, Concentration,
    ConcentrationError, LigneComparee, Mouvement, Ventilation,
};
use contrat_de_ville::financement::{Lot, ParAction, ParOperateur, SelonAction, Stade};
use contrat_de_ville::identifiant::{Annee, Reference};
use contrat_de_ville::nombre::{Euros, Somme, Taux, TauxError};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use crate::outils::centimes;
use crate::programme_outils::{ANNEE, CONTRAT, lignes, programme, reference, total};

fn ventilation() -> impl Strategy<Value = Ventilation<u8>> {
    vec((0..6_u8, prop_oneof![centimes(), -2..=2_i64]), 0..12).prop_map(|lignes| {
        lignes.into_iter().map(|(cle, montant)| (cle, Euros::from_centimes(montant))).collect()
    })
}

fn swapped(mouvement: Mouvement) -> Mouvement {
    match mouvement {
        Mouvement::Nouveau => Mouvement::Disparu,
        Mouvement::Disparu => Mouvement::Nouveau,
        Mouvement::Hausse => Mouvement::Baisse,
        Mouvement::Baisse => Mouvement::Hausse,
        Mouvement::Stable => Mouvement::Stable,
    }
}

proptest! {
    #[test]
    fn totals_tie_and_each_key_is_there_once(avant in ventilation(), apres in ventilation()) {
        let comparaison = Comparaison::of(&avant, &apres);
        prop_assert_eq!(comparaison.avant(), avant.total().total());
        prop_assert_eq!(comparaison.apres(), apres.total().total());
        prop_assert_eq!(comparaison.ecart(), apres.total().total().minus(avant.total().total()));
        let cles: Vec<u8> = comparaison.lignes().iter().map(|ligne| *ligne.cle()).collect();
        let attendues: Vec<u8> = (0..6).filter(|cle| avant.get(cle).is_some() || apres.get(cle).is_some()).collect();
        prop_assert_eq!(cles, attendues);
        for ligne in comparaison.lignes() {
            prop_assert_eq!(ligne.avant(), avant.get(ligne.cle()).map(|cumul| cumul.total()));
            prop_assert_eq!(ligne.apres(), apres.get(ligne.cle()).map(|cumul| cumul.total()));
            let lus = (ligne.avant().map(Somme::centimes), ligne.apres().map(Somme::centimes));
            let (ecart, mouvement) = match lus {
                (None, Some(apres)) => (apres, Mouvement::Nouveau),
                (Some(avant), None) => (-avant, Mouvement::Disparu),
                (Some(avant), Some(apres)) => (apres - avant, match (apres - avant).signum() {
                    1 => Mouvement::Hausse,
                    -1 => Mouvement::Baisse,
                    _ => Mouvement::Stable,
                }),
                (None, None) => panic!("a key on neither side"),
            };
            prop_assert_eq!((ligne.ecart().centimes(), ligne.mouvement()), (ecart, mouvement));
            match (lus.0, ligne.evolution()) {
                (None, evolution) => prop_assert_eq!(evolution, None),
                (Some(0), evolution) => {
                    prop_assert_eq!(evolution, Some(Err(TauxError::DenominateurNul { numerateur: ecart })));
                }
                (Some(avant), Some(Ok(taux))) => {
                    prop_assert!(avant > 0);
                    prop_assert_eq!((taux.numerateur(), taux.denominateur().get()), (ecart, avant.unsigned_abs()));
                }
                (Some(avant), evolution) => {
                    let negatif = TauxError::DenominateurNegatif { numerateur: ecart, denominateur: avant };
                    prop_assert_eq!(evolution, Some(Err(negatif)));
                }
            }
        }
        let comptes: usize = Mouvement::TOUS.iter().map(|m| comparaison.of_mouvement(*m).count()).sum();
        prop_assert_eq!(comptes, comparaison.lignes().len());
    }

    #[test]
    fn swapping_sides_swaps_signs_and_movements(avant in ventilation(), apres in ventilation()) {
        let (aller, retour) = (Comparaison::of(&avant, &apres), Comparaison::of(&apres, &avant));
        prop_assert_eq!(aller.ecart(), Somme::ZERO.minus(retour.ecart()));
        for (a, r) in aller.lignes().iter().zip(retour.lignes()) {
            prop_assert_eq!((a.cle(), a.avant(), a.apres()), (r.cle(), r.apres(), r.avant()));
            prop_assert_eq!(a.ecart(), Somme::ZERO.minus(r.ecart()));
            prop_assert_eq!(a.mouvement(), swapped(r.mouvement()));
        }
    }

    #[test]
    fn the_same_sides_are_all_stable(cote in ventilation()) {
        let comparaison = Comparaison::of(&cote, &cote);
        prop_assert_eq!(comparaison.of_mouvement(Mouvement::Stable).count(), cote.len());
        prop_assert!(comparaison.ecart().is_zero());
    }

    #[test]
    fn comparisons_survive_the_wire(avant in ventilation(), apres in ventilation()) {
        let comparaison = Comparaison::of(&avant, &apres);
        let json = serde_json::to_string(&comparaison).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Comparaison<u8>>(&json).unwrap(), &comparaison);
        let mut deux: Vec<LigneComparee<u8>> = comparaison.lignes().to_vec();
        deux.reverse();
        prop_assert_eq!(&Comparaison::try_from(deux.clone()).unwrap(), &comparaison);
        if let Some(ligne) = deux.first().cloned() {
            deux.push(ligne);
            prop_assert!(Comparaison::try_from(deux).is_err());
        }
    }

    #[test]
    fn programmes_compare_by_action_and_by_any_key_at_one_stage(
        a in lignes(centimes()), b in lignes(centimes()),
    ) {
        let (a, b) = (programme(&a), programme(&b));
        for stade in Stade::TOUS {
            let (avant, apres) = (a.tranche(stade), b.tranche(stade));
            let ecart = total(apres).minus(total(avant));
            prop_assert_eq!(Comparaison::of_tranches(avant, apres, &ParAction).unwrap().ecart(), ecart);
            prop_assert_eq!(Comparaison::of_tranches(avant, apres, &ParOperateur).unwrap().ecart(), ecart);
            let axe = SelonAction::new(|action| action.quartiers.len());
            prop_assert_eq!(Comparaison::of_tranches(avant, apres, &axe).unwrap().ecart(), ecart);
            for autre in Stade::TOUS.into_iter().filter(|autre| *autre != stade) {
                prop_assert_eq!(
                    Comparaison::of_tranches(avant, b.tranche(autre), &ParAction),
                    Err(ComparaisonError::DeuxStades { avant: stade, apres: autre })
                );
            }
        }
    }

    #[test]
    fn actions_that_came_went_and_stayed_are_all_of_them(
        avant in btree_set(0..8_usize, 0..8), apres in btree_set(0..8_usize, 0..8),
    ) {
        let of = |annee: Annee, rangs: &std::collections::BTreeSet<usize>| {
            ActionsDistinctes::of(Lot { contrat: CONTRAT, annee }, rangs.iter().map(|rang| reference(*rang)))
        };
        let comparees = ActionsComparees::of(
            &of(Annee::new(2022).unwrap(), &avant), &of(ANNEE, &apres), |_, reference| reference.clone(),
        );
        let noms = |rangs: Vec<usize>| -> Vec<Reference> { rangs.into_iter().map(reference).collect() };
        let lus = |cles: &std::collections::BTreeSet<Reference>| cles.iter().cloned().collect::<Vec<_>>();
        prop_assert_eq!(lus(comparees.nouvelles()), noms(apres.difference(&avant).copied().collect()));
        prop_assert_eq!(lus(comparees.disparues()), noms(avant.difference(&apres).copied().collect()));
        prop_assert_eq!(lus(comparees.maintenues()), noms(avant.intersection(&apres).copied().collect()));
    }
}

/// Amounts whose squares are far from the range.
fn montants() -> impl Strategy<Value = Vec<i64>> {
    vec(prop_oneof![0..100_i64, 0..1_000_000_000_i64], 1..9).prop_map(|mut montants| {
        montants[0] += 1;
        montants
    })
}

fn concentration(montants: &[i64]) -> Result<Concentration, ConcentrationError<usize>> {
    Concentration::of(montants.iter().map(|m| Somme::from_centimes((*m).into())).enumerate())
}

proptest! {
    #[test]
    fn the_index_is_between_one_nth_and_one(montants in montants()) {
        let concentration = concentration(&montants).unwrap();
        let n = u128::try_from(montants.iter().filter(|m| **m > 0).count()).unwrap();
        prop_assert_eq!(concentration.nombre() as u128, n);
        prop_assert!(concentration.hhi() >= Taux::of(1, n).unwrap());
        prop_assert!(concentration.hhi() <= Taux::UN);
        let equivalent = concentration.nombre_equivalent();
        prop_assert!(equivalent >= Taux::UN && equivalent <= Taux::of(i128::try_from(n).unwrap(), 1_u8).unwrap());
        // One is the other upside down.
        let hhi = concentration.hhi();
        prop_assert_eq!(equivalent, Taux::of(i128::try_from(hhi.denominateur().get()).unwrap(), hhi.numerateur().unsigned_abs()).unwrap());
    }

    /// 1 − Σ pᵢ pⱼ over pairs of different keys: no square is taken.
    #[test]
    fn the_index_agrees_with_a_fraction_computed_by_pairs(montants in montants()) {
        let total: u128 = montants.iter().map(|m| u128::from(m.unsigned_abs())).sum();
        let mut croises = 0_i128;
        for (i, a) in montants.iter().enumerate() {
            for (j, b) in montants.iter().enumerate() {
                if i != j {
                    croises += i128::from(*a) * i128::from(*b);
                }
            }
        }
        let carre = total * total;
        let attendu = Taux::of(i128::try_from(carre).unwrap() - croises, carre).unwrap();
        prop_assert_eq!(concentration(&montants).unwrap().hhi(), attendu);
    }

    #[test]
    fn scale_and_order_do_not_matter(
        (montants, melange) in montants().prop_flat_map(|m| (Just(m.clone()), Just(m).prop_shuffle())),
        echelle in 1..1_000_000_000_i64,
    ) {
        let reference = concentration(&montants).unwrap();
        prop_assert_eq!(&concentration(&melange).unwrap(), &reference);
        let grands: Vec<i64> = montants.iter().map(|m| m * echelle).collect();
        prop_assert_eq!(concentration(&grands).unwrap(), reference);
    }

    #[test]
    fn merging_two_operators_raises_it(montants in montants()) {
        let avant = concentration(&montants).unwrap().hhi();
        if let [a, b, suite @ ..] = montants.as_slice() {
            let fusion: Vec<i64> = core::iter::once(a + b).chain(suite.iter().copied()).collect();
            let apres = concentration(&fusion).unwrap().hhi();
            prop_assert_eq!(apres > avant, *a > 0 && *b > 0);
            prop_assert!(apres >= avant);
        }
    }

    #[test]
    fn the_first_ones_have_their_share(montants in montants(), nombre in 0..12_usize) {
        let mut tries = montants.clone();
        tries.sort_unstable_by(|a, b| b.cmp(a));
        let premiers: i64 = tries.iter().take(nombre).sum();
        let total: i64 = montants.iter().sum();
        let attendu = Taux::of(premiers, u128::from(total.unsigned_abs())).unwrap();
        prop_assert_eq!(concentration(&montants).unwrap().part_des_premiers(nombre), attendu);
    }

    /// Of any amounts: a ratio, or a typed refusal; out of range if and only if the square is.
    #[test]
    fn overflow_is_typed_and_never_wrong(montants in vec(centimes(), 0..6)) {
        let gcd = |mut a: u128, mut b: u128| { while b > 0 { (a, b) = (b, a % b); } a };
        let absolus: Vec<u128> = montants.iter().map(|m| m.unsigned_abs().into()).collect();
        let commun = absolus.iter().fold(0, |commun, m| gcd(commun, *m));
        match concentration(&montants) {
            Err(ConcentrationError::Negatif { cle, montant }) => {
                prop_assert_eq!(montants.iter().position(|m| *m < 0), Some(cle));
                prop_assert_eq!(montant, Somme::from_centimes(montants[cle].into()));
            }
            Err(ConcentrationError::SansMontant) => prop_assert_eq!(commun, 0),
            Err(ConcentrationError::HorsBornes) => {
                // ⌊√(2¹²⁷ − 1)⌋
                prop_assert!(absolus.iter().sum::<u128>() / commun > 13_043_817_825_332_782_212);
            }
            Err(autre) => panic!("{autre}"),
            Ok(concentration) => {
                prop_assert!(montants.iter().all(|m| *m >= 0));
                let total = absolus.iter().sum::<u128>() / commun;
                prop_assert!(total <= 13_043_817_825_332_782_212);
                let carres: u128 = absolus.iter().map(|m| (m / commun) * (m / commun)).sum();
                prop_assert_eq!(concentration.hhi(), Taux::of(i128::try_from(carres).unwrap(), total * total).unwrap());
            }
        }
    }

    #[test]
    fn a_table_is_as_concentrated_as_its_amounts(montants in montants()) {
        let table: Ventilation<usize> =
            montants.iter().map(|m| Euros::from_centimes(*m)).enumerate().collect();
        prop_assert_eq!(table.concentration(), concentration(&montants));
        let totaux: BTreeMap<_, _> = table.iter().map(|(cle, cumul)| (*cle, cumul.total())).collect();
        prop_assert_eq!(Concentration::of(totaux), concentration(&montants));
    }
}
