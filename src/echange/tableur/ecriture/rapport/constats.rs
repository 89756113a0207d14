//! What the check of the report finds.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers, lines};

pub(super) fn sheet(classeur: &ClasseurDuRapport<'_>) -> Grille {
    let constats = classeur.rapport.check();
    let rangees = constats.iter().map(|constat| {
        let chiffres =
            constat.chiffres.iter().map(|(nom, valeur)| format!("{nom}\u{a0}: {valeur}"));
        vec![
            Case::text(constat.code),
            Case::text_or_blank(constat.section),
            Case::text(&constat.lieu),
            Case::text(&constat.phrase),
            Case::Texte(lines(chiffres)),
            Case::text_or_blank(constat.code.regle()),
        ]
    });
    let notes = if constats.is_empty() {
        vec!["Rien ne manque, et tout ce qui peut être contrôlé concorde.".to_owned()]
    } else {
        Vec::new()
    };
    Grille {
        nom: "Constats",
        titres: classeur.titles("Ce qui manque, et ce qui ne concorde pas"),
        entetes: headers(["Constat", "Section", "Lieu", "Phrase", "Chiffres", "Texte"]),
        rangees: rangees.collect(),
        totaux: Vec::new(),
        notes,
    }
}
