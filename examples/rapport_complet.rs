//! The whole yearly report of the case: `target/rapport-2023.html`, one page that prints, the same as Markdown, and what
//! the check of the report finds.
//!
//! `cargo run --features html --example rapport_complet`, or with a record of your own as its argument.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::page;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(chemin: &Path) -> Result<T, Box<dyn Error>> {
    let texte = fs::read_to_string(chemin).map_err(|e| format!("{}: {e}", chemin.display()))?;
    serde_json::from_str(&texte).map_err(|e| format!("{}: {e}", chemin.display()).into())
}

/// The case: the record of the report, and those of its strategy, its participation, its figures, its territory and
/// its procedure.
fn cas() -> Result<RapportAnnuel, Box<dyn Error>> {
    let donnees = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/donnees");
    let mut rapport: RapportAnnuel = read(&donnees.join("cabbalr-2023-rapport.json"))?;
    rapport.strategie = Some(read(&donnees.join("cabbalr-strategie.json"))?);
    rapport.concertation = Some(read(&donnees.join("cabbalr-2023-concertation.json"))?);
    rapport.chiffres = Some(read(&donnees.join("cabbalr-2023.json"))?);
    rapport.territoire = Some(read(&donnees.join("cabbalr-territoire.json"))?);
    rapport.procedure = Some(read(&donnees.join("cabbalr-2024-procedure.json"))?);
    Ok(rapport)
}

fn run() -> Result<(), Box<dyn Error>> {
    let rapport = match std::env::args_os().nth(1) {
        Some(chemin) => read(Path::new(&chemin))?,
        None => cas()?,
    };
    let dossier = Path::new("target");
    fs::create_dir_all(dossier)?;
    let document = annuel::document(&rapport);
    for (suffixe, contenu) in [("html", page::html(&document)), ("md", document.to_string())] {
        let chemin = dossier.join(format!("rapport-{}.{suffixe}", rapport.annee));
        fs::write(&chemin, &contenu)?;
        println!("{} : {} octets", chemin.display(), contenu.len());
    }
    for constat in rapport.check() {
        println!("{} {constat}", constat.code);
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(erreur) => {
            eprintln!("{erreur}");
            ExitCode::FAILURE
        }
    }
}
