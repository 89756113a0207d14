//! The methods, and the divisor that tells each of the six apart.

use core::cmp::Ordering;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::nombre::large;

/// How whole units are shared out in proportion to weights.
///
/// The largest remainder gives each its quota cut off, then one more to the largest remainders. The
/// five others are *divisor methods*: they differ only in where, between two whole numbers, they
/// round a quota up. There is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Methode {
    /// Largest remainder (*plus forts restes*, Hamilton): no part is a whole unit away from its quota.
    PlusFortsRestes,
    /// Sainte-Laguë (Webster): rounds at the half; favours neither large nor small.
    SainteLague,
    /// Adams: rounds up; favours the small, and each party has at least one unit.
    Adams,
    /// D'Hondt (Jefferson, *plus forte moyenne*): rounds down; favours the large.
    Hondt,
    /// Huntington-Hill: rounds at the geometric mean; each party has at least one unit.
    HuntingtonHill,
    /// Dean: rounds at the harmonic mean; each party has at least one unit.
    Dean,
}

impl Methode {
    /// Every method.
    pub const TOUTES: [Self; 6] = [
        Self::PlusFortsRestes,
        Self::SainteLague,
        Self::Adams,
        Self::Hondt,
        Self::HuntingtonHill,
        Self::Dean,
    ];

    /// Whether each party, that is each positive weight, has at least one unit by definition.
    #[must_use]
    pub const fn gives_one_to_each(self) -> bool {
        matches!(self, Self::Adams | Self::HuntingtonHill | Self::Dean)
    }
}

impl fmt::Display for Methode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::PlusFortsRestes => "plus forts restes",
            Self::SainteLague => "Sainte-Laguë",
            Self::Adams => "Adams",
            Self::Hondt => "D’Hondt",
            Self::HuntingtonHill => "Huntington-Hill",
            Self::Dean => "Dean",
        })
    }
}

/// The place between `s` and `s + 1` where a divisor method rounds up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Diviseur {
    /// `s + 1/2`
    SainteLague,
    /// `s`
    Adams,
    /// `s + 1`
    Hondt,
    /// `√(s (s + 1))`
    HuntingtonHill,
    /// `2 s (s + 1) / (2 s + 1)`
    Dean,
}

/// `poids / diviseur(s)`, exactly: the claim of a party that has `s` units to one more, or of one
/// that has `s + 1` to keep the last. Squared under Huntington-Hill, which keeps the order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Priorite {
    /// The divisor is zero: before all others.
    Infinie,
    Fraction(u128, u128),
}

impl Diviseur {
    /// Weights are below 2⁶⁴ and units at most 2⁶³, so that each side of the fraction fits 128 bits.
    pub(super) fn priorite(self, poids: u64, s: u64) -> Priorite {
        let (poids, s) = (u128::from(poids), u128::from(s));
        let suivant = s.wrapping_add(1);
        let impair = s.wrapping_add(suivant);
        let (haut, bas) = match self {
            Self::SainteLague => (poids.wrapping_mul(2), impair),
            Self::Adams => (poids, s),
            Self::Hondt => (poids, suivant),
            Self::HuntingtonHill => (poids.wrapping_mul(poids), s.wrapping_mul(suivant)),
            Self::Dean => (poids.wrapping_mul(impair), s.wrapping_mul(suivant).wrapping_mul(2)),
        };
        if bas == 0 { Priorite::Infinie } else { Priorite::Fraction(haut, bas) }
    }
}

impl PartialEq for Priorite {
    fn eq(&self, autre: &Self) -> bool {
        self.cmp(autre) == Ordering::Equal
    }
}

impl Eq for Priorite {}

impl PartialOrd for Priorite {
    fn partial_cmp(&self, autre: &Self) -> Option<Ordering> {
        Some(self.cmp(autre))
    }
}

impl Ord for Priorite {
    fn cmp(&self, autre: &Self) -> Ordering {
        match (self, autre) {
            (Self::Infinie, Self::Infinie) => Ordering::Equal,
            (Self::Infinie, Self::Fraction(..)) => Ordering::Greater,
            (Self::Fraction(..), Self::Infinie) => Ordering::Less,
            (Self::Fraction(a, b), Self::Fraction(c, d)) => large::compare(*a, *b, *c, *d),
        }
    }
}
