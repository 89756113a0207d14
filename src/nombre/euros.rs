//! Amounts exact to the cent.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::{Somme, typographie};

/// An amount in euros, exact to the cent, of either sign (a withdrawal is negative).
///
/// It holds a signed number of cents, up to 2⁶³ − 1 of them (about 92 million billion euros).
/// Arithmetic is checked and there are no operators: a `+` would have to panic, wrap or round.
/// To add many amounts, use [`Somme`](super::Somme), which cannot overflow.
///
/// # Display
/// French, as CLDR prints the locale `fr`: a narrow no-break space (U+202F) between thousands, a
/// comma, two decimals, a no-break space (U+00A0) and `€`. Width, fill and alignment are honoured,
/// right by default, and so is `+`, which nothing at all does not take. [`Euros::plain`] gives the form of the wire, `1704613.00`.
///
/// # Wire
/// Written as a string, `"1704613.00"`. Read from a string of that form (at most two decimals) or
/// from an integer, which counts euros; a float is refused, since it has already been rounded
/// ([`double`](super::double) is the named way to read one).
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
///
/// const BOP_147: Euros = Euros::parse("1704613.00").unwrap();
/// assert_eq!(BOP_147.to_string(), "1\u{202f}704\u{202f}613,00\u{a0}€");
/// assert_eq!(BOP_147.plain().to_string(), "1704613.00");
/// assert_eq!(BOP_147.checked_add(Euros::from_centimes(1)).map(Euros::centimes), Some(170_461_301));
/// assert_eq!(Euros::MAX.checked_add(Euros::from_centimes(1)), None);
/// assert!("1704613.001".parse::<Euros>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Euros {
    centimes: i64,
}

/// Why a decimal number or a text is not [`Euros`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EurosError {
    /// More than two decimals that count; we refuse, and never round on the way in.
    #[error("{0} € is finer than a cent: round it first, under a rounding that you name")]
    PlusFinQueLeCentime(String),
    /// Beyond 2⁶³ − 1 cents.
    #[error("{0} € is out of range: at most 2^63 - 1 cents fit")]
    HorsBornes(String),
    /// Not the plain form.
    #[error(
        "amount {0:?}: expected the plain form, digits with at most two decimals after a point (`1704613.00`); for French text use `nombre::Convention`"
    )]
    Forme(String),
}

impl Euros {
    /// Nothing.
    pub const ZERO: Self = Self { centimes: 0 };
    /// The largest amount.
    pub const MAX: Self = Self { centimes: i64::MAX };
    /// The smallest amount.
    pub const MIN: Self = Self { centimes: i64::MIN };

    /// The amount of that many cents.
    #[must_use]
    pub const fn from_centimes(centimes: i64) -> Self {
        Self { centimes }
    }

    /// The number of cents.
    #[must_use]
    pub const fn centimes(self) -> i64 {
        self.centimes
    }

