//! Why a year makes no document.

use crate::bilan::ComparaisonError;
use crate::financement::regle::ProblemesDeSubventions;
use crate::financement::{
    DifferenceError, Financeur, Personne, Problemes, ProblemesDApplication, ProblemesDeVentilation,
    RattachementsInconnus, Source,
};
use crate::identifiant::{Annee, CodeEnveloppe, Reference};
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
    /// A plan, or the lines of an action, beyond what one amount can hold.
    #[error(transparent)]
    Montant(#[from] SommeError),
    /// Grants of the year that are below zero, or too large.
    #[error(transparent)]
    Subvention(#[from] ProblemesDeSubventions),
    /// An envelope that is not there.
    #[error(transparent)]
    Rattachement(#[from] RattachementsInconnus),
    /// A source attached twice, to two envelopes or to one.
    #[error(
        "source « {en_double} »: attached to {un}, then to {autre}, expected one envelope, once"
    )]
    DeuxEnveloppes {
        /// The source.
        en_double: Box<Source>,
        /// An envelope.
        un: CodeEnveloppe,
        /// Another.
        autre: CodeEnveloppe,
    },
    /// A convention told twice: two answers to one question.
    #[error("convention of {autorite} with {beneficiaire}: told twice, expected once")]
    ConventionEnDouble {
        /// Who grants.
        autorite: Financeur,
        /// Who is paid.
        beneficiaire: Personne,
    },
    /// A source told to be public, or not, twice.
    #[error(
        "plan « {titre} », source « {en_double} »: told twice whether it is public, expected once"
    )]
    SourcePubliqueEnDouble {
        /// The title of the plan.
        titre: String,
        /// The source.
        en_double: Box<Source>,
    },
    /// The campaign of another year.
    #[error("campaign of {campagne}: expected that of {annee}")]
    AutreCampagne {
        /// The year of the campaign.
        campagne: Annee,
        /// The year.
        annee: Annee,
    },
    /// The year before is not before.
    #[error("year before: {avant}, expected one before {annee}")]
    AnneeDAvant {
        /// The year that is given as the one before.
        avant: Annee,
        /// The year.
        annee: Annee,
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
