//! What the workbook is, what it holds, and what it does not.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, PartieNonEcrite, headers};
use crate::nombre::{bind, count};
use crate::procedure::Territoire;
use crate::rapport::annuel::{AnnexeError, CadreLegal, RapportAnnuel, SectionDuRapport};

type Rangees = Vec<Vec<Case>>;

pub(super) fn sheet(
    classeur: &ClasseurDuRapport<'_>,
    grilles: &[Grille],
    non_ecrites: &[PartieNonEcrite],
) -> Grille {
    let rapport = classeur.rapport;
    let mut rangees = Vec::new();
    identity(&mut rangees, classeur);
    law(&mut rangees, rapport);
    for partie in non_ecrites {
        let (partie, cause) = tell(partie);
        push(&mut rangees, "Partie qui se contredit", partie, Case::Texte(bind(&cause)));
    }
    for section in SectionDuRapport::TOUTES {
        let etat = rapport.sections.get(section);
        let etat = etat.map_or_else(|| "non dite".to_owned(), ToString::to_string);
        push(&mut rangees, "Contenu du décret", &section.to_string(), Case::Texte(etat));
    }
    for commune in &rapport.communes_dsu {
        let source = Case::text(&commune.provenance);
        push(&mut rangees, "Commune qui reçoit la DSU", commune.valeur.as_str(), source);
    }
    for Grille { nom, titres: [_, sujet], .. } in grilles {
        // What follows is in the title of every sheet.
        let sujet = sujet.rsplit_once(" · contrat ").map_or(sujet.as_str(), |(sujet, _)| sujet);
        push(&mut rangees, "Feuille", nom, Case::text(sujet));
    }
    for partie in elsewhere(rapport) {
        let ou = Case::text("sans feuille dans ce classeur, à lire dans le rapport");
        push(&mut rangees, "Partie du rapport", partie, ou);
    }
    Grille {
        nom: "Rapport",
        titres: classeur.titles("Classeur du rapport annuel"),
        entetes: headers(["Rubrique", "Élément", "Ce qui en est dit"]),
        rangees,
        totaux: Vec::new(),
        notes: Vec::new(),
    }
}

fn push(rangees: &mut Rangees, rubrique: &str, element: &str, dit: Case) {
    rangees.push(vec![Case::text(rubrique), Case::text(element), dit]);
}

fn identity(rangees: &mut Rangees, classeur: &ClasseurDuRapport<'_>) {
    let rapport = classeur.rapport;
    let avertissement = rapport.avertissement.as_ref().map(Case::text);
    let exercice = rapport.exercice.as_ref();
    let autre = exercice.and_then(|exercice| exercice.avertissement.as_ref()).map(Case::text);
    let autres = rapport.autres_contrats.iter().map(ToString::to_string).collect::<Vec<_>>();
    let autres = (!autres.is_empty()).then(|| Case::Texte(autres.join(", ")));
    let stade = exercice.map(|_| Case::text(classeur.stade));
    let dites = [
        ("Titre", Some(Case::Texte(classeur.title()))),
        ("Avertissement", avertissement),
        ("Avertissement des actions de l’année", autre),
        ("Contrat", Some(Case::text(rapport.contrat))),
        ("Autres codes du contrat", autres),
        ("Année", Some(Case::text(rapport.annee))),
        ("Stade des montants ventilés", stade),
    ];
    for (element, dit) in dites {
        if let Some(dit) = dit {
            push(rangees, "Rapport", element, dit);
        }
    }
}

fn law(rangees: &mut Rangees, rapport: &RapportAnnuel) {
    let mut say = |element: &str, dit: Case| push(rangees, "Cadre légal", element, dit);
    let Some(CadreLegal { regime, territoire, jour }) = rapport.cadre else {
        say("Régime", Case::text("non dit"));
        return;
    };
    let territoire = match territoire {
        Territoire::MetropoleEtDom => "métropole et départements d’outre-mer",
        Territoire::PolynesieFrancaise => "Polynésie française",
    };
    say("Régime", Case::text(regime));
    say("Texte", Case::text(regime.regle()));
    say("Territoire", Case::text(territoire));
    say("Jour du droit", Case::Jour(jour));
}

/// A part without a sheet, and why, in French.
fn tell(partie: &PartieNonEcrite) -> (&'static str, String) {
    let problemes = |problemes: &crate::financement::Problemes| {
        let nombre = u32::try_from(problemes.as_slice().len()).unwrap_or(u32::MAX);
        let nombre = count(nombre, "problème", "problèmes");
        format!("les actions de l’année ne font pas un programme : {nombre} ; voir « Constats »")
    };
    match partie {
        PartieNonEcrite::Annexe(cause) => {
            let cause = match cause {
                AnnexeError::SansExercice => {
                    "tirée des actions de l’année, que le rapport n’a pas".to_owned()
                }
                AnnexeError::SansChiffres => {
                    "tirée des chiffres publiés, que le rapport n’a pas".to_owned()
                }
                AnnexeError::SpecifiquesInconnus => {
                    "tirée des chiffres publiés, qui ne donnent pas les crédits spécifiques"
                        .to_owned()
                }
                AnnexeError::Programmation(cause) => problemes(cause),
            };
            ("Annexe budgétaire", cause)
        }
        PartieNonEcrite::Exercice(cause) => ("Actions de l’année", problemes(cause)),
        PartieNonEcrite::Calendrier(_) => (
            "Calendrier de la procédure",
            "la procédure se contredit, ou sort des années connues ; voir « Constats »".to_owned(),
        ),
    }
}

/// The parts that the report holds and that no sheet tells.
fn elsewhere(rapport: &RapportAnnuel) -> Vec<&'static str> {
    let mut parties = vec![
        ("Stratégie", rapport.strategie.is_some()),
        ("Territoire", rapport.territoire.is_some()),
        ("Participation", rapport.concertation.is_some()),
    ];
    if let Some(exercice) = &rapport.exercice {
        parties.extend([
            ("Campagne", exercice.campagne.is_some()),
            ("Vies des actions", exercice.suivi.iter().len() > 0),
            ("Année d’avant", exercice.avant.is_some()),
            ("Plans de financement", !exercice.plans.is_empty()),
            ("Règles de cofinancement", !exercice.regles.is_empty()),
            ("Conventions", !exercice.conventions.is_empty()),
            ("Enveloppes", exercice.enveloppes.is_some()),
            ("Scénarios", !exercice.scenarios.is_empty()),
            ("Paiements", exercice.paiements.is_some()),
            ("Ventilation par quartier", exercice.ventilation.is_some()),
        ]);
    }
    parties.into_iter().filter(|(_, la)| *la).map(|(partie, _)| partie).collect()
}
