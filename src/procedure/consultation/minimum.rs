use chrono::NaiveDate;
use serde::Serialize;

use crate::temps::{Delai, JoursError, Ordre, Politique, SelonOrdre, Zone};

/// The least time of one count, and whether the time that is granted meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Minimum {
    /// The count.
    pub politique: Politique,
    /// The delay, which proves the day.
    pub delai: Delai,
    /// The first lawful last day, under the order that the caller names.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub premier: NaiveDate,
    /// The same, or the one of the other order at the end of a month if that is later: safe for who grants
    /// a minimum.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub prudent: NaiveDate,
    /// The latest start from which the last day that is granted is lawful, under that order.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub dernier_depart: NaiveDate,
    /// Whether the last day that is granted is the first lawful one or later.
    pub respecte: bool,
}

impl Minimum {
    fn of(
        politique: Politique,
        depart: NaiveDate,
        cloture: NaiveDate,
        zone: Zone,
        ordre: Ordre,
    ) -> Result<Self, JoursError> {
        let delai = Delai::consultation(politique, zone);
        let terme = |ordre| delai.with_ordre(ordre).terms(depart).map(SelonOrdre::earliest);
        let prudent = terme(Ordre::MoisPuisJour)?.max(terme(Ordre::JourPuisMois)?);
        let delai = delai.with_ordre(ordre);
        Ok(Self {
            politique,
            delai,
            premier: terme(ordre)?,
            prudent,
            dernier_depart: delai.latest_start(cloture)?.under(ordre),
            respecte: cloture >= terme(ordre)?,
        })
    }
}

/// Which of the four counts a time meets that runs from `depart` to `cloture`, included.
///
/// # Source
/// [`Regle::ConsultMinDelay`](crate::droit::Regle::ConsultMinDelay): « Le délai qui leur est réservé ne peut
/// être inférieur à un mois. »
///
/// # Interpretation
/// The décret does not say how the month is counted, nor from when, nor in which order at the end of a
/// month: all three are the caller's.
///
/// # Errors
/// [`JoursError`] if `depart`, the month from it or the one before `cloture` is outside 1990–2099.
///
/// # Examples
/// The case: sent on 30 September 2024 as planned, until 18 November, which meets the four.
/// ```
/// use contrat_de_ville::procedure::minimums;
/// use contrat_de_ville::temps::{Ordre, Zone};
///
/// let (envoi, cloture) = ("2024-09-30".parse().unwrap(), "2024-11-18".parse().unwrap());
/// let minimums = minimums(envoi, cloture, Zone::Metropole, Ordre::MoisPuisJour)?;
/// assert!(minimums.iter().all(|minimum| minimum.respecte));
/// let jours = minimums.map(|minimum| minimum.premier.to_string());
/// assert_eq!(jours, ["2024-10-30", "2024-10-30", "2024-10-31", "2024-10-31"]);
/// // One day first, then the month: 1 November, a holiday before a weekend.
/// assert_eq!(minimums[3].prudent.to_string(), "2024-11-04");
/// # Ok::<(), contrat_de_ville::temps::JoursError>(())
/// ```
pub fn minimums(
    depart: NaiveDate,
    cloture: NaiveDate,
    zone: Zone,
    ordre: Ordre,
) -> Result<[Minimum; 4], JoursError> {
    let minimum = |politique| Minimum::of(politique, depart, cloture, zone, ordre);
    let [a, b, c, d] = Politique::TOUTES;
    Ok([minimum(a)?, minimum(b)?, minimum(c)?, minimum(d)?])
}
