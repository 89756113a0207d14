//! A ring, from what files hold to what bounds an area.

use core::cmp::Ordering;

use super::Point;
use super::arete::{Rencontre, meeting, meeting_next, orientation};

/// A ring without its closing point, without points in a row at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anneau {
    points: Vec<Point>,
}

/// What a ring needed to become an [`Anneau`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nettoyage {
    pub(super) ouvert: bool,
    pub(super) repetes: usize,
}

/// How often the edges of a ring meet where they do not follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rencontres {
    pub(super) croisements: usize,
    pub(super) contacts: usize,
    /// There were too many pairs to look at: there may be more.
    pub(super) abandon: bool,
}

/// How many pairs of edges are looked at. Real rings have some thousands; one made to have all of its edges side
/// by side would have their square.
const PAIRES: usize = 20_000_000;

impl Anneau {
    pub(super) fn clean(mut points: Vec<Point>) -> (Self, Nettoyage) {
        let ferme = points.len() > 1 && points.first() == points.last();
        if ferme {
            points.pop();
        }
        let avant = points.len();
        points.dedup();
        // A closed ring whose end was repeated.
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let repetes = avant.saturating_sub(points.len());
        (Self { points }, Nettoyage { ouvert: !ferme, repetes })
    }

    pub(super) fn points(&self) -> &[Point] {
        &self.points
    }

    /// Each edge, the one that closes the ring last.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Point, Point)> + Clone {
        let suivants = self.points.iter().skip(1).chain(self.points.first());
        self.points.iter().copied().zip(suivants.copied())
    }

    /// Whether anything is inside, by even-odd: some part of an edge is covered an odd number of times.
    pub(super) fn bounds_area(&self) -> bool {
        // An edge and the same one again cover nothing together.
        let mut aretes: Vec<(Point, Point)> =
            self.edges().map(|(a, b)| (a.min(b), a.max(b))).collect();
        aretes.sort_unstable();
        let impaires: Vec<(Point, Point)> = aretes
            .chunk_by(PartialEq::eq)
            .filter(|egales| egales.len() % 2 == 1)
            .filter_map(|egales| egales.first().copied())
            .collect();
        impaires.iter().any(|(a, b)| has_odd_part(*a, *b, &impaires))
    }

    /// Meetings of edges, by a sweep from west to east.
    pub(super) fn meetings(&self) -> Rencontres {
        struct Arete {
            rang: usize,
            a: Point,
            b: Point,
        }
        impl Arete {
            fn west(&self) -> i32 {
                self.a.x.min(self.b.x)
            }
            fn east(&self) -> i32 {
                self.a.x.max(self.b.x)
            }
            fn is_level_with(&self, autre: &Self) -> bool {
                self.a.y.min(self.b.y) <= autre.a.y.max(autre.b.y)
                    && autre.a.y.min(autre.b.y) <= self.a.y.max(self.b.y)
            }
        }

        let dernier = self.points.len().saturating_sub(1);
        let mut aretes: Vec<Arete> =
            self.edges().enumerate().map(|(rang, (a, b))| Arete { rang, a, b }).collect();
        aretes.sort_unstable_by_key(Arete::west);
        let mut rencontres = Rencontres::default();
        let mut paires = PAIRES;
        for (place, une) in aretes.iter().enumerate() {
            let suivantes = aretes.iter().skip(place.saturating_add(1));
            for autre in suivantes.take_while(|autre| autre.west() <= une.east()) {
                let Some(reste) = paires.checked_sub(1) else {
                    rencontres.abandon = true;
                    return rencontres;
                };
                paires = reste;
                if !une.is_level_with(autre) {
                    continue;
                }
                let (p, q) = if une.rang < autre.rang { (une, autre) } else { (autre, une) };
                let follows = q.rang.saturating_sub(p.rang) == 1;
                let closes = p.rang == 0 && q.rang == dernier;
                let rencontre = match (follows, closes) {
                    // Two edges make a ring that goes back on itself.
                    (true, true) => Rencontre::Contact,
                    (true, false) => meeting_next(p.a, p.b, q.b),
                    (false, true) => meeting_next(q.a, q.b, p.b),
                    (false, false) => meeting(p.a, p.b, q.a, q.b),
                };
                match rencontre {
                    Rencontre::Aucune => {}
                    Rencontre::Croisement => {
                        rencontres.croisements = rencontres.croisements.saturating_add(1);
                    }
                    Rencontre::Contact => {
                        rencontres.contacts = rencontres.contacts.saturating_add(1);
                    }
                }
            }
        }
        rencontres
    }
}

/// Whether some part of an edge is covered an odd number of times by edges of which it is one.
fn has_odd_part(a: Point, b: Point, aretes: &[(Point, Point)]) -> bool {
    // Along the axis on which the edge is not a point.
    let rank = |p: Point| if a.x == b.x { p.y } else { p.x };
    let (debut, fin) = (rank(a).min(rank(b)), rank(a).max(rank(b)));
    let aligne = |p| orientation(a, b, p) == Ordering::Equal;
    let alignees = aretes.iter().filter(|(c, d)| aligne(*c) && aligne(*d));
    let mut bornes: Vec<i32> = alignees
        .flat_map(|(c, d)| [rank(*c).clamp(debut, fin), rank(*d).clamp(debut, fin)])
        .collect();
    // Covered oddly between the bounds of odd rank and the next.
    bornes.sort_unstable();
    bornes.chunks_exact(2).any(|paire| paire.first() != paire.last())
}
