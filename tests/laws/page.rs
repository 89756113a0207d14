//! The page: any text is escaped and found back, any amount and any day is drawn, what the report says is there.

use chrono::NaiveDate;
use contrat_de_ville::nombre::Somme;
use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::page::{self, Couleur, PALETTE, Usage};
use contrat_de_ville::rapport::{Barres, Bloc, Figure, Frise, Graphique, Jalon};
use proptest::prelude::*;
use serde_json::json;

use crate::page_outils::{allowed, elements, text_of, unescape};

/// Texts that could break a page, an attribute, a style, a table or a chart.
fn texte() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("</title></style></svg>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("\"'&amp;&#60;".to_owned()),
        Just("$x^2$ \\frac{a}{b} \\$".to_owned()),
        Just("| a | **b** `c` _d_ [e](f) # - > ".to_owned()),
        Just("\u{FDD0}\u{FDD1}0\u{FFFE}\u{7}\u{0}\u{85}".to_owned()),
        Just("kuva-clip-0 kuva-fp-diag-fwd".to_owned()),
        Just("é\u{a0}’😀\u{202f}".to_owned()),
        any::<char>().prop_map(String::from),
        "[a-z ]{1,60}",
    ];
    // Ends are letters: a name is trimmed at its gate.
    prop::collection::vec(pieces, 1..6).prop_map(|pieces| format!("a{}z", pieces.concat()))
}

/// A report that says the text wherever it may; a sentence has no control.
fn report(texte: &str) -> RapportAnnuel {
    let broken = |signe: char| signe.is_control() || ['\u{2028}', '\u{2029}'].contains(&signe);
    let texte = texte.replace(broken, " ");
    let source = json!({ "document": texte, "texte": texte });
    let cas = json!({
        "contrat": "CV221", "annee": 2023, "titre": texte, "avertissement": texte,
        "sections": [{ "section": "actions", "etat": { "absente": { "motif": texte } } }],
        "fonds_de_concours": [{
            "titre": texte, "provenance": source,
            "operations": [{ "operation": { "commune": "Une commune", "objet": texte }, "montant": "12" }]
        }],
        "focus": [{ "titre": texte, "operateur": "Un opérateur", "points": [texte] }]
    });
    serde_json::from_value(cas).unwrap()
}

fn html(rapport: &RapportAnnuel) -> String {
    page::html(&annuel::document(rapport))
}

fn bars(lignes: Vec<(String, Somme)>) -> Graphique {
    Graphique::new("Montants", Figure::Barres(Barres::of("Source", lignes)))
}

/// Numbers that kuva writes when a place is lost.
fn is_drawn(svg: &str) -> bool {
    !["NaN", "inf"].iter().any(|faux| svg.contains(&format!("=\"{faux}")))
}

proptest! {
    #[test]
    fn any_text_makes_no_element(texte in texte()) {
        let plain = html(&report("un texte"));
        let html = html(&report(&texte));
        prop_assert_eq!(elements(&html), elements(&plain));
    }

    #[test]
    fn any_text_is_found_back_once_unescaped(texte in texte()) {
        let rapport = report(&texte);
        let document = annuel::document(&rapport);
        let titre = rapport.titre.as_ref().unwrap().as_str();
        let html = page::html(&document);
        let ecrit = html.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0;
        prop_assert_eq!(words(&unescape(ecrit)), words(&allowed(titre)));
        let point = rapport.focus[0].points[0].as_str();
        let found = document.blocs().iter().any(|bloc| {
            let Bloc::Liste(elements) = bloc else { return false };
            elements.iter().any(|element| words(&element.texte.to_string()) == words(point))
        });
        prop_assert!(found);
    }

    #[test]
    fn any_text_is_found_back_in_a_chart(texte in texte()) {
        let graphique = bars(vec![(texte.clone(), Somme::from_centimes(100))]);
        let svg = page::svg(&graphique, 7);
        prop_assert_eq!(elements(&svg).iter().filter(|nom| **nom == "script").count(), 0);
        let lu = unescape(&text_of(&svg));
        let sans_blancs = |texte: &str| texte.replace(' ', "");
        // In the description, and in the label, cut into lines.
        prop_assert!(sans_blancs(&lu).matches(&sans_blancs(&allowed(&texte))).count() >= 2);
        let plain = page::svg(&bars(vec![("un texte".to_owned(), Somme::from_centimes(100))]), 7);
        let named = |svg: &str| elements(svg).into_iter().filter(|nom| !nom.ends_with("text")).collect::<Vec<_>>();
        prop_assert_eq!(named(&svg), named(&plain));
    }

    #[test]
    fn any_amounts_are_drawn_and_told(montants in prop::collection::vec(any::<i128>(), 0..12)) {
        let ligne = |(rang, centimes): (usize, &i128)| (format!("L{rang}"), Somme::from_centimes(*centimes));
        let graphique = bars(montants.iter().enumerate().map(ligne).collect());
        let svg = page::svg(&graphique, 0);
        prop_assert!(is_drawn(&svg));
        let lu = text_of(&svg);
        for centimes in &montants {
            prop_assert!(lu.contains(&Somme::from_centimes(*centimes).to_string()));
        }
    }

    #[test]
    fn any_days_are_drawn_in_order(
        jours in prop::collection::vec((-80_000_000..80_000_000_i32, prop::option::of(0..2_000_000_i32)), 0..8),
    ) {
        let day = |rang: i32| NaiveDate::from_num_days_from_ce_opt(rang).unwrap();
        let jalon = |(rang, avant): &(i32, Option<i32>)| Jalon {
            libelle: "fictif".to_owned(),
            depuis: avant.map(|avant| day(rang - avant)),
            jour: day(*rang),
        };
        let frise = Frise::of(jours.iter().map(jalon));
        prop_assert!(frise.jalons().is_sorted_by_key(|jalon| jalon.jour));
        prop_assert!(is_drawn(&page::svg(&Graphique::new("Jours", Figure::Frise(frise)), 0)));
    }

    #[test]
    fn the_same_report_gives_the_same_bytes(texte in texte(), montant in any::<i64>()) {
        let mut document = annuel::document(&report(&texte));
        document.place(bars(vec![(texte.clone(), Somme::from_centimes(montant.into()))]));
        prop_assert_eq!(page::html(&document), page::html(&document.clone()));
    }
}

