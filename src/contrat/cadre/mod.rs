//! What a contract aims at: its frame as a tree, and the slide that sets it beside what others asked for.
//!
//! | type | what it is |
//! |---|---|
//! | [`Cadre`] | enjeux, their ambitions, their objectifs, the transversal ones, and how many a document says there are |
//! | [`DetailDeNiveau`] | whether a level is listed whole, in part, or only counted |
//! | [`ConstatDeCadre`] | where what is listed and what is counted disagree, or does not tell |
//! | [`MiseEnRegard`] | piliers announced by the State, axes of the local project, proposals of an evaluation |

#![deny(clippy::arithmetic_side_effects)]

mod arbre;
mod constat;
mod erreur;
mod niveau;
mod regard;

pub use arbre::{Ambition, Cadre, Enjeu, EnjeuTransversal};
pub use constat::ConstatDeCadre;
pub use erreur::CadreError;
pub use niveau::{DetailDeNiveau, Effectifs, NiveauDeCadre};
pub use regard::{EntreeDeRegard, LienDeRegard, MiseEnRegard, MiseEnRegardError};
