use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// When a letter was posted, if it was, and when it was received.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{Depot, DepotError};
///
/// let (envoi, reception) = ("2024-11-28".parse().unwrap(), "2024-12-02".parse().unwrap());
/// assert_eq!(Depot::posted(envoi, reception)?.reception(), reception);
/// assert!(Depot::posted(reception, envoi).is_err());
/// # Ok::<(), DepotError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DepotBrut")]
pub struct Depot {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    envoi: Option<NaiveDate>,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    reception: NaiveDate,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DepotBrut {
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    envoi: Option<NaiveDate>,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    reception: NaiveDate,
}

/// A letter received before it was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error(
    "posted on {envoi} and received on {reception}: expected the receipt on the same day or later"
)]
pub struct DepotError {
    /// The day of dispatch.
    pub envoi: NaiveDate,
    /// The day of receipt.
    pub reception: NaiveDate,
}

impl Depot {
    /// Handed over, or filed online: sent and received on one day.
    #[must_use]
    pub const fn handed_over(jour: NaiveDate) -> Self {
        Self { envoi: None, reception: jour }
    }

    /// Posted, then received.
    ///
    /// # Errors
    /// [`DepotError`] if it is received before it was posted.
    pub fn posted(envoi: NaiveDate, reception: NaiveDate) -> Result<Self, DepotError> {
        if reception < envoi {
            return Err(DepotError { envoi, reception });
        }
        Ok(Self { envoi: Some(envoi), reception })
    }

    /// The day of dispatch, if it was posted.
    #[must_use]
    pub const fn envoi(self) -> Option<NaiveDate> {
        self.envoi
    }

    /// The day of receipt.
    #[must_use]
    pub const fn reception(self) -> NaiveDate {
        self.reception
    }

    /// The day that counts: dispatch from a decision on, for what is judged since; receipt before.
    ///
    /// A judgment comes after all that is known, `dernier` at the latest: what is received since the decision
    /// is judged since. Before, both days may count until the day of judgment is given.
    pub(super) fn retained(
        self,
        regle: Regle,
        jugement: Option<NaiveDate>,
        dernier: NaiveDate,
    ) -> Retenu {
        let Some(envoi) = self.envoi.filter(|envoi| *envoi != self.reception) else {
            return Retenu::Un(self.reception);
        };
        let depuis = regle.texte().depuis;
        let apres = depuis.is_some_and(|depuis| dernier >= depuis);
        match (jugement.or(apres.then_some(dernier)), depuis) {
            (Some(jugement), Some(depuis)) if jugement >= depuis => Retenu::Un(envoi),
            (Some(_), Some(_)) => Retenu::Un(self.reception),
            _ => Retenu::LUnOuLAutre { envoi, reception: self.reception },
        }
    }
}

impl TryFrom<DepotBrut> for Depot {
    type Error = DepotError;

    fn try_from(brut: DepotBrut) -> Result<Self, DepotError> {
        match brut.envoi {
            Some(envoi) => Self::posted(envoi, brut.reception),
            None => Ok(Self::handed_over(brut.reception)),
        }
    }
}

/// The day that counts for a letter.
#[derive(Clone, Copy)]
pub(super) enum Retenu {
    Un(NaiveDate),
    LUnOuLAutre { envoi: NaiveDate, reception: NaiveDate },
}

impl Retenu {
    pub(super) const fn earliest(self) -> NaiveDate {
        match self {
            Self::Un(jour) | Self::LUnOuLAutre { envoi: jour, .. } => jour,
        }
    }

    pub(super) const fn latest(self) -> NaiveDate {
        match self {
            Self::Un(jour) | Self::LUnOuLAutre { reception: jour, .. } => jour,
        }
    }
}
