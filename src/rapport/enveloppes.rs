//! What envelopes hold, delegate, consume and have left.

use core::fmt::Write as _;
use std::collections::BTreeMap;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::financement::{EtatDesEnveloppes, Source};
use crate::nombre::{Somme, bind};

const INCONNU: &str = "non connu";

/// Each envelope with the one that it is part of, what is notified, delegated, consumed and left, in French, as
/// Markdown; then each that is exceeded, and what no envelope takes, by source.
///
/// The same state gives the same text.
#[must_use]
pub fn enveloppes(etat: &EtatDesEnveloppes) -> String {
    let mut table = TableauMarkdown::new([
        ("Enveloppe", Cote::Gauche),
        ("Comprise dans", Cote::Gauche),
        ("Notifié", Cote::Droite),
        ("Délégué", Cote::Droite),
        ("Reste à déléguer", Cote::Droite),
        ("Consommé", Cote::Droite),
        ("Reste à consommer", Cote::Droite),
    ]);
    let print = |somme: Option<_>| {
        somme.map_or_else(|| INCONNU.to_owned(), |somme: Somme| somme.to_string())
    };
    for enveloppe in etat.etats() {
        let dessus = enveloppe.parent().and_then(|code| etat.get(code));
        table.push([
            enveloppe.libelle().to_string(),
            dessus.map_or_else(String::new, |dessus| dessus.libelle().to_string()),
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
    let mut par_source: BTreeMap<&Source, Somme> = BTreeMap::new();
    for ligne in etat.hors() {
        let montant = par_source.entry(&ligne.source).or_default();
        *montant = montant.merge(ligne.montant);
    }
    for (source, montant) in par_source {
        let _ = writeln!(texte, "- hors enveloppe : {}, {montant}", escape(&source.to_string()));
    }
    let (rattache, hors, total) = (etat.rattache(), etat.non_rattache(), etat.total());
    let _ = writeln!(texte, "- {rattache} dans une enveloppe + {hors} hors enveloppe = {total}\n");
    bind(&texte)
}
