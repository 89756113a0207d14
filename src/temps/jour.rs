//! Days of 1990 to 2099 as ranks, 0 being Monday 1 January 1990; months as starts in one table.
//!
//! Every fourth year of the period is a leap year: 2000 is one, and 2100 is outside.

use chrono::{Datelike, NaiveDate};

use super::HorsPeriode;

const PREMIERE: u16 = 1990;
const ANNEES: usize = 110;
/// Days of the period.
pub(super) const JOURS: u32 = 40_177;

/// Rank of the first day of each month, then that of the day after the last.
const MOIS: [u16; ANNEES * 12 + 1] = {
    let mut debuts = [0; ANNEES * 12 + 1];
    let mut mois = 0;
    while mois < ANNEES * 12 {
        let jours = match mois % 12 {
            1 if (mois / 12) % 4 == 2 => 29,
            1 => 28,
            3 | 5 | 8 | 10 => 30,
            _ => 31,
        };
        #[allow(clippy::indexing_slicing)] // evaluated by the compiler, which refuses a wrong index
        {
            debuts[mois + 1] = debuts[mois] + jours;
        }
        mois += 1;
    }
    debuts
};

/// Rank of the first day of each year.
const ANS: [u16; ANNEES] = {
    let mut debuts = [0; ANNEES];
    let mut annee = 0;
    while annee < ANNEES {
        #[allow(clippy::indexing_slicing)] // as above
        {
            debuts[annee] = MOIS[annee * 12];
        }
        annee += 1;
    }
    debuts
};

/// The rank of a day, `None` outside the period.
#[inline]
pub(super) fn rank(jour: NaiveDate) -> Option<u32> {
    let annee = usize::try_from(jour.year().wrapping_sub(i32::from(PREMIERE))).ok()?;
    ANS.get(annee).map(|debut| u32::from(*debut).wrapping_add(jour.ordinal0()))
}

/// The rank of a day.
#[inline]
pub(super) fn rank_of(jour: NaiveDate) -> Result<u32, HorsPeriode> {
    rank(jour).ok_or(HorsPeriode::Jour(jour))
}

/// The day of a rank, `None` outside the period.
#[inline]
pub(super) fn date(rang: u32) -> Option<NaiveDate> {
    // From 1 January 1988, years are 366, 365, 365 and 365 days long, again and again.
    let annee = rang.checked_add(731)?.checked_mul(4)? / 1461;
    let debut = *ANS.get(annee.checked_sub(2)? as usize)?;
    let ordinal = rang.checked_sub(u32::from(debut))?.checked_add(1)?;
    NaiveDate::from_yo_opt(i32::try_from(annee).ok()?.checked_add(1988)?, ordinal)
}

/// Rank of a month and day of it, both from 0.
#[derive(Clone, Copy)]
pub(super) struct Quantieme {
    mois: u32,
    jour: u32,
}

impl Quantieme {
    #[inline]
    pub(super) fn of(jour: NaiveDate) -> Option<Self> {
        let annee = u32::try_from(jour.year().wrapping_sub(i32::from(PREMIERE))).ok()?;
        Some(Self { mois: annee.checked_mul(12)?.checked_add(jour.month0())?, jour: jour.day0() })
    }

    /// The day after, which is the first of a month after the last of one.
    #[inline]
    pub(super) fn lendemain(self) -> Option<Self> {
        let jour = self.jour.checked_add(1)?;
        if jour < days(self.mois)?.1 {
            Some(Self { jour, ..self })
        } else {
            Some(Self { mois: self.mois.checked_add(1)?, jour: 0 })
        }
    }

    /// The rank of the same day so many months later, or of the last of that month where it has no such
    /// day, and then `true`.
    #[inline]
    pub(super) fn after(self, mois: u32) -> Option<(u32, bool)> {
        let (debut, longueur) = days(self.mois.checked_add(mois)?)?;
        let dernier = longueur.checked_sub(1)?;
        Some((debut.checked_add(self.jour.min(dernier))?, self.jour > dernier))
    }
}

/// The first day of a month, and how many it has.
#[inline]
fn days(mois: u32) -> Option<(u32, u32)> {
    let debut = u32::from(*MOIS.get(mois as usize)?);
    let fin = u32::from(*MOIS.get(mois.checked_add(1)? as usize)?);
    Some((debut, fin.checked_sub(debut)?))
}

/// The rank of a day of a month of a year of the period.
#[allow(clippy::arithmetic_side_effects)] // far from the limits of their types
pub(super) const fn rank_in(annee: u16, mois: usize, jour: u16) -> u32 {
    let rang = (annee - PREMIERE) as usize * 12 + mois - 1;
    #[allow(clippy::indexing_slicing)] // months of a valid year are in the table
    let debut = MOIS[rang];
    (debut + jour - 1) as u32
}
