//! The published figures, and the funds that are told operation by operation.

use core::fmt::Display;

use super::super::grille::{Case, Grille};
use super::ClasseurDuRapport;
use crate::controle::{Cellule, ChiffresImprimes, MontantImprime, Tableau};

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    let mut rangees = Vec::new();
    let mut source = None;
    if let Some(releve) = &classeur.rapport.chiffres {
        let publication = releve.publication();
        rows(&mut rangees, &publication.thematiques);
        rows(&mut rangees, &publication.credits_specifiques);
        publication.fonds_de_cohesion_sociale.iter().for_each(|fonds| rows(&mut rangees, fonds));
        publication.fonds_de_concours.iter().for_each(|fonds| rows(&mut rangees, fonds));
        let total = Case::Montant(publication.total.montant.euros().into());
        let mut rangee = [(); 7].map(|()| Case::Vide);
        let debut = [Case::text("Total de l’année"), Case::Vide, Case::Vide, total];
        rangee.iter_mut().zip(debut).for_each(|(case, valeur)| *case = valeur);
        rangees.push(rangee);
        source = Some(format!("Source des chiffres\u{a0}: {}", publication.source));
    }
    let entetes = [
        "Tableau",
        "Ligne",
        "Projets",
        "Montant",
        "Taux imprimé",
        "Année précédente",
        "Évolution imprimée",
    ];
    let chiffres =
        classeur.sheet("Chiffres publiés", "Chiffres publiés, tels qu’imprimés", entetes, rangees);
    let chiffres = chiffres.map(|mut grille| {
        grille.notes.extend(source);
        grille.without_blank(&["Projets", "Année précédente", "Évolution imprimée"])
    });
    let fonds = classeur.rapport.fonds().flat_map(|fonds| {
        let imprime = fonds.total_imprime.map(|total| {
            let (titre, source) = (Case::text(&fonds.titre), Case::text(&fonds.provenance));
            [titre, Case::Vide, Case::text("Total imprimé"), Case::Montant(total.into()), source]
        });
        let operations = fonds.operations.iter().map(|aidee| {
            let (titre, source) = (Case::text(&fonds.titre), Case::text(&fonds.provenance));
            let operation = &aidee.operation;
            let montant = Case::Montant(aidee.montant.into());
            [titre, Case::text(&operation.commune), Case::text(&operation.objet), montant, source]
        });
        operations.chain(imprime)
    });
    let fonds = classeur.sheet(
        "Fonds de concours",
        "Fonds de concours, opération par opération",
        ["Fonds", "Commune", "Opération", "Montant", "Source"],
        fonds,
    );
    chiffres.into_iter().chain(fonds).collect()
}

fn rows<K>(rangees: &mut Vec<[Case; 7]>, tableau: &Tableau<K>) {
    let row = |ligne: &str, chiffres: &ChiffresImprimes| {
        [
            Case::text(&tableau.titre),
            Case::text(ligne),
            chiffres.nombre.map_or(Case::Vide, Case::Nombre),
            amount(&chiffres.montant),
            printed(&chiffres.taux),
            amount(&chiffres.precedent),
            printed(&chiffres.evolution),
        ]
    };
    rangees.extend(tableau.lignes.iter().map(|ligne| row(&ligne.libelle, &ligne.chiffres)));
    rangees.extend(tableau.total.iter().map(|total| row("Total imprimé", total)));
}

fn amount(cellule: &Cellule<MontantImprime>) -> Case {
    match cellule {
        Cellule::Imprime(montant) => Case::Montant(montant.euros().into()),
        vide @ (Cellule::NonCommunique | Cellule::Vide) => printed(vide),
    }
}

/// As printed: a rate that was rounded is no number to compute with.
fn printed<T>(cellule: &Cellule<T>) -> Case
where
    Cellule<T>: Display,
{
    if matches!(cellule, Cellule::Vide) { Case::Vide } else { Case::text(cellule) }
}
