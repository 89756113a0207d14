//! How near and how far a footprint is from a quarter.

use std::collections::BinaryHeap;

use serde::Serialize;

use super::arete::{self, Rencontre};
use super::bloc::Boite;
use super::metrique::{self, Echelle};
use super::{Certitude, Distance, Point, Rayon, Surface};

/// A length that is known between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ecartement {
    /// The nearest place.
    pub plus_proche: Intervalle,
    /// The furthest place: it may be anywhere, not only at a corner.
    pub plus_loin: Intervalle,
}

/// Bounds closer than that are close enough: perimeters are drawn to ten metres.
const TOLERANCE: f64 = 0.25;
/// How many places are looked at. Where bounds do not come that close by then, they are given as they are: along
/// a boundary that both areas share, boxes would have to be cut down to nothing.
const PLACES: usize = 20_000;
/// What places rounded to whole units, and the metric of one place at another, may be off by.
const JEU: f64 = 0.02;
/// From how many edges of the quarter a bound is looked for.
const REPERES: usize = 4;

impl Ecartement {
    pub(super) fn of(quartier: &Surface, emprise: &Surface) -> Self {
        let (au_moins, au_plus) = furthest(quartier, emprise);
        let proche = nearest(quartier, emprise);
        Self {
            plus_proche: Intervalle { au_moins: proche, au_plus: proche },
            plus_loin: Intervalle {
                au_moins: Distance::measured(au_moins),
                au_plus: Distance::measured(au_plus),
            },
        }
    }
}

/// Two areas that do not meet are nearest at a corner of one of them.
fn nearest(quartier: &Surface, emprise: &Surface) -> Distance {
    let touche = emprise.edges().any(|(a, b)| {
        let boite = Boite::around([a, b]);
        quartier.edges().any(|(c, d)| {
            boite.meets(&Boite::around([c, d])) && arete::meeting(a, b, c, d) != Rencontre::Aucune
        })
    });
    if touche {
        return Distance::ZERO;
    }
    let coins = emprise.vertices().map(|coin| quartier.distance(coin));
    coins.chain(quartier.vertices().map(|coin| emprise.distance(coin))).min().unwrap_or_default()
}

/// How a quarter is seen from a place: how far its nearest edge is, negative inside, and its ends.
struct Vue {
    place: Point,
    metres: f64,
    arete: (Point, Point),
}

impl Vue {
    fn of(quartier: &Surface, place: Point) -> Self {
        let (metres, arete) = quartier.nearest_edge(place);
        Self { place, metres: if quartier.contains(place) { -metres } else { metres }, arete }
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

/// Bounds of the distance of the furthest place.
///
/// Boxes are cut in four, those that may hold that place first. What is in a box lies between the places where
/// edges enter and leave it and the corners that are inside: the distance from one edge of the quarter is
/// nowhere longer than at one of those, and the distance from the quarter is not longer than that.
fn furthest(quartier: &Surface, emprise: &Surface) -> (f64, f64) {
    let mut plancher = 0.0_f64;
    let mut file = BinaryHeap::new();
    let enter = |boite: Boite, plancher: &mut f64, file: &mut BinaryHeap<Cellule>| {
        let mut vues: Vec<Vue> =
            places(emprise, &boite).into_iter().map(|place| Vue::of(quartier, place)).collect();
        vues.sort_by(|a, b| b.metres.total_cmp(&a.metres));
        let (Some(loin), Some(proche)) = (vues.first(), vues.last()) else { return 0 };
        *plancher = plancher.max(loin.metres);
        // From the nearest place, no other is further than across the box.
        let mut plafond = proche.metres + 2.0 * metrique::half_diagonal(&boite);
        for Vue { arete: (a, b), .. } in vues.iter().take(REPERES) {
            let from_edge = |vue: &Vue| Echelle::around(vue.place).square_to_edge(*a, *b).sqrt();
            plafond = plafond.min(vues.iter().map(from_edge).fold(0.0, f64::max) + JEU);
        }
        file.push(Cellule { plafond, boite });
        vues.len()
    };
    let vues = enter(Boite::around(emprise.vertices()), &mut plancher, &mut file);
    let mut reste = PLACES.saturating_sub(vues);
    while let Some(Cellule { plafond, boite }) = file.pop() {
        if plafond - plancher <= TOLERANCE || boite.is_small() || reste == 0 {
            return (plancher, plafond.max(plancher));
        }
        for quart in boite.quarters() {
            reste = reste.saturating_sub(enter(quart, &mut plancher, &mut file));
        }
    }
    (plancher, plancher)
}

/// The places that hold what an area has in a box between them: where its edges enter and leave it, and the
/// corners of the box that are in the area.
fn places(emprise: &Surface, boite: &Boite) -> Vec<Point> {
    let mut places: Vec<Point> =
        boite.corners().into_iter().filter(|coin| emprise.contains(*coin)).collect();
    places.extend(emprise.edges().filter_map(|(a, b)| boite.clip(a, b)).flatten());
    places.sort_unstable();
    places.dedup();
    places
}
