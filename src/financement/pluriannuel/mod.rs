//! A convention over several years: what is committed and what may be paid, year by year.

#![deny(clippy::arithmetic_side_effects)]

mod convention;
mod probleme;

pub use convention::{Annuite, ConventionPluriannuelle, RythmeDEngagement};
pub use probleme::{EchelonnementError, ProblemeDeConvention, ProblemesDeConvention};
