//! A document as Markdown (CommonMark, with the tables of GFM).

use core::fmt;

use super::{Bloc, Cote, Document, Element, Ligne, Segment, Tableau};

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut premier = true;
        if !self.titre().is_empty() {
            write_heading(f, 1, self.titre())?;
            premier = false;
        }
        // What a chart shows stands in a table beside it.
        let blocs = self.blocs().iter().filter(|bloc| !matches!(bloc, Bloc::Graphique(_)));
        for bloc in blocs {
            if !premier {
                writeln!(f)?;
            }
            premier = false;
            match bloc {
                Bloc::Titre { niveau, texte } => write_heading(f, *niveau, texte)?,
                Bloc::Paragraphe(ligne) => writeln!(f, "{}", line(ligne))?,
                Bloc::Citation(ligne) => writeln!(f, "> {}", line(ligne))?,
                Bloc::Liste(elements) => {
                    for Element { texte, details } in elements {
                        writeln!(f, "- {}", line(texte))?;
                        for detail in details {
                            writeln!(f, "  - {}", line(detail))?;
                        }
                    }
                }
                Bloc::Tableau(tableau) => write!(f, "{tableau}")?,
                Bloc::Graphique(_) => {}
            }
        }
        Ok(())
    }
}

fn write_heading(f: &mut fmt::Formatter<'_>, niveau: u8, texte: &str) -> fmt::Result {
    let texte = escape(texte, None);
    let texte = texte.trim_matches(' ');
    // A heading may be closed by signs of its own.
    let (texte, signe) = texte.strip_suffix('#').map_or((texte, ""), |debut| (debut, "\\#"));
    writeln!(f, "{} {texte}{signe}", "#".repeat(niveau.into()))
}

/// A line that starts a block: what would be read as the sign of another kind of block is escaped.
fn line(ligne: &Ligne) -> String {
    let mut texte = String::new();
    let mut segments = ligne.segments().iter().peekable();
    while let Some(segment) = segments.next() {
        let suite = segments.peek().and_then(|suivant| suivant.as_str().chars().next());
        push(&mut texte, segment, suite);
    }
    let texte = texte.trim_matches(' ');
    if texte.is_empty() {
        // Markdown takes a mark of list without text for the rule under a heading.
        return "\u{a0}".to_owned();
    }
    if texte.starts_with(['#', '-', '+', '=', '[']) {
        return format!("\\{texte}");
    }
    let apres = texte.trim_start_matches(|signe: char| signe.is_ascii_digit());
    let suite = apres.strip_prefix(['.', ')']);
    let is_number = suite.is_some_and(|suite| suite.is_empty() || suite.starts_with(' '));
    match texte.strip_suffix(apres) {
        Some(numero) if !numero.is_empty() && is_number => format!("{numero}\\{apres}"),
        _ => texte.to_owned(),
    }
}

/// A look that Markdown could not read from its signs is left out, never the text.
fn push(texte: &mut String, segment: &Segment, suite: Option<char>) {
    match segment {
        Segment::Texte(plain) => texte.push_str(&escape(plain, suite)),
        Segment::Fort(fort) => {
            let sur = escape(fort, suite);
            // Signs that touch a blank put nothing forward.
            let milieu = sur.trim();
            let (avant, apres) = sur.split_once(milieu).unwrap_or_default();
            texte.push_str(avant);
            let is_apart = |bord: Option<char>, voisin: Option<char>| {
                bord.is_some_and(char::is_alphanumeric) || voisin.is_none_or(|signe| signe == ' ')
            };
            let marked = is_apart(milieu.chars().next(), texte.chars().next_back())
                && is_apart(milieu.chars().next_back(), apres.chars().next().or(suite));
            let signe = if marked { "**" } else { "" };
            texte.extend([signe, milieu, signe, apres]);
        }
        Segment::Code(code) => {
            let held = |signe: char| signe == '`' || signe.is_control();
            if code.contains(held) || code.starts_with(' ') || code.ends_with(' ') {
                texte.push_str(&escape(code, suite));
            } else {
                texte.extend(["`", code, "`"]);
            }
        }
    }
}

/// What Markdown or HTML would read as a sign is escaped, before what follows; a line break becomes a blank.
fn escape(texte: &str, suite: Option<char>) -> String {
    let mut sur = String::with_capacity(texte.len());
    let next = |place: usize| texte.get(place..)?.chars().chain(suite).nth(1);
    for (place, caractere) in texte.char_indices() {
        match caractere {
            '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '~' => sur.extend(['\\', caractere]),
            '&' if texte.get(place..).is_some_and(is_entity) => sur.push_str("\\&"),
            // Brackets alone are text; what follows them makes a link, a definition or a note.
            ']' if next(place).is_some_and(|signe| "([:".contains(signe)) => sur.push_str("\\]"),
            '[' if next(place) == Some('^') => sur.push_str("\\["),
            autre if autre.is_control() => sur.push(' '),
            autre => sur.push(autre),
        }
    }
    sur
}

/// Whether a text that starts with `&` would be read as one character.
fn is_entity(texte: &str) -> bool {
    let nom = texte.strip_prefix('&').and_then(|suite| suite.split_once(';'));
    nom.is_some_and(|(nom, _)| nom.bytes().all(|o| o == b'#' || o.is_ascii_alphanumeric()))
}

impl fmt::Display for Tableau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |texte: &String| escape(texte.trim_matches(' '), None);
        let entete: Vec<String> =
            self.colonnes().iter().map(|colonne| cell(&colonne.titre)).collect();
        let rangees: Vec<Vec<String>> =
            self.rangees().iter().map(|rangee| rangee.iter().map(cell).collect()).collect();
        let largeurs: Vec<usize> = (0..entete.len())
            .map(|rang| {
                let lignes = core::iter::once(&entete).chain(&rangees);
                let longueurs = lignes.filter_map(|ligne| Some(ligne.get(rang)?.chars().count()));
                longueurs.max().unwrap_or(0).max(3)
            })
            .collect();
        let mut row = |cellules: &[String]| {
            for ((cellule, largeur), colonne) in cellules.iter().zip(&largeurs).zip(self.colonnes())
            {
                match colonne.cote {
                    Cote::Gauche => write!(f, "| {cellule:<largeur$} ")?,
                    Cote::Droite => write!(f, "| {cellule:>largeur$} ")?,
                }
            }
            writeln!(f, "|")
        };
        row(&entete)?;
        let regle: Vec<String> = self
            .colonnes()
            .iter()
            .zip(&largeurs)
            .map(|(colonne, largeur)| {
                let tirets = "-".repeat(largeur.saturating_sub(1));
                match colonne.cote {
                    Cote::Gauche => format!(":{tirets}"),
                    Cote::Droite => format!("{tirets}:"),
                }
            })
            .collect();
        row(&regle)?;
        rangees.iter().try_for_each(|rangee| row(rangee))
    }
}
