//! Audits a published table: which roundings and apportionments give its column of shares?
//!
//! `cargo run --example controle -- FICHIER.csv`, in UTF-8 with header `libelle;montant;taux` (either
//! of the last two may be empty), an optional row `Total`, French numbers. Without argument, the
//! piliers of the case of 2023.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use contrat_de_ville::controle::Tableau;
use contrat_de_ville::nombre::Convention;
use contrat_de_ville::rapport;

const CAS: &str = include_str!("donnees/cabbalr-2023-piliers.csv");
const ENTETE: [&str; 3] = ["libelle", "montant", "taux"];

fn read(nom: &str, octets: Vec<u8>) -> Result<Tableau<String>, Box<dyn Error>> {
    let texte = String::from_utf8(octets).map_err(|error| {
        format!("byte {}: not UTF-8, which was expected", error.utf8_error().valid_up_to())
    })?;
    let texte = texte.strip_prefix('\u{feff}').unwrap_or(&texte);
    let mut lecteur = csv::ReaderBuilder::new().delimiter(b';').from_reader(texte.as_bytes());
    let entete: Vec<&str> = lecteur.headers()?.iter().map(str::trim).collect();
    if entete != ENTETE {
        return Err(format!("header {entete:?}: expected `{}`", ENTETE.join(";")).into());
    }
    let rangees = lecteur.deserialize().collect::<Result<Vec<[String; 3]>, _>>()?;
    Ok(Tableau::from_rows(nom, Convention::VirguleDecimale, rangees)?)
}

fn main() -> ExitCode {
    let chemin = std::env::args().nth(1);
    let nom = chemin.as_deref().unwrap_or("cabbalr-2023-piliers.csv");
    let titre =
        Path::new(nom).file_stem().map_or_else(|| nom.into(), |stem| stem.to_string_lossy());
    let lu = chemin.as_ref().map_or_else(|| Ok(CAS.as_bytes().to_vec()), std::fs::read);
    match lu.map_err(Into::into).and_then(|octets| read(&titre, octets)) {
        Ok(tableau) => {
            print!("{}", rapport::controle(&tableau));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{nom} : {error}");
            ExitCode::FAILURE
        }
    }
}
