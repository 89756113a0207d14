//! CSV: one sheet of texts.

use super::classeur::{CELLULES_MAX, ClasseurError, Feuille, Valeur};
use super::format::Format;
use crate::echange::{Delimiteur, encodage};

pub(super) fn read(octets: &[u8], nom: &str) -> Result<Feuille, ClasseurError> {
    let (texte, _) = encodage::read(octets)?;
    // The position of a record would be one line early after CRLF.
    let texte = texte.replace("\r\n", "\n");
    let delimiteur = separator(&texte)?;
    let mut lecteur = csv::ReaderBuilder::new()
        .delimiter(delimiteur.octet())
        .has_headers(false)
        .flexible(true)
        .from_reader(texte.as_bytes());
    let mut feuille = Feuille::new(nom, false);
    let mut reste = CELLULES_MAX;
    let mut enregistrement = csv::StringRecord::new();
    loop {
        let suite = lecteur.read_record(&mut enregistrement).map_err(|cause| {
            ClasseurError::Illisible { format: Format::Csv, cause: cause.to_string() }
        })?;
        if !suite {
            return Ok(feuille);
        }
        // The line of the file: that of the opening quote where a cell runs over several.
        let ligne = enregistrement.position().map_or(1, csv::Position::line).saturating_sub(1);
        for (colonne, cellule) in (0_u32..).zip(&enregistrement) {
            if cellule.is_empty() {
                continue;
            }
            reste =
                reste.checked_sub(1).ok_or(ClasseurError::TropDeCellules { max: CELLULES_MAX })?;
            let ligne = u32::try_from(ligne).unwrap_or(u32::MAX);
            feuille.push(ligne, colonne, Valeur::Texte(cellule.to_owned()));
        }
    }
}

/// The separator of the line that has most of them: titles may stand above the headers.
fn separator(texte: &str) -> Result<Delimiteur, ClasseurError> {
    const LIGNES: usize = 50;
    let count = |ligne: &&str| {
        let nombres = Delimiteur::TOUS.map(|delimiteur| delimiteur.count(ligne.as_bytes()));
        nombres.into_iter().max()
    };
    // Of equals, the first.
    let lignes: Vec<&str> = texte.lines().take(LIGNES).collect();
    let entete = lignes.into_iter().rev().max_by_key(count).unwrap_or_default();
    // Of one column, any separator will do.
    Ok(Delimiteur::find(entete)?.unwrap_or(Delimiteur::PointVirgule))
}
