//! The workbook of a yearly report: which sheets it has, and what stands in them.

use chrono::DateTime;
use contrat_de_ville::echange::tableur::{ClasseurDuRapport, ClasseurEcrit, EcritureError};
use contrat_de_ville::financement::Stade;
use contrat_de_ville::nombre::{Arrondi, Decimales};
use contrat_de_ville::rapport::annuel::RapportAnnuel;
use serde_json::{Value, json};

use crate::tableur_ecriture::{cells, member};

fn write(rapport: Value) -> Result<ClasseurEcrit, EcritureError> {
    ClasseurDuRapport {
        rapport: &serde_json::from_value::<RapportAnnuel>(rapport).unwrap(),
        stade: Stade::Accorde,
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
    }
    .write()
}

fn sheets(ecrit: &ClasseurEcrit) -> Vec<String> {
    let liste = member(&ecrit.octets, "xl/workbook.xml");
    let noms = liste.split("<sheet name=\"").skip(1).filter_map(|suite| suite.split_once('"'));
    noms.map(|(nom, _)| nom.to_owned()).collect()
}

#[test]
fn only_what_the_report_holds_has_a_sheet() {
    let vide = write(json!({ "contrat": "CV221", "annee": 2023 })).unwrap();
    assert_eq!(sheets(&vide), ["Rapport", "Constats"]);
    assert!(cells(&vide.octets).contains("Rapport annuel 2023, contrat CV221"));
    assert!(cells(&vide.octets).contains("Régime non dit"));
}

#[test]
fn sheets_of_the_case_in_order() {
    let mut cas: Value =
        serde_json::from_str(include_str!("../../examples/donnees/cabbalr-2023-rapport.json"))
            .unwrap();
    let parties = [
        ("chiffres", include_str!("../../examples/donnees/cabbalr-2023.json")),
        ("concertation", include_str!("../../examples/donnees/cabbalr-2023-concertation.json")),
        ("procedure", include_str!("../../examples/donnees/cabbalr-2024-procedure.json")),
    ];
    for (nom, texte) in parties {
        cas[nom] = serde_json::from_str(texte).unwrap();
    }
    let ecrit = write(cas).unwrap();
    assert_eq!(
        sheets(&ecrit),
        [
            "Rapport",
            "Chiffres publiés",
            "Fonds de concours",
            "Annexe, dépenses",
            "Focus",
            "Équipe",
            "Ateliers",
            "Renouvellement urbain",
            "Calendrier",
            "Constats",
        ]
    );
    // The annex: 2 294 871 + 3 841 179 = 6 136 050, whose parties nobody called specific nor droit commun.
    let annexe = member(&ecrit.octets, "xl/worksheets/sheet4.xml");
    for montant in ["2294871", "3841179", "6136050"] {
        assert!(annexe.contains(&format!("<v>{montant}</v>")), "{montant}");
    }
    // 24 September 2024 is day 45 559 of spreadsheets.
    assert!(member(&ecrit.octets, "xl/worksheets/sheet9.xml").contains("<v>45559</v>"));
}

/// A year that contradicts itself has no sheet, and the first one says so.
#[test]
fn a_part_that_contradicts_itself_is_told() {
    let exercice: Value =
        serde_json::from_str(include_str!("../../examples/donnees/programmation-fictive.json"))
            .unwrap();
    let whole = json!({ "contrat": "CN06299N", "annee": 2025, "exercice": exercice.clone() });
    let noms = sheets(&write(whole).unwrap());
    assert!(noms.contains(&"Financements".to_owned()) && noms.contains(&"Contrôle".to_owned()));
    let sans = json!({
        "contrat": "CN06299N", "annee": 2025,
        "annexe_budgetaire": { "depenses": "chiffres_publies" }
    });
    let ecrit = write(sans).unwrap();
    assert_eq!(sheets(&ecrit), ["Rapport", "Constats"]);
    assert!(cells(&ecrit.octets).contains("Sans feuille, annexe budgétaire"));
}

#[test]
fn days_before_those_that_spreadsheets_count_alike_are_texts() {
    let equipe = |jour: &str| {
        let ecrit = write(json!({
            "contrat": "CV221", "annee": 2023,
            "equipe": [{ "fonction": "fictive", "nombre": 1, "occupations": [{ "titre": "titulaire", "du": jour }] }]
        }))
        .unwrap();
        (member(&ecrit.octets, "xl/worksheets/sheet2.xml"), cells(&ecrit.octets))
    };
    assert!(equipe("1900-03-01").0.contains("<v>61</v>"));
    assert!(equipe("1900-02-28").1.contains("28/02/1900"));
}

/// A text is written whole, whatever it begins with, or refused with its cell.
#[test]
fn texts_are_texts() {
    let rapport = |titre: &str| {
        json!({
            "contrat": "CV221", "annee": 2023,
            "focus": [{ "titre": titre, "operateur": "Un opérateur fictif", "points": ["=1+1"] }]
        })
    };
    let ecrit = write(rapport("=HYPERLINK(\"x\")")).unwrap();
    assert!(!member(&ecrit.octets, "xl/worksheets/sheet2.xml").contains("<f>"));
    assert!(cells(&ecrit.octets).contains("=HYPERLINK(\"x\")"));
    let refus = write(rapport(&"é".repeat(32_768))).unwrap_err();
    let EcritureError::TexteTropLong { adresse, longueur } = refus else { panic!("{refus}") };
    assert_eq!((adresse.to_string().as_str(), longueur), ("Focus!A5", 32_768));
}
