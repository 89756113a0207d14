use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Choix, Organisme, PointDeDepart};
use crate::temps::{JoursError, Politique, SelonOrdre};

/// The draft, sent to a body. A planned sending is not one: see [`Prevision`](super::Prevision).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envoi {
    /// To whom.
    pub organisme: Organisme,
    /// On this day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub envoye: NaiveDate,
    /// Received on this day, where it is known.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub recu: Option<NaiveDate>,
    /// A last day of its own, where it was granted one.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub cloture: Option<NaiveDate>,
}

/// Why a sending is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum EnvoiRefuse {
    /// Nothing was sent.
    #[error("nothing was sent: expected one sending at least")]
    Aucun,
    /// The body is not to be consulted, or its conseil citoyen was not set up.
    #[error("{0}: not to be consulted under the arrangements")]
    NonConsulte(Organisme),
    /// The draft was sent to it already.
    #[error("{0}: the draft was sent twice, expected once")]
    EnDouble(Organisme),
    /// Sent before the arrangements were fixed.
    #[error("{organisme}: sent on {envoye}, before the arrangements of {deliberation}")]
    AvantLesModalites {
        /// To whom.
        organisme: Organisme,
        /// On this day.
        envoye: NaiveDate,
        /// The deliberation.
        deliberation: NaiveDate,
    },
    /// Received before it was sent.
    #[error("{organisme}: received on {recu}, before the sending of {envoye}")]
    RecuAvantLEnvoi {
        /// By whom.
        organisme: Organisme,
        /// Sent.
        envoye: NaiveDate,
        /// Received.
        recu: NaiveDate,
    },
    /// The time granted is shorter than the minimum, under the count that is named.
    #[error(
        "{organisme}: from {depart} it may not close before {premier} ({politique}); asked: {cloture}"
    )]
    TropCourt {
        /// To whom.
        organisme: Organisme,
        /// What its time runs from.
        depart: NaiveDate,
        /// The last day that was asked.
        cloture: NaiveDate,
        /// The first lawful one.
        premier: NaiveDate,
        /// The count.
        politique: Politique,
    },
    /// A last day before the one that was granted.
    #[error("{organisme}: granted until {accordee}, expected that day or later; asked: {cloture}")]
    Raccourci {
        /// To whom.
        organisme: Organisme,
        /// The last day that was granted.
        accordee: NaiveDate,
        /// The last day that was asked.
        cloture: NaiveDate,
    },
    /// The draft was not sent to it.
    #[error("{0}: the draft was not sent to it")]
    NonEnvoye(Organisme),
    /// A day, or what is counted from it, is outside the years covered.
    #[error("{organisme}: {cause}")]
    Jours {
        /// To whom.
        organisme: Organisme,
        /// Why.
        cause: JoursError,
    },
}

impl Envoi {
    /// What its time runs from, if it is known.
    #[must_use]
    pub const fn depart(&self, choix: Choix) -> Option<NaiveDate> {
        match choix.point_de_depart {
            PointDeDepart::Envoi => Some(self.envoye),
            PointDeDepart::Reception => self.recu,
        }
    }

    /// The first lawful last day, if what it runs from is known.
    pub(super) fn earliest_closing(&self, choix: Choix) -> Result<Option<NaiveDate>, JoursError> {
        let premier = |depart| choix.delai().terms(depart).map(SelonOrdre::latest);
        self.depart(choix).map(premier).transpose()
    }
}
