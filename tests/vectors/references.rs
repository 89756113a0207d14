//! References of real dossiers, right and nearly right.

use core::fmt::Display;
use core::str::FromStr;

use contrat_de_ville::identifiant::{Annee, FormeDeDossier, Reference, ReferenceDeDossier};

#[track_caller]
fn dossier(texte: &str) -> ReferenceDeDossier {
    texte.parse().unwrap()
}

#[track_caller]
fn refuses<T: FromStr<Err: Display> + Display>(texte: &str, attendu: &str) {
    match texte.parse::<T>() {
        Ok(lu) => panic!("{texte:?} accepted as {lu}"),
        Err(error) => assert_eq!(error.to_string(), attendu),
    }
}

#[test]
fn references_of_the_three_forms() {
    let lus = ["00054562-01", "DA00042724-02", "PREFD44-25-0001-1"].map(dossier);
    let dits: Vec<_> = lus
        .iter()
        .map(|lu| (lu.base().as_str(), lu.rang(), lu.annee().map(Annee::get), lu.service()))
        .collect();
    assert_eq!(
        dits,
        [
            ("00054562", 1, None, None),
            ("DA00042724", 2, None, None),
            ("PREFD44-25-0001", 1, Some(2025), Some("PREFD44")),
        ]
    );
    assert_eq!(lus[0].forme(), FormeDeDossier::Numero);
    assert_eq!(lus[1].forme(), FormeDeDossier::Da);
    assert_eq!(lus[2].forme(), FormeDeDossier::Service);
    assert_eq!([0, 1, 2].map(|rang: usize| lus[rang].numero()), [None, None, Some(1)]);
    assert_eq!(dossier("PREFD44-25-9999-1").numero(), Some(9_999));
    assert_eq!(serde_json::to_string(&lus[2].forme()).unwrap(), r#""service""#);
    // What a form says is the reference's own: none can be told of a year or a number that no text has.
    let riche = r#"{"service":{"annee":1990,"numero":60000}}"#;
    assert!(serde_json::from_str::<FormeDeDossier>(riche).is_err());
    assert_eq!(serde_json::to_string(&lus[1]).unwrap(), r#""DA00042724-02""#);
    assert!(serde_json::from_str::<ReferenceDeDossier>("5456201").is_err());
}

#[test]
fn requests_of_one_dossier() {
    let annuel: Reference = "PREFD44-25-0001-1".parse().unwrap();
    let annuel = ReferenceDeDossier::try_from(&annuel).unwrap();
    assert!(annuel.same_dossier(&dossier("PREFD44-25-0001-12")));
    assert!(!annuel.same_dossier(&dossier("PREFD44-24-0001-1")));
    assert!(!dossier("00042724-01").same_dossier(&dossier("DA00042724-01")));
    // Rank 10 comes after rank 2, whatever the text says.
    let mut rangs = ["PREFD44-25-0001-10", "PREFD44-25-0001-2", "PREFD44-25-0001-1"].map(dossier);
    rangs.sort();
    assert_eq!(rangs.map(|lu| lu.rang()), [1, 2, 10]);
    // The two digits of a year are of this century.
    assert_eq!(dossier("PREFD44-99-0001-1").annee().unwrap().get(), 2099);
    assert_eq!(dossier("PREFD44-00-0000-999").annee().unwrap().get(), 2000);
}

#[test]
fn references_nearly_right() {
    for texte in [
        "",
        "-01",
        "00054562",
        "DA00042724",
        "0005456-01",
        "000545620-01",
        "00054562-1",
        "00054562-001",
        "00054562-+1",
        "00054562–01",
        "00054562-01 ",
        "+0054562-01",
        "da00042724-02",
        "DA0042724-02",
        "DB00042724-02",
        "PREFD44-25-0001",
        "PREFD44-2025-0001-1",
        "PREFD44-25-001-1",
        "PREFD44-25-0001-01",
        "PREFD44-25-0001-1000",
        "PREFD44-25-0001-",
        "44PREFD-25-0001-1",
        "PREF D44-25-0001-1",
        "PREF-D44-25-0001-1",
        "prefd44-25-0001-1",
        "-25-0001-1",
        "ABCDEFGHIJKLMNOPQ-25-0001-1",
    ] {
        refuses::<ReferenceDeDossier>(
            texte,
            &format!(
                "dossier {texte:?}: expected eight digits and a rank (`00054562-01`), `DA`, eight digits and a rank (`DA00042724-02`), or a service, a year, a number and a rank (`PREFD44-25-0001-1`)"
            ),
        );
    }
    for texte in ["00054562-00", "DA00042724-00", "PREFD44-25-0001-0"] {
        refuses::<ReferenceDeDossier>(texte, &format!("dossier {texte:?}: ranks start at 1"));
    }
    assert!("ABCDEFGHIJKLMNOP-25-0001-1".parse::<ReferenceDeDossier>().is_ok());
}
