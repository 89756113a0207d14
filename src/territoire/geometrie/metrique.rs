//! Metres around a point: the local ellipsoidal metric.

use super::bloc::Boite;
use super::lot::Lot;
use super::point::{PAR_DEGRE, Point};

/// GRS80.
const DEMI_GRAND_AXE: f64 = 6_378_137.0;
const APLATISSEMENT: f64 = 1.0 / 298.257_222_101;
const EXCENTRICITE_2: f64 = APLATISSEMENT * (2.0 - APLATISSEMENT);

/// One unit of a [`Point`], in radians.
const UNITE: f64 = core::f64::consts::PI / 180.0 / PAR_DEGRE;

/// Metres in a unit of longitude and of latitude at a latitude, and how they change per unit of latitude.
#[derive(Clone, Copy, Debug)]
struct Rayons {
    est: f64,
    est_par_unite: f64,
    nord: f64,
    nord_par_unite: f64,
}

impl Rayons {
    fn at(latitude: f64) -> Self {
        let (sinus, cosinus) = (latitude * UNITE).sin_cos();
        let w = 1.0 - EXCENTRICITE_2 * sinus * sinus;
        // Radii of curvature: along the prime vertical, and along the meridian.
        let vertical = DEMI_GRAND_AXE / w.sqrt();
        let meridien = vertical * (1.0 - EXCENTRICITE_2) / w;
        Self {
            est: vertical * cosinus * UNITE,
            est_par_unite: -meridien * sinus * UNITE * UNITE,
            nord: meridien * UNITE,
            nord_par_unite: 3.0 * EXCENTRICITE_2 * meridien * sinus * cosinus / w * UNITE * UNITE,
        }
    }
}

/// The metric around one point: a step to the east is measured at the mean latitude of both ends.
///
/// Against the geodesic of GRS80 it is right to less than a millimetre at 500 m, from 50° S to 52° N, where French
/// territories are; at 50 km to some decimetres between two points, and to a few metres from an edge, whose
/// nearest point is looked for in a plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Echelle {
    x: f64,
    y: f64,
    /// Metres in a unit, at the point.
    est: f64,
    nord: f64,
    /// By how much of itself a step to the east, and to the north, is longer for each metre to the north.
    dilatation_est: f64,
    dilatation_nord: f64,
}

impl Echelle {
    pub(super) fn around(point: Point) -> Self {
        Rangee::at(f64::from(point.y), 0.0, 0.0).scale(point)
    }

    /// The squares of the distances to edges, which are straight lines of longitude and latitude.
    ///
    /// Where an edge is nearest is looked for with the metric of the point; how far that is, with the metric of
    /// half way there.
    #[inline]
    fn squares<const N: usize>(&self, a: Place<N>, b: Place<N>) -> Lot<f64, N> {
        let (ux, uy) = (b.0 - a.0, b.1 - a.1);
        // An edge without length is its end.
        let longueur = (ux * ux + uy * uy).at_least(f64::MIN_POSITIVE);
        let part = ((a.0 * ux + a.1 * uy) * -1.0).at_least(0.0).min(longueur) / longueur;
        let (x, y) = (a.0 + part * ux, a.1 + part * uy);
        let (x, y) = (x * (y * self.dilatation_est + 1.0), y * (y * self.dilatation_nord + 1.0));
        x * x + y * y
    }

    #[inline]
    pub(super) fn square_to_edges(&self, x: [i32; 9], y: [i32; 9]) -> Lot<f64, 8> {
        let (x, y) = self.place(x, y);
        let ((ax, bx), (ay, by)) = (x.ends(), y.ends());
        self.squares((ax, ay), (bx, by))
    }

    /// The square of the distance to one edge.
    pub(super) fn square_to_edge(&self, a: Point, b: Point) -> f64 {
        let place = |point: Point| self.place([point.x], [point.y]);
        let Lot([carre]) = self.squares(place(a), place(b));
        carre
    }

    /// In metres of the point, to the east and to the north of it.
    #[inline]
    fn place<const N: usize>(&self, x: [i32; N], y: [i32; N]) -> Place<N> {
        ((Lot::of(x) - self.x) * self.est, (Lot::of(y) - self.y) * self.nord)
    }
}

/// Metres to the east and to the north.
type Place<const N: usize> = (Lot<f64, N>, Lot<f64, N>);

/// Metres in a unit to the east and to the north that are never more than the real ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planchers {
    pub(super) est: f32,
    pub(super) nord: f32,
}

impl Planchers {
    /// From a latitude, up to a radius in metres.
    pub(super) fn around(latitude: i32, rayon: f64) -> Self {
        Rayons::at(f64::from(latitude)).floors(0.0, rayon)
    }
}

impl Rayons {
    /// From any latitude that is so near.
    #[allow(clippy::cast_possible_truncation)] // the margin is wider
    fn floors(&self, ecart: f64, rayon: f64) -> Planchers {
        // One part in a thousand is far above what rounding and the change along the meridian can take.
        let nord = self.nord * 0.999;
        let est = self.est - self.est_par_unite.abs() * (ecart + rayon / nord);
        Planchers { est: (est * 0.999).max(0.0) as f32, nord: nord as f32 }
    }
}

/// The metric along a row of latitude, near enough to its middle that a straight line in latitude holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rangee {
    milieu: Echelle,
    est_par_unite: f64,
    nord_par_unite: f64,
    planchers: Planchers,
}

impl Rangee {
    /// The row around a latitude, so high on both sides, for distances up to a radius in metres.
    pub(super) fn at(milieu: f64, demi_hauteur: f64, rayon: f64) -> Self {
        let rayons = Rayons::at(milieu);
        let Rayons { est, est_par_unite, nord, nord_par_unite } = rayons;
        // Half: at the mean latitude.
        let dilatation_est = est_par_unite / (2.0 * est * nord);
        let dilatation_nord = nord_par_unite / (2.0 * nord * nord);
        let milieu = Echelle { x: 0.0, y: milieu, est, nord, dilatation_est, dilatation_nord };
        let planchers = rayons.floors(demi_hauteur, rayon);
        Self { milieu, est_par_unite, nord_par_unite, planchers }
    }

    #[inline]
    pub(super) fn planchers(&self) -> Planchers {
        self.planchers
    }

    /// How the dilatations change within the row is nothing to a millimetre.
    #[inline]
    pub(super) fn scale(&self, point: Point) -> Echelle {
        let (x, y) = (f64::from(point.x), f64::from(point.y));
        let ecart = y - self.milieu.y;
        Echelle {
            x,
            y,
            est: self.milieu.est + self.est_par_unite * ecart,
            nord: self.milieu.nord + self.nord_par_unite * ecart,
            ..self.milieu
        }
    }
}

/// A length that no place of a box is further from its centre than, in metres.
pub(super) fn half_diagonal(boite: &Boite) -> f64 {
    let centre = boite.centre();
    // A degree of longitude is longest at the latitude that is nearest to the equator.
    let proche = boite.sud.max(boite.nord.min(0));
    let (est, nord) = (Rayons::at(f64::from(proche)).est, Rayons::at(90.0 * PAR_DEGRE).nord);
    let cote = |debut: i32, milieu: i32, fin: i32| {
        let milieu = f64::from(milieu);
        (milieu - f64::from(debut)).max(f64::from(fin) - milieu)
    };
    let (x, y) = (
        cote(boite.ouest, centre.x, boite.est) * est,
        cote(boite.sud, centre.y, boite.nord) * nord,
    );
    // Two millimetres and one part in a thousand: what the metric of one place is off by at another.
    x.hypot(y) * 1.001 + 0.002
}
