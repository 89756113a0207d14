use core::fmt;

use serde::Serialize;

/// An answer that may not be known at the accuracy of what was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certitude {
    /// Wherever the place really is within its accuracy, no.
    Non,
    /// The accuracy does not tell, or a fact is not known.
    Indecidable,
    /// Wherever the place really is within its accuracy, yes.
    Oui,
}

impl Certitude {
    /// Both hold.
    #[must_use]
    pub fn and(self, autre: Self) -> Self {
        self.min(autre)
    }

    /// One of them holds.
    #[must_use]
    pub fn or(self, autre: Self) -> Self {
        self.max(autre)
    }
}

impl From<Option<bool>> for Certitude {
    /// A fact, or none where it is not known.
    fn from(fait: Option<bool>) -> Self {
        match fait {
            Some(true) => Self::Oui,
            Some(false) => Self::Non,
            None => Self::Indecidable,
        }
    }
}

impl fmt::Display for Certitude {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Non => "non",
            Self::Indecidable => "indécidable",
            Self::Oui => "oui",
        })
    }
}
