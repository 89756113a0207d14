//! The financial part of a yearly report, recomputed from its published figures.

use core::fmt::{self, Display, Write as _};

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::bilan::{Parts, autres_sur_specifiques, part_des_specifiques, total_sur_specifiques};
use crate::controle::{Cellule, ChiffresImprimes, Constat, EtatDossier, Releve, Tableau};
use crate::nombre::{Arrondi, Decimales, Methode, Somme, Taux};

/// The financial part of a published report, in French, as Markdown: each table with its shares
/// recomputed, the ratios, the projects, and every finding on the published figures.
///
/// The same record gives the same text.
#[must_use]
pub fn financier(releve: &Releve) -> String {
    let mut texte = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut texte, releve);
    texte
}

fn write(t: &mut String, releve: &Releve) -> fmt::Result {
    let p = releve.publication();
    writeln!(
        t,
        "# {}\n\n{}, année {}. Source des chiffres : {}.\n",
        escape(&p.titre),
        p.generation,
        p.annee,
        escape(&p.source)
    )?;
    for remarque in &p.remarques {
        writeln!(t, "- {}", escape(remarque))?;
    }
    if !p.remarques.is_empty() {
        writeln!(t)?;
    }
    write_shares(t, &p.thematiques)?;
    write_shares(t, &p.credits_specifiques)?;
    write_ratios(t, releve)?;
    if let Some(fonds) = &p.fonds_de_cohesion_sociale {
        write_amounts(t, fonds)?;
    }
    for fonds in &p.fonds_de_concours {
        write_amounts(t, fonds)?;
    }
    write_projects(t, releve)?;
    writeln!(t, "## Contrôle des chiffres publiés\n")?;
    t.push_str(&constats(&releve.audit()));
    Ok(())
}

/// Findings as a Markdown list, each with its code and its verdict.
#[must_use]
pub fn constats(constats: &[Constat]) -> String {
    let mut texte = String::new();
    if constats.is_empty() {
        texte.push_str("Aucun chiffre de ce tableau ne peut être contrôlé.\n");
    }
    for Constat { code, lieu, verdict, phrase, .. } in constats {
        let (lieu, phrase) = (escape(lieu), escape(phrase));
        let _ = writeln!(texte, "- **{verdict}** `{code}` {lieu} : {phrase}.");
    }
    texte
}

fn nearest(taux: Taux, decimales: Decimales) -> String {
    taux.pourcentage(Arrondi::AuPlusProche, decimales).to_string()
}

/// A table with the share of each row, exact to four decimals and as the largest remainder gives it.
fn write_shares<K>(t: &mut String, tableau: &Tableau<K>) -> fmt::Result {
    writeln!(t, "## {}\n", escape(&tableau.titre))?;
    let imprimes = tableau.lignes.iter().any(|ligne| !ligne.chiffres.taux.is_empty());
    let montants = tableau.lignes.iter().enumerate().filter_map(|(rang, ligne)| {
        Some((rang, Somme::from(ligne.chiffres.montant.get()?.euros())))
    });
    let parts = Parts::of(montants).ok();
    let repartition = parts
        .as_ref()
        .and_then(|parts| parts.apportion(Methode::PlusFortsRestes, Decimales::UNE).ok());
    let mut table = TableauMarkdown::new([
        ("Ligne", Cote::Gauche),
        ("Montant", Cote::Droite),
        ("Part exacte", Cote::Droite),
        ("Plus forts restes", Cote::Droite),
        ("Imprimé", Cote::Droite),
    ]);
    for (rang, ligne) in tableau.lignes.iter().enumerate() {
        let part =
            parts.as_ref().and_then(|parts| parts.lignes().iter().find(|(cle, ..)| *cle == rang));
        let juste = repartition.as_ref().and_then(|r| r.iter().find(|(cle, _)| **cle == rang));
        table.push([
            ligne.libelle.clone(),
            amount(&ligne.chiffres),
            part.map_or_else(String::new, |(_, _, taux)| nearest(*taux, Decimales::QUATRE)),
            juste.map_or_else(String::new, |(_, milliemes)| {
                Taux::of(milliemes, 1_000_u32)
                    .map_or_else(|_| String::new(), |taux| nearest(taux, Decimales::UNE))
            }),
            ligne.chiffres.taux.to_string(),
        ]);
    }
    let total = tableau.total.as_ref().map_or_else(String::new, |total| total.taux.to_string());
    let cent = |decimales| nearest(Taux::UN, decimales);
    table.push([
        "Total".to_owned(),
        tableau.amount().to_string(),
        cent(Decimales::QUATRE),
        cent(Decimales::UNE),
        total,
    ]);
    let note = if imprimes { "" } else { " Aucune part n’est imprimée pour ce tableau." };
    writeln!(t, "{table}\nParts calculées sur les montants imprimés.{note}\n")
}

