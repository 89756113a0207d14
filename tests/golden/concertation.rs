//! The participation of the case: its question and its day of slots, with fictitious ballots.

use contrat_de_ville::rapport;

use crate::golden;

#[test]
fn participation_with_fictitious_ballots() {
    let texte = include_str!("../../examples/donnees/gommettes-fictives.json");
    let concertation = serde_json::from_str(texte).unwrap();
    golden("concertation.md", &rapport::concertation(&concertation).to_string());
}
