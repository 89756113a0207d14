//! How near and how far a footprint is from a quarter.

use std::collections::BinaryHeap;

use serde::Serialize;

use super::anneau::Anneau;
use super::arete;
use super::bloc::Boite;
use super::metrique;
use super::{Certitude, Distance, Point, Rayon, Surface};

/// A length that is known between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Intervalle {
    /// It is not less.
    pub au_moins: Distance,
    /// It is not more.
    pub au_plus: Distance,
}

impl Intervalle {
    /// Whether it is strictly under a radius.
    #[must_use]
    pub fn is_under(self, rayon: Rayon) -> Certitude {
        if self.au_plus < rayon.distance() {
            Certitude::Oui
        } else if self.au_moins >= rayon.distance() {
            Certitude::Non
        } else {
            Certitude::Indecidable
        }
    }

    /// The same, where both places together may be off by so much.
    #[must_use]
    pub fn widened(self, exactitude: Distance) -> Self {
        let moins = (self.au_moins.metres() - exactitude.metres()).max(0.0);
        Self {
            au_moins: Distance::measured(moins),
            au_plus: self.au_plus.saturating_add(exactitude),
        }
    }
}

/// How near the nearest place of a footprint is to a quarter, and how far the furthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ecartement {
    /// The nearest place.
    pub plus_proche: Intervalle,
    /// The furthest place: it may be anywhere, not only at a corner.
    pub plus_loin: Intervalle,
}

/// Bounds closer than that are close enough.
const TOLERANCE: f64 = 0.02;
/// Where bounds do not come that close, they are given as they are.
const ESSAIS: usize = 200_000;

impl Ecartement {
    /// Where each place is so far from the quarter.
    pub(super) fn of(emprise: &Surface, distance: impl Fn(Point) -> Distance) -> Self {
        let loin = maximum(emprise, |point| distance(point).metres());
        let proche = maximum(emprise, |point| -distance(point).metres());
        let positive = |metres: f64| Distance::measured(metres.max(0.0));
        Self {
            plus_proche: Intervalle { au_moins: positive(-proche.1), au_plus: positive(-proche.0) },
            plus_loin: Intervalle { au_moins: positive(loin.0), au_plus: positive(loin.1) },
        }
    }
}

/// A box of the search, with what no place in it can be above.
struct Cellule {
    plafond: f64,
    boite: Boite,
}

impl PartialEq for Cellule {
    fn eq(&self, autre: &Self) -> bool {
        self.cmp(autre).is_eq()
    }
}

impl Eq for Cellule {}

impl PartialOrd for Cellule {
    fn partial_cmp(&self, autre: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(autre))
    }
}

impl Ord for Cellule {
    fn cmp(&self, autre: &Self) -> core::cmp::Ordering {
        self.plafond.total_cmp(&autre.plafond)
    }
}

/// Bounds of the maximum over an area of what changes by a metre at most in a metre.
///
/// Boxes are cut in four, those that may hold the maximum first; one that does not touch the area is dropped.
/// A box that touches it holds a place of it, within the half diagonal of its centre.
fn maximum(emprise: &Surface, f: impl Fn(Point) -> f64) -> (f64, f64) {
    let mut plancher = emprise.vertices().map(&f).fold(f64::NEG_INFINITY, f64::max);
    let mut file = BinaryHeap::new();
    let enter = |boite: Boite, plancher: &mut f64, file: &mut BinaryHeap<Cellule>| {
        let centre = boite.centre();
        let dedans = emprise.contains(centre);
        if !dedans && !touches(emprise, &boite) {
            return;
        }
        let (valeur, rayon) = (f(centre), metrique::half_diagonal(&boite));
        *plancher = plancher.max(if dedans { valeur } else { valeur - rayon });
        file.push(Cellule { plafond: valeur + rayon, boite });
    };
    enter(Boite::around(emprise.vertices()), &mut plancher, &mut file);
    let mut essais = ESSAIS;
    while let Some(Cellule { plafond, boite }) = file.pop() {
        if plafond - plancher <= TOLERANCE || boite.is_small() || essais == 0 {
            return (plancher, plafond.max(plancher));
        }
        essais = essais.saturating_sub(1);
        for quart in boite.quarters() {
            enter(quart, &mut plancher, &mut file);
        }
    }
    (plancher, plancher)
}

/// Whether an edge comes into a box.
fn touches(emprise: &Surface, boite: &Boite) -> bool {
    emprise.polygones().iter().flatten().flat_map(Anneau::edges).any(|(a, b)| {
        Boite::around([a, b]).meets(boite) && !arete::is_beside(a, b, boite.corners())
    })
}
