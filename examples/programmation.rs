//! A year of programming: its campaign, forty actions from request to payment, the life of one, a plan, the rules of
//! co-funding, the envelopes, a scenario, the year before, the quarters.
//!
//! `cargo run --example programmation [FICHIER.json]`; without argument, a fictitious year, which says so.

use std::error::Error;
use std::process::ExitCode;

use contrat_de_ville::rapport::{self, Exercice};

const FICTIF: &str = include_str!("donnees/programmation-fictive.json");

fn run(chemin: Option<&str>) -> Result<rapport::Document, Box<dyn Error>> {
    let json = chemin.map_or_else(|| Ok(FICTIF.to_owned()), std::fs::read_to_string)?;
    let exercice: Exercice = serde_json::from_str(&json)?;
    Ok(rapport::exercice(&exercice)?)
}

fn main() -> ExitCode {
    let chemin = std::env::args().nth(1);
    match run(chemin.as_deref()) {
        Ok(texte) => {
            print!("{texte}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{} : {error}", chemin.as_deref().unwrap_or("programmation-fictive.json"));
            ExitCode::FAILURE
        }
    }
}
