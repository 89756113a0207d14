//! The report as Markdown, section by section of the décret.

use core::convert::Infallible;
use core::fmt::Write as _;

use super::{CadreLegal, RapportAnnuel, SectionDuRapport, annexes, parties};
use crate::nombre::bind;
use crate::rapport::{self, markdown::escape};
use crate::temps::EnFrancais;

/// The report of a year in French, as Markdown: each section of the décret with its words, whether it is there and
/// what the record holds of it, then the procedure, the annexes and the findings.
///
/// The same record gives the same text.
#[must_use]
pub fn markdown(annuel: &RapportAnnuel) -> String {
    let mut texte = String::new();
    head(&mut texte, annuel);
    for section in SectionDuRapport::TOUTES {
        // Writing to a string does not fail.
        let _ = writeln!(texte, "## {section}\n\n> {} ({})\n", section.texte(), section.regle());
        let etat = annuel.sections.get(section);
        let etat = etat.map_or_else(|| "non dite".to_owned(), ToString::to_string);
        let _ = writeln!(texte, "- Section {}\n", escape(&etat));
        content(&mut texte, annuel, section);
    }
    if let Some(dossier) = &annuel.procedure {
        texte.push_str("## Procédure\n\n");
        nest(&mut texte, 2, rapport::procedure(dossier));
    }
    texte.push_str("## Annexes\n\n");
    annexes::budget(&mut texte, annuel);
    annexes::opinions(&mut texte, annuel);
    findings(&mut texte, annuel);
    bind(&texte)
}

fn head(t: &mut String, annuel: &RapportAnnuel) {
    let RapportAnnuel { contrat, annee, .. } = annuel;
    let _ = match &annuel.titre {
        Some(titre) => writeln!(t, "# {}\n", escape(titre.as_str())),
        None => writeln!(t, "# Rapport annuel {annee}, contrat {contrat}\n"),
    };
    if let Some(avertissement) = &annuel.avertissement {
        let _ = writeln!(t, "> {}\n", escape(avertissement.as_str()));
    }
    let autres = annuel.autres_contrats.iter().map(|code| format!(", {code}"));
    let _ = writeln!(t, "- Contrat {contrat}{}, année {annee}", autres.collect::<String>());
    let _ = match annuel.cadre {
        Some(CadreLegal { regime, jour, .. }) => {
            writeln!(t, "- Régime au {} : {regime} ({})\n", EnFrancais(jour), regime.regle())
        }
        None => writeln!(t, "- Régime non dit\n"),
    };
}

/// What the record holds of a section, where it holds something.
fn content(t: &mut String, annuel: &RapportAnnuel, section: SectionDuRapport) {
    match section {
        SectionDuRapport::Evolution => {
            if let Some(portrait) = &annuel.territoire {
                nest(t, 2, rapport::territoire(portrait));
            }
        }
        SectionDuRapport::Actions => {
            if let Some(releve) = &annuel.chiffres {
                nest::<Infallible>(t, 2, Ok(rapport::financier(releve)));
            }
            if let Some(exercice) = &annuel.exercice {
                nest(t, 2, rapport::exercice(exercice));
            }
            parties::funds(t, "### ", &annuel.fonds_de_concours);
            parties::focus(t, &annuel.focus);
        }
        SectionDuRapport::Perspectives => {
            if let Some(resultats) = &annuel.resultats {
                parties::results(t, resultats);
            }
            if let Some(equipe) = &annuel.equipe {
                parties::team(t, equipe);
            }
            if let Some(concertation) = &annuel.concertation {
                nest::<Infallible>(t, 1, Ok(rapport::concertation(concertation)));
            }
        }
        SectionDuRapport::RenouvellementUrbain => {
            if let Some(renouvellement) = &annuel.renouvellement {
                parties::renewal(t, renouvellement.fiche());
            }
        }
        SectionDuRapport::DeveloppementSocialUrbain => {
            for commune in &annuel.communes_dsu {
                let provenance = escape(&commune.provenance.to_string());
                let _ = writeln!(t, "- {} : {provenance}", escape(commune.valeur.as_str()));
            }
            if !annuel.communes_dsu.is_empty() {
                t.push('\n');
            }
        }
        SectionDuRapport::Orientations => {
            if let Some(strategie) = &annuel.strategie {
                let jour = annuel.cadre.map(|cadre| cadre.jour);
                nest::<Infallible>(t, 1, Ok(rapport::strategie(strategie, jour)));
            }
        }
        SectionDuRapport::AutresSignataires | SectionDuRapport::Articulation => {}
    }
}

/// A part that has its own headings, so many levels lower.
fn nest<E>(t: &mut String, niveaux: usize, partie: Result<String, E>) {
    let Ok(partie) = partie else {
        t.push_str("- La partie se contredit, et n’est pas imprimée : voir les constats\n\n");
        return;
    };
    for ligne in partie.trim_end().lines() {
        if ligne.starts_with('#') {
            t.push_str(&"#".repeat(niveaux));
        }
        t.push_str(ligne);
        t.push('\n');
    }
    t.push('\n');
}

fn findings(t: &mut String, annuel: &RapportAnnuel) {
    t.push_str("## Constats\n\n");
    let constats = annuel.check();
    if constats.is_empty() {
        t.push_str("- Rien ne manque, et tout ce qui peut être contrôlé concorde\n");
    }
    for constat in constats {
        let (lieu, phrase) = (escape(&constat.lieu), escape(&constat.phrase));
        let point = if phrase.ends_with('.') { "" } else { "." };
        let _ = writeln!(t, "- `{}` {lieu} : {phrase}{point}", constat.code);
    }
}
