//! Where a figure comes from.

use core::fmt;
use core::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::Enonce;

/// Pages of a document, from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "[NonZeroU16; 2]", into = "[NonZeroU16; 2]")]
pub struct Pages([NonZeroU16; 2]);

/// Pages that end before they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("pages {de} to {a}: expected the first, then the last")]
pub struct PagesError {
    /// The first.
    pub de: NonZeroU16,
    /// The last.
    pub a: NonZeroU16,
}

impl Pages {
    /// From a page to another, both included.
    ///
    /// # Errors
    /// [`PagesError`] if the last comes before the first.
    pub fn new(de: NonZeroU16, a: NonZeroU16) -> Result<Self, PagesError> {
        if a < de { Err(PagesError { de, a }) } else { Ok(Self([de, a])) }
    }

    /// The first.
    #[must_use]
    pub const fn de(self) -> NonZeroU16 {
        let Self([de, _]) = self;
        de
    }

    /// The last.
    #[must_use]
    pub const fn a(self) -> NonZeroU16 {
        let Self([_, a]) = self;
        a
    }
}

impl TryFrom<[NonZeroU16; 2]> for Pages {
    type Error = PagesError;

    fn try_from([de, a]: [NonZeroU16; 2]) -> Result<Self, PagesError> {
        Self::new(de, a)
    }
}

impl From<Pages> for [NonZeroU16; 2] {
    fn from(pages: Pages) -> Self {
        pages.0
    }
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([de, a]) = self;
        if de == a { write!(f, "page\u{a0}{de}") } else { write!(f, "pages\u{a0}{de} à {a}") }
    }
}

/// Where a figure was read: the document, the page where it is known, what is printed there where it is not the
/// figure itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The document.
    pub document: Enonce,
    /// The page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Pages>,
    /// The printed text, as is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texte: Option<Enonce>,
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document.fmt(f)?;
        if let Some(pages) = self.pages {
            write!(f, ", {pages}")?;
        }
        if let Some(texte) = &self.texte {
            write!(f, ", «\u{a0}{texte}\u{a0}»")?;
        }
        Ok(())
    }
}

/// A value and where it was read. Two sources that differ are two values: none is chosen.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::rapport::annuel::Sourcee;
///
/// let lu: Sourcee<Euros> = serde_json::from_str(
///     r#"{ "valeur": "671000.00", "provenance": { "document": "rapport fictif", "pages": [12, 12] } }"#,
/// )?;
/// assert_eq!(lu.provenance.to_string(), "rapport fictif, page\u{a0}12");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Sourcee_for_{T}"))]
#[serde(deny_unknown_fields)]
pub struct Sourcee<T> {
    /// The value.
    pub valeur: T,
    /// Where it was read.
    pub provenance: Provenance,
}
