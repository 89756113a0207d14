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
        attribution(),
        published(),
        // Under the code of another first level, and not written as ACTES writes: refused.
        json!({ "code": "8.5", "nom": "urbanisme/documents" }),
        json!({ "code": "2.1", "nom": "Urbanisme/documents" }),
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

/// A line of a deposit: a draw has no two right keys.
fn attribution() -> Value {
    json!({
        "nomAttribuant": "Commune fictive",
        "idAttribuant": "38047555800058",
        "dateConvention": "2017-06-27",
        "referenceDecision": "F-2017-1",
        "nomBeneficiaire": "Une association",
        "identite": { "siret": "38047555800058", "rna": "W380475558" },
        "objet": "Action fictive",
        "montant": "47800.20",
        "nature": "aide en numéraire",
        "conditionsVersement": "unique",
        "datesPeriodeVersement": "2017-03-14/2018-03-14",
        "idRAE": "12345",
        "notificationUE": false,
        "pourcentageSubvention": "0.45",
        "dispositifAide": "Un dispositif",
    })
}

/// A row of deliberations: no draw has a name that goes with its code.
fn published() -> Value {
    json!({
        "collectivite": "Agglomération fictive",
        "siret": "77554402601284",
        "reference": "F-2024-17",
        "adoption": "2024-09-24",
        "matiere": { "code": "2.1", "nom": "urbanisme/documents" },
        "objet": "Rapport fictif\nde 2023",
        "budget": { "exercices": "2023/2024", "nom": "Budget principal" },
        "service": "SPREF0622",
        "transmission": "2024-09-27",
        "vote": { "effectif": 43, "reel": 40, "pour": 25, "contre": 10, "abstention": 5 },
        "adresse": "https://data.exemple.fr/deliberations/200417_1.pdf?a=%C3%A9#p",
    })
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
