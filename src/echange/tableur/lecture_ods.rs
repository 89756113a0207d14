//! ODS.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Ods, OdsError, Reader as _, SheetVisible};

use super::classeur::{ClasseurError, Feuille};
use super::etendue;
use super::format::Format;
use super::lecture_xlsx::value;
use super::reste::{self, Reste};

#[allow(clippy::needless_pass_by_value)] // as `map_err` gives it
fn broken(cause: OdsError) -> ClasseurError {
    ClasseurError::Illisible { format: Format::Ods, cause: cause.to_string() }
}

pub(super) fn read(octets: &[u8]) -> Result<Vec<Feuille>, ClasseurError> {
    reste::check(octets)?;
    etendue::check(octets)?;
    let mut classeur: Ods<_> = Ods::new(Cursor::new(octets)).map_err(broken)?;
    let presentes: Vec<(String, bool)> = classeur
        .sheets_metadata()
        .iter()
        .map(|feuille| (feuille.name.clone(), feuille.visible != SheetVisible::Visible))
        .collect();
    let mut reste = Reste::ENTIER;
    let mut feuilles = Vec::with_capacity(presentes.len());
    for (nom, masquee) in presentes {
        let mut feuille = Feuille::new(&nom, masquee);
        let lues = classeur.worksheet_range(&nom).map_err(broken)?;
        let formules = classeur.worksheet_formula(&nom).map_err(broken)?;
        let ecrites: BTreeMap<(u64, u64), &String> = formules
            .used_cells()
            .map(|(ligne, colonne, formule)| (place(formules.start(), ligne, colonne), formule))
            .collect();
        for (ligne, rangee) in lues.rows().enumerate() {
            for (colonne, cellule) in rangee.iter().enumerate() {
                let (ligne, colonne) = place(lues.start(), ligne, colonne);
                let formule = ecrites.get(&(ligne, colonne)).map(|formule| formule.as_str());
                let (Ok(ligne), Ok(colonne)) = (u32::try_from(ligne), u32::try_from(colonne))
                else {
                    continue;
                };
                if let Some(valeur) = value(cellule.clone(), formule) {
                    reste.take(&valeur)?;
                    feuille.push(ligne, colonne, valeur);
                }
            }
        }
        // A formula without value may stand outside what is filled.
        for ((ligne, colonne), formule) in ecrites {
            let (Ok(ligne), Ok(colonne)) = (u32::try_from(ligne), u32::try_from(colonne)) else {
                continue;
            };
            let dehors = lues.get_value((ligne, colonne)).is_none();
            if let Some(valeur) = value(calamine::Data::Empty, Some(formule)).filter(|_| dehors) {
                feuille.push(ligne, colonne, valeur);
            }
        }
        feuilles.push(feuille);
    }
    Ok(feuilles)
}

/// The place of a cell in its sheet, from its place in a range.
fn place(debut: Option<(u32, u32)>, ligne: usize, colonne: usize) -> (u64, u64) {
    let (haut, gauche) = debut.unwrap_or_default();
    (u64::from(haut).saturating_add(ligne as u64), u64::from(gauche).saturating_add(colonne as u64))
}
