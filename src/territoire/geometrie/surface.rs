use core::fmt;

use serde::Serialize;

use super::anneau::{Anneau, Rencontres};
use super::arete::Rayonnement;
use super::metrique::Echelle;
use super::{Distance, Ecartement, Point, PointError};

/// An area on the ground: polygons with their holes, cleaned.
///
/// A point is inside a polygon by *even-odd* (a ray from it crosses the rings an odd number of times), so
/// that a hole is outside whatever the direction of its ring, and a ring that crosses itself still has an
/// inside. It is in the area if it is inside one of the polygons. A point on a ring is inside.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::{Point, Surface};
///
/// // Fictitious: a square with a hole, its rings left open.
/// let carre = vec![[2.0, 48.0], [2.01, 48.0], [2.01, 48.01], [2.0, 48.01]];
/// let trou = vec![[2.004, 48.004], [2.006, 48.004], [2.006, 48.006], [2.004, 48.006]];
/// let (surface, anomalies) = Surface::read([[carre, trou]])?;
/// assert!(surface.contains(Point::lon_lat(2.002, 48.002)?));
/// assert!(surface.contains(Point::lon_lat(2.0, 48.005)?)); // on the boundary
/// assert!(!surface.contains(Point::lon_lat(2.005, 48.005)?)); // in the hole
/// assert_eq!(anomalies.len(), 2); // two rings were closed
/// assert_eq!(anomalies[0].to_string(), "polygone 1, anneau 1 : non fermé ; fermé");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    polygones: Vec<Vec<Anneau>>,
    decimales: u8,
}

/// The longest degree there is, in metres: of latitude, at a pole.
const DEGRE: f64 = 111_694.0;

/// Where a ring is: the polygon and the ring in it, from 1; the first ring is the outer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The polygon.
    pub polygone: usize,
    /// The ring.
    pub anneau: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "polygone {}, anneau {}", self.polygone, self.anneau)
    }
}

/// What was met in a ring, and what was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "territoire.geometrie.Anomalie")
)]
pub struct Anomalie {
    /// Where.
    pub place: Place,
    /// What.
    pub nature: NatureAnomalie,
}

/// What can be met in a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NatureAnomalie {
    /// The last point is not the first: it was closed.
    NonFerme,
    /// Points in a row at one place: one of them was kept.
    PointsRepetes(usize),
    /// Coordinates finer than 10⁻⁷ degree: they were rounded to it.
    Arrondi(usize),
    /// It cannot bound an area, whatever its number of points: it was left out.
    SansAire {
        /// How many points were left when it was cleaned.
        points: usize,
    },
    /// A hole of a polygon whose outer ring was left out: it was left out too.
    TrouSansPolygone,
    /// It crosses or touches itself: kept, with its inside by even-odd.
    Recoupe {
        /// How many pairs of edges cross.
        croisements: usize,
        /// How many touch, or run along each other.
        contacts: usize,
    },
    /// So many of its edges are side by side that they were not all compared: kept, it may cross itself more
    /// often than is said.
    NonExamine,
}

impl NatureAnomalie {
    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NonFerme => "ANNEAU-NON-FERME",
            Self::PointsRepetes(_) => "POINTS-REPETES",
            Self::Arrondi(_) => "COORDONNEES-ARRONDIES",
            Self::SansAire { .. } => "ANNEAU-SANS-AIRE",
            Self::TrouSansPolygone => "TROU-SANS-POLYGONE",
            Self::Recoupe { .. } => "ANNEAU-SE-RECOUPE",
            Self::NonExamine => "ANNEAU-NON-EXAMINE",
        }
    }
}

impl fmt::Display for NatureAnomalie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pluriel = |nombre: &usize| if *nombre > 1 { "s" } else { "" };
        match self {
            Self::NonFerme => f.write_str("non fermé ; fermé"),
            Self::PointsRepetes(n) => {
                let s = pluriel(n);
                write!(f, "{n} point{s} répété{s} à la suite ; retiré{s}")
            }
            Self::Arrondi(n) => {
                let s = pluriel(n);
                write!(f, "{n} coordonnée{s} de plus de sept décimales ; arrondie{s}")
            }
            Self::SansAire { points } => {
                write!(f, "ne délimite aucune aire ({points} point{}) ; écarté", pluriel(points))
            }
            Self::NonExamine => f.write_str(
                "trop de côtés à comparer pour dire combien de fois il se recoupe ; gardé",
            ),
            Self::TrouSansPolygone => f.write_str("trou d’un polygone écarté ; écarté"),
            Self::Recoupe { croisements, contacts } => write!(
                f,
                "se recoupe ({croisements} croisement{}, {contacts} contact{}) ; gardé, l’intérieur est celui de la règle pair-impair",
                pluriel(croisements),
                pluriel(contacts)
            ),
        }
    }
}

