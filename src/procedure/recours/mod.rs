//! Appeals against an act: a timeline that takes events one by one, and always answers what is open,
//! until when, and why.

mod depot;
mod erreur;
mod etat;
mod evenement;
mod fil;
mod periode;

pub use depot::{Depot, DepotError};
pub use erreur::RecoursError;
pub use etat::{Etat, Ouverture, SansDelai};
pub use evenement::{EffetDuSilence, Evenement, Voie};
pub use fil::{Decision, Recours};
pub use periode::{Cause, Periode, Verdict};
