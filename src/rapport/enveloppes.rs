//! What envelopes hold, delegate, consume and have left.

use std::collections::BTreeMap;

use super::{Cote, Document, Tableau};
use crate::financement::{EtatDesEnveloppes, Source};
use crate::nombre::Somme;

const INCONNU: &str = "non connu";

/// Each envelope with the one that it is part of, what is notified, delegated, consumed and left, in
/// French; then each that is exceeded, and what no envelope takes, by source.
///
/// The same state gives the same document.
#[must_use]
pub fn enveloppes(etat: &EtatDesEnveloppes) -> Document {
    let mut table = Tableau::new([
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
    let mut document = Document::part();
    document.heading(2, &format!("Enveloppes, stade « {} »", etat.stade()));
    document.table(table);
    for depassement in etat.depassements() {
        document.item(format!("dépassement : {depassement}"));
    }
    let mut par_source: BTreeMap<&Source, Somme> = BTreeMap::new();
    for ligne in etat.hors() {
        let montant = par_source.entry(&ligne.source).or_default();
        *montant = montant.merge(ligne.montant);
    }
    for (source, montant) in par_source {
        document.item(format!("hors enveloppe : {source}, {montant}"));
    }
    let (rattache, hors, total) = (etat.rattache(), etat.non_rattache(), etat.total());
    document.item(format!("{rattache} dans une enveloppe + {hors} hors enveloppe = {total}"));
    document
}
