//! The financing plan of one operation.

#![deny(clippy::arithmetic_side_effects)]

mod calcul;
mod controle;
mod entree;
mod porte;

pub use calcul::{PartDeSource, Plan};
pub use entree::{
    Charge, Compte, CompteError, EntreeDePlan, Origine, Produit, StatutDeProduit, Valorisation,
};
pub use porte::{ListeDuPlan, ProblemeDePlan, ProblemesDePlan};
