use core::fmt;

use serde::{Deserialize, Serialize};

/// A level of a [`Cadre`](super::Cadre).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NiveauDeCadre {
    /// The *enjeux structurants*.
    Enjeu,
    /// The *ambitions* in which enjeux are declined.
    Ambition,
    /// The *objectifs* in which ambitions are declined.
    Objectif,
    /// The *enjeux transversaux*, beside the tree.
    Transversal,
}

impl NiveauDeCadre {
    /// Every level, the widest first, and the transversal one last.
    pub const TOUS: [Self; 4] = [Self::Enjeu, Self::Ambition, Self::Objectif, Self::Transversal];

    /// One of it, in French: `enjeu structurant`.
    #[must_use]
    pub const fn singulier(self) -> &'static str {
        match self {
            Self::Enjeu => "enjeu structurant",
            Self::Ambition => "ambition",
            Self::Objectif => "objectif",
            Self::Transversal => "enjeu transversal",
        }
    }

    /// Several of it, in French: `enjeux structurants`.
    #[must_use]
    pub const fn pluriel(self) -> &'static str {
        match self {
            Self::Enjeu => "enjeux structurants",
            Self::Ambition => "ambitions",
            Self::Objectif => "objectifs",
            Self::Transversal => "enjeux transversaux",
        }
    }

    /// Whether its French name is feminine.
    pub(super) const fn is_feminine(self) -> bool {
        matches!(self, Self::Ambition)
    }
}

impl fmt::Display for NiveauDeCadre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.pluriel())
    }
}

/// How many of each level a document says there are; `None` where it does not say.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Effectifs {
    /// Enjeux structurants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enjeux: Option<u32>,
    /// Ambitions, in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambitions: Option<u32>,
    /// Objectifs, in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objectifs: Option<u32>,
    /// Enjeux transversaux.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transversaux: Option<u32>,
}

impl Effectifs {
    /// How many of a level there are said to be.
    #[must_use]
    pub const fn get(&self, niveau: NiveauDeCadre) -> Option<u32> {
        match niveau {
            NiveauDeCadre::Enjeu => self.enjeux,
            NiveauDeCadre::Ambition => self.ambitions,
            NiveauDeCadre::Objectif => self.objectifs,
            NiveauDeCadre::Transversal => self.transversaux,
        }
    }
}

/// What the tree itself tells of a level: its titles, and whether these are all. A level that is not detailed is
/// not a level of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DetailDeNiveau {
    /// No title of it is known.
    NonDetaille,
    /// Some titles are known, and at least one branch above is not detailed.
    Partiel {
        /// How many titles are known.
        titres: u32,
        /// How many branches above it, as far as they are known, are not detailed.
        branches: u32,
    },
    /// Every branch is detailed.
    Complet {
        /// How many titles there are.
        titres: u32,
    },
}

impl DetailDeNiveau {
    /// How many titles are known, if any is.
    #[must_use]
    pub const fn titres(self) -> Option<u32> {
        match self {
            Self::NonDetaille => None,
            Self::Partiel { titres, .. } | Self::Complet { titres } => Some(titres),
        }
    }

    /// Whether the titles are all.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        matches!(self, Self::Complet { .. })
    }
}
