//! The annexes of a report as Markdown.

use core::fmt::Write as _;

use super::{AvisAnnexes, Moyens, MoyensDUnePartie, RapportAnnuel};
use crate::droit::Regle;
use crate::financement::Financeur;
use crate::rapport::markdown::escape;
use crate::rapport::{Cote, TableauMarkdown};

pub(super) fn budget(t: &mut String, annuel: &RapportAnnuel) {
    let Some(annexe) = annuel.annexe() else { return };
    // Writing to a string does not fail.
    let _ = writeln!(t, "### Annexe budgétaire ({})\n", Regle::BudgetAnnex);
    let Ok(annexe) = annexe else {
        t.push_str("- Elle ne peut être tirée du rapport : voir les constats\n\n");
        return;
    };
    means(t, "Dépenses", annexe.depenses(), annexe.total_depenses());
    means(t, "Recettes", annexe.recettes(), annexe.total_recettes());
    if annexe.actions().is_empty() {
        t.push_str("Les actions ne sont pas détaillées.\n\n");
        return;
    }
    let mut table = TableauMarkdown::new([
        ("Action", Cote::Gauche),
        ("Titre", Cote::Gauche),
        ("Politique de la ville", Cote::Droite),
        ("Droit commun", Cote::Droite),
        ("Total", Cote::Droite),
    ]);
    for action in annexe.actions() {
        let Moyens { specifiques, droit_commun, .. } = action.moyens;
        let [specifiques, droit_commun, total] =
            [specifiques, droit_commun, action.moyens.total()].map(|somme| somme.to_string());
        let (reference, titre) = (action.reference.to_string(), action.titre.clone());
        table.push([reference, titre, specifiques, droit_commun, total]);
    }
    let _ = writeln!(t, "#### Actions\n\n{table}");
}

fn means(t: &mut String, titre: &str, parties: &[MoyensDUnePartie], total: Moyens) {
    if parties.is_empty() {
        let _ = writeln!(t, "#### {titre}\n\nAucune n’est dite.\n");
        return;
    }
    let mut table = TableauMarkdown::new([
        ("Partie au contrat", Cote::Gauche),
        ("Politique de la ville", Cote::Droite),
        ("Droit commun", Cote::Droite),
        ("Non précisé", Cote::Droite),
        ("Total", Cote::Droite),
    ]);
    let mut row = |nom: String, moyens: Moyens| {
        let Moyens { specifiques, droit_commun, non_precise } = moyens;
        let [specifiques, droit_commun, non_precise, total] =
            [specifiques, droit_commun, non_precise, moyens.total()].map(|s| s.to_string());
        table.push([nom, specifiques, droit_commun, non_precise, total]);
    };
    for MoyensDUnePartie { partie, moyens } in parties {
        let nom = partie.as_ref().map(Financeur::to_string);
        row(nom.unwrap_or_else(|| "Partie non dite".to_owned()), *moyens);
    }
    row("Total".to_owned(), total);
    let _ = writeln!(
        t,
        "#### {titre}\n\n{table}\nÀ 0,00\u{a0}€, aucun montant n’est dit de ces crédits.\n"
    );
}

/// The opinions of the record, or else those of the consultation that closed.
pub(super) fn opinions(t: &mut String, annuel: &RapportAnnuel) {
    t.push_str("### Avis des communes et des conseils citoyens\n\n");
    let de_la_consultation = annuel.closed_consultation().map(AvisAnnexes::of);
    let Some(annexes) = annuel.avis.as_ref().or(de_la_consultation.as_ref()) else {
        t.push_str("- Aucun avis annexé\n\n");
        return;
    };
    for avis in annexes.avis() {
        let (organisme, prononce) = (escape(&avis.organisme.to_string()), avis.prononce);
        let source = avis.provenance.as_ref().map(|lu| format!(" ({})", escape(&lu.to_string())));
        let _ = writeln!(t, "- {organisme} : {prononce}{}", source.unwrap_or_default());
        for observation in &avis.observations {
            let suite = annexes.suite(&observation.reference).map(|suite| suite.texte.as_str());
            let (reference, texte) =
                (escape(observation.reference.as_str()), escape(&observation.texte));
            let _ = writeln!(t, "  - Observation {reference} : {texte}");
            let _ = writeln!(t, "  - Suite : {}", escape(suite.unwrap_or("non dite")));
        }
    }
    t.push('\n');
}
