//! Every legal text that the crate relies on, once.
//!
//! A rule of law is cited by its [`Regle`]: the text, its article, since when, how it was read and how
//! sure that is. Nothing marked [`Confiance::Memoire`] is presented as verified, and a question about a
//! day for which the text was not read says so ([`Texte::lecture_on`]).

mod regle;
mod texte;

pub use regle::{Regle, RegleError};
pub use texte::{Confiance, Lecture, Texte};
