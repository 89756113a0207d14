//! Values of every public type, with what serde and a validator say of each.

mod fabriquees;
pub mod hasard;
pub mod mutation;
pub mod regles;
pub mod semence;
pub mod tirage;
pub mod types;
