//! Laws of scenarios and of differences.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::financement::{
    Decision, Difference, ProblemeDApplication, Programmation, Scenario, Stade,
};
use contrat_de_ville::nombre::{Euros, Somme};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use crate::outils::{centimes, grands_centimes};
use crate::programme_outils::{ACTIONS, amounts, lignes, programme, reference, source, total};

/// Amounts whose differences fit in one line.
fn moyens() -> impl Strategy<Value = i64> {
    -1_000_000_000_000..=1_000_000_000_000_i64
}

fn difference(avant: &Programmation, apres: &Programmation, stade: Stade) -> Difference {
    Difference::of(avant.tranche(stade), apres.tranche(stade)).unwrap()
}

/// Decisions on sources that the programme has, and on one that it may not have.
fn decisions(actions: usize) -> impl Strategy<Value = Vec<Decision>> {
    btree_map((0..actions, 0..6_usize), centimes(), 0..8).prop_map(|decisions| {
        decisions
            .into_iter()
            .map(|((action, origine), montant)| Decision {
                action: reference(action),
                source: source(origine),
                montant: Euros::from_centimes(montant),
            })
            .collect()
    })
}

fn scenario(base: &Programmation, stade: Stade, decisions: Vec<Decision>) -> Scenario {
    Scenario::new("Essai".parse().unwrap(), base.lot(), stade, decisions).unwrap()
}

