//! How long a contract runs: by the law, by what extended it, by a circular, and as documents print it.
//!
//! | type | what it is |
//! |---|---|
//! | [`DureeLegale`] | the term that the law of 2014 gives |
//! | [`DureeDuContrat`] | the facts: territory, signature, what documents print, updates |
//! | [`EtapeDeDuree`] | one term and the text that gives it |
//! | [`ConstatDeDuree`] | where a document prints another one, or texts give two |

#![deny(clippy::arithmetic_side_effects)]

mod base;
mod constat;
mod contrat;
mod imprimee;
mod legale;

pub use base::{BaseDeDuree, EtapeDeDuree, LectureDeDuree, MiseAJour, TerritoireDuContrat};
pub use constat::ConstatDeDuree;
pub use contrat::{DureeDuContrat, EtatDeRevoyure};
pub use imprimee::{DureeImprimee, DureeImprimeeError};
pub use legale::{DureeError, DureeLegale};
