//! The yearly report of the case as files for others: `target/rapport-2023.xlsx`, a sheet for each of its parts, and
//! `target/rapport-2023.ics`, the days of its procedure.
//!
//! `cargo run --features agenda,tableur --example rapport_classeur`, or with a record of your own as its argument.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use chrono::{DateTime, TimeDelta};
use contrat_de_ville::echange::Agenda;
use contrat_de_ville::echange::tableur::ClasseurDuRapport;
use contrat_de_ville::financement::Stade;
use contrat_de_ville::nombre::{Arrondi, Decimales};
use contrat_de_ville::rapport::annuel::RapportAnnuel;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(chemin: &Path) -> Result<T, Box<dyn Error>> {
    let texte = fs::read_to_string(chemin).map_err(|e| format!("{}: {e}", chemin.display()))?;
    serde_json::from_str(&texte).map_err(|e| format!("{}: {e}", chemin.display()).into())
}

fn cas() -> Result<RapportAnnuel, Box<dyn Error>> {
    let donnees = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/donnees");
    let mut rapport: RapportAnnuel = read(&donnees.join("cabbalr-2023-rapport.json"))?;
    rapport.concertation = Some(read(&donnees.join("cabbalr-2023-concertation.json"))?);
    rapport.chiffres = Some(read(&donnees.join("cabbalr-2023.json"))?);
    rapport.procedure = Some(read(&donnees.join("cabbalr-2024-procedure.json"))?);
    Ok(rapport)
}

fn run() -> Result<(), Box<dyn Error>> {
    let rapport = env::args_os().nth(1).map_or_else(cas, |chemin| read(Path::new(&chemin)))?;
    let cree: DateTime<_> = "2024-09-27T09:00:00Z".parse()?; // no clock: the caller's instant
    let (arrondi, decimales) = (Arrondi::AuPlusProche, Decimales::UNE);
    let classeur =
        ClasseurDuRapport { rapport: &rapport, stade: Stade::Accorde, arrondi, decimales, cree };
    let base = format!("target/rapport-{}", rapport.annee);
    fs::create_dir_all("target")?;
    fs::write(format!("{base}.xlsx"), classeur.write()?.octets)?;
    println!("{base}.xlsx");
    if let Some(echeancier) = rapport.echeancier() {
        let (nom, espace) = (format!("Rapport {}", rapport.annee), "exemple.fr".parse()?);
        let rappels = vec![TimeDelta::days(7)];
        let agenda = Agenda { nom, espace, horodatage: cree, rappels };
        fs::write(format!("{base}.ics"), agenda.write(&echeancier?))?;
        println!("{base}.ics");
    }
    Ok(())
}

fn main() -> ExitCode {
    if let Err(erreur) = run() {
        eprintln!("{erreur}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
