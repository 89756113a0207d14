//! What envelopes hold, delegate, consume and have left.

use core::fmt::Write as _;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::financement::EtatDesEnveloppes;
use crate::nombre::bind;

const INCONNU: &str = "non connu";

/// Each envelope with what is notified, delegated, consumed and left, in French, as Markdown; then each that is
/// exceeded, and what no envelope takes.
///
/// The same state gives the same text.
#[must_use]
pub fn enveloppes(etat: &EtatDesEnveloppes) -> String {
    let mut table = TableauMarkdown::new([
        ("Enveloppe", Cote::Gauche),
        ("Notifié", Cote::Droite),
        ("Délégué", Cote::Droite),
        ("Reste à déléguer", Cote::Droite),
        ("Consommé", Cote::Droite),
        ("Reste à consommer", Cote::Droite),
    ]);
    let print = |somme: Option<_>| {
        somme.map_or_else(|| INCONNU.to_owned(), |somme: crate::Somme| somme.to_string())
    };
    for enveloppe in etat.etats() {
        table.push([
            enveloppe.libelle().to_string(),
            print(enveloppe.notifie().map(Into::into)),
            enveloppe.delegue().to_string(),
            print(enveloppe.reste_a_deleguer()),
            enveloppe.consomme().to_string(),
            print(enveloppe.reste_a_consommer()),
        ]);
    }
    let mut texte = format!("## Enveloppes, stade « {} »\n\n{table}\n", etat.stade());
    for depassement in etat.depassements() {
        // Writing to a string does not fail.
        let _ = writeln!(texte, "- dépassement : {}", escape(&depassement.to_string()));
    }
    let (rattache, hors, total) = (etat.rattache(), etat.non_rattache(), etat.total());
    let _ = writeln!(texte, "- {rattache} dans une enveloppe + {hors} hors enveloppe = {total}\n");
    bind(&texte)
}
