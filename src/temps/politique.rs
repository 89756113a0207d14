use core::fmt;
use core::str::FromStr;

use super::{Decompte, Report, Zone};

/// A count that a rule leaves open: the décret of 2015 says one month, and not how it is counted.
///
/// # Examples
/// ```
/// use contrat_de_ville::temps::{Delai, Politique, Zone};
///
/// let envoi = "2024-10-16".parse().unwrap();
/// let premiers = Politique::TOUTES.map(|politique| {
///     let jour = Delai::consultation(politique, Zone::Metropole).term(envoi).unwrap();
///     format!("{politique}: {jour}")
/// });
/// assert_eq!(
///     premiers,
///     [
///         "quantieme: 2024-11-16",
///         "quantieme-report: 2024-11-18",
///         "franc: 2024-11-17",
///         "franc-report: 2024-11-18",
///     ]
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Politique {
    /// *De quantième à quantième*, on whatever day it ends.
    Quantieme,
    /// *De quantième à quantième*, carried over: articles 641 and 642 of the Code de procédure civile by
    /// analogy.
    QuantiemeReport,
    /// *Franc*, on whatever day it ends.
    Franc,
    /// *Franc*, carried over: never earlier than the three others.
    FrancReport,
}

/// A text is not a [`Politique`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("count {0:?}: expected `quantieme`, `quantieme-report`, `franc` or `franc-report`")]
pub struct PolitiqueError(pub String);

impl Politique {
    /// The four counts.
    pub const TOUTES: [Self; 4] =
        [Self::Quantieme, Self::QuantiemeReport, Self::Franc, Self::FrancReport];

    /// Which days count, and whether the term is carried over, under the holidays of a zone.
    #[must_use]
    pub const fn parts(self, zone: Zone) -> (Decompte, Report) {
        match self {
            Self::Quantieme => (Decompte::Quantieme, Report::Sans),
            Self::QuantiemeReport => (Decompte::Quantieme, Report::Vers(zone)),
            Self::Franc => (Decompte::Franc, Report::Sans),
            Self::FrancReport => (Decompte::Franc, Report::Vers(zone)),
        }
    }

    /// The count in French, for a reader.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Quantieme => "de quantième à quantième",
            Self::QuantiemeReport => "de quantième à quantième, reporté",
            Self::Franc => "franc",
            Self::FrancReport => "franc, reporté",
        }
    }

    const fn cle(self) -> &'static str {
        match self {
            Self::Quantieme => "quantieme",
            Self::QuantiemeReport => "quantieme-report",
            Self::Franc => "franc",
            Self::FrancReport => "franc-report",
        }
    }
}

impl fmt::Display for Politique {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.cle())
    }
}

impl FromStr for Politique {
    type Err = PolitiqueError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let politique = Self::TOUTES.into_iter().find(|politique| politique.cle() == texte);
        politique.ok_or_else(|| PolitiqueError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(Politique, "a count, such as `franc-report`", one_of: Politique::TOUTES);
