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

/// One delay a rule of law that gives one, read through its gate.
fn delays() -> Vec<Delai> {
    Regle::TOUTES.into_iter().filter_map(delay_of).collect()
}

fn delay_of(regle: Regle) -> Option<Delai> {
    let reports = [json!("sans"), json!({ "vers": "metropole" })];
    let comptes =
        reports.iter().flat_map(|report| ["franc", "quantieme"].map(|compte| (compte, report)));
    let durees =
        [Unite::Jours, Unite::Mois].into_iter().flat_map(|unite| (1..=15).map(move |n| (unite, n)));
    durees.flat_map(|duree| comptes.clone().map(move |compte| (duree, compte))).find_map(
        |((unite, nombre), (decompte, report))| {
            let duree = json!({ "nombre": nombre, "unite": unite });
            let delai =
                json!({ "duree": duree, "decompte": decompte, "report": report, "regle": regle });
            serde_json::from_value(delai).ok()
        },
    )
}
