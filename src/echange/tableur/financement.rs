//! A row of money.

use std::collections::BTreeMap;

use super::action::{NOM, REFERENCE};
use super::adresse::Colonne;
use super::champ::Champ;
use super::correspondance::Sens;
use super::libelle::{self, normalize};
use super::probleme::CodeDeProbleme;
use super::rangee::Lecteur;
use crate::financement::{Dispositif, Financeur, Imputation, Programme, Source, Stade};
use crate::identifiant::{Nom, Reference};
use crate::nombre::{Convention, Euros};

/// An amount of a row, as far as it is known.
pub(super) struct LigneLue {
    pub(super) colonne: Colonne,
    pub(super) stade: Option<Stade>,
    pub(super) source: Option<Source>,
    /// `None` where the cell is no amount.
    pub(super) montant: Option<Euros>,
}

/// Reads the reference and the amounts of a row; problems stay with the reader.
pub(super) fn read(
    rangee: &mut Lecteur<'_>,
    sources: &BTreeMap<String, (String, Source)>,
    convention: Convention,
) -> (Option<Reference>, Vec<LigneLue>) {
    let reference = rangee.parse::<Reference>(Champ::Reference, REFERENCE);
    let reference = rangee.require(reference, Champ::Reference, REFERENCE);
    let table = rangee.table;
    let matrice = table.colonnes.iter().any(|c| matches!(c.sens, Sens::Source(_)));
    let source = if matrice { None } else { source(rangee, sources) };
    let stade_dit = rangee.label(Champ::Stade, &libelle::STADES);
    let mut lignes = Vec::new();
    for colonne in table.colonnes.iter().filter(|colonne| colonne.sens.is_amount()) {
        let Some(lu) = rangee.amount(colonne.colonne, convention) else { continue };
        let (stade, source) = match &colonne.sens {
            Sens::Champ(champ) => (champ.stade().or(stade_dit), source.clone()),
            Sens::Source(source) => (stade_dit, Some(source.clone())),
        };
        let nomme = matches!(&colonne.sens, Sens::Champ(champ) if champ.stade().is_some());
        if !nomme && stade.is_none() {
            rangee.require(None::<()>, Champ::Stade, &libelle::names(&libelle::STADES));
        }
        let montant = match lu {
            Ok(montant) => Some(montant),
            Err(probleme) => {
                rangee.problemes.push(probleme);
                None
            }
        };
        lignes.push(LigneLue { colonne: colonne.colonne, stade, source, montant });
    }
    // In a matrix a blank cell is no money; a row of lines without amount says nothing.
    if lignes.is_empty() && !matrice {
        let adresse = rangee.at(table.amount_columns().next());
        let phrase = "aucun montant sur la ligne";
        rangee.problemes.push(super::Probleme::new(
            CodeDeProbleme::SansMontant,
            adresse,
            None,
            super::montant::ATTENDU,
            phrase,
        ));
    }
    (reference, lignes)
}

fn source(
    rangee: &mut Lecteur<'_>,
    sources: &BTreeMap<String, (String, Source)>,
) -> Option<Source> {
    if rangee.table.has(Champ::Source) {
        let texte = rangee.text(Champ::Source);
        let texte = rangee.require(texte, Champ::Source, "le libellé d’une source donnée")?;
        let lue = sources.get(&normalize(&texte)).map(|(_, source)| source.clone());
        if lue.is_none() {
            let connus: Vec<&str> = sources.values().map(|(libelle, _)| libelle.as_str()).collect();
            rangee.unknown(Champ::Source, &texte, &connus.join(", "));
        }
        return lue;
    }
    let avant = rangee.problemes.len();
    let financeur = funder(rangee);
    let dispositif = scheme(rangee);
    let credits = rangee.label(Champ::Credits, &libelle::CREDITS);
    let credits = rangee.require(credits, Champ::Credits, &libelle::names(&libelle::CREDITS));
    let programme = programme(rangee);
    let section = rangee.label(Champ::Section, &libelle::SECTIONS);
    let imputation = accounts(rangee);
    if rangee.problemes.len() > avant {
        return None;
    }
    let mut source = Source::new(financeur?, dispositif?, credits?);
    if let Some(section) = section {
        source = source.with_section(section);
    }
    if let Some(programme) = programme {
        let Ok(avec) = source.with_programme(programme) else {
            let texte = programme.to_string();
            let attendu = "aucun programme, ou l’État comme financeur";
            let phrase = format!("« {texte} » : seul l’État paie sur un programme");
            let code = CodeDeProbleme::Contradiction;
            rangee.refuse(code, Champ::Programme, Some(&texte), attendu, &phrase);
            return None;
        };
        source = avec;
    }
    let Some(imputation) = imputation else { return Some(source) };
    let lue = source.with_imputation(imputation).ok();
    if lue.is_none() {
        let valeur = rangee.text(Champ::CompteNature);
        let phrase = "ce compte est de l’autre section que la ligne";
        let attendu = "un compte de la section de la ligne";
        let code = CodeDeProbleme::Contradiction;
        rangee.refuse(code, Champ::CompteNature, valeur.as_deref(), attendu, phrase);
    }
    lue
}

