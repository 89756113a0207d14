//! The life of an action: one state, one table of transitions, facts that are taken in one by one, and the
//! money that each of them moves.

#![deny(clippy::arithmetic_side_effects)]

mod anomalie;
mod effet;
mod erreur;
mod etat;
mod evenement;
mod libelle;
mod montants;
mod parcours;
mod reprise;
mod suivi;
mod suivi_fil;
mod totaux;
mod transition;

pub use anomalie::Anomalie;
pub use erreur::{EvenementRefuse, ParcoursError, RepriseExcessive};
pub use etat::Etat;
pub use evenement::{Evenement, Fait, GenreDeFait};
pub use libelle::{ProblemeDeLibelle, ProblemesDeLibelles};
pub use montants::{Montants, MontantsError, ProblemeDeMontant};
pub use parcours::Parcours;
pub use reprise::{Contradiction, Reprise, RepriseError};
pub use suivi::{Suivi, SuiviError};
pub use suivi_fil::{ProblemeDeSuivi, ProblemesDeSuivi};
pub use totaux::Ecriture;
