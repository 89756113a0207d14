//! The reference model of the French *contrat de ville*.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod bilan;
pub mod contrat;
pub mod controle;
pub mod droit;
pub mod financement;
pub mod identifiant;
pub mod nombre;
pub mod rapport;
mod refus;
mod texte;

pub use nombre::{Arrondi, Decimales, Euros, Somme, Taux};
pub use refus::Refus;
