//! The opinions, their observations, and what follows each.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers};
use crate::rapport::annuel::{AvisAnnexe, Prononce};

pub(super) fn sheet(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let annexes = classeur.rapport.opinions()?;
    let mut rangees = Vec::new();
    for avis in annexes.avis() {
        if avis.observations.is_empty() {
            let mut rangee = Vec::from(opinion(avis));
            rangee.extend([Case::Vide, Case::Vide, Case::Vide]);
            rangee.push(Case::text_or_blank(avis.provenance.as_ref()));
            rangees.push(rangee);
        }
        for observation in &avis.observations {
            let suite = annexes.suite(&observation.reference);
            let suite = suite.map_or_else(|| Case::text("non dite"), |s| Case::text(&s.texte));
            let mut rangee = Vec::from(opinion(avis));
            rangee.extend([
                Case::text(&observation.reference),
                Case::text(&observation.texte),
                suite,
            ]);
            rangee.push(Case::text_or_blank(avis.provenance.as_ref()));
            rangees.push(rangee);
        }
    }
    let grille = Grille {
        nom: "Avis et suites",
        titres: classeur.titles("Avis annexés, et ce qui suit chaque observation"),
        entetes: headers([
            "Organisme",
            "Avis",
            "Rendu ou réputé",
            "Jour",
            "Observation",
            "Texte de l’observation",
            "Suite",
            "Source",
        ]),
        rangees,
        totaux: Vec::new(),
        notes: vec!["Un avis qui fait plusieurs observations a plusieurs lignes.".to_owned()],
    };
    Some(grille.without_blank(&["Source"]))
}

fn opinion(avis: &AvisAnnexe) -> [Case; 4] {
    let organisme = Case::text(&avis.organisme);
    match avis.prononce {
        Prononce::Rendu { recu, position } => {
            [organisme, Case::text(position), Case::text("reçu le"), Case::day_or_blank(recu)]
        }
        Prononce::Tacite { depuis, si_constitue } => {
            let condition =
                if si_constitue { "favorable, s’il est constitué" } else { "favorable" };
            let depuis = Case::day_or_blank(depuis);
            [organisme, Case::text(condition), Case::text("réputé depuis le"), depuis]
        }
    }
}