fn funder(rangee: &mut Lecteur<'_>) -> Option<Financeur> {
    let nature = rangee.label(Champ::Financeur, &libelle::FINANCEURS);
    let attendu = libelle::names(&libelle::FINANCEURS);
    let nature = rangee.require(nature, Champ::Financeur, &attendu);
    if let Some(nom) = rangee.parse::<Nom>(Champ::NomFinanceur, NOM) {
        return Some(Financeur::named(nature?, nom));
    }
    let lu = Financeur::try_from(nature?).ok();
    if lu.is_none() && !rangee.is_filled(Champ::NomFinanceur) {
        let phrase = "un financeur « Autre » n’est pas nommé";
        rangee.refuse(CodeDeProbleme::CelluleVide, Champ::NomFinanceur, None, NOM, phrase);
    }
    lu
}

fn scheme(rangee: &mut Lecteur<'_>) -> Option<Dispositif> {
    let attendu = format!(
        "{}, ou un dispositif local dans sa colonne",
        libelle::names(&libelle::DISPOSITIFS)
    );
    let national = rangee.text(Champ::Dispositif).and_then(|texte| {
        let lu = libelle::find(&libelle::DISPOSITIFS, &texte);
        if lu.is_none() {
            rangee.unknown(Champ::Dispositif, &texte, &attendu);
        }
        lu
    });
    let axe = rangee.label(Champ::AxeFcs, &libelle::AXES);
    let local = rangee.parse::<Nom>(Champ::DispositifLocal, NOM);
    match (national, local, axe) {
        (Some(Dispositif::FondsDeCohesionSociale(_)), None, axe) => {
            Some(Dispositif::FondsDeCohesionSociale(axe))
        }
        (Some(national), None, None) => Some(national),
        (None, Some(local), None) if !rangee.is_filled(Champ::Dispositif) => {
            Some(Dispositif::Local(local))
        }
        (None, None, None) => {
            if !rangee.is_filled(Champ::DispositifLocal) {
                rangee.require(None::<()>, Champ::Dispositif, &attendu);
            }
            None
        }
        (_, local, _) => {
            let champ = if local.is_some() { Champ::DispositifLocal } else { Champ::AxeFcs };
            let valeur = rangee.text(champ);
            let phrase = "deux dispositifs sur une ligne";
            let attendu = "un dispositif, ou un dispositif local, ou un axe sous le Fonds de cohésion sociale";
            let code = CodeDeProbleme::Contradiction;
            rangee.refuse(code, champ, valeur.as_deref(), attendu, phrase);
            None
        }
    }
}

/// `147`, `P147`, `BOP 147` or `programme 147`.
fn programme(rangee: &mut Lecteur<'_>) -> Option<Programme> {
    let texte = rangee.text(Champ::Programme)?;
    let normal = normalize(&texte);
    let nu = ["programme", "bop", "p"].iter().find_map(|mot| normal.strip_prefix(mot));
    let numero = nu.unwrap_or(&normal).trim();
    let chiffres = numero.len() == 3 && numero.bytes().all(|octet| octet.is_ascii_digit());
    let lu = numero.parse().ok().filter(|_| chiffres).and_then(Programme::new);
    if lu.is_none() {
        let phrase = format!("« {texte} » n’est pas un programme du budget de l’État");
        let attendu = "un programme, de 100 à 999";
        let code = CodeDeProbleme::Identifiant;
        rangee.refuse(code, Champ::Programme, Some(&texte), attendu, &phrase);
    }
    lu
}

fn accounts(rangee: &mut Lecteur<'_>) -> Option<Imputation> {
    let nature = rangee.text(Champ::CompteNature);
    let fonction = rangee.text(Champ::Fonction);
    let attendu = "un compte par nature et, s’il est dit, une fonction : de 1 à 12 chiffres chacun";
    let code = CodeDeProbleme::Identifiant;
    match (nature, fonction) {
        (None, None) => None,
        (None, Some(fonction)) => {
            let phrase = "une fonction sans compte par nature";
            rangee.refuse(code, Champ::Fonction, Some(&fonction), attendu, phrase);
            None
        }
        (Some(nature), fonction) => {
            let lue = Imputation::new(&nature, fonction.as_deref()).ok();
            if lue.is_none() {
                let texte = [Some(nature), fonction].into_iter().flatten().collect::<Vec<_>>();
                let texte = texte.join(", fonction ");
                let phrase = format!("« {texte} » n’est pas une imputation");
                rangee.refuse(code, Champ::CompteNature, Some(&texte), attendu, &phrase);
            }
            lue
        }
    }
}
