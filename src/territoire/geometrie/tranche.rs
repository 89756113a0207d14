//! Many points at once.

use super::grille::Grille;
use super::liste::{Liste, Proche};
use super::zonage::Cherche;
use super::{Point, Rayon, Zonage};

/// Points in the order of their cells, those without a cell left out.
struct Classement {
    /// By cell, each with its rank in the slice.
    points: Vec<(u32, Point)>,
    /// Where the points of each cell end.
    fins: Vec<u32>,
}

/// No cell: more than there are.
const AUCUNE: u32 = u32::MAX;

impl Classement {
    /// By counting: how many in each cell first, then each point at its place.
    fn of(points: &[Point], grille: &Grille) -> Self {
        let mut places = vec![0_u32; grille.len()];
        let find = |point: &Point| {
            let case = grille.find(*point).and_then(|case| u32::try_from(case).ok());
            if let Some(compte) = case.and_then(|case| places.get_mut(case as usize)) {
                *compte = compte.saturating_add(1);
            }
            case.unwrap_or(AUCUNE)
        };
        let cases: Vec<u32> = points.iter().map(find).collect();
        let mut total = 0_u32;
        for place in &mut places {
            let compte = *place;
            *place = total;
            total = total.saturating_add(compte);
        }
        let mut classes = vec![(0, Point { x: 0, y: 0 }); total as usize];
        for ((rang, point), case) in (0..).zip(points).zip(&cases) {
            let Some(place) = places.get_mut(*case as usize) else { continue };
            if let Some(libre) = classes.get_mut(*place as usize) {
                *libre = (rang, *point);
            }
            *place = place.saturating_add(1);
        }
        Self { points: classes, fins: places }
    }
}

impl Zonage {
    /// Hands what is near each point of a part of a slice, for those that have something, in no order.
    pub(super) fn visit_points(
        &self,
        points: &[Point],
        rayon: Rayon,
        mut hand: impl FnMut(u32, &[Proche]),
    ) {
        let cherche = Cherche::new(rayon);
        if !cherche.is_by_cells() || !self.grille().vastes().is_empty() {
            for (rang, point) in (0..).zip(points) {
                hand(rang, self.locate_within(*point, rayon).as_slice());
            }
            return;
        }
        let classement = Classement::of(points, self.grille());
        let mut debut = 0;
        for (case, fin) in classement.fins.iter().enumerate() {
            let siens = classement.points.get(debut as usize..*fin as usize).unwrap_or_default();
            debut = *fin;
            if siens.is_empty() {
                continue;
            }
            let case = self.grille().open(case);
            for (rang, point) in siens {
                // Seldom met: it has two places, and maybe two cells.
                if point.over_antimeridian().is_some() {
                    continue;
                }
                let mut liste = Liste::default();
                self.visit_cell(&case, *point, &cherche, &mut liste);
                if !liste.as_slice().is_empty() {
                    liste.sort();
                    hand(*rang, liste.as_slice());
                }
            }
        }
        for (rang, point) in (0..).zip(points) {
            if point.over_antimeridian().is_some() {
                hand(rang, self.locate_within(*point, rayon).as_slice());
            }
        }
    }
}