    /// Reads the plain form, as [`FromStr`] does, in a `const`: `None` where it refuses.
    ///
    /// The plain form is an optional `-`, digits, and at most two decimals after a point.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        let octets = texte.as_bytes();
        let (negatif, mut reste) = match octets {
            [b'-', reste @ ..] => (true, reste),
            octets => (false, octets),
        };
        let mut decimales: Option<u8> = None;
        let mut chiffres = 0_usize;
        let mut centimes = 0_i64;
        while let [octet, suite @ ..] = reste {
            reste = suite;
            if *octet == b'.' && decimales.is_none() && chiffres > 0 {
                decimales = Some(0);
                continue;
            }
            if !octet.is_ascii_digit() {
                return None;
            }
            chiffres = chiffres.saturating_add(1);
            decimales = match decimales {
                None => None,
                Some(n) if n < 2 => Some(n.saturating_add(1)),
                Some(_) => return None,
            };
            centimes = match Self::append(centimes, octet.wrapping_sub(b'0'), negatif) {
                Some(centimes) => centimes,
                None => return None,
            };
        }
        let manquants = match decimales {
            None if chiffres > 0 => 2_u8,
            Some(1) => 1,
            Some(2) => 0,
            _ => return None,
        };
        let mut ajoutes = 0_u8;
        while ajoutes < manquants {
            centimes = match Self::append(centimes, 0, negatif) {
                Some(centimes) => centimes,
                None => return None,
            };
            ajoutes = ajoutes.saturating_add(1);
        }
        Some(Self { centimes })
    }

    /// One more digit; negative amounts grow downwards, so that [`Euros::MIN`] can be read.
    const fn append(centimes: i64, chiffre: u8, negatif: bool) -> Option<i64> {
        match centimes.checked_mul(10) {
            None => None,
            Some(dix) if negatif => dix.checked_sub(chiffre as i64),
            Some(dix) => dix.checked_add(chiffre as i64),
        }
    }

    /// The sum, or `None` beyond [`Euros::MAX`] or [`Euros::MIN`].
    #[must_use]
    pub const fn checked_add(self, autre: Self) -> Option<Self> {
        match self.centimes.checked_add(autre.centimes) {
            Some(centimes) => Some(Self { centimes }),
            None => None,
        }
    }

    /// The difference, or `None` beyond [`Euros::MAX`] or [`Euros::MIN`].
    #[must_use]
    pub const fn checked_sub(self, autre: Self) -> Option<Self> {
        match self.centimes.checked_sub(autre.centimes) {
            Some(centimes) => Some(Self { centimes }),
            None => None,
        }
    }

    /// The amount taken `fois` times, or `None` beyond [`Euros::MAX`] or [`Euros::MIN`].
    #[must_use]
    pub const fn checked_mul(self, fois: i64) -> Option<Self> {
        match self.centimes.checked_mul(fois) {
            Some(centimes) => Some(Self { centimes }),
            None => None,
        }
    }

    /// The opposite, or `None` for [`Euros::MIN`].
    #[must_use]
    pub const fn checked_neg(self) -> Option<Self> {
        match self.centimes.checked_neg() {
            Some(centimes) => Some(Self { centimes }),
            None => None,
        }
    }

    /// Whether the amount is below zero, as a withdrawal is.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.centimes < 0
    }

    /// Whether the amount is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.centimes == 0
    }

    /// The exact decimal number of euros, with two decimals.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.centimes, 2)
    }

    /// The form of the wire, for a machine: `1704613.00`, `-0.05`.
    #[must_use]
    pub fn plain(self) -> impl fmt::Display + fmt::Debug + Copy {
        Somme::from(self).plain()
    }
}

impl fmt::Display for Euros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typographie::write_euros(i128::from(self.centimes), f)
    }
}

impl FromStr for Euros {
    type Err = EurosError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        if let Some(euros) = Self::parse(texte) {
            return Ok(euros);
        }
        // The slow road only tells why.
        let absolu = texte.strip_prefix('-').unwrap_or(texte);
        let (entier, decimales) = absolu.split_once('.').unwrap_or((absolu, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|o| o.is_ascii_digit());
        let fines = decimales.get(2..).unwrap_or_default();
        Err(if !digits(entier) || !digits(decimales) {
            EurosError::Forme(texte.to_owned())
        } else if fines.bytes().any(|octet| octet != b'0') {
            EurosError::PlusFinQueLeCentime(texte.to_owned())
        } else if fines.is_empty() {
            EurosError::HorsBornes(texte.to_owned())
        } else {
            EurosError::Forme(texte.to_owned())
        })
    }
}

impl TryFrom<Decimal> for Euros {
    type Error = EurosError;

    /// # Errors
    /// [`EurosError::PlusFinQueLeCentime`] if decimals beyond the second count, and
    /// [`EurosError::HorsBornes`] beyond [`Euros::MAX`] or [`Euros::MIN`].
    fn try_from(decimal: Decimal) -> Result<Self, Self::Error> {
        let exact = decimal.normalize();
        let Some(manquants) = 2_u32.checked_sub(exact.scale()) else {
            return Err(EurosError::PlusFinQueLeCentime(decimal.to_string()));
        };
        10_i128
            .checked_pow(manquants)
            .and_then(|facteur| exact.mantissa().checked_mul(facteur))
            .and_then(|centimes| i64::try_from(centimes).ok())
            .map(Self::from_centimes)
            .ok_or_else(|| EurosError::HorsBornes(decimal.to_string()))
    }
}

impl From<Euros> for Decimal {
    fn from(euros: Euros) -> Self {
        euros.to_decimal()
    }
}
