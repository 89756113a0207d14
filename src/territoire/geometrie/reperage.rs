use core::fmt;

use super::liste::{Liste, Proche};
use super::{Distance, Perimetre, Point, Rayon, Zonage};
use crate::identifiant::CodeQuartier;

/// A quarter near a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voisin<'z> {
    perimetre: &'z Perimetre,
    distance: Distance,
}

impl<'z> Voisin<'z> {
    /// Its perimeter.
    #[must_use]
    pub const fn perimetre(self) -> &'z Perimetre {
        self.perimetre
    }

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'z CodeQuartier {
        &self.perimetre.code
    }

    /// How far its perimeter is: zero inside and on the boundary, more than zero outside.
    #[must_use]
    pub const fn distance(self) -> Distance {
        self.distance
    }

    pub(super) const fn at(self, distance: Distance) -> Self {
        Self { distance, ..self }
    }

    /// Whether the point is inside, or on the boundary.
    #[must_use]
    pub fn is_inside(self) -> bool {
        self.distance == Distance::ZERO
    }
}

impl fmt::Display for Voisin<'_> {
    /// `QN06208M Quartier Du Mont Liébaut, à l’intérieur`, or how far.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.perimetre.code)?;
        if let Some(nom) = &self.perimetre.nom {
            write!(f, " {nom}")?;
        }
        if self.is_inside() {
            f.write_str(", à l’intérieur")
        } else {
            write!(f, ", à {}", self.distance)
        }
    }
}

fn voisin<'z>(zonage: &'z Zonage, proche: &Proche) -> Option<Voisin<'z>> {
    let perimetre = zonage.perimetres().get(proche.rang as usize)?;
    Some(Voisin { perimetre, distance: proche.distance })
}

/// The quarters near a point, the nearest first, then by code.
#[derive(Clone, Debug)]
pub struct Reperage<'z> {
    zonage: &'z Zonage,
    liste: Liste,
}

impl<'z> Reperage<'z> {
    #[inline]
    pub(super) fn new(zonage: &'z Zonage, liste: Liste) -> Self {
        Self { zonage, liste }
    }

    pub(super) fn as_slice(&self) -> &[Proche] {
        self.liste.as_slice()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Voisin<'z>> + '_ {
        self.liste.as_slice().iter().filter_map(|proche| voisin(self.zonage, proche))
    }

    /// Those that contain the point: perimeters may overlap.
    pub fn containing(&self) -> impl Iterator<Item = Voisin<'z>> + '_ {
        self.iter().take_while(|voisin| voisin.is_inside())
    }

    /// Whether one contains the point.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.liste.as_slice().first().is_some_and(|proche| proche.distance == Distance::ZERO)
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.liste.as_slice().len()
    }

    /// Whether none is near.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.liste.as_slice().is_empty()
    }
}

/// Points that are looked at together: what is kept of them meanwhile stays in a near cache.
const LOT: usize = 1 << 18;

/// The quarters near each point of a slice, in the order of the slice.
#[derive(Clone, Debug)]
pub struct Reperages<'z> {
    zonage: &'z Zonage,
    /// Where the quarters of each point end.
    fins: Vec<usize>,
    proches: Vec<Proche>,
}

impl<'z> Reperages<'z> {
    pub(super) fn new(zonage: &'z Zonage, points: &[Point], rayon: Rayon) -> Self {
        let mut reperages =
            Self { zonage, fins: Vec::with_capacity(points.len()), proches: Vec::new() };
        for lot in points.chunks(LOT) {
            reperages.extend(lot, rayon);
        }
        reperages
    }

    fn extend(&mut self, points: &[Point], rayon: Rayon) {
        let mut places = vec![0_u32; points.len()];
        let mut trouves = Vec::with_capacity(points.len());
        self.zonage.visit_points(points, rayon, |rang, proches| {
            if let Some(compte) = places.get_mut(rang as usize) {
                *compte = u32::try_from(proches.len()).unwrap_or(u32::MAX);
            }
            trouves.extend(proches.iter().map(|proche| (rang, *proche)));
        });
        // From how many to where they start, then each to its place.
        let debut = self.proches.len();
        let mut total = 0_u32;
        for place in &mut places {
            let compte = *place;
            *place = total;
            total = total.saturating_add(compte);
            self.fins.push(debut.saturating_add(total as usize));
        }
        self.proches.resize(debut.saturating_add(trouves.len()), Proche::RIEN);
        let libres = self.proches.get_mut(debut..).unwrap_or_default();
        for (rang, proche) in trouves {
            let Some(place) = places.get_mut(rang as usize) else { continue };
            if let Some(libre) = libres.get_mut(*place as usize) {
                *libre = proche;
            }
            *place = place.saturating_add(1);
        }
    }

    /// How many points were asked about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fins.len()
    }

    /// Whether no point was asked about.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fins.is_empty()
    }

    /// The quarters near the point of a rank; `None` past the end.
    #[must_use]
    pub fn get(&self, rang: usize) -> Option<impl Iterator<Item = Voisin<'z>> + '_> {
        let fin = *self.fins.get(rang)?;
        let debut =
            rang.checked_sub(1).and_then(|avant| self.fins.get(avant)).copied().unwrap_or(0);
        let proches = self.proches.get(debut..fin)?;
        Some(proches.iter().filter_map(|proche| voisin(self.zonage, proche)))
    }

    /// Each match, with the rank of its point.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Voisin<'z>)> + '_ {
        (0..self.len())
            .flat_map(|rang| self.get(rang).into_iter().flatten().map(move |v| (rang, v)))
    }
}
