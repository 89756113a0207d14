//! A deposit of subsidies checked against the national format SCDL: problems by kind with their first places, totals.
//!
//! `cargo run --release --features scdl --example scdl [-- FICHIER.csv [--ecrire SORTIE.csv]]`; without argument, a
//! fictitious deposit. Status 1 if a problem is blocking. `--ecrire` writes the lines that were read, clean, in a new file.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, IsTerminal as _, Read};
use std::process::ExitCode;

use contrat_de_ville::echange::scdl::{Ecrivain, Gravite, Lecteur, Synthese};

const FICTIF: &[u8] = include_bytes!("donnees/subventions-fictives.csv");

fn run(depot: impl Read, sortie: Option<&str>) -> Result<bool, Box<dyn Error>> {
    let mut lecteur = Lecteur::new(depot)?;
    let mut synthese = Synthese::default();
    synthese.extend(lecteur.entete().problemes());
    let sortie = sortie.map(File::create_new).transpose()?.map(BufWriter::new);
    let mut ecrivain = sortie.map(Ecrivain::new).transpose()?;
    while let Some(ligne) = lecteur.read()? {
        synthese.extend(ligne.problemes());
        if let (Some(ecrivain), Some(lue)) = (&mut ecrivain, ligne.attribution()) {
            ecrivain.write(&lue.to_attribution())?;
        }
        if ligne.place().rang % 100_000 == 0 && std::io::stderr().is_terminal() {
            eprint!("\r{} lignes", ligne.place().rang);
        }
    }
    ecrivain.map(Ecrivain::finish).transpose()?;
    let totaux = lecteur.totaux();
    println!(
        "Encodage\u{a0}: {}, séparateur\u{a0}: {}",
        lecteur.encodage(),
        lecteur.entete().delimiteur()
    );
    println!("{synthese}");
    println!("Lignes reprises\u{a0}: {}, montant {}", totaux.lues, totaux.montant_lu);
    println!("Lignes refusées\u{a0}: {}, montant {}", totaux.refusees, totaux.montant_refuse);
    println!("  dont sans montant lisible\u{a0}: {}", totaux.illisibles);
    println!("Fichier\u{a0}: {} lignes, montant {}", totaux.lignes(), totaux.montant());
    Ok(synthese.count(Gravite::Bloquante) == 0)
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let ecrire = arguments.iter().position(|argument| argument == "--ecrire");
    let sortie = ecrire.and_then(|place| arguments.get(place + 1)).map(String::as_str);
    if ecrire.is_some() && sortie.is_none() {
        eprintln!("--ecrire : le nom d’un nouveau fichier est attendu");
        return ExitCode::FAILURE;
    }
    let chemin = arguments.first().map(String::as_str).filter(|_| ecrire != Some(0));
    let vu = match chemin.map(File::open) {
        None => run(FICTIF, sortie),
        Some(ouvert) => ouvert.map_err(Into::into).and_then(|depot| run(depot, sortie)),
    };
    vu.map_or_else(
        |erreur| {
            eprintln!("{} : {erreur}", chemin.unwrap_or("subventions-fictives.csv"));
            ExitCode::FAILURE
        },
        |net| if net { ExitCode::SUCCESS } else { ExitCode::FAILURE },
    )
}
