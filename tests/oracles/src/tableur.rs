//! The workbooks of a programme and of a report, for `workbook.py` and `report_workbook.py`.

use std::error::Error;

use chrono::{DateTime, Utc};
use contrat_de_ville::echange::tableur::{ClasseurDeProgrammation, ClasseurDuRapport};
use contrat_de_ville::financement::{Stade, Suivi};
use contrat_de_ville::rapport::annuel::RapportAnnuel;
use contrat_de_ville::{Arrondi, Decimales, Somme};
use serde_json::{Value, from_value, json};

pub fn workbook(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (suivi, cree): (Suivi, DateTime<Utc>) = from_value(arguments)?;
    let programmation = suivi.programmation()?;
    let tranche = programmation.tranche(Stade::Accorde);
    let accorde: Somme = tranche.iter().map(|(_, _, montant)| montant).sum();
    let lignes = Stade::TOUS.map(|stade| programmation.tranche(stade).lignes().len());
    let ecrit = ClasseurDeProgrammation {
        titre: "Fictif",
        tranche,
        constats: &[],
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree,
    }
    .write()?;
    Ok(json!({
        "workbook": base64(&ecrit.octets),
        "lines": lignes.iter().sum::<usize>(),
        "granted": accorde.plain().to_string(),
    }))
}

pub fn report(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (rapport, cree): (RapportAnnuel, DateTime<Utc>) = from_value(arguments)?;
    let ecrit = ClasseurDuRapport {
        rapport: &rapport,
        stade: Stade::Accorde,
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree,
    }
    .write()?;
    Ok(json!({
        "workbook": base64(&ecrit.classeur.octets),
        "as_texts": ecrit.classeur.en_texte.len(),
        "not_written": ecrit.non_ecrites.len(),
    }))
}

/// Bytes as text, for a line of JSON.
fn base64(octets: &[u8]) -> String {
    const LETTRES: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut texte = String::new();
    for groupe in octets.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, rang| {
            bits << 8 | groupe.get(rang).copied().map_or(0, usize::from)
        });
        for rang in 0..4 {
            let lettre = LETTRES[bits >> (18 - 6 * rang) & 63];
            texte.push(if rang <= groupe.len() { char::from(lettre) } else { '=' });
        }
    }
    texte
}
