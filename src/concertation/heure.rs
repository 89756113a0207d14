//! An hour of a day, to the minute.

use core::fmt;
use core::str::FromStr;

use chrono::{NaiveTime, Timelike};

use crate::nombre::INSECABLE;

/// An hour, to the minute.
///
/// # Wire
/// `"09:30"`. In French it is printed `9 h 30`, and `10 h` on the hour.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::Heure;
///
/// let heure: Heure = "09:30".parse()?;
/// assert_eq!(heure.to_string(), "9\u{a0}h\u{a0}30");
/// assert_eq!("10:00".parse::<Heure>()?.minutes_since(heure), Some(30));
/// assert!("9h30".parse::<Heure>().is_err());
/// # Ok::<(), contrat_de_ville::concertation::HeureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heure(NaiveTime);

/// Not an hour to the minute: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("hour {0:?}: expected hours and minutes as `09:30`, from `00:00` to `23:59`")]
pub struct HeureError(String);

impl Heure {
    /// An hour without seconds; `None` for another.
    #[must_use]
    pub fn of(heure: NaiveTime) -> Option<Self> {
        (heure.second() == 0 && heure.nanosecond() == 0).then_some(Self(heure))
    }

    /// The hour as chrono has it.
    #[must_use]
    pub const fn get(self) -> NaiveTime {
        self.0
    }

    /// The minutes from an earlier hour, or from the same one; `None` from a later one.
    #[must_use]
    pub fn minutes_since(self, autre: Self) -> Option<u32> {
        self.minutes().checked_sub(autre.minutes())
    }

    fn minutes(self) -> u32 {
        self.0.hour().saturating_mul(60).saturating_add(self.0.minute())
    }
}

impl FromStr for Heure {
    type Err = HeureError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (heures, minutes) = texte.split_once(':')?;
            let two =
                |texte: &str| texte.len() == 2 && texte.bytes().all(|octet| octet.is_ascii_digit());
            let right = two(heures) && two(minutes);
            let heure = NaiveTime::from_hms_opt(heures.parse().ok()?, minutes.parse().ok()?, 0)?;
            right.then_some(Self(heure))
        };
        read().ok_or_else(|| HeureError(texte.to_owned()))
    }
}

impl fmt::Display for Heure {
    /// In French.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{INSECABLE}h", self.0.hour())?;
        match self.0.minute() {
            0 => Ok(()),
            minutes => write!(f, "{INSECABLE}{minutes:02}"),
        }
    }
}

impl serde::Serialize for Heure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}:{:02}", self.0.hour(), self.0.minute()))
    }
}

impl<'de> serde::Deserialize<'de> for Heure {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(deserializer, "an hour as a string (\"09:30\")")
    }
}

crate::texte::schema_as!(
    Heure,
    crate::texte::matching(
        "An hour to the minute, such as `09:30`.",
        "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"
    )
);
