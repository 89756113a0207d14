use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{Fait, Parcours};
use crate::financement::{Source, Stade};
use crate::nombre::{Euros, Somme};

/// A line of the history of money: one amount, of either sign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ecriture {
    /// The day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// The source.
    pub source: Source,
    /// The stage.
    pub stade: Stade,
    /// The amount; negative where money is taken back.
    pub montant: Euros,
}

impl Parcours {
    /// The history of money: every line of every stage, in the order of events.
    #[must_use]
    pub fn lignes(&self) -> &[Ecriture] {
        &self.mouvements
    }

    /// Whether the life is known from its dépôt on, and not only from a file that it was taken over from.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.premier.fait, Fait::Depot { .. })
    }

    /// What a source has at a stage: the sum of its lines.
    ///
    /// Without a line it is 0 where that is known: the grant of a request that is refused, not admissible,
    /// sent elsewhere, given up or withdrawn; any stage of a life that is known from its dépôt on; what the
    /// state of a reprise excludes, such as a payment of what was not committed yet. `None` where a file that
    /// was taken over does not state what was there, even if lines were added since: they are not the whole.
    #[must_use]
    pub fn total(&self, stade: Stade, source: &Source) -> Option<Euros> {
        let ecrit = self.written(stade, source);
        let sans_accord = stade == Stade::Accorde && self.etat().is_without_grant();
        // A proposal replaces the one before, stated or not.
        let remplace = stade == Stade::Propose && ecrit.is_some();
        let connu = sans_accord || remplace || self.is_known_from_start(stade, source);
        connu.then(|| ecrit.unwrap_or(Euros::ZERO))
    }

    /// Whether what a source had at a stage when the life begins is stated, or excluded by its state.
    pub(super) fn is_known_from_start(&self, stade: Stade, source: &Source) -> bool {
        let Fait::Reprise(reprise) = &self.premier.fait else {
            return true;
        };
        !reprise.etat().can_hold(stade) || reprise.montants(stade).get(source).is_some()
    }

    /// The sources that have a line at a stage, in order, each with the sum of its lines.
    pub fn totaux(&self, stade: Stade) -> impl Iterator<Item = (&Source, Euros)> {
        let totaux = self.totaux.get(&stade).into_iter().flatten();
        totaux.map(|(source, total)| (source, *total))
    }

    /// The sum of all lines of a stage.
    #[must_use]
    pub fn somme(&self, stade: Stade) -> Somme {
        self.totaux(stade).map(|(_, total)| total).sum()
    }

    /// The sources that have a line, in order.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let toutes: BTreeSet<&Source> = self.totaux.values().flat_map(BTreeMap::keys).collect();
        toutes.into_iter()
    }

    /// What is committed above the grant as it now is: left to disengage. `None` where either is not stated.
    #[must_use]
    pub fn reste_a_desengager(&self, source: &Source) -> Option<Euros> {
        self.above_grant(Stade::Engage, source)
    }

    /// What is paid above the grant as it now is: left to give back. `None` where either is not stated.
    #[must_use]
    pub fn reste_a_reverser(&self, source: &Source) -> Option<Euros> {
        self.above_grant(Stade::Verse, source)
    }

    fn above_grant(&self, stade: Stade, source: &Source) -> Option<Euros> {
        // Totals are never negative: what was there is never taken back twice.
        let reste = self.total(stade, source)?.checked_sub(self.total(Stade::Accorde, source)?)?;
        Some(reste.max(Euros::ZERO))
    }
}
