//! Who signs a contract: the parties that the law names, and others.

#![deny(clippy::arithmetic_side_effects)]

mod constat;
mod partie;
mod signataires;

pub use constat::{ConstatDeSignataires, Echelle, SignatairesAttendus};
pub use partie::{NatureDePartie, Partie, RoleLegal};
pub use signataires::{Signataire, SignataireEnDouble, Signataires};
