//! Why a year makes no document.

use crate::bilan::ComparaisonError;
use crate::financement::regle::ProblemesDeSubventions;
use crate::financement::{
    DifferenceError, Problemes, ProblemesDApplication, ProblemesDeVentilation,
    RattachementsInconnus, Source,
};
use crate::identifiant::{CodeEnveloppe, Reference};
use crate::nombre::SommeError;

/// Why a year makes no document: a part that contradicts another.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ExerciceError {
    /// A life is asked for, of an action that is not there.
    #[error("life of action {:?}: no such action", .0.as_str())]
    ActionInconnue(Reference),
    /// The actions make no programme.
    #[error(transparent)]
    Programmation(#[from] Problemes),
    /// A plan beyond what one amount can hold.
    #[error(transparent)]
    Plan(#[from] SommeError),
    /// Grants of the year that are below zero, or too large.
    #[error(transparent)]
    Subvention(#[from] ProblemesDeSubventions),
    /// An envelope that is not there.
    #[error(transparent)]
    Rattachement(#[from] RattachementsInconnus),
    /// A source attached to two envelopes.
    #[error("source « {en_double} »: attached to two envelopes, {un} and {autre}")]
    DeuxEnveloppes {
        /// The source.
        en_double: Box<Source>,
        /// An envelope.
        un: CodeEnveloppe,
        /// Another.
        autre: CodeEnveloppe,
    },
    /// A scenario that the programme cannot take.
    #[error("scenario « {nom} »: {cause}")]
    Scenario {
        /// The scenario.
        nom: String,
        /// Why.
        cause: ProblemesDApplication,
    },
    /// A scenario has no difference from its base.
    #[error(transparent)]
    Difference(#[from] DifferenceError),
    /// Two years that are not comparable.
    #[error(transparent)]
    Comparaison(#[from] ComparaisonError),
    /// A line that cannot be split over the quarters of its action.
    #[error(transparent)]
    Ventilation(#[from] ProblemesDeVentilation),
}
