//! Figures from sources outside this crate: the public report of 2023, by hand from its pages.

mod cas;
mod rapport;

use contrat_de_ville::controle::Releve;

/// The record of the case, as the example reads it.
fn releve() -> Releve {
    serde_json::from_str(include_str!("../../examples/donnees/cabbalr-2023.json")).unwrap()
}
