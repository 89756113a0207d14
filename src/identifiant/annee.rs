use core::fmt;

use serde::{Deserialize, Serialize};

/// A calendar year, 1990 to 2099: that of a programme, and of its accounts.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::Annee;
///
/// const EXERCICE: Annee = Annee::new(2023).unwrap();
/// assert_eq!(EXERCICE.get(), 2023);
/// assert!(Annee::try_from(23_u16).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minimum" = 1990, "maximum" = 2099)))]
#[serde(try_from = "u16", into = "u16")]
pub struct Annee(u16);

/// A year outside 1990–2099: the year refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("year {0}: expected 1990 to 2099")]
pub struct AnneeError(pub u16);

impl Annee {
    /// 1990.
    pub const MIN: Self = Self(1990);
    /// 2099.
    pub const MAX: Self = Self(2099);

    /// The year, or `None` outside 1990–2099.
    #[must_use]
    pub const fn new(annee: u16) -> Option<Self> {
        match annee {
            1990..=2099 => Some(Self(annee)),
            _ => None,
        }
    }

    /// The number of the year.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Annee {
    type Error = AnneeError;

    fn try_from(annee: u16) -> Result<Self, Self::Error> {
        Self::new(annee).ok_or(AnneeError(annee))
    }
}

impl From<Annee> for u16 {
    fn from(annee: Annee) -> Self {
        annee.0
    }
}

impl fmt::Display for Annee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
