//! The annexes of a report.

use super::{Moyens, MoyensDUnePartie, RapportAnnuel};
use crate::droit::Regle;
use crate::financement::Financeur;
use crate::rapport::{Cote, Document, Tableau};

pub(super) fn budget(document: &mut Document, annuel: &RapportAnnuel) {
    let Some(annexe) = annuel.annexe() else { return };
    document.heading(3, &format!("Annexe budgétaire ({})", Regle::BudgetAnnex));
    let Ok(annexe) = annexe else {
        document.item("Elle ne peut être tirée du rapport : voir les constats");
        return;
    };
    means(document, "Dépenses", annexe.depenses(), annexe.total_depenses());
    means(document, "Recettes", annexe.recettes(), annexe.total_recettes());
    if annexe.actions().is_empty() {
        document.paragraph("Les actions ne sont pas détaillées.");
        return;
    }
    let mut table = Tableau::new([
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
    document.heading(4, "Actions");
    document.table(table);
}

fn means(document: &mut Document, titre: &str, parties: &[MoyensDUnePartie], total: Moyens) {
    document.heading(4, titre);
    if parties.is_empty() {
        document.paragraph("Aucune n’est dite.");
        return;
    }
    let mut table = Tableau::new([
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
    document.table(table);
    document.paragraph("À 0,00\u{a0}€, aucun montant n’est dit de ces crédits.");
}

pub(super) fn opinions(document: &mut Document, annuel: &RapportAnnuel) {
    document.heading(3, "Avis des communes et des conseils citoyens");
    let Some(annexes) = annuel.opinions() else {
        document.item("Aucun avis annexé");
        return;
    };
    for avis in annexes.avis() {
        let source = avis.provenance.as_ref().map(|lu| format!(" ({lu})"));
        let source = source.unwrap_or_default();
        document.item(format!("{} : {}{source}", avis.organisme, avis.prononce));
        for observation in &avis.observations {
            let suite = annexes.suite(&observation.reference).map(|suite| suite.texte.as_str());
            document
                .detail(format!("Observation {} : {}", observation.reference, observation.texte));
            document.detail(format!("Suite : {}", suite.unwrap_or("non dite")));
        }
    }
}
