//! A bilan by one key.

use core::fmt::Display;

use super::{Cote, Document, Tableau};
use crate::bilan::{Cumul, Ventilation};
use crate::nombre::{Arrondi, Decimales, Taux};

/// A bilan by one key, in French: how many lines, how much, which share of the total, rounded one by one
/// to the nearest. `cle` heads the column of the keys: « Quartier », « Source ».
#[must_use]
pub fn ventilation<K: Ord + Display>(titre: &str, cle: &str, bilan: &Ventilation<K>) -> Document {
    let total = bilan.total();
    let mut table = Tableau::new([
        (cle, Cote::Gauche),
        ("Lignes", Cote::Droite),
        ("Montant", Cote::Droite),
        ("Part", Cote::Droite),
    ]);
    let mut row = |nom: String, cumul: Cumul| {
        let part = Taux::part(cumul.total(), total.total()).map_or_else(
            |_| "non calculable".to_owned(),
            |part| part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(),
        );
        table.push([nom, cumul.nombre().to_string(), cumul.total().to_string(), part]);
    };
    for (cle, cumul) in bilan.iter() {
        row(cle.to_string(), *cumul);
    }
    row("Total".to_owned(), total);
    let mut document = Document::part();
    document.heading(2, titre);
    document.table(table);
    document
}
