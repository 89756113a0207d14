//! Real open data, read from the folder that `CDV_OPEN_DATA` names.
//!
//! Not set, each test says so and passes; set and missing is a failure.

mod codes;
mod echeances;
mod feries;
#[cfg(feature = "geometrie")]
mod geometrie;
#[cfg(all(feature = "geometrie", feature = "html"))]
mod page_carte;
mod paiements;
mod projets;
#[cfg(feature = "scdl")]
mod scdl;
mod territoire;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Once;

static SAID: Once = Once::new();

/// The folder, or `None` when the variable is not set.
fn folder() -> Option<PathBuf> {
    let Some(dossier) = std::env::var_os("CDV_OPEN_DATA") else {
        // Not `println`: the output of a test that passes is not shown.
        SAID.call_once(|| {
            let _ =
                std::io::stderr().write_all(b"\nCDV_OPEN_DATA is not set: real data is not read\n");
        });
        return None;
    };
    let dossier = PathBuf::from(dossier);
    assert!(dossier.is_dir(), "CDV_OPEN_DATA names no folder: {}", dossier.display());
    Some(dossier)
}

/// A file of the folder; `None` when the variable is not set, a failure when the file is missing.
fn read(chemin: &str) -> Option<String> {
    let chemin = folder()?.join(chemin);
    Some(
        std::fs::read_to_string(&chemin)
            .unwrap_or_else(|error| panic!("{}: {error}", chemin.display())),
    )
}

/// The rows of a CSV file, each by its header.
fn rows(chemin: &str) -> Option<Vec<std::collections::HashMap<String, String>>> {
    let texte = read(chemin)?;
    let mut lecteur = csv::Reader::from_reader(texte.as_bytes());
    Some(lecteur.deserialize().collect::<Result<_, _>>().unwrap())
}
