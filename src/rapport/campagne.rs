//! The steps of the campaign of a year.

use super::{Cote, Document, Tableau};
use crate::financement::Campagne;
use crate::temps::EnFrancais;

/// The steps of a campaign by day, with the opinions of committees, in French; then what is missing or out
/// of the usual order.
///
/// The same campaign gives the same document.
#[must_use]
pub fn campagne(campagne: &Campagne) -> Document {
    let mut table =
        Tableau::new([("Jour", Cote::Gauche), ("Étape", Cote::Gauche), ("Avis", Cote::Gauche)]);
    for jalon in campagne.jalons() {
        let avis = jalon.avis().map_or_else(String::new, |avis| avis.to_string());
        table.push([EnFrancais(jalon.jour()).to_string(), jalon.etape().to_string(), avis]);
    }
    let mut document = Document::part();
    document.heading(2, &format!("Campagne {}", campagne.annee()));
    document.table(table);
    for anomalie in campagne.check() {
        document.item(format!("{} : {anomalie}", anomalie.code()));
    }
    document
}
