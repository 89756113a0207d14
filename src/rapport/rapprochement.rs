//! Requests and payments, matched.

use super::{Cote, Document, Tableau};
use crate::financement::{Groupe, Rapprochement};
use crate::nombre::Somme;

/// What matches and what does not, in French: how many keys and how much on each side, which add up to the
/// totals; then each key whose two sides differ, and each that has one side only.
///
/// The same matching gives the same document.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{CleDeRapprochement, Rapprochement};
/// use contrat_de_ville::identifiant::Reference;
/// use contrat_de_ville::rapport;
///
/// let montant = |centimes| Euros::from_centimes(centimes);
/// let demandes = [("A-1".parse::<Reference>()?, montant(1_000_00)), ("A-2".parse()?, montant(500_00))];
/// let payes = [(Some("A-1".parse::<Reference>()?), montant(700_00)), (None, montant(20_00))];
/// let rapprochement = Rapprochement::new(CleDeRapprochement::Reference, demandes, payes);
/// let document = rapport::rapprochement("Engagé et payé", &rapprochement);
/// assert!(document.to_string().contains("versement de moins, -300,00\u{a0}€"));
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
/// ```
#[must_use]
pub fn rapprochement(titre: &str, rapprochement: &Rapprochement) -> Document {
    let mut table = Tableau::new([
        ("Rapprochement", Cote::Gauche),
        ("Nombre", Cote::Droite),
        ("Demandes", Cote::Droite),
        ("Versements", Cote::Droite),
        ("Écart", Cote::Droite),
    ]);
    let mut row = |nom: &str, nombre: usize, demandes: Somme, versements: Somme| {
        let ecart = format!("{:+}", versements.minus(demandes));
        let (demandes, versements) = (demandes.to_string(), versements.to_string());
        table.push([nom.to_owned(), nombre.to_string(), demandes, versements, ecart]);
    };
    let groupes =
        |nom: &str, choisis: Vec<&Groupe>, row: &mut dyn FnMut(&str, usize, Somme, Somme)| {
            let demandes = choisis.iter().map(|groupe| groupe.total_des_demandes()).sum();
            let versements = choisis.iter().map(|groupe| groupe.total_des_versements()).sum();
            row(nom, choisis.len(), demandes, versements);
        };
    groupes("rapprochés", rapprochement.rapproches().collect(), &mut row);
    groupes("demandes sans versement", rapprochement.sans_versement().collect(), &mut row);
    groupes("versements sans demande", rapprochement.sans_demande().collect(), &mut row);
    let seules: Vec<_> = rapprochement.sans_reference().collect();
    row("versements sans référence", seules.len(), Somme::ZERO, seules.iter().sum());
    row(
        "Total",
        rapprochement.groupes().len().saturating_add(seules.len()),
        rapprochement.total_des_demandes(),
        rapprochement.total_des_versements(),
    );
    let mut document = Document::part();
    document.heading(2, titre);
    document.table(table);
    for groupe in rapprochement.groupes() {
        // A difference of the matching is what is asked for above what is paid.
        let ecart = groupe.total_des_versements().minus(groupe.total_des_demandes());
        let cle = groupe.cle();
        let fait = if groupe.versements().is_empty() {
            "aucun versement"
        } else if groupe.demandes().is_empty() {
            "aucune demande"
        } else if ecart.is_negative() {
            "versement de moins"
        } else if ecart.is_zero() {
            continue;
        } else {
            "versement de plus"
        };
        document.item(format!("{cle} : {fait}, {ecart:+}"));
    }
    document
}
