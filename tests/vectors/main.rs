//! Inputs with their expected answers, right and nearly right; error texts once a variant.

mod audit;
mod bilan;
mod codes;
mod lecture;
mod libelles;
mod programmation;
mod releve;
