//! The participation around a contract, as one record.

use core::fmt;
use core::num::NonZeroU32;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Atelier, ConstatDAtelier, ConstatDeJournee, Cumul, Depouillement, Journee, Question,
    ReponsesLibres,
};
use crate::identifiant::{Nom, Reference};
use crate::temps::EnFrancais;

/// A vote, and below how many people a group is not shown.
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
    /// Questions that were put to a vote of which nothing else is printed: no result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Votes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<VoteParGommettes>,
    /// Days of slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journees: Vec<Journee>,
}

/// What a record of participation does not tell, or contradicts itself in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum ConstatDeConcertation {
    /// Two workshops have one key: what refers to it is of either.
    #[serde(rename = "CLE-D-ATELIER-EN-DOUBLE")]
    CleEnDouble(Reference),
    /// A vote is of a workshop that is not told.
    AtelierInconnu(Reference),
    /// One question is there twice: two tables of one vote may give back by a difference what each does not show.
    QuestionEnDouble(Nom),
    /// It is not printed whether a person may put several stickers on one theme.
    CumulNonDit(Nom),
    /// It is not printed whether a sheet has room for an answer.
    ReponsesNonDites(Nom),
    /// No result is printed.
    ResultatsNonDits(Nom),
    /// Of a workshop.
    #[serde(rename = "atelier")]
    Atelier {
        /// Its key.
        cle: Reference,
        /// What.
        constat: ConstatDAtelier,
    },
    /// Of a day of slots.
    #[serde(rename = "journee")]
    Journee {
        /// Its title.
        titre: Nom,
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// What.
        constat: ConstatDeJournee,
    },
}

impl ConstatDeConcertation {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CleEnDouble(_) => "CLE-D-ATELIER-EN-DOUBLE",
            Self::AtelierInconnu(_) => "ATELIER-INCONNU",
            Self::QuestionEnDouble(_) => "QUESTION-EN-DOUBLE",
            Self::CumulNonDit(_) => "CUMUL-NON-DIT",
            Self::ReponsesNonDites(_) => "REPONSES-NON-DITES",
            Self::ResultatsNonDits(_) => "RESULTATS-NON-DITS",
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

    /// The questions put to a vote: those without a result, then those of votes.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        let votees = self.votes.iter().map(|vote| vote.depouillement.question());
        self.questions.iter().chain(votees)
    }

    /// What is not told, or does not tie: keys, then questions, workshops and days, in their order.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeConcertation> {
        let mut vues = BTreeSet::new();
        let cles = self.ateliers.iter().map(|atelier| &atelier.cle);
        let doubles = cles.filter(|cle| !vues.insert(*cle)).cloned();
        let mut constats: Vec<ConstatDeConcertation> =
            doubles.map(ConstatDeConcertation::CleEnDouble).collect();
        let votes = self.votes.iter().flat_map(|vote| vote.depouillement.urnes());
        let inconnus = votes.map(|(cle, _)| cle).filter(|cle| !vues.contains(cle));
        let inconnus: BTreeSet<&Reference> = inconnus.collect();
        constats.extend(inconnus.into_iter().cloned().map(ConstatDeConcertation::AtelierInconnu));
        self.check_questions(&mut constats);
        for atelier in &self.ateliers {
            let siens = atelier.check().into_iter();
            constats.extend(siens.map(|constat| ConstatDeConcertation::Atelier {
                cle: atelier.cle.clone(),
                constat,
            }));
        }
        for journee in &self.journees {
            let siens = journee.check().into_iter();
            constats.extend(siens.map(|constat| ConstatDeConcertation::Journee {
                titre: journee.titre.clone(),
                jour: journee.jour,
                constat,
            }));
        }
        constats
    }

    fn check_questions(&self, constats: &mut Vec<ConstatDeConcertation>) {
        let mut vues = BTreeSet::new();
        for question in self.questions() {
            let texte = question.texte();
            let tels = [
                (!vues.insert(texte), ConstatDeConcertation::QuestionEnDouble as fn(Nom) -> _),
                (question.cumul() == Cumul::NonDit, ConstatDeConcertation::CumulNonDit),
                (
                    question.reponses_libres() == ReponsesLibres::NonDit,
                    ConstatDeConcertation::ReponsesNonDites,
                ),
            ];
            let tels = tels.into_iter().filter(|(tient, _)| *tient);
            constats.extend(tels.map(|(_, constat)| constat(texte.clone())));
        }
        let sans_votes =
            self.votes.iter().filter(|vote| vote.depouillement.urnes().next().is_none());
        let muettes = sans_votes.map(|vote| vote.depouillement.question());
        let muettes = self.questions.iter().chain(muettes).map(|question| question.texte().clone());
        constats.extend(muettes.map(ConstatDeConcertation::ResultatsNonDits));
    }
}

impl fmt::Display for ConstatDeConcertation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CleEnDouble(cle) => {
                write!(f, "deux ateliers sous la clé {cle}, une seule attendue")
            }
            Self::AtelierInconnu(cle) => write!(f, "vote d’un atelier qui n’est pas décrit, {cle}"),
            Self::QuestionEnDouble(texte) => write!(f, "« {texte} », question posée deux fois"),
            Self::CumulNonDit(texte) => write!(
                f,
                "« {texte} », non dit si une personne peut mettre plusieurs gommettes sur un thème"
            ),
            Self::ReponsesNonDites(texte) => {
                write!(f, "« {texte} », non dit si la feuille a une place pour une réponse libre")
            }
            Self::ResultatsNonDits(texte) => write!(f, "« {texte} », résultats non dits"),
            Self::Atelier { cle, constat } => write!(f, "atelier {cle}, {constat}"),
            Self::Journee { titre, jour, constat } => {
                write!(f, "{titre}, {}, {constat}", EnFrancais(*jour))
            }
        }
    }
}
