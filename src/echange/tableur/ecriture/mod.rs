//! Writing workbooks: of breakdowns, of a yearly report.

mod bilans;
mod classeur;
mod controle;
mod formats;
mod grille;
mod rapport;
mod saisie;

pub use classeur::{ClasseurDeProgrammation, ClasseurEcrit, EcritureError};
pub use rapport::ClasseurDuRapport;
