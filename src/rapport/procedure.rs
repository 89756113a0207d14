//! A procedure in French: what holds, what is open, and every day with its proof.

use core::fmt::Write as _;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::droit::Regle;
use crate::nombre::bind;
use crate::procedure::{
    Alerte, Deliberation, Dossier, DossierError, Echeancier, Effectif, ExigenceDeQuorum,
    Irregularite, Minimum, Organisme, Projet, Quorum, Recours,
};
use crate::temps::{EnFrancais, JoursError, Ordre};

/// The calendar of a procedure as Markdown: the convocation, the quorum, the act, appeals, the consultation,
/// then every day in order, and the proof of each that is computed.
///
/// # Errors
/// [`DossierError`] as [`Dossier::echeancier`].
pub fn procedure(dossier: &Dossier) -> Result<String, DossierError> {
    let echeancier = dossier.echeancier()?;
    let mut texte = String::new();
    // Writing to a string does not fail.
    let _ =
        writeln!(texte, "# {}\n\nSource : {}.\n", escape(&dossier.titre), escape(&dossier.source));
    council(&mut texte, &dossier.deliberation, dossier.noms_sur_la_feuille);
    appeals(&mut texte, dossier.timeline()?.as_ref());
    if let Some(phase) = &dossier.consultation {
        plan(&mut texte, phase.projet(), dossier)?;
        if let Some(consultation) = phase.consultation() {
            // The day on which the last of them has answered, or can no more.
            let accordees = consultation.envois().iter().filter_map(|envoi| envoi.cloture);
            let cloture = accordees.chain([consultation.cloture()]).max();
            let apres = cloture.and_then(|jour| jour.succ_opt());
            let recus = consultation.avis().iter().map(|avis| avis.recu);
            let jour = recus.chain(apres).max().unwrap_or(consultation.cloture());
            let _ = writeln!(texte, "## Avis au {}\n", EnFrancais(jour));
            for (organisme, statut) in consultation.statuts_on(jour) {
                let _ = writeln!(texte, "- {} : {statut}", escape(&organisme.to_string()));
            }
            alerts(&mut texte, &consultation.check(jour, dossier.territoire));
        }
    }
    days(&mut texte, &echeancier);
    Ok(bind(&texte))
}

fn council(texte: &mut String, deliberation: &Deliberation, noms: Option<u32>) {
    let acte = &deliberation.acte;
    texte.push_str("## Assemblée et acte\n\n");
    if let Some(Ok(controle)) = deliberation.convocation.map(|c| c.check(acte.adoption)) {
        let _ = writeln!(texte, "- {controle}");
    }
    if let Some(effectif) = deliberation.effectif {
        quorum(texte, effectif, noms);
    }
    if let Some(vote) = &deliberation.vote {
        let issue = if vote.adoptee { "adoptée" } else { "rejetée" };
        let mention = vote.mention.as_ref().map(|m| format!(" « {} »", escape(m)));
        let _ = writeln!(texte, "- Délibération {issue}{}", mention.unwrap_or_default());
    }
    let _ = match acte.executoire() {
        Ok(executoire) => writeln!(texte, "- Acte {executoire}"),
        Err(manque) => {
            let quoi = match (manque.publication, manque.transmission) {
                (true, true) => "une publication qui compte et la transmission",
                (true, false) => "une publication qui compte",
                (false, _) => "la transmission",
            };
            writeln!(texte, "- Acte non exécutoire, il manque {quoi}")
        }
    };
    texte.push_str("\nÀ regarder :\n\n");
    // The check of the convocation is said above.
    let said = |i: &Irregularite| {
        matches!(
            i,
            Irregularite::ConvocationConditionnelle(_) | Irregularite::ConvocationTardive(_)
        )
    };
    for irregularite in deliberation.check().iter().filter(|i| !said(i)) {
        let _ = writeln!(texte, "- `{}` {irregularite}", irregularite.code());
    }
    texte.push('\n');
}

