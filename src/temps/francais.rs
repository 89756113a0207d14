//! Days as a French sentence writes them.

use core::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::nombre::INSECABLE;

/// A day in French: `1er novembre 2024`, and with `{:#}` its day of the week, `vendredi 1er novembre 2024`.
///
/// Blanks inside do not break.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::temps::EnFrancais;
///
/// let toussaint = EnFrancais(NaiveDate::from_ymd_opt(2024, 11, 1).unwrap());
/// assert_eq!(toussaint.to_string(), "1er\u{a0}novembre\u{a0}2024");
/// assert_eq!(format!("{toussaint:#}"), "vendredi\u{a0}1er\u{a0}novembre\u{a0}2024");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnFrancais(pub NaiveDate);

impl fmt::Display for EnFrancais {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "{}{INSECABLE}", self.weekday())?;
        }
        let jour = self.0.day();
        let ordinal = if jour == 1 { "er" } else { "" };
        let mois = month(self.0.month());
        write!(f, "{jour}{ordinal}{INSECABLE}{mois}{INSECABLE}{}", self.0.year())
    }
}

impl EnFrancais {
    /// The day of the week: `vendredi`.
    #[must_use]
    pub fn weekday(self) -> &'static str {
        weekday(self.0.weekday())
    }
}

const fn weekday(jour: Weekday) -> &'static str {
    match jour {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    }
}

pub(super) const fn month(mois: u32) -> &'static str {
    match mois {
        1 => "janvier",
        2 => "février",
        3 => "mars",
        4 => "avril",
        5 => "mai",
        6 => "juin",
        7 => "juillet",
        8 => "août",
        9 => "septembre",
        10 => "octobre",
        11 => "novembre",
        _ => "décembre",
    }
}