impl fmt::Display for Anomalie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} : {}", self.place, self.nature)
    }
}

/// Why coordinates make no [`Surface`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SurfaceError {
    /// A pair of numbers is no point.
    #[error("polygon {}, ring {}, point {point}: {cause}", place.polygone, place.anneau)]
    Point {
        /// The ring.
        place: Place,
        /// The point in it, from 1.
        point: usize,
        /// Why.
        cause: PointError,
    },
    /// An edge over half of the world: a ring that crosses the antimeridian, or has to be read so.
    #[error(
        "polygon {}, ring {}: an edge of more than 180° of longitude, expected a ring cut at the antimeridian, as RFC 7946 has it",
        .0.polygone,
        .0.anneau
    )]
    Antimeridien(Place),
    /// No ring bounds an area: what was met in each.
    #[error("no ring bounds an area, of {} met", .0.len())]
    SansAire(Vec<Anomalie>),
}

impl Surface {
    /// An area from the coordinates of its polygons, each a list of rings, the outer one first: pairs of
    /// longitude and latitude.
    ///
    /// Rings may be closed or not, repeat points, cross themselves: what was met and what was done comes
    /// with the area.
    ///
    /// # Errors
    /// [`SurfaceError`] if a pair is no point, if a ring goes over the antimeridian, or if nothing bounds an area.
    pub fn read<P, A, C>(
        polygones: impl IntoIterator<Item = P>,
    ) -> Result<(Self, Vec<Anomalie>), SurfaceError>
    where
        P: IntoIterator<Item = A>,
        A: IntoIterator<Item = C>,
        C: Into<[f64; 2]>,
    {
        let mut lecture = Lecture::default();
        for (rang, anneaux) in (1..).zip(polygones) {
            let mut gardes = Vec::new();
            for (anneau, points) in (1..).zip(anneaux) {
                let place = Place { polygone: rang, anneau };
                let orphelin = anneau > 1 && gardes.is_empty();
                gardes.extend(lecture.ring(place, points, orphelin)?);
            }
            if !gardes.is_empty() {
                lecture.polygones.push(gardes);
            }
        }
        let Lecture { polygones, anomalies, decimales } = lecture;
        if polygones.is_empty() {
            return Err(SurfaceError::SansAire(anomalies));
        }
        Ok((Self { polygones, decimales }, anomalies))
    }

    pub(super) fn polygones(&self) -> &[Vec<Anneau>] {
        &self.polygones
    }

    /// The decimals of a degree that its coordinates have, at most seven: their file rounds to them.
    #[must_use]
    pub const fn decimales(&self) -> u8 {
        self.decimales
    }

    /// How far from the drawn boundary the real one may be, for coordinates rounded to those decimals: one unit
    /// of the last, about 11 m for four. Half of it in each direction, rounding to the nearest, is less.
    #[must_use]
    pub fn resolution(&self) -> Distance {
        Distance::measured(DEGRE / 10_f64.powi(self.decimales.into()))
    }

