//! Figures as they were printed.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use crate::nombre::{
    Convention, Decimales, Euros, LectureError, LectureMotif, Somme, Taux, TauxArrondi, Unite,
};

/// An amount as it was printed: its text, its value, and what its last digit counts.
///
/// It stands for an interval: whoever printed `1,7 M€` says between 1,65 and 1,75. An amount printed to
/// the cent is exact.
///
/// # Examples
/// ```
/// use contrat_de_ville::controle::MontantImprime;
///
/// let imprime: MontantImprime = "1,7 M€".parse()?;
/// let (bas, haut) = imprime.bornes();
/// assert_eq!((bas.plain().to_string(), haut.plain().to_string()), ("1650000.00".into(), "1750000.00".into()));
/// assert!("1.704".parse::<MontantImprime>().is_err()); // ambiguous
/// # Ok::<(), contrat_de_ville::nombre::LectureError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MontantImprime {
    texte: Box<str>,
    euros: Euros,
    pas: u64,
}

impl MontantImprime {
    /// Reads a printed amount under a convention; [`FromStr`] supposes none. A text that is ambiguous
    /// without its convention is kept without thousands separators, so that it can be read back.
    ///
    /// # Errors
    /// [`LectureError`], with the text.
    pub fn read(texte: &str, convention: Convention) -> Result<Self, LectureError> {
        let lu = convention.read_montant(texte)?;
        let euros = convention.read_euros(texte)?;
        let unite = lu.unite().map_or("", |unite| match unite {
            Unite::Euro => " €",
            Unite::MillierEuros => " k€",
            Unite::MillionEuros => " M€",
            Unite::MilliardEuros => " Md€",
        });
        let ambigu = Convention::Stricte.read_euros(texte).is_err();
        let texte =
            if ambigu { write_plainly(lu.nombre(), unite).into() } else { texte.trim().into() };
        Ok(Self { texte, euros, pas: lu.pas().unwrap_or(u64::MAX) })
    }

    /// An amount that was computed, with the precision of what it was computed from.
    pub(super) fn of(euros: Euros, pas: u64) -> Self {
        Self { texte: euros.to_string().into(), euros, pas }
    }

    /// The text, as printed.
    #[must_use]
    pub fn texte(&self) -> &str {
        &self.texte
    }

    /// The amount.
    #[must_use]
    pub fn euros(&self) -> Euros {
        self.euros
    }

    /// What its last digit counts, in cents: 1 to the cent, 100 to the euro.
    #[must_use]
    pub fn pas(&self) -> u64 {
        self.pas
    }

    /// The amounts that would be printed so, by rounding to the nearest: half of the last digit on each
    /// side. An amount printed to the cent is exact.
    #[must_use]
    pub fn bornes(&self) -> (Somme, Somme) {
        let valeur = Somme::from(self.euros);
        let demi = Somme::from_centimes(i128::from(self.pas / 2));
        (valeur.minus(demi), valeur.merge(demi))
    }
}

impl fmt::Display for MontantImprime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.texte)
    }
}

impl FromStr for MontantImprime {
    type Err = LectureError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::read(texte, Convention::Stricte)
    }
}

crate::texte::wire_as_text!(
    MontantImprime,
    "an amount as printed, a string such as \"1 704 613,00 €\"",
    pattern: "[0-9]"
);

/// A percentage as it was printed: its text, its value in units of the last digit, its decimals.
///
/// # Examples
/// ```
/// use contrat_de_ville::controle::TauxImprime;
///
/// let imprime: TauxImprime = "68,3 %".parse()?;
/// assert_eq!((imprime.unites(), imprime.decimales().get()), (683, 1));
/// let baisse: TauxImprime = "−25,60".parse()?;
/// assert_eq!((baisse.unites(), baisse.decimales().get()), (-2_560, 2));
/// # Ok::<(), contrat_de_ville::nombre::LectureError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TauxImprime {
    texte: Box<str>,
    unites: i128,
    decimales: Decimales,
}

