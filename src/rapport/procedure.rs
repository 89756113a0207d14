//! A procedure in French: what holds, what is open, and every day with its proof.

use core::fmt::Display;

use super::{Cote, Document, Ligne, Tableau};
use crate::droit::Regle;
use crate::procedure::{
    Alerte, Deliberation, Dossier, DossierError, Echeancier, Effectif, ExigenceDeQuorum,
    Irregularite, Minimum, Organisme, Projet, Quorum, Recours,
};
use crate::temps::{EnFrancais, JoursError, Ordre};

/// The calendar of a procedure: the convocation, the quorum, the act, appeals, the consultation,
/// then every day in order, and the proof of each that is computed.
///
/// # Errors
/// [`DossierError`] as [`Dossier::echeancier`].
pub fn procedure(dossier: &Dossier) -> Result<Document, DossierError> {
    let echeancier = dossier.echeancier()?;
    let mut document = Document::new(&dossier.titre);
    document.paragraph(format!("Source : {}.", dossier.source));
    council(&mut document, &dossier.deliberation, dossier.noms_sur_la_feuille);
    appeals(&mut document, dossier.timeline()?.as_ref());
    if let Some(phase) = &dossier.consultation {
        plan(&mut document, phase.projet(), dossier)?;
        if let Some(consultation) = phase.consultation() {
            // The day on which the last of them has answered, or can no more.
            let accordees = consultation.envois().iter().filter_map(|envoi| envoi.cloture);
            let cloture = accordees.chain([consultation.cloture()]).max();
            let apres = cloture.and_then(|jour| jour.succ_opt());
            let recus = consultation.avis().iter().map(|avis| avis.recu);
            let jour = recus.chain(apres).max().unwrap_or(consultation.cloture());
            document.heading(2, &format!("Avis au {}", EnFrancais(jour)));
            for (organisme, statut) in consultation.statuts_on(jour) {
                document.item(format!("{organisme} : {statut}"));
            }
            alerts(&mut document, &consultation.check(jour, dossier.territoire));
        }
    }
    days(&mut document, &echeancier);
    Ok(document)
}

fn council(document: &mut Document, deliberation: &Deliberation, noms: Option<u32>) {
    let acte = &deliberation.acte;
    document.heading(2, "Assemblée et acte");
    if let Some(Ok(controle)) = deliberation.convocation.map(|c| c.check(acte.adoption)) {
        document.item(controle.to_string());
    }
    if let Some(effectif) = deliberation.effectif {
        document.item(quorum(effectif, noms));
    }
    if let Some(vote) = &deliberation.vote {
        let issue = if vote.adoptee { "adoptée" } else { "rejetée" };
        let mention = vote.mention.as_ref().map(|mention| format!(" « {mention} »"));
        document.item(format!("Délibération {issue}{}", mention.unwrap_or_default()));
    }
    document.item(match acte.executoire() {
        Ok(executoire) => format!("Acte {executoire}"),
        Err(manque) => {
            let quoi = match (manque.publication, manque.transmission) {
                (true, true) => "une publication qui compte et la transmission",
                (true, false) => "une publication qui compte",
                (false, _) => "la transmission",
            };
            format!("Acte non exécutoire, il manque {quoi}")
        }
    });
    document.paragraph("À regarder :");
    // The check of the convocation is said above.
    let said = |i: &Irregularite| {
        matches!(
            i,
            Irregularite::ConvocationConditionnelle(_) | Irregularite::ConvocationTardive(_)
        )
    };
    for irregularite in deliberation.check().iter().filter(|i| !said(i)) {
        document.item(coded(irregularite.code(), irregularite));
    }
}

/// A finding under its code.
fn coded(code: &str, constat: &dyn Display) -> Ligne {
    Ligne::new().code(code).text(&format!(" {constat}"))
}

fn quorum(effectif: Effectif, noms: Option<u32>) -> String {
    let (au_moins, au_plus) = (effectif.presents.au_moins(), effectif.presents.au_plus());
    let presents = if au_moins == au_plus {
        format!("{au_moins} présents")
    } else {
        format!("{au_moins} ou {au_plus} présents")
    };
    let (nombre, si) = match (effectif.exigence, noms) {
        (ExigenceDeQuorum::EnExercice(nombre), _) => (nombre, String::new()),
        (ExigenceDeQuorum::EnExerciceInconnu, Some(noms)) => {
            (noms, format!(" si les {noms} membres de la feuille sont en exercice"))
        }
        (ExigenceDeQuorum::EnExerciceInconnu, None) => {
            return format!("Quorum indécidable : {presents}, membres en exercice non connus");
        }
        (ExigenceDeQuorum::Aucune, _) => {
            return format!("Aucun quorum requis : {presents}");
        }
    };
    let quorum = Quorum::of(nombre);
    let atteint = match (quorum.is_met(au_moins), quorum.is_met(au_plus)) {
        (true, _) => "atteint",
        (false, true) => "indécidable",
        (false, false) => "non atteint",
    };
    format!("Quorum de {}{si} : {atteint}, {presents}", quorum.requis())
}

