//! Edges, exactly: which side, on it or not, what meets what.

use core::cmp::Ordering;

use super::Point;

/// On which side of the line from `a` to `b` a point is: `Greater` to the left, `Equal` on it.
///
/// Differences are below 3.7 × 10⁹ to the east and 1.7 × 10⁹ to the north, so that each product fits 64
/// bits; their difference would not, and is not taken.
#[allow(clippy::arithmetic_side_effects)]
pub(super) fn orientation(a: Point, b: Point, p: Point) -> Ordering {
    let wide = |c: i32| i64::from(c);
    let gauche = (wide(b.x) - wide(a.x)) * (wide(p.y) - wide(a.y));
    let droite = (wide(b.y) - wide(a.y)) * (wide(p.x) - wide(a.x));
    gauche.cmp(&droite)
}

/// Whether a point of the line through `a` and `b` is between them, ends included.
fn is_between(a: Point, b: Point, p: Point) -> bool {
    (a.x.min(b.x)..=a.x.max(b.x)).contains(&p.x) && (a.y.min(b.y)..=a.y.max(b.y)).contains(&p.y)
}

pub(super) fn is_on(a: Point, b: Point, p: Point) -> bool {
    is_between(a, b, p) && orientation(a, b, p) == Ordering::Equal
}

/// Even-odd: counts the edges that a ray from a point to the east crosses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rayonnement {
    point: Point,
    impair: bool,
    bord: bool,
}

impl Rayonnement {
    pub(super) fn from(point: Point) -> Self {
        Self { point, impair: false, bord: false }
    }

    /// An edge belongs to its lower end, not to its upper one, so that a ray through a vertex counts once.
    #[inline]
    pub(super) fn meet(&mut self, a: Point, b: Point) {
        let p = self.point;
        let traverse = (a.y <= p.y) != (b.y <= p.y);
        if !traverse && a.y != p.y && b.y != p.y {
            return;
        }
        match orientation(a, b, p) {
            Ordering::Equal => self.bord |= is_between(a, b, p),
            Ordering::Greater => self.impair ^= traverse && b.y > a.y,
            Ordering::Less => self.impair ^= traverse && b.y < a.y,
        }
    }

    /// Edges of which it is known whether the ray crosses them an odd number of times.
    #[inline]
    pub(super) fn cross(&mut self, impair: bool) {
        self.impair ^= impair;
    }

    /// Whether the point is inside the edges met so far, or on one of them.
    #[inline]
    pub(super) fn is_in(self) -> bool {
        self.bord | self.impair
    }
}

/// How two edges of a ring meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rencontre {
    /// They do not, or only where one follows the other.
    Aucune,
    /// One goes through the other.
    Croisement,
    /// They touch, or run along each other.
    Contact,
}

/// How two edges meet that do not follow each other.
pub(super) fn meeting(a: Point, b: Point, c: Point, d: Point) -> Rencontre {
    let sides =
        (orientation(a, b, c), orientation(a, b, d), orientation(c, d, a), orientation(c, d, b));
    let apart = |x: Ordering, y: Ordering| x == y.reverse() && x != Ordering::Equal;
    if apart(sides.0, sides.1) && apart(sides.2, sides.3) {
        return Rencontre::Croisement;
    }
    let touche = (sides.0 == Ordering::Equal && is_between(a, b, c))
        || (sides.1 == Ordering::Equal && is_between(a, b, d))
        || (sides.2 == Ordering::Equal && is_between(c, d, a))
        || (sides.3 == Ordering::Equal && is_between(c, d, b));
    if touche { Rencontre::Contact } else { Rencontre::Aucune }
}

/// How an edge from `a` to `b` and the next one, from `b` to `c`, meet beyond `b`: they go back on themselves
/// or not at all.
pub(super) fn meeting_next(a: Point, b: Point, c: Point) -> Rencontre {
    if is_on(a, b, c) || is_on(b, c, a) { Rencontre::Contact } else { Rencontre::Aucune }
}
