//! The labels of cells: those that are written, and other wordings that are read.

use crate::contrat::Transversal;
use crate::financement::{
    AxeFcs, Credits, Dispositif, NatureFinanceur, NatureOperateur, Section, Stade,
};
use crate::texte::fold;

/// A label without case, accents, punctuation and repeated blanks.
pub(super) fn normalize(texte: &str) -> String {
    let plie = fold(texte);
    let mots = plie.split(|c: char| !c.is_alphanumeric()).filter(|mot| !mot.is_empty());
    mots.collect::<Vec<_>>().join(" ")
}

/// A value, the label that is written for it, and other wordings of it.
pub(super) type Libelle<T> = (T, &'static str, &'static [&'static str]);

/// The value of a label.
pub(super) fn find<T: Clone>(liste: &[Libelle<T>], texte: &str) -> Option<T> {
    let lu = normalize(texte);
    let entree = liste.iter().find(|(_, libelle, variantes)| {
        normalize(libelle) == lu || variantes.iter().any(|variante| normalize(variante) == lu)
    });
    entree.map(|(valeur, ..)| valeur.clone())
}

/// The label of a value.
pub(super) fn write<T: PartialEq>(liste: &[Libelle<T>], valeur: &T) -> Option<&'static str> {
    liste.iter().find(|(autre, ..)| autre == valeur).map(|(_, libelle, _)| *libelle)
}

/// The labels of a list, for a sentence.
pub(super) fn names<T>(liste: &[Libelle<T>]) -> String {
    liste.iter().map(|(_, libelle, _)| *libelle).collect::<Vec<_>>().join(", ")
}

pub(super) const OPERATEURS: [Libelle<NatureOperateur>; 7] = [
    (NatureOperateur::Association, "association", &["asso"]),
    (NatureOperateur::Epci, "EPCI", &["agglomération", "intercommunalité"]),
    (NatureOperateur::Commune, "commune", &["ville", "CCAS"]),
    (NatureOperateur::EtablissementPublic, "établissement public", &[]),
    (NatureOperateur::Bailleur, "bailleur", &["bailleur social"]),
    (NatureOperateur::Entreprise, "entreprise", &["société"]),
    (NatureOperateur::Autre, "autre", &[]),
];

pub(super) const FINANCEURS: [Libelle<NatureFinanceur>; 10] = [
    (NatureFinanceur::Etat, "État", &[]),
    (NatureFinanceur::Region, "Région", &["Conseil régional"]),
    (NatureFinanceur::Departement, "Département", &["Conseil départemental"]),
    (NatureFinanceur::Epci, "EPCI", &["Agglomération", "Intercommunalité"]),
    (NatureFinanceur::Commune, "Commune", &["Ville"]),
    (NatureFinanceur::Caf, "CAF", &[]),
    (NatureFinanceur::Bailleur, "Bailleur", &["Bailleur social"]),
    (NatureFinanceur::Europe, "Europe", &["Union européenne"]),
    (NatureFinanceur::Operateur, "Opérateur", &["Fonds propres"]),
    (NatureFinanceur::Autre, "Autre", &[]),
];

pub(super) const DISPOSITIFS: [Libelle<Dispositif>; 13] = [
    (Dispositif::Aucun, "hors dispositif", &["aucun"]),
    (Dispositif::NonPrecise, "dispositif non précisé", &["non précisé"]),
    (Dispositif::ContratDeVille, "programmation du contrat de ville", &["contrat de ville"]),
    (Dispositif::QuartiersDEte, "Quartiers d’été", &[]),
    (Dispositif::CiteEducative, "cité éducative", &["cités éducatives"]),
    (Dispositif::ReussiteEducative, "programme de réussite éducative", &["PRE"]),
    (Dispositif::AdulteRelais, "adultes-relais", &["adulte-relais"]),
    (Dispositif::Fonjep, "FONJEP", &[]),
    (Dispositif::VilleVieVacances, "Ville Vie Vacances", &["VVV"]),
    (Dispositif::FondsDeCohesionSociale(None), "Fonds de cohésion sociale", &["FCS"]),
    (
        Dispositif::FondsDeConcoursPolitiqueDeLaVille,
        "fonds de concours « politique de la ville »",
        &[],
    ),
    (Dispositif::FondsDeConcoursNpnru, "fonds de concours « NPNRU »", &[]),
    (Dispositif::DotationPolitiqueDeLaVille, "dotation politique de la ville", &["DPV"]),
];

pub(super) const AXES: [Libelle<AxeFcs>; 5] = [
    (AxeFcs::ConseilsCitoyens, AxeFcs::ConseilsCitoyens.libelle(), &[]),
    (AxeFcs::ActionIntercommunale, AxeFcs::ActionIntercommunale.libelle(), &[]),
    (AxeFcs::PetitesAssociations, AxeFcs::PetitesAssociations.libelle(), &[]),
    (AxeFcs::QualificationDesActeurs, AxeFcs::QualificationDesActeurs.libelle(), &[]),
    (AxeFcs::InclusionNumerique, AxeFcs::InclusionNumerique.libelle(), &[]),
];

pub(super) const SECTIONS: [Libelle<Section>; 2] = [
    (Section::Fonctionnement, "fonctionnement", &[]),
    (Section::Investissement, "investissement", &[]),
];

pub(super) const CREDITS: [Libelle<Credits>; 2] = [
    (Credits::Specifiques, "crédits spécifiques", &["spécifiques", "spécifique"]),
    (Credits::DroitCommun, "droit commun", &["crédits de droit commun"]),
];

pub(super) const STADES: [Libelle<Stade>; 5] = [
    (Stade::Demande, "demandé", &["demandée"]),
    (Stade::Propose, "proposé", &["proposée"]),
    (Stade::Accorde, "accordé", &["accordée"]),
    (Stade::Engage, "engagé", &["engagée"]),
    (Stade::Verse, "versé", &["versée"]),
];

pub(super) const TRANSVERSAUX: [Libelle<Transversal>; 4] = [
    (Transversal::Jeunesse, "jeunesse", &["la jeunesse"]),
    (
        Transversal::EgaliteFemmesHommes,
        "égalité entre les femmes et les hommes",
        &["l’égalité entre les femmes et les hommes", "égalité femmes-hommes"],
    ),
    (
        Transversal::LutteContreLesDiscriminations,
        "lutte contre les discriminations",
        &["la lutte contre les discriminations"],
    ),
    (
        Transversal::ParticipationDesHabitants,
        "participation des habitants",
        &["la participation des habitants"],
    ),
];
