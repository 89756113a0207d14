//! The days of the procedure, each with its proof.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers};
use crate::procedure::Echeancier;

pub(super) fn sheet(classeur: &ClasseurDuRapport<'_>, echeancier: &Echeancier) -> Grille {
    let rangees = echeancier.entrees().iter().map(|entree| {
        vec![
            Case::Jour(entree.jour),
            Case::text(entree.nature),
            Case::text(&entree.quoi),
            Case::text(&entree.qui),
            Case::text_or_blank(entree.regle),
            Case::day_or_blank(entree.accompli),
            Case::text_or_blank(entree.preuve),
            Case::text(&entree.cle),
        ]
    });
    let titre = classeur.rapport.procedure.as_ref().map(|dossier| dossier.titre.as_str());
    let sujet = format!("Calendrier de la procédure, {}", titre.unwrap_or_default());
    let grille = Grille {
        nom: "Calendrier",
        titres: classeur.titles(&sujet),
        entetes: headers([
            "Jour",
            "Nature",
            "Quoi",
            "Qui",
            "Texte",
            "Accompli le",
            "Preuve",
            "Identifiant",
        ]),
        rangees: rangees.collect(),
        totaux: Vec::new(),
        notes: Vec::new(),
    };
    grille.without_blank(&["Accompli le", "Preuve"])
}
