//! A programming table, XLSX, ODS or CSV: what each column was taken for, the problems by cell, the totals; then the
//! workbook of its breakdowns.
//!
//! `cargo run --features tableur --example tableur -- FICHIER.xlsx [SORTIE.xlsx [DEMANDE.json]]`; without argument, a
//! fictitious year is written, and read back. `DEMANDE.json` says the contract, the year and the columns.

use std::error::Error;
use std::process::ExitCode;

use contrat_de_ville::echange::tableur::{Classeur, ClasseurDeProgrammation, Demande};
use contrat_de_ville::financement::{Programmation, Stade};
use contrat_de_ville::nombre::{Arrondi, Decimales};
use contrat_de_ville::rapport::Exercice;

const FICTIF: &str = include_str!("donnees/programmation-fictive.json");
const DEMANDE: &str = r#"{"contrat": "CN06299N", "annee": 2025, "generation": "engagements_quartiers2030",
    "convention": "virgule_decimale"}"#;

fn write(titre: &str, programmation: &Programmation) -> Result<Vec<u8>, Box<dyn Error>> {
    let tranche = programmation.tranche(Stade::Accorde);
    let (arrondi, decimales) = (Arrondi::AuPlusProche, Decimales::UNE);
    let cree = "2026-07-15T09:00:00Z".parse()?; // no clock: the caller's instant
    let constats = &[];
    Ok(ClasseurDeProgrammation { titre, tranche, constats, arrondi, decimales, cree }
        .write()?
        .octets)
}

fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let octets = if let Some(chemin) = arguments.first() {
        std::fs::read(chemin)?
    } else {
        println!("Tout est fictif : un classeur est écrit, puis relu.");
        let exercice: Exercice = serde_json::from_str(FICTIF)?;
        write("Programmation fictive", &exercice.suivi.programmation()?)?
    };
    let json = arguments.get(2).map_or_else(|| Ok(DEMANDE.to_owned()), std::fs::read_to_string)?;
    let demande: Demande = serde_json::from_str(&json)?;
    let lecture = Classeur::read(&octets, "CSV")?.read_programmation(&demande)?;
    print!("{lecture}");
    let programmation = lecture.partielle.ok_or("rien n’a pu être lu")?;
    let sortie = arguments.get(1).map_or("target/programmation.xlsx", String::as_str);
    std::fs::create_dir_all("target")?;
    std::fs::write(sortie, write("Programmation", &programmation)?)?;
    println!("Écrit : {sortie}");
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = run(&arguments) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
