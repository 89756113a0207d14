//! Quarters and lists: what is law where, and the text of each refusal.

use chrono::NaiveDate;
use contrat_de_ville::droit::{Confiance, Regle};
use contrat_de_ville::identifiant::{CodeDepartement, CodeQpv, CodeQuartier, Geographie};
use contrat_de_ville::territoire::{Alentour, Effet, Liste, Millesime, Quartier};

fn on(jour: &str, departement: &str) -> Result<Millesime, String> {
    let departement: CodeDepartement = departement.parse().unwrap();
    Millesime::on(jour.parse().unwrap(), departement).map_err(|error| error.to_string())
}

#[track_caller]
fn law(jour: &str, departement: &str, geographie: Geographie, regle: Regle) {
    let lu = on(jour, departement).unwrap();
    assert_eq!((lu.geographie, lu.regle), (geographie, regle), "{jour} {departement}");
}

/// The last day of each list and the first of the next, by territory.
#[test]
fn which_list_is_law() {
    use Geographie::{De2015, De2024};
    law("2015-01-01", "62", De2015, Regle::QpvListe2015Metropole);
    law("2023-12-31", "62", De2015, Regle::QpvListe2015Metropole);
    law("2024-01-01", "62", De2024, Regle::QpvListe2024Metropole);
    law("2024-01-01", "2A", De2024, Regle::QpvListe2024Metropole);
    law("2026-01-15", "62", De2024, Regle::QpvListe2024Metropole);
    for outre_mer in ["971", "972", "973", "974", "976", "978", "987"] {
        law("2015-01-01", outre_mer, De2015, Regle::QpvListe2015OutreMer);
        law("2024-12-31", outre_mer, De2015, Regle::QpvListe2015OutreMer);
        law("2025-01-01", outre_mer, De2024, Regle::QpvListe2024OutreMer);
    }
    law("2025-08-10", "976", De2024, Regle::QpvListe2024OutreMer);
    law("2025-08-11", "976", De2024, Regle::QpvMayotte);
    law("2029-12-31", "976", De2024, Regle::QpvMayotte);
    let each = |jour, departement| on(jour, departement).unwrap().covers_each_commune();
    assert!(each("2025-08-11", "976") && !each("2025-08-10", "976") && !each("2025-08-11", "974"));
}

/// What is said of a code on a day, of a list that has it.
#[track_caller]
fn said(code: &str, jour: &str, attendu: &str) {
    let code = CodeQpv::parse(code).unwrap();
    let (nom, communes) = ("Fictif".parse().unwrap(), [].into());
    let quartier = Quartier { code: code.into(), nom, communes, population: None };
    let liste = Liste::new(code.geographie(), [quartier]).unwrap();
    let dit = match liste.find_on(code, jour.parse().unwrap()) {
        Ok(lue) => lue.to_string().replace('\u{a0}', " "),
        Err(error) => error.to_string(),
    };
    assert_eq!(dit, attendu, "{code} {jour}");
}

/// Today is after the last day that was read: an answer, and how far the law was read.
#[test]
fn a_code_after_the_last_day_that_was_read() {
    said("QN06208M", "2026-01-15", "inscrit : Fictif (QN06208M)");
    said(
        "QN06208M",
        "2026-01-16",
        "inscrit : Fictif (QN06208M) ; droit lu jusqu’au 15 janvier 2026",
    );
    said(
        "QP062008",
        "2026-11-24",
        "code de la géographie de 2015, en vigueur du 1er janvier 2015 au 31 décembre 2023 ; droit lu jusqu’au 15 janvier 2026",
    );
    said(
        "QP062008",
        "2014-12-31",
        "day 2014-12-31, département 62: no list of quarters before 2015-01-01",
    );
    said(
        "QP988001",
        "2026-11-24",
        "département 988: the décrets that list its quarters, if any, were not read",
    );
}

