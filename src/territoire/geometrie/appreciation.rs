use core::fmt;

use super::{Certitude, Distance, Point, Precision, Rayon, RayonError, Voisin, Zonage};
use crate::nombre::bind;

/// What can be said of a point and the quarters around it, at the accuracy of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Appreciation<'z> {
    situations: Vec<Situation<'z>>,
}

/// A point and one quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation<'z> {
    voisin: Voisin<'z>,
    bord: Distance,
    exactitude: Distance,
    dedans: Certitude,
    proche: Certitude,
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AppreciationError {
    /// The accuracy of the place is not known.
    #[error("the accuracy of the place is not known, expected a radius in metres")]
    PrecisionInconnue,
    /// The radius and the accuracy together are too long.
    #[error("radius and accuracy together: {0}")]
    TropLarge(#[from] RayonError),
}

impl Zonage {
    /// Which quarters a point may be in, or strictly nearer to than a radius, and whether that is sure.
    ///
    /// The accuracy is that of the point and that of the perimeter, whose coordinates are rounded: to about
    /// 11 m with four decimals ([`Perimetre::resolution`](super::Perimetre::resolution)). Where the boundary, or
    /// the radius, is nearer than that, the answer is [`Certitude::Indecidable`].
    ///
    /// # Errors
    /// [`AppreciationError`] if the accuracy is not known, or too long with the radius for the metric.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::territoire::geometrie::*;
    ///
    /// // Fictitious: a square of about 740 m by 1 110 m, in four decimals.
    /// let carre = vec![[2.0001, 48.0], [2.0101, 48.0], [2.0101, 48.01], [2.0001, 48.01]];
    /// let (surface, _) = Surface::read([[carre]])?;
    /// let code = "QN07599N".parse::<contrat_de_ville::identifiant::CodeQpv>()?.into();
    /// let zonage = Zonage::new([Perimetre::drawn(code, surface)])?;
    ///
    /// let adresse = Precision::Rayon(Distance::from_metres(10.0)?);
    /// let assess = |longitude| -> Result<_, Box<dyn std::error::Error>> {
    ///     let point = Point::lon_lat(longitude, 48.005)?;
    ///     Ok(zonage.assess(point, adresse, Rayon::TROIS_CENTS)?.inside())
    /// };
    /// assert_eq!(assess(2.0096)?, Certitude::Oui); // 37 m inside
    /// assert_eq!(assess(2.0102)?, Certitude::Indecidable); // 7 m outside
    /// assert_eq!(assess(2.0106)?, Certitude::Non); // 37 m outside
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess(
        &self,
        point: Point,
        precision: Precision,
        rayon: Rayon,
    ) -> Result<Appreciation<'_>, AppreciationError> {
        let Precision::Rayon(incertitude) = precision else {
            return Err(AppreciationError::PrecisionInconnue);
        };
        let large = rayon.distance().saturating_add(incertitude).saturating_add(self.resolution());
        let reperage = self.locate_within(point, Rayon::from_metres(large.metres())?);
        let situations = reperage.iter().map(|voisin| {
            let surface = &voisin.perimetre().surface;
            let exactitude = incertitude.saturating_add(voisin.perimetre().resolution);
            let bord = if voisin.is_inside() {
                surface.boundary_distance(point)
            } else {
                voisin.distance()
            };
            let dedans = match (bord > exactitude, voisin.is_inside()) {
                (true, true) => Certitude::Oui,
                (true, false) => Certitude::Non,
                (false, _) => Certitude::Indecidable,
            };
            let proche = if voisin.distance().saturating_add(exactitude) < rayon.distance() {
                Certitude::Oui
            } else if voisin.distance() >= rayon.distance().saturating_add(exactitude) {
                Certitude::Non
            } else {
                Certitude::Indecidable
            };
            Situation { voisin, bord, exactitude, dedans, proche }
        });
        let situations =
            situations.filter(|situation| situation.proche != Certitude::Non).collect();
        Ok(Appreciation { situations })
    }
}

impl<'z> Appreciation<'z> {
    /// Each quarter that the point is, or may be, near; the nearest first.
    #[must_use]
    pub fn situations(&self) -> &[Situation<'z>] {
        &self.situations
    }

    /// Whether the point is in a quarter.
    #[must_use]
    pub fn inside(&self) -> Certitude {
        self.one_of(Situation::dedans)
    }

    /// Whether it is in a quarter or near one.
    #[must_use]
    pub fn near(&self) -> Certitude {
        self.one_of(Situation::proche)
    }

    fn one_of(&self, f: impl Fn(Situation<'z>) -> Certitude) -> Certitude {
        self.situations.iter().map(|situation| f(*situation)).fold(Certitude::Non, Certitude::or)
    }
}

impl<'z> Situation<'z> {
    /// The quarter, and how far it is.
    #[must_use]
    pub const fn voisin(self) -> Voisin<'z> {
        self.voisin
    }

    /// How far its boundary is, from inside or from outside.
    #[must_use]
    pub const fn bord(self) -> Distance {
        self.bord
    }

    /// What both places together may be off by.
    #[must_use]
    pub const fn exactitude(self) -> Distance {
        self.exactitude
    }

    /// Whether the point is in the quarter.
    #[must_use]
    pub const fn dedans(self) -> Certitude {
        self.dedans
    }

    /// Whether it is strictly nearer than the radius that was asked.
    #[must_use]
    pub const fn proche(self) -> Certitude {
        self.proche
    }
}

impl fmt::Display for Situation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ou = if self.voisin.is_inside() { "à l’intérieur" } else { "à l’extérieur" };
        f.pad(&bind(&format!(
            "{}{} : {ou}, à {} du périmètre (exactitude {}) ; dedans : {}, à proximité : {}",
            self.voisin.code(),
            self.voisin.perimetre().nom.as_ref().map_or_else(String::new, |nom| format!(" {nom}")),
            self.bord,
            self.exactitude,
            self.dedans,
            self.proche
        )))
    }
}
