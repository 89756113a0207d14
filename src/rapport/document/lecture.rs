//! The Markdown of this crate read back into blocks, so that the page and the document say the same. It is the closed
//! subset that our writers use: headings, paragraphs, quotes, lists of two levels, tables, code and strong text;
//! every other sign of a text comes escaped.

use core::iter::Peekable;

use super::{Cote, Document, Ligne, Tableau};

impl Document {
    pub(crate) fn read(markdown: &str) -> Self {
        let mut document = Self::part();
        let mut lignes = markdown.lines().peekable();
        while let Some(ligne) = lignes.next() {
            if let Some((niveau, texte)) = heading(ligne) {
                if niveau == 1 && document.titre.is_empty() {
                    document.titre = texte;
                    continue;
                }
                document.heading(niveau, &texte);
            } else if let Some(texte) = ligne.strip_prefix("> ") {
                document.quote(joined(texte, &mut lignes, |l| l.strip_prefix("> ")));
            } else if let Some(texte) = ligne.strip_prefix("- ") {
                document.item(segments(texte));
            } else if let Some(texte) = ligne.strip_prefix("  - ") {
                document.detail(segments(texte));
            } else if ligne.starts_with("| ") {
                document.table(table(ligne, &mut lignes));
            } else if !ligne.trim().is_empty() {
                let plain = |l| if starts_block(l) { None } else { Some(l) };
                document.paragraph(joined(ligne, &mut lignes, plain));
            }
        }
        document
    }
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
) -> Ligne {
    let mut texte = premiere.to_owned();
    while let Some(autre) = lignes.peek().and_then(|ligne| suite(ligne)) {
        texte.push(' ');
        texte.push_str(autre);
        lignes.next();
    }
    segments(&texte)
}

fn table<'t, L: Iterator<Item = &'t str>>(entete: &str, lignes: &mut Peekable<L>) -> Tableau {
    let cotes = lignes.next().map(cells).unwrap_or_default();
    let droite = |signe: &String| signe.ends_with(':') && !signe.starts_with(':');
    let mut cotes =
        cotes.iter().map(|signe| if droite(signe) { Cote::Droite } else { Cote::Gauche });
    let colonnes: Vec<(String, Cote)> = cells(entete)
        .into_iter()
        .map(|titre| (titre, cotes.next().unwrap_or(Cote::Gauche)))
        .collect();
    let mut tableau = Tableau::new(colonnes);
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
fn flat(ligne: &Ligne) -> String {
    ligne.to_string()
}

/// A line cut at its marks. A mark that does not close is text.
fn segments(texte: &str) -> Ligne {
    let mut lus = Ligne::new();
    let mut courant = String::new();
    let mut reste = texte;
    while let Some(signe) = reste.chars().next() {
        let suite = reste.strip_prefix(signe).unwrap_or_default();
        if let Some((code, apres)) = reste.strip_prefix('`').and_then(|suite| suite.split_once('`'))
        {
            lus = flush(&mut courant, lus);
            lus = lus.code(code);
            reste = apres;
        } else if let Some((fort, apres)) = strong(reste) {
            lus = flush(&mut courant, lus);
            lus = lus.strong(&flat(&segments(fort)));
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
    lus = flush(&mut courant, lus);
    lus
}

/// What stands between two pairs of stars, the first of which is not escaped.
fn strong(texte: &str) -> Option<(&str, &str)> {
    texte.strip_prefix("**")?.split_once("**").filter(|(fort, _)| !fort.is_empty())
}

fn flush(courant: &mut String, lus: Ligne) -> Ligne {
    if courant.is_empty() { lus } else { lus.text(&core::mem::take(courant)) }
}
