//! The named way to read amounts that open data wrote as JSON doubles.
//!
//! A double such as `19875.06` is not that amount: it is the nearest fraction of a power of two. Its
//! *shortest decimal*, the shortest text that reads back to the same double, is what was meant as
//! long as it has at most 15 digits; beyond, several decimals share a double and the amount is
//! refused. So is one finer than a cent.
//!
//! # Examples
//! ```
//! use contrat_de_ville::{Euros, nombre::double};
//!
//! #[derive(serde::Deserialize)]
//! struct Versement {
//!     #[serde(deserialize_with = "double::deserialize")]
//!     montant: Euros,
//! }
//!
//! let ligne: Versement = serde_json::from_str(r#"{"montant": 19875.06}"#)?;
//! assert_eq!(ligne.montant, Euros::from_centimes(1_987_506));
//! assert!(serde_json::from_str::<Versement>(r#"{"montant": 0.1234}"#).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

use core::fmt;

use serde::de::{self, Deserializer, Visitor};

use super::Euros;

/// A decimal of this many significant digits survives its passage through a double.
const CHIFFRES_SURS: usize = 15;

/// Why a double is not an amount.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DoubleError {
    /// Infinite or not a number.
    #[error("{0} is not an amount")]
    NonFini(f64),
    /// Several decimals of that length share one double.
    #[error(
        "{0} has more than 15 significant digits: a double does not tell which amount was meant"
    )]
    TropDeChiffres(f64),
    /// More than two decimals.
    #[error("{0} € is finer than a cent")]
    PlusFinQueLeCentime(f64),
    /// Beyond 2⁶³ − 1 cents.
    #[error("{0} € is out of range: at most 2^63 - 1 cents fit")]
    HorsBornes(f64),
}

/// The amount that a double was written for: its shortest decimal.
///
/// # Errors
/// [`DoubleError`] if the double is not finite, if its shortest decimal has more than 15 significant
/// digits or is finer than a cent, or if it is out of range.
pub fn euros(double: f64) -> Result<Euros, DoubleError> {
    if !double.is_finite() {
        return Err(DoubleError::NonFini(double));
    }
    // `Display` of a double is its shortest decimal, without exponent.
    let texte = double.to_string();
    let (entier, decimales) = texte.split_once('.').unwrap_or((&texte, ""));
    let significatifs = if decimales.is_empty() { entier.trim_end_matches('0') } else { &texte };
    let chiffres = significatifs
        .trim_start_matches(['-', '0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    if chiffres > CHIFFRES_SURS {
        return Err(DoubleError::TropDeChiffres(double));
    }
    if decimales.len() > 2 {
        return Err(DoubleError::PlusFinQueLeCentime(double));
    }
    Euros::parse(&texte).ok_or(DoubleError::HorsBornes(double))
}

/// For `#[serde(deserialize_with = "…")]`: a double by its shortest decimal, or an integer or a
/// string as [`Euros`] read them.
///
/// # Errors
/// Those of [`euros`], and of the wire form of [`Euros`].
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Euros, D::Error> {
    deserializer.deserialize_any(Double)
}

struct Double;

impl Visitor<'_> for Double {
    type Value = Euros;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as a double, a whole number of euros or a string")
    }

    fn visit_f64<E: de::Error>(self, double: f64) -> Result<Euros, E> {
        euros(double).map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, euros: i64) -> Result<Euros, E> {
        de::Deserialize::deserialize(de::value::I64Deserializer::new(euros))
    }

    fn visit_u64<E: de::Error>(self, euros: u64) -> Result<Euros, E> {
        de::Deserialize::deserialize(de::value::U64Deserializer::new(euros))
    }

    fn visit_str<E: de::Error>(self, texte: &str) -> Result<Euros, E> {
        de::Deserialize::deserialize(de::value::StrDeserializer::new(texte))
    }
}
