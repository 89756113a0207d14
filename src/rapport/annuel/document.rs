//! The report as a document, section by section of the décret.

use super::{
    CadreLegal, EtatDeSection, RapportAnnuel, SectionDuRapport, annexes, illustration, parties,
};
use crate::rapport::{self, Document, Ligne};
use crate::temps::EnFrancais;

/// The report of a year in French: each section of the décret with its words, whether it is there and what the record
/// holds of it, then the procedure, the annexes and the findings; charts stand beside their tables.
///
/// The same record gives the same document.
#[must_use]
pub fn document(annuel: &RapportAnnuel) -> Document {
    let mut document = head(annuel);
    for section in SectionDuRapport::TOUTES {
        document.heading(2, &section.to_string());
        document.quote(format!("{} ({})", section.texte(), section.regle()));
        let etat = annuel.sections.get(section).map(EtatDeSection::to_string);
        document.item(format!("Section {}", etat.as_deref().unwrap_or("non dite")));
        content(&mut document, annuel, section);
    }
    if let Some(dossier) = &annuel.procedure {
        document.heading(2, "Procédure");
        nest(&mut document, 2, rapport::procedure(dossier));
    }
    document.heading(2, "Annexes");
    annexes::budget(&mut document, annuel);
    annexes::opinions(&mut document, annuel);
    findings(&mut document, annuel);
    for graphique in illustration::of(annuel) {
        document.place(graphique);
    }
    document
}

fn head(annuel: &RapportAnnuel) -> Document {
    let RapportAnnuel { contrat, annee, .. } = annuel;
    let titre = annuel.titre.as_ref().map(ToString::to_string);
    let titre = titre.unwrap_or_else(|| format!("Rapport annuel {annee}, contrat {contrat}"));
    let mut document = Document::new(&titre);
    if let Some(avertissement) = &annuel.avertissement {
        document.quote(avertissement.as_str());
    }
    let autres = annuel.autres_contrats.iter().map(|code| format!(", {code}"));
    let autres: String = autres.collect();
    document.item(format!("Contrat {contrat}{autres}, année {annee}"));
    document.item(match annuel.cadre {
        Some(CadreLegal { regime, jour, .. }) => {
            format!("Régime au {} : {regime} ({})", EnFrancais(jour), regime.regle())
        }
        None => "Régime non dit".to_owned(),
    });
    document
}

/// What the record holds of a section, where it holds something.
fn content(document: &mut Document, annuel: &RapportAnnuel, section: SectionDuRapport) {
    match section {
        SectionDuRapport::Evolution => {
            if let Some(portrait) = &annuel.territoire {
                nest(document, 2, rapport::territoire(portrait));
            }
        }
        SectionDuRapport::Actions => {
            if let Some(releve) = &annuel.chiffres {
                let told = |fonds: &_| annuel.fonds().any(|un| un.tells(fonds));
                document.append(2, rapport::financier::financier_without(releve, told));
            }
            if let Some(exercice) = &annuel.exercice {
                nest(document, 2, rapport::exercice(exercice));
            }
            if let (Some(fiche), Some(tirage)) = (&annuel.serie, annuel.draw_serie()) {
                let titre = fiche.intitule().as_str();
                nest(document, 1, tirage.map(|serie| rapport::serie(titre, &serie)));
            }
            parties::funds(document, 3, &annuel.fonds_de_concours);
            parties::focus(document, &annuel.focus);
        }
        SectionDuRapport::Perspectives => {
            if let Some(resultats) = &annuel.resultats {
                parties::results(document, resultats);
            }
            if let Some(equipe) = &annuel.equipe {
                parties::team(document, equipe);
            }
            if let Some(concertation) = &annuel.concertation {
                document.append(1, rapport::concertation::body(concertation));
            }
        }
        SectionDuRapport::RenouvellementUrbain => {
            if let Some(renouvellement) = &annuel.renouvellement {
                parties::renewal(document, renouvellement.fiche());
            }
        }
        SectionDuRapport::DeveloppementSocialUrbain => {
            for commune in &annuel.communes_dsu {
                document.item(format!("{} : {}", commune.valeur, commune.provenance));
            }
        }
        SectionDuRapport::Orientations => {
            if let Some(strategie) = &annuel.strategie {
                let jour = annuel.cadre.map(|cadre| cadre.jour);
                document.append(1, rapport::strategie::body(strategie, jour));
            }
        }
        SectionDuRapport::AutresSignataires | SectionDuRapport::Articulation => {}
    }
}

/// A part that has its own headings, so many levels lower.
fn nest<E>(document: &mut Document, niveaux: u8, partie: Result<Document, E>) {
    match partie {
        Ok(partie) => document.append(niveaux, partie),
        Err(_) => {
            document.item("La partie se contredit, et n’est pas imprimée : voir les constats");
        }
    }
}

fn findings(document: &mut Document, annuel: &RapportAnnuel) {
    document.heading(2, "Constats");
    let constats = annuel.check();
    if constats.is_empty() {
        document.item("Rien ne manque, et tout ce qui peut être contrôlé concorde");
    }
    for constat in constats {
        let point = if constat.phrase.ends_with('.') { "" } else { "." };
        let mut ligne = Ligne::new().code(&constat.code.to_string());
        // A part that checks itself says which of its checks it was.
        if let Some((_, controle)) = constat.chiffres.iter().find(|(nom, _)| nom == "contrôle") {
            ligne = ligne.text(" ").code(controle);
        }
        document.item(ligne.text(&format!(" {} : {}{point}", constat.lieu, constat.phrase)));
    }
}
