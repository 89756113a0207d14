//! Writing a workbook of breakdowns.

mod bilans;
mod classeur;
mod controle;
mod formats;
mod grille;
mod saisie;

pub use classeur::{ClasseurDeProgrammation, ClasseurEcrit, EcritureError};
