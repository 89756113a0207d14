//! The financial part of a yearly report, recomputed from its published figures.
//!
//! `cargo run --example rapport [FICHIER.json]`; without argument, the case of 2023.

use std::process::ExitCode;

use contrat_de_ville::controle::Releve;
use contrat_de_ville::rapport;

const CAS: &str = include_str!("donnees/cabbalr-2023.json");

fn main() -> ExitCode {
    let chemin = std::env::args().nth(1);
    let nom = chemin.as_deref().unwrap_or("cabbalr-2023.json");
    let lu = chemin.as_ref().map_or_else(|| Ok(CAS.to_owned()), std::fs::read_to_string);
    let releve = lu
        .map_err(|error| error.to_string())
        .and_then(|json| serde_json::from_str::<Releve>(&json).map_err(|error| error.to_string()));
    match releve {
        Ok(releve) => {
            print!("{}", rapport::financier(&releve));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{nom} : {error}");
            ExitCode::FAILURE
        }
    }
}
