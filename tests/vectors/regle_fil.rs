//! Findings and facts on the wire, and what is stable.

use contrat_de_ville::financement::regle::{
    Examen, FondsDeConcours, Formalite, Grandeur, Manque, Nature, Objet, Point,
};
use serde_json::json;

use crate::regle_outils::{fonds, jour};

#[test]
fn a_finding_on_the_wire() {
    let examen = &fonds(Some("100000"), None, &["30000"]).examine(jour("2024-09-24"))[0];
    let fil = json!({
        "point": "FDC-PLAFOND",
        "fondement": { "regle": "FDC-CAP", "jour": "2024-09-24" },
        "verdict": { "non_verifiable": ["subventions"] },
        "chiffres": [
            { "nom": "cout_ht", "valeur": { "montant": "100000.00" } },
            { "nom": "fonds_de_concours", "valeur": { "montant": "30000.00" } },
        ],
    });
    assert_eq!(serde_json::to_value(examen).unwrap(), fil);
    assert_eq!(&serde_json::from_value::<Examen>(fil.clone()).unwrap(), examen);

    let refuse = |champ: &str, valeur: serde_json::Value| {
        let mut fil = fil.clone();
        fil[champ] = valeur;
        serde_json::from_value::<Examen>(fil).unwrap_err().to_string()
    };
    assert_eq!(refuse("point", json!("EQUILIBRE")), "EQUILIBRE: found FDC-CAP, expected no rule");
    assert_eq!(
        refuse("fondement", json!(null)),
        "FDC-PLAFOND: found no rule, expected FDC-CAP or FDC-CAP-CC or FDC-CAP-CU or FDC-CAP-METROPOLE"
    );
    assert_eq!(
        refuse("verdict", json!("hors_periode")),
        "FDC-PLAFOND on 2024-09-24: the verdict and the days of the text contradict each other"
    );
    assert_eq!(
        refuse("verdict", json!({ "non_verifiable": [] })),
        "FDC-PLAFOND: not checkable, expected what is missing"
    );
    let read = |fil| serde_json::from_value::<Examen>(fil).unwrap_err().to_string();
    let avant = json!({ "regle": "MIN-OWN-SHARE-20", "jour": "2022-02-22" });
    assert_eq!(
        read(json!({
            "point": "PARTICIPATION-MINIMALE", "fondement": avant, "verdict": "hors_periode",
            "chiffres": [{ "nom": "participation", "valeur": { "montant": "1.00" } }],
        })),
        "PARTICIPATION-MINIMALE: not judged on that day, expected no figure"
    );
    for verdict in [json!("a_venir"), json!({ "sans_objet": "aucun_fonds" })] {
        assert_eq!(
            read(json!({ "point": "EQUILIBRE", "verdict": verdict })),
            "EQUILIBRE: a check of arithmetic, expected to be kept or not"
        );
    }
    let chiffre = |nom: &str, valeur| json!({ "nom": nom, "valeur": valeur });
    let cout = chiffre("cout_ht", json!({ "montant": "1.00" }));
    let double =
        "FDC-PLAFOND: figure « coût hors taxes » told twice, or of another kind than its name";
    assert_eq!(refuse("chiffres", json!([cout, cout])), double);
    assert_eq!(refuse("chiffres", json!([chiffre("cout_ht", json!({ "taux": "1/2" }))])), double);
    assert!(refuse("lecture", json!("lue")).starts_with("unknown field `lecture`"));
    assert!(
        refuse("chiffres", json!([chiffre("cout_ht", json!({ "montant": 1.5 }))])).contains("1.5")
    );
    // A day that is nearly one, an amount below zero, a rule before its text.
    let faits = json!({
        "epci": "metropole", "base": "ttc", "cout": "1.00", "fonds": [null, "2.00"],
        "deliberation_epci": { "faite": "2024-1-01" },
    });
    assert_eq!(
        serde_json::from_value::<FondsDeConcours>(faits.clone()).unwrap_err().to_string(),
        "day \"2024-1-01\": expected a day of the calendar as `2024-09-27`"
    );
    let mut lus = faits.clone();
    lus["deliberation_epci"] = json!("absente");
    let lus: FondsDeConcours = serde_json::from_value(lus).unwrap();
    assert_eq!((lus.fonds.len(), lus.subventions), (2, None));
    assert_eq!(lus.deliberation_epci, Some(Formalite::Absente));
    let mut negatif = faits;
    negatif["cout"] = json!("-1.00");
    negatif["deliberation_epci"] = json!("absente");
    assert_eq!(
        serde_json::from_value::<FondsDeConcours>(negatif).unwrap_err().to_string(),
        "amount -1.00 €: expected zero or more"
    );
}

#[test]
fn codes_are_stable_and_labels_are_said_once() {
    let codes: Vec<&str> = Point::TOUS.iter().map(|point| point.code()).collect();
    assert_eq!(
        codes,
        [
            "FDC-PLAFOND",
            "FDC-EQUIPEMENT",
            "FDC-DELIBERATIONS",
            "PARTICIPATION-MINIMALE",
            "DOTATIONS-PLAFOND",
            "DOTATIONS-MINIMUM-ENSEMBLE",
            "DOTATIONS-MINIMUM-CHACUNE",
            "CONVENTION-23K",
            "DONNEES-ESSENTIELLES",
            "CONTRAT-D-ENGAGEMENT",
            "COMPTE-RENDU-FINANCIER",
            "COMPTES-CERTIFIES",
            "ABATTEMENT-CONTRAT",
            "ABATTEMENT-CONVENTION",
            "ABATTEMENT-QPV",
            "PACTE-FINANCIER",
            "OBJECTIF-CPO",
            "PLAFOND-POCHES",
            "REVERSEMENT",
            "SURFINANCEMENT",
            "EQUILIBRE",
            "EQUILIBRE-DES-VALORISATIONS",
        ]
    );
    let unique = |mut libelles: Vec<&str>| {
        let nombre = libelles.len();
        libelles.sort_unstable();
        libelles.dedup();
        assert_eq!(libelles.len(), nombre);
        assert!(libelles.iter().all(|libelle| !libelle.contains('\'')));
    };
    unique(codes);
    unique(Point::TOUS.iter().map(|point| point.sujet()).collect());
    unique(Manque::TOUS.iter().map(|manque| manque.libelle()).collect());
    unique(Objet::TOUS.iter().map(|objet| objet.libelle()).collect());
    unique(Grandeur::TOUTES.iter().map(|grandeur| grandeur.libelle()).collect());
    // The wire name of a point is its code.
    for point in Point::TOUS {
        assert_eq!(serde_json::to_value(point).unwrap(), point.code());
    }
    assert_eq!(Grandeur::Terme.nature(), Nature::Jour);
}
