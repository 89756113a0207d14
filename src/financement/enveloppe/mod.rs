//! Envelopes of credits: a tree of what is notified, what is delegated down, what is attached, what is left.
//!
//! *Enveloppe*: credits notified to a level, by itself or out of a larger one. *Enveloppes*: the tree, or
//! the trees, through one gate. *État des enveloppes*: a stage of a programme attached to them. *Dépassement*:
//! an envelope whose parts, or whose uses, are more than it.

#![deny(clippy::arithmetic_side_effects)]

mod arbre;
mod depassement;
mod echelon;
mod etat;
mod probleme;
mod rattachement;

pub use arbre::{Enveloppe, Enveloppes};
pub use depassement::{Depassement, MotifDeDepassement};
pub use echelon::Echelon;
pub use etat::EtatDEnveloppe;
pub use probleme::{ProblemeDEnveloppe, ProblemesDEnveloppes};
pub use rattachement::{
    EtatDesEnveloppes, HorsEnveloppe, RattachementInconnu, RattachementsInconnus,
};
