//! The files that people exchange, each behind the feature of its format.

mod agenda;

pub use agenda::Agenda;
