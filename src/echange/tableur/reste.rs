//! What may still be read of a workbook: files that unpack to far more than they weigh are no tables.

use std::io::{self, Cursor, Read as _};

use super::classeur::{ClasseurError, Valeur};

/// The most cells that are read: ten thousand actions of a hundred columns, and as much again.
pub(super) const CELLULES_MAX: usize = 2_000_000;

/// The text of the cells: sixty-four bytes for each of the most that are read. A text that many cells share is
/// written once in a file, and held by each.
const TEXTE_MAX: usize = CELLULES_MAX * 64;

/// The files of an archive, unpacked: far more than tables of programming are.
const DEBALLE_MAX: u64 = 512 * 1024 * 1024;

/// What a byte of deflate can give at most.
const DEFLATE_MAX: u64 = 1032;

/// What is left of the cells and of their text.
pub(super) struct Reste {
    cellules: usize,
    texte: usize,
}

impl Reste {
    pub(super) const ENTIER: Self = Self { cellules: CELLULES_MAX, texte: TEXTE_MAX };

    /// Takes a cell off.
    pub(super) fn take(&mut self, valeur: &Valeur) -> Result<(), ClasseurError> {
        self.cellules = self
            .cellules
            .checked_sub(1)
            .ok_or(ClasseurError::TropDeCellules { max: CELLULES_MAX })?;
        let longueur = match valeur {
            Valeur::Texte(texte) | Valeur::Incalculee(texte) => texte.len(),
            Valeur::Nombre(_) | Valeur::Booleen(_) | Valeur::Erreur(_) | Valeur::Date(_) => 0,
        };
        self.texte = self
            .texte
            .checked_sub(longueur)
            .ok_or(ClasseurError::TropDeTexte { max: TEXTE_MAX as u64 })?;
        Ok(())
    }
}

/// Refuses an archive that unpacks to more than any workbook does; what cannot be read is left to calamine to tell.
pub(super) fn check(octets: &[u8]) -> Result<(), ClasseurError> {
    check_within(octets, DEBALLE_MAX)
}

fn check_within(octets: &[u8], max: u64) -> Result<(), ClasseurError> {
    // Whatever its entries say of their sizes.
    if (octets.len() as u64).saturating_mul(DEFLATE_MAX) <= max {
        return Ok(());
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(octets)) else { return Ok(()) };
    let mut reste = max;
    for rang in 0..archive.len() {
        let Ok(entree) = archive.by_index(rang) else { continue };
        // Unpacked to be counted, and kept nowhere.
        let lus = io::copy(&mut entree.take(reste.saturating_add(1)), &mut io::sink());
        reste = reste.checked_sub(lus.unwrap_or(0)).ok_or(ClasseurError::TropDeTexte { max })?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;

    use super::{Reste, TEXTE_MAX, check, check_within};
    use crate::echange::tableur::ClasseurError;
    use crate::echange::tableur::classeur::Valeur;

    /// Two files of a mebibyte of blanks: two kilobytes.
    fn archive() -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for nom in ["un", "deux"] {
            archive.start_file(nom, SimpleFileOptions::default()).unwrap();
            archive.write_all(&vec![b' '; 1024 * 1024]).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_refused_for_what_all_its_files_unpack_to() {
        let octets = archive();
        assert!(octets.len() < 8 * 1024, "{}", octets.len());
        assert!(check(&octets).is_ok());
        assert!(check_within(&octets, 2 * 1024 * 1024).is_ok());
        let max = 2 * 1024 * 1024 - 1;
        let erreur = check_within(&octets, max).unwrap_err();
        assert!(
            matches!(erreur, ClasseurError::TropDeTexte { max: dit } if dit == max),
            "{erreur}"
        );
    }

    #[test]
    fn a_text_that_many_cells_share_counts_in_each() {
        let texte = Valeur::Texte("a".repeat(TEXTE_MAX / 4));
        let mut reste = Reste::ENTIER;
        for _ in 0..4 {
            reste.take(&texte).unwrap();
        }
        reste.take(&Valeur::Nombre(1.0)).unwrap();
        let erreur = reste.take(&Valeur::Texte("a".to_owned())).unwrap_err();
        assert_eq!(
            erreur.to_string(),
            "more than 128000000 bytes of text: expected tables of programming"
        );
    }
}
