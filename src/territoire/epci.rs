use core::fmt;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeCommune, Nom, Siren};
use crate::nombre::{INSECABLE, bind};
use crate::temps::EnFrancais;

/// An *établissement public de coopération intercommunale*: communes that act together, under a SIREN.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Epci {
    /// Its SIREN, which a merger changes.
    pub siren: Siren,
    /// Its name, as published.
    pub nom: Nom,
}

impl fmt::Display for Epci {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.nom, self.siren)
    }
}

/// What happens to EPCI on a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EvenementEpci {
    /// Several end, and one that starts on that day follows them.
    Fusion {
        /// The first day of the one that follows.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// Those that end.
        de: BTreeSet<Siren>,
        /// The one that follows.
        vers: Siren,
        /// Whether others ended with them that are not told.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        autres_non_dits: bool,
    },
    /// One that goes on takes communes in, or whole EPCI, which end.
    Extension {
        /// The day.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// The one that goes on.
        epci: Siren,
        /// Those that end in it.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        absorbes: BTreeSet<Siren>,
        /// The communes that come in one by one.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        communes: BTreeSet<CodeCommune>,
    },
    /// The same one under another SIREN.
    ChangementDeSiren {
        /// The first day of the new SIREN.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// The SIREN that ends.
        de: Siren,
        /// The new one.
        vers: Siren,
    },
}

impl EvenementEpci {
    /// The day.
    #[must_use]
    pub const fn jour(&self) -> NaiveDate {
        match self {
            Self::Fusion { jour, .. }
            | Self::Extension { jour, .. }
            | Self::ChangementDeSiren { jour, .. } => *jour,
        }
    }
}

impl fmt::Display for EvenementEpci {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let jour = EnFrancais(self.jour());
        let list = |sirens: &BTreeSet<Siren>| {
            sirens.iter().map(Siren::to_string).collect::<Vec<_>>().join(", ")
        };
        let texte = match self {
            Self::Fusion { de, vers, autres_non_dits, .. } => {
                let autres = if *autres_non_dits { " et d’autres, non dits," } else { "" };
                format!("le {jour}, fusion de {}{autres} en {vers}", list(de))
            }
            Self::Extension { epci, absorbes, communes, .. } => {
                let mut entrants = Vec::new();
                if !absorbes.is_empty() {
                    entrants.push(list(absorbes));
                }
                if !communes.is_empty() {
                    let codes: Vec<_> = communes.iter().map(CodeCommune::to_string).collect();
                    entrants.push(codes.join(", "));
                }
                let quoi = if entrants.is_empty() {
                    "périmètre non dit".to_owned()
                } else {
                    entrants.join(", ")
                };
                format!("le {jour}, extension de {epci}{INSECABLE}: {quoi}")
            }
            Self::ChangementDeSiren { de, vers, .. } => {
                format!("le {jour}, {de} devient {vers}")
            }
        };
        f.pad(&bind(&texte))
    }
}
