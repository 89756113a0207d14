//! The page as HTML.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::feuille::FEUILLE;
use super::svg;
use super::texte::clean;
use crate::rapport::{Bloc, Cote, Document, Element, Graphique, Ligne, Segment, Tableau};

pub(super) fn write(document: &Document) -> String {
    let titre = clean(document.titre());
    let blocs = document.blocs();
    let mut numbers = numbers(blocs);
    let texte = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (titre) }
                style { (PreEscaped(FEUILLE)) }
            }
            body {
                a class="evitement" href="#contenu" { "Aller au contenu" }
                main id="contenu" tabindex="-1" {
                    h1 { (titre) }
                    (contents(blocs))
                    @for (rang, bloc) in blocs.iter().enumerate() {
                        (block(rang, bloc, numbers.next().unwrap_or_default()))
                    }
                }
            }
        }
    };
    let mut texte = texte.into_string();
    texte.push('\n');
    texte
}

/// A heading of the second level, and those of the third under it: the rank of each, and its text.
struct Chapitre<'p> {
    lien: (usize, &'p str),
    dessous: Vec<(usize, &'p str)>,
}

/// The headings of the second level, and those of the third under them.
fn contents(blocs: &[Bloc]) -> Markup {
    let mut chapitres: Vec<Chapitre<'_>> = Vec::new();
    for (rang, bloc) in blocs.iter().enumerate() {
        let Bloc::Titre { niveau, texte } = bloc else { continue };
        match (niveau, chapitres.last_mut()) {
            (2, _) => chapitres.push(Chapitre { lien: (rang, texte), dessous: Vec::new() }),
            (3, Some(chapitre)) => chapitre.dessous.push((rang, texte)),
            _ => {}
        }
    }
    let link = |(rang, texte): &(usize, &str)| html! { a href={ "#p" (rang) } { (clean(texte)) } };
    html! {
        @if !chapitres.is_empty() {
            nav class="sommaire" aria-labelledby="sommaire" {
                p class="titre" id="sommaire" { "Sommaire" }
                ul {
                    @for Chapitre { lien, dessous } in &chapitres {
                        li {
                            (link(lien))
                            @if !dessous.is_empty() {
                                ul { @for lien in dessous { li { (link(lien)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The numbers of tables and those of charts, each from 1: names that stand twice are told apart by them.
fn numbers(blocs: &[Bloc]) -> impl Iterator<Item = usize> {
    let (mut tableaux, mut figures) = (0_usize, 0_usize);
    blocs.iter().map(move |bloc| {
        let compte = match bloc {
            Bloc::Tableau(_) => &mut tableaux,
            Bloc::Graphique(_) => &mut figures,
            Bloc::Titre { .. } | Bloc::Paragraphe(_) | Bloc::Citation(_) | Bloc::Liste(_) => {
                return 0;
            }
        };
        *compte = compte.saturating_add(1);
        *compte
    })
}

fn block(rang: usize, bloc: &Bloc, numero: usize) -> Markup {
    match bloc {
        Bloc::Titre { niveau, texte } => title(rang, *niveau, &clean(texte)),
        Bloc::Paragraphe(ligne) => html! { p { (line(ligne)) } },
        Bloc::Citation(ligne) => html! { blockquote { p { (line(ligne)) } } },
        Bloc::Liste(elements) => html! { ul { @for element in elements { (item(element)) } } },
        Bloc::Tableau(donnees) => table(rang, donnees, numero),
        Bloc::Graphique(graphique) => figure(rang, graphique, numero),
    }
}

fn title(rang: usize, niveau: u8, texte: &str) -> Markup {
    html! {
        @match niveau {
            0..=2 => h2 id={ "p" (rang) } { (texte) },
            3 => h3 id={ "p" (rang) } { (texte) },
            4 => h4 id={ "p" (rang) } { (texte) },
            5 => h5 id={ "p" (rang) } { (texte) },
            _ => h6 id={ "p" (rang) } { (texte) },
        }
    }
}

fn line(ligne: &Ligne) -> Markup {
    html! {
        @for segment in ligne.segments() {
            @match segment {
                Segment::Texte(texte) => (clean(texte)),
                Segment::Fort(texte) => strong { (clean(texte)) },
                Segment::Code(texte) => code { (clean(texte)) },
            }
        }
    }
}

fn item(Element { texte, details }: &Element) -> Markup {
    html! {
        li {
            (line(texte))
            @if !details.is_empty() { ul { @for detail in details { li { (line(detail)) } } } }
        }
    }
}

/// Rows of a table that is not cut between two pages.
const COURT: usize = 15;

/// A table in a region that scrolls where it is too wide, and can be reached from the keyboard.
fn table(rang: usize, tableau: &Tableau, numero: usize) -> Markup {
    let classe = if tableau.rangees().len() > COURT { "defile" } else { "defile court" };
    let droite = |colonne: usize| {
        let cote = tableau.colonnes().get(colonne).map(|colonne| colonne.cote);
        (cote == Some(Cote::Droite)).then_some("d")
    };
    html! {
        section class=(classe) tabindex="0" aria-labelledby={ "c" (rang) } {
            table {
                caption id={ "c" (rang) } { "Tableau\u{a0}" (numero) ". " (clean(tableau.legende())) }
                thead {
                    tr {
                        @for (colonne, entete) in tableau.colonnes().iter().enumerate() {
                            th scope="col" class=[droite(colonne)] { (cell(&entete.titre)) }
                        }
                    }
                }
                tbody { @for rangee in tableau.rangees() { (row(rangee, droite)) } }
            }
        }
    }
}

fn row(rangee: &[String], droite: impl Fn(usize) -> Option<&'static str>) -> Markup {
    let total = rangee.first().is_some_and(|premiere| premiere == "Total");
    html! {
        tr class=[total.then_some("total")] {
            @for (colonne, cellule) in rangee.iter().enumerate() {
                @if colonne == 0 {
                    th scope="row" class=[droite(colonne)] { (cell(cellule)) }
                } @else {
                    td class=[droite(colonne)] { (cell(cellule)) }
                }
            }
        }
    }
}

/// Characters after which a word of a cell may be cut: a column is as wide as its longest word, and a sheet does not
/// scroll. No word of the language is as long, nor a day written whole.
const MOT: usize = 30;

fn cell(texte: &str) -> Markup {
    let mut morceaux = vec![String::new()];
    let mut longueur = 0_usize;
    for caractere in clean(texte).chars() {
        if longueur >= MOT {
            morceaux.push(String::new());
            longueur = 0;
        }
        longueur = if caractere == ' ' { 0 } else { longueur.saturating_add(1) };
        if let Some(dernier) = morceaux.last_mut() {
            dernier.push(caractere);
        }
    }
    html! {
        @for (rang, morceau) in morceaux.iter().enumerate() { @if rang > 0 { wbr; } (morceau) }
    }
}

fn figure(rang: usize, graphique: &Graphique, numero: usize) -> Markup {
    html! {
        figure {
            figcaption { "Figure\u{a0}" (numero) ". " (clean(graphique.titre())) }
            (PreEscaped(svg(graphique, rang)))
        }
    }
}
