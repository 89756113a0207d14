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
