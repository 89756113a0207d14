//! The steps of the campaign of a year.

use core::fmt::Write as _;

use super::{Cote, TableauMarkdown};
use crate::financement::Campagne;
use crate::nombre::bind;
use crate::temps::EnFrancais;

/// The steps of a campaign by day, with the opinions of committees, in French, as Markdown; then what is missing or out
/// of the usual order.
///
/// The same campaign gives the same text.
#[must_use]
pub fn campagne(campagne: &Campagne) -> String {
    let mut table = TableauMarkdown::new([
        ("Jour", Cote::Gauche),
        ("Étape", Cote::Gauche),
        ("Avis", Cote::Gauche),
    ]);
    for jalon in campagne.jalons() {
        let avis = jalon.avis().map_or_else(String::new, |avis| avis.to_string());
        table.push([EnFrancais(jalon.jour()).to_string(), jalon.etape().to_string(), avis]);
    }
    let mut texte = format!("## Campagne {}\n\n{table}\n", campagne.annee());
    let anomalies = campagne.check();
    for anomalie in &anomalies {
        // Writing to a string does not fail.
        let _ = writeln!(texte, "- {} : {anomalie}", anomalie.code());
    }
    if !anomalies.is_empty() {
        texte.push('\n');
    }
    bind(&texte)
}
