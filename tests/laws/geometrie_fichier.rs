//! Files of perimeters.

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::geometrie_outils::{at, lieu, pas, point, polygones, surface};
use crate::outils::{any_text, near_valid};

/// Codes that are right, wrong, of another type, or not there.
fn code() -> impl Strategy<Value = Value> {
    select(vec![
        json!("QN07501N"),
        json!("QN07502M"),
        json!("QP075001"),
        json!("QN97601C"),
        json!("QN0750"),
        json!(" QN07503N"),
        json!("qn07501n"),
        json!(12),
        json!(null),
        json!(["QN07504N"]),
    ])
}

fn communes() -> impl Strategy<Value = Value> {
    select(vec![
        json!(["75101"]),
        json!("75101;75102"),
        json!("75101; 75102"),
        json!(null),
        json!([]),
        json!(""),
        json!(75101),
        json!([75101]),
        json!(["1053"]),
    ])
}

fn entite() -> impl Strategy<Value = Value> {
    (lieu(), polygones(), code(), communes(), 0..8_u8).prop_map(|(lieu, dessin, code, communes, forme)| {
        let coordonnees = at(lieu, &dessin);
        let geometrie = match forme {
            0 => json!({"type": "Polygon", "coordinates": coordonnees[0]}),
            1 => json!({"type": "Point", "coordinates": [2, 48]}),
            2 => json!(null),
            3 => json!({"type": "Polygon", "coordinates": [[[1]]]}),
            4 => json!({"type": "MultiPolygon", "coordinates": [[[[652_381, 6_862_047], [0, 0], [1, 1]]]]}),
            _ => json!({"type": "MultiPolygon", "coordinates": coordonnees, "autre": 1}),
        };
        json!({"type": "Feature", "properties": {"code_qp": code, "insee_com": communes, "autre": {}}, "geometry": geometrie})
    })
}

fn collection(entites: &[Value]) -> String {
    json!({"type": "FeatureCollection", "features": entites, "name": "fictif"}).to_string()
}

proptest! {
    /// Any text, and any slip in a right one, is read or refused with a reason.
    #[test]
    fn any_text_is_survived(
        texte in any_text(),
        proche in near_valid(vec(entite(), 0..2).prop_map(|entites| collection(&entites))),
    ) {
        for texte in [texte, proche] {
            match Perimetres::read(&texte, &ChampsPerimetre::ANCT) {
                Ok(lus) => prop_assert!(lus.perimetres.len() + lus.refus.len() <= 2),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    /// Nothing is lost: each feature is a perimeter or a refusal, at its place and under its code.
    #[test]
    fn perimeters_and_refusals_add_up_to_the_file(entites in vec(entite(), 0..8)) {
        let texte = collection(&entites);
        let lus = Perimetres::read(&texte, &ChampsPerimetre::ANCT).unwrap();
        prop_assert_eq!(lus.perimetres.len() + lus.refus.len(), entites.len());
        prop_assert!(lus.refus.is_sorted_by_key(|refus| refus.rang));
        let mut codes: Vec<String> = lus.perimetres.iter().map(|perimetre| perimetre.code.to_string()).collect();
        codes.sort_unstable();
        prop_assert!(codes.windows(2).all(|deux| deux[0] != deux[1]));
        for refus in &lus.refus {
            let code = entites[refus.rang - 1]["properties"]["code_qp"].as_str();
            prop_assert_eq!(refus.code.as_deref(), code);
            let place = format!("feature {}", refus.rang);
            prop_assert!(refus.to_string().starts_with(&place));
        }
    }

    /// A perimeter is where its coordinates are, in one polygon or many.
    #[test]
    fn a_file_is_read_where_it_says(lieu in lieu(), dessin in polygones(), essais in vec(pas(), 1..10)) {
        let coordonnees = at(lieu, &dessin);
        let entite = |code: &str, geometrie: Value| {
            json!({"type": "Feature", "properties": {"code_qp": code, "insee_com": "75101"}, "geometry": geometrie})
        };
        let entites = [
            entite("QN07501N", json!({"type": "MultiPolygon", "coordinates": coordonnees})),
            entite("QN07502N", json!({"type": "Polygon", "coordinates": coordonnees[0]})),
        ];
        let texte = collection(&entites);
        let lus = Perimetres::read(&texte, &ChampsPerimetre::ANCT).unwrap();
        for (rang, attendu) in [(0, surface(lieu, &dessin)), (1, surface(lieu, &dessin[..1]))] {
            let code = format!("QN0750{}N", rang + 1);
            let lu = lus.perimetres.iter().find(|perimetre| perimetre.code.to_string() == code);
            prop_assert_eq!(lu.map(|lu| &lu.surface), attendu.as_ref());
            for pas in &essais {
                let point = point((lieu.0 + pas.0, lieu.1 + pas.1));
                let contient = lu.is_some_and(|lu| lu.surface.contains(point));
                prop_assert_eq!(contient, attendu.as_ref().is_some_and(|surface| surface.contains(point)));
            }
        }
    }
}
