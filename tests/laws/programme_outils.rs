//! Programmes for the laws of splits, envelopes, scenarios and comparisons. All of it is fictitious.

use std::collections::BTreeMap;

use contrat_de_ville::contrat::{Classement, Generation, Pilier};
use contrat_de_ville::financement::{
    Action, Credits, Dispositif, Financeur, NatureFinanceur, NatureOperateur, Operateur,
    Programmation, Saisie, Source, Stade, Tranche,
};
use contrat_de_ville::identifiant::{Annee, CodeCommune, CodeContrat, CodeQuartier, Reference};
use contrat_de_ville::nombre::{Euros, Somme};
use proptest::collection::vec;
use proptest::prelude::*;

pub const ANNEE: Annee = Annee::new(2023).unwrap();
pub const CONTRAT: CodeContrat = CodeContrat::parse("CV221").unwrap();
/// Each serves the quarters, and the communes, of the bits of its rank: none, one, two or three.
pub const ACTIONS: usize = 8;
pub const SOURCES: usize = 4;

/// A line before it is ranked: action, source, stage, cents.
pub type Brute = (usize, usize, usize, i64);

pub fn reference(rang: usize) -> Reference {
    format!("A-{rang:02}").parse().unwrap()
}

pub fn source(rang: usize) -> Source {
    let nom = format!("Source {rang}").parse().unwrap();
    let financeur = Financeur::named(NatureFinanceur::Autre, nom);
    Source::new(financeur, Dispositif::Aucun, Credits::Specifiques)
}

pub fn quartier(rang: usize) -> CodeQuartier {
    CodeQuartier::Qpv(format!("QP06200{rang}").parse().unwrap())
}

pub fn commune(rang: usize) -> CodeCommune {
    format!("6210{}", rang + 1).parse().unwrap()
}

pub fn bits(rang: usize) -> impl Iterator<Item = usize> {
    (0..3).filter(move |bit| rang & (1 << bit) != 0)
}

pub fn rang_of(action: &Action) -> usize {
    action.reference.as_str()[2..].parse().unwrap()
}

pub fn programme(lignes: &[Brute]) -> Programmation {
    let mut saisie = Saisie::new(CONTRAT, ANNEE, Generation::ContratsDeVille);
    for rang in 0..ACTIONS {
        saisie.add_action(Action {
            reference: reference(rang),
            titre: String::new(),
            operateur: Operateur {
                nom: format!("Opérateur {}", rang % 3).parse().unwrap(),
                nature: NatureOperateur::Association,
                siret: None,
            },
            classement: Classement::Pilier(Pilier::CohesionSociale),
            transversaux: [].into(),
            quartiers: bits(rang).map(quartier).collect(),
            annee: ANNEE,
        });
    }
    for (action, origine, stade, montant) in lignes {
        let montant = Euros::from_centimes(*montant);
        saisie.add_ligne(&reference(*action), &source(*origine), Stade::TOUS[*stade], montant);
    }
    saisie.finish().unwrap()
}

/// Few actions, sources and stages, so that lines often meet.
pub fn lignes(montants: impl Strategy<Value = i64>) -> impl Strategy<Value = Vec<Brute>> {
    vec((0..ACTIONS, 0..SOURCES, 1..4_usize, montants), 0..30)
}

/// Amounts by action and source, those of nothing left out.
pub fn amounts(tranche: Tranche<'_>) -> BTreeMap<(Reference, Source), Somme> {
    let mut montants: BTreeMap<_, Somme> = BTreeMap::new();
    for (action, source, montant) in tranche.iter() {
        let total = montants.entry((action.reference.clone(), source.clone())).or_default();
        *total = total.merge(montant.into());
    }
    montants.retain(|_, total| !total.is_zero());
    montants
}

pub fn total(tranche: Tranche<'_>) -> Somme {
    tranche.iter().map(|(_, _, montant)| montant).sum()
}
