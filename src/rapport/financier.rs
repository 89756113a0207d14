//! The financial part of a yearly report, recomputed from its published figures.

use core::fmt;

use super::{Cote, Document, Tableau, constats};
use crate::bilan::{Parts, autres_sur_specifiques, part_des_specifiques, total_sur_specifiques};
use crate::controle::{self, Cellule, ChiffresImprimes, EtatDossier, Operation, Releve};
use crate::nombre::{Arrondi, Decimales, Methode, Somme, Taux, TauxError, print_entier};

/// The financial part of a published report, in French: each table with its shares
/// recomputed, the ratios, the projects, and every finding on the published figures.
///
/// The same record gives the same document.
#[must_use]
pub fn financier(releve: &Releve) -> Document {
    financier_without(releve, |_| false)
}

/// The same, without the fonds de concours that are told elsewhere.
pub(super) fn financier_without(
    releve: &Releve,
    elsewhere: impl Fn(&controle::Tableau<Operation>) -> bool,
) -> Document {
    let p = releve.publication();
    let mut document = Document::new(&p.titre);
    document.paragraph(format!(
        "{}, année {}. Source des chiffres : {}.",
        p.generation, p.annee, p.source
    ));
    for remarque in &p.remarques {
        document.item(remarque.as_str());
    }
    shares(&mut document, "Pilier ou thème", &p.thematiques);
    shares(&mut document, "Source", &p.credits_specifiques);
    ratios(&mut document, releve);
    if let Some(fonds) = &p.fonds_de_cohesion_sociale {
        amounts(&mut document, "Axe", fonds);
    }
    for fonds in p.fonds_de_concours.iter().filter(|fonds| !elsewhere(fonds)) {
        amounts(&mut document, "Opération", fonds);
    }
    projects(&mut document, releve);
    document.heading(2, "Contrôle des chiffres publiés");
    document.append(0, constats(&releve.audit()));
    document
}

const INCONNU: &str = "non calculable";

fn nearest(taux: Taux, decimales: Decimales) -> String {
    taux.pourcentage(Arrondi::AuPlusProche, decimales).to_string()
}

fn print<T: fmt::Display>(valeur: Option<T>) -> String {
    valeur.map_or_else(|| INCONNU.to_owned(), |valeur| valeur.to_string())
}

/// A table with the share of each row in its total. Shares that add up to 100,0 beside it, where every
/// part is known.
fn shares<K>(document: &mut Document, entete: &str, tableau: &controle::Tableau<K>) {
    let total = tableau.montant();
    let share = |montant: Somme| Taux::part(montant, total?).ok();
    let montants: Vec<Option<Somme>> = tableau
        .lignes
        .iter()
        .map(|ligne| Some(ligne.chiffres.montant.get()?.euros().into()))
        .collect();
    let connus: Option<Vec<(usize, Somme)>> =
        montants.iter().enumerate().map(|(rang, montant)| Some((rang, (*montant)?))).collect();
    let repartition = connus
        .and_then(|connus| Parts::of(connus).ok())
        .and_then(|parts| parts.apportion(Methode::PlusFortsRestes, Decimales::UNE).ok());
    let mut dixiemes = repartition.as_ref().map(|r| r.iter().map(|(_, dixiemes)| dixiemes));
    let mut table = Tableau::new([
        (entete, Cote::Gauche),
        ("Montant", Cote::Droite),
        ("Part (4 décimales)", Cote::Droite),
        ("Part répartie à 100,0 %", Cote::Droite),
        ("Taux publié", Cote::Droite),
    ]);
    for (ligne, montant) in tableau.lignes.iter().zip(&montants) {
        let repartie = dixiemes.as_mut().and_then(Iterator::next);
        table.push([
            ligne.libelle.clone(),
            amount(&ligne.chiffres),
            montant
                .and_then(share)
                .map_or_else(String::new, |taux| nearest(taux, Decimales::QUATRE)),
            repartie
                .and_then(|dixiemes| Taux::of(dixiemes, 1_000_u32).ok())
                .map_or_else(String::new, |taux| nearest(taux, Decimales::UNE)),
            ligne.chiffres.taux.to_string(),
        ]);
    }
    let somme: Somme = montants.iter().copied().flatten().sum();
    table.push([
        "Total".to_owned(),
        print(total),
        share(somme).map_or_else(String::new, |taux| nearest(taux, Decimales::QUATRE)),
        repartition.as_ref().map_or_else(String::new, |_| nearest(Taux::UN, Decimales::UNE)),
        tableau.total.as_ref().map_or_else(String::new, |total| total.taux.to_string()),
    ]);
    let imprimes = tableau.lignes.iter().any(|ligne| !ligne.chiffres.taux.is_empty());
    let note = if imprimes { "" } else { " Aucun taux n’est publié pour ce tableau." };
    let publie = tableau.total.as_ref().is_some_and(|total| total.montant.get().is_some());
    let base = if publie { "le total publié" } else { "la somme des lignes" };
    document.heading(2, &tableau.titre);
    document.table(table);
    document.paragraph(format!(
        "Parts calculées sur {base} ; répartition aux plus forts restes.{note}"
    ));
}

