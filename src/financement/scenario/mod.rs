//! What-if: provisional decisions over a programme, and the difference of two programmes.
//!
//! *Scenario*: so much instead, from that source, to that action, at one stage. *Difference*: what a
//! programme has more or less than another, by action and source, in signed lines that add up.

#![deny(clippy::arithmetic_side_effects)]

mod application;
mod decision;
mod difference;
mod probleme;

pub use decision::{Decision, Scenario};
pub use difference::{Difference, DifferenceError, LigneDeDifference};
pub use probleme::{
    ProblemeDApplication, ProblemeDeScenario, ProblemesDApplication, ProblemesDeScenario,
};
