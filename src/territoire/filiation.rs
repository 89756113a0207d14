//! Who follows whom, day by day: what the lineage of EPCI and that of communes share.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

/// From `jour` on, `vers` stands for each of `de`; it starts on that day, or was there before.
pub(super) struct Passage<'a, K> {
    pub(super) jour: NaiveDate,
    pub(super) de: &'a BTreeSet<K>,
    pub(super) vers: K,
    pub(super) cree: bool,
}

/// Why a passage is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refus<K> {
    /// One that ends twice.
    FinieDeuxFois(K),
    /// One that starts twice.
    CreeeDeuxFois(K),
    /// It ends, or takes over, on the day it starts or before.
    AvantSaCreation { qui: K, creation: NaiveDate },
    /// It takes over on the day it ends or later.
    ApresSaFin { qui: K, fin: NaiveDate },
    /// Each is followed by the next, and the last by the first.
    Cycle(Vec<K>),
}

/// Each has one successor at most, on a later day than its own start: no walk turns in circles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Filiation<K> {
    debuts: BTreeMap<K, NaiveDate>,
    fins: BTreeMap<K, (NaiveDate, K)>,
}

impl<K: Copy + Ord> Filiation<K> {
    /// Every refusal, with the rank of the passage that it is about.
    pub(super) fn new(passages: &[Passage<'_, K>]) -> Result<Self, Vec<(usize, Refus<K>)>> {
        let mut filiation = Self { debuts: BTreeMap::new(), fins: BTreeMap::new() };
        let mut refus = Vec::new();
        for (rang, passage) in passages.iter().enumerate() {
            if passage.cree && filiation.debuts.insert(passage.vers, passage.jour).is_some() {
                refus.push((rang, Refus::CreeeDeuxFois(passage.vers)));
            }
            for qui in passage.de {
                if filiation.fins.insert(*qui, (passage.jour, passage.vers)).is_some() {
                    refus.push((rang, Refus::FinieDeuxFois(*qui)));
                }
            }
        }
        if !refus.is_empty() {
            return Err(refus);
        }
        for (rang, passage) in passages.iter().enumerate() {
            if let Some(cycle) = passage.de.iter().find_map(|qui| filiation.cycle_from(*qui)) {
                refus.push((rang, Refus::Cycle(cycle)));
                continue;
            }
            let jour = passage.jour;
            for qui in passage.de {
                if let Some(creation) = filiation.debuts.get(qui).filter(|debut| jour <= **debut) {
                    refus.push((rang, Refus::AvantSaCreation { qui: *qui, creation: *creation }));
                }
            }
            let qui = passage.vers;
            if let Some(creation) = filiation.debuts.get(&qui).filter(|debut| jour < **debut) {
                refus.push((rang, Refus::AvantSaCreation { qui, creation: *creation }));
            }
            if let Some((fin, _)) = filiation.fins.get(&qui).filter(|(fin, _)| *fin <= jour) {
                refus.push((rang, Refus::ApresSaFin { qui, fin: *fin }));
            }
        }
        if refus.is_empty() { Ok(filiation) } else { Err(refus) }
    }

    /// The circle that a walk comes back to its start by.
    fn cycle_from(&self, depart: K) -> Option<Vec<K>> {
        let mut chemin = vec![depart];
        let mut vus = BTreeSet::from([depart]);
        let mut qui = depart;
        while let Some((_, suivant)) = self.fins.get(&qui) {
            if *suivant == depart {
                return Some(chemin);
            }
            if !vus.insert(*suivant) {
                return None;
            }
            chemin.push(*suivant);
            qui = *suivant;
        }
        None
    }

    /// The day it starts, where a passage says so.
    pub(super) fn start(&self, qui: K) -> Option<NaiveDate> {
        self.debuts.get(&qui).copied()
    }

    /// The day it ends, and who follows.
    pub(super) fn end(&self, qui: K) -> Option<(NaiveDate, K)> {
        self.fins.get(&qui).copied()
    }

    /// Who stands for it on a day; itself while it lasts.
    pub(super) fn successor_on(&self, depart: K, jour: NaiveDate) -> K {
        let mut qui = depart;
        while let Some((_, suivant)) = self.fins.get(&qui).filter(|(fin, _)| *fin <= jour) {
            qui = *suivant;
        }
        qui
    }
}
