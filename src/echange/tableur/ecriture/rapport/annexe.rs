//! The budget annex: expenses, receipts, actions.

use super::super::grille::{Case, Grille};
use super::ClasseurDuRapport;
use crate::financement::Financeur;
use crate::nombre::{Euros, bind};
use crate::rapport::annuel::{Moyens, MoyensDUnePartie};

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    let rapport = classeur.rapport;
    let (Some(Ok(annexe)), Some(entrees)) = (rapport.annexe(), &rapport.annexe_budgetaire) else {
        return Vec::new();
    };
    let depenses = parties(
        classeur,
        "Annexe, dépenses",
        (annexe.depenses(), annexe.total_depenses()),
        entrees.total_des_depenses,
    );
    let recettes = parties(
        classeur,
        "Annexe, recettes",
        (annexe.recettes(), annexe.total_recettes()),
        entrees.total_des_recettes,
    );
    let actions = annexe.actions().iter().map(|action| {
        let [specifiques, droit_commun, non_precise, total] = amounts(action.moyens);
        let titre = Case::text(&action.titre);
        [Case::text(&action.reference), titre, specifiques, droit_commun, non_precise, total]
    });
    let actions = classeur.sheet(
        "Annexe, actions",
        "Annexe budgétaire, par action",
        ["Action", "Titre", SPECIFIQUES, DROIT_COMMUN, NON_PRECISE, "Total"],
        actions,
    );
    let actions = actions.map(|grille| with_total(grille, 2, annexe.total_depenses()));
    depenses.into_iter().chain(recettes).chain(actions).collect()
}

const SPECIFIQUES: &str = "Politique de la ville";
const DROIT_COMMUN: &str = "Droit commun";
const NON_PRECISE: &str = "Non précisé";

fn amounts(moyens: Moyens) -> [Case; 4] {
    let Moyens { specifiques, droit_commun, non_precise } = moyens;
    [specifiques, droit_commun, non_precise, moyens.total()].map(Case::Montant)
}

fn with_total(mut grille: Grille, libelles: usize, total: Moyens) -> Grille {
    let mut rangee = vec![Case::text("Total")];
    rangee.resize_with(libelles, || Case::Vide);
    rangee.extend(amounts(total));
    grille.total = Some(rangee);
    grille.without_blank(&[])
}

fn parties(
    classeur: &ClasseurDuRapport<'_>,
    nom: &'static str,
    (parties, total): (&[MoyensDUnePartie], Moyens),
    imprime: Option<Euros>,
) -> Option<Grille> {
    let rangees = parties.iter().map(|MoyensDUnePartie { partie, moyens }| {
        let [specifiques, droit_commun, non_precise, total] = amounts(*moyens);
        let partie = partie.as_ref().map_or("Partie non dite".to_owned(), Financeur::to_string);
        [Case::Texte(partie), specifiques, droit_commun, non_precise, total]
    });
    let sujet = "Annexe budgétaire (CGCT, art. L. 2313-1), par partie au contrat";
    let entetes = ["Partie au contrat", SPECIFIQUES, DROIT_COMMUN, NON_PRECISE, "Total"];
    let mut grille = with_total(classeur.sheet(nom, sujet, entetes, rangees)?, 1, total);
    grille.notes.push("À zéro, aucun montant n’est dit de ces crédits.".to_owned());
    if let Some(imprime) = imprime {
        grille.notes.push(bind(&format!("Total imprimé : {imprime}")));
    }
    Some(grille)
}
