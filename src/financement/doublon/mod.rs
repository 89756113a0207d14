//! Payments that stand twice, by a stated rule; kept or merged as the caller says, never dropped in silence.
#![deny(clippy::arithmetic_side_effects)]

mod liste;
mod regle;

pub use liste::{Doublons, LigneRepetee, Tri};
pub use regle::{Critere, RegleDeDoublon, RegleDeDoublonError};
