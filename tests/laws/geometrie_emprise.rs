//! Footprints, and what can be said at an accuracy.

use contrat_de_ville::identifiant::{CodeQuartier, Geographie};
use contrat_de_ville::territoire::geometrie::{
    Bareme, Batiment, Certitude, ClasseTva, Distance, EngagementsDuQuartier, Perimetre, Precision,
    Rayon, Surface, Zonage,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::geometrie_outils::{
    Unites, code, convexe, lieu, moved, pas, point, polygones, quartier, surface,
};

fn metres(metres: f64) -> Distance {
    Distance::from_metres(metres).unwrap()
}

fn seul(emprise: &Surface, exactitude: f64) -> Batiment<'_> {
    Batiment { logements: emprise, ensemble: emprise, exactitude: metres(exactitude) }
}

fn zonage(surface: Surface) -> (Zonage, CodeQuartier) {
    (Zonage::new([Perimetre::drawn(code(0), surface)]).unwrap(), code(0))
}

fn engagements() -> impl Strategy<Value = EngagementsDuQuartier> {
    let fait = || option::of(any::<bool>());
    (fait(), fait(), fait()).prop_map(
        |(contrat_de_ville, renovation_urbaine, renouvellement_urbain)| EngagementsDuQuartier {
            contrat_de_ville,
            renovation_urbaine,
            renouvellement_urbain,
        },
    )
}

/// A place of a polygon without dents: its corners, weighted.
fn inside(coins: &[Unites], poids: &[i64]) -> Unites {
    let total: i64 = coins.iter().zip(poids).map(|(_, poids)| poids).sum();
    let sum = |f: fn(&Unites) -> i64| {
        coins.iter().zip(poids).map(|(coin, poids)| f(coin) * poids).sum::<i64>()
    };
    (sum(|coin| coin.0) / total, sum(|coin| coin.1) / total)
}

proptest! {
    // Each case cuts thousands of boxes.
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Every place of a footprint is between the bounds, which are as near as is said where they touch it.
    #[test]
    fn the_bounds_of_a_footprint_hold_each_of_its_places(
        lieu in lieu(), dessin in polygones(), coins in convexe(), tirages in vec(vec(1..100_i64, 10), 1..20),
    ) {
        let Some(quartier) = surface(lieu, &dessin) else { return Ok(()) };
        let Some(emprise) = surface(lieu, &[vec![coins.clone()]]) else { return Ok(()) };
        let ecartement = quartier.spread(&emprise);
        for intervalle in [ecartement.plus_proche, ecartement.plus_loin] {
            prop_assert!(intervalle.au_moins <= intervalle.au_plus);
            prop_assert!(intervalle.au_plus.metres() - intervalle.au_moins.metres() < 0.26, "{:?}", ecartement);
        }
        let places = tirages.iter().map(|poids| inside(&coins, poids)).chain(coins.iter().copied());
        for place in places {
            let distance = quartier.distance(point(moved(lieu, place))).metres();
            prop_assert!(distance > ecartement.plus_proche.au_moins.metres() - 0.02, "{distance} {ecartement:?}");
            prop_assert!(distance < ecartement.plus_loin.au_plus.metres() + 0.02, "{distance} {ecartement:?}");
        }
    }

    /// What is part of a footprint is no further, and no nearer, than the whole: its class is no worse.
    #[test]
    fn building_classes_are_monotone_in_the_footprint(
        lieu in lieu(), dessin in polygones(), coins in convexe(), coupe in (0..10_usize, 0..10_usize),
        exactitude in 0.0..20.0_f64, engagements in engagements(),
    ) {
        let Some(quartier) = surface(lieu, &dessin) else { return Ok(()) };
        let (a, b) = (coupe.0 % coins.len(), coupe.1 % coins.len());
        let part = coins[a.min(b)..=a.max(b)].to_vec();
        let (Some(tout), Some(part)) = (surface(lieu, &[vec![coins]]), surface(lieu, &[vec![part]])) else { return Ok(()) };
        let (zonage, code) = zonage(quartier);
        let [tout, part] = [tout, part].map(|emprise| {
            zonage.zone_tva(&code, seul(&emprise, exactitude), "2025-03-01".parse().unwrap(), engagements).unwrap()
        });
        let lengths = |zone: &contrat_de_ville::territoire::geometrie::ZoneTva| zone.logements();
        prop_assert!(lengths(&part).plus_loin.au_moins <= lengths(&tout).plus_loin.au_plus);
        prop_assert!(lengths(&part).plus_proche.au_plus >= lengths(&tout).plus_proche.au_moins);
        // Within what the search leaves open, sure may become unsure, never the contrary.
        if tout.entierement_300() == Certitude::Oui {
            prop_assert!(part.entierement_300() != Certitude::Non);
        }
        if tout.classe() == ClasseTva::Entierement300 {
            prop_assert!(matches!(part.classe(), ClasseTva::Entierement300 | ClasseTva::Indecidable));
        }
        if part.entierement_300() == Certitude::Non {
            prop_assert!(tout.entierement_300() != Certitude::Oui);
        }
    }

    /// A class is sure only if it stays whatever the facts that are not known turn out to be.
    #[test]
    fn an_unknown_fact_never_makes_a_class(
        lieu in lieu(), dessin in polygones(), coins in convexe(), connus in engagements(), faits in any::<[bool; 3]>(),
    ) {
        let Some(quartier) = surface(lieu, &dessin) else { return Ok(()) };
        let Some(emprise) = surface(lieu, &[vec![coins]]) else { return Ok(()) };
        let (zonage, code) = zonage(quartier);
        let classify = |engagements| {
            zonage.zone_tva(&code, seul(&emprise, 0.0), "2025-03-01".parse().unwrap(), engagements).unwrap()
        };
        let complets = EngagementsDuQuartier {
            contrat_de_ville: connus.contrat_de_ville.or(Some(faits[0])),
            renovation_urbaine: connus.renovation_urbaine.or(Some(faits[1])),
            renouvellement_urbain: connus.renouvellement_urbain.or(Some(faits[2])),
        };
        let (avant, apres) = (classify(connus), classify(complets));
        for (avant, apres) in [
            (avant.entierement_300(), apres.entierement_300()),
            (avant.partiellement_300_entierement_500(), apres.partiellement_300_entierement_500()),
        ] {
            prop_assert!(avant == apres || avant == Certitude::Indecidable);
        }
        match avant.classe() {
            ClasseTva::Indecidable => {}
            classe @ (ClasseTva::Entierement300 | ClasseTva::Hors) => {
                prop_assert_eq!(classe, apres.classe());
            }
            // a) comes before b), and may still turn out to hold.
            ClasseTva::Partiellement300Entierement500 => prop_assert!(apres.classe() != ClasseTva::Hors),
        }
    }
}

