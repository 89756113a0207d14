//! The wire of a suivi: every problem of every action at once.

use core::fmt;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::suivi::misplaced;
use super::{Evenement, Parcours, ParcoursError, Suivi};
use crate::contrat::Generation;
use crate::financement::{Action, Probleme};
use crate::identifiant::{Annee, CodeContrat, Reference};

/// What is wrong in a suivi that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDeSuivi {
    /// An action that a programme would refuse.
    Action(Probleme),
    /// Events that are not a life.
    Parcours {
        /// Number of the action, from 1.
        action: usize,
        /// Its reference.
        reference: Reference,
        /// Why.
        cause: ParcoursError,
    },
}

impl fmt::Display for ProblemeDeSuivi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(probleme) => probleme.fmt(f),
            Self::Parcours { action, reference, cause } => {
                write!(f, "action {action} ({reference}): {cause}")
            }
        }
    }
}

/// Every problem of a suivi that is read, in the order of its actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeSuivi(Vec<ProblemeDeSuivi>);

impl ProblemesDeSuivi {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeSuivi] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeSuivi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::erreur::write_list(&self.0, f)
    }
}

impl core::error::Error for ProblemesDeSuivi {}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Suivi", deny_unknown_fields)]
pub(super) struct SuiviBrut {
    contrat: CodeContrat,
    annee: Annee,
    generation: Generation,
    actions: Vec<ActionSuivie>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ActionSuivie {
    action: Action,
    evenements: Vec<Evenement>,
}

impl TryFrom<SuiviBrut> for Suivi {
    type Error = ProblemesDeSuivi;

    fn try_from(brut: SuiviBrut) -> Result<Self, Self::Error> {
        let mut suivi = Self::new(brut.contrat, brut.annee, brut.generation);
        let mut numeros: HashMap<Reference, usize> = HashMap::new();
        let mut problemes = Vec::new();
        for (numero, ActionSuivie { action, evenements }) in (1_usize..).zip(brut.actions) {
            let reference = action.reference.clone();
            let premiere = *numeros.entry(reference.clone()).or_insert(numero);
            if premiere != numero {
                problemes.push(ProblemeDeSuivi::Action(Probleme::ReferenceEnDouble {
                    action: numero,
                    premiere,
                    reference: reference.clone(),
                }));
            }
            let deplaces = misplaced(&suivi, &action, numero);
            problemes.extend(deplaces.into_iter().map(ProblemeDeSuivi::Action));
            match Parcours::try_from(evenements) {
                Ok(parcours) => {
                    suivi.actions.insert(reference, (action, parcours));
                }
                Err(cause) => {
                    problemes.push(ProblemeDeSuivi::Parcours { action: numero, reference, cause });
                }
            }
        }
        if problemes.is_empty() { Ok(suivi) } else { Err(ProblemesDeSuivi(problemes)) }
    }
}

impl From<Suivi> for SuiviBrut {
    fn from(suivi: Suivi) -> Self {
        let (contrat, annee, generation) = (suivi.contrat(), suivi.annee(), suivi.generation());
        let actions = suivi.actions.into_values();
        Self {
            contrat,
            annee,
            generation,
            actions: actions
                .map(|(action, parcours)| ActionSuivie { action, evenements: parcours.into() })
                .collect(),
        }
    }
}
