use crate::temps::JoursError;
use chrono::NaiveDate;

/// Why an event is refused, or why a timeline cannot be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RecoursError {
    /// A day, or a term that it leads to, is outside 1990–2099.
    #[error(transparent)]
    Jours(#[from] JoursError),
    /// Earlier than what came before.
    #[error("{jour}: expected {dernier} or later, the day of what came before")]
    Anterieur {
        /// The day refused.
        jour: NaiveDate,
        /// The last one.
        dernier: NaiveDate,
    },
    /// After the day of judgment.
    #[error("{jour}: expected {jugement} or earlier, the day of the judgment")]
    ApresLeJugement {
        /// The day refused.
        jour: NaiveDate,
        /// The judgment.
        jugement: NaiveDate,
    },
    /// There is no such recours to refuse.
    #[error("a refusal notified on {jour}: no such recours was lodged before")]
    RejetSansRecours {
        /// The day refused.
        jour: NaiveDate,
    },
    /// That recours was refused already.
    #[error("a refusal notified on {jour}: that recours was refused on {premier}")]
    DejaRejete {
        /// The day refused.
        jour: NaiveDate,
        /// The first refusal.
        premier: NaiveDate,
    },
    /// Nothing comes after the court is seised.
    #[error("{jour}: the court was seised on {saisi}")]
    DejaSaisi {
        /// The day refused.
        jour: NaiveDate,
        /// The day on which it was.
        saisi: NaiveDate,
    },
}
