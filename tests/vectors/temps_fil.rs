//! Zones, delays and proofs as they travel: right, nearly right, and what a refusal says.

use chrono::NaiveDate;
use contrat_de_ville::droit::Regle;
use contrat_de_ville::temps::{
    Decompte, Delai, Duree, Echeance, Incident, Report, VendrediSaint, Zone, ZoneError,
};
use serde_json::{Value, json};

use crate::temps::jour;
use crate::temps_textes::{mois, recours, says};

#[test]
fn errors_of_texts() {
    let error = |texte: &str| texte.parse::<Zone>().unwrap_err();
    for texte in ["", "Metropole", "métropole", "metropole ", "974", "la réunion", "saint martin"]
    {
        assert_eq!(error(texte), ZoneError::Inconnue(texte.to_owned()));
    }
    says(
        &error("metropole\n"),
        "zone \"metropole\\n\": expected a territory, such as `metropole` or `la-reunion`",
    );
    says(
        &error("nouvelle-caledonie"),
        "zone \"nouvelle-caledonie\": not covered, the law of its public holidays was not read",
    );
    assert!(matches!(error("wallis-et-futuna"), ZoneError::NonLue(_)));
    says(
        &Zone::of_departement("67".parse().unwrap()).unwrap_err(),
        "zone \"67\": expected `alsace-moselle-vendredi-saint` for a commune with a Protestant or shared church, or `alsace-moselle-sans-vendredi-saint`",
    );
    says(
        &"DELAI-RECOURS-3M".parse::<Regle>().unwrap_err(),
        "rule \"DELAI-RECOURS-3M\": expected the id of a rule, such as `DELAI-RECOURS-2M`",
    );
    let zone = Zone::AlsaceMoselle(VendrediSaint::Ferie);
    assert_eq!(format!("{zone:>31}"), "  alsace-moselle-vendredi-saint");
}

#[track_caller]
fn wire_error<T: serde::de::DeserializeOwned>(stocke: Value) -> String {
    serde_json::from_value::<T>(stocke).err().unwrap().to_string()
}

#[test]
fn what_travels() {
    let delai = Delai::new(
        Duree::jours_ouvres(5, Zone::Mayotte).unwrap(),
        Decompte::Franc,
        Report::Vers(Zone::Mayotte),
    );
    let stocke = json!({
        "duree": {"nombre": 5, "unite": {"jours_ouvres": "mayotte"}},
        "decompte": "franc",
        "report": {"vers": "mayotte"},
    });
    assert_eq!(serde_json::to_value(delai).unwrap(), stocke);
    let preuve = serde_json::to_value(recours().prove(jour("2024-09-27")).unwrap()).unwrap();
    assert_eq!(
        preuve,
        json!({
            "delai": {
                "duree": {"nombre": 2, "unite": "mois"},
                "decompte": "franc",
                "report": {"vers": "metropole"},
                "regle": "DELAI-RECOURS-2M",
            },
            "depart": "2024-09-27",
            "etapes": [
                {
                    "de": "2024-09-27",
                    "a": "2024-11-27",
                    "motif": {"duree": {"duree": {"nombre": 2, "unite": "mois"}, "fin_de_mois": false}},
                    "regle": "DELAI-RECOURS-2M",
                },
                {"de": "2024-11-27", "a": "2024-11-28", "motif": "jour_franc", "regle": "DELAI-FRANC"},
            ],
            "terme": "2024-11-28",
        })
    );
    let with = |cle: &str, valeur: Value| {
        let mut autre = preuve.clone();
        autre[cle] = valeur;
        wire_error::<Echeance>(autre)
    };
    says(
        &with("terme", json!("2024-11-29")),
        "the term 2024-11-29 is not what its delay gives from 2024-09-27: expected 2024-11-28",
    );
    says(
        &with("etapes", json!([])),
        "the steps from 2024-09-27 are not those of its delay, which lead to 2024-11-28",
    );
    says(
        &with("depart", json!("2023-12-30")),
        "orders differ from 2023-12-30: 2024-03-01 or 2024-02-29; expected the order to be named",
    );
    let mut autre = preuve["delai"].clone();
    autre["duree"]["nombre"] = json!(3);
    says(
        &wire_error::<Delai>(autre),
        "a delay of 3 mois is not that of Code de justice administrative, art. R. 421-1, which it names",
    );
}

#[test]
fn nearly_a_delay() {
    let un_mois =
        json!({"duree": {"nombre": 1, "unite": "mois"}, "decompte": "franc", "report": "sans"});
    let own = Delai::new(mois(1), Decompte::Franc, Report::Sans);
    assert_eq!(serde_json::from_value::<Delai>(un_mois.clone()).unwrap(), own);
    for (cle, valeur) in [
        ("duree", json!({"nombre": -1, "unite": "mois"})),
        ("duree", json!({"nombre": 65_536, "unite": "mois"})),
        ("duree", json!({"nombre": 1.5, "unite": "mois"})),
        ("duree", json!({"nombre": "1", "unite": "mois"})),
        ("duree", json!({"nombre": 1, "unite": "Mois"})),
        ("duree", json!({"nombre": 1, "unite": "jours_ouvres"})),
        ("duree", json!({"nombre": 1, "unite": "mois", "zone": "guyane"})),
        ("decompte", json!("Franc")),
        ("report", json!("vers")),
        ("report", json!({"vers": "polynesie-francaise"})),
        ("report", json!({"vers": "alsace-moselle"})),
        ("ordre", json!("A")),
        ("regle", json!("DelaiRecours2m")),
    ] {
        let mut faux = un_mois.clone();
        faux[cle] = valeur;
        assert!(serde_json::from_value::<Delai>(faux.clone()).is_err(), "{faux}");
    }
    assert!(serde_json::from_value::<NaiveDate>(json!("2024-02-30")).is_err());
    assert!(serde_json::from_value::<Incident>(json!({"arret": "2024-02-28"})).is_err());
}
