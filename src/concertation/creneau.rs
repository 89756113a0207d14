//! A slot of a day.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Heure;
use crate::identifiant::Nom;

/// A commune as a programme prints it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommuneImprimee {
    /// The name, as printed.
    pub nom: Nom,
    /// Whether print cuts it off. It is then no commune’s name, and none is guessed.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub coupe: bool,
}

/// The communes that share a slot: one at least.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<CommuneImprimee>", into = "Vec<CommuneImprimee>")]
pub struct CommunesRecues(Vec<CommuneImprimee>);

/// A slot of communes has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a slot of communes without a commune: expected at least one")]
pub struct CommunesRecuesError;

impl TryFrom<Vec<CommuneImprimee>> for CommunesRecues {
    type Error = CommunesRecuesError;

    fn try_from(communes: Vec<CommuneImprimee>) -> Result<Self, CommunesRecuesError> {
        if communes.is_empty() { Err(CommunesRecuesError) } else { Ok(Self(communes)) }
    }
}

impl From<CommunesRecues> for Vec<CommuneImprimee> {
    fn from(communes: CommunesRecues) -> Self {
        communes.0
    }
}

impl CommunesRecues {
    /// The communes, in the order of print.
    #[must_use]
    pub fn as_slice(&self) -> &[CommuneImprimee] {
        &self.0
    }
}

/// What a slot is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ObjetDeCreneau {
    /// People arrive.
    Accueil,
    /// Communes are heard.
    Communes(CommunesRecues),
    /// A pause.
    Pause,
    /// Something else, as printed.
    Autre(Nom),
}

impl ObjetDeCreneau {
    /// The communes that are heard.
    #[must_use]
    pub fn communes(&self) -> &[CommuneImprimee] {
        match self {
            Self::Communes(communes) => communes.as_slice(),
            Self::Accueil | Self::Pause | Self::Autre(_) => &[],
        }
    }
}

impl fmt::Display for ObjetDeCreneau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accueil => f.write_str("accueil"),
            Self::Pause => f.write_str("pause"),
            Self::Autre(nom) => f.write_str(nom.as_str()),
            Self::Communes(communes) => {
                for (rang, commune) in communes.as_slice().iter().enumerate() {
                    let lien = if rang == 0 { "" } else { ", " };
                    if commune.coupe {
                        write!(f, "{lien}«\u{a0}{}\u{a0}» (coupé)", commune.nom)?;
                    } else {
                        write!(f, "{lien}{}", commune.nom)?;
                    }
                }
                Ok(())
            }
        }
    }
}

/// A slot: hours as printed, each of which may be missing, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Creneau {
    /// When it starts, if that is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debut: Option<Heure>,
    /// When it ends, if that is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fin: Option<Heure>,
    /// What it is for.
    pub objet: ObjetDeCreneau,
}

impl Creneau {
    /// Both hours, where they are printed and the second is later.
    pub(super) fn plage(&self) -> Option<(Heure, Heure)> {
        self.debut.zip(self.fin).filter(|(debut, fin)| debut < fin)
    }
}
