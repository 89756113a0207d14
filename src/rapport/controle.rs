//! The audit of one table, line by line, then as a whole.

use core::fmt::Write as _;

use super::markdown::escape;
use super::{Cote, TableauMarkdown, constats};
use crate::controle::{Tableau, audit_colonne};
use crate::nombre::{Arrondi, Decimales, bind};

/// What the audit of a published table finds, in French, as Markdown: per line the exact share and the
/// roundings that give the printed one, then the findings.
///
/// # Examples
/// ```
/// use contrat_de_ville::{controle::Tableau, nombre::Convention, rapport};
///
/// let rangees = [["A", "1", "33"], ["B", "2", "67"], ["Total", "3", "100"]];
/// let tableau = Tableau::from_rows("Deux lignes", Convention::VirguleDecimale, rangees)?;
/// let texte = rapport::controle(&tableau);
/// assert!(texte.contains("arrondi au plus proche"));
/// # Ok::<(), contrat_de_ville::controle::TableauError>(())
/// ```
#[must_use]
pub fn controle<K>(tableau: &Tableau<K>) -> String {
    let audit = audit_colonne(tableau);
    // Audited lines come in the order of rows.
    let mut lues = audit.iter().flat_map(|audit| &audit.lignes).peekable();
    let mut table = TableauMarkdown::new([
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
    let mut texte = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(texte, "# {}\n\n{table}\n## Constats\n", escape(&tableau.titre));
    texte.push_str(&constats(&tableau.audit()));
    bind(&texte)
}
