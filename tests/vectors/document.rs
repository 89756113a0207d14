//! Small documents, block by block, and as Markdown.

use contrat_de_ville::rapport::{Bloc, Cote, Document, Element, Ligne, Tableau};

fn title(niveau: u8, texte: &str) -> Bloc {
    Bloc::Titre { niveau, texte: texte.to_owned() }
}

fn small() -> Document {
    let mut document = Document::new("Titre [a] : b");
    document.quote("« une citation »");
    document.heading(2, "Un");
    document.heading(4, "Trop bas");
    document.paragraph("Deux\nlignes.");
    document.item(Ligne::new().strong("oui").text(" ").code("CODE").text(" *"));
    document.detail("dessous");
    document.item("*");
    let mut tableau = Tableau::new([("a | b", Cote::Gauche), ("c", Cote::Droite)]);
    tableau.push(["x", "1"]);
    tableau.push(["y"]);
    document.table(tableau);
    document
}

#[test]
fn blocks_in_order() {
    let mut tableau =
        Tableau::new([("a | b", Cote::Gauche), ("c", Cote::Droite)]).with_legende("Trop bas");
    tableau.push(["x", "1"]);
    tableau.push(["y", ""]);
    let marked = Ligne::new().strong("oui").text(" ").code("CODE").text(" *");
    assert_eq!(small().titre(), "Titre [a]\u{a0}: b");
    assert_eq!(
        small().blocs(),
        [
            Bloc::Citation("«\u{a0}une citation\u{a0}»".into()),
            title(2, "Un"),
            title(3, "Trop bas"),
            Bloc::Paragraphe("Deux\nlignes.".into()),
            Bloc::Liste(vec![
                Element { texte: marked, details: vec!["dessous".into()] },
                Element { texte: "*".into(), details: vec![] },
            ]),
            Bloc::Tableau(tableau),
        ]
    );
}

#[test]
fn markdown_held_whole() {
    let expected = "\
# Titre [a]\u{a0}: b

> «\u{a0}une citation\u{a0}»

## Un

### Trop bas

Deux lignes.

- **oui** `CODE` \\*
  - dessous
- \\*

| a \\| b |   c |
| :----- | --: |
| x      |   1 |
| y      |     |
";
    assert_eq!(small().to_string(), expected);
}

/// What a line begins with is text, not the sign of another block.
#[test]
fn signs_of_blocks_are_escaped() {
    for (texte, expected) in [
        ("- un", "\\- un"),
        ("+ un", "\\+ un"),
        ("# un", "\\# un"),
        ("===", "\\==="),
        ("---", "\\---"),
        ("~~~", "\\~\\~\\~"),
        ("12. un", "12\\. un"),
        ("1) un", "1\\) un"),
        ("12.50", "12.50"),
        ("12.", "12\\."),
        ("12", "12"),
        ("2023 : un", "2023\u{a0}: un"),
        ("    un", "un"),
        ("[a]: b", "\\[a\\]: b"),
        ("[x] fait", "\\[x] fait"),
        ("un [art. 1], a![b](c), [c][d], [^1]", "un [art. 1], a![b\\](c), [c\\][d], \\[^1]"),
        ("a &amp; b & c &#60; &nbsp", "a \\&amp; b & c \\&#60; &nbsp"),
        ("a\u{7}b\rc", "a b c"),
    ] {
        let mut document = Document::part();
        document.paragraph(texte);
        assert_eq!(document.to_string(), format!("{expected}\n"), "{texte:?}");
    }
    let mut document = Document::part();
    document.heading(2, "un #");
    document.paragraph(Ligne::new().code("a`b").strong(" ").strong(" c "));
    assert_eq!(document.to_string(), "## un \\#\n\na\\`b  **c**\n");
}

/// Markdown cannot say every look; the text is there all the same.
#[test]
fn looks_that_are_left_out() {
    for (ligne, expected) in [
        (Ligne::new().text("a").strong("b").text("c"), "a**b**c"),
        (Ligne::new().text("a").strong("(b").text("c"), "a(bc"),
        (Ligne::new().text("a ").strong("(b)").text(" c"), "a **(b)** c"),
        (Ligne::new().text("a ").strong("b)").text("c"), "a b)c"),
        (Ligne::new().strong("").code("").text("x"), "x"),
        (Ligne::new().code(" x ").text(" ").code("y"), "x  `y`"),
        (Ligne::new().code("x").strong("\t").code("y"), "`x` `y`"),
        (Ligne::new().code("x").code("y").strong("z").strong("t"), "`xy`**zt**"),
        (Ligne::new().text("a").strong(" b ").text("c"), "a **b** c"),
        (Ligne::new().strong("[a]").text("(b)"), "\\[a\\](b)"),
        (Ligne::new(), "\u{a0}"),
    ] {
        let mut document = Document::part();
        document.paragraph(ligne);
        assert_eq!(document.to_string(), format!("{expected}\n"));
    }
}

#[test]
fn parts_go_down_by_levels() {
    let mut part = Document::new("Une partie");
    part.heading(2, "Dessous");
    let mut tableau = Tableau::new([("a", Cote::Gauche)]);
    tableau.push(["1"]);
    part.table(tableau.clone());
    let mut document = Document::new("Le tout");
    document.table(tableau.clone());
    document.heading(2, "Section");
    let mut sans_titre = Document::part();
    sans_titre.table(tableau.clone());
    document.item("un");
    let mut liste = Document::part();
    liste.item("deux");
    document.append(0, liste);
    document.append(2, sans_titre);
    document.append(2, part);
    let of = |legende: &str| Bloc::Tableau(tableau.clone().with_legende(legende));
    assert_eq!(
        document.blocs(),
        [
            of("Le tout"),
            title(2, "Section"),
            Bloc::Liste(
                ["un", "deux"].map(|texte| Element { texte: texte.into(), details: vec![] }).into()
            ),
            // Its part had no heading to take one from.
            of("Section"),
            title(3, "Une partie"),
            title(4, "Dessous"),
            of("Dessous"),
        ]
    );
}
