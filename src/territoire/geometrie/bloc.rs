//! Edges by eights, each with its box: what is far is told from a box, four boxes at a time.

use super::Point;
use super::arete::Rayonnement;
use super::lot::{Lot, smaller};
use super::metrique::{Echelle, Planchers};

/// A box of longitudes and latitudes, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Boite {
    pub(super) ouest: i32,
    pub(super) sud: i32,
    pub(super) est: i32,
    pub(super) nord: i32,
}

impl Boite {
    /// Nothing is in it, and it is far from everywhere.
    const VIDE: Self = Self { ouest: i32::MAX, sud: i32::MAX, est: i32::MIN, nord: i32::MIN };

    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Self {
        points.into_iter().fold(Self::VIDE, |boite, point| Self {
            ouest: boite.ouest.min(point.x),
            sud: boite.sud.min(point.y),
            est: boite.est.max(point.x),
            nord: boite.nord.max(point.y),
        })
    }

    #[inline]
    pub(super) fn contains(&self, point: Point) -> bool {
        (self.ouest..=self.est).contains(&point.x) && (self.sud..=self.nord).contains(&point.y)
    }

    pub(super) fn meets(&self, autre: &Self) -> bool {
        self.ouest <= autre.est
            && autre.ouest <= self.est
            && self.sud <= autre.nord
            && autre.sud <= self.nord
    }

    pub(super) fn corners(&self) -> [Point; 4] {
        let Self { ouest, sud, est, nord } = *self;
        [(ouest, sud), (est, sud), (est, nord), (ouest, nord)].map(|(x, y)| Point { x, y })
    }

    pub(super) fn centre(&self) -> Point {
        Point { x: i32::midpoint(self.ouest, self.est), y: i32::midpoint(self.sud, self.nord) }
    }

    /// The part of an edge that is in the box, by its ends in whole units.
    #[allow(clippy::cast_possible_truncation)] // between the ends
    pub(super) fn clip(&self, a: Point, b: Point) -> Option<[Point; 2]> {
        let (ax, ay) = (f64::from(a.x), f64::from(a.y));
        let (ux, uy) = (f64::from(b.x) - ax, f64::from(b.y) - ay);
        let mut part = (0.0_f64, 1.0_f64);
        let bords = [(ax, ux, self.ouest, self.est), (ay, uy, self.sud, self.nord)];
        for (depart, pas, bas, haut) in bords {
            let (bas, haut) = (f64::from(bas) - depart, f64::from(haut) - depart);
            if pas == 0.0 {
                if bas > 0.0 || haut < 0.0 {
                    return None;
                }
                continue;
            }
            let (un, autre) = (bas / pas, haut / pas);
            part = (part.0.max(un.min(autre)), part.1.min(un.max(autre)));
        }
        let place = |part: f64| Point {
            x: ((ax + part * ux).round() as i32).clamp(self.ouest, self.est),
            y: ((ay + part * uy).round() as i32).clamp(self.sud, self.nord),
        };
        (part.0 <= part.1).then(|| [place(part.0), place(part.1)])
    }

    /// Four boxes around the centre, which cover it together.
    pub(super) fn quarters(&self) -> [Self; 4] {
        self.corners().map(|coin| Self::around([coin, self.centre()]))
    }

    /// Whether it cannot be cut further.
    pub(super) fn is_small(&self) -> bool {
        let cote = |debut: i32, fin: i32| i64::from(fin).saturating_sub(debut.into());
        cote(self.ouest, self.est) <= 1 && cote(self.sud, self.nord) <= 1
    }

    /// Grown on each side, as far as units go.
    pub(super) fn grown(&self, est: i32, nord: i32) -> Self {
        Self {
            ouest: self.ouest.saturating_sub(est),
            sud: self.sud.saturating_sub(nord),
            est: self.est.saturating_add(est),
            nord: self.nord.saturating_add(nord),
        }
    }
}

/// Where distances are taken from: the metric, and what no distance is below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Depart {
    pub(super) point: Point,
    echelle: Echelle,
    x: f32,
    y: f32,
    planchers: Planchers,
}

impl Depart {
    #[inline]
    #[allow(clippy::cast_precision_loss)] // boxes are that much wider
    pub(super) fn new(point: Point, echelle: Echelle, planchers: Planchers) -> Self {
        Self { point, echelle, x: point.x as f32, y: point.y as f32, planchers }
    }

    /// From anywhere, up to a radius in metres.
    pub(super) fn anywhere(point: Point, rayon: f64) -> Self {
        Self::new(point, Echelle::around(point), Planchers::around(point.y, rayon))
    }

    /// The squares of lengths that no point of each box is nearer than, within the radius.
    #[inline]
    pub(super) fn squares<const N: usize>(&self, boites: &Boites<N>) -> Lot<f32, N> {
        let outside = |avant: Lot<f32, N>, apres: Lot<f32, N>, c: f32| {
            (avant - c).max(apres * -1.0 + c).at_least(0.0)
        };
        let dx = outside(boites.ouest, boites.est, self.x) * self.planchers.est;
        let dy = outside(boites.sud, boites.nord, self.y) * self.planchers.nord;
        dx * dx + dy * dy
    }
}

