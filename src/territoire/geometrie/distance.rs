use core::cmp::Ordering;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::nombre::write_centiemes;

/// A length on the ground, in metres: finite, not negative.
///
/// Printed in French to the centimetre and cut off, never rounded up: what is under 300 m does not read
/// `300,00 m`.
///
/// # Wire
/// A number of metres.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::Distance;
///
/// let distance = Distance::from_metres(1_299.999)?;
/// assert_eq!(distance.to_string(), "1\u{202f}299,99\u{a0}m");
/// assert!(Distance::from_metres(-1.0).is_err());
/// assert!(Distance::from_metres(f64::NAN).is_err());
/// # Ok::<(), contrat_de_ville::territoire::geometrie::DistanceError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distance(f64);

/// A number is no [`Distance`]: the number refused.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("distance of {0} m: expected a finite number of metres, zero or more")]
pub struct DistanceError(pub f64);

impl Distance {
    /// None.
    pub const ZERO: Self = Self(0.0);

    /// So many metres.
    ///
    /// # Errors
    /// [`DistanceError`] if the number is negative, infinite or not a number.
    pub fn from_metres(metres: f64) -> Result<Self, DistanceError> {
        // `-0.0` would print a sign.
        if metres.is_finite() && metres >= 0.0 {
            Ok(Self(metres.abs()))
        } else {
            Err(DistanceError(metres))
        }
    }

    /// What our own arithmetic gave: finite by construction.
    pub(super) const fn measured(metres: f64) -> Self {
        Self(metres)
    }

    /// The number of metres.
    #[must_use]
    pub const fn metres(self) -> f64 {
        self.0
    }

    /// The number of metres in plain form, cut off to the centimetre: `223.85`, and `0` for none at all.
    #[must_use]
    pub fn plain(self) -> String {
        if self == Self::ZERO {
            return "0".to_owned();
        }
        let centimetres = self.centimetres();
        format!("{}.{:02}", centimetres / 100, centimetres % 100)
    }

    /// Whole centimetres, cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // saturates
    fn centimetres(self) -> i128 {
        let entiers = (self.0 * 100.0) as i128;
        // The product may fall a hair short of a whole number.
        let suivant = entiers.saturating_add(1);
        if suivant as f64 / 100.0 <= self.0 { suivant } else { entiers }
    }

    /// Both in a row.
    #[must_use]
    pub fn saturating_add(self, autre: Self) -> Self {
        Self((self.0 + autre.0).min(f64::MAX))
    }
}

// Finite and without a sign on zero: a total order that agrees with equality.
impl Eq for Distance {}

impl PartialOrd for Distance {
    fn partial_cmp(&self, autre: &Self) -> Option<Ordering> {
        Some(self.cmp(autre))
    }
}

impl Ord for Distance {
    fn cmp(&self, autre: &Self) -> Ordering {
        self.0.total_cmp(&autre.0)
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_centiemes(self.centimetres(), 'm', f)
    }
}

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for Distance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_metres(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// How far from a point perimeters are looked for: above zero, at most fifty kilometres.
///
/// What is within a radius is *strictly* nearer, as the law writes it (« à moins de 300 mètres »).
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::Rayon;
///
/// assert_eq!(Rayon::TROIS_CENTS, Rayon::from_metres(300.0)?);
/// assert!(Rayon::from_metres(0.0).is_err());
/// assert!(Rayon::from_metres(60_000.0).is_err());
/// # Ok::<(), contrat_de_ville::territoire::geometrie::RayonError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Rayon(Distance);

/// A number is no [`Rayon`]: the number refused.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "radius of {0} m: expected more than 0 and at most 50000, where the metric is good to a few metres"
)]
pub struct RayonError(pub f64);

impl Rayon {
    /// The 300 m of CGI article 278 sexies.
    pub const TROIS_CENTS: Self = Self(Distance(300.0));
    /// The 500 m of the same article, around a quarter with a convention of renewal.
    pub const CINQ_CENTS: Self = Self(Distance(500.0));
    /// The longest.
    pub const MAX: Self = Self(Distance(50_000.0));

    /// So many metres.
    ///
    /// # Errors
    /// [`RayonError`] if the number is not above zero, or beyond [`Rayon::MAX`].
    pub fn from_metres(metres: f64) -> Result<Self, RayonError> {
        match Distance::from_metres(metres) {
            Ok(distance) if metres > 0.0 && distance <= Self::MAX.0 => Ok(Self(distance)),
            _ => Err(RayonError(metres)),
        }
    }

    /// The number of metres.
    #[must_use]
    pub const fn metres(self) -> f64 {
        self.0.metres()
    }

    /// The radius as a length.
    #[must_use]
    pub const fn distance(self) -> Distance {
        self.0
    }
}

impl fmt::Display for Rayon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Rayon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_metres(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

crate::texte::schema_as!(
    Distance,
    schemars::json_schema!({
        "description": "A distance in metres.",
        "type": "number", "minimum": 0,
    })
);

crate::texte::schema_as!(
    Rayon,
    schemars::json_schema!({
        "description": "A radius in metres, above zero.",
        "type": "number", "exclusiveMinimum": 0, "maximum": Rayon::MAX.metres(),
    })
);
