use core::fmt;

use super::bloc::{Blocs, Boite, Boites, Depart, Polygone};
use super::grille::{Candidat, Grille, Ouverte};
use super::liste::{Liste, Proche};
use super::lot::Lot;
use super::{
    Distance, Perimetre, Point, Rayon, RayonError, Reperage, Reperages, Surface, Voisin, metrique,
};
use crate::identifiant::CodeQuartier;

/// Perimeters, ready to be asked which are around a place.
///
/// Built once, never changed, shared between threads. Answers do not depend on the order of the perimeters:
/// they are kept by code.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::{Perimetre, Point, Surface, Zonage};
///
/// // Fictitious: a square of about 740 m by 1 110 m.
/// let carre = vec![[2.0, 48.0], [2.01, 48.0], [2.01, 48.01], [2.0, 48.01], [2.0, 48.0]];
/// let (surface, _) = Surface::read([[carre]])?;
/// let code = "QN07599N".parse::<contrat_de_ville::identifiant::CodeQpv>()?.into();
/// let zonage = Zonage::new([Perimetre::drawn(code, surface)])?;
///
/// // Inside, then some 225 m to the east.
/// assert!(zonage.locate(Point::lon_lat(2.005, 48.005)?).is_inside());
/// let reperage = zonage.locate(Point::lon_lat(2.013, 48.005)?);
/// let voisin = reperage.iter().next().unwrap();
/// assert_eq!(voisin.perimetre().code.to_string(), "QN07599N");
/// assert_eq!(voisin.distance().to_string(), "223,85\u{a0}m");
/// // 300 m or more is not near.
/// assert!(zonage.locate(Point::lon_lat(2.02, 48.005)?).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Zonage {
    perimetres: Vec<Perimetre>,
    blocs: Blocs,
    /// By quarter.
    polygones: Vec<(Polygone, u32)>,
    grille: Grille,
    resolution: Distance,
}

/// Why perimeters make no [`Zonage`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZonageError {
    /// Two perimeters have one code.
    #[error("quarter {0}: two perimeters have this code, expected one each")]
    Doublon(CodeQuartier),
    /// A perimeter is drawn so coarsely that nothing could be said of any place near it.
    #[error("quarter {code}: drawn to {resolution}, expected ten kilometres at most")]
    TropGrossier {
        /// The quarter.
        code: CodeQuartier,
        /// How far off its boundary may be.
        resolution: Distance,
    },
}

/// The coarsest drawing.
const GROSSIER: f64 = 10_000.0;

/// What the grid of cells is made for; a longer radius looks at each polygon.
const PORTEE: Rayon = Rayon::CINQ_CENTS;

impl Zonage {
    /// The index of perimeters.
    ///
    /// # Errors
    /// [`ZonageError`] if a code comes twice, or if a perimeter is drawn to more than ten kilometres.
    pub fn new(perimetres: impl IntoIterator<Item = Perimetre>) -> Result<Self, ZonageError> {
        let mut perimetres: Vec<Perimetre> = perimetres.into_iter().collect();
        perimetres.sort_by(|a, b| a.code.cmp(&b.code));
        for (un, autre) in perimetres.iter().zip(perimetres.iter().skip(1)) {
            if un.code == autre.code {
                return Err(ZonageError::Doublon(un.code.clone()));
            }
        }
        for Perimetre { code, resolution, .. } in &perimetres {
            if resolution.metres() > GROSSIER {
                let (code, resolution) = (code.clone(), *resolution);
                return Err(ZonageError::TropGrossier { code, resolution });
            }
        }
        let mut blocs = Blocs::default();
        let mut polygones = Vec::with_capacity(perimetres.len());
        for (rang, perimetre) in (0..).zip(&perimetres) {
            for anneaux in perimetre.surface.polygones() {
                let polygone = blocs.push(anneaux.iter().map(super::anneau::Anneau::points));
                polygones.push((polygone, rang));
            }
        }
        let grille = Grille::new(&blocs, &polygones, PORTEE.metres());
        let resolution =
            perimetres.iter().map(|perimetre| perimetre.resolution).max().unwrap_or_default();
        Ok(Self { perimetres, blocs, polygones, grille, resolution })
    }

    /// The perimeters, by code.
    #[must_use]
    pub fn perimetres(&self) -> &[Perimetre] {
        &self.perimetres
    }

    /// The perimeter of a quarter.
    #[must_use]
    pub fn get(&self, code: &CodeQuartier) -> Option<&Perimetre> {
        self.perimetres.get(self.rank(code)?)
    }

    fn rank(&self, code: &CodeQuartier) -> Option<usize> {
        self.perimetres.binary_search_by(|perimetre| perimetre.code.cmp(code)).ok()
    }

