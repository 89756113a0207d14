//! The budget annex, by party, with its formulas.

use super::super::case::{Calcul, Case};
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers};
use crate::droit::Regle;
use crate::financement::Financeur;
use crate::nombre::{Euros, Somme, bind};
use crate::rapport::annuel::{
    AnnexeBudgetaire, BaseDesDepenses, Enonce, EntreesDeLAnnexe, LigneDeMoyens, Moyens,
    MoyensDUnePartie,
};

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>, annexe: &AnnexeBudgetaire) -> Vec<Grille> {
    let Some(entrees) = &classeur.rapport.annexe_budgetaire else { return Vec::new() };
    let EntreesDeLAnnexe { total_des_depenses, total_des_recettes, .. } = entrees;
    let mut grilles = Vec::new();
    let above = |sens: &str| classeur.titles(&format!("Annexe budgétaire, {sens}"));
    grilles.push(by_party(
        "Annexe dépenses",
        above("dépenses"),
        annexe.depenses(),
        *total_des_depenses,
    ));
    if !annexe.recettes().is_empty() || total_des_recettes.is_some() {
        let titres = above("recettes");
        grilles.push(by_party("Annexe recettes", titres, annexe.recettes(), *total_des_recettes));
    }
    if !annexe.actions().is_empty() {
        grilles.push(by_action(above("actions"), annexe));
    }
    grilles.extend(lines(above("lignes dont elle est tirée"), entrees));
    grilles
}

const CREDITS: [fn(Moyens) -> Somme; 3] =
    [|moyens| moyens.specifiques, |moyens| moyens.droit_commun, |moyens| moyens.non_precise];

fn by_party(
    nom: &'static str,
    titres: [String; 2],
    parties: &[MoyensDUnePartie],
    imprime: Option<Euros>,
) -> Grille {
    let rangees = parties.iter().map(|MoyensDUnePartie { partie, moyens }| {
        let nom = partie.as_ref().map(Financeur::to_string);
        let mut rangee = vec![Case::Texte(nom.unwrap_or_else(|| "Partie non dite".to_owned()))];
        rangee.extend(means(*moyens));
        rangee
    });
    let moyens = || parties.iter().map(|partie| partie.moyens);
    let mut total = vec![Case::text("Total")];
    total.extend(CREDITS.map(|of| Case::sum(Calcul::Colonne, moyens().map(of))));
    total.push(Case::sum(Calcul::Colonne, moyens().map(Moyens::total)));
    let mut totaux = vec![total];
    if let Some(imprime) = imprime.map(Somme::from) {
        let calcule: Somme = moyens().map(Moyens::total).sum();
        let row =
            |nom: &str, case: Case| vec![Case::text(nom), Case::Vide, Case::Vide, Case::Vide, case];
        totaux.push(row("Total imprimé", Case::Montant(imprime)));
        let ecart = Case::sum(Calcul::Ecart, [calcule, Somme::ZERO.minus(imprime)]);
        totaux.push(row("Écart", ecart));
    }
    Grille {
        nom,
        titres,
        entetes: headers([
            "Partie au contrat",
            "Politique de la ville",
            "Droit commun",
            "Non précisé",
            "Total",
        ]),
        rangees: rangees.collect(),
        totaux,
        notes: vec![
            bind(&format!("Texte : {}.", Regle::BudgetAnnex)),
            "À zéro, aucun montant n’est dit de ces crédits.".to_owned(),
        ],
    }
}

fn means(moyens: Moyens) -> [Case; 4] {
    let parties = CREDITS.map(|of| of(moyens));
    let [specifiques, droit_commun, non_precise] = parties.map(Case::Montant);
    [specifiques, droit_commun, non_precise, Case::sum(Calcul::Gauche(3), parties)]
}

fn by_action(titres: [String; 2], annexe: &AnnexeBudgetaire) -> Grille {
    let rangees = annexe.actions().iter().map(|action| {
        let [specifiques, droit_commun, _, _] = means(action.moyens);
        let parties = [action.moyens.specifiques, action.moyens.droit_commun];
        let total = Case::sum(Calcul::Gauche(2), parties);
        vec![
            Case::text(&action.reference),
            Case::text(&action.titre),
            specifiques,
            droit_commun,
            total,
        ]
    });
    let sum = |of: fn(Moyens) -> Somme| {
        Case::sum(Calcul::Colonne, annexe.actions().iter().map(|action| of(action.moyens)))
    };
    let [specifiques, droit_commun, _] = CREDITS;
    Grille {
        nom: "Annexe actions",
        titres,
        entetes: headers([
            "Action",
            "Intitulé",
            "Politique de la ville",
            "Droit commun",
            "Total des deux",
        ]),
        rangees: rangees.collect(),
        totaux: vec![vec![
            Case::text("Total"),
            Case::Vide,
            sum(specifiques),
            sum(droit_commun),
            sum(Moyens::total),
        ]],
        notes: Vec::new(),
    }
}

/// The lines that are given as such: each has its own label.
fn lines(titres: [String; 2], entrees: &EntreesDeLAnnexe) -> Option<Grille> {
    let depenses: &[LigneDeMoyens] = match &entrees.depenses {
        BaseDesDepenses::Lignes(lignes) => lignes,
        BaseDesDepenses::Exercice { .. } | BaseDesDepenses::ChiffresPublies => &[],
    };
    let row = |sens: &str, ligne: &LigneDeMoyens| {
        let credits = ligne.credits.map_or_else(|| Case::text("non précisés"), Case::text);
        vec![
            Case::text(sens),
            Case::text_or_blank(ligne.partie.as_ref()),
            credits,
            Case::text_or_blank(ligne.libelle.as_ref().map(Enonce::as_str)),
            Case::Montant(ligne.montant.into()),
        ]
    };
    let depenses = depenses.iter().map(|ligne| row("dépense", ligne));
    let recettes = entrees.recettes.iter().map(|ligne| row("recette", ligne));
    let rangees: Vec<Vec<Case>> = depenses.chain(recettes).collect();
    (!rangees.is_empty()).then(|| {
        Grille {
            nom: "Annexe lignes",
            titres,
            entetes: headers([
                "Sens",
                "Partie au contrat",
                "Nature des moyens",
                "Libellé",
                "Montant",
            ]),
            rangees,
            // Receipts are not added to expenses.
            totaux: Vec::new(),
            notes: Vec::new(),
        }
        .without_blank(&["Libellé"])
    })
}
