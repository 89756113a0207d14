//! The page of a small document held whole, and the charts of the case.

use chrono::NaiveDate;
use contrat_de_ville::nombre::Somme;
use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::{
    Barres, Bloc, Cote, Document, Figure, Frise, Graphique, Jalon, Tableau, page,
};

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2023-rapport.json");
const CHIFFRES: &str = include_str!("../../examples/donnees/cabbalr-2023.json");
const PROCEDURE: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");
const PROGRAMMATION: &str = include_str!("../../examples/donnees/programmation-fictive.json");

#[test]
fn page_held_whole() {
    let mut document = Document::new("T");
    document.heading(2, "Un & deux");
    document.item("a\u{7}b");
    let mut tableau = Tableau::new([("Nom", Cote::Gauche), ("Montant", Cote::Droite)]);
    tableau.push(["A", "1"]);
    tableau.push(["Total", "1"]);
    document.table(tableau);
    let html = page::html(&document);
    let (tete, reste) = html.split_once("<style>").unwrap();
    let (_, corps) = reste.split_once("</style>").unwrap();
    assert_eq!(
        tete,
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>T</title>"
    );
    assert_eq!(
        corps,
        "</head><body><a class=\"evitement\" href=\"#contenu\">Aller au contenu</a>\
         <main id=\"contenu\" tabindex=\"-1\"><h1>T</h1>\
         <nav class=\"sommaire\" aria-labelledby=\"sommaire\"><p class=\"titre\" id=\"sommaire\">Sommaire</p>\
         <ul><li><a href=\"#p0\">Un &amp; deux</a></li></ul></nav>\
         <h2 id=\"p0\">Un &amp; deux</h2><ul><li>a b</li></ul>\
         <section class=\"defile court\" tabindex=\"0\" aria-labelledby=\"c2\"><table>\
         <caption id=\"c2\">Tableau\u{a0}1. Un &amp; deux</caption>\
         <thead><tr><th scope=\"col\">Nom</th><th scope=\"col\" class=\"d\">Montant</th></tr></thead>\
         <tbody><tr><th scope=\"row\">A</th><td class=\"d\">1</td></tr>\
         <tr class=\"total\"><th scope=\"row\">Total</th><td class=\"d\">1</td></tr></tbody></table></section>\
         </main></body></html>\n"
    );
}

fn charts(document: &Document) -> Vec<(&str, &str)> {
    let mut paires = Vec::new();
    for paire in document.blocs().windows(2) {
        let Bloc::Graphique(graphique) = &paire[1] else { continue };
        if let Bloc::Tableau(tableau) = &paire[0] {
            paires.push((tableau.legende(), graphique.titre()));
        } else if let Bloc::Titre { texte, .. } = &paire[0] {
            paires.push((texte.as_str(), graphique.titre()));
        }
    }
    paires
}

#[test]
fn charts_of_the_case_stand_after_their_tables() {
    let mut rapport: RapportAnnuel = serde_json::from_str(CAS).unwrap();
    rapport.chiffres = Some(serde_json::from_str(CHIFFRES).unwrap());
    rapport.procedure = Some(serde_json::from_str(PROCEDURE).unwrap());
    let document = annuel::document(&rapport);
    let specifiques = "Crédits spécifiques «\u{a0}politique de la ville\u{a0}»";
    let expected = ["Répartition par pilier", specifiques, "Calendrier"];
    assert_eq!(charts(&document), expected.map(|titre| (titre, titre)));
    let piliers = document.blocs().iter().find_map(|bloc| {
        let Bloc::Graphique(graphique) = bloc else { return None };
        Some(graphique.description())
    });
    assert_eq!(
        piliers.unwrap().replace(['\u{a0}', '\u{202f}'], " "),
        "Diagramme en barres. Cohésion sociale : 4 194 646,00 € ; \
         Cadre de vie, renouvellement urbain : 409 295,00 € ; \
         Emploi et développement économique : 1 376 516,00 € ; \
         Pilotage, qualification des acteurs, évaluation : 155 593,00 €."
    );
}

#[test]
fn charts_of_a_programme() {
    let exercice = serde_json::from_str(PROGRAMMATION).unwrap();
    let mut rapport: RapportAnnuel =
        serde_json::from_str(r#"{ "contrat": "CN06299N", "annee": 2025 }"#).unwrap();
    rapport.exercice = Some(exercice);
    let document = annuel::document(&rapport);
    let titres: Vec<String> =
        charts(&document).iter().map(|(_, titre)| titre.replace('\u{a0}', " ")).collect();
    assert_eq!(
        titres,
        [
            "Accordé par pilier ou thème, 2024 et 2025",
            "Accordé par quartier, clé « population », méthode plus forts restes",
            "Accordé par pilier ou thème",
            "Accordé par source",
        ]
    );
}

#[test]
fn two_series_say_which_side_has_nothing() {
    let un = Some(Somme::from_centimes(150));
    let barres = Barres::compared(
        "Thème",
        ["2022", "2023"].map(str::to_owned),
        [("A".to_owned(), [None, un])],
    );
    let graphique = Graphique::new("Écart", Figure::Barres(barres));
    assert_eq!(
        graphique.description().replace('\u{a0}', " "),
        "Diagramme en barres. A : 2022 : –, 2023 : 1,50 €."
    );
    let svg = page::svg(&graphique, 4);
    assert!(svg.contains("<pattern id=\"g4-trame\"") && svg.contains("fill=\"url(#g4-trame)\""));
    let tableau = graphique.tableau();
    assert_eq!(tableau.rangees(), [["A", "–", "1,50\u{a0}€"].map(str::to_owned)]);
    assert_eq!(tableau.colonnes()[1].titre, "2022");
    assert_eq!(tableau.colonnes()[1].cote, Cote::Droite);
}

#[test]
fn axis_in_whole_units() {
    let lignes =
        [("A".to_owned(), Somme::from_centimes(419_464_600)), ("B".to_owned(), Somme::ZERO)];
    let svg = page::svg(&Graphique::new("M", Figure::Barres(Barres::of("S", lignes))), 0);
    for graduation in [">0\u{a0}€<", ">2\u{a0}M€<", ">4\u{a0}M€<"] {
        assert!(svg.contains(graduation), "{graduation} {svg}");
    }
    assert!(!svg.contains("kuva") && !svg.contains("<!--") && !svg.contains("url("));
    assert!(!svg.contains(" width=\"400\""), "as wide as its place");
}

#[test]
fn line_of_days_in_order_with_its_delays() {
    let day = |texte: &str| texte.parse::<NaiveDate>().unwrap();
    let frise = Frise::of([
        Jalon {
            libelle: "recours".to_owned(),
            depuis: Some(day("2024-09-27")),
            jour: day("2024-11-28"),
        },
        Jalon { libelle: "séance".to_owned(), depuis: None, jour: day("2024-09-24") },
    ]);
    let graphique = Graphique::new("Jours", Figure::Frise(frise));
    assert_eq!(
        graphique.description().replace('\u{a0}', " "),
        "Frise des jours. 24 septembre 2024, séance ; du 27 septembre 2024 au 28 novembre 2024, recours."
    );
    let svg = page::svg(&graphique, 1);
    assert!(svg.contains(">24/09/2024 · séance<") && svg.contains(">28/11/2024 · recours<"));
    assert_eq!(graphique.tableau().rangees()[1][1], "27\u{a0}septembre\u{a0}2024");
}
