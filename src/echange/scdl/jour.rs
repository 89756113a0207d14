use core::fmt;
use core::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::Code;

/// A day that a deposit can write: of the calendar, in the years 1 to 9999, as `2017-06-27`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jour(NaiveDate);

/// Not a day of a deposit: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("day {0:?}: expected a day of the calendar as `2017-06-27`, of the years 1 to 9999")]
pub struct JourError(pub String);

impl Jour {
    /// The day, or `None` outside the years 1 to 9999.
    #[must_use]
    pub fn new(jour: NaiveDate) -> Option<Self> {
        matches!(jour.year(), 1..=9999).then_some(Self(jour))
    }

    /// Its year, month and day of the month.
    pub(super) fn parts(self) -> (u32, u32, u32) {
        // The years are 1 to 9999.
        (self.0.year().unsigned_abs(), self.0.month(), self.0.day())
    }

    /// The day.
    #[must_use]
    pub const fn get(self) -> NaiveDate {
        self.0
    }
}

/// Ten characters as the schema wants them, then the calendar.
pub(super) fn strict(texte: &str) -> Result<Jour, Code> {
    let [annee_lue @ .., b'-', m1, m2, b'-', j1, j2] = texte.as_bytes() else {
        return Err(if texte.is_empty() { Code::ChampVide } else { Code::DateForme });
    };
    let [a1, a2, a3, a4] = annee_lue else {
        return Err(Code::DateForme);
    };
    if ![a1, a2, a3, a4, m1, m2, j1, j2].iter().all(|octet| octet.is_ascii_digit()) {
        return Err(Code::DateForme);
    }
    let deux = |dizaine: &u8, unite: &u8| {
        u16::from(dizaine & 0xF).wrapping_mul(10).wrapping_add(u16::from(unite & 0xF))
    };
    let annee = deux(a1, a2).wrapping_mul(100).wrapping_add(deux(a3, a4));
    NaiveDate::from_ymd_opt(i32::from(annee), deux(m1, m2).into(), deux(j1, j2).into())
        .and_then(Jour::new)
        .ok_or(Code::DateHorsCalendrier)
}

impl fmt::Display for Jour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Jour {
    type Err = JourError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        strict(texte).map_err(|_| JourError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Jour,
    "a day as a string (\"2017-06-27\")",
    crate::texte::matching(
        "A day of the calendar, of the years 1 to 9999: `2017-06-27`.",
        concat!(
            "^(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-",
            "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))$",
        )
    ),
    named: "echange.scdl.Jour"
);
