//! The audit of one table, line by line, then as a whole.

use super::{Cote, Document, constats};
use crate::controle::{self, audit_colonne};
use crate::nombre::{Arrondi, Decimales};

/// What the audit of a published table finds, in French: per line the exact share and the
/// roundings that give the printed one, then the findings.
///
/// # Examples
/// ```
/// use contrat_de_ville::{controle::Tableau, nombre::Convention, rapport};
///
/// let rangees = [["A", "1", "33"], ["B", "2", "67"], ["Total", "3", "100"]];
/// let tableau = Tableau::from_rows("Deux lignes", Convention::VirguleDecimale, rangees)?;
/// let document = rapport::controle(&tableau);
/// assert!(document.to_string().contains("arrondi au plus proche"));
/// # Ok::<(), contrat_de_ville::controle::TableauError>(())
/// ```
#[must_use]
pub fn controle<K>(tableau: &controle::Tableau<K>) -> Document {
    let audit = audit_colonne(tableau);
    // Audited lines come in the order of rows.
    let mut lues = audit.iter().flat_map(|audit| &audit.lignes).peekable();
    let mut table = super::Tableau::new([
        ("Ligne", Cote::Gauche),
        ("Montant", Cote::Droite),
        ("Taux publié", Cote::Droite),
        ("Part (4 décimales)", Cote::Droite),
        ("Verdict", Cote::Gauche),
        ("Donné par", Cote::Gauche),
    ]);
    for (rang, ligne) in tableau.lignes.iter().enumerate() {
        let lue = lues.next_if(|ligne| ligne.rang == rang);
        let exacte =
            lue.map(|l| l.taux.pourcentage(Arrondi::AuPlusProche, Decimales::QUATRE).to_string());
        let par = lue.map(|lue| match lue.arrondis.as_slice() {
            [] => "aucun arrondi".to_owned(),
            arrondis => arrondis.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        });
        let verdict = lue.map_or_else(|| "sans objet".to_owned(), |lue| lue.verdict().to_string());
        table.push([
            ligne.libelle.clone(),
            ligne.chiffres.montant.to_string(),
            ligne.chiffres.taux.to_string(),
            exacte.unwrap_or_default(),
            verdict,
            par.unwrap_or_default(),
        ]);
    }
    if let Some(total) = &tableau.total {
        let (montant, taux) = (total.montant.to_string(), total.taux.to_string());
        let vide = String::new;
        table.push(["Total".to_owned(), montant, taux, vide(), vide(), vide()]);
    }
    let mut document = Document::new(&tableau.titre);
    document.table(table);
    document.heading(2, "Constats");
    document.append(0, constats(&tableau.audit()));
    document
}
