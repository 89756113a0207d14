use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Organisme;
use crate::identifiant::Reference;

/// What an opinion says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// In favour.
    Favorable,
    /// In favour, with reservations.
    FavorableAvecReserves,
    /// Against. The report may still be approved: the opinion binds nobody.
    Defavorable,
    /// Observations, neither for nor against.
    Contribution,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Favorable => "favorable",
            Self::FavorableAvecReserves => "favorable avec réserves",
            Self::Defavorable => "défavorable",
            Self::Contribution => "contribution",
        })
    }
}

/// What an opinion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Forme {
    /// A deliberation of the municipal council.
    Deliberation,
    /// A letter of the mayor, which is not the opinion of the council: its silence goes on.
    LettreDuMaire,
    /// An opinion of a conseil citoyen, for which the law sets no form.
    AvisDuConseil,
    /// Anything else: a contribution.
    Autre,
}

impl Forme {
    /// Whether a body can give such a document.
    pub(super) const fn suits(self, organisme: &Organisme) -> bool {
        match (self, organisme) {
            (Self::Deliberation, Organisme::Commune(_) | Organisme::Signataire(_))
            | (Self::LettreDuMaire, Organisme::Commune(_))
            | (Self::AvisDuConseil, Organisme::ConseilCitoyen(_))
            | (Self::Autre, _) => true,
            (Self::Deliberation | Self::LettreDuMaire | Self::AvisDuConseil, _) => false,
        }
    }

    /// Whether it is the opinion that is awaited from the body: the deliberation of a municipal council; of a
    /// conseil citoyen, anything that it gives.
    pub(super) const fn is_opinion_of(self, organisme: &Organisme) -> bool {
        match organisme {
            Organisme::Commune(_) => matches!(self, Self::Deliberation),
            Organisme::ConseilCitoyen(_) | Organisme::Signataire(_) => true,
        }
    }
}

/// An observation, to which the council answers when it approves the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its reference, unique in the consultation.
    pub reference: Reference,
    /// What it says.
    pub texte: String,
}

/// An opinion, or a contribution, as it came in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Avis {
    /// Whose.
    pub organisme: Organisme,
    /// The day on which it reaches who consults.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub recu: NaiveDate,
    /// What it says.
    pub position: Position,
    /// What it is.
    pub forme: Forme,
    /// Its observations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
}

/// Why an opinion is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum AvisRefuse {
    /// The body is not consulted, and no party to the contract.
    #[error("{0}: not consulted under the arrangements")]
    NonConsulte(Organisme),
    /// The draft was not sent to it.
    #[error("{0}: the draft was not sent to it")]
    NonEnvoye(Organisme),
    /// It gave its opinion already.
    #[error("{0}: gave its opinion already")]
    EnDouble(Organisme),
    /// Before the draft was sent to it, or to anybody.
    #[error("{organisme}: an opinion of {recu}, before the sending of {envoye}")]
    AvantLEnvoi {
        /// Whose.
        organisme: Organisme,
        /// Received.
        recu: NaiveDate,
        /// The draft was sent.
        envoye: NaiveDate,
    },
    /// No such document can come from it.
    #[error("{organisme}: {forme:?} is no document of it")]
    Forme {
        /// Whose.
        organisme: Organisme,
        /// What it is said to be.
        forme: Forme,
    },
    /// Another observation has this reference.
    #[error("observation {0}: another one has this reference")]
    ObservationEnDouble(Reference),
}
