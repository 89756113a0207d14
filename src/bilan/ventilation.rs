//! A measure by one key.

use core::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::comptage::{self, Comptage};
use super::{ActionsDistinctes, Cumul, Mesure, MesureDeLignes};
use crate::financement::{Axe, Vue};
use crate::nombre::Euros;

/// A measure by one key: only keys that a line reached, in order.
///
/// # Wire
/// A list of pairs `[key, measure]`; a key given twice is refused.
///
/// # Examples
/// From bare keys and amounts:
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::bilan::Ventilation;
///
/// let lignes = [("État", 1_500), ("Région", 700), ("État", 300)];
/// let bilan: Ventilation<&str> =
///     lignes.into_iter().map(|(cle, centimes)| (cle, Euros::from_centimes(centimes))).collect();
/// assert_eq!(bilan.get(&"État").unwrap().total().centimes(), 1_800);
/// assert_eq!(bilan.total().nombre(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    transparent,
    bound(deserialize = "K: Ord + Deserialize<'de>, M: Default + PartialEq + Deserialize<'de>")
)]
pub struct Ventilation<K, M = Cumul> {
    #[serde(deserialize_with = "super::fil::sorted")]
    cellules: Vec<(K, M)>,
}

impl<K: Ord + Clone> Ventilation<K> {
    /// Count and exact sum of the lines of a stage, by `axe`.
    pub fn of<'p, V: Vue<'p>, A: Axe<'p, V, Cle = K>>(vue: V, axe: &A) -> Self {
        Self::measure(vue, axe)
    }
}

impl<K: Ord + Clone> Ventilation<K, ActionsDistinctes> {
    /// The distinct actions of a stage, by `axe`: how many each key has does not add up to how many
    /// there are, and [`Ventilation::total`] is their union.
    pub fn actions<'p, V: Vue<'p>, A: Axe<'p, V, Cle = K>>(vue: V, axe: &A) -> Self {
        Self::measure(vue, axe)
    }
}

impl<K: Ord + Clone, M: MesureDeLignes> Ventilation<K, M> {
    /// Any measure of the lines of a stage, by `axe`.
    pub fn measure<'p, V: Vue<'p>, A: Axe<'p, V, Cle = K>>(vue: V, axe: &A) -> Self {
        let (cles, rang) = axe.rank(vue);
        let programmation = vue.programmation();
        let cellules = match comptage::count::<V, M>(vue, cles.len() as u64, |l| rang(l) as u64) {
            Comptage::Dense(table) => cles
                .into_iter()
                .zip(table)
                .filter_map(|(cle, lu)| Some((cle, M::finish(lu, programmation)?)))
                .collect(),
            Comptage::Creux(atteintes) => atteintes
                .into_iter()
                .filter_map(|(rang, lu)| {
                    let cle = cles.get(usize::try_from(rang).ok()?)?.clone();
                    Some((cle, M::finish(lu, programmation)?))
                })
                .collect(),
        };
        Self { cellules }
    }
}

impl<K: Ord, M: Mesure> Ventilation<K, M> {
    /// The measure of a key, if a line reached it.
    #[must_use]
    pub fn get(&self, cle: &K) -> Option<&M> {
        self.find(|autre| autre.cmp(cle))
    }

    /// The measure of the key that `ordre` finds equal.
    pub(super) fn find(&self, ordre: impl Fn(&K) -> Ordering) -> Option<&M> {
        let rang = self.cellules.binary_search_by(|(cle, _)| ordre(cle)).ok()?;
        self.cellules.get(rang).map(|(_, mesure)| mesure)
    }

    /// Each key with its measure, in the order of keys.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &M)> {
        self.cellules.iter().map(|(cle, mesure)| (cle, mesure))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cellules.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cellules.is_empty()
    }

    /// All keys as one.
    #[must_use]
    pub fn total(&self) -> M {
        self.cellules.iter().map(|(_, mesure)| mesure.clone()).fold(M::default(), M::merge)
    }

    /// Both parts as one, key by key. Whether they are of one stage, and whether one holds a part of the
    /// other, is the caller's business: [`Assemblage`](super::Assemblage) checks both.
    /// Associative, commutative, with the empty one as identity.
    #[must_use]
    pub fn merge(self, autre: Self) -> Self {
        Self { cellules: merge_sorted(self.cellules, autre.cellules) }
    }

    /// The same measures under other keys; those whose keys become equal are merged.
    #[must_use]
    pub fn map_keys<L: Ord>(self, mut cle: impl FnMut(K) -> L) -> Ventilation<L, M> {
        self.cellules.into_iter().map(|(k, mesure)| (cle(k), mesure)).collect()
    }

    pub(super) fn from_sorted(cellules: Vec<(K, M)>) -> Self {
        Self { cellules }
    }
}

/// Merges two sorted lists without duplicates into one.
fn merge_sorted<K: Ord, M: Mesure>(a: Vec<(K, M)>, b: Vec<(K, M)>) -> Vec<(K, M)> {
    if b.is_empty() {
        return a;
    }
    if a.is_empty() {
        return b;
    }
    let mut fusion = Vec::with_capacity(a.len().saturating_add(b.len()));
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    while let (Some((gauche, _)), Some((droite, _))) = (a.peek(), b.peek()) {
        let ordre = gauche.cmp(droite);
        let de_a = if ordre.is_le() { a.next() } else { None };
        let de_b = if ordre.is_ge() { b.next() } else { None };
        match (de_a, de_b) {
            (Some((cle, x)), Some((_, y))) => fusion.push((cle, x.merge(y))),
            (Some(cellule), None) | (None, Some(cellule)) => fusion.push(cellule),
            (None, None) => break,
        }
    }
    fusion.extend(a);
    fusion.extend(b);
    fusion
}

impl<K: Ord, M: Mesure> Default for Ventilation<K, M> {
    fn default() -> Self {
        Self { cellules: Vec::new() }
    }
}

impl<K: Ord + Clone, M: Mesure> Mesure for Ventilation<K, M> {
    fn merge(self, autre: Self) -> Self {
        Self::merge(self, autre)
    }
}

impl<K: Ord, M: Mesure> FromIterator<(K, M)> for Ventilation<K, M> {
    fn from_iter<I: IntoIterator<Item = (K, M)>>(cellules: I) -> Self {
        let mut fusion = BTreeMap::<K, M>::new();
        for (cle, mesure) in cellules {
            match fusion.entry(cle) {
                Entry::Occupied(mut deja) => {
                    let autre = core::mem::take(deja.get_mut());
                    *deja.get_mut() = autre.merge(mesure);
                }
                Entry::Vacant(place) => {
                    place.insert(mesure);
                }
            }
        }
        Self { cellules: fusion.into_iter().collect() }
    }
}

impl<K: Ord> FromIterator<(K, Euros)> for Ventilation<K> {
    fn from_iter<I: IntoIterator<Item = (K, Euros)>>(lignes: I) -> Self {
        lignes.into_iter().map(|(cle, montant)| (cle, Cumul::of(montant))).collect()
    }
}
