//! The lineage of the agglomeration of the case, and the text of each refusal.

use contrat_de_ville::identifiant::Siren;
use contrat_de_ville::territoire::{EvenementEpci, Lignee, LigneeError};

const CAS: &str = r#"{
    "epci": [
        {"siren": "200044055", "nom": "Artois Comm."},
        {"siren": "246200802", "nom": "CC Artois Lys"},
        {"siren": "246200364", "nom": "CA de Lens - Liévin"},
        {"siren": "200072460", "nom": "CA de Béthune-Bruay, Artois-Lys Romane"}
    ],
    "evenements": [
        {"fusion": {"jour": "2017-01-01", "de": ["200044055", "246200802"], "vers": "200072460", "autres_non_dits": true}}
    ]
}"#;

fn siren(texte: &str) -> Siren {
    texte.parse().unwrap()
}

#[test]
fn agglomeration_of_the_case() {
    let lignee: Lignee = serde_json::from_str(CAS).unwrap();
    let on = |qui, jour: &str| lignee.successor_on(siren(qui), jour.parse().unwrap());
    for ancien in ["200044055", "246200802"] {
        assert_eq!(on(ancien, "2016-12-31"), Ok(siren(ancien)));
        assert_eq!(on(ancien, "2017-01-01"), Ok(siren("200072460")));
        assert_eq!(on(ancien, "2024-09-24"), Ok(siren("200072460")));
    }
    assert_eq!(on("246200364", "2024-09-24"), Ok(siren("246200364")));
    assert_eq!(
        on("200072460", "2016-12-31").unwrap_err().to_string(),
        "EPCI 200072460, day 2016-12-31: it starts on 2017-01-01 only"
    );
    assert_eq!(
        on("246200729", "2024-01-01").unwrap_err(),
        LigneeError::Inconnu(siren("246200729"))
    );
    let avant = lignee.predecessors_on(siren("200072460"), "2015-06-30".parse().unwrap()).unwrap();
    assert_eq!(avant, [siren("200044055"), siren("246200802")].into());
    let apres = lignee.predecessors_on(siren("200072460"), "2017-01-01".parse().unwrap()).unwrap();
    assert_eq!(apres, [siren("200072460")].into());
    assert_eq!(
        lignee.evenements()[0].to_string(),
        "le 1er\u{a0}janvier\u{a0}2017, fusion de 200044055, 246200802 et d’autres, non dits, en 200072460"
    );
}

#[test]
fn events_as_sentences() {
    let extension: EvenementEpci = serde_json::from_str(
        r#"{"extension": {"jour": "2020-01-01", "epci": "200072460", "absorbes": ["246200802"], "communes": ["62023"]}}"#,
    )
    .unwrap();
    assert_eq!(
        extension.to_string(),
        "le 1er\u{a0}janvier\u{a0}2020, extension de 200072460\u{a0}: 246200802, 62023"
    );
    let vide: EvenementEpci =
        serde_json::from_str(r#"{"extension": {"jour": "2020-01-01", "epci": "200072460"}}"#)
            .unwrap();
    assert!(vide.to_string().ends_with("périmètre non dit"));
    let change: EvenementEpci = serde_json::from_str(
        r#"{"changement_de_siren": {"jour": "2020-01-01", "de": "246200802", "vers": "200072460"}}"#,
    )
    .unwrap();
    assert_eq!(change.to_string(), "le 1er\u{a0}janvier\u{a0}2020, 246200802 devient 200072460");
}

/// One change to the record of the case, and what it is refused for.
#[test]
fn texts_of_the_refusals() {
    let fusion = |jour: &str, de: &str, vers: &str| {
        format!(r#", {{"fusion": {{"jour": "{jour}", "de": [{de}], "vers": "{vers}"}}}}]"#)
    };
    for (fin, attendu) in [
        (fusion("2018-01-01", "\"246200364\"", "246200729"), "event 2: unknown EPCI 246200729"),
        (fusion("2018-01-01", "", "246200364"), "event 2: a merger needs the EPCI that end"),
        (fusion("2018-01-01", "\"200044055\"", "246200364"), "event 2: EPCI 200044055 ends twice"),
        (fusion("2018-01-01", "\"246200364\"", "200072460"), "event 2: EPCI 200072460 starts twice"),
        (
            fusion("2016-01-01", "\"200072460\"", "246200364"),
            "event 2: EPCI 200072460 starts on 2017-01-01 only",
        ),
        (
            fusion("2018-01-01", "\"200072460\"", "200044055"),
            "event 2: a circle of 2 EPCI, from 200072460, 200044055 back to it",
        ),
        (
            r#", {"extension": {"jour": "2017-01-01", "epci": "200044055", "absorbes": ["246200364"]}}]"#
                .to_owned(),
            "event 2: EPCI 200044055 ended on 2017-01-01",
        ),
        (
            r#", {"extension": {"jour": "2016-12-31", "epci": "200072460", "communes": ["62023"]}}]"#.to_owned(),
            "event 2: EPCI 200072460 starts on 2017-01-01 only",
        ),
        (
            r#", {"extension": {"jour": "2018-1-01", "epci": "200072460"}}]"#.to_owned(),
            "expected a day of the calendar as `2024-09-27`",
        ),
    ] {
        let json = CAS.rsplit_once(']').map(|(debut, suite)| format!("{debut}{fin}{suite}")).unwrap();
        let refus = serde_json::from_str::<Lignee>(&json).unwrap_err().to_string();
        assert!(refus.contains(attendu), "{refus}\nexpected {attendu}");
    }
    let double = CAS.replace("246200364", "200044055");
    let refus = serde_json::from_str::<Lignee>(&double).unwrap_err().to_string();
    assert!(refus.starts_with("1 problem: EPCI 3: SIREN 200044055 was given before"), "{refus}");
}
