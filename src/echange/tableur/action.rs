//! A row of actions.

use std::collections::BTreeSet;

use super::champ::Champ;
use super::libelle;
use super::liste;
use super::probleme::CodeDeProbleme;
use super::rangee::Lecteur;
use crate::contrat::{
    Classement, Generation, Pilier, SousTheme, SousThemeDePilier, Theme, Transversal,
};
use crate::financement::{Action, Etat, Operateur};
use crate::identifiant::{Annee, CodeQuartier, Nom, Reference};

pub(super) const REFERENCE: &str = "une référence, de 1 à 64 caractères";
pub(super) const NOM: &str = "un nom, de 1 à 256 caractères";

/// Reads an action and its state; problems stay with the reader.
pub(super) fn read(
    rangee: &mut Lecteur<'_>,
    annee: Annee,
    generation: Generation,
) -> (Option<Action>, Option<Etat>) {
    let reference = rangee.parse::<Reference>(Champ::Reference, REFERENCE);
    let reference = rangee.require(reference, Champ::Reference, REFERENCE);
    let titre = rangee.raw(Champ::Titre);
    let nom = rangee.parse::<Nom>(Champ::Operateur, NOM);
    let nom = rangee.require(nom, Champ::Operateur, NOM);
    let nature = rangee.label(Champ::NatureOperateur, &libelle::OPERATEURS);
    let attendu = libelle::names(&libelle::OPERATEURS);
    let nature = rangee.require(nature, Champ::NatureOperateur, &attendu);
    let siret = siret(rangee);
    let classement = classify(rangee, generation);
    let transversaux = transversals(rangee);
    let quartiers = quarters(rangee);
    let etat = state(rangee);
    let action = || {
        Some(Action {
            reference: reference?,
            titre: titre.unwrap_or_default(),
            operateur: Operateur { nom: nom?, nature: nature?, siret },
            classement: classement?,
            transversaux,
            quartiers,
            annee,
        })
    };
    (action().filter(|_| rangee.problemes.is_empty()), etat)
}

/// The digits of a SIRET, however they are spaced.
fn siret(rangee: &mut Lecteur<'_>) -> Option<crate::identifiant::Siret> {
    let texte: String = rangee.text(Champ::Siret)?.chars().filter(|c| !c.is_whitespace()).collect();
    rangee.parse_text(Champ::Siret, &texte, "un SIRET, quatorze chiffres dont une clé juste")
}

fn classify(rangee: &mut Lecteur<'_>, generation: Generation) -> Option<Classement> {
    type Read = fn(&str) -> Result<Classement, crate::contrat::LibelleError>;
    let (premier, second): (Read, Read) = match generation {
        Generation::ContratsDeVille => (
            |texte| Pilier::read(texte).map(Classement::Pilier),
            |texte| SousThemeDePilier::read(texte).map(Classement::SousThemeDePilier),
        ),
        Generation::EngagementsQuartiers2030 => (
            |texte| Theme::read(texte).map(Classement::Theme),
            |texte| SousTheme::read(texte).map(Classement::SousTheme),
        ),
    };
    let haut = read_level(rangee, Champ::Thematique, premier);
    let bas = read_level(rangee, Champ::SousThematique, second);
    match (haut, bas) {
        (Some(haut), Some(bas)) if haut.thematique() != bas.thematique() => {
            let valeur = rangee.text(Champ::SousThematique);
            let phrase = format!(
                "cette sous-thématique relève de « {} », la ligne dit « {} »",
                bas.thematique(),
                haut.thematique()
            );
            let attendu = "une sous-thématique du pilier ou de la thématique de la ligne";
            let code = CodeDeProbleme::Contradiction;
            rangee.refuse(code, Champ::SousThematique, valeur.as_deref(), attendu, &phrase);
            None
        }
        (_, Some(bas)) => Some(bas),
        (Some(haut), None) => Some(haut),
        (None, None) => {
            if !rangee.is_filled(Champ::SousThematique) {
                rangee.require(None::<()>, Champ::Thematique, "un pilier ou une thématique");
            }
            None
        }
    }
}

fn read_level(
    rangee: &mut Lecteur<'_>,
    champ: Champ,
    read: fn(&str) -> Result<Classement, crate::contrat::LibelleError>,
) -> Option<Classement> {
    let texte = rangee.text(champ)?;
    let lu = read(&texte).ok();
    if lu.is_none() {
        rangee.unknown(champ, &texte, "un libellé de la nomenclature nationale de la génération");
    }
    lu
}

fn transversals(rangee: &mut Lecteur<'_>) -> BTreeSet<Transversal> {
    let mut lus = BTreeSet::new();
    for texte in liste::split(&rangee.raw(Champ::Transversaux).unwrap_or_default()) {
        lus.extend(rangee.label_text(Champ::Transversaux, &texte, &libelle::TRANSVERSAUX));
    }
    for texte in liste::split(&rangee.raw(Champ::PrioritesLocales).unwrap_or_default()) {
        let nom = rangee.parse_text::<Nom>(Champ::PrioritesLocales, &texte, NOM);
        lus.extend(nom.map(Transversal::Locale));
    }
    lus
}

fn quarters(rangee: &mut Lecteur<'_>) -> BTreeSet<CodeQuartier> {
    let mut lus = BTreeSet::new();
    for texte in liste::split(&rangee.raw(Champ::QuartiersPrioritaires).unwrap_or_default()) {
        let attendu = "le code d’un quartier prioritaire, comme QP062001 ou QN06208M";
        let code = rangee.parse_text(Champ::QuartiersPrioritaires, &texte, attendu);
        lus.extend(code.map(CodeQuartier::Qpv));
    }
    for texte in liste::split(&rangee.raw(Champ::QuartiersCommunautaires).unwrap_or_default()) {
        let code = rangee.parse_text(Champ::QuartiersCommunautaires, &texte, REFERENCE);
        lus.extend(code.map(CodeQuartier::Communautaire));
    }
    lus
}

fn state(rangee: &mut Lecteur<'_>) -> Option<Etat> {
    let texte = rangee.text(Champ::Etat)?;
    let lu = Etat::read(&texte).ok();
    if lu.is_none() {
        rangee.unknown(Champ::Etat, &texte, "un état de dossier, sans double lecture");
    }
    lu
}