proptest! {
    /// What is sure of a point is true of every point that it may really be.
    #[test]
    fn what_is_sure_is_true_wherever_the_point_is(
        (perimetres, points) in quartier(), incertitude in 0.0..200.0_f64, (dx, dy) in pas(),
    ) {
        let zonage = Zonage::new(perimetres).unwrap();
        for ici in points {
            let precision = Precision::Rayon(metres(incertitude));
            let appreciation = zonage.assess(ici, precision, Rayon::TROIS_CENTS).unwrap();
            #[allow(clippy::cast_possible_truncation)] // in range
            let depart = ((ici.longitude() * 1e7).round() as i64, (ici.latitude() * 1e7).round() as i64);
            for part in [2, 8, 32, 128] {
                let la = point(moved(depart, (dx / part, dy / part)));
                // At most a metre in 89 units, in any direction.
                #[allow(clippy::cast_precision_loss)] // below 2⁵³
                let unites = ((dx / part).abs() + (dy / part).abs()) as f64;
                if unites / 89.0 > incertitude {
                    continue;
                }
                let reperage = zonage.locate(la);
                match appreciation.inside() {
                    Certitude::Oui => prop_assert!(reperage.is_inside()),
                    Certitude::Non => prop_assert!(!reperage.is_inside()),
                    Certitude::Indecidable => {}
                }
                match appreciation.near() {
                    Certitude::Oui => prop_assert!(!reperage.is_empty()),
                    Certitude::Non => prop_assert!(reperage.is_empty()),
                    Certitude::Indecidable => {}
                }
            }
        }
    }

    /// A finer accuracy never changes what was sure.
    #[test]
    fn a_finer_accuracy_keeps_what_was_sure((perimetres, points) in quartier(), fin in 0.0..100.0_f64, plus in 0.0..100.0_f64) {
        let zonage = Zonage::new(perimetres).unwrap();
        for point in points {
            let [gros, fin] = [fin + plus, fin].map(|incertitude| {
                let precision = Precision::Rayon(metres(incertitude));
                zonage.assess(point, precision, Rayon::TROIS_CENTS).unwrap()
            });
            for (gros, fin) in [(gros.inside(), fin.inside()), (gros.near(), fin.near())] {
                prop_assert!(gros == fin || gros == Certitude::Indecidable);
            }
        }
    }

    /// A better score is never worth a longer radius, and what is no score is refused.
    #[test]
    fn a_better_score_is_no_less_precise(paliers in vec((0.0..=1.0_f64, 0.0..500.0_f64), 0..5), scores in vec(0.0..=1.0_f64, 2), autre in any::<f64>()) {
        let Ok(bareme) = Bareme::new(paliers.iter().map(|(score, rayon)| (*score, metres(*rayon)))) else {
            prop_assert!(paliers.len() > 1);
            return Ok(());
        };
        let (bas, haut) = (scores[0].min(scores[1]), scores[0].max(scores[1]));
        match (bareme.precision(bas).unwrap(), bareme.precision(haut).unwrap()) {
            (Precision::Rayon(bas), Precision::Rayon(haut)) => prop_assert!(haut <= bas),
            (Precision::Rayon(_), Precision::Inconnue) => prop_assert!(false, "{bas} {haut}"),
            (Precision::Inconnue, _) => {}
        }
        prop_assert_eq!(bareme.precision(autre).is_ok(), (0.0..=1.0).contains(&autre));
    }

    /// Both lists, each on its days only.
    #[test]
    fn a_quarter_has_its_effect_on_the_days_of_its_list(ecoule in 0..4_000_u64) {
        let premier: chrono::NaiveDate = "2015-01-01".parse().unwrap();
        let jour = premier + chrono::Days::new(ecoule);
        let (surface, _) = Surface::read([[vec![[2.0, 48.0], [2.01, 48.0], [2.0, 48.01]]]]).unwrap();
        let (maison, _) = Surface::read([[vec![[2.02, 48.0], [2.0201, 48.0], [2.02, 48.0001]]]]).unwrap();
        for (code, geographie) in [("QP075001", Geographie::De2015), ("QN07501M", Geographie::De2024)] {
            let code: CodeQuartier = code.parse::<contrat_de_ville::identifiant::CodeQpv>().unwrap().into();
            let zonage = Zonage::new([Perimetre::drawn(code.clone(), surface.clone())]).unwrap();
            let zone = zonage.zone_tva(&code, seul(&maison, 0.0), jour, EngagementsDuQuartier::default());
            let de_2024 = jour >= "2024-01-01".parse().unwrap();
            prop_assert_eq!(zone.is_ok(), de_2024 == (geographie == Geographie::De2024), "{}", jour);
        }
    }
}
