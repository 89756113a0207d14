//! Inputs with their expected answers, right and nearly right; error texts once a variant.

mod audit;
mod bilan;
mod codes;
mod conseil;
mod conseil_constats;
mod lecture;
mod libelles;
mod programmation;
mod releve;
