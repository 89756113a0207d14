//! One deadline: the day alone on the first line, then its proof.
//!
//! `cargo run --example echeance -- RULE DATE [key=value…]`, where RULE is one of `--liste`. Where the law
//! is silent and no key settles it, every reading is printed and the status is 2. Without argument, the
//! appeal of the case.

use std::process::ExitCode;

use contrat_de_ville::procedure::{Fiche, Question};

const CAS: [&str; 2] = ["DELAI-RECOURS-2M", "2024-09-27"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mots: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if mots == ["--liste"] {
        for fiche in Fiche::toutes() {
            println!("{fiche}");
        }
        return ExitCode::SUCCESS;
    }
    let mots = if mots.is_empty() { CAS.to_vec() } else { mots };
    match Question::parse(mots).and_then(|question| question.answer()) {
        Ok(reponse) => {
            println!("{reponse}");
            ExitCode::from(if reponse.settled().is_some() { 0 } else { 2 })
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
