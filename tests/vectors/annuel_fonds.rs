//! A fonds de concours that both the published figures and the report tell stands once in the document, unless one
//! prints what the other does not hold. All of it is fictitious but the published figures of the case, in which the
//! fund stands.

use contrat_de_ville::controle::Releve;
use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::{self, Bloc, Document};
use serde_json::{Value, json};

const PUBLIES: &str = include_str!("../../examples/donnees/cabbalr-2023.json");
const TITRE: &str = "Fonds fictif";

/// As the figures print it; labels and amounts are those of [`told`].
fn published() -> Value {
    let row = |objet: &str, montant: &str| {
        json!({
            "cle": {"commune": "Une commune", "objet": objet},
            "libelle": format!("Une commune, {objet}"), "montant": montant,
        })
    };
    json!({
        "titre": TITRE, "lignes": [row("une école", "1 200"), row("une place", "800")],
        "total": {"montant": "2 000"},
    })
}

/// As the report tells it.
fn told() -> Value {
    let row = |objet: &str, montant: &str| json!({"operation": {"commune": "Une commune", "objet": objet}, "montant": montant});
    json!({
        "titre": TITRE,
        "operations": [row("une école", "1200.00"), row("une place", "800.00")],
        "total_imprime": "2000.00", "provenance": {"document": "rapport fictif"},
    })
}

fn figures(fonds: &Value) -> Releve {
    let mut releve: Value = serde_json::from_str(PUBLIES).unwrap();
    releve["fonds_de_concours"] = json!([fonds]);
    releve["inclusions"] = json!([]);
    serde_json::from_value(releve).unwrap()
}

fn report(publie: &Value, dit: &Value) -> RapportAnnuel {
    let champs = json!({"contrat": "CV221", "annee": 2023, "fonds_de_concours": [dit]});
    let mut rapport: RapportAnnuel = serde_json::from_value(champs).unwrap();
    rapport.chiffres = Some(figures(publie));
    rapport
}

/// The levels of the headings that bear the title of the fund.
fn standing(document: &Document) -> Vec<u8> {
    let titres = document.blocs().iter().filter_map(|bloc| {
        let Bloc::Titre { niveau, texte } = bloc else { return None };
        (texte == TITRE).then_some(*niveau)
    });
    titres.collect()
}

#[track_caller]
fn changed(mut fonds: Value, chemin: &str, valeur: Value) -> Value {
    let (parent, champ) = chemin.rsplit_once('/').unwrap();
    fonds.pointer_mut(parent).unwrap()[champ] = valeur;
    fonds
}

/// What the report tells is kept: the operations, the source, the printed total.
#[test]
fn a_fund_told_twice_stands_once() {
    let annuel = annuel::document(&report(&published(), &told()));
    assert_eq!(standing(&annuel), [3]);
    let texte = annuel.to_string();
    assert_eq!(texte.matches("une école").count(), 1, "{texte}");
    assert!(texte.contains("Source\u{a0}: rapport fictif."), "{texte}");
    // By itself, the financial part prints all that is published.
    assert_eq!(standing(&rapport::financier(&figures(&published()))), [2]);
}

/// The report may hold more than what is published.
#[test]
fn a_published_fund_without_a_total_is_told_whole() {
    let mut publie = published();
    publie.as_object_mut().unwrap().remove("total");
    assert_eq!(standing(&annuel::document(&report(&publie, &told()))), [3]);
}

/// Nothing that is published is lost.
#[test]
fn a_fund_that_tells_less_or_else_leaves_the_published_one() {
    for (chemin, valeur) in [
        ("/titre", json!("Fonds fictif (2023)")),
        ("/lignes/0/montant", json!("1 200,01")),
        ("/lignes/0/montant", json!("nc")),
        ("/lignes/0/cle", json!({"commune": "Une commune", "objet": "une crèche"})),
        ("/lignes/0/cle", json!({"commune": "Une autre", "objet": "une école"})),
        ("/lignes/0/nombre", json!(2)),
        ("/lignes/0/taux", json!("60,0")),
        ("/lignes/0/precedent", json!("900")),
        ("/lignes/0/evolution", json!("33,3")),
        ("/total/montant", json!("2 100")),
        ("/total/montant", json!("nc")),
        ("/total/nombre", json!(2)),
    ] {
        let publie = changed(published(), chemin, valeur.clone());
        let rapport = report(&publie, &told());
        let [fonds] = rapport.fonds_de_concours.as_slice() else { panic!("one fund") };
        let [tableau] =
            rapport.chiffres.as_ref().unwrap().publication().fonds_de_concours.as_slice()
        else {
            panic!("one table")
        };
        assert!(!fonds.tells(tableau), "{chemin} {valeur}");
        let attendus: &[u8] = if chemin == "/titre" { &[3] } else { &[4, 3] };
        assert_eq!(standing(&annuel::document(&rapport)), attendus, "{chemin} {valeur}");
    }
    for (chemin, valeur) in [("/total_imprime", json!(null)), ("/total_imprime", json!("2000.01"))]
    {
        let dit = changed(told(), chemin, valeur.clone());
        let annuel = annuel::document(&report(&published(), &dit));
        assert_eq!(standing(&annuel), [4, 3], "{chemin} {valeur}");
    }
    for places in [vec![1, 0], vec![0], vec![0, 1, 1]] {
        let operations = told()["operations"].clone();
        let autres = places.iter().map(|place: &usize| operations[*place].clone());
        let dit = changed(told(), "/operations", autres.collect());
        let annuel = annuel::document(&report(&published(), &dit));
        assert_eq!(standing(&annuel), [4, 3], "{places:?}");
    }
}
