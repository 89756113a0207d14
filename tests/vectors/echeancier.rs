//! The list of days by itself: what stands where on a day, lists joined, lists refused.

use chrono::NaiveDate;
use contrat_de_ville::procedure::{Echeancier, EcheancierError, Entree, Nature, Suivi};
use contrat_de_ville::temps::{Delai, Zone};
use serde_json::json;

fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

fn entree(cle: &str, le: &str, nature: Nature) -> Entree {
    Entree {
        cle: cle.to_owned(),
        jour: jour(le),
        nature,
        quoi: "publier la liste des délibérations".to_owned(),
        qui: "président".to_owned(),
        regle: None,
        preuve: None,
        accompli: None,
    }
}

fn keys(echeancier: &Echeancier) -> Vec<&str> {
    echeancier.entrees().iter().map(|entree| entree.cle.as_str()).collect()
}

#[test]
fn what_is_not_known_to_be_done_stands_by_its_nature() {
    let [veille, jour_meme, lendemain] = ["2024-09-30", "2024-10-01", "2024-10-02"].map(jour);
    for (nature, attendu) in [
        (Nature::Fait, [Suivi::AVenir, Suivi::Acquis, Suivi::Acquis]),
        (Nature::Depuis, [Suivi::AVenir, Suivi::Acquis, Suivi::Acquis]),
        (Nature::Prevu, [Suivi::AVenir, Suivi::AVenir, Suivi::Incertain]),
        (Nature::AuPlusTot, [Suivi::AVenir, Suivi::AVenir, Suivi::AVenir]),
        (Nature::AuPlusTard, [Suivi::AVenir, Suivi::AVenir, Suivi::EnRetard]),
        (Nature::Possible, [Suivi::AVenir, Suivi::AVenir, Suivi::Ferme]),
    ] {
        let ligne = entree("liste", "2024-10-01", nature);
        let suivis = [veille, jour_meme, lendemain].map(|le| ligne.suivi_on(le));
        assert_eq!(suivis, attendu, "{nature:?}");
    }
}

#[test]
fn what_is_done_counts_from_the_day_it_is_done() {
    let on = |nature, accompli, le| {
        let ligne = entree("liste", "2024-10-01", nature);
        Entree { accompli: Some(jour(accompli)), ..ligne }.suivi_on(jour(le))
    };
    for nature in [Nature::AuPlusTard, Nature::Possible] {
        assert_eq!(on(nature, "2024-10-01", "2024-09-30"), Suivi::AVenir, "{nature:?}");
        assert_eq!(on(nature, "2024-10-01", "2024-10-01"), Suivi::Acquis, "{nature:?}");
        assert_eq!(on(nature, "2024-10-01", "2024-12-31"), Suivi::Acquis, "{nature:?}");
        assert_eq!(on(nature, "2024-10-03", "2024-10-03"), Suivi::FaitEnRetard, "{nature:?}");
    }
    assert_eq!(on(Nature::AuPlusTard, "2024-10-03", "2024-10-02"), Suivi::EnRetard);
    assert_eq!(on(Nature::Possible, "2024-10-03", "2024-10-02"), Suivi::Ferme);
    // What may be done from a day on is not late after it.
    assert_eq!(on(Nature::AuPlusTot, "2024-10-03", "2024-10-02"), Suivi::AVenir);
    assert_eq!(on(Nature::AuPlusTot, "2024-10-03", "2024-10-03"), Suivi::Acquis);
    assert_eq!(on(Nature::Prevu, "2024-10-03", "2024-10-02"), Suivi::Incertain);
    assert_eq!(on(Nature::Prevu, "2024-10-03", "2024-10-03"), Suivi::Acquis);
}

#[test]
fn natures_in_words() {
    let mots = [
        (Nature::Fait, "fait"),
        (Nature::Prevu, "prévu"),
        (Nature::AuPlusTot, "au plus tôt"),
        (Nature::AuPlusTard, "au plus tard"),
        (Nature::Possible, "possible jusqu’au"),
        (Nature::Depuis, "à compter de"),
    ];
    for (nature, mot) in mots {
        assert_eq!(nature.to_string(), mot);
    }
}

