//! Roundings, by name.

use core::fmt;

use serde::{Deserialize, Serialize};

/// How a ratio becomes a printed number. There is no default: who prints a figure names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Arrondi {
    /// To the nearest, a half away from zero: 2,5 → 3 and −2,5 → −3. What spreadsheets do.
    AuPlusProche,
    /// To the nearest, a half to the even neighbour: 2,5 → 2 and 3,5 → 4.
    DemiPair,
    /// Digits are cut off: 2,9 → 2 and −2,9 → −2.
    Troncature,
    /// Toward +∞ (*par excès*): 2,1 → 3 and −2,9 → −2.
    ParExces,
    /// Away from zero: 2,1 → 3 and −2,1 → −3.
    LoinDeZero,
}

impl Arrondi {
    /// Every rounding, the usual one first.
    pub const TOUS: [Self; 5] =
        [Self::AuPlusProche, Self::DemiPair, Self::Troncature, Self::ParExces, Self::LoinDeZero];

    /// Whether the magnitude goes up, given the digit kept last and how the rest compares to a half.
    pub(super) fn is_up(self, negatif: bool, impair: bool, reste: Reste) -> bool {
        match self {
            Self::AuPlusProche => reste >= Reste::Demi,
            Self::DemiPair => reste > Reste::Demi || (reste == Reste::Demi && impair),
            Self::Troncature => false,
            Self::ParExces => reste > Reste::Nul && !negatif,
            Self::LoinDeZero => reste > Reste::Nul,
        }
    }
}

impl fmt::Display for Arrondi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AuPlusProche => "arrondi au plus proche",
            Self::DemiPair => "arrondi au pair",
            Self::Troncature => "troncature",
            Self::ParExces => "arrondi par excès",
            Self::LoinDeZero => "arrondi en s’éloignant de zéro",
        })
    }
}

/// What is left of a division, against half of the divisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reste {
    Nul,
    MoinsDeLaMoitie,
    Demi,
    PlusDeLaMoitie,
}

/// A number of printed decimals, 0 to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minimum" = 0, "maximum" = 9)))]
#[serde(try_from = "u8", into = "u8")]
pub struct Decimales(u8);

/// A number of decimals above nine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} decimals: expected 0 to 9")]
pub struct DecimalesError(pub u8);

impl Decimales {
    /// None: `68 %`.
    pub const ZERO: Self = Self(0);
    /// One: `68,4 %`.
    pub const UNE: Self = Self(1);
    /// Two: `68,36 %`.
    pub const DEUX: Self = Self(2);
    /// Three: `2,674`.
    pub const TROIS: Self = Self(3);
    /// Four: `68,3607 %`.
    pub const QUATRE: Self = Self(4);

    /// That many decimals, or `None` above nine.
    #[must_use]
    pub const fn new(nombre: u8) -> Option<Self> {
        if nombre <= 9 { Some(Self(nombre)) } else { None }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Ten to that power: how many of the last printed unit make one.
    #[must_use]
    pub const fn puissance(self) -> u32 {
        10_u32.saturating_pow(self.0 as u32)
    }
}

impl TryFrom<u8> for Decimales {
    type Error = DecimalesError;

    fn try_from(nombre: u8) -> Result<Self, Self::Error> {
        Self::new(nombre).ok_or(DecimalesError(nombre))
    }
}

impl From<Decimales> for u8 {
    fn from(decimales: Decimales) -> Self {
        decimales.0
    }
}
