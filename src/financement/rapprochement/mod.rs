//! Requests and payments matched by reference: exactly, or by *dossier*. Nothing is matched because it looks alike.
#![deny(clippy::arithmetic_side_effects)]

mod cle;
mod groupe;
mod partage;
mod paye;
mod resultat;

pub use cle::{CleDeRapprochement, CleRapprochee};
pub use groupe::{DemandeARapprocher, Groupe, VersementRapproche};
pub use partage::{PartDeVersement, Partage, PartageError, RegleDePartage};
pub use paye::LignePayee;
pub use resultat::Rapprochement;
