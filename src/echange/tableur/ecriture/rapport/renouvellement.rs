//! The urban renewal: operations, then quarters, revues de projets, charter and remarks.

use chrono::NaiveDate;

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers, lines};
use crate::rapport::annuel::FicheDeRenouvellement;

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    let Some(renouvellement) = &classeur.rapport.renouvellement else { return Vec::new() };
    let fiche = renouvellement.fiche();
    let mut grilles = Vec::new();
    if !fiche.operations.is_empty() {
        grilles.push(operations(classeur, fiche));
    }
    let suivi = rows(fiche);
    if !suivi.is_empty() {
        let grille = Grille {
            nom: "Suivi du renouvellement",
            titres: classeur.titles("Renouvellement urbain, quartiers, revues de projets, charte"),
            entetes: headers(["Nature", "Ce qui est dit", "Jour", "Code QPV", "Par", "Pour"]),
            rangees: suivi,
            totaux: Vec::new(),
            notes: Vec::new(),
        };
        grilles.push(grille.without_blank(&["Jour", "Code QPV", "Par", "Pour"]));
    }
    grilles
}

fn operations(classeur: &ClasseurDuRapport<'_>, fiche: &FicheDeRenouvellement) -> Grille {
    let rangees = fiche.operations.iter().map(|operation| {
        vec![
            Case::text(&operation.commune),
            Case::text_or_blank(operation.quartier.as_ref()),
            Case::text(&operation.titre),
            Case::text_or_blank(operation.nature),
            Case::Texte(lines(&operation.maitres_d_ouvrage)),
            Case::text_or_blank(operation.stade.as_ref()),
            Case::text_or_blank(operation.avancement()),
        ]
    });
    Grille {
        nom: "Renouvellement",
        titres: classeur.titles("Opérations de renouvellement urbain"),
        entetes: headers([
            "Commune",
            "Quartier",
            "Opération",
            "Nature",
            "Maîtrise d’ouvrage",
            "Stade imprimé",
            "Avancement",
        ]),
        rangees: rangees.collect(),
        totaux: Vec::new(),
        notes: vec![
            "L’avancement n’est donné que si les mots imprimés n’en disent qu’un.".to_owned(),
        ],
    }
    .without_blank(&["Quartier"])
}

fn rows(fiche: &FicheDeRenouvellement) -> Vec<Vec<Case>> {
    let row = |nature: &str, dit: Case, jour: Option<NaiveDate>, suite: [Case; 3]| {
        let mut rangee = vec![Case::text(nature), dit, Case::day_or_blank(jour)];
        rangee.extend(suite);
        rangee
    };
    let quartiers = fiche.quartiers.iter().map(|quartier| {
        let dit = Case::Texte(format!("{} ({})", quartier.nom, quartier.commune));
        row("quartier", dit, None, [Case::text_or_blank(quartier.code), Case::Vide, Case::Vide])
    });
    let revues = fiche.revues.iter().map(|revue| {
        let pilotes = Case::Texte(lines(&revue.pilotes));
        row(
            "revue de projets",
            Case::text(revue),
            Some(revue.jour),
            [Case::Vide, pilotes, Case::Vide],
        )
    });
    let charte = fiche.charte_gusp.iter().map(|charte| {
        let dit = Case::text("charte de gestion urbaine et sociale de proximité, signée");
        let (par, pour) = (lines(&charte.signataires), lines(&charte.quartiers));
        row("charte", dit, charte.signee_le, [Case::Vide, Case::Texte(par), Case::Texte(pour)])
    });
    let remarques = fiche.remarques.iter().map(|remarque| {
        row("remarque", Case::text(remarque), None, [Case::Vide, Case::Vide, Case::Vide])
    });
    quartiers.chain(revues).chain(charte).chain(remarques).collect()
}
