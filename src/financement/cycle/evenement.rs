use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Montants, Reprise};
use crate::identifiant::{Nom, Reference};

/// What happens to a request, on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "financement.Evenement")
)]
#[serde(deny_unknown_fields)]
pub struct Evenement {
    /// The day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What happens.
    pub fait: Fait,
}

/// What happens to a request, and the money that it moves.
///
/// Amounts are never negative here: the fact says which way they go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "financement.Fait"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Fait {
    /// The request is filed.
    Depot {
        /// What it asks for, source by source.
        demande: Montants,
    },
    /// It is found admissible.
    Recevabilite,
    /// It is found not admissible.
    Irrecevabilite,
    /// It is examined. For a source that was proposed before, the new proposal replaces the old one.
    Instruction {
        /// What is proposed, source by source.
        propose: Montants,
    },
    /// It is granted, by one source or several; those that decide later, and complements, add to it.
    Soutien {
        /// What is granted, source by source.
        accorde: Montants,
    },
    /// It is refused.
    Refus,
    /// It is put off.
    Ajournement,
    /// It is sent to another scheme.
    Reorientation {
        /// The scheme.
        vers: Nom,
    },
    /// A convention, or an amendment to it, is signed.
    Convention {
        /// Its reference, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<Reference>,
    },
    /// Money is committed.
    Engagement {
        /// How much, source by source.
        montants: Montants,
    },
    /// A commitment is taken back.
    Desengagement {
        /// How much, source by source.
        montants: Montants,
    },
    /// Money is paid.
    Versement {
        /// How much, source by source.
        montants: Montants,
    },
    /// Money that was paid is given back.
    Reversement {
        /// How much, source by source.
        montants: Montants,
    },
    /// Part of the grant is taken back.
    Reduction {
        /// How much, source by source.
        montants: Montants,
    },
    /// Nothing more is to be paid.
    Solde,
    /// The operator gives the action up: the whole grant is taken back.
    Abandon,
    /// The authority withdraws the grant, whole.
    Retrait,
    /// The action enters as a file holds it: a state and amounts, without the facts that led there.
    Reprise(Reprise),
}

/// What kind of fact: a [`Fait`] without its amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each is told at `Fait`
pub enum GenreDeFait {
    Depot,
    Recevabilite,
    Irrecevabilite,
    Instruction,
    Soutien,
    Refus,
    Ajournement,
    Reorientation,
    Convention,
    Engagement,
    Desengagement,
    Versement,
    Reversement,
    Reduction,
    Solde,
    Abandon,
    Retrait,
    Reprise,
}

impl GenreDeFait {
    /// Every kind.
    pub const TOUS: [Self; 18] = [
        Self::Depot,
        Self::Recevabilite,
        Self::Irrecevabilite,
        Self::Instruction,
        Self::Soutien,
        Self::Refus,
        Self::Ajournement,
        Self::Reorientation,
        Self::Convention,
        Self::Engagement,
        Self::Desengagement,
        Self::Versement,
        Self::Reversement,
        Self::Reduction,
        Self::Solde,
        Self::Abandon,
        Self::Retrait,
        Self::Reprise,
    ];

    /// The French noun of the fact.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Depot => "dépôt",
            Self::Recevabilite => "recevabilité",
            Self::Irrecevabilite => "irrecevabilité",
            Self::Instruction => "instruction",
            Self::Soutien => "soutien",
            Self::Refus => "refus",
            Self::Ajournement => "ajournement",
            Self::Reorientation => "réorientation",
            Self::Convention => "convention",
            Self::Engagement => "engagement",
            Self::Desengagement => "désengagement",
            Self::Versement => "versement",
            Self::Reversement => "reversement",
            Self::Reduction => "réduction",
            Self::Solde => "solde",
            Self::Abandon => "abandon",
            Self::Retrait => "retrait",
            Self::Reprise => "reprise",
        }
    }
}

impl fmt::Display for GenreDeFait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

impl Fait {
    /// What kind of fact it is.
    #[must_use]
    pub const fn genre(&self) -> GenreDeFait {
        match self {
            Self::Depot { .. } => GenreDeFait::Depot,
            Self::Recevabilite => GenreDeFait::Recevabilite,
            Self::Irrecevabilite => GenreDeFait::Irrecevabilite,
            Self::Instruction { .. } => GenreDeFait::Instruction,
            Self::Soutien { .. } => GenreDeFait::Soutien,
            Self::Refus => GenreDeFait::Refus,
            Self::Ajournement => GenreDeFait::Ajournement,
            Self::Reorientation { .. } => GenreDeFait::Reorientation,
            Self::Convention { .. } => GenreDeFait::Convention,
            Self::Engagement { .. } => GenreDeFait::Engagement,
            Self::Desengagement { .. } => GenreDeFait::Desengagement,
            Self::Versement { .. } => GenreDeFait::Versement,
            Self::Reversement { .. } => GenreDeFait::Reversement,
            Self::Reduction { .. } => GenreDeFait::Reduction,
            Self::Solde => GenreDeFait::Solde,
            Self::Abandon => GenreDeFait::Abandon,
            Self::Retrait => GenreDeFait::Retrait,
            Self::Reprise(_) => GenreDeFait::Reprise,
        }
    }
}
