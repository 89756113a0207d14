//! The annual report of the case: its records, those of the earlier parts, and what is printed of them all.

use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};

use crate::{golden, releve};

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2023-rapport.json");
const STRATEGIE: &str = include_str!("../../examples/donnees/cabbalr-strategie.json");
const CONCERTATION: &str = include_str!("../../examples/donnees/cabbalr-2023-concertation.json");
const PROCEDURE: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");
const TERRITOIRE: &str = include_str!("../../examples/donnees/cabbalr-territoire.json");

fn cas() -> RapportAnnuel {
    let mut rapport: RapportAnnuel = serde_json::from_str(CAS).unwrap();
    rapport.strategie = Some(serde_json::from_str(STRATEGIE).unwrap());
    rapport.concertation = Some(serde_json::from_str(CONCERTATION).unwrap());
    rapport.chiffres = Some(releve());
    rapport.procedure = Some(serde_json::from_str(PROCEDURE).unwrap());
    rapport.territoire = Some(serde_json::from_str(TERRITOIRE).unwrap());
    rapport
}

#[test]
fn annual_report_of_the_case() {
    golden("rapport-annuel-2023.md", &annuel::document(&cas()).to_string());
}

/// One element a line, so that a change is read in the diff.
#[cfg(feature = "html")]
#[test]
fn page_of_the_case() {
    let page = contrat_de_ville::rapport::page::html(&annuel::document(&cas()));
    golden("rapport-annuel-2023.html", &page.replace("><", ">\n<"));
}
