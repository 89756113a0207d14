use core::fmt;

use serde::Serialize;

use super::signalement::join;
use crate::identifiant::{CodeContrat, CodeContratError};

/// The contract codes of a dirty cell, read apart: glued together, repeated, between line ends.
///
/// Which of several contracts the row is of is not decided here.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::CodeContrat;
/// use contrat_de_ville::territoire::CodesLus;
///
/// let code = |texte| CodeContrat::parse(texte).unwrap();
/// let colles = CodesLus::read("CV380CV384")?;
/// assert_eq!(colles.codes(), [code("CV380"), code("CV384")]);
/// assert!(colles.is_glued() && colles.unique().is_none());
/// assert_eq!(colles.to_string(), "CV380 et CV384, codes collés");
///
/// let repete = CodesLus::read("CV072\r\nCV072\r\n")?;
/// assert_eq!((repete.unique(), repete.is_repeated()), (Some(code("CV072")), true));
///
/// assert_eq!(
///     CodesLus::read("CV380 CV38").unwrap_err().to_string(),
///     "codes \"CV380 CV38\", character 7: no contract code starts there"
/// );
/// # Ok::<(), contrat_de_ville::territoire::CodesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodesLus {
    codes: Vec<CodeContrat>,
    collage: bool,
    repetition: bool,
    blancs: bool,
}

/// Why a cell holds no contract codes, or more than that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodesError {
    /// Nothing, or blanks.
    #[error("codes {0:?}: expected a contract code")]
    Vide(String),
    /// Something that is not a code.
    #[error("codes {texte:?}, character {place}: no contract code starts there")]
    Forme {
        /// The cell.
        texte: String,
        /// The character, from 1.
        place: usize,
        /// Why what starts there is not one.
        #[source]
        cause: CodeContratError,
    },
}

impl CodesLus {
    /// Reads every code of a cell, or refuses it with the place of what is none.
    ///
    /// The two letters of a code tell its length, so that glued codes have one reading.
    ///
    /// # Errors
    /// [`CodesError`] for an empty cell, or anything beside codes and blanks.
    pub fn read(texte: &str) -> Result<Self, CodesError> {
        let mut lus = Self { codes: Vec::new(), collage: false, repetition: false, blancs: false };
        let mut reste = texte;
        loop {
            let suite = reste.trim_start();
            let separe = suite.len() < reste.len();
            lus.blancs |= separe;
            if suite.is_empty() {
                break;
            }
            let largeur = if suite.starts_with("CN") { 8 } else { 5 };
            let (debut, apres) = suite.split_at_checked(largeur).unwrap_or((suite, ""));
            let code = debut.parse().map_err(|cause| {
                let avant = texte.strip_suffix(suite).unwrap_or_default();
                let place = avant.chars().count().saturating_add(1);
                CodesError::Forme { texte: texte.to_owned(), place, cause }
            })?;
            lus.collage |= !separe && !lus.codes.is_empty();
            if lus.codes.contains(&code) {
                lus.repetition = true;
            } else {
                lus.codes.push(code);
            }
            reste = apres;
        }
        if lus.codes.is_empty() { Err(CodesError::Vide(texte.to_owned())) } else { Ok(lus) }
    }

    /// The codes, each once, in the order of the cell.
    #[must_use]
    pub fn codes(&self) -> &[CodeContrat] {
        &self.codes
    }

    /// The code, if there is one only.
    #[must_use]
    pub fn unique(&self) -> Option<CodeContrat> {
        match self.codes[..] {
            [code] => Some(code),
            _ => None,
        }
    }

    /// Whether two codes stood side by side with nothing between.
    #[must_use]
    pub const fn is_glued(&self) -> bool {
        self.collage
    }

    /// Whether one code stood there more than once.
    #[must_use]
    pub const fn is_repeated(&self) -> bool {
        self.repetition
    }

    /// Whether blanks or line ends stood there.
    #[must_use]
    pub const fn has_blanks(&self) -> bool {
        self.blancs
    }

    /// Whether the cell is one code and nothing else.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.unique().is_some() && !self.collage && !self.repetition && !self.blancs
    }
}

impl fmt::Display for CodesLus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut mots = vec![join(&self.codes)];
        if self.collage {
            mots.push("codes collés".to_owned());
        }
        if self.repetition {
            mots.push("code répété".to_owned());
        }
        if self.blancs {
            mots.push("blancs ou fins de ligne autour".to_owned());
        }
        f.pad(&mots.join(", "))
    }
}
