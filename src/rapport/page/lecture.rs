//! The Markdown of this crate read back into blocks, so that the page and the document say the same. It is the closed
//! subset that our writers use: headings, paragraphs, quotes, lists of two levels, tables, code and strong text;
//! every other sign of a text comes escaped.

use core::iter::Peekable;

use super::{Bloc, Element, Segment, Tableau};
use crate::rapport::Cote;

/// The first heading, which is the title, and the blocks.
pub(super) fn read(markdown: &str) -> (String, Vec<Bloc>) {
    let mut titre = None;
    let mut blocs = Vec::new();
    let mut niveau_atteint = 1_u8;
    let mut dernier = String::new();
    let mut lignes = markdown.lines().peekable();
    while let Some(ligne) = lignes.next() {
        if let Some((niveau, texte)) = heading(ligne) {
            if niveau == 1 && titre.is_none() {
                titre = Some(texte);
                continue;
            }
            let niveau = niveau.clamp(2, niveau_atteint.saturating_add(1)).min(6);
            niveau_atteint = niveau;
            dernier.clone_from(&texte);
            blocs.push(Bloc::Titre { niveau, texte });
        } else if let Some(texte) = ligne.strip_prefix("> ") {
            blocs.push(Bloc::Citation(joined(texte, &mut lignes, |l| l.strip_prefix("> "))));
        } else if let Some(texte) = ligne.strip_prefix("- ") {
            blocs.push(Bloc::Liste(list(texte, &mut lignes)));
        } else if ligne.starts_with("| ") {
            let legende = if dernier.is_empty() { titre.as_deref() } else { Some(&*dernier) };
            blocs.push(Bloc::Tableau(table(legende.unwrap_or_default(), ligne, &mut lignes)));
        } else if !ligne.trim().is_empty() {
            let plain = |l| if starts_block(l) { None } else { Some(l) };
            blocs.push(Bloc::Paragraphe(joined(ligne, &mut lignes, plain)));
        }
    }
    (titre.unwrap_or_default(), blocs)
}

fn heading(ligne: &str) -> Option<(u8, String)> {
    let texte = ligne.trim_start_matches('#');
    let niveau = u8::try_from(ligne.len().checked_sub(texte.len())?).unwrap_or(u8::MAX);
    let texte = texte.strip_prefix(' ')?;
    (niveau > 0).then(|| (niveau, flat(&segments(texte))))
}

fn starts_block(ligne: &str) -> bool {
    let signes = ["> ", "- ", "| "];
    ligne.trim().is_empty()
        || signes.iter().any(|signe| ligne.starts_with(signe))
        || heading(ligne).is_some()
}

/// The lines that go on, as one.
fn joined<'t, L: Iterator<Item = &'t str>>(
    premiere: &str,
    lignes: &mut Peekable<L>,
    suite: impl Fn(&'t str) -> Option<&'t str>,
) -> Vec<Segment> {
    let mut texte = premiere.to_owned();
    while let Some(autre) = lignes.peek().and_then(|ligne| suite(ligne)) {
        texte.push(' ');
        texte.push_str(autre);
        lignes.next();
    }
    segments(&texte)
}

fn list<'t, L: Iterator<Item = &'t str>>(premiere: &str, lignes: &mut Peekable<L>) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut element = Element { texte: segments(premiere), details: Vec::new() };
    while let Some(ligne) = lignes.peek() {
        if let Some(texte) = ligne.strip_prefix("  - ") {
            element.details.push(segments(texte));
        } else if let Some(texte) = ligne.strip_prefix("- ") {
            let suivant = Element { texte: segments(texte), details: Vec::new() };
            elements.push(core::mem::replace(&mut element, suivant));
        } else {
            break;
        }
        lignes.next();
    }
    elements.push(element);
    elements
}

fn table<'t, L: Iterator<Item = &'t str>>(
    legende: &str,
    entete: &str,
    lignes: &mut Peekable<L>,
) -> Tableau {
    let cotes = lignes.next().map(cells).unwrap_or_default();
    let droite = |signe: &String| signe.ends_with(':') && !signe.starts_with(':');
    let mut cotes =
        cotes.iter().map(|signe| if droite(signe) { Cote::Droite } else { Cote::Gauche });
    let colonnes: Vec<(String, Cote)> = cells(entete)
        .into_iter()
        .map(|titre| (titre, cotes.next().unwrap_or(Cote::Gauche)))
        .collect();
    let mut tableau = Tableau::new(legende, colonnes);
    while let Some(ligne) = lignes.next_if(|ligne| ligne.starts_with('|')) {
        tableau.push(cells(ligne));
    }
    tableau
}

/// The cells between the bars that are not escaped.
fn cells(ligne: &str) -> Vec<String> {
    let mut cellules = Vec::new();
    let mut cellule = String::new();
    let mut signes = ligne.chars();
    while let Some(signe) = signes.next() {
        match signe {
            '|' => cellules.push(core::mem::take(&mut cellule)),
            '\\' => {
                cellule.push('\\');
                cellule.extend(signes.next());
            }
            autre => cellule.push(autre),
        }
    }
    // Before the first bar there is nothing.
    cellules.iter().skip(1).map(|cellule| flat(&segments(cellule.trim_matches(' ')))).collect()
}

/// The text without marks.
fn flat(segments: &[Segment]) -> String {
    segments.iter().map(Segment::as_str).collect()
}

/// A line cut at its marks. A mark that does not close is text.
fn segments(texte: &str) -> Vec<Segment> {
    let mut lus = Vec::new();
    let mut courant = String::new();
    let mut reste = texte;
    while let Some(signe) = reste.chars().next() {
        let suite = reste.strip_prefix(signe).unwrap_or_default();
        if let Some((code, apres)) = reste.strip_prefix('`').and_then(|suite| suite.split_once('`'))
        {
            flush(&mut courant, &mut lus);
            lus.push(Segment::Code(code.to_owned()));
            reste = apres;
        } else if let Some((fort, apres)) = strong(reste) {
            flush(&mut courant, &mut lus);
            lus.push(Segment::Fort(flat(&segments(fort))));
            reste = apres;
        } else if signe == '\\' && suite.starts_with(|suivi: char| suivi.is_ascii_punctuation()) {
            let mut signes = suite.chars();
            courant.extend(signes.next());
            reste = signes.as_str();
        } else {
            courant.push(signe);
            reste = suite;
        }
    }
    flush(&mut courant, &mut lus);
    lus
}

/// What stands between two pairs of stars, the first of which is not escaped.
fn strong(texte: &str) -> Option<(&str, &str)> {
    texte.strip_prefix("**")?.split_once("**").filter(|(fort, _)| !fort.is_empty())
}

fn flush(courant: &mut String, lus: &mut Vec<Segment>) {
    if !courant.is_empty() {
        lus.push(Segment::Texte(core::mem::take(courant)));
    }
}
