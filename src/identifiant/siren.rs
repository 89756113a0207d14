use core::fmt;
use core::str::FromStr;

use super::chiffres::{has_luhn_key, number};

/// Number of a legal person in the SIRENE register: nine digits, the last a Luhn key.
///
/// # Examples
/// The agglomeration of the case:
/// ```
/// use contrat_de_ville::identifiant::Siren;
///
/// const CABBALR: Siren = Siren::parse("200072460").unwrap();
/// assert_eq!("200072460".parse(), Ok(CABBALR));
/// assert!("200072461".parse::<Siren>().is_err());
/// assert!("000000000".parse::<Siren>().is_err()); // a placeholder met in real files
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(u32);

/// Why a text is not a [`Siren`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SirenError {
    /// Not nine digits.
    #[error("SIREN {0:?}: expected nine digits")]
    Forme(String),
    /// Nine zeros, which have a right key and name nobody.
    #[error("SIREN {0:?}: all zeros is a placeholder, expected a number of the register")]
    Zero(String),
    /// The key does not agree with the other digits.
    #[error("SIREN {0:?}: wrong Luhn key")]
    Cle(String),
}

impl Siren {
    /// Reads the nine digits, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        if texte.len() != 9 {
            return None;
        }
        match number(texte.as_bytes()) {
            Some(nombre) => Self::from_number(nombre),
            None => None,
        }
    }

    /// The number whose key the caller has checked: a SIRET checks both of its own at once.
    pub(super) const fn from_parts(nombre: u64, right: bool) -> Option<Self> {
        if nombre > 0 && nombre < 1_000_000_000 && right {
            #[allow(clippy::cast_possible_truncation)] // below 10⁹
            Some(Self(nombre as u32))
        } else {
            None
        }
    }

    pub(super) const fn from_number(nombre: u64) -> Option<Self> {
        Self::from_parts(nombre, has_luhn_key(nombre))
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:09}", self.0))
    }
}

impl FromStr for Siren {
    type Err = SirenError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| {
            let texte = texte.to_owned();
            match number(texte.as_bytes()) {
                Some(0) if texte.len() == 9 => SirenError::Zero(texte),
                Some(_) if texte.len() == 9 => SirenError::Cle(texte),
                _ => SirenError::Forme(texte),
            }
        })
    }
}

crate::texte::wire_as_text!(
    Siren,
    "a SIREN, a string of nine digits",
    schemars::json_schema!({
        "type": "string", "description": "A SIREN, nine digits with a Luhn key.", "pattern": "^0*[1-9][0-9]*$", "minLength": 9, "maxLength": 9,
    })
);
