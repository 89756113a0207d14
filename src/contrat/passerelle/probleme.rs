use core::error::Error;
use core::fmt;

use super::super::Classement;

/// What is wrong in a table, with the number of its row, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDePasserelle {
    /// Where amounts come from is of 2024–2030.
    #[error("row {ligne}: origin {} is of 2024–2030, expected a pilier or a sub-theme of 2015–2023", name(*de))]
    OrigineDe2024 {
        /// The row.
        ligne: usize,
        /// The origin.
        de: Classement,
    },
    /// Where amounts go is of 2015–2023.
    #[error("row {ligne}: target {} is of 2015–2023, expected a theme or a sub-theme of 2024–2030", name(*vers))]
    CibleDe2015 {
        /// The row.
        ligne: usize,
        /// The target.
        vers: Classement,
    },
    /// An origin has two rows.
    #[error("row {ligne}: origin {} given twice, expected each origin once", name(*de))]
    OrigineEnDouble {
        /// The second row.
        ligne: usize,
        /// The origin.
        de: Classement,
    },
    /// A target twice in a row.
    #[error("row {ligne}: target {} given twice, expected each target once an origin", name(*vers))]
    CibleEnDouble {
        /// The row.
        ligne: usize,
        /// The target.
        vers: Classement,
    },
    /// The weights of a row say nothing.
    #[error("row {ligne}: origin {} has {cibles} targets whose weights add up to 0, expected a positive weight", name(*de))]
    SansPoids {
        /// The row.
        ligne: usize,
        /// The origin.
        de: Classement,
        /// How many targets it has.
        cibles: usize,
    },
}

/// Every problem of a table, in the order of entry; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDePasserelle(Vec<ProblemeDePasserelle>);

impl ProblemesDePasserelle {
    /// The problems.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDePasserelle] {
        &self.0
    }

    /// Passes if there is none.
    pub(super) fn none(problemes: Vec<ProblemeDePasserelle>) -> Result<(), Self> {
        if problemes.is_empty() { Ok(()) } else { Err(Self(problemes)) }
    }
}

impl fmt::Display for ProblemesDePasserelle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pluriel = if self.0.len() > 1 { "s" } else { "" };
        write!(f, "{} problem{pluriel}", self.0.len())?;
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl Error for ProblemesDePasserelle {}

/// The official code and the label: `1.5a « Jeunesse »`.
fn name(classement: Classement) -> String {
    format!("{} « {classement} »", classement.code())
}
