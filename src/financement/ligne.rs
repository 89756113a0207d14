//! One amount, of one stage.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::nombre::Euros;

/// The stage of an amount, in the order in which money moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stade {
    /// Asked for.
    Demande,
    /// Proposed by those who examine.
    Propose,
    /// Granted.
    Accorde,
    /// Committed.
    Engage,
    /// Paid; a withdrawal is negative.
    Verse,
}

impl Stade {
    /// Every stage.
    pub const TOUS: [Self; 5] =
        [Self::Demande, Self::Propose, Self::Accorde, Self::Engage, Self::Verse];
}

impl fmt::Display for Stade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Demande => "demandé",
            Self::Propose => "proposé",
            Self::Accorde => "accordé",
            Self::Engage => "engagé",
            Self::Verse => "versé",
        })
    }
}

/// A line of funding: one amount of one stage, with the ranks of its action, of its source and of its
/// pilier or theme in the programme that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ligne {
    pub(super) montant: Euros,
    pub(super) action: u32,
    pub(super) source: u16,
    pub(super) thematique: u8,
    pub(super) stade: Stade,
}

impl Ligne {
    /// The amount.
    #[must_use]
    pub const fn montant(&self) -> Euros {
        self.montant
    }

    /// Its stage.
    #[must_use]
    pub const fn stade(&self) -> Stade {
        self.stade
    }

    /// The rank of its action in [`Programmation::actions`](super::Programmation::actions).
    #[must_use]
    pub const fn rang_de_action(&self) -> u32 {
        self.action
    }

    /// The rank of its source in [`Programmation::sources`](super::Programmation::sources).
    #[must_use]
    pub const fn rang_de_source(&self) -> u16 {
        self.source
    }
}

/// The share of a line that goes to one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LigneVentilee {
    pub(super) ligne: Ligne,
    pub(super) lieu: u32,
}

impl LigneVentilee {
    /// The share, as a line.
    #[must_use]
    pub const fn ligne(&self) -> &Ligne {
        &self.ligne
    }
}
