//! The campaign of a year. All fictitious.

use contrat_de_ville::financement::{AvisDeComite, Campagne, EtapeDeCampagne, Jalon};
use contrat_de_ville::identifiant::Annee;

const ANNEE: Annee = Annee::new(2023).unwrap();

fn jalon(etape: EtapeDeCampagne, jour: &str) -> Jalon {
    Jalon::new(etape, jour.parse().unwrap())
}

#[test]
fn a_campaign_says_what_is_missing_and_out_of_order() {
    let ajourne = AvisDeComite::Ajourne;
    let campagne = Campagne::new(
        ANNEE,
        [
            jalon(EtapeDeCampagne::Notification, "2023-04-03"),
            jalon(EtapeDeCampagne::AppelAProjets, "2022-10-03"),
            jalon(EtapeDeCampagne::Cloture, "2022-11-30"),
            jalon(EtapeDeCampagne::ComiteTechnique, "2023-01-17").with_avis(ajourne).unwrap(),
            jalon(EtapeDeCampagne::ComiteTechnique, "2023-01-31"),
            jalon(EtapeDeCampagne::ComiteDePilotage, "2023-02-14").with_avis(ajourne).unwrap(),
        ],
    );
    let phrases: Vec<(&str, String)> = campagne
        .check()
        .iter()
        .map(|a| (a.code(), a.to_string().replace(['\u{A0}', '\u{202F}'], " ")))
        .collect();
    assert_eq!(phrases, [
        ("ETAPE-MANQUANTE", "« délibération » : aucun jour connu".to_owned()),
        (
            "AJOURNEMENT-SANS-SUITE",
            "« comité de pilotage » le 14 février 2023 : avis ajourné, et pas d’autre réunion ensuite"
                .to_owned()
        ),
    ]);
    let desordre = Campagne::new(
        ANNEE,
        [
            jalon(EtapeDeCampagne::Deliberation, "2023-04-04"),
            jalon(EtapeDeCampagne::Notification, "2023-04-03"),
        ],
    );
    let dernier = desordre.check().pop().unwrap();
    assert_eq!(dernier.code(), "ETAPES-EN-DESORDRE");
    assert_eq!(
        dernier.to_string().replace('\u{A0}', " "),
        "« notification » le 3 avril 2023, avant « délibération » le 4 avril 2023"
    );
    let meme_jour = Campagne::new(
        ANNEE,
        [
            jalon(EtapeDeCampagne::Deliberation, "2023-04-04"),
            jalon(EtapeDeCampagne::Notification, "2023-04-04"),
        ],
    );
    assert!(meme_jour.check().iter().all(|a| a.code() == "ETAPE-MANQUANTE"));
}

#[test]
fn only_committees_give_opinions() {
    let refus = jalon(EtapeDeCampagne::Cloture, "2022-11-30").with_avis(AvisDeComite::Favorable);
    let texte = "« avis favorable » of « clôture des dépôts » on 2022-11-30: expected a committee";
    assert_eq!(refus.unwrap_err().to_string(), texte);
    let json = r#"{"jour": "2022-11-30", "etape": "cloture", "avis": "favorable"}"#;
    assert_eq!(serde_json::from_str::<Jalon>(json).unwrap_err().to_string(), texte);
    let comite = jalon(EtapeDeCampagne::ComiteTechnique, "2022-11-30")
        .with_avis(AvisDeComite::FavorableAvecReserves)
        .unwrap();
    let json = serde_json::to_string(&comite).unwrap();
    assert_eq!(
        json,
        r#"{"jour":"2022-11-30","etape":"comite_technique","avis":"favorable_avec_reserves"}"#
    );
    assert_eq!(serde_json::from_str::<Jalon>(&json).unwrap(), comite);
}