fn appeals(document: &mut Document, recours: Option<&Recours>) {
    document.heading(2, "Recours");
    let Some(recours) = recours else {
        document.item("Aucune publication n’ouvre encore de recours");
        return;
    };
    let depart = recours.decision().jour();
    let jours = recours.evenements().iter().map(|evenement| evenement.jour());
    for jour in core::iter::once(depart).chain(jours) {
        document.item(format!("Au {} : {}", EnFrancais(jour), recours.etat_on(jour)));
    }
}

fn plan(document: &mut Document, projet: &Projet, dossier: &Dossier) -> Result<(), JoursError> {
    let ordre = dossier.ordre.unwrap_or(Ordre::MoisPuisJour);
    let modalites = projet.modalites();
    let regime = modalites.regime();
    document.heading(2, "Consultation");
    document.item(format!("Régime : {regime} [{}]", regime.regle()));
    if let Some(prevision) = projet.prevision() {
        let jours = prevision.cloture.signed_duration_since(prevision.envoi).num_days();
        let (envoi, cloture) = (EnFrancais(prevision.envoi), EnFrancais(prevision.cloture));
        document.item(format!("Prévu : envoi le {envoi}, avis jusqu’au {cloture}, {jours} jours"));
        if let Some(depuis) = prevision.prise_d_effet.since(prevision.cloture) {
            let depuis = EnFrancais(depuis);
            document.item(format!("Sans réponse, avis réputé favorable depuis le {depuis}"));
        }
    }
    alerts(document, &projet.check(dossier.territoire, dossier.zone, ordre));
    if let Some(minimums) = projet.planned_minimums(dossier.zone, ordre).transpose()? {
        document.table(counts(&minimums));
    }
    Ok(())
}

/// One line an alert, but for quarters of which one thing is not known.
fn alerts(document: &mut Document, alertes: &[Alerte]) {
    if alertes.is_empty() {
        return;
    }
    document.paragraph("À regarder :");
    let mut inconnus = Vec::new();
    for alerte in alertes {
        if let Alerte::InstallationInconnue(Organisme::ConseilCitoyen(quartier)) = alerte {
            inconnus.push(quartier.to_string());
        } else {
            document.item(coded(alerte.code(), alerte));
        }
    }
    if !inconnus.is_empty() {
        let phrase = format!(
            "{} conseils citoyens, constitués ou non, ce n’est pas précisé : {}",
            inconnus.len(),
            inconnus.join(", ")
        );
        document.item(coded("INSTALLATION-INCONNUE", &phrase));
    }
}

fn counts(minimums: &[Minimum]) -> Tableau {
    let mut tableau = Tableau::new([
        ("Décompte du mois", Cote::Gauche),
        ("Premier jour de clôture", Cote::Gauche),
        ("Jour prudent", Cote::Gauche),
        ("Respecté", Cote::Gauche),
        ("Dernier envoi possible", Cote::Gauche),
    ]);
    for minimum in minimums {
        tableau.push([
            minimum.politique.libelle().to_owned(),
            EnFrancais(minimum.premier).to_string(),
            EnFrancais(minimum.prudent).to_string(),
            if minimum.respecte { "oui" } else { "non" }.to_owned(),
            EnFrancais(minimum.dernier_depart).to_string(),
        ]);
    }
    tableau
}

fn days(document: &mut Document, echeancier: &Echeancier) {
    let mut tableau = Tableau::new([
        ("Jour", Cote::Gauche),
        ("Nature", Cote::Gauche),
        ("Quoi", Cote::Gauche),
        ("Qui", Cote::Gauche),
        ("Article", Cote::Gauche),
    ]);
    for entree in echeancier.entrees() {
        tableau.push([
            format!("{:#}", EnFrancais(entree.jour)),
            entree.nature.to_string(),
            entree.quoi.clone(),
            entree.qui.clone(),
            entree.regle.map(article).unwrap_or_default(),
        ]);
    }
    document.heading(2, "Calendrier");
    document.table(tableau);
    document.heading(2, "Preuves");
    for entree in echeancier.entrees() {
        if let Some(preuve) = &entree.preuve {
            document.heading(3, &entree.quoi);
            for ligne in preuve.to_string().lines() {
                document.item(ligne);
            }
        }
    }
}

/// The article; of a text that is no code, its short title too.
fn article(regle: Regle) -> String {
    let texte = regle.texte();
    if texte.titre.starts_with("Code") { texte.article.to_owned() } else { regle.to_string() }
}
