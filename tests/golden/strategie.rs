//! The strategy of the case, as printed: its sections 3 and 12, held to the file.

use contrat_de_ville::contrat::Strategie;
use contrat_de_ville::rapport;

use crate::golden;

#[test]
fn strategy_of_the_case() {
    let cas = include_str!("../../examples/donnees/cabbalr-strategie.json");
    let cas: Strategie = serde_json::from_str(cas).unwrap();
    let document = rapport::strategie(&cas, Some("2024-09-24".parse().unwrap()));
    golden("strategie.md", &document.to_string());
}
