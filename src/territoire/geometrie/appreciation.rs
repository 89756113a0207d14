use core::fmt;

use super::{Certitude, Distance, Perimetre, Point, Precision, Rayon, RayonError, Voisin, Zonage};
use crate::nombre::bind;

/// What can be said of a point and the quarters around it, at the accuracy of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Appreciation<'z> {
    situations: Vec<Situation<'z>>,
    /// Whether anything is known of the place.
    connue: bool,
}

/// A point and one quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation<'z> {
    voisin: Voisin<'z>,
    bord: Distance,
    exactitude: Option<Distance>,
    inside: Certitude,
    near: Certitude,
}

impl Zonage {
    /// Which quarters a point may be in, or strictly nearer to than a radius, and whether that is sure.
    ///
    /// The accuracy is that of the point and that of the perimeter, whose coordinates are rounded: to about
    /// 11 m with four decimals ([`Perimetre::resolution`](super::Perimetre::resolution)). Where the boundary, or
    /// the radius, is nearer than that, the answer is [`Certitude::Indecidable`]; so is every answer where nothing
    /// is known of the accuracy. Each quarter is looked at alone: a point on the seam of two is surely in one of
    /// them, and in neither for sure.
    ///
    /// # Errors
    /// [`RayonError`] if the radius and the accuracy together are longer than the longest radius.
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
    ) -> Result<Appreciation<'_>, RayonError> {
        let incertitude = match precision {
            Precision::Rayon(incertitude) => Some(incertitude),
            Precision::Inconnue => None,
        };
        let marge = incertitude.unwrap_or_default().metres() + self.resolution().metres();
        let reperage = self.locate_within(point, Rayon::from_metres(rayon.metres() + marge)?);
        let situations =
            reperage.iter().map(|voisin| Situation::of(voisin, point, incertitude, rayon));
        let situations = situations.filter(|situation| situation.near != Certitude::Non).collect();
        Ok(Appreciation { situations, connue: incertitude.is_some() })
    }
}

impl<'z> Situation<'z> {
    fn of(voisin: Voisin<'z>, point: Point, incertitude: Option<Distance>, rayon: Rayon) -> Self {
        let Perimetre { surface, resolution, .. } = voisin.perimetre();
        let distance = voisin.distance();
        let bord = if voisin.is_inside() { surface.boundary_distance(point) } else { distance };
        let exactitude = incertitude.map(|incertitude| incertitude.saturating_add(*resolution));
        let inside = match exactitude {
            Some(exactitude) if bord > exactitude => Some(voisin.is_inside()).into(),
            _ => Certitude::Indecidable,
        };
        let near = match exactitude {
            Some(exactitude) if distance.saturating_add(exactitude) < rayon.distance() => {
                Certitude::Oui
            }
            Some(exactitude) if distance >= rayon.distance().saturating_add(exactitude) => {
                Certitude::Non
            }
            _ => Certitude::Indecidable,
        };
        Self { voisin, bord, exactitude, inside, near }
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
        self.one_of(Situation::inside)
    }

    /// Whether it is in a quarter or near one.
    #[must_use]
    pub fn near(&self) -> Certitude {
        self.one_of(Situation::near)
    }

    fn one_of(&self, f: impl Fn(Situation<'z>) -> Certitude) -> Certitude {
        let rien = if self.connue { Certitude::Non } else { Certitude::Indecidable };
        self.situations.iter().map(|situation| f(*situation)).fold(rien, Certitude::or)
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

    /// What both places together may be off by; none where it is not known.
    #[must_use]
    pub const fn exactitude(self) -> Option<Distance> {
        self.exactitude
    }

    /// Whether the point is in the quarter.
    #[must_use]
    pub const fn inside(self) -> Certitude {
        self.inside
    }

    /// Whether it is strictly nearer than the radius that was asked.
    #[must_use]
    pub const fn near(self) -> Certitude {
        self.near
    }
}

impl fmt::Display for Situation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ou = if self.voisin.is_inside() { "à l’intérieur" } else { "à l’extérieur" };
        let exactitude = self
            .exactitude
            .map_or_else(|| "inconnue".to_owned(), |exactitude| exactitude.to_string());
        f.pad(&bind(&format!(
            "{}{} : {ou}, à {} du périmètre (exactitude {exactitude}) ; dedans : {}, à proximité : {}",
            self.voisin.code(),
            self.voisin.perimetre().nom.as_ref().map_or_else(String::new, |nom| format!(" {nom}")),
            self.bord,
            self.inside,
            self.near
        )))
    }
}