fn quorum(texte: &mut String, effectif: Effectif, noms: Option<u32>) {
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
            let _ = writeln!(
                texte,
                "- Quorum indécidable : {presents}, membres en exercice non connus"
            );
            return;
        }
        (ExigenceDeQuorum::Aucune, _) => {
            let _ = writeln!(texte, "- Aucun quorum requis : {presents}");
            return;
        }
    };
    let quorum = Quorum::of(nombre);
    let atteint = match (quorum.is_met(au_moins), quorum.is_met(au_plus)) {
        (true, _) => "atteint",
        (false, true) => "indécidable",
        (false, false) => "non atteint",
    };
    let _ = writeln!(texte, "- Quorum de {}{si} : {atteint}, {presents}", quorum.requis());
}

fn appeals(texte: &mut String, recours: Option<&Recours>) {
    texte.push_str("## Recours\n\n");
    let Some(recours) = recours else {
        texte.push_str("- Aucune publication n’ouvre encore de recours\n\n");
        return;
    };
    let depart = recours.decision().jour();
    let jours = recours.evenements().iter().map(|evenement| evenement.jour());
    for jour in core::iter::once(depart).chain(jours) {
        let _ = writeln!(texte, "- Au {} : {}", EnFrancais(jour), recours.etat_on(jour));
    }
    texte.push('\n');
}

fn plan(texte: &mut String, projet: &Projet, dossier: &Dossier) -> Result<(), JoursError> {
    let ordre = dossier.ordre.unwrap_or(Ordre::MoisPuisJour);
    let modalites = projet.modalites();
    let _ = writeln!(
        texte,
        "## Consultation\n\n- Régime : {} [{}]",
        modalites.regime(),
        modalites.regime().regle()
    );
    if let Some(prevision) = projet.prevision() {
        let jours = prevision.cloture.signed_duration_since(prevision.envoi).num_days();
        let (envoi, cloture) = (EnFrancais(prevision.envoi), EnFrancais(prevision.cloture));
        let _ =
            writeln!(texte, "- Prévu : envoi le {envoi}, avis jusqu’au {cloture}, {jours} jours");
        if let Some(depuis) = prevision.prise_d_effet.since(prevision.cloture) {
            let depuis = EnFrancais(depuis);
            let _ = writeln!(texte, "- Sans réponse, avis réputé favorable depuis le {depuis}");
        }
    }
    alerts(texte, &projet.check(dossier.territoire, dossier.zone, ordre));
    if let Some(minimums) = projet.planned_minimums(dossier.zone, ordre).transpose()? {
        let _ = writeln!(texte, "{}", counts(&minimums));
    }
    Ok(())
}

/// One line an alert, but for quarters of which one thing is not known.
fn alerts(texte: &mut String, alertes: &[Alerte]) {
    if alertes.is_empty() {
        texte.push('\n');
        return;
    }
    texte.push_str("\nÀ regarder :\n\n");
    let mut inconnus = Vec::new();
    for alerte in alertes {
        if let Alerte::InstallationInconnue(Organisme::ConseilCitoyen(quartier)) = alerte {
            inconnus.push(quartier.to_string());
        } else {
            let _ = writeln!(texte, "- `{}` {}", alerte.code(), escape(&alerte.to_string()));
        }
    }
    if !inconnus.is_empty() {
        let _ = writeln!(
            texte,
            "- `INSTALLATION-INCONNUE` {} conseils citoyens, constitués ou non, ce n’est pas précisé : {}",
            inconnus.len(),
            inconnus.join(", ")
        );
    }
    texte.push('\n');
}

fn counts(minimums: &[Minimum]) -> TableauMarkdown<5> {
    let mut tableau = TableauMarkdown::new([
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

fn days(texte: &mut String, echeancier: &Echeancier) {
    let mut tableau = TableauMarkdown::new([
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
    let _ = writeln!(texte, "## Calendrier\n\n{tableau}\n## Preuves");
    for entree in echeancier.entrees() {
        if let Some(preuve) = &entree.preuve {
            let _ = writeln!(texte, "\n### {}\n", escape(&entree.quoi));
            for ligne in preuve.to_string().lines() {
                let _ = writeln!(texte, "- {ligne}");
            }
        }
    }
}

/// The article; of a text that is no code, its short title too.
fn article(regle: Regle) -> String {
    let texte = regle.texte();
    if texte.titre.starts_with("Code") { texte.article.to_owned() } else { regle.to_string() }
}
