//! A measured value, exact.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::nombre::print_entier;

/// A value of an indicator, as exact as it was printed: at most eighteen digits, then at most nine decimals.
///
/// # Wire
/// A string in the plain form, `"12.5"`.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::ValeurMesuree;
///
/// let part: ValeurMesuree = "1204.50".parse()?;
/// assert_eq!(part.to_string(), "1\u{202f}204,50");
/// assert!("12,5".parse::<ValeurMesuree>().is_err());
/// # Ok::<(), contrat_de_ville::rapport::annuel::ValeurMesureeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValeurMesuree(Decimal);

/// Why a text is not a [`ValeurMesuree`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("value {0:?}: expected the plain form, up to 18 digits with up to 9 decimals (`12.5`)")]
pub struct ValeurMesureeError(pub String);

impl ValeurMesuree {
    /// The number.
    #[must_use]
    pub const fn to_decimal(self) -> Decimal {
        self.0
    }
}

impl FromStr for ValeurMesuree {
    type Err = ValeurMesureeError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let read = || {
            let positif = texte.strip_prefix('-').unwrap_or(texte);
            let (entier, decimales) = positif.split_once('.').unwrap_or((positif, "0"));
            let digits = |part: &str, most: usize| {
                (1..=most).contains(&part.len()) && part.bytes().all(|octet| octet.is_ascii_digit())
            };
            let right = digits(entier, 18) && digits(decimales, 9);
            right.then(|| Decimal::from_str_exact(texte).ok()).flatten()
        };
        read().map(Self).ok_or_else(|| ValeurMesureeError(texte.to_owned()))
    }
}

impl fmt::Display for ValeurMesuree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texte = self.0.abs().to_string();
        let (entier, decimales) = texte.split_once('.').unwrap_or((&texte, ""));
        let entier = print_entier(entier.parse().unwrap_or(u64::MAX));
        let signe = if self.0.is_sign_negative() && !self.0.is_zero() { "-" } else { "" };
        let virgule = if decimales.is_empty() { "" } else { "," };
        f.pad(&format!("{signe}{entier}{virgule}{decimales}"))
    }
}

impl serde::Serialize for ValeurMesuree {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for ValeurMesuree {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(deserializer, "a number in the plain form, such as `12.5`")
    }
}

crate::texte::schema_as!(
    ValeurMesuree,
    crate::texte::matching(
        "A number in the plain form, such as `12.5`.",
        r"^-?[0-9]{1,18}(?:\.[0-9]{1,9})?$"
    )
);
