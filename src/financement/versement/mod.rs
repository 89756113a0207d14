//! What was paid: payments, and the raw rows of open data that they are read from.
//!
//! A payment of several contracts stays under all of them: it is told, never split by itself.
#![deny(clippy::arithmetic_side_effects)]

mod brut;
mod contrats;
mod lecture;
mod paiement;
mod probleme;
mod valeur;

pub use brut::VersementBrut;
pub use contrats::{CelluleDeContrats, ContratRepete, ContratsPayes};
pub use lecture::VersementsLus;
pub use paiement::Versement;
pub use probleme::{CauseDeVersement, ChampDeVersement, ProblemeDeVersement, ProblemesDeVersement};
pub use valeur::ValeurBrute;