    /// The quarters that contain a point or are less than 300 m from it, the nearest first.
    #[must_use]
    pub fn locate(&self, point: Point) -> Reperage<'_> {
        self.locate_within(point, Rayon::TROIS_CENTS)
    }

    /// The quarters that contain a point or are *strictly* nearer than a radius, the nearest first, then by
    /// code.
    #[must_use]
    pub fn locate_within(&self, point: Point, rayon: Rayon) -> Reperage<'_> {
        let mut liste = Liste::default();
        let cherche = Cherche::new(rayon);
        if cherche.is_by_cells() {
            for vue in core::iter::once(point).chain(point.over_antimeridian()) {
                if let Some(case) = self.grille.find(vue) {
                    self.visit_cell(&self.grille.open(case), vue, &cherche, &mut liste);
                }
            }
            self.visit_vast(point, &cherche, &mut liste);
        } else {
            self.visit(&(0..self.polygones.len()), point, &cherche, &mut liste);
        }
        liste.sort();
        Reperage::new(self, liste)
    }

    /// The quarters that contain a place of a footprint or are strictly nearer to one than a radius, the nearest
    /// first, then by code.
    ///
    /// # Errors
    /// [`RayonError`] if the radius and half of the footprint together are longer than the longest radius.
    pub fn locate_footprint(
        &self,
        emprise: &Surface,
        rayon: Rayon,
    ) -> Result<Vec<Voisin<'_>>, RayonError> {
        let boite = Boite::around(emprise.vertices());
        let large = Rayon::from_metres(rayon.metres() + metrique::half_diagonal(&boite))?;
        let candidats = self.locate_within(boite.centre(), large);
        let mut voisins: Vec<Voisin<'_>> = candidats
            .iter()
            .map(|voisin| {
                voisin.at(voisin.perimetre().surface.spread(emprise).plus_proche.au_moins)
            })
            .filter(|voisin| voisin.distance() < rayon.distance())
            .collect();
        voisins
            .sort_by(|a, b| a.distance().cmp(&b.distance()).then_with(|| a.code().cmp(b.code())));
        Ok(voisins)
    }

    /// The nearest quarter within a radius, of those equally near the first by code.
    #[must_use]
    pub fn nearest(&self, point: Point, rayon: Rayon) -> Option<Voisin<'_>> {
        self.locate_within(point, rayon).iter().next()
    }

    /// As [`Zonage::locate_within`] for each point of a slice, in the order of the slice and faster: points
    /// of a cell are looked at together.
    #[must_use]
    pub fn locate_all(&self, points: &[Point], rayon: Rayon) -> Reperages<'_> {
        Reperages::new(self, points, rayon)
    }

    /// The least accurate of the perimeters: [`Perimetre::resolution`].
    #[must_use]
    pub const fn resolution(&self) -> Distance {
        self.resolution
    }

    /// The bytes that the index holds beside the perimeters.
    #[must_use]
    pub fn memory(&self) -> usize {
        size_of_val(self.polygones.as_slice())
            .saturating_add(self.blocs.octets())
            .saturating_add(self.grille.octets())
    }

    pub(super) fn grille(&self) -> &Grille {
        &self.grille
    }

    /// Looks at polygons one by one: the radius is longer than cells are made for, or they are too large for them.
    #[cold]
    fn visit(
        &self,
        rangs: &(impl Iterator<Item = usize> + Clone),
        point: Point,
        cherche: &Cherche,
        liste: &mut Liste,
    ) {
        for depart in point.views().map(|vue| Depart::anywhere(vue, cherche.rayon)) {
            for (polygone, rang) in rangs.clone().filter_map(|rang| self.polygones.get(rang)) {
                let Lot([carre]) = depart.squares(&Boites::of([polygone.boite]));
                if carre < cherche.plafond {
                    self.measure(polygone, *rang, &depart, cherche, liste);
                }
            }
        }
    }

    /// What is near among the polygons that are too large for cells.
    #[inline]
    pub(super) fn visit_vast(&self, point: Point, cherche: &Cherche, liste: &mut Liste) {
        let vastes = self.grille.vastes();
        if !vastes.is_empty() {
            self.visit(&vastes.iter().map(|rang| *rang as usize), point, cherche, liste);
        }
    }

    /// What is near a point of a cell.
    #[inline]
    pub(super) fn visit_cell(
        &self,
        case: &Ouverte<'_>,
        point: Point,
        cherche: &Cherche,
        liste: &mut Liste,
    ) {
        let depart = case.depart(point);
        for Candidat { boite, rang } in case.candidats {
            let Lot([carre]) = depart.squares(boite);
            if carre < cherche.plafond
                && let Some((polygone, rang)) = self.polygones.get(*rang as usize)
            {
                self.measure(polygone, *rang, &depart, cherche, liste);
            }
        }
    }

    fn measure(
        &self,
        polygone: &Polygone,
        rang: u32,
        depart: &Depart,
        cherche: &Cherche,
        liste: &mut Liste,
    ) {
        let inside = polygone.boite.contains(depart.point) && self.blocs.contains(polygone, depart);
        let metres = if inside {
            0.0
        } else {
            let carre = self.blocs.square(polygone, depart, cherche.carre);
            let metres = carre.sqrt();
            // The square of what is under the radius may round to that of the radius, and the root back.
            if carre >= cherche.carre || metres >= cherche.rayon {
                return;
            }
            // Outside is never at zero, whatever rounding makes of a hair.
            metres.max(f64::MIN_POSITIVE)
        };
        liste.push(Proche { rang, distance: Distance::measured(metres) });
    }
}

/// How far to look, in metres, and its square.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cherche {
    rayon: f64,
    carre: f64,
    /// Not less than the square.
    plafond: f32,
}

impl Cherche {
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the next one up is not below
    pub(super) fn new(rayon: Rayon) -> Self {
        let rayon = rayon.metres();
        let carre = rayon * rayon;
        Self { rayon, carre, plafond: (carre as f32).next_up() }
    }

    /// Whether cells hold all that is so near, but for what is too large for them.
    #[inline]
    pub(super) fn is_by_cells(&self) -> bool {
        self.rayon <= PORTEE.metres()
    }
}

impl fmt::Debug for Zonage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zonage")
            .field("perimetres", &self.perimetres.len())
            .field("polygones", &self.polygones.len())
            .field("cases", &self.grille.len())
            .finish_non_exhaustive()
    }
}
