//! A measure by two keys, with its margins.

use serde::{Deserialize, Serialize};

use super::comptage::{self, Comptage};
use super::{ActionsDistinctes, Cumul, Mesure, MesureDeLignes, Ventilation};
use crate::financement::{Axe, Vue};

/// A measure by two keys: only pairs that a line reached, in order. The margins are merges of the
/// cells: sums of money and of lines, unions of actions.
///
/// # Wire
/// A list of `[[key, key], measure]`; a pair given twice is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    transparent,
    bound(
        deserialize = "L: Ord + Deserialize<'de>, C: Ord + Deserialize<'de>, M: Default + PartialEq + Deserialize<'de>"
    )
)]
pub struct Croisement<L, C, M = Cumul> {
    cellules: Ventilation<(L, C), M>,
}

impl<L: Ord + Clone, C: Ord + Clone> Croisement<L, C> {
    /// Count and exact sum of the lines of a stage, by `lignes` and `colonnes`.
    pub fn of<'p, V, A, B>(vue: V, lignes: &A, colonnes: &B) -> Self
    where
        V: Vue<'p>,
        A: Axe<'p, V, Cle = L>,
        B: Axe<'p, V, Cle = C>,
    {
        Self::measure(vue, lignes, colonnes)
    }
}

impl<L: Ord + Clone, C: Ord + Clone> Croisement<L, C, ActionsDistinctes> {
    /// The distinct actions of a stage, by `lignes` and `colonnes`.
    pub fn actions<'p, V, A, B>(vue: V, lignes: &A, colonnes: &B) -> Self
    where
        V: Vue<'p>,
        A: Axe<'p, V, Cle = L>,
        B: Axe<'p, V, Cle = C>,
    {
        Self::measure(vue, lignes, colonnes)
    }
}

impl<L: Ord + Clone, C: Ord + Clone, M: MesureDeLignes> Croisement<L, C, M> {
    /// Any measure of the lines of a stage, by `lignes` and `colonnes`.
    pub fn measure<'p, V, A, B>(vue: V, lignes: &A, colonnes: &B) -> Self
    where
        V: Vue<'p>,
        A: Axe<'p, V, Cle = L>,
        B: Axe<'p, V, Cle = C>,
    {
        let (cles_l, rang_l) = lignes.rank(vue);
        let (cles_c, rang_c) = colonnes.rank(vue);
        let largeur = cles_c.len() as u64;
        let cellules = (cles_l.len() as u64).saturating_mul(largeur);
        // Ranks are below 2³², so that their product does not leave 64 bits.
        let rang = move |ligne: &V::Ligne| {
            (rang_l(ligne) as u64).wrapping_mul(largeur).wrapping_add(rang_c(ligne) as u64)
        };
        let programmation = vue.programmation();
        let cellules = match comptage::count::<V, M>(vue, cellules, rang) {
            Comptage::Dense(table) => {
                let mut atteintes = Vec::with_capacity(table.len().min(vue.lignes().len()));
                let mut table = table.into_iter();
                for ligne in &cles_l {
                    for (colonne, lu) in cles_c.iter().zip(table.by_ref()) {
                        if let Some(mesure) = M::finish(lu, programmation) {
                            atteintes.push(((ligne.clone(), colonne.clone()), mesure));
                        }
                    }
                }
                atteintes
            }
            Comptage::Creux(atteintes) => atteintes
                .into_iter()
                .filter_map(|(rang, lu)| {
                    let ligne = usize::try_from(rang.checked_div(largeur)?).ok()?;
                    let colonne = usize::try_from(rang.checked_rem(largeur)?).ok()?;
                    let cles = (cles_l.get(ligne)?.clone(), cles_c.get(colonne)?.clone());
                    Some((cles, M::finish(lu, programmation)?))
                })
                .collect(),
        };
        Self { cellules: Ventilation::from_sorted(cellules) }
    }
}

impl<L: Ord + Clone, C: Ord + Clone, M: Mesure> Croisement<L, C, M> {
    /// The measure of a pair, if a line reached it.
    #[must_use]
    pub fn get(&self, ligne: &L, colonne: &C) -> Option<&M> {
        self.cellules.find(|(l, c)| l.cmp(ligne).then_with(|| c.cmp(colonne)))
    }

    /// Each pair with its measure, in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&L, &C, &M)> {
        self.cellules.iter().map(|((ligne, colonne), mesure)| (ligne, colonne, mesure))
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cellules.len()
    }

    /// Whether there is no pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cellules.is_empty()
    }

    /// The margin by line: the columns of each merged.
    #[must_use]
    pub fn lignes(&self) -> Ventilation<L, M> {
        // Cells come by line: each margin is a run of them.
        let mut marge: Vec<(L, M)> = Vec::new();
        for ((ligne, _), mesure) in self.cellules.iter() {
            match marge.last_mut() {
                Some((derniere, deja)) if derniere == ligne => {
                    *deja = core::mem::take(deja).merge(mesure.clone());
                }
                _ => marge.push((ligne.clone(), mesure.clone())),
            }
        }
        Ventilation::from_sorted(marge)
    }

    /// The margin by column: the lines of each merged.
    #[must_use]
    pub fn colonnes(&self) -> Ventilation<C, M> {
        self.cellules
            .iter()
            .map(|((_, colonne), mesure)| (colonne.clone(), mesure.clone()))
            .collect()
    }

    /// All pairs as one.
    #[must_use]
    pub fn total(&self) -> M {
        self.cellules.total()
    }

    /// Both parts as one, pair by pair. Whether they are of one stage, and whether one holds a part of
    /// the other, is the caller's business: [`Assemblage`](super::Assemblage) checks both.
    /// Associative, commutative, with the empty one as identity.
    #[must_use]
    pub fn merge(self, autre: Self) -> Self {
        Self { cellules: self.cellules.merge(autre.cellules) }
    }

    /// The same measures under other keys; those whose keys become equal are merged. To keep a table
    /// beyond the programme whose keys it borrows, clone the keys.
    #[must_use]
    pub fn map_keys<A: Ord + Clone, B: Ord + Clone>(
        self,
        mut ligne: impl FnMut(L) -> A,
        mut colonne: impl FnMut(C) -> B,
    ) -> Croisement<A, B, M> {
        Croisement { cellules: self.cellules.map_keys(|(l, c)| (ligne(l), colonne(c))) }
    }
}

impl<L: Ord + Clone, C: Ord + Clone, M: Mesure> Default for Croisement<L, C, M> {
    fn default() -> Self {
        Self { cellules: Ventilation::default() }
    }
}

impl<L: Ord + Clone, C: Ord + Clone, M: Mesure> Mesure for Croisement<L, C, M> {
    fn merge(self, autre: Self) -> Self {
        Self::merge(self, autre)
    }
}

impl<L: Ord + Clone, C: Ord + Clone, M: Mesure> FromIterator<((L, C), M)> for Croisement<L, C, M> {
    fn from_iter<I: IntoIterator<Item = ((L, C), M)>>(cellules: I) -> Self {
        Self { cellules: cellules.into_iter().collect() }
    }
}
