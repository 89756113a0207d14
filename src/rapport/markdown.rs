//! Markdown tables that also read well in a terminal.

use core::fmt;

use super::Cote;

/// A Markdown table: columns are padded, so that the source reads as a table too.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::{Cote, TableauMarkdown};
///
/// let mut tableau = TableauMarkdown::new([("Source", Cote::Gauche), ("Montant", Cote::Droite)]);
/// tableau.push(["État | ANCT", "12"]);
/// assert_eq!(tableau.to_string(), "\
/// | Source       | Montant |
/// | :----------- | ------: |
/// | État \\| ANCT |      12 |
/// ");
/// ```
#[derive(Clone, Debug)]
pub struct TableauMarkdown<const N: usize> {
    colonnes: [(String, Cote); N],
    rangees: Vec<[String; N]>,
}

impl<const N: usize> TableauMarkdown<N> {
    /// A table with its header.
    #[must_use]
    pub fn new(colonnes: [(&str, Cote); N]) -> Self {
        Self { colonnes: colonnes.map(|(titre, cote)| (escape(titre), cote)), rangees: Vec::new() }
    }

    /// Adds a row; what Markdown would read as a sign is escaped.
    pub fn push<T: ToString>(&mut self, cellules: [T; N]) {
        self.rangees.push(cellules.map(|cellule| escape(&cellule.to_string())));
    }
}

/// What Markdown or HTML would read as a sign is escaped; a line break becomes a blank.
pub(super) fn escape(texte: &str) -> String {
    let mut sur = String::with_capacity(texte.len());
    for caractere in texte.chars() {
        match caractere {
            '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' => sur.extend(['\\', caractere]),
            autre if autre.is_control() => sur.push(' '),
            autre => sur.push(autre),
        }
    }
    sur
}

impl<const N: usize> fmt::Display for TableauMarkdown<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entete = self.colonnes.each_ref().map(|(titre, _)| titre.clone());
        let largeurs: Vec<usize> = (0..N)
            .map(|rang| {
                let cellules = core::iter::once(&entete).chain(&self.rangees);
                cellules
                    .filter_map(|r| Some(r.get(rang)?.chars().count()))
                    .max()
                    .unwrap_or(0)
                    .max(3)
            })
            .collect();
        let mut row = |cellules: &[String; N]| {
            for ((cellule, largeur), (_, cote)) in
                cellules.iter().zip(&largeurs).zip(&self.colonnes)
            {
                match cote {
                    Cote::Gauche => write!(f, "| {cellule:<largeur$} ")?,
                    Cote::Droite => write!(f, "| {cellule:>largeur$} ")?,
                }
            }
            writeln!(f, "|")
        };
        row(&entete)?;
        let mut rang = 0_usize;
        let regle = self.colonnes.each_ref().map(|(_, cote)| {
            let tirets = largeurs.get(rang).map_or(3, |largeur| *largeur).saturating_sub(1);
            rang = rang.saturating_add(1);
            match cote {
                Cote::Gauche => format!(":{}", "-".repeat(tirets)),
                Cote::Droite => format!("{}:", "-".repeat(tirets)),
            }
        });
        row(&regle)?;
        self.rangees.iter().try_for_each(row)
    }
}
