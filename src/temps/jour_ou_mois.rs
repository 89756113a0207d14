//! A day, or only its month.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::EnFrancais;
use super::francais::month;
use crate::nombre::INSECABLE;

/// When something took place, as precisely as it is known: a day, or only a month. No day is made up for a month.
///
/// Ordered by the first day that it may be, a month before its first day.
///
/// # Wire
/// `"2023-05-25"` or `"2023-06"`.
///
/// # Examples
/// ```
/// use contrat_de_ville::temps::JourOuMois;
///
/// let atelier: JourOuMois = "2023-06".parse()?;
/// assert_eq!(atelier.to_string(), "juin\u{a0}2023");
/// assert_eq!(atelier.jour(), None);
/// let seminaire: JourOuMois = "2023-05-25".parse()?;
/// assert_eq!(seminaire.to_string(), "25\u{a0}mai\u{a0}2023");
/// assert!(seminaire < atelier);
/// assert!("2023-13".parse::<JourOuMois>().is_err());
/// # Ok::<(), contrat_de_ville::temps::JourOuMoisError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JourOuMois {
    /// The day, or the first of the month.
    premier: NaiveDate,
    au_jour: bool,
}

/// A text is neither a day nor a month: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?}: expected a day of the calendar as `2023-05-25`, or a month as `2023-06`")]
pub struct JourOuMoisError(String);

impl JourOuMois {
    /// A day that is known.
    #[must_use]
    pub const fn of(jour: NaiveDate) -> Self {
        Self { premier: jour, au_jour: true }
    }

    /// A month of which the day is not known, from 1 to 12, of a year from 0 to 9999; `None` for another.
    #[must_use]
    pub fn of_month(annee: u16, mois: u32) -> Option<Self> {
        let premier = NaiveDate::from_ymd_opt(annee.into(), mois, 1).filter(|_| annee <= 9999)?;
        Some(Self { premier, au_jour: false })
    }

    /// The day, where it is known.
    #[must_use]
    pub fn jour(self) -> Option<NaiveDate> {
        self.au_jour.then_some(self.premier)
    }

    /// The year and the month.
    #[must_use]
    pub fn mois(self) -> (i32, u32) {
        (self.premier.year(), self.premier.month())
    }
}

impl FromStr for JourOuMois {
    type Err = JourOuMoisError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let month_only = || {
            let (annee, mois) = texte.split_once('-')?;
            let digits = |texte: &str| texte.bytes().all(|octet| octet.is_ascii_digit());
            let right = annee.len() == 4 && mois.len() == 2 && digits(annee) && digits(mois);
            Self::of_month(annee.parse().ok()?, mois.parse().ok()?).filter(|_| right)
        };
        let jour = crate::jour::parse(texte).ok().map(Self::of);
        jour.or_else(month_only).ok_or_else(|| JourOuMoisError(texte.to_owned()))
    }
}

impl fmt::Display for JourOuMois {
    /// In French.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.au_jour {
            return EnFrancais(self.premier).fmt(f);
        }
        write!(f, "{}{INSECABLE}{}", month(self.premier.month()), self.premier.year())
    }
}

impl serde::Serialize for JourOuMois {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.au_jour {
            return serializer.collect_str(&self.premier);
        }
        let (annee, mois) = self.mois();
        serializer.collect_str(&format_args!("{annee:04}-{mois:02}"))
    }
}

impl<'de> serde::Deserialize<'de> for JourOuMois {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(
            deserializer,
            "a day as `2023-05-25`, or a month as `2023-06`, as a string",
        )
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for JourOuMois {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "JourOuMois".into()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::JourOuMois").into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day, or a month where the day is not known: `2023-05-25`, `2023-06`.",
            "anyOf": [
                generator.subschema_for::<crate::jour::Jour>(),
                crate::texte::matching("A month.", "^[0-9]{4}-(?:0[1-9]|1[0-2])$"),
            ],
        })
    }
}
