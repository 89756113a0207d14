//! The count of a vote, workshop by workshop.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Bulletin, CompteDesVoix, Question, ReleveDeVoix, ReleveDeVoixError};
use crate::identifiant::Reference;

/// What a workshop voted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urne {
    /// Its sheets.
    Bulletins(Vec<Bulletin>),
    /// Only its counts.
    Comptes(ReleveDeVoix),
}

/// A workshop and what it voted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtelierDepouille {
    /// The key of the workshop.
    pub atelier: Reference,
    /// What it voted.
    pub urne: Urne,
}

/// A question and what each workshop voted on it. The question is given first and cannot change afterwards; the order
/// of workshops, of sheets, of stickers and of answers is not kept, and changes nothing. Of the answers of a sheet each
/// is kept once, without the blanks around it.
///
/// # Wire
/// `{"question": …, "ateliers": [{"atelier": "juin", "urne": {"bulletins": […]}}]}`; an urn is `bulletins` or
/// `comptes`. One workshop twice is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::Depouillement;
///
/// let depouillement: Depouillement = serde_json::from_str(r#"{
///     "question": {
///         "texte": "Vos 2 thématiques ?", "au_plus": 2, "cumul": "un_par_theme", "reponses_libres": "fermees",
///         "themes": [{"cle": "A", "titre": "mobilité"}, {"cle": "B", "titre": "santé"}, {"cle": "C", "titre": "emploi"}]
///     },
///     "ateliers": [
///         {"atelier": "juin", "urne": {"bulletins": [{"gommettes": ["A", "B"]}, {"gommettes": ["A", "B", "C"]}]}},
///         {"atelier": "septembre", "urne": {"comptes": {"personnes": 4, "voix": [
///             {"theme": "A", "gommettes": 2}, {"theme": "B", "gommettes": 2}, {"theme": "C", "gommettes": 4}]}}}
///     ]
/// }"#)?;
/// let total = depouillement.total();
/// assert_eq!((total.personnes(), total.gommettes(), total.a_part().trop_de_gommettes), (5, 10, 1));
/// let rangs: Vec<_> = total.ranking().iter().map(|ligne| (ligne.rang, ligne.theme.lettre())).collect();
/// assert_eq!(rangs, [(1, 'C'), (2, 'A'), (2, 'B')]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DepouillementBrut", into = "DepouillementBrut")]
pub struct Depouillement {
    question: Question,
    urnes: BTreeMap<Reference, Urne>,
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DepouillementBrut {
    question: Question,
    ateliers: Vec<AtelierDepouille>,
}

impl TryFrom<DepouillementBrut> for Depouillement {
    type Error = DepouillementError;

    fn try_from(brut: DepouillementBrut) -> Result<Self, DepouillementError> {
        let mut depouillement = Self::new(brut.question);
        for AtelierDepouille { atelier, urne } in brut.ateliers {
            depouillement.count(atelier, urne)?;
        }
        Ok(depouillement)
    }
}

impl From<Depouillement> for DepouillementBrut {
    fn from(depouillement: Depouillement) -> Self {
        let urnes = depouillement.urnes.into_iter();
        let ateliers = urnes.map(|(atelier, urne)| AtelierDepouille { atelier, urne }).collect();
        Self { question: depouillement.question, ateliers }
    }
}

/// Why a workshop is not counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DepouillementError {
    /// It is counted already.
    #[error("workshop {0}: its vote was given before, expected once")]
    AtelierEnDouble(Reference),
    /// The fate of a sheet hangs on what the question does not say.
    #[error(
        "workshop {atelier}: a sheet of {} stickers and {} answers hangs on what the rule does not say: \
         expected the rule to say whether several stickers may be on one theme, and whether answers are open",
        bulletin.gommettes.len(), bulletin.answers().count()
    )]
    RegleNonDite {
        /// The workshop.
        atelier: Reference,
        /// The sheet.
        bulletin: Bulletin,
    },
    /// Its counts cannot come from a vote under the question.
    #[error("workshop {atelier}: {cause}")]
    Comptes {
        /// The workshop.
        atelier: Reference,
        /// Why.
        cause: ReleveDeVoixError,
    },
}

