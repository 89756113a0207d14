//! The quarters of a file of perimeters on a map: `target/carte.html`, one page with the table of its numbers.
//!
//! `cargo run --features geometrie,html --example carte -- PERIMETRES.geojson [TERRITOIRE.json]`: with the record of a
//! territory, the quarters that it lists, after what is known of it. Without argument, a small fictitious geography.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::rapport::{self, Carte, Document, Figure, Graphique, page};
use contrat_de_ville::territoire::Portrait;

const FICTIF: &str = include_str!("donnees/perimetres-fictifs.geojson");

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let read = |chemin: String| fs::read_to_string(&chemin).map_err(|e| format!("{chemin}: {e}"));
    let texte = arguments.next().map(read).transpose()?;
    let lus = Perimetres::read(texte.as_deref().unwrap_or(FICTIF), &ChampsPerimetre::ANCT)?;
    for refus in &lus.refus {
        eprintln!("{refus}");
    }
    let (mut document, carte) = match arguments.next().map(read).transpose()? {
        Some(texte) => {
            let portrait: Portrait = serde_json::from_str(&texte)?;
            (rapport::territoire(&portrait)?, Carte::of_portrait(&portrait, &lus.perimetres))
        }
        None => (Document::new("Quartiers du fichier"), Carte::of(&lus.perimetres)),
    };
    let nombre = carte.lieux().len();
    document.place(Graphique::new("Quartiers", Figure::Carte(carte)));
    fs::create_dir_all("target")?;
    fs::write("target/carte.html", page::html(&document))?;
    println!("target/carte.html : {nombre} quartiers");
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
