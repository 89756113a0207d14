//! The territory of a contract: communes, quarters and what changed, people, referents.
//!
//! `cargo run --example territoire [FICHIER.json]`; without argument, the territory of the case.

use std::error::Error;
use std::process::ExitCode;

use contrat_de_ville::rapport;
use contrat_de_ville::territoire::Portrait;

const CAS: &str = include_str!("donnees/cabbalr-territoire.json");

fn run(chemin: Option<&str>) -> Result<rapport::Document, Box<dyn Error>> {
    let json = chemin.map_or_else(|| Ok(CAS.to_owned()), std::fs::read_to_string)?;
    let portrait: Portrait = serde_json::from_str(&json)?;
    Ok(rapport::territoire(&portrait)?)
}

fn main() -> ExitCode {
    let chemin = std::env::args().nth(1);
    match run(chemin.as_deref()) {
        Ok(texte) => {
            print!("{texte}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{} : {error}", chemin.as_deref().unwrap_or("cabbalr-territoire.json"));
            ExitCode::FAILURE
        }
    }
}
