use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeQpv, Nom};

/// What the published table says of a quarter of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatutPublie {
    /// The perimeter of a quarter of 2015.
    Inchange,
    /// Another perimeter.
    Modifie,
    /// No quarter of 2015.
    Nouveau,
}

/// A text is not a published status: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("status {0:?}: expected `INCHANGE`, `MODIFIE` or `NOUVEAU`")]
pub struct StatutPublieError(pub String);

impl StatutPublie {
    /// Every status.
    pub const TOUS: [Self; 3] = [Self::Inchange, Self::Modifie, Self::Nouveau];

    /// As the table writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inchange => "INCHANGE",
            Self::Modifie => "MODIFIE",
            Self::Nouveau => "NOUVEAU",
        }
    }
}

impl fmt::Display for StatutPublie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Inchange => "inchangé",
            Self::Modifie => "modifié",
            Self::Nouveau => "nouveau",
        })
    }
}

impl FromStr for StatutPublie {
    type Err = StatutPublieError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let lu = Self::TOUS.into_iter().find(|statut| statut.code() == texte);
        lu.ok_or_else(|| StatutPublieError(texte.to_owned()))
    }
}

impl Serialize for StatutPublie {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for StatutPublie {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(deserializer, "`INCHANGE`, `MODIFIE` or `NOUVEAU`")
    }
}

crate::texte::schema_as!(
    StatutPublie,
    crate::texte::one_of(
        "What the published table says of a quarter of 2024.",
        StatutPublie::TOUS.map(StatutPublie::code)
    )
);

/// A quarter of 2015 in a row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// Its code, of 2015.
    pub code: CodeQpv,
    /// Its label, as the row writes it.
    pub libelle: Nom,
}

/// A row of the published table. A quarter may have several, one a parent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeCorrespondance {
    /// The quarter, of 2024.
    pub code: CodeQpv,
    /// Its label, as the row writes it.
    pub libelle: Nom,
    /// What the row says of it.
    pub statut: StatutPublie,
    /// The quarters of 2015 that it follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<Parent>,
}
