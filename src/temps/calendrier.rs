use chrono::NaiveDate;

use super::jour::{JOURS, date};
use super::jours::tables::Tables;
use super::{Jours, JoursTravailles};

/// Worked days of a zone, for a series: two tables that the caller keeps, about 190 KB.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::temps::{Calendrier, Jours, JoursTravailles, Zone};
///
/// let calendrier = Calendrier::new(Jours::ouvres(Zone::Guyane));
/// let veille = NaiveDate::from_ymd_opt(2024, 6, 9).unwrap();
/// assert_eq!(calendrier.next(veille)?.to_string(), "2024-06-11"); // the 10th is a holiday there
/// # Ok::<(), contrat_de_ville::temps::HorsPeriode>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendrier {
    jours: Jours,
    /// How many worked days are before each day, and before the end.
    avant: Box<[u16]>,
    /// The worked days.
    travailles: Box<[NaiveDate]>,
}

impl Calendrier {
    /// The tables of these days.
    #[must_use]
    pub fn new(jours: Jours) -> Self {
        let masque = jours.masque();
        let mut avant = Vec::with_capacity(JOURS.saturating_add(1) as usize);
        let mut travailles = Vec::with_capacity(masque.total() as usize);
        let mut jour = date(0);
        for rang in 0..JOURS {
            avant.push(u16::try_from(travailles.len()).unwrap_or(u16::MAX));
            if let Some(jour) = jour.filter(|_| masque.is_set(rang)) {
                travailles.push(jour);
            }
            jour = jour.and_then(|jour| jour.succ_opt());
        }
        avant.push(u16::try_from(travailles.len()).unwrap_or(u16::MAX));
        Self { jours, avant: avant.into(), travailles: travailles.into() }
    }

    /// The days that it is of.
    #[must_use]
    pub const fn jours(&self) -> Jours {
        self.jours
    }
}

impl Tables for Calendrier {
    #[inline]
    fn before(&self, jour: u32) -> u32 {
        self.avant.get(jour as usize).map_or(u32::MAX, |avant| u32::from(*avant))
    }

    #[inline]
    fn at(&self, rang: u32) -> Option<NaiveDate> {
        self.travailles.get(rang as usize).copied()
    }
}

impl JoursTravailles for Calendrier {}