/// How many edges a block has.
const ARETES: usize = 8;
const SOMMETS: usize = ARETES + 1;
/// How many boxes are looked at together.
const BOITES: usize = 4;
/// How many groups of boxes are told apart before the nearest block is looked at.
const GROUPES: usize = 8;

/// Edges in a row. The last block of a ring is filled up with its last vertex: edges without length.
#[derive(Clone, Copy, Debug)]
struct Bloc {
    x: [i32; SOMMETS],
    y: [i32; SOMMETS],
}

impl Bloc {
    fn of(sommets: &[Point]) -> Self {
        let dernier = sommets.last().copied().unwrap_or(Point { x: 0, y: 0 });
        let mut bloc = Self { x: [dernier.x; SOMMETS], y: [dernier.y; SOMMETS] };
        for ((x, y), sommet) in bloc.x.iter_mut().zip(&mut bloc.y).zip(sommets) {
            (*x, *y) = (sommet.x, sommet.y);
        }
        bloc
    }

    fn points(&self) -> impl Iterator<Item = Point> + Clone {
        self.x.into_iter().zip(self.y).map(|(x, y)| Point { x, y })
    }

    #[inline]
    fn meet(&self, rayonnement: &mut Rayonnement) {
        for (a, b) in self.points().zip(self.points().skip(1)) {
            rayonnement.meet(a, b);
        }
    }

    /// The square of the distance to the nearest of its edges.
    #[inline]
    fn square(&self, echelle: &Echelle) -> f64 {
        echelle.square_to_edges(self.x, self.y).least(f64::INFINITY)
    }
}

/// Boxes, side by side, in shorter numbers.
///
/// They are two steps of those numbers wider than what they hold, and a point is rounded to the nearest: which
/// side of a box it is on still holds, and a distance from it is never too long.
#[derive(Clone, Copy, Debug)]
pub(super) struct Boites<const N: usize> {
    ouest: Lot<f32, N>,
    sud: Lot<f32, N>,
    est: Lot<f32, N>,
    nord: Lot<f32, N>,
}

impl<const N: usize> Boites<N> {
    #[allow(clippy::cast_precision_loss)] // that is what the steps are for
    pub(super) fn of(boites: [Boite; N]) -> Self {
        let below = |unites: i32| (unites as f32).next_down().next_down();
        let above = |unites: i32| (unites as f32).next_up().next_up();
        Self {
            ouest: Lot(boites.map(|boite| below(boite.ouest))),
            sud: Lot(boites.map(|boite| below(boite.sud))),
            est: Lot(boites.map(|boite| above(boite.est))),
            nord: Lot(boites.map(|boite| above(boite.nord))),
        }
    }
}

/// Four blocks, from outside.
#[derive(Clone, Copy, Debug)]
struct Groupe {
    boites: Boites<BOITES>,
    /// The latitudes at which the edges of each start and end.
    debut: [i32; BOITES],
    fin: [i32; BOITES],
}

impl Groupe {
    fn of(blocs: &[Bloc]) -> Self {
        let mut boites = [Boite::VIDE; BOITES];
        let (mut debut, mut fin) = ([0; BOITES], [0; BOITES]);
        let places = boites.iter_mut().zip(&mut debut).zip(&mut fin);
        for (((boite, debut), fin), bloc) in places.zip(blocs) {
            *boite = Boite::around(bloc.points());
            [*debut, .., *fin] = bloc.y;
        }
        Self { boites: Boites::of(boites), debut, fin }
    }

    /// Whether a ray to the east crosses an odd number of the edges that are to the east of it from end to
    /// end: in each block, those that start on one side of it and end on the other. And which blocks have
    /// to be looked at edge by edge.
    #[inline]
    fn cross(&self, depart: &Depart) -> (u32, [u32; BOITES]) {
        let Boites { ouest, sud, est, nord } = self.boites;
        let y = depart.point.y;
        let mut traversees = [0; BOITES];
        let bouts = self.debut.into_iter().zip(self.fin);
        for (traversee, ((debut, fin), ouest)) in traversees.iter_mut().zip(bouts.zip(ouest.0)) {
            *traversee =
                u32::from(ouest > depart.x) & (u32::from(debut <= y) ^ u32::from(fin <= y));
        }
        let mut proches = [0; BOITES];
        let cotes = ouest.0.into_iter().zip(sud.0).zip(est.0).zip(nord.0);
        for (proche, (((ouest, sud), est), nord)) in proches.iter_mut().zip(cotes) {
            *proche = u32::from(ouest <= depart.x)
                & u32::from(est >= depart.x)
                & u32::from(sud <= depart.y)
                & u32::from(nord >= depart.y);
        }
        (traversees.into_iter().fold(0, |un, autre| un ^ autre), proches)
    }
}

