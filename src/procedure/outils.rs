//! Days between days, and French plurals.

use chrono::NaiveDate;

pub(super) use crate::nombre::count;
use crate::temps::{Delai, DelaiError, Echeance, HorsPeriode, JoursError};

/// A delay of days, weeks or plain months has one term: all that it can lack is a day of the period.
pub(super) fn prove(delai: Delai, depart: NaiveDate) -> Result<Echeance, HorsPeriode> {
    delai.prove(depart).map_err(|error| match error {
        DelaiError::Jours(JoursError::HorsPeriode(hors)) => hors,
        DelaiError::Jours(JoursError::ZeroDUnJourChome(_) | JoursError::Inversion { .. })
        | DelaiError::OrdresDivergents { .. } => HorsPeriode::Resultat(depart),
    })
}

/// The days from one to another; none if the second is not later.
pub(super) fn days(du: NaiveDate, au: NaiveDate) -> u32 {
    u32::try_from(au.signed_duration_since(du).num_days()).unwrap_or(0)
}

/// The first that comes twice in a row.
pub(super) fn twice<T: PartialEq>(tries: impl Iterator<Item = T>) -> Option<T> {
    let mut tries = tries.peekable();
    while let Some(valeur) = tries.next() {
        if tries.peek() == Some(&valeur) {
            return Some(valeur);
        }
    }
    None
}
