//! Writing workbooks: the breakdowns of a programme, a yearly report.

mod bilans;
mod case;
mod classeur;
mod controle;
mod formats;
mod grille;
mod plume;
mod rapport;
mod saisie;

pub use classeur::{ClasseurDeProgrammation, ClasseurEcrit, EcritureError};
pub use rapport::{ClasseurDuRapport, PartieNonEcrite, RapportEcrit};
