//! At which level an envelope stands.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeContrat, CodeDepartement, Siren};

/// At which level an envelope stands, from the widest.
///
/// Credits of the State go from the nation to a region, a *département*, a contract; those of an
/// agglomeration from a fund to a contract or to axes. A level may be skipped, and is never climbed; a fund is
/// the agglomeration's own money, and part of no other envelope.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::Echelon;
///
/// assert!(Echelon::National.may_hold(&Echelon::Axe));
/// assert!(Echelon::Axe.may_hold(&Echelon::Axe)); // an axis may be cut further
/// assert!(!Echelon::Axe.may_hold(&Echelon::Region));
/// assert!(!Echelon::Region.may_hold(&Echelon::Region));
/// assert!(!Echelon::National.may_hold(&Echelon::Fonds("200072460".parse()?)));
/// # Ok::<(), contrat_de_ville::identifiant::SirenError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Echelon {
    /// The whole country.
    National,
    /// A region.
    Region,
    /// A *département*.
    Departement(CodeDepartement),
    /// A fund of an EPCI.
    Fonds(Siren),
    /// A contract.
    Contrat(CodeContrat),
    /// An axis, or another purpose.
    Axe,
}

impl Echelon {
    const fn rang(self) -> u8 {
        match self {
            Self::National => 0,
            Self::Region => 1,
            Self::Departement(_) => 2,
            Self::Fonds(_) => 3,
            Self::Contrat(_) => 4,
            Self::Axe => 5,
        }
    }

    /// Whether an envelope of that level can be part of one of this level.
    #[must_use]
    pub const fn may_hold(&self, autre: &Self) -> bool {
        match autre {
            Self::Fonds(_) => false,
            Self::Axe => true,
            Self::National | Self::Region | Self::Departement(_) | Self::Contrat(_) => {
                self.rang() < autre.rang()
            }
        }
    }
}

impl fmt::Display for Echelon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National => f.pad("national"),
            Self::Region => f.pad("région"),
            Self::Departement(code) => f.pad(&format!("département {code}")),
            Self::Fonds(siren) => f.pad(&format!("fonds de l’EPCI {siren}")),
            Self::Contrat(code) => f.pad(&format!("contrat {code}")),
            Self::Axe => f.pad("axe"),
        }
    }
}
