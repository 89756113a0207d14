//! A programming table, XLSX, ODS or CSV: what each column was taken for, the problems by cell, the totals; then the
//! workbook of its breakdowns.
//!
//! `cargo run --features tableur --example tableur -- FICHIER.xlsx [SORTIE.xlsx [DEMANDE.json]]`; without argument, a
//! fictitious year is written, and read back. The contract, the year and the convention are those of `DEMANDE.json`.

use std::error::Error;
use std::process::ExitCode;

use chrono::DateTime;
use contrat_de_ville::bilan::Cumul;
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
    // The example has no clock either: a day that is named.
    let cree = DateTime::parse_from_rfc3339("2026-07-15T09:00:00Z")?.to_utc();
    let constats = &[];
    let classeur = ClasseurDeProgrammation { titre, tranche, constats, arrondi, decimales, cree };
    Ok(classeur.write()?.octets)
}

fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let octets = if let Some(chemin) = arguments.first() {
        std::fs::read(chemin)?
    } else {
        println!("Tout est fictif : un classeur est écrit, puis relu.");
        let exercice: Exercice = serde_json::from_str(FICTIF)?;
        write("Programmation fictive", &exercice.suivi.programmation()?)?
    };
    let demande: Demande = match arguments.get(2) {
        Some(chemin) => serde_json::from_str(&std::fs::read_to_string(chemin)?)?,
        None => serde_json::from_str(DEMANDE)?,
    };
    let lecture = Classeur::read(&octets, "CSV")?.read_programmation(&demande)?;
    for table in [&lecture.actions, &lecture.financements] {
        println!(
            "\nTable des {} : feuille {}, en-têtes ligne {}",
            table.table, table.feuille, table.entete
        );
        for colonne in &table.colonnes {
            println!(
                "  {} « {} » → {} ({})",
                colonne.colonne, colonne.entete, colonne.sens, colonne.reconnue
            );
        }
        println!("  {:?}", table.rangees);
    }
    lecture.totaux.iter().for_each(|total| println!("{total}"));
    lecture.problemes.iter().for_each(|probleme| println!("{probleme}"));
    let print = |quoi: &str, cumul: &Cumul| {
        println!("{quoi} : {} lignes, {}", cumul.nombre(), cumul.total())
    };
    lecture.lu.iter().for_each(|(stade, cumul)| print(&format!("Lu, {stade}"), cumul));
    lecture.refuse.values().for_each(|cumul| print("Refusé", cumul));
    let programmation = lecture.partielle.ok_or("rien n’a pu être lu")?;
    let sortie = arguments.get(1).map_or("target/programmation.xlsx", String::as_str);
    std::fs::create_dir_all("target")?;
    std::fs::write(sortie, write("Programmation", &programmation)?)?;
    println!("\nÉcrit : {sortie}");
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    run(&arguments).map_or_else(
        |error| {
            eprintln!("{error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}
