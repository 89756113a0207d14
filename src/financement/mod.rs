//! The money: sources, actions, lines of one stage, the programme of a year.
//!
//! *Source*: who pays, through which scheme. *Action*: what is funded, and who carries it. *Ligne*: one
//! amount of one [`Stade`]. *Programmation*: the actions and lines of a contract and a year.
//! *Tranche*: its lines of one stage, the only way to a bilan. *Parcours*: the life of one action, fact by
//! fact, and the lines that it writes. *Suivi*: the actions of a contract and a year with their lives.

mod abattement;
mod action;
mod axe;
mod campagne;
mod cycle;
mod desserte;
mod dispositif;
mod financeur;
mod imputation;
mod ligne;
mod pluriannuel;
mod programmation;
mod saisie;
mod source;
mod ventilee;

pub use abattement::{AbattementError, LieuDuBien, abattement_latest_signature};
pub use action::{Action, NatureOperateur, Operateur};
pub use axe::{
    Axe, ParAction, ParOperateur, ParQuartier, ParSource, ParThematique, SelonAction, SelonSource,
    Vue,
};
pub use campagne::{
    AnomalieDeCampagne, AvisDeComite, Campagne, EtapeDeCampagne, Jalon, JalonError,
};
pub use cycle::{
    Anomalie, Contradiction, Depassement, Etat, Evenement, EvenementRefuse, Fait, GenreDeFait,
    Montants, MontantsError, Mouvement, Parcours, ParcoursError, ProblemeDeLibelle,
    ProblemeDeMontant, ProblemeDeSuivi, ProblemesDeLibelles, ProblemesDeSuivi, Reprise,
    RepriseError, Suivi, SuiviError,
};
pub use desserte::{Critere, Desserte};
pub use dispositif::{AxeFcs, Dispositif};
pub use financeur::{Financeur, NatureFinanceur};
pub use imputation::{Imputation, ImputationError};
pub use ligne::{Ligne, LigneVentilee, Stade};
pub use pluriannuel::{
    Annuite, ConventionPluriannuelle, EchelonnementError, ProblemeDeConvention,
    ProblemesDeConvention, RythmeDEngagement,
};
pub use programmation::{Lot, Programmation, Tranche};
pub use saisie::{Probleme, Problemes, Saisie};
pub use source::{Credits, Programme, ProgrammeError, Section, Source, SourceError};
pub use ventilee::{
    ProblemeDeVentilation, ProblemesDeVentilation, ProgrammationVentilee, TrancheVentilee,
};
