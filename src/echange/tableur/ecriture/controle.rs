//! « Contrôle »: one total by several roads, and the findings.

use super::case::Case;
use super::classeur::ClasseurDeProgrammation;
use super::grille::Grille;
use super::saisie::amounts;
use crate::bilan::{Cumul, Recoupement};
use crate::financement::Stade;
use crate::nombre::Somme;

pub(super) fn sheet(classeur: &ClasseurDeProgrammation<'_>) -> Grille {
    let tranche = classeur.tranche;
    let recoupement = Recoupement::of(tranche);
    let premiere = recoupement.voies().first().map(|(_, cumul)| cumul.total()).unwrap_or_default();
    let mut rangees: Vec<Vec<Case>> = recoupement
        .voies()
        .iter()
        .map(|(voie, cumul)| {
            let ecart = cumul.total().minus(premiere);
            let verdict = if ecart.is_zero() { "confirmé" } else { "écart" };
            road(&format!("Total {}", tranche.stade()), voie, *cumul, Some(ecart), verdict)
        })
        .collect();
    for stade in Stade::TOUS {
        let lignes = tranche.programmation().tranche(stade).iter();
        let cumul: Cumul = lignes.map(|(_, _, montant)| montant).sum();
        if stade != tranche.stade() && cumul.nombre() > 0 {
            rangees.push(road("Autre stade", &format!("montants {stade}s"), cumul, None, ""));
        }
    }
    for constat in classeur.constats {
        let chiffres =
            constat.chiffres.iter().map(|(nom, valeur)| format!("{nom}\u{a0}: {valeur}"));
        rangees.push(vec![
            Case::text(constat.code),
            Case::text(&constat.lieu),
            Case::Vide,
            Case::Vide,
            Case::Vide,
            Case::text(constat.verdict),
            Case::text(&constat.phrase),
            Case::Texte(chiffres.collect::<Vec<_>>().join("\n")),
        ]);
    }
    let entetes = [
        "Contrôle",
        "Voie ou lieu",
        "Lignes",
        "Montant",
        "Écart",
        "Verdict",
        "Constat",
        "Chiffres",
    ];
    Grille {
        nom: "Contrôle",
        titres: classeur.titles("Le même total par plusieurs voies, et les constats"),
        entetes: entetes.map(str::to_owned).into(),
        rangees,
        totaux: Vec::new(),
        notes: vec![
            "Les totaux de ce classeur sont des valeurs exactes au centime, et non des formules."
                .to_owned(),
        ],
    }
    .without_blank(&["Constat", "Chiffres"])
}

fn road(
    controle: &str,
    voie: &str,
    cumul: Cumul,
    ecart: Option<Somme>,
    verdict: &str,
) -> Vec<Case> {
    let [lignes, montant] = amounts(cumul);
    vec![
        Case::text(controle),
        Case::text(voie),
        lignes,
        montant,
        ecart.map_or(Case::Vide, Case::Montant),
        Case::text(verdict),
        Case::Vide,
        Case::Vide,
    ]
}