    /// How many polygons.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.polygones.len()
    }

    /// Never: an area has a polygon.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.polygones.is_empty()
    }

    /// Its polygons, each a list of rings, the outer one first, without their closing point.
    pub fn rings(&self) -> impl Iterator<Item = impl Iterator<Item = &[Point]>> {
        self.polygones.iter().map(|anneaux| anneaux.iter().map(Anneau::points))
    }

    /// Its vertices: of each polygon, of each ring, the closing point left out.
    pub fn vertices(&self) -> impl Iterator<Item = Point> + '_ {
        self.polygones.iter().flatten().flat_map(|anneau| anneau.points().iter().copied())
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.polygones.iter().flatten().flat_map(Anneau::edges)
    }

    /// Whether a point is inside, or on the boundary.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        let is_in = |point, anneaux: &[Anneau]| {
            let mut rayonnement = Rayonnement::from(point);
            for (a, b) in anneaux.iter().flat_map(Anneau::edges) {
                rayonnement.meet(a, b);
            }
            rayonnement.is_in()
        };
        point.views().any(|vue| self.polygones.iter().any(|anneaux| is_in(vue, anneaux)))
    }

    /// How far a point is: zero inside and on the boundary. The metric is local: right to a few metres at
    /// 50 km, and no distance between continents.
    #[must_use]
    pub fn distance(&self, point: Point) -> Distance {
        if self.contains(point) {
            return Distance::ZERO;
        }
        // Outside is never at zero, whatever rounding makes of a hair.
        Distance::measured(self.boundary_distance(point).metres().max(f64::MIN_POSITIVE))
    }

    /// How far a point is from the nearest ring, from inside or from outside.
    #[must_use]
    pub fn boundary_distance(&self, point: Point) -> Distance {
        Distance::measured(self.nearest_edge(point).0)
    }

    /// The nearest edge, and how far it is in metres.
    pub(super) fn nearest_edge(&self, point: Point) -> (f64, (Point, Point)) {
        let mut moindre = (f64::INFINITY, (point, point));
        for echelle in point.views().map(Echelle::around) {
            for (a, b) in self.edges() {
                let carre = echelle.square_to_edge(a, b);
                if carre < moindre.0 {
                    moindre = (carre, (a, b));
                }
            }
        }
        (moindre.0.sqrt(), moindre.1)
    }

    /// How near the nearest place of a footprint is to this area, and how far the furthest: between
    /// bounds a quarter of a metre apart, but for a footprint that shares much of the boundary, where they may stay
    /// some metres apart.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::territoire::geometrie::Surface;
    ///
    /// // Fictitious: the furthest place of the yard is between the two blocks of the quarter, not at a corner.
    /// let bloc = |ouest: f64| {
    ///     let est = ouest + 0.001;
    ///     vec![[ouest, 48.0], [est, 48.0], [est, 48.001], [ouest, 48.001]]
    /// };
    /// let (quartier, _) = Surface::read([[bloc(2.0)], [bloc(2.005)]])?;
    /// let (cour, _) = Surface::read([[bloc(2.001).into_iter().chain(bloc(2.004)).collect::<Vec<_>>()]])?;
    /// let ecartement = quartier.spread(&cour);
    /// assert_eq!(ecartement.plus_proche.au_plus.metres(), 0.0); // they touch
    /// assert!(ecartement.plus_loin.au_moins.metres() > 149.0);
    /// # Ok::<(), contrat_de_ville::territoire::geometrie::SurfaceError>(())
    /// ```
    #[must_use]
    pub fn spread(&self, emprise: &Self) -> Ecartement {
        Ecartement::of(self, emprise)
    }
}

#[derive(Default)]
struct Lecture {
    polygones: Vec<Vec<Anneau>>,
    anomalies: Vec<Anomalie>,
    decimales: u8,
}

impl Lecture {
    fn ring(
        &mut self,
        place: Place,
        coordonnees: impl IntoIterator<Item = impl Into<[f64; 2]>>,
        orphelin: bool,
    ) -> Result<Option<Anneau>, SurfaceError> {
        let mut points = Vec::new();
        let mut arrondis = 0_usize;
        for (rang, paire) in (1..).zip(coordonnees) {
            let [longitude, latitude] = paire.into();
            let point = Point::lon_lat(longitude, latitude)
                .map_err(|cause| SurfaceError::Point { place, point: rang, cause })?;
            let ecart = (point.longitude() - longitude).abs() + (point.latitude() - latitude).abs();
            arrondis = arrondis.saturating_add(usize::from(ecart > 0.0));
            self.decimales = self.decimales.max(point.decimales());
            points.push(point);
        }
        let mut note = |nature| self.anomalies.push(Anomalie { place, nature });
        if arrondis > 0 {
            note(NatureAnomalie::Arrondi(arrondis));
        }
        let (anneau, nettoyage) = Anneau::clean(points);
        if nettoyage.ouvert {
            note(NatureAnomalie::NonFerme);
        }
        if nettoyage.repetes > 0 {
            note(NatureAnomalie::PointsRepetes(nettoyage.repetes));
        }
        if anneau.edges().any(|(a, b)| a.x.abs_diff(b.x) > Point::DEMI_TOUR) {
            return Err(SurfaceError::Antimeridien(place));
        }
        if !anneau.bounds_area() {
            note(NatureAnomalie::SansAire { points: anneau.points().len() });
            return Ok(None);
        }
        if orphelin {
            note(NatureAnomalie::TrouSansPolygone);
            return Ok(None);
        }
        let rencontres = anneau.meetings();
        let Rencontres { croisements, contacts, abandon } = rencontres;
        if croisements > 0 || contacts > 0 {
            note(NatureAnomalie::Recoupe { croisements, contacts });
        }
        if abandon {
            note(NatureAnomalie::NonExamine);
        }
        Ok(Some(anneau))
    }
}
