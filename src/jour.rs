//! One gate for days: `2024-09-27`, and nothing that is nearly so. What reads dates elsewhere is lenient.

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error};

/// A text is not a day: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("day {0:?}: expected a day of the calendar as `2024-09-27`")]
pub(crate) struct JourError(String);

pub(crate) fn parse(texte: &str) -> Result<NaiveDate, JourError> {
    let jour = texte.parse::<NaiveDate>().ok();
    jour.filter(|jour| jour.to_string() == texte).ok_or_else(|| JourError(texte.to_owned()))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NaiveDate, D::Error> {
    parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

pub(crate) fn deserialize_option<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    let texte = Option::<String>::deserialize(deserializer)?;
    texte.map(|texte| parse(&texte).map_err(D::Error::custom)).transpose()
}

/// The schema of a day, as [`parse`] reads it; a 29 February of a common year is left to the calendar.
#[cfg(feature = "schema")]
pub(crate) struct Jour;

crate::texte::schema_as!(
    Jour,
    crate::texte::matching(
        "A day of the calendar, such as `2024-09-27`; beyond the year 9999, with its sign.",
        concat!(
            "^(?:[0-9]{4}|-(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})",
            "|[+-](?:[1-9][0-9]{4}|1[0-9]{5}|2[0-5][0-9]{4}|26[01][0-9]{3}|262(?:0[0-9]{2}|1[0-3][0-9]|14[0-2]))",
            "|-262143)-",
            "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))$",
        )
    )
);