/// The letter C is of the law of Mayotte, the others of the décret before it.
#[test]
fn codes_of_mayotte() {
    let loi = "en vigueur du 11 août 2025 au 31 décembre 2029";
    let autre = format!(
        "code d’une autre liste [Loi n° 2025-797 du 11 août 2025], géographie de 2024, {loi}"
    );
    said("QN97651C", "2024-12-31", &format!("code de la géographie de 2024, {loi}"));
    said("QN97651C", "2025-03-01", &autre);
    said("QN97651C", "2025-08-10", &autre);
    said("QN97651C", "2025-08-11", "inscrit : Fictif (QN97651C)");
    said(
        "QN97651C",
        "2026-11-24",
        "inscrit : Fictif (QN97651C) ; droit lu jusqu’au 15 janvier 2026",
    );
    // That law says its own end.
    said(
        "QN97651C",
        "2030-01-01",
        "day 2030-01-01, département 976: what is law was read up to 2029-12-31 only, when QPV-MAYOTTE was",
    );
    said("QN97601N", "2025-03-01", "inscrit : Fictif (QN97601N)");
    said(
        "QN97601N",
        "2025-08-11",
        "code d’une autre liste [Décret n° 2024-1212 du 27 décembre 2024], géographie de 2024, en vigueur du 1er janvier 2025 au 10 août 2025",
    );
    // Elsewhere the letter says nothing.
    said("QN97401C", "2025-03-01", "inscrit : Fictif (QN97401C)");
}

#[test]
fn days_without_a_list() {
    for (jour, departement, attendu) in [
        (
            "2014-12-31",
            "62",
            "day 2014-12-31, département 62: no list of quarters before 2015-01-01",
        ),
        (
            "2020-01-01",
            "988",
            "département 988: the décrets that list its quarters, if any, were not read",
        ),
        (
            "2026-01-16",
            "62",
            "day 2026-01-16, département 62: what is law was read up to 2026-01-15 only, when QPV-LISTS-2023-1314 was",
        ),
        (
            "2030-01-01",
            "976",
            "day 2030-01-01, département 976: what is law was read up to 2029-12-31 only, when QPV-MAYOTTE was",
        ),
    ] {
        assert_eq!(on(jour, departement), Err(attendu.to_owned()));
    }
    for non_lu in ["975", "977", "984", "986", "988"] {
        assert!(on("2020-01-01", non_lu).is_err(), "{non_lu}");
    }
}

/// The rules of each list hold their days; what is from memory says so.
#[test]
fn rules_of_the_lists() {
    let jour = |texte: &str| Some(texte.parse::<NaiveDate>().unwrap());
    for (regle, du, au) in [
        (Regle::QpvListe2015Metropole, jour("2015-01-01"), jour("2023-12-31")),
        (Regle::QpvListe2015OutreMer, jour("2015-01-01"), jour("2024-12-31")),
        (Regle::QpvListe2024Metropole, jour("2024-01-01"), jour("2026-01-15")),
        (Regle::QpvListe2024OutreMer, jour("2025-01-01"), jour("2026-01-15")),
    ] {
        let texte = regle.texte();
        assert_eq!((texte.depuis, texte.etat, texte.confiance), (du, au, Confiance::Secondaire));
    }
    assert_eq!(Regle::QpvMayotte.texte().confiance, Confiance::Texte);
    for regle in [Regle::VeilleActive, Regle::QuartierVecu, Regle::TvaNonApplicable] {
        assert_eq!(regle.texte().confiance, Confiance::Memoire);
    }
}

/// A quarter of the agglomeration has nothing of what the law attaches to a QPV.
#[test]
fn effects_of_a_quarter() {
    let quartier = |code: CodeQuartier| Quartier {
        code,
        nom: "Fictif".parse().unwrap(),
        communes: [].into(),
        population: None,
    };
    let qpv = quartier(CodeQpv::parse("QP062008").unwrap().into());
    assert_eq!(qpv.effets(), Effet::TOUS);
    // Where VAT does not apply is told as from memory.
    let condition = Effet::TvaReduite.condition().unwrap();
    assert!(
        condition.contains("de mémoire, non vérifié : ni en Guyane ni à Mayotte"),
        "{condition}"
    );
    let communautaire = quartier(CodeQuartier::Communautaire("QC-1".parse().unwrap()));
    assert_eq!((communautaire.effets(), communautaire.qpv()), (&[][..], None));
    // Even one whose id looks like a code.
    let trompeur = quartier(CodeQuartier::Communautaire("QP062008".parse().unwrap()));
    assert!(trompeur.effets().is_empty());

    let refus = Liste::new(Geographie::De2015, [communautaire, qpv.clone(), qpv.clone()]);
    assert_eq!(
        refus.unwrap_err().to_string(),
        "2 problems: quarter 1 (QC-1): not a QPV, which the State's list has alone; quarter 3 (QP062008): this code was given before"
    );
    assert_eq!(
        Liste::new(Geographie::De2024, [qpv]).unwrap_err().to_string(),
        "1 problem: quarter 1 (QP062008): a code of the other geography"
    );
}

