//! The cells of a workbook, whatever file they came in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::adresse::{Adresse, Colonne};
use super::format::Format;
use super::{lecture_csv, lecture_ods, lecture_xlsx};
use crate::echange::{DelimiteurAmbigu, EncodageError};

/// The sheets of a file, with the values that stand in their cells.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::tableur::{Classeur, ClasseurError, Format};
///
/// let classeur = Classeur::read("Référence;Titre\nF-1;Action fictive\n".as_bytes(), "Actions")?;
/// assert_eq!(classeur.format(), Format::Csv);
/// assert_eq!(classeur.feuilles().collect::<Vec<_>>(), ["Actions"]);
/// assert_eq!(Classeur::read(b"%PDF-1.7", "").unwrap_err(), ClasseurError::Format(Format::Pdf));
/// # Ok::<(), ClasseurError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Classeur {
    pub(super) feuilles: Vec<Feuille>,
    format: Format,
}

/// Why a file is no workbook that is read here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClasseurError {
    /// Another format: what was recognised.
    #[error("the file is {0}: expected XLSX, ODS or CSV")]
    Format(Format),
    /// Of that format by its first bytes, but broken: what the reader of the format says.
    #[error("the {format} file cannot be read: {cause}")]
    Illisible {
        /// The format.
        format: Format,
        /// What its reader says.
        cause: String,
    },
    /// More cells than a table of programming has: the file is something else.
    #[error("more than {max} cells: expected tables of programming")]
    TropDeCellules {
        /// The most that are read.
        max: usize,
    },
    /// More text than tables of programming have, in the cells or in the archive once unpacked.
    #[error("more than {max} bytes of text: expected tables of programming")]
    TropDeTexte {
        /// The most that is read.
        max: u64,
    },
    /// Not a text.
    #[error(transparent)]
    Encodage(#[from] EncodageError),
    /// A CSV whose separator is not known.
    #[error(transparent)]
    Delimiteur(#[from] DelimiteurAmbigu),
    /// A CSV whose last quote is never closed: what stands behind it is no row any more.
    #[error("line {ligne}: a quote of this row is never closed")]
    GuillemetOuvert {
        /// The line where the row starts, from 1.
        ligne: u32,
    },
    /// Two sheets of one name.
    #[error("two sheets are named {0:?}")]
    FeuilleEnDouble(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Feuille {
    pub(super) nom: Arc<str>,
    pub(super) masquee: bool,
    /// By row, from 1. Blank cells are left out.
    pub(super) rangees: BTreeMap<u32, Rangee>,
}

pub(super) type Rangee = BTreeMap<Colonne, Valeur>;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Valeur {
    Texte(String),
    Nombre(f64),
    Booleen(bool),
    /// `#REF!`
    Erreur(&'static str),
    /// As `2024-03-01`.
    Date(String),
    /// A formula that no program computed.
    Incalculee(String),
}

impl Feuille {
    pub(super) fn new(nom: &str, masquee: bool) -> Self {
        Self { nom: nom.into(), masquee, rangees: BTreeMap::new() }
    }

    /// Enters a cell; row and column from zero. What is beyond a sheet of Excel cannot be addressed.
    pub(super) fn push(&mut self, ligne: u32, colonne: u32, valeur: Valeur) {
        if let Valeur::Texte(texte) = &valeur
            && texte.trim().is_empty()
        {
            return;
        }
        if let Some(colonne) = Colonne::of(colonne) {
            self.rangees.entry(ligne.saturating_add(1)).or_default().insert(colonne, valeur);
        }
    }

    pub(super) fn address(&self, ligne: u32, colonne: Option<Colonne>) -> Adresse {
        Adresse { feuille: self.nom.clone(), ligne, colonne }
    }
}

impl Classeur {
    /// Reads XLSX, ODS or CSV, whichever the bytes are. `nom` names the sheet of a CSV, which has no name.
    ///
    /// The encoding of a CSV is told by its bytes, its separator by the headers that it lets
    /// recognise; where none is, by the line that has most separators. A cell of several lines keeps its line
    /// feeds alone. Of a formula,
    /// the value that the last program stored is read. Hidden sheets are known as such; hidden rows and
    /// columns are not: the readers do not tell, and they are read as the others.
    ///
    /// # Errors
    /// [`ClasseurError`] if the bytes are of another format, are broken, hold more than two million cells, or
    /// more text than so many have.
    pub fn read(octets: &[u8], nom: &str) -> Result<Self, ClasseurError> {
        let format = Format::of(octets);
        let feuilles = match format {
            Format::Xlsx => lecture_xlsx::read(octets)?,
            Format::Ods => lecture_ods::read(octets)?,
            Format::Csv => vec![lecture_csv::read(octets, nom)?],
            autre @ (Format::Xls
            | Format::Xlsb
            | Format::Archive
            | Format::Pdf
            | Format::Balises
            | Format::Vide) => return Err(ClasseurError::Format(autre)),
        };
        Ok(Self { feuilles, format })
    }

    /// The sheets of both: two tables kept in two CSV files.
    ///
    /// # Errors
    /// [`ClasseurError::FeuilleEnDouble`] if both have a sheet of one name.
    pub fn join(mut self, autre: Self) -> Result<Self, ClasseurError> {
        for feuille in autre.feuilles {
            if self.feuilles.iter().any(|deja| deja.nom == feuille.nom) {
                return Err(ClasseurError::FeuilleEnDouble(feuille.nom.as_ref().to_owned()));
            }
            self.feuilles.push(feuille);
        }
        Ok(self)
    }

    /// What the file was recognised as.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The names of its sheets, hidden ones too.
    pub fn feuilles(&self) -> impl Iterator<Item = &str> {
        self.feuilles.iter().map(|feuille| feuille.nom.as_ref())
    }

    /// The names of its hidden sheets: read only where the caller names them.
    pub fn feuilles_masquees(&self) -> impl Iterator<Item = &str> {
        let masquees = self.feuilles.iter().filter(|feuille| feuille.masquee);
        masquees.map(|feuille| feuille.nom.as_ref())
    }

    pub(super) fn sheet(&self, nom: &str) -> Option<&Feuille> {
        self.feuilles.iter().find(|feuille| feuille.nom.as_ref() == nom)
    }
}