fn write_ratios(t: &mut String, releve: &Releve) -> fmt::Result {
    let total = releve.publication().total.montant.euros();
    let specifiques = releve.specifiques();
    let quotient = |taux: Taux| taux.quotient(Arrondi::AuPlusProche, Decimales::TROIS).to_string();
    let or_none = |texte: Result<String, _>| {
        texte.unwrap_or_else(|error: crate::nombre::TauxError| error.to_string())
    };
    let mut table = TableauMarkdown::new([("Indicateur", Cote::Gauche), ("Valeur", Cote::Droite)]);
    let mut push =
        |nom: &str, valeur: &dyn Display| table.push([nom.to_owned(), valeur.to_string()]);
    push("Total de l’année", &total);
    push("Crédits spécifiques", &specifiques);
    push(
        "Part des crédits spécifiques",
        &or_none(
            part_des_specifiques(specifiques, total).map(|taux| nearest(taux, Decimales::QUATRE)),
        ),
    );
    push("Total / spécifiques", &or_none(total_sur_specifiques(total, specifiques).map(quotient)));
    push(
        "Autres / spécifiques",
        &or_none(autres_sur_specifiques(total, specifiques).map(quotient)),
    );
    push("Reste, non ventilé", &releve.reste());
    writeln!(t, "### Part des crédits spécifiques et effet de levier\n\n{table}")
}

/// A table of amounts, with counts where they are printed.
fn write_amounts<K>(t: &mut String, tableau: &Tableau<K>) -> fmt::Result {
    writeln!(t, "## {}\n", escape(&tableau.titre))?;
    if tableau.lignes.iter().any(|ligne| ligne.chiffres.nombre.is_some()) {
        let mut table = TableauMarkdown::new([
            ("Ligne", Cote::Gauche),
            ("Projets", Cote::Droite),
            ("Montant", Cote::Droite),
        ]);
        let count = |chiffres: &ChiffresImprimes| {
            chiffres.nombre.map_or_else(String::new, |n| n.to_string())
        };
        for ligne in &tableau.lignes {
            table.push([ligne.libelle.clone(), count(&ligne.chiffres), amount(&ligne.chiffres)]);
        }
        let nombre = tableau.total.as_ref().map_or_else(String::new, count);
        table.push(["Total".to_owned(), nombre, tableau.amount().to_string()]);
        writeln!(t, "{table}")
    } else {
        let mut table = TableauMarkdown::new([("Ligne", Cote::Gauche), ("Montant", Cote::Droite)]);
        for ligne in &tableau.lignes {
            table.push([ligne.libelle.clone(), amount(&ligne.chiffres)]);
        }
        table.push(["Total".to_owned(), tableau.amount().to_string()]);
        writeln!(t, "{table}")
    }
}

fn amount(chiffres: &ChiffresImprimes) -> String {
    match &chiffres.montant {
        Cellule::Imprime(montant) => montant.euros().to_string(),
        vide @ (Cellule::NonCommunique | Cellule::Vide) => vide.to_string(),
    }
}

fn write_projects(t: &mut String, releve: &Releve) -> fmt::Result {
    let dossiers = releve.publication().dossiers;
    let mut table = TableauMarkdown::new([("Projets", Cote::Gauche), ("Nombre", Cote::Droite)]);
    table.push(["Déposés".to_owned(), dossiers.deposes.to_string()]);
    table.push(["Soutenus".to_owned(), dossiers.soutenus.to_string()]);
    if let Some(associatifs) = dossiers.associatifs {
        let libelle = match associatifs.parmi {
            EtatDossier::Deposes => "Associatifs, parmi les déposés",
            EtatDossier::Soutenus => "Associatifs, parmi les soutenus",
        };
        table.push([libelle.to_owned(), associatifs.nombre.to_string()]);
    }
    if let Ok(taux) = releve.taux_de_soutien() {
        table.push([
            "Taux de soutien (soutenus / déposés)".to_owned(),
            nearest(taux, Decimales::UNE),
        ]);
    }
    writeln!(t, "## Projets\n\n{table}")
}