/// The edges of many polygons.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocs {
    blocs: Vec<Bloc>,
    groupes: Vec<Groupe>,
}

/// One polygon of [`Blocs`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Polygone {
    pub(super) boite: Boite,
    blocs: (u32, u32),
    groupes: (u32, u32),
}

impl Blocs {
    /// Adds a polygon by its rings, which are not closed.
    pub(super) fn push<'a>(
        &mut self,
        anneaux: impl Iterator<Item = &'a [Point]> + Clone,
    ) -> Polygone {
        let debut = (self.blocs.len(), self.groupes.len());
        for anneau in anneaux.clone() {
            let ferme: Vec<Point> = anneau.iter().chain(anneau.first()).copied().collect();
            // Each block starts with the vertex that ends the one before.
            let mut reste = ferme.as_slice();
            while reste.len() > 1 {
                self.blocs.push(Bloc::of(reste));
                reste = reste.get(ARETES..).unwrap_or_default();
            }
        }
        let blocs = self.blocs.get(debut.0..).unwrap_or_default();
        self.groupes.extend(blocs.chunks(BOITES).map(Groupe::of));
        let range = |debut, fin| (rank(debut), rank(fin));
        Polygone {
            boite: Boite::around(anneaux.flatten().copied()),
            blocs: range(debut.0, self.blocs.len()),
            groupes: range(debut.1, self.groupes.len()),
        }
    }

    #[inline]
    fn of(&self, polygone: &Polygone) -> (&[Groupe], &[Bloc]) {
        let (groupes, blocs) = (polygone.groupes, polygone.blocs);
        (
            self.groupes.get(groupes.0 as usize..groupes.1 as usize).unwrap_or_default(),
            self.blocs.get(blocs.0 as usize..blocs.1 as usize).unwrap_or_default(),
        )
    }

    /// Whether a point is inside by even-odd, or on a ring.
    #[inline]
    pub(super) fn contains(&self, polygone: &Polygone, depart: &Depart) -> bool {
        let (groupes, blocs) = self.of(polygone);
        let mut rayonnement = Rayonnement::from(depart.point);
        for (groupe, blocs) in groupes.iter().zip(blocs.chunks(BOITES)) {
            let (impair, proches) = groupe.cross(depart);
            rayonnement.cross(impair != 0);
            if proches.iter().fold(0, |un, proche| un | proche) == 0 {
                continue;
            }
            for (proche, bloc) in proches.into_iter().zip(blocs) {
                if proche != 0 {
                    bloc.meet(&mut rayonnement);
                }
            }
        }
        rayonnement.is_in()
    }

    /// The square of the distance to the nearest ring, or the limit where it is not below.
    ///
    /// The block with the nearest box comes first: few others are left to look at.
    #[inline]
    pub(super) fn square(&self, polygone: &Polygone, depart: &Depart, limite: f64) -> f64 {
        let (groupes, blocs) = self.of(polygone);
        let mut moindre = limite;
        for (groupes, blocs) in groupes.chunks(GROUPES).zip(blocs.chunks(GROUPES * BOITES)) {
            let mut carres = [Lot([f32::INFINITY; BOITES]); GROUPES];
            let mut premiers = Lot([f32::INFINITY; BOITES]);
            for (carres, groupe) in carres.iter_mut().zip(groupes) {
                *carres = depart.squares(&groupe.boites);
                premiers = premiers.min(*carres);
            }
            let premier = premiers.least(f32::INFINITY);
            if f64::from(premier) >= moindre {
                continue;
            }
            let mut look = |seuil: f32, moindre: f64| {
                let mut moindre = moindre;
                for (carres, blocs) in carres.iter_mut().zip(blocs.chunks(BOITES)) {
                    if carres.least(f32::INFINITY) > seuil {
                        continue;
                    }
                    for (carre, bloc) in carres.0.iter_mut().zip(blocs) {
                        if *carre <= seuil && f64::from(*carre) < moindre {
                            moindre = smaller(moindre, bloc.square(&depart.echelle));
                            *carre = f32::INFINITY;
                        }
                    }
                }
                moindre
            };
            moindre = look(premier, moindre);
            #[allow(clippy::cast_possible_truncation)] // the next one up is not below
            let seuil = (moindre as f32).next_up();
            moindre = look(seuil, moindre);
        }
        moindre
    }

    /// Whether a ring may come into a box.
    pub(super) fn may_meet(&self, polygone: &Polygone, boite: &Boite) -> bool {
        self.of(polygone).1.iter().any(|bloc| Boite::around(bloc.points()).meets(boite))
    }

    pub(super) fn octets(&self) -> usize {
        size_of_val(self.blocs.as_slice()).saturating_add(size_of_val(self.groupes.as_slice()))
    }
}

/// A place in a list that memory holds; 2³² blocks would be 300 GB.
fn rank(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
