//! The contract: its generation, its piliers and themes, its transversal priorities.
//!
//! | generation | first level | second level |
//! |---|---|---|
//! | 2015–2023 | four [`Pilier`]s | fourteen [`SousThemeDePilier`]s |
//! | *Engagements Quartiers 2030* | six [`Theme`]s | twenty-five [`SousTheme`]s |
//!
//! Codes and labels are those of the national lists. Labels met in real files are read by `read`,
//! which accepts other wordings but never guesses; the wire has the French snake-case names.

mod classement;
mod duree;
pub(crate) mod libelle;
mod pilier;
mod theme;

pub use classement::{Classement, Generation, Thematique, Transversal};
pub use duree::{DureeError, DureeLegale};
pub use libelle::{LibelleError, LibelleMotif};
pub use pilier::{Pilier, SousThemeDePilier};
pub use theme::{PilierAnnonce, SousTheme, Theme};