fn ratios(document: &mut Document, releve: &Releve) {
    let total = releve.publication().total.montant.euros();
    let specifiques = releve.specifiques();
    let ratio = |of: fn(Somme, Somme) -> Result<Taux, TauxError>, print: fn(Taux) -> String| {
        let taux = specifiques.and_then(|specifiques| of(total.into(), specifiques).ok());
        taux.map_or_else(|| INCONNU.to_owned(), print)
    };
    let quotient = |taux: Taux| taux.quotient(Arrondi::AuPlusProche, Decimales::TROIS).to_string();
    let percent = |taux: Taux| nearest(taux, Decimales::QUATRE);
    let mut table = Tableau::new([("Indicateur", Cote::Gauche), ("Valeur", Cote::Droite)]);
    for (nom, valeur) in [
        ("Total de l’année", total.to_string()),
        ("Crédits spécifiques", print(specifiques)),
        (
            "Part des crédits spécifiques",
            ratio(|total, specifiques| part_des_specifiques(specifiques, total), percent),
        ),
        ("Effet de levier : total / crédits spécifiques", ratio(total_sur_specifiques, quotient)),
        (
            "Effet de levier : autres financements / crédits spécifiques",
            ratio(autres_sur_specifiques, quotient),
        ),
        ("Reste, non ventilé", print(releve.reste())),
    ] {
        table.push([nom, &valeur]);
    }
    document.heading(3, "Part des crédits spécifiques et effet de levier");
    document.table(table);
}

/// A table of amounts, with counts where they are printed.
fn amounts<K>(document: &mut Document, entete: &str, tableau: &controle::Tableau<K>) {
    document.heading(2, &tableau.titre);
    let total = print(tableau.montant());
    if tableau.lignes.iter().any(|ligne| ligne.chiffres.nombre.is_some()) {
        let mut table = Tableau::new([
            (entete, Cote::Gauche),
            ("Projets", Cote::Droite),
            ("Montant", Cote::Droite),
        ]);
        let count =
            |chiffres: &ChiffresImprimes| chiffres.nombre.map_or_else(String::new, print_entier);
        for ligne in &tableau.lignes {
            table.push([ligne.libelle.clone(), count(&ligne.chiffres), amount(&ligne.chiffres)]);
        }
        let nombre = tableau.total.as_ref().map_or_else(String::new, count);
        table.push(["Total".to_owned(), nombre, total]);
        document.table(table);
    } else {
        let mut table = Tableau::new([(entete, Cote::Gauche), ("Montant", Cote::Droite)]);
        for ligne in &tableau.lignes {
            table.push([ligne.libelle.clone(), amount(&ligne.chiffres)]);
        }
        table.push(["Total".to_owned(), total]);
        document.table(table);
    }
}

fn amount(chiffres: &ChiffresImprimes) -> String {
    match &chiffres.montant {
        Cellule::Imprime(montant) => montant.euros().to_string(),
        vide @ (Cellule::NonCommunique | Cellule::Vide) => vide.to_string(),
    }
}

fn projects(document: &mut Document, releve: &Releve) {
    let dossiers = releve.publication().dossiers;
    let mut table = Tableau::new([("Projets", Cote::Gauche), ("Nombre", Cote::Droite)]);
    table.push(["Déposés".to_owned(), print_entier(dossiers.deposes)]);
    table.push(["Soutenus".to_owned(), print_entier(dossiers.soutenus)]);
    if let Some(associatifs) = dossiers.associatifs {
        let libelle = match associatifs.parmi {
            EtatDossier::Deposes => "Associatifs, parmi les déposés",
            EtatDossier::Soutenus => "Associatifs, parmi les soutenus",
        };
        table.push([libelle.to_owned(), print_entier(associatifs.nombre)]);
    }
    if let Ok(taux) = releve.taux_de_soutien() {
        let nom = "Taux de soutien (soutenus / déposés)";
        table.push([nom.to_owned(), nearest(taux, Decimales::UNE)]);
    }
    document.heading(2, "Projets");
    document.table(table);
}
