//! Accounts of a local budget.

use contrat_de_ville::financement::{Imputation, Section, Source, SourceError};

use crate::programmation::etat;

#[test]
fn accounts_are_digits_and_tell_their_section() {
    for (nature, section) in [
        ("65748", Some(Section::Fonctionnement)),
        ("7478", Some(Section::Fonctionnement)),
        ("20421", Some(Section::Investissement)),
        ("1321", Some(Section::Investissement)),
        ("45411", None),
        ("0", None),
    ] {
        assert_eq!(Imputation::new(nature, None).unwrap().section(), section, "{nature}");
    }
    assert_eq!(Imputation::new("657", Some("020")).unwrap().fonction(), Some("020"));
    for (nature, fonction, texte) in [
        ("", None, "account by nature \"\": expected 1 to 12 digits (`65748`)"),
        ("65 748", None, "account by nature \"65 748\": expected 1 to 12 digits (`65748`)"),
        (
            "1234567890123",
            None,
            "account by nature \"1234567890123\": expected 1 to 12 digits (`65748`)",
        ),
        ("65748", Some("5-2"), "function \"5-2\": expected 1 to 12 digits (`52`, `420`)"),
        ("٦", Some(""), "account by nature \"٦\" and function \"\": expected 1 to 12 digits each"),
    ] {
        assert_eq!(Imputation::new(nature, fonction).unwrap_err().to_string(), texte);
    }
}

#[test]
fn an_account_of_the_other_section_is_refused() {
    let compte = Imputation::new("65748", Some("420")).unwrap();
    let impute = etat().with_imputation(compte.clone()).unwrap();
    assert_eq!(impute.section(), Some(Section::Fonctionnement));
    assert_eq!(
        impute.to_string(),
        "ANCT, programme 147, programmation du contrat de ville, fonctionnement, nature 65748, fonction 420"
    );
    let refus = etat().with_section(Section::Investissement).with_imputation(compte.clone());
    assert!(matches!(refus, Err(SourceError::SectionContredite { .. })));
    assert_eq!(
        refus.unwrap_err().to_string(),
        "nature 65748, fonction 420: an account of fonctionnement, in a source of investissement"
    );
    assert_eq!(impute.clone().with_section(Section::Fonctionnement), impute);
    assert_eq!(impute.clone().with_section(Section::Investissement).imputation(), None);
    let tiers = Imputation::new("45411", None).unwrap();
    let tiers = etat().with_section(Section::Investissement).with_imputation(tiers).unwrap();
    assert_eq!(tiers.section(), Some(Section::Investissement));

    let mut json = serde_json::to_value(&impute).unwrap();
    assert_eq!(json["imputation"], serde_json::json!({ "nature": "65748", "fonction": "420" }));
    assert_eq!(serde_json::from_value::<Source>(json.clone()).unwrap(), impute);
    json["section"] = "investissement".into();
    assert!(serde_json::from_value::<Source>(json).is_err());
    assert!(serde_json::to_value(etat()).unwrap().get("imputation").is_none());
}
