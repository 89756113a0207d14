use core::fmt;

use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::ser::SerializeTuple as _;
use serde::{Deserialize, Serialize, Serializer};

/// How many units of a [`Point`] make a degree.
pub(super) const PAR_DEGRE: f64 = 1e7;
/// Past this latitude a local metric is no good measure, and no French territory is near.
pub(super) const LATITUDE_MAX: f64 = 85.0;

/// A place on the ground: longitude and latitude in WGS84, held as whole numbers of 10⁻⁷ degree (about a
/// centimetre).
///
/// Whole numbers make « on the boundary » mean something: whether a point is on an edge, or on which side,
/// is computed without rounding. Seven decimals are kept; finer ones are rounded, to less than 8 mm.
///
/// # Wire
/// `[longitude, latitude]` in degrees, as GeoJSON has it.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::Point;
///
/// let point = Point::lon_lat(2.387311, 48.917735)?;
/// assert_eq!(point.longitude(), 2.387311);
/// // Metres of a national projection are not degrees.
/// let refus = Point::lon_lat(652_381.0, 6_862_047.0).unwrap_err();
/// assert!(refus.to_string().contains("expected degrees"));
/// # Ok::<(), contrat_de_ville::territoire::geometrie::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    pub(super) x: i32,
    pub(super) y: i32,
}

/// Why two numbers are no [`Point`]. Each variant carries what was refused.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PointError {
    /// Not a longitude.
    #[error("longitude {0}: expected degrees, between -180 and 180")]
    Longitude(f64),
    /// Not a latitude, or one that is too near a pole.
    #[error("latitude {0}: expected degrees, between -85 and 85")]
    Latitude(f64),
}

impl Point {
    /// A point from its longitude, then its latitude, in degrees.
    ///
    /// # Errors
    /// [`PointError`] if one is not a number or out of range. Nothing here can tell a longitude from a
    /// latitude: a pair in the other order is another place.
    pub fn lon_lat(longitude: f64, latitude: f64) -> Result<Self, PointError> {
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(PointError::Longitude(longitude));
        }
        if !(-LATITUDE_MAX..=LATITUDE_MAX).contains(&latitude) {
            return Err(PointError::Latitude(latitude));
        }
        Ok(Self { x: units(longitude), y: units(latitude) })
    }

    /// Its longitude, in degrees, positive to the east.
    #[must_use]
    pub fn longitude(self) -> f64 {
        f64::from(self.x) / PAR_DEGRE
    }

    /// Its latitude, in degrees, positive to the north.
    #[must_use]
    pub fn latitude(self) -> f64 {
        f64::from(self.y) / PAR_DEGRE
    }
}

impl Point {
    /// Half of the way round, in units of longitude.
    pub(super) const DEMI_TOUR: u32 = 1_800_000_000;

    /// How many decimals of a degree its coordinates need, at most seven.
    pub(super) fn decimales(self) -> u8 {
        let needs = |mut unites: i32| {
            let mut decimales = 7_u8;
            while decimales > 0 && unites % 10 == 0 {
                unites /= 10;
                decimales = decimales.saturating_sub(1);
            }
            decimales
        };
        needs(self.x).max(needs(self.y))
    }

    /// The same place with its longitude counted from the other side, where the antimeridian is near enough
    /// for something there to be near.
    #[inline]
    pub(super) fn over_antimeridian(self) -> Option<Self> {
        // Ten degrees are more than the longest radius, as near a pole as points go.
        const PRES: u32 = 1_700_000_000;
        if self.x.unsigned_abs() < PRES { None } else { self.turned() }
    }

    #[cold]
    fn turned(self) -> Option<Self> {
        const TOUR: i64 = 3_600_000_000;
        let x = i64::from(self.x).saturating_sub(TOUR.saturating_mul(self.x.signum().into()));
        Some(Self { x: i32::try_from(x).ok()?, ..self })
    }

    /// Both.
    pub(super) fn views(self) -> impl Iterator<Item = Self> {
        core::iter::once(self).chain(self.over_antimeridian())
    }
}

/// Degrees that are in range, as whole units.
#[allow(clippy::cast_possible_truncation)] // 180 × 10⁷ fits
fn units(degres: f64) -> i32 {
    (degres * PAR_DEGRE).round() as i32
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.longitude(), self.latitude())
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut paire = serializer.serialize_tuple(2)?;
        paire.serialize_element(&self.longitude())?;
        paire.serialize_element(&self.latitude())?;
        paire.end()
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Paire;

        impl<'de> Visitor<'de> for Paire {
            type Value = Point;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[longitude, latitude], in degrees")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut suite: A) -> Result<Point, A::Error> {
                let mut next = |rang| {
                    suite.next_element()?.ok_or_else(|| de::Error::invalid_length(rang, &self))
                };
                let (longitude, latitude) = (next(0)?, next(1)?);
                if suite.next_element::<de::IgnoredAny>()?.is_some() {
                    return Err(de::Error::invalid_length(3, &self));
                }
                Point::lon_lat(longitude, latitude).map_err(de::Error::custom)
            }
        }

        deserializer.deserialize_tuple(2, Paire)
    }
}

crate::texte::schema_as!(
    Point,
    schemars::json_schema!({
        "description": "A point: its longitude, then its latitude, in degrees.",
        "type": "array",
        "prefixItems": [
            { "type": "number", "minimum": -180, "maximum": 180 },
            { "type": "number", "minimum": -LATITUDE_MAX, "maximum": LATITUDE_MAX },
        ],
        "items": false,
        "minItems": 2,
    })
);
