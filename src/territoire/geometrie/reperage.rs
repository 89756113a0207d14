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
        let mut fins = vec![0; points.len()];
        let mut trouves = Vec::new();
        zonage.visit_all(points, rayon, |rang, proches| {
            if let Some(fin) = fins.get_mut(rang) {
                *fin = proches.len();
            }
            trouves.extend(proches.iter().map(|proche| (rang, *proche)));
        });
        // From how many to where they end; then each goes to its place, the last of a point first.
        let mut total = 0_usize;
        for fin in &mut fins {
            total = total.saturating_add(*fin);
            *fin = total;
        }
        let mut places = fins.clone();
        let mut proches = vec![Proche { rang: 0, distance: Distance::ZERO }; total];
        for (rang, proche) in trouves.into_iter().rev() {
            let Some(place) = places.get_mut(rang) else { continue };
            *place = place.saturating_sub(1);
            if let Some(libre) = proches.get_mut(*place) {
                *libre = proche;
            }
        }
        Self { zonage, fins, proches }
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
