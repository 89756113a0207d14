//! Counts a vote by *gommettes* on the question of the case of 2023. The ballots are fictitious: its results are not
//! printed. The day of slots beside it is that of the case.
//!
//! `cargo run --example gommettes -- FICHIER.json`, a record of participation in UTF-8. Without argument, the
//! fictitious one.

use std::error::Error;
use std::process::ExitCode;

use contrat_de_ville::concertation::Concertation;
use contrat_de_ville::rapport;

const FICTIF: &str = include_str!("donnees/gommettes-fictives.json");

fn read(chemin: Option<&str>) -> Result<Concertation, Box<dyn Error>> {
    let texte = chemin.map_or_else(|| Ok(FICTIF.to_owned()), std::fs::read_to_string)?;
    Ok(serde_json::from_str(&texte)?)
}

fn main() -> ExitCode {
    let chemin = std::env::args().nth(1);
    match read(chemin.as_deref()) {
        Ok(concertation) => {
            print!("{}", rapport::concertation(&concertation));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{} : {error}", chemin.as_deref().unwrap_or("gommettes-fictives.json"));
            ExitCode::FAILURE
        }
    }
}
