//! Figures from sources outside this crate: the public report of 2023, by hand from its pages; and what is
//! printed of it.

mod annuel;
mod cas;
mod concertation;
mod enveloppes;
mod procedure;
mod programmation;
mod rapport;
mod strategie;
mod territoire;

use std::path::Path;

use contrat_de_ville::controle::Releve;

/// The record of the case, as the example reads it.
fn releve() -> Releve {
    serde_json::from_str(include_str!("../../examples/donnees/cabbalr-2023.json")).unwrap()
}

/// Holds a text to the file of that name; `UPDATE_GOLDEN=1` rewrites it, and the diff is reviewed.
#[track_caller]
fn golden(nom: &str, texte: &str) {
    let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(nom);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&chemin, texte).unwrap();
    }
    let attendu = std::fs::read_to_string(&chemin).unwrap();
    assert!(texte == attendu, "{nom} changed; UPDATE_GOLDEN=1 rewrites it:\n{texte}");
}
