//! The weights of an action, by the ranks of its places.

use std::collections::BTreeSet;

use super::Action;
use super::ponderation::{Lieu, Ponderation};
use super::probleme_de_ventilation::CauseDeVentilation;

/// Weighs the places of an action by their rank, which settles ties as the places themselves would.
pub(super) struct Pesage<'a, L> {
    ponderation: &'a Ponderation<L>,
    lieux: &'a [L],
}

impl<'a, L: Lieu> Pesage<'a, L> {
    /// `lieux` are sorted, and hold those of every action.
    pub(super) fn new(ponderation: &'a Ponderation<L>, lieux: &'a [L]) -> Self {
        Self { ponderation, lieux }
    }

    /// The places of an action, each by its rank with its weight; or every reason why they have none.
    pub(super) fn weigh(
        &self,
        action: &Action,
        lieux: &BTreeSet<L>,
    ) -> Result<Vec<(u32, u64)>, Vec<CauseDeVentilation<L>>> {
        let mut inconnus = BTreeSet::new();
        let mut poids = Vec::with_capacity(lieux.len());
        for lieu in lieux {
            match self.ponderation.get(&action.reference, lieu) {
                Some(pese) => poids.push((self.rank(lieu), pese)),
                None => {
                    inconnus.insert(lieu.clone());
                }
            }
        }
        let ailleurs = self.ponderation.elsewhere(&action.reference, lieux);
        let cle = || self.ponderation.cle();
        let mut causes = Vec::new();
        if !inconnus.is_empty() {
            causes.push(CauseDeVentilation::PoidsInconnu { cle: cle(), lieux: inconnus });
        }
        if !ailleurs.is_empty() {
            causes.push(CauseDeVentilation::PoidsAilleurs { cle: cle(), lieux: ailleurs });
        }
        if causes.is_empty() { Ok(poids) } else { Err(causes) }
    }

    /// The ranks of the places of an action; that of no place where it states none.
    pub(super) fn ranks(&self, lieux: &BTreeSet<L>) -> impl Iterator<Item = u32> {
        let nulle_part = lieux.is_empty().then_some(0);
        lieux.iter().map(|lieu| self.rank(lieu)).chain(nulle_part)
    }

    /// Rank 0 is no place.
    fn rank(&self, lieu: &L) -> u32 {
        self.lieux
            .binary_search(lieu)
            .ok()
            .and_then(|rang| u32::try_from(rang.saturating_add(1)).ok())
            .unwrap_or(0)
    }
}