/// One row a quarter and a commune; rows that contradict each other.
#[test]
fn a_list_from_rows() {
    let lire = |lignes: &[(&str, &str, &str)]| {
        let lignes = lignes.iter().map(|(code, nom, commune)| {
            (code.parse().unwrap(), nom.parse().unwrap(), commune.parse().unwrap())
        });
        Liste::from_rows(Geographie::De2024, lignes).map_err(|error| error.to_string())
    };
    let liste = lire(&[
        ("QN06216M", "Saint-Elie", "62464"),
        ("QN06208M", "Mont Liébaut", "62119"),
        ("QN06216M", "Saint-Elie", "62276"),
    ]);
    let liste = liste.unwrap();
    assert_eq!(liste.quartiers().len(), 2);
    let saint_elie = liste.get("QN06216M".parse().unwrap()).unwrap();
    assert_eq!(saint_elie.communes.len(), 2);
    assert_eq!(
        lire(&[
            ("QN06216M", "Saint-Elie", "62464"),
            ("QN06216M", "Saint-Élie", "62276"),
            ("QN06216M", "Saint-Elie", "62464"),
        ]),
        Err("2 problems: row 2 (QN06216M): named \"Saint-Élie\", and \"Saint-Elie\" before; \
             row 3 (QN06216M): commune 62464 was given before"
            .to_owned())
    );
    assert_eq!(
        lire(&[("QP062008", "A", "62119")]),
        Err("1 problem: quarter 1 (QP062008): a code of the other geography".to_owned())
    );
}

#[test]
fn lists_and_quarters_nearly_right_are_refused() {
    for json in [
        r#"{"geographie":"2023","quartiers":[]}"#,
        r#"{"geographie":2024,"quartiers":[]}"#,
        r#"{"geographie":"2024"}"#,
        r#"{"geographie":"2024","quartiers":[],"jour":"2024-01-01"}"#,
        r#"{"geographie":"2024","quartiers":[{"code":{"qpv":"QP062008"},"nom":"A"}]}"#,
        r#"{"geographie":"2024","quartiers":[{"code":{"communautaire":"A"},"nom":"A"}]}"#,
        r#"{"geographie":"2024","quartiers":[{"code":{"qpv":"QN06208M"},"nom":""}]}"#,
        r#"{"geographie":"2024","quartiers":[{"code":{"qpv":"QN06208M"},"nom":"A","population":0}]}"#,
        r#"{"geographie":"2024","quartiers":[{"code":{"qpv":"QN06208M"},"nom":"A","communes":["6211"]}]}"#,
    ] {
        assert!(serde_json::from_str::<Liste>(json).is_err(), "{json}");
    }
    let juste = r#"{"geographie":"2024","quartiers":[{"code":{"qpv":"QN06208M"},"nom":"A","communes":["62119"],"population":1200}]}"#;
    let liste: Liste = serde_json::from_str(juste).unwrap();
    assert_eq!(serde_json::to_string(&liste).unwrap(), juste);
}

#[test]
fn what_is_followed_around_a_quarter() {
    let vecu = Alentour::QuartierVecu {
        quartier: CodeQpv::parse("QN06208M").unwrap().into(),
        equipement: "Piscine (fictive)".parse().unwrap(),
        commune: None,
    };
    assert_eq!(vecu.to_string(), "quartier vécu de QN06208M\u{a0}: Piscine (fictive)");
    assert_eq!(vecu.regle(), Regle::QuartierVecu);
    let veille = Alentour::VeilleActive { nom: "Fictif".parse().unwrap(), communes: [].into() };
    assert_eq!(veille.to_string(), "veille active\u{a0}: Fictif");
    assert_eq!(veille.regle(), Regle::VeilleActive);
}
