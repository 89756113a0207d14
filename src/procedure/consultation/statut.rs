use core::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::Position;
use crate::temps::EnFrancais;

/// Where a body stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Statut {
    /// The conseil citoyen was not set up: nobody is silent.
    NonConstitue,
    /// The draft was not sent to it.
    NonEnvoye,
    /// The draft was sent, its receipt is not known, and its time runs from there.
    EnvoyeNonRecu {
        /// The sending.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        envoye: NaiveDate,
    },
    /// Its opinion is awaited.
    Attendu {
        /// Until this day, included.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jusqu_au: NaiveDate,
    },
    /// It gave its opinion in time.
    Rendu {
        /// On this day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        recu: NaiveDate,
        /// What it says.
        position: Position,
    },
    /// It gave its opinion after the last day: it was deemed favourable before.
    Tardif {
        /// On this day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        recu: NaiveDate,
        /// What it says.
        position: Position,
        /// Deemed favourable since.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        repute_favorable: NaiveDate,
    },
    /// It said nothing, and is deemed favourable.
    ReputeFavorable {
        /// Since this day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        depuis: NaiveDate,
    },
    /// It said nothing, and is deemed favourable if it exists, which is not known.
    ReputeFavorableSiConstitue {
        /// Since this day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        depuis: NaiveDate,
    },
    /// It was granted less than the minimum: its silence is no opinion.
    DelaiTropCourt {
        /// The first lawful last day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        premier: NaiveDate,
    },
    /// A party to the contract that nobody awaits.
    NonAttendu,
}

impl Statut {
    /// Whether there is something to wait for before the consultation can close.
    #[must_use]
    pub const fn is_pending(self) -> bool {
        matches!(
            self,
            Self::NonEnvoye
                | Self::EnvoyeNonRecu { .. }
                | Self::Attendu { .. }
                | Self::DelaiTropCourt { .. }
        )
    }
}

impl fmt::Display for Statut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let jour = |jour: &NaiveDate| EnFrancais(*jour);
        match self {
            Self::NonConstitue => f.write_str("conseil citoyen non constitué"),
            Self::NonEnvoye => f.write_str("projet non envoyé"),
            Self::EnvoyeNonRecu { envoye } => {
                write!(f, "envoyé le {}, réception non connue", jour(envoye))
            }
            Self::Attendu { jusqu_au } => write!(f, "attendu jusqu’au {}", jour(jusqu_au)),
            Self::Rendu { recu, position } => write!(f, "{position}, reçu le {}", jour(recu)),
            Self::Tardif { recu, position, repute_favorable } => write!(
                f,
                "{position}, reçu en retard le {}, réputé favorable depuis le {}",
                jour(recu),
                jour(repute_favorable)
            ),
            Self::ReputeFavorable { depuis } => {
                write!(f, "réputé favorable depuis le {}", jour(depuis))
            }
            Self::ReputeFavorableSiConstitue { depuis } => {
                write!(f, "réputé favorable depuis le {} s’il est constitué", jour(depuis))
            }
            Self::DelaiTropCourt { premier } => {
                write!(f, "délai trop court, qui ne peut finir avant le {}", jour(premier))
            }
            Self::NonAttendu => f.write_str("non attendu"),
        }
    }
}
