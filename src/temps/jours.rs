//! Arithmetic of worked days: one date from the tables of the crate, a series from the caller's own.

use chrono::NaiveDate;

use super::jour::{JOURS, date, rank, rank_of};
use super::masque::Masque;
use super::{HorsPeriode, JoursError, Semaine, Zone};

/// Arithmetic of worked days, over 1990–2099.
///
/// [`Jours`] answers for one date without set-up, [`Calendrier`](super::Calendrier) faster for a series; the
/// answers are the same.
pub trait JoursTravailles: tables::Tables {
    /// Whether the day is worked: a day of the week that is, and no public holiday.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    #[inline]
    fn is_worked(&self, jour: NaiveDate) -> Result<bool, HorsPeriode> {
        let rang = rank_of(jour)?;
        Ok(self.before(rang.wrapping_add(1)) > self.before(rang))
    }

    /// The first worked day after this one.
    ///
    /// # Errors
    /// [`HorsPeriode`] if this day or the answer is outside 1990–2099.
    #[inline]
    fn next(&self, jour: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        let rang = rank_of(jour)?.wrapping_add(1);
        self.from(rang).ok_or(HorsPeriode::Resultat(jour))
    }

    /// The last worked day before this one.
    ///
    /// # Errors
    /// [`HorsPeriode`] if this day or the answer is outside 1990–2099.
    #[inline]
    fn previous(&self, jour: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        let avant = self.before(rank_of(jour)?);
        self.at_checked(avant.checked_sub(1), jour)
    }

    /// This day if it is worked, else the next: where a term is carried over to.
    ///
    /// # Errors
    /// [`HorsPeriode`] if this day or the answer is outside 1990–2099.
    #[inline]
    fn on_or_after(&self, jour: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        self.from(rank_of(jour)?).ok_or(HorsPeriode::Resultat(jour))
    }

    /// This day if it is worked, else the previous.
    ///
    /// # Errors
    /// [`HorsPeriode`] if this day or the answer is outside 1990–2099.
    #[inline]
    fn on_or_before(&self, jour: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        let jusque = self.before(rank_of(jour)?.wrapping_add(1));
        self.at_checked(jusque.checked_sub(1), jour)
    }

    /// The `nombre`-th worked day after this one, or before it if negative. This day does not count; zero
    /// gives it back if it is worked.
    ///
    /// # Errors
    /// [`JoursError::ZeroDUnJourChome`] for zero from a day that is not worked; [`HorsPeriode`] if this
    /// day or the answer is outside 1990–2099.
    #[inline]
    fn add(&self, jour: NaiveDate, nombre: i32) -> Result<NaiveDate, JoursError> {
        let rang = rank_of(jour)?;
        let vise = if nombre > 0 {
            self.before(rang.wrapping_add(1)).checked_add(nombre.unsigned_abs().wrapping_sub(1))
        } else {
            if nombre == 0 && !self.is_worked(jour)? {
                return Err(JoursError::ZeroDUnJourChome(jour));
            }
            self.before(rang).checked_sub(nombre.unsigned_abs())
        };
        Ok(self.at_checked(vise, jour)?)
    }

    /// How many worked days there are from `du`, included, to `au`, excluded. `au` may be 1 January 2100.
    ///
    /// # Errors
    /// [`JoursError::Inversion`] if `au` is before `du`; [`HorsPeriode`] outside 1990–2099.
    #[inline]
    fn count(&self, du: NaiveDate, au: NaiveDate) -> Result<u32, JoursError> {
        let debut = rank_of(du)?;
        let fin = match rank(au) {
            Some(rang) => rang,
            None if au.pred_opt().and_then(rank).is_some() => JOURS,
            None => return Err(HorsPeriode::Jour(au).into()),
        };
        if fin < debut {
            return Err(JoursError::Inversion { du, au });
        }
        Ok(self.before(fin).wrapping_sub(self.before(debut)))
    }
}

pub(super) mod tables {
    use super::{HorsPeriode, NaiveDate};

    /// What both tables answer, by rank of day and rank of worked day. Sealed.
    pub trait Tables {
        /// How many worked days are before a day.
        fn before(&self, jour: u32) -> u32;
        /// The worked day before which there are so many.
        fn at(&self, rang: u32) -> Option<NaiveDate>;
        /// The first worked day from a day on.
        #[inline]
        fn from(&self, jour: u32) -> Option<NaiveDate> {
            self.at(self.before(jour))
        }
        #[inline]
        fn at_checked(&self, rang: Option<u32>, jour: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
            rang.and_then(|rang| self.at(rang)).ok_or(HorsPeriode::Resultat(jour))
        }
    }
}

/// Worked days of a zone, for one date: no set-up, nothing kept.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::temps::{Jours, JoursTravailles, Zone};
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// let ouvres = Jours::ouvres(Zone::Metropole);
/// assert_eq!(ouvres.next(jour("2024-10-31"))?, jour("2024-11-04")); // All Saints' is a Friday
/// assert_eq!(Jours::ouvrables(Zone::Metropole).next(jour("2024-10-31"))?, jour("2024-11-02"));
/// assert_eq!(ouvres.add(jour("2024-09-27"), 30)?, jour("2024-11-12"));
/// assert_eq!(ouvres.count(jour("2024-01-01"), jour("2025-01-01"))?, 252);
/// // Zero days from a Sunday: there is no answer.
/// assert!(ouvres.add(jour("2024-11-03"), 0).is_err());
/// # Ok::<(), contrat_de_ville::temps::JoursError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Jours {
    zone: Zone,
    semaine: Semaine,
}

impl Jours {
    /// Days worked under a week, in a zone.
    #[must_use]
    pub const fn new(zone: Zone, semaine: Semaine) -> Self {
        Self { zone, semaine }
    }

    /// *Jours ouvrés*: Monday to Friday, less holidays.
    #[must_use]
    pub const fn ouvres(zone: Zone) -> Self {
        Self::new(zone, Semaine::Ouvres)
    }

    /// *Jours ouvrables*: Monday to Saturday, less holidays.
    #[must_use]
    pub const fn ouvrables(zone: Zone) -> Self {
        Self::new(zone, Semaine::Ouvrables)
    }

    /// The zone.
    #[must_use]
    pub const fn zone(self) -> Zone {
        self.zone
    }

    /// The week.
    #[must_use]
    pub const fn semaine(self) -> Semaine {
        self.semaine
    }

    /// The first worked day from a day on, by rank.
    #[inline]
    pub(super) fn worked_from(self, jour: u32) -> Option<u32> {
        self.masque().from(jour)
    }

    #[inline]
    pub(super) fn masque(self) -> &'static Masque {
        Masque::get(self.zone, self.semaine)
    }
}

impl tables::Tables for Jours {
    #[inline]
    fn before(&self, jour: u32) -> u32 {
        self.masque().before(jour)
    }

    #[inline]
    fn at(&self, rang: u32) -> Option<NaiveDate> {
        self.masque().at(rang).and_then(date)
    }

    #[inline]
    fn from(&self, jour: u32) -> Option<NaiveDate> {
        self.masque().from(jour).and_then(date)
    }
}

impl JoursTravailles for Jours {}
