//! Two bilans side by side, and what a scenario changes.

use core::fmt::Display;

use super::{Cote, Document, Tableau};
use crate::bilan::Comparaison;
use crate::financement::{Difference, Programmation};
use crate::nombre::{Arrondi, Decimales, Somme, Taux, TauxError};

/// Two bilans side by side, key by key, in French: amounts, signed differences, rates of evolution,
/// and the total that they add up to. `cle` heads the column of the keys: « Thème », « Opérateur ».
#[must_use]
pub fn comparaison<K: Display>(titre: &str, cle: &str, comparaison: &Comparaison<K>) -> Document {
    let mut table = Tableau::new([
        (cle, Cote::Gauche),
        ("Avant", Cote::Droite),
        ("Après", Cote::Droite),
        ("Écart", Cote::Droite),
        ("Évolution", Cote::Droite),
        ("Mouvement", Cote::Gauche),
    ]);
    for ligne in comparaison.lignes() {
        table.push([
            ligne.cle().to_string(),
            side(ligne.avant()),
            side(ligne.apres()),
            format!("{:+}", ligne.ecart()),
            ligne.evolution().map_or_else(String::new, rate),
            ligne.mouvement().to_string(),
        ]);
    }
    table.push([
        "Total".to_owned(),
        comparaison.avant().to_string(),
        comparaison.apres().to_string(),
        format!("{:+}", comparaison.ecart()),
        rate(comparaison.evolution()),
        String::new(),
    ]);
    let mut document = Document::part();
    document.heading(2, titre);
    document.table(table);
    document
}

/// A side without the key has no amount, which is not nothing.
fn side(montant: Option<Somme>) -> String {
    montant.map_or_else(|| "–".to_owned(), |montant| montant.to_string())
}

fn rate(taux: Result<Taux, TauxError>) -> String {
    taux.map_or_else(
        |_| "non calculable".to_owned(),
        |taux| format!("{:+}", taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE)),
    )
}

/// The signed lines of a difference, in French, with the titles of the actions as a programme has them, and
/// what they add up to.
#[must_use]
pub fn difference(titre: &str, difference: &Difference, programmation: &Programmation) -> Document {
    let mut table = Tableau::new([
        ("Action", Cote::Gauche),
        ("Intitulé", Cote::Gauche),
        ("Source", Cote::Gauche),
        ("Écart", Cote::Droite),
    ]);
    for ligne in difference.lignes() {
        let ecart = format!("{:+}", ligne.ecart);
        let intitule = programmation.action(&ligne.action).map(|action| action.titre.clone());
        let intitule = intitule.unwrap_or_default();
        table.push([ligne.action.to_string(), intitule, ligne.source.to_string(), ecart]);
    }
    let total = format!("{:+}", difference.total());
    table.push(["Total".to_owned(), String::new(), String::new(), total]);
    let mut document = Document::part();
    document.heading(2, &format!("{titre} (stade « {} »)", difference.stade()));
    document.table(table);
    document
}
