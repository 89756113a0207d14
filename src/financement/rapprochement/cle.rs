use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::{Reference, ReferenceDeDossier};

/// What a request and a payment must share to be matched. There is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CleDeRapprochement {
    /// The whole reference, character by character.
    Reference,
    /// The base of the reference: « annuel » and « complémentaire » of one action together. A reference of
    /// no known form is matched whole, with its like only, and told.
    Dossier,
}

impl CleDeRapprochement {
    /// What a reference is matched under.
    #[must_use]
    pub fn of(self, reference: &Reference) -> CleRapprochee {
        let dossier = match self {
            Self::Reference => None,
            Self::Dossier => ReferenceDeDossier::try_from(reference).ok(),
        };
        match dossier {
            Some(dossier) => CleRapprochee::Dossier(dossier.base().clone()),
            None => CleRapprochee::Reference(reference.clone()),
        }
    }
}

impl fmt::Display for CleDeRapprochement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Reference => "référence entière",
            Self::Dossier => "base du dossier",
        })
    }
}

/// What the lines of a group share. A base and a whole reference of the same text are not the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CleRapprochee {
    /// The base of a *dossier*.
    Dossier(Reference),
    /// A whole reference.
    Reference(Reference),
}

impl fmt::Display for CleRapprochee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dossier(reference) | Self::Reference(reference) => reference.fmt(f),
        }
    }
}