/// The words of a text: blanks at the ends of a cell are no part of it, and French typography binds some.
fn words(texte: &str) -> Vec<String> {
    let blanc = [' ', '\u{a0}', '\u{202f}'];
    texte.split(blanc).filter(|mot| !mot.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_word_of_the_document_is_on_the_page() {
    let rapport = report("un texte fictif | et un autre");
    let document = annuel::document(&rapport);
    let html = unescape(&text_of(&page::html(&document)));
    let signes = |c: char| "#>|-*`\\ :\n".contains(c);
    for mot in document.to_string().split(signes).filter(|mot| !mot.is_empty()) {
        assert!(html.contains(mot), "{mot:?}");
    }
}

/// The relative luminance of WCAG 2.
fn luminance(Couleur { rvb, .. }: Couleur) -> f64 {
    let lineaire = rvb.map(|canal| {
        let canal = f64::from(canal) / 255.0;
        if canal <= 0.04045 { canal / 12.92 } else { ((canal + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * lineaire[0] + 0.7152 * lineaire[1] + 0.0722 * lineaire[2]
}

fn contrast(un: Couleur, autre: Couleur) -> f64 {
    let (un, autre) = (luminance(un) + 0.05, luminance(autre) + 0.05);
    un.max(autre) / un.min(autre)
}

#[test]
fn colours_keep_the_contrasts_of_wcag() {
    let fonds = PALETTE.into_iter().filter(|couleur| couleur.usage == Usage::Fond);
    for fond in fonds {
        for couleur in PALETTE {
            let minimum = match couleur.usage {
                Usage::Texte => 4.5,
                Usage::Dessin => 3.0,
                Usage::Fond => continue,
            };
            let mesure = contrast(couleur, fond);
            assert!(mesure >= minimum, "{} on {}: {mesure}", couleur.hexadecimal, fond.hexadecimal);
        }
    }
}

#[test]
fn colours_of_two_series_differ_in_grey() {
    let svg = page::svg(&Graphique::new("Montants", Figure::Barres(two_series())), 0);
    let used: Vec<Couleur> = PALETTE
        .into_iter()
        .filter(|couleur| couleur.usage == Usage::Dessin)
        .filter(|couleur| svg.contains(&format!("fill=\"{}\"", couleur.hexadecimal)))
        .collect();
    let [une, autre] = used[..] else { panic!("{used:?}") };
    assert!(contrast(une, autre) >= 2.0, "{}", contrast(une, autre));
    assert_eq!(svg.matches("fill=\"url(#g0-trame)\"").count(), 2);
}

fn two_series() -> Barres {
    let [un, deux] = [100, 250].map(|centimes| Some(Somme::from_centimes(centimes)));
    let lignes = [("A".to_owned(), [un, deux]), ("B".to_owned(), [None, deux])];
    Barres::compared("Source", ["2022".to_owned(), "2023".to_owned()], lignes)
}

#[test]
fn every_colour_of_the_page_is_in_the_palette() {
    let mut document = annuel::document(&report("un texte"));
    document.place(Graphique::new("Montants", Figure::Barres(two_series())));
    let html = page::html(&document);
    let hexadecimal = |suite: &str| {
        suite.get(..6).filter(|six| six.bytes().all(|o| o.is_ascii_hexdigit())).map(str::to_owned)
    };
    for code in html.split('#').skip(1).filter_map(hexadecimal) {
        let known = PALETTE.iter().any(|couleur| couleur.hexadecimal[1..] == code);
        // What kuva draws its axes with.
        assert!(known || code == "000000", "{code}");
    }
    for couleur in PALETTE {
        let [r, v, b] = couleur.rvb;
        assert_eq!(couleur.hexadecimal, format!("#{r:02x}{v:02x}{b:02x}"));
    }
}