/// Why two counts are not one. Both are in the refusal, as they were.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FusionError {
    /// They are of two questions, or of one under two rules.
    #[error(
        "votes on {:?} and on {:?}: expected one question under one rule",
        premier.question.texte().as_str(),
        second.question.texte().as_str()
    )]
    QuestionsDifferentes {
        /// The first.
        premier: Box<Depouillement>,
        /// The second.
        second: Box<Depouillement>,
    },
    /// A workshop is in both.
    #[error("workshop {atelier} is in both counts, expected in one")]
    AtelierEnDouble {
        /// The workshop: of several, the first by key.
        atelier: Reference,
        /// The first.
        premier: Box<Depouillement>,
        /// The second.
        second: Box<Depouillement>,
    },
}

impl Depouillement {
    /// A question on which nobody has voted yet.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, urnes: BTreeMap::new() }
    }

    /// Counts a workshop.
    ///
    /// # Errors
    /// [`DepouillementError`] if it is counted already, if its counts cannot come from a vote under the question, or if
    /// the fate of a sheet hangs on what the question does not say; nothing is counted then.
    pub fn count(&mut self, atelier: Reference, urne: Urne) -> Result<(), DepouillementError> {
        let place = match self.urnes.entry(atelier) {
            Entry::Vacant(place) => place,
            Entry::Occupied(place) => {
                return Err(DepouillementError::AtelierEnDouble(place.key().clone()));
            }
        };
        let urne = match urne {
            Urne::Comptes(mut releve) => {
                if let Err(cause) = releve.count(&self.question) {
                    return Err(DepouillementError::Comptes { atelier: place.into_key(), cause });
                }
                releve.voix.sort_unstable();
                Urne::Comptes(releve)
            }
            // The order in which sheets were handed in could tell whose they are.
            Urne::Bulletins(mut bulletins) => {
                for bulletin in &mut bulletins {
                    if self.question.judge(bulletin).is_none() {
                        let (atelier, bulletin) = (place.into_key(), bulletin.clone());
                        return Err(DepouillementError::RegleNonDite { atelier, bulletin });
                    }
                    let dites: BTreeSet<&str> = bulletin.answers().collect();
                    bulletin.reponses = dites.into_iter().map(str::to_owned).collect();
                    bulletin.gommettes.sort_unstable();
                }
                bulletins.sort_unstable();
                Urne::Bulletins(bulletins)
            }
        };
        place.insert(urne);
        Ok(())
    }

    /// The workshops of both, in any order.
    ///
    /// # Errors
    /// [`FusionError`] if they are not of one question under one rule, or if a workshop is in both.
    pub fn merge(mut self, autre: Self) -> Result<Self, FusionError> {
        if self.question != autre.question {
            let (premier, second) = (Box::new(self), Box::new(autre));
            return Err(FusionError::QuestionsDifferentes { premier, second });
        }
        let double = self.urnes.keys().find(|cle| autre.urnes.contains_key(*cle)).cloned();
        if let Some(atelier) = double {
            let (premier, second) = (Box::new(self), Box::new(autre));
            return Err(FusionError::AtelierEnDouble { atelier, premier, second });
        }
        self.urnes.extend(autre.urnes);
        Ok(self)
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// What each workshop voted, by key.
    pub fn urnes(&self) -> impl Iterator<Item = (&Reference, &Urne)> {
        self.urnes.iter()
    }

    /// The stickers of each workshop, by key.
    pub fn comptes(&self) -> impl Iterator<Item = (&Reference, CompteDesVoix)> {
        self.urnes.iter().map(|(atelier, urne)| (atelier, self.compte_de(urne)))
    }

    /// The stickers of a workshop; `None` if it is not counted.
    #[must_use]
    pub fn compte(&self, atelier: &str) -> Option<CompteDesVoix> {
        self.urnes.get(atelier).map(|urne| self.compte_de(urne))
    }

    /// The stickers of all workshops.
    #[must_use]
    pub fn total(&self) -> CompteDesVoix {
        self.comptes()
            .fold(CompteDesVoix::empty(&self.question), |total, (_, compte)| total.merge(&compte))
    }

    fn compte_de(&self, urne: &Urne) -> CompteDesVoix {
        match urne {
            Urne::Bulletins(bulletins) => CompteDesVoix::of(&self.question, bulletins),
            // The gate has counted it once.
            Urne::Comptes(releve) => releve
                .count(&self.question)
                .unwrap_or_else(|_| CompteDesVoix::empty(&self.question)),
        }
    }
}
