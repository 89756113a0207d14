//! What the gates of scenarios refuse.

use core::fmt;

use super::Decision;
use crate::financement::programmation::Lot;
use crate::financement::{Probleme, Source};
use crate::identifiant::Reference;
use crate::nombre::{Euros, Somme};

/// What is wrong among decisions; the number is in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDeScenario {
    /// Two decisions on one source of one action: which one holds is not said.
    DecisionEnDouble {
        /// Number of the second.
        decision: usize,
        /// Number of the first.
        premiere: usize,
        /// What the second says.
        contenu: Decision,
    },
}

impl fmt::Display for ProblemeDeScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DecisionEnDouble { decision, premiere, contenu } => write!(
                f,
                "decision {decision}: action {}, « {} », is decided by decision {premiere}",
                contenu.action, contenu.source
            ),
        }
    }
}

/// Why a scenario, or a difference, cannot be applied to a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDApplication {
    /// It is of another contract or another year.
    AutreLot {
        /// That of what is applied.
        lot: Lot,
        /// That of the programme.
        programmation: Lot,
    },
    /// An action that the programme does not have: what it is, who carries it and where it is classed would
    /// have to be invented.
    ActionInconnue {
        /// Its reference.
        reference: Reference,
    },
    /// A line that no amount can hold.
    HorsBornes {
        /// The action.
        reference: Reference,
        /// The source.
        source: Source,
        /// What the line would be.
        montant: Somme,
    },
    /// The gate of the programme refuses it.
    Programme(Probleme),
}

impl fmt::Display for ProblemeDApplication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AutreLot { lot, programmation } => {
                write!(f, "made for {lot}, applied to {programmation}")
            }
            Self::ActionInconnue { reference } => {
                write!(f, "no action {:?} in the programme", reference.as_str())
            }
            Self::HorsBornes { reference, source, montant } => write!(
                f,
                "action {reference}, « {source} »: {} € does not fit in one line, expected {} to {} €",
                montant.plain(),
                Euros::MIN.plain(),
                Euros::MAX.plain()
            ),
            Self::Programme(probleme) => probleme.fmt(f),
        }
    }
}

macro_rules! problemes {
    ($(#[$meta:meta])* $pluriel:ident, $singulier:ty) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $pluriel(Vec<$singulier>);

        impl $pluriel {
            /// The problems; never empty.
            #[must_use]
            pub fn as_slice(&self) -> &[$singulier] {
                &self.0
            }

            /// Passes if there is none.
            pub(super) fn none(problemes: Vec<$singulier>) -> Result<(), Self> {
                if problemes.is_empty() { Ok(()) } else { Err(Self(problemes)) }
            }
        }

        impl fmt::Display for $pluriel {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                crate::refus::write_all(f, &self.0)
            }
        }

        impl core::error::Error for $pluriel {}
    };
}

problemes! {
    /// Every problem of a scenario, in the order of entry.
    ProblemesDeScenario, ProblemeDeScenario
}

problemes! {
    /// Every problem of an application: the contract and year, the actions, the lines, then those of the programme
    /// that it would make.
    ProblemesDApplication, ProblemeDApplication
}

impl ProblemesDApplication {
    pub(super) fn of(problemes: Vec<ProblemeDApplication>) -> Self {
        Self(problemes)
    }
}
