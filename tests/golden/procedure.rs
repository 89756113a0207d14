//! The procedure of the case, as printed.

use contrat_de_ville::procedure::Dossier;
use contrat_de_ville::rapport;

use crate::golden;

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");

#[test]
fn procedure_of_the_case() {
    let dossier: Dossier = serde_json::from_str(CAS).unwrap();
    let texte = rapport::procedure(&dossier).unwrap().to_string();
    golden("procedure-2024.md", &texte);
}
