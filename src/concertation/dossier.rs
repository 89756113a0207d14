//! The participation around a contract, as one record.

use core::fmt;
use core::num::NonZeroU32;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Atelier, ConstatDAtelier, ConstatDeJournee, Depouillement, Journee};
use crate::identifiant::{Nom, Reference};

/// A vote, and below how many people a workshop is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VoteParGommettes {
    /// The question and what was voted.
    pub depouillement: Depouillement,
    /// The threshold, in people.
    pub seuil: NonZeroU32,
}

/// The participation around a contract: workshops and visits, votes by stickers, days of slots.
///
/// [`rapport::concertation`](crate::rapport::concertation) prints it.
///
/// # Wire
/// Unknown fields are refused; each part goes through its own gate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Concertation {
    /// What a reader must know first: that all is fictitious.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avertissement: Option<Nom>,
    /// Seminars, workshops, visits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ateliers: Vec<Atelier>,
    /// Votes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<VoteParGommettes>,
    /// Days of slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journees: Vec<Journee>,
    /// The communes that a day of slots should hear, where they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communes: Vec<Nom>,
}

/// What a record of participation does not tell, or contradicts itself in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ConstatDeConcertation {
    /// Two workshops have one key: what refers to it is of either.
    CleEnDouble(Reference),
    /// A vote is of a workshop that is not told.
    AtelierInconnu(Reference),
    /// Of a workshop.
    Atelier {
        /// Its key.
        cle: Reference,
        /// What.
        constat: ConstatDAtelier,
    },
    /// Of a day of slots.
    Journee {
        /// Its title.
        titre: Nom,
        /// What.
        constat: ConstatDeJournee,
    },
}

impl ConstatDeConcertation {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CleEnDouble(_) => "cle-d-atelier-en-double",
            Self::AtelierInconnu(_) => "atelier-inconnu",
            Self::Atelier { constat, .. } => constat.code(),
            Self::Journee { constat, .. } => constat.code(),
        }
    }
}

impl Concertation {
    /// The workshop of a key: the first that has it.
    #[must_use]
    pub fn atelier(&self, cle: &Reference) -> Option<&Atelier> {
        self.ateliers.iter().find(|atelier| atelier.cle == *cle)
    }

    /// What is not told, or does not tie: keys, then workshops, then days, in their order.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeConcertation> {
        let mut vues = BTreeSet::new();
        let cles = self.ateliers.iter().map(|atelier| &atelier.cle);
        let doubles = cles.filter(|cle| !vues.insert(*cle)).cloned();
        let mut constats: Vec<ConstatDeConcertation> =
            doubles.map(ConstatDeConcertation::CleEnDouble).collect();
        let votes = self.votes.iter().flat_map(|vote| vote.depouillement.urnes());
        let inconnus = votes.map(|(cle, _)| cle).filter(|cle| self.atelier(cle).is_none());
        let inconnus: BTreeSet<&Reference> = inconnus.collect();
        constats.extend(inconnus.into_iter().cloned().map(ConstatDeConcertation::AtelierInconnu));
        for atelier in &self.ateliers {
            let siens = atelier.check().into_iter();
            constats.extend(siens.map(|constat| ConstatDeConcertation::Atelier {
                cle: atelier.cle.clone(),
                constat,
            }));
        }
        for journee in &self.journees {
            let siens = journee.check(&self.communes).into_iter();
            constats.extend(siens.map(|constat| ConstatDeConcertation::Journee {
                titre: journee.titre.clone(),
                constat,
            }));
        }
        constats
    }
}

impl fmt::Display for ConstatDeConcertation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CleEnDouble(cle) => {
                write!(f, "deux ateliers sous la clé {cle}, une seule attendue")
            }
            Self::AtelierInconnu(cle) => write!(f, "vote d’un atelier qui n’est pas décrit, {cle}"),
            Self::Atelier { cle, constat } => write!(f, "atelier {cle}, {constat}"),
            Self::Journee { titre, constat } => write!(f, "{titre}, {constat}"),
        }
    }
}
