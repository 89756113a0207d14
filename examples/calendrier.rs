//! The calendar of a procedure, each day with its proof.
//!
//! `cargo run --example calendrier [FICHIER.json]`; without argument, the case of 2024. With `--features
//! agenda`, `-- [FICHIER.json] --ics SORTIE.ics` writes it for Outlook, Thunderbird or a phone too.

use std::error::Error;
use std::process::ExitCode;

use contrat_de_ville::procedure::Dossier;
use contrat_de_ville::rapport;

const CAS: &str = include_str!("donnees/cabbalr-2024-procedure.json");

#[cfg(feature = "agenda")]
fn write(dossier: &Dossier, chemin: &str) -> Result<(), Box<dyn Error>> {
    use contrat_de_ville::echange::Agenda;
    let agenda = Agenda {
        nom: dossier.titre.clone(),
        espace: "cabbalr-2024.exemple.invalid".parse()?,
        // An example reads no clock either: the day of the deliberation.
        horodatage: dossier.deliberation.acte.adoption.and_time(chrono::NaiveTime::MIN).and_utc(),
        rappels: vec![chrono::TimeDelta::days(7), chrono::TimeDelta::days(1)],
    };
    Ok(std::fs::write(chemin, agenda.write(&dossier.echeancier()?))?)
}

#[cfg(not(feature = "agenda"))]
fn write(_: &Dossier, _: &str) -> Result<(), Box<dyn Error>> {
    Err("--ics : expected `--features agenda`".into())
}

fn run(chemin: Option<&str>, ics: Option<&str>) -> Result<rapport::Document, Box<dyn Error>> {
    let json = chemin.map_or_else(|| Ok(CAS.to_owned()), std::fs::read_to_string)?;
    let dossier: Dossier = serde_json::from_str(&json)?;
    ics.map_or(Ok(()), |ics| write(&dossier, ics))?;
    Ok(rapport::procedure(&dossier)?)
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let place = arguments.iter().position(|mot| mot == "--ics");
    let ics =
        place.map(|place| arguments.split_off(place)).and_then(|suite| suite.into_iter().nth(1));
    let chemin = arguments.first().map(String::as_str);
    match run(chemin, ics.as_deref()) {
        Ok(texte) => {
            print!("{texte}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{} : {error}", chemin.unwrap_or("cabbalr-2024-procedure.json"));
            ExitCode::FAILURE
        }
    }
}
