//! Why a programme cannot be split.

use std::collections::BTreeSet;

use core::fmt;

use super::Stade;
use super::ponderation::{CleDeVentilation, Lieu};
use crate::identifiant::{CodeQuartier, Reference};
use crate::nombre::RepartitionError;

/// An action whose money cannot be split, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemeDeVentilation<L: fmt::Debug = CodeQuartier> {
    /// The action.
    pub reference: Reference,
    /// Why.
    pub cause: CauseDeVentilation<L>,
}

/// Why the money of an action cannot be split over its places.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CauseDeVentilation<L: fmt::Debug = CodeQuartier> {
    /// Weights that are not said: nothing stands for them. Told once an action.
    PoidsInconnu {
        /// What the weights are.
        cle: CleDeVentilation,
        /// The places of the action that have none.
        lieux: BTreeSet<L>,
    },
    /// Weights of the action where it is not: to drop them would be to choose. Told once an action.
    PoidsAilleurs {
        /// What the weights are.
        cle: CleDeVentilation,
        /// The places that are none of the action's.
        lieux: BTreeSet<L>,
    },
    /// The method refuses a line.
    Repartition {
        /// The stage of the line.
        stade: Stade,
        /// Why.
        cause: RepartitionError<L>,
    },
    /// More than 4 294 967 294 different places.
    TropDeLieux,
}

fn list<L: Lieu>(lieux: &BTreeSet<L>) -> String {
    lieux.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

impl<L: Lieu> fmt::Display for CauseDeVentilation<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PoidsInconnu { cle, lieux } => {
                write!(f, "no weight « {cle} » for {}", list(lieux))
            }
            Self::PoidsAilleurs { cle, lieux } => {
                write!(f, "weight « {cle} » for {}, expected for its places only", list(lieux))
            }
            Self::Repartition { stade, cause } => write!(f, "« {stade} »: {cause}"),
            Self::TropDeLieux => f.write_str("too many different places"),
        }
    }
}

impl<L: Lieu> fmt::Display for ProblemeDeVentilation<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "action {}: {}", self.reference, self.cause)
    }
}

/// Every action or line that cannot be split, by stage, action and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeVentilation<L: fmt::Debug = CodeQuartier>(Vec<ProblemeDeVentilation<L>>);

impl<L: Lieu> ProblemesDeVentilation<L> {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeVentilation<L>] {
        &self.0
    }

    /// Passes if there is none.
    pub(super) fn none(problemes: Vec<ProblemeDeVentilation<L>>) -> Result<(), Self> {
        if problemes.is_empty() { Ok(()) } else { Err(Self(problemes)) }
    }
}

impl<L: Lieu> fmt::Display for ProblemesDeVentilation<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::refus::write_all(f, &self.0)
    }
}

impl<L: Lieu> core::error::Error for ProblemesDeVentilation<L> {}
