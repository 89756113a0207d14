//! The territory of a contract: its quarters and the list that is law on a day.

#![deny(clippy::arithmetic_side_effects)]

mod effet;
mod epci;
mod filiation;
#[cfg(feature = "geometrie")]
pub mod geometrie;
mod lignee;
mod liste;
mod millesime;
mod problemes;
mod quartier;

pub use effet::Effet;
pub use epci::{Epci, EvenementEpci};
pub use lignee::{Lignee, LigneeError, ProblemeDeLignee, ProblemesDeLignee};
pub use liste::{Inscription, InscriptionError, Liste, ProblemeDeListe, ProblemesDeListe};
pub use millesime::{Millesime, MillesimeError};
use problemes::problemes;
pub use quartier::{Alentour, Quartier};