proptest! {
    #[test]
    fn a_difference_adds_up_to_that_of_the_totals(
        a in lignes(centimes()), b in lignes(centimes()),
    ) {
        let (a, b) = (programme(&a), programme(&b));
        for stade in Stade::TOUS {
            let difference = difference(&a, &b, stade);
            prop_assert_eq!(difference.total(), total(b.tranche(stade)).minus(total(a.tranche(stade))));
            let cles: Vec<_> = difference.lignes().iter().map(|l| (l.action.clone(), l.source.clone())).collect();
            let triees: BTreeSet<_> = cles.iter().cloned().collect();
            prop_assert_eq!(triees.into_iter().collect::<Vec<_>>(), cles, "sorted, each once");
            prop_assert!(difference.lignes().iter().all(|ligne| !ligne.ecart.is_zero()));
            // Key by key, another way: what b has, less what a has.
            let (avant, apres) = (amounts(a.tranche(stade)), amounts(b.tranche(stade)));
            let mut attendus = apres;
            for (cle, montant) in avant {
                let reste = attendus.entry(cle).or_default();
                *reste = Somme::from_centimes(reste.centimes() - montant.centimes());
            }
            attendus.retain(|_, ecart| !ecart.is_zero());
            let lus: BTreeMap<_, _> =
                difference.lignes().iter().map(|l| ((l.action.clone(), l.source.clone()), l.ecart)).collect();
            prop_assert_eq!(lus, attendus);
        }
    }

    #[test]
    fn differences_are_antisymmetric_and_make_triangles(
        a in lignes(centimes()), b in lignes(centimes()), c in lignes(centimes()),
    ) {
        let (a, b, c) = (programme(&a), programme(&b), programme(&c));
        let d = |x: &Programmation, y: &Programmation| difference(x, y, Stade::Accorde);
        prop_assert_eq!(d(&a, &b).inverse(), d(&b, &a));
        prop_assert_eq!(d(&a, &b).inverse().inverse(), d(&a, &b));
        prop_assert_eq!(d(&a, &b).merge(d(&b, &c)).unwrap(), d(&a, &c));
        prop_assert!(d(&a, &a).is_empty());
        prop_assert!(d(&a, &b).merge(d(&b, &a)).unwrap().is_empty());
        prop_assert_eq!(d(&a, &b).merge(d(&b, &b)).unwrap(), d(&a, &b));
    }

    #[test]
    fn a_difference_put_on_the_one_gives_the_other_and_its_inverse_takes_it_back(
        a in lignes(moyens()), b in lignes(moyens()),
    ) {
        let (a, b) = (programme(&a), programme(&b));
        for stade in [Stade::Accorde, Stade::Engage] {
            let difference = difference(&a, &b, stade);
            let obtenue = difference.apply(&a).unwrap();
            prop_assert_eq!(amounts(obtenue.tranche(stade)), amounts(b.tranche(stade)));
            for autre in Stade::TOUS.into_iter().filter(|autre| *autre != stade) {
                prop_assert_eq!(amounts(obtenue.tranche(autre)), amounts(a.tranche(autre)));
            }
            prop_assert_eq!(obtenue.actions(), a.actions());
            let rendue = difference.inverse().apply(&obtenue).unwrap();
            prop_assert_eq!(amounts(rendue.tranche(stade)), amounts(a.tranche(stade)));
        }
    }

    /// Any total fits in a difference; a line that no amount holds is refused when it is applied, and never wraps.
    #[test]
    fn a_line_out_of_range_is_refused_by_its_action_and_source(ecarts in vec(grands_centimes(), 1..6)) {
        let base = programme(&[]);
        let lignes: Vec<String> = ecarts
            .iter()
            .enumerate()
            .filter(|(_, ecart)| **ecart != 0)
            .map(|(rang, ecart)| {
                format!(
                    r#"{{"action": "{}", "source": {}, "ecart": "{}"}}"#,
                    reference(rang),
                    serde_json::to_string(&source(0)).unwrap(),
                    Somme::from_centimes(*ecart).plain()
                )
            })
            .collect();
        let json = format!(
            r#"{{"lot": {}, "stade": "accorde", "lignes": [{}]}}"#,
            serde_json::to_string(&base.lot()).unwrap(),
            lignes.join(", ")
        );
        let difference: Difference = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(
            serde_json::from_str::<Difference>(&serde_json::to_string(&difference).unwrap()).unwrap(),
            difference.clone()
        );
        let trop: Vec<_> = ecarts.iter().enumerate().filter(|(_, ecart)| i64::try_from(**ecart).is_err()).collect();
        match difference.apply(&base) {
            Ok(obtenue) => {
                prop_assert!(trop.is_empty());
                prop_assert_eq!(total(obtenue.tranche(Stade::Accorde)), difference.total());
            }
            Err(problemes) => {
                let attendus: Vec<_> = trop
                    .into_iter()
                    .map(|(rang, ecart)| ProblemeDApplication::HorsBornes {
                        reference: reference(rang),
                        source: source(0),
                        montant: Somme::from_centimes(*ecart),
                    })
                    .collect();
                prop_assert_eq!(problemes.as_slice(), attendus);
            }
        }
    }

    #[test]
    fn a_scenario_decides_what_it_says_and_nothing_else(
        brutes in lignes(centimes()), decisions in decisions(ACTIONS),
    ) {
        let base = programme(&brutes);
        let essai = scenario(&base, Stade::Accorde, decisions.clone()).apply(&base).unwrap();
        let mut attendus = amounts(base.tranche(Stade::Accorde));
        for Decision { action, source, montant } in &decisions {
            attendus.insert((action.clone(), source.clone()), (*montant).into());
            let lignes = essai.tranche(Stade::Accorde).iter().filter(|(a, s, _)| a.reference == *action && *s == source);
            prop_assert_eq!(lignes.map(|(_, _, montant)| montant).collect::<Vec<_>>(), [*montant]);
        }
        attendus.retain(|_, montant| !montant.is_zero());
        prop_assert_eq!(amounts(essai.tranche(Stade::Accorde)), attendus);
        for stade in [Stade::Demande, Stade::Propose, Stade::Engage, Stade::Verse] {
            let lignes = |p: &Programmation| -> Vec<_> {
                let lues = p.tranche(stade);
                lues.iter().map(|(a, s, m)| (a.reference.clone(), s.clone(), m)).collect()
            };
            prop_assert_eq!(lignes(&essai), lignes(&base));
        }
        // Twice is once.
        prop_assert_eq!(scenario(&base, Stade::Accorde, decisions).apply(&essai).unwrap(), essai);
    }

    #[test]
    fn the_order_of_decisions_does_not_matter_and_they_survive_the_wire(
        (decisions, melange) in decisions(ACTIONS).prop_flat_map(|d| (Just(d.clone()), Just(d).prop_shuffle())),
    ) {
        let base = programme(&[]);
        let (un, autre) = (scenario(&base, Stade::Engage, decisions), scenario(&base, Stade::Engage, melange));
        prop_assert_eq!(&un, &autre);
        let json = serde_json::to_string(&un).unwrap();
        prop_assert_eq!(serde_json::from_str::<Scenario>(&json).unwrap(), un);
    }

    #[test]
    fn unknown_actions_are_refused_each_once(decisions in decisions(ACTIONS + 4)) {
        let base = programme(&[]);
        let inconnues: BTreeSet<_> =
            decisions.iter().map(|d| d.action.clone()).filter(|action| base.action(action).is_none()).collect();
        match scenario(&base, Stade::Accorde, decisions).apply(&base) {
            Ok(_) => prop_assert!(inconnues.is_empty()),
            Err(problemes) => {
                let attendus: Vec<_> = inconnues
                    .into_iter()
                    .map(|reference| ProblemeDApplication::ActionInconnue { reference })
                    .collect();
                prop_assert_eq!(problemes.as_slice(), attendus);
            }
        }
    }
}
