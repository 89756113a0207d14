//! Many points at once.

use super::grille::Grille;
use super::liste::{Liste, Proche};
use super::{Point, Rayon, Zonage};

/// Points in the order of their cells.
struct Classement {
    points: Vec<(usize, Point)>,
    /// Where the points of each cell end.
    fins: Vec<usize>,
}

impl Classement {
    /// By counting: cells first, then each point at its place.
    fn of(points: &[Point], grille: &Grille) -> Self {
        let cases: Vec<Option<usize>> = points.iter().map(|point| grille.find(*point)).collect();
        let mut debuts = vec![0_usize; grille.len().saturating_add(1)];
        for case in cases.iter().flatten() {
            if let Some(compte) = debuts.get_mut(case.saturating_add(1)) {
                *compte = compte.saturating_add(1);
            }
        }
        let mut total = 0_usize;
        for debut in &mut debuts {
            total = total.saturating_add(*debut);
            *debut = total;
        }
        let mut classes = vec![(0, Point { x: 0, y: 0 }); total];
        for ((rang, point), case) in points.iter().enumerate().zip(&cases) {
            let Some(case) = case else { continue };
            let Some(place) = debuts.get_mut(*case) else { continue };
            if let Some(libre) = classes.get_mut(*place) {
                *libre = (rang, *point);
            }
            *place = place.saturating_add(1);
        }
        Self { points: classes, fins: debuts }
    }
}

impl Zonage {
    /// Hands what is near each point, for those that have something, in no order of points.
    pub(super) fn visit_all(
        &self,
        points: &[Point],
        rayon: Rayon,
        mut hand: impl FnMut(usize, &[Proche]),
    ) {
        if !Self::is_by_cells(rayon)
            || !self.grille().vastes().is_empty()
            || points.iter().any(|point| point.views().count() > 1)
        {
            for (rang, point) in points.iter().enumerate() {
                let mut liste = Liste::default();
                self.visit(*point, rayon, &mut liste);
                liste.sort();
                hand(rang, liste.as_slice());
            }
            return;
        }
        let classement = Classement::of(points, self.grille());
        let mut debut = 0;
        for (case, fin) in (0..).zip(classement.fins) {
            for (rang, point) in classement.points.get(debut..fin).unwrap_or_default() {
                let mut liste = Liste::default();
                self.visit_cell(case, *point, rayon, &mut liste);
                if !liste.as_slice().is_empty() {
                    liste.sort();
                    hand(*rang, liste.as_slice());
                }
            }
            debut = fin;
        }
    }
}
