//! What the gate of envelopes refuses.

use std::collections::{BTreeMap, BTreeSet};

use core::fmt;

use super::{Echelon, Enveloppe};
use crate::identifiant::CodeEnveloppe;
use crate::nombre::Euros;

/// What is wrong among envelopes; the number is in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDEnveloppe {
    /// Two envelopes of one code.
    CodeEnDouble {
        /// Number of the second.
        enveloppe: usize,
        /// Number of the first.
        premiere: usize,
        /// The code.
        code: CodeEnveloppe,
    },
    /// Part of an envelope that is not there.
    ParentInconnu {
        /// Number of the envelope.
        enveloppe: usize,
        /// Its code.
        code: CodeEnveloppe,
        /// The code that it is said to be part of.
        parent: CodeEnveloppe,
    },
    /// Part of an envelope of a level that cannot hold it.
    EchelonInverse {
        /// Number of the envelope.
        enveloppe: usize,
        /// Its code.
        code: CodeEnveloppe,
        /// Its level.
        echelon: Echelon,
        /// The level of the one that it is part of.
        parent: Echelon,
    },
    /// A notified amount below zero.
    NotifieNegatif {
        /// Number of the envelope.
        enveloppe: usize,
        /// Its code.
        code: CodeEnveloppe,
        /// The amount.
        notifie: Euros,
    },
    /// Envelopes each part of the next, and the last of the first.
    Cycle {
        /// Their codes, from the smallest on, each part of the one behind it.
        codes: Vec<CodeEnveloppe>,
    },
    /// No envelope stands by itself, or there is none at all.
    SansRacine,
}

impl fmt::Display for ProblemeDEnveloppe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CodeEnDouble { enveloppe, premiere, code } => write!(
                f,
                "envelope {enveloppe}: code {:?} is that of envelope {premiere}",
                code.as_str()
            ),
            Self::ParentInconnu { enveloppe, code, parent } => write!(
                f,
                "envelope {enveloppe} ({code}): no envelope {:?} to be part of",
                parent.as_str()
            ),
            Self::EchelonInverse { enveloppe, code, echelon, parent } => write!(
                f,
                "envelope {enveloppe} ({code}): level « {echelon} » under level « {parent} », which cannot hold it"
            ),
            Self::NotifieNegatif { enveloppe, code, notifie } => write!(
                f,
                "envelope {enveloppe} ({code}): {} € notified, expected zero or more",
                notifie.plain()
            ),
            Self::Cycle { codes } => {
                let codes: Vec<&str> = codes.iter().map(CodeEnveloppe::as_str).collect();
                write!(f, "each part of the next, in a circle: {}", codes.join(", "))
            }
            Self::SansRacine => {
                f.write_str("no root: expected an envelope that is part of no other")
            }
        }
    }
}

/// Every problem of a set of envelopes: one by one in the order of entry, then those of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDEnveloppes(Vec<ProblemeDEnveloppe>);

impl ProblemesDEnveloppes {
    pub(super) fn of(problemes: Vec<ProblemeDEnveloppe>) -> Self {
        Self(problemes)
    }

    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDEnveloppe] {
        &self.0
    }
}

impl fmt::Display for ProblemesDEnveloppes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::refus::write_all(f, &self.0)
    }
}

impl core::error::Error for ProblemesDEnveloppes {}

/// Every problem; a code given twice stands for the first envelope that has it.
pub(super) fn find(entrees: &[Enveloppe]) -> Vec<ProblemeDEnveloppe> {
    let mut premiers: BTreeMap<&CodeEnveloppe, (usize, &Enveloppe)> = BTreeMap::new();
    for (numero, enveloppe) in (1_usize..).zip(entrees) {
        premiers.entry(&enveloppe.code).or_insert((numero, enveloppe));
    }
    let mut problemes = Vec::new();
    for (numero, enveloppe) in (1_usize..).zip(entrees) {
        let code = || enveloppe.code.clone();
        if let Some((premiere, _)) = premiers.get(&enveloppe.code)
            && *premiere != numero
        {
            problemes.push(ProblemeDEnveloppe::CodeEnDouble {
                enveloppe: numero,
                premiere: *premiere,
                code: code(),
            });
        }
        if let Some(notifie) = enveloppe.notifie.filter(|montant| montant.is_negative()) {
            problemes.push(ProblemeDEnveloppe::NotifieNegatif {
                enveloppe: numero,
                code: code(),
                notifie,
            });
        }
        let Some(parent) = &enveloppe.parent else { continue };
        match premiers.get(parent) {
            None => problemes.push(ProblemeDEnveloppe::ParentInconnu {
                enveloppe: numero,
                code: code(),
                parent: parent.clone(),
            }),
            Some((_, dessus)) if !dessus.echelon.may_hold(&enveloppe.echelon) => {
                problemes.push(ProblemeDEnveloppe::EchelonInverse {
                    enveloppe: numero,
                    code: code(),
                    echelon: enveloppe.echelon,
                    parent: dessus.echelon,
                });
            }
            Some(_) => {}
        }
    }
    problemes.extend(cycles(&premiers));
    if entrees.iter().all(|enveloppe| enveloppe.parent.is_some()) {
        problemes.push(ProblemeDEnveloppe::SansRacine);
    }
    problemes
}

/// Each circle once, from its smallest code on, in the order of those.
fn cycles(
    premiers: &BTreeMap<&CodeEnveloppe, (usize, &Enveloppe)>,
) -> impl Iterator<Item = ProblemeDEnveloppe> {
    let parent_of = |code: &CodeEnveloppe| premiers.get(code).and_then(|(_, e)| e.parent.as_ref());
    let mut vus: BTreeSet<&CodeEnveloppe> = BTreeSet::new();
    let mut trouves: Vec<Vec<CodeEnveloppe>> = Vec::new();
    for depart in premiers.keys() {
        let mut chemin: Vec<&CodeEnveloppe> = Vec::new();
        let mut courant = Some(*depart);
        while let Some(code) = courant.filter(|code| vus.insert(code)) {
            chemin.push(code);
            courant = parent_of(code);
        }
        // A walk that ends on a code of its own closes a circle there.
        let Some(debut) = courant.and_then(|code| chemin.iter().position(|vu| *vu == code)) else {
            continue;
        };
        let mut codes: Vec<CodeEnveloppe> =
            chemin.get(debut..).into_iter().flatten().map(|code| (*code).clone()).collect();
        let plus_petit = codes.iter().enumerate().min_by_key(|(_, code)| *code);
        let tour = plus_petit.map_or(0, |(rang, _)| rang);
        codes.rotate_left(tour);
        trouves.push(codes);
    }
    trouves.sort_unstable();
    trouves.into_iter().map(|codes| ProblemeDEnveloppe::Cycle { codes })
}
