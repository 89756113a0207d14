//! Sentences of a report.

use core::fmt;
use core::str::FromStr;

/// A sentence or a label of a report, as it is written: of any length, on one line, without blanks around it.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::Enonce;
///
/// let motif: Enonce = "aucune commune ne reçoit la DSU".parse()?;
/// assert_eq!(motif.as_str(), "aucune commune ne reçoit la DSU");
/// assert!(" ".parse::<Enonce>().is_err());
/// # Ok::<(), contrat_de_ville::rapport::annuel::EnonceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Enonce(Box<str>);

/// Why a text is not an [`Enonce`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("sentence {0:?}: expected a text on one line, without blanks around it")]
pub struct EnonceError(pub String);

impl Enonce {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Enonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Enonce {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Enonce {
    type Err = EnonceError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        // Two separators of lines that are no control characters.
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let right = !texte.is_empty() && texte.trim() == texte && !texte.chars().any(breaks);
        right.then(|| Self(texte.into())).ok_or_else(|| EnonceError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Enonce,
    "a text on one line, without blanks around it",
    pattern: concat!(
        r"^[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]",
        r"(?:[^\u0000-\u001F\u007F-\u009F\u2028\u2029]*",
        r"[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000])?$",
    )
);