#[test]
fn lists_are_joined_in_order_and_the_second_is_named() {
    let septembre = || {
        let seance = entree("seance", "2024-09-24", Nature::Fait);
        Echeancier::of(vec![entree("liste", "2024-10-01", Nature::AuPlusTard), seance]).unwrap()
    };
    assert_eq!(keys(&septembre()), ["seance", "liste"]);
    let decembre = Echeancier::of(vec![
        entree("seance", "2024-12-10", Nature::Prevu),
        entree("convocation", "2024-09-30", Nature::AuPlusTard),
    ])
    .unwrap();
    let tout = septembre().merge("approbation", decembre.clone()).unwrap();
    assert_eq!(keys(&tout), ["seance", "approbation-convocation", "liste", "approbation-seance"]);
    assert_eq!(tout.get("approbation-seance").unwrap().jour, jour("2024-12-10"));
    assert_eq!(tout.get("seance").unwrap().jour, jour("2024-09-24"));

    assert_eq!(
        tout.merge("approbation", decembre.clone()).unwrap_err(),
        EcheancierError::CleEnDouble("approbation-convocation".to_owned())
    );
    assert_eq!(
        septembre().merge("séance de décembre", decembre).unwrap_err(),
        EcheancierError::Cle("séance de décembre-convocation".to_owned())
    );
}

#[test]
fn a_key_is_short_and_has_no_blank() {
    let of = |cle: &str| Echeancier::of(vec![entree(cle, "2024-10-01", Nature::Fait)]);
    let longue = "é".repeat(96);
    for cle in ["a", "envoi-62119", "QN06237M", &longue] {
        assert!(of(cle).is_ok(), "{cle}");
    }
    let trop_longue = "é".repeat(97);
    for cle in ["", " ", "a b", "a\u{a0}b", "a\nb", "a\u{7f}", &trop_longue] {
        let error = of(cle).unwrap_err();
        assert_eq!(error, EcheancierError::Cle(cle.to_owned()));
    }
    assert_eq!(
        of("a b").unwrap_err().to_string(),
        "key \"a b\": expected 1 to 96 characters, no blank and no control character"
    );
}

#[test]
fn a_proof_starts_or_ends_on_the_day_of_its_line() {
    let preuve = Delai::liste_des_deliberations().prove(jour("2024-09-24")).unwrap();
    assert_eq!(preuve.terme(), jour("2024-10-01"));
    let on = |le| Entree { preuve: Some(preuve), ..entree("liste", le, Nature::AuPlusTard) };
    assert!(Echeancier::of(vec![on("2024-10-01")]).is_ok());
    assert!(Echeancier::of(vec![on("2024-09-24")]).is_ok());
    let error = Echeancier::of(vec![on("2024-10-02")]).unwrap_err();
    assert_eq!(error, EcheancierError::Preuve("liste".to_owned()));
    assert_eq!(
        error.to_string(),
        "key \"liste\": its day is neither the start nor the term of its proof"
    );
}

#[test]
fn a_stored_list_goes_through_the_same_gate() {
    let preuve = Delai::recours_contentieux(Zone::Metropole).prove(jour("2024-09-27")).unwrap();
    let recours = Entree {
        preuve: Some(preuve),
        accompli: Some(jour("2024-11-04")),
        ..entree("recours", "2024-11-28", Nature::Possible)
    };
    let seance = entree("seance", "2024-09-24", Nature::Fait);
    let echeancier = Echeancier::of(vec![recours, seance]).unwrap();
    let stocke = serde_json::to_value(&echeancier).unwrap();
    assert_eq!(serde_json::from_value::<Echeancier>(stocke.clone()).unwrap(), echeancier);

    let refused = |rang: usize, champ: &str, valeur: serde_json::Value| {
        let mut faux = stocke.clone();
        faux[rang][champ] = valeur;
        serde_json::from_value::<Echeancier>(faux).unwrap_err().to_string()
    };
    assert_eq!(
        refused(0, "cle", json!("recours")),
        "key \"recours\": two lines have it, expected one"
    );
    assert_eq!(
        refused(1, "jour", json!("2024-11-29")),
        "key \"recours\": its day is neither the start nor the term of its proof"
    );
    for (champ, valeur) in
        [("jour", json!("2024-9-24")), ("accompli", json!("24/09/2024")), ("lieu", json!("siège"))]
    {
        refused(0, champ, valeur);
    }
}
