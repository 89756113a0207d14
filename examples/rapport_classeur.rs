//! The yearly report of the case for a spreadsheet and a calendar: `target/rapport-2023.xlsx`, `target/rapport-2023.ics`.
//!
//! `cargo run --features agenda,tableur --example rapport_classeur`, or with a record of your own as its argument.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use contrat_de_ville::echange::{Agenda, tableur::ClasseurDuRapport};
use contrat_de_ville::financement::Stade;
use contrat_de_ville::nombre::{Arrondi, Decimales};
use contrat_de_ville::rapport::annuel::{CalendrierError, RapportAnnuel};
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(chemin: &Path) -> Result<T, Box<dyn Error>> {
    let texte =
        std::fs::read_to_string(chemin).map_err(|e| format!("{}: {e}", chemin.display()))?;
    serde_json::from_str(&texte).map_err(|e| format!("{}: {e}", chemin.display()).into())
}

fn cas() -> Result<RapportAnnuel, Box<dyn Error>> {
    let donnees = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/donnees");
    let mut rapport: RapportAnnuel = read(&donnees.join("cabbalr-2023-rapport.json"))?;
    rapport.chiffres = Some(read(&donnees.join("cabbalr-2023.json"))?);
    rapport.procedure = Some(read(&donnees.join("cabbalr-2024-procedure.json"))?);
    Ok(rapport)
}

fn run() -> Result<(), Box<dyn Error>> {
    let rapport = std::env::args_os().nth(1).map_or_else(cas, |chemin| read(Path::new(&chemin)))?;
    let cree = "2026-07-15T09:00:00Z".parse()?; // no clock: the caller's instant
    let (stade, arrondi, decimales) = (Stade::Accorde, Arrondi::AuPlusProche, Decimales::UNE);
    let ecrit = ClasseurDuRapport { rapport: &rapport, stade, arrondi, decimales, cree }.write()?;
    let chemin = |suffixe: &str| format!("target/rapport-{}.{suffixe}", rapport.annee);
    std::fs::create_dir_all("target")?;
    std::fs::write(chemin("xlsx"), &ecrit.classeur.octets)?;
    println!("{} : {} octets", chemin("xlsx"), ecrit.classeur.octets.len());
    ecrit.non_ecrites.iter().for_each(|partie| println!("Sans feuille : {partie}"));
    let nom = format!("Rapport annuel {}", rapport.annee);
    let espace = format!("{}-{}.exemple.invalid", rapport.contrat, rapport.annee).parse()?;
    let agenda = Agenda { nom, espace, horodatage: cree, rappels: Vec::new() };
    match rapport.echeancier() {
        Ok(echeancier) => {
            std::fs::write(chemin("ics"), agenda.write(&echeancier))?;
            println!("{} : {} jours", chemin("ics"), echeancier.entrees().len());
        }
        Err(CalendrierError::SansProcedure) => println!("Sans procédure, pas de calendrier"),
        Err(cause) => return Err(cause.into()),
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
