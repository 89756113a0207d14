//! Public holidays, worked days, delays, and the proof of each deadline. No clock: every day is given.
//!
//! | question | answer |
//! |---|---|
//! | is this a public holiday here? | [`Zone::feries`], [`Zone::feries_on`] |
//! | which is the next worked day, the 30th from now, how many? | [`Jours`] for one date, [`Calendrier`] for a series; both are [`JoursTravailles`] |
//! | when does this delay end? | [`Delai::term`]; with its steps, [`Delai::prove`] |
//! | when must it start at the latest? | [`Delai::latest_start`], [`Delai::starts`] |
//! | when was it, if only the month is known? | [`JourOuMois`] |
//! | and if it was suspended, or started again? | [`Cours`] |
//!
//! The years covered are 1990 to 2099. Outside them an answer is the typed error [`HorsPeriode`], never a
//! guess; so is a territory whose law of public holidays was not read ([`ZoneError::NonLue`]).

#![deny(clippy::arithmetic_side_effects)]

mod calendrier;
mod cours;
mod delai;
mod duree;
mod echeance;
mod erreur;
mod feries;
mod francais;
mod jour;
mod jour_ou_mois;
mod jours;
mod lois;
mod masque;
mod ordre;
mod politique;
mod semaine;
mod zone;

pub use calendrier::Calendrier;
pub use cours::{Cours, CoursError, Incident};
pub use delai::{Decompte, Delai, DelaiError, Report};
pub use duree::{Duree, Unite};
pub(crate) use echeance::reserve;
pub use echeance::{Echeance, Etape, Motif};
pub use erreur::{HorsPeriode, JoursError};
pub use feries::{Ferie, Fete, paques};
pub use francais::EnFrancais;
pub use jour_ou_mois::{JourOuMois, JourOuMoisError};
pub use jours::{Jours, JoursTravailles};
pub use lois::{JoursFrancs, Residence};
pub use ordre::{Ordre, SelonOrdre};
pub use politique::{Politique, PolitiqueError};
pub use semaine::Semaine;
pub use zone::{VendrediSaint, Zone, ZoneError};
