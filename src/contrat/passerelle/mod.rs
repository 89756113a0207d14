//! From the piliers of 2015–2023 to the themes of 2024–2030, under weights that the caller states.
//!
//! No national table is known, and the crate has none: whoever carries amounts across gives the table and its
//! source. What went whole and what rests on a weight are never added up without saying so.

#![deny(clippy::arithmetic_side_effects)]

mod passage;
mod probleme;
mod table;

pub use passage::{
    EgaliteDePassage, MotifDeReste, PartPassee, Passage, PassageError, ResteDePassage,
    SelonFondement,
};
pub use probleme::{ProblemeDePasserelle, ProblemesDePasserelle};
pub use table::{CibleDePasserelle, Fondement, OrigineDePasserelle, Passerelle};
