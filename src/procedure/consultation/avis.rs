use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Organisme;
use crate::identifiant::Reference;

/// What an opinion says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum Forme {
    /// A deliberation of the municipal council.
    Deliberation,
    /// A letter of the mayor, which is not the opinion of the council.
    LettreDuMaire,
    /// An opinion of a conseil citoyen, for which the law sets no form.
    AvisDuConseil,
    /// Anything else.
    Autre,
}

/// An observation, to which the council answers when it approves the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its reference, unique in the consultation.
    pub reference: Reference,
    /// What it says.
    pub texte: String,
}

/// An opinion, or a contribution, as it came in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avis {
    /// Whose.
    pub organisme: Organisme,
    /// The day on which it reaches who consults.
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
    /// It gave one already.
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
    /// Another observation has this reference.
    #[error("observation {0}: another one has this reference")]
    ObservationEnDouble(Reference),
}
