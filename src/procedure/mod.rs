//! The procedure.

#![deny(clippy::arithmetic_side_effects)]

mod recours;

pub use recours::{
    Cause, Decision, Depot, DepotError, EffetDuSilence, Etat, Evenement, Ouverture, Periode,
    Recours, RecoursError, SansDelai, Verdict,
};
