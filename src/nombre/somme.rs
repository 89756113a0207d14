//! Totals that cannot overflow.

use core::fmt;
use core::iter::Sum;
use core::str::FromStr;

use super::{Euros, typographie};

/// A total of amounts, exact to the cent.
///
/// It holds 128 bits of cents: below 2⁶⁴ amounts, whatever they are, adding never leaves the range,
/// so partial totals merge in any order and grouping with the same result. Beyond, it wraps, and
/// the merge is still associative.
///
/// Printed as [`Euros`] are; on the wire a string, `"1704613.00"`.
///
/// # Examples
/// ```
/// use contrat_de_ville::{Euros, Somme};
///
/// let regions: Somme = [144_314_00, 177_972_00].map(Euros::from_centimes).into_iter().sum();
/// assert_eq!(regions.to_string(), "322\u{202f}286,00\u{a0}€");
/// assert_eq!(Euros::try_from(regions), Ok(Euros::from_centimes(322_286_00)));
///
/// let enorme: Somme = [Euros::MAX, Euros::MAX].into_iter().sum();
/// assert!(Euros::try_from(enorme).is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Somme {
    centimes: i128,
}

/// Why a text is not a [`Somme`], or a [`Somme`] is not [`Euros`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SommeError {
    /// Beyond what one amount can hold.
    #[error("a total of {} € is out of the range of one amount, 2^63 - 1 cents", .0.plain())]
    HorsBornes(Somme),
    /// Not the plain form.
    #[error(
        "total {0:?}: expected the plain form, digits with at most two decimals (`1704613.00`)"
    )]
    Forme(String),
}

impl Somme {
    /// The empty total.
    pub const ZERO: Self = Self { centimes: 0 };

    /// The total of that many cents.
    #[must_use]
    pub const fn from_centimes(centimes: i128) -> Self {
        Self { centimes }
    }

    /// The number of cents.
    #[must_use]
    pub const fn centimes(self) -> i128 {
        self.centimes
    }

    /// Adds the other total: associative, commutative, with [`Somme::ZERO`] as identity.
    #[must_use]
    pub const fn merge(self, autre: Self) -> Self {
        Self { centimes: self.centimes.wrapping_add(autre.centimes) }
    }

    /// What is left when the other total is taken away: the inverse of [`Somme::merge`].
    #[must_use]
    pub const fn minus(self, autre: Self) -> Self {
        Self { centimes: self.centimes.wrapping_sub(autre.centimes) }
    }

    /// Whether the total is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.centimes < 0
    }

    /// Whether the total is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.centimes == 0
    }

    /// The form of the wire, for a machine: `1704613.00`.
    #[must_use]
    pub fn plain(self) -> impl fmt::Display + fmt::Debug + Copy {
        Plain(self)
    }
}

#[derive(Clone, Copy, Debug)]
struct Plain(Somme);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typographie::write_plain(self.0.centimes, f)
    }
}

impl fmt::Display for Somme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typographie::write_euros(self.centimes, f)
    }
}

impl From<Euros> for Somme {
    fn from(euros: Euros) -> Self {
        Self { centimes: i128::from(euros.centimes()) }
    }
}

impl TryFrom<Somme> for Euros {
    type Error = SommeError;

    fn try_from(somme: Somme) -> Result<Self, Self::Error> {
        i64::try_from(somme.centimes)
            .map(Self::from_centimes)
            .map_err(|_| SommeError::HorsBornes(somme))
    }
}

impl FromStr for Somme {
    type Err = SommeError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (entier, decimales) = texte.split_once('.').unwrap_or((texte, "00"));
            let (signe, entier) = match entier.strip_prefix('-') {
                Some(entier) => (-1_i128, entier),
                None => (1, entier),
            };
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|o| o.is_ascii_digit());
            if !digits(entier) || !digits(decimales) || decimales.len() > 2 {
                return None;
            }
            // The sign goes on each part, so that the smallest total can be read.
            let euros = entier.parse::<i128>().ok()?.checked_mul(signe)?.checked_mul(100)?;
            let dizaine = if decimales.len() == 1 { 10 } else { 1 };
            let centimes =
                decimales.parse::<i128>().ok()?.checked_mul(dizaine)?.checked_mul(signe)?;
            euros.checked_add(centimes)
        };
        read().map(Self::from_centimes).ok_or_else(|| SommeError::Forme(texte.to_owned()))
    }
}

impl Sum<Euros> for Somme {
    fn sum<I: Iterator<Item = Euros>>(montants: I) -> Self {
        montants.map(Self::from).sum()
    }
}

impl<'a> Sum<&'a Euros> for Somme {
    fn sum<I: Iterator<Item = &'a Euros>>(montants: I) -> Self {
        montants.copied().sum()
    }
}

impl Sum for Somme {
    fn sum<I: Iterator<Item = Self>>(totaux: I) -> Self {
        totaux.fold(Self::ZERO, Self::merge)
    }
}