impl TauxImprime {
    /// Reads a printed percentage under a convention; [`FromStr`] supposes none. A text that is
    /// ambiguous without its convention is kept as one that is not.
    ///
    /// # Errors
    /// [`LectureError`], with the text, for what is no number or has more than nine decimals.
    pub fn read(texte: &str, convention: Convention) -> Result<Self, LectureError> {
        let nombre = convention.read_pourcentage(texte)?;
        let decimales = u8::try_from(nombre.scale())
            .ok()
            .and_then(Decimales::new)
            .ok_or_else(|| LectureError::new(texte, LectureMotif::TropDeDecimales))?;
        let ambigu = Convention::Stricte.read_pourcentage(texte).is_err();
        let texte = if ambigu { write_plainly(nombre, " %").into() } else { texte.trim().into() };
        Ok(Self { texte, unites: nombre.mantissa(), decimales })
    }

    /// The text, as printed.
    #[must_use]
    pub fn texte(&self) -> &str {
        &self.texte
    }

    /// How many of the last digit: 683 for `68,3 %`.
    #[must_use]
    pub fn unites(&self) -> i128 {
        self.unites
    }

    /// How many decimals were printed.
    #[must_use]
    pub fn decimales(&self) -> Decimales {
        self.decimales
    }
}

impl fmt::Display for TauxImprime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.texte)
    }
}

impl FromStr for TauxImprime {
    type Err = LectureError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::read(texte, Convention::Stricte)
    }
}

crate::texte::wire_as_text!(TauxImprime, "a percentage as printed, a string such as \"68,3 %\"", pattern: "[0-9]");

/// A number that no convention reads otherwise: no thousands separator, and a leading zero where a comma
/// before three digits could be one.
fn write_plainly(nombre: Decimal, unite: &str) -> String {
    let signe = if nombre.is_sign_negative() { "-" } else { "" };
    let zero = if nombre.scale() == 3 { "0" } else { "" };
    let texte = nombre.abs().to_string();
    match texte.split_once('.') {
        Some((entier, decimales)) => format!("{signe}{zero}{entier},{decimales}{unite}"),
        None => format!("{signe}{texte}{unite}"),
    }
}

/// `unites` of the last decimal of a percentage, as it is printed: 683 with one decimal is 68,3 %.
pub(super) fn print_unites(unites: i64, decimales: Decimales) -> Option<TauxArrondi> {
    let cent = u128::from(decimales.puissance()).saturating_mul(100);
    let taux = Taux::of(unites, cent).ok()?;
    // Exact: no digit is left to round.
    Some(taux.pourcentage(crate::nombre::Arrondi::Troncature, decimales))
}

/// What a printed cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cellule<T> {
    /// A figure.
    Imprime(T),
    /// *nc*, *nd*: there is a figure, and it was not given.
    NonCommunique,
    /// Nothing.
    #[default]
    Vide,
}

impl<T> Cellule<T> {
    /// The figure, if there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Imprime(valeur) => Some(valeur),
            Self::NonCommunique | Self::Vide => None,
        }
    }

    /// Whether nothing was printed.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Vide)
    }
}

impl<T> Cellule<T> {
    /// Reads a cell with `read`: *nc* is not communicated, blanks are nothing, the rest is a figure.
    ///
    /// # Errors
    /// [`LectureError`], with the text.
    pub fn read(
        texte: &str,
        read: impl FnOnce(&str) -> Result<T, LectureError>,
    ) -> Result<Self, LectureError> {
        if texte.trim().is_empty() {
            return Ok(Self::Vide);
        }
        match read(texte) {
            Ok(valeur) => Ok(Self::Imprime(valeur)),
            Err(error) if *error.motif() == LectureMotif::NonCommunique => Ok(Self::NonCommunique),
            Err(error) => Err(error),
        }
    }
}

impl<T: FromStr<Err = LectureError>> FromStr for Cellule<T> {
    type Err = LectureError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::read(texte, str::parse)
    }
}

impl<T: fmt::Display> fmt::Display for Cellule<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Imprime(valeur) => valeur.fmt(f),
            Self::NonCommunique => f.pad("nc"),
            Self::Vide => f.pad(""),
        }
    }
}

impl<T: fmt::Display> Serialize for Cellule<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: FromStr<Err = LectureError>> Deserialize<'de> for Cellule<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(
            deserializer,
            "a printed figure as a string, `nc`, or an empty string",
        )
    }
}

#[cfg(feature = "schema")]
impl<T> schemars::JsonSchema for Cellule<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cellule".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A printed figure as a string, `nc`, or an empty string.",
            "type": "string",
        })
    }
}
