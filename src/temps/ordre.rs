use core::fmt;

use serde::{Deserialize, Serialize};

/// Which comes first in a *délai franc* of months: the day that the last one does not count, or the month
/// that has no such day?
///
/// They differ when a delay starts on the last days of a month. No decision that settles it was found,
/// so the caller names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ordre {
    /// A: the same day of a later month, or the last of it; then one day more.
    MoisPuisJour,
    /// B: the day after the start; then the same day of a later month, or the last of it.
    JourPuisMois,
}

impl fmt::Display for Ordre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MoisPuisJour => "le mois, puis le jour franc (ordre A)",
            Self::JourPuisMois => "le jour franc, puis le mois (ordre B)",
        })
    }
}

/// An answer under each of the two orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelonOrdre<T> {
    /// Under [`Ordre::MoisPuisJour`].
    pub mois_puis_jour: T,
    /// Under [`Ordre::JourPuisMois`].
    pub jour_puis_mois: T,
}

impl<T: Copy + Ord> SelonOrdre<T> {
    /// The answer if the order changes nothing.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::temps::{Delai, Zone};
    ///
    /// let recours = Delai::recours_contentieux(Zone::Metropole);
    /// // Published on Saturday 30 December 2023: 29 February or 1 March 2024?
    /// let termes = recours.terms("2023-12-30".parse().unwrap())?;
    /// assert_eq!(termes.unique(), None);
    /// assert_eq!(termes.earliest().to_string(), "2024-02-29"); // safe for a claimant
    /// assert_eq!(termes.latest().to_string(), "2024-03-01"); // safe for the authority
    /// # Ok::<(), contrat_de_ville::temps::JoursError>(())
    /// ```
    #[must_use]
    pub fn unique(self) -> Option<T> {
        (self.mois_puis_jour == self.jour_puis_mois).then_some(self.mois_puis_jour)
    }

    /// The answer under one order.
    #[must_use]
    pub const fn under(self, ordre: Ordre) -> T {
        match ordre {
            Ordre::MoisPuisJour => self.mois_puis_jour,
            Ordre::JourPuisMois => self.jour_puis_mois,
        }
    }

    /// The earlier answer: the safe one for who must act in time.
    #[must_use]
    pub fn earliest(self) -> T {
        self.mois_puis_jour.min(self.jour_puis_mois)
    }

    /// The later answer: the safe one for who waits until nobody can act any more, or grants a minimum.
    #[must_use]
    pub fn latest(self) -> T {
        self.mois_puis_jour.max(self.jour_puis_mois)
    }
}
