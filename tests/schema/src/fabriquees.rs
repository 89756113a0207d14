//! Values that a proof or a gate makes, and that no draw finds: deadlines, terms, a consultation.

use contrat_de_ville::droit::Regle;
use contrat_de_ville::temps::{Delai, Unite};
use serde_json::{Value, json};

// Its helpers build a consultation; its tests are run with the library.
#[allow(dead_code, unused_imports)]
#[path = "../../vectors/consultation.rs"]
mod consultation;

pub fn values() -> Vec<Value> {
    let mut valeurs = vec![
        json!(consultation::published()),
        json!(consultation::amended()),
        json!(consultation::consultation()),
    ];
    let depart = "2024-09-27".parse().expect("a day");
    for delai in delays() {
        let Ok(echeance) = delai.prove(depart) else { continue };
        for quoi in QUOI {
            valeurs.push(json!({ "quoi": quoi, "echeance": echeance }));
        }
    }
    valeurs
}

const QUOI: [&str; 5] = [
    "seance",
    "seconde_seance",
    "liste_des_deliberations",
    "proces_verbal",
    "copie_aux_conseillers",
];

/// The delays that a rule of law gives, read through their gate.
fn delays() -> Vec<Delai> {
    let unites = [Unite::Jours, Unite::Mois];
    let mut delais = Vec::new();
    for regle in Regle::TOUTES {
        for (unite, nombre) in unites.iter().flat_map(|unite| (1..=15).map(move |n| (unite, n))) {
            for (decompte, report) in [
                ("franc", json!("sans")),
                ("quantieme", json!("sans")),
                ("franc", json!({ "vers": "metropole" })),
                ("quantieme", json!({ "vers": "metropole" })),
            ] {
                delais.extend(serde_json::from_value::<Delai>(json!({
                    "duree": { "nombre": nombre, "unite": unite },
                    "decompte": decompte,
                    "report": report,
                    "regle": regle,
                })));
            }
        }
    }
    delais
}
