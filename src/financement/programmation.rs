//! The programme of a year: actions, sources and lines, ranked.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::ligne::{Ligne, Stade};
use super::saisie::{Problemes, Saisie};
use super::{Action, Operateur, Source};
use crate::contrat::{Generation, Thematique};
use crate::identifiant::{Annee, CodeContrat, Reference};
use crate::nombre::Euros;

/// The programme of one contract and one year.
///
/// Built by [`Saisie`], or read by serde through the same gate. Actions, sources and operators are
/// ranked once, in the order of their values, so that a line is 16 bytes and two programmes with the
/// same content are equal whatever the order of entry. A bilan is always of one stage: see
/// [`Programmation::tranche`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ProgrammationBrute", into = "ProgrammationBrute")]
pub struct Programmation {
    contrat: CodeContrat,
    annee: Annee,
    generation: Generation,
    rangee: Rangee,
    /// By stage, action and source.
    lignes: Vec<Ligne>,
}

/// The contract and the year of a programme: what tells it from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// The contract.
    pub contrat: CodeContrat,
    /// The year.
    pub annee: Annee,
}

impl fmt::Display for Lot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.contrat, self.annee)
    }
}

/// What lines rank: each list sorted, without duplicates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rangee {
    actions: Vec<Action>,
    sources: Vec<Source>,
    operateurs: Vec<Operateur>,
    thematiques: Vec<Thematique>,
    /// Rank of the operator and of the pilier or theme of each action.
    operateur_de: Vec<u32>,
    thematique_de: Vec<u8>,
}

impl Rangee {
    /// Takes actions and sources already sorted.
    pub(super) fn of(actions: Vec<Action>, sources: Vec<Source>) -> Self {
        let mut operateurs: Vec<Operateur> =
            actions.iter().map(|action| action.operateur.clone()).collect();
        operateurs.sort_unstable();
        operateurs.dedup();
        let mut thematiques: Vec<Thematique> =
            actions.iter().map(|action| action.classement.thematique()).collect();
        thematiques.sort_unstable();
        thematiques.dedup();
        let operateur_de = actions
            .iter()
            .map(|action| rank_of(&operateurs, &action.operateur).try_into().unwrap_or(u32::MAX))
            .collect();
        let thematique_de = actions
            .iter()
            .map(|action| {
                rank_of(&thematiques, &action.classement.thematique()).try_into().unwrap_or(u8::MAX)
            })
            .collect();
        Self { actions, sources, operateurs, thematiques, operateur_de, thematique_de }
    }

    pub(super) fn thematique_of(&self, action: u32) -> u8 {
        self.thematique_de.get(action as usize).copied().unwrap_or(0)
    }
}

fn rank_of<T: Ord>(tries: &[T], valeur: &T) -> usize {
    tries.binary_search(valeur).unwrap_or(usize::MAX)
}

impl Programmation {
    pub(super) fn of(
        contrat: CodeContrat,
        annee: Annee,
        generation: Generation,
        rangee: Rangee,
        mut lignes: Vec<Ligne>,
    ) -> Self {
        lignes.sort_unstable_by_key(|l| (l.stade, l.action, l.source, l.montant));
        Self { contrat, annee, generation, rangee, lignes }
    }

    /// Its contract.
    #[must_use]
    pub fn contrat(&self) -> CodeContrat {
        self.contrat
    }

    /// Its year.
    #[must_use]
    pub fn annee(&self) -> Annee {
        self.annee
    }

    /// Its contract and its year.
    #[must_use]
    pub fn lot(&self) -> Lot {
        Lot { contrat: self.contrat, annee: self.annee }
    }

    /// Its generation.
    #[must_use]
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// Its actions, by reference.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.rangee.actions
    }

    /// Its sources, in order.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.rangee.sources
    }

    /// Its operators, in order.
    #[must_use]
    pub fn operateurs(&self) -> &[Operateur] {
        &self.rangee.operateurs
    }

    /// The piliers or themes of its actions, in order.
    #[must_use]
    pub fn thematiques(&self) -> &[Thematique] {
        &self.rangee.thematiques
    }

    /// The action of that reference.
    #[must_use]
    pub fn action(&self, reference: &Reference) -> Option<&Action> {
        let rang =
            self.actions().binary_search_by(|action| action.reference.cmp(reference)).ok()?;
        self.actions().get(rang)
    }

    /// The lines of one stage, by action and source: the only way to a bilan, since amounts of
    /// different stages are the same money counted again.
    #[must_use]
    pub fn tranche(&self, stade: Stade) -> Tranche<'_> {
        let debut = self.lignes.partition_point(|ligne| ligne.stade < stade);
        let fin = self.lignes.partition_point(|ligne| ligne.stade <= stade);
        Tranche {
            programmation: self,
            stade,
            lignes: self.lignes.get(debut..fin).unwrap_or_default(),
        }
    }

    pub(super) fn lignes(&self) -> &[Ligne] {
        &self.lignes
    }

    pub(super) fn operateur_de(&self) -> &[u32] {
        &self.rangee.operateur_de
    }
}

/// The lines of one stage of a [`Programmation`].
#[derive(Clone, Copy, Debug)]
pub struct Tranche<'p> {
    programmation: &'p Programmation,
    stade: Stade,
    lignes: &'p [Ligne],
}

impl<'p> Tranche<'p> {
    /// The programme.
    #[must_use]
    pub fn programmation(self) -> &'p Programmation {
        self.programmation
    }

    /// The stage.
    #[must_use]
    pub fn stade(self) -> Stade {
        self.stade
    }

    /// The lines, by action and source.
    #[must_use]
    pub fn lignes(self) -> &'p [Ligne] {
        self.lignes
    }

    /// The lines, each with its action and its source.
    pub fn iter(self) -> impl Iterator<Item = (&'p Action, &'p Source, Euros)> {
        let Rangee { actions, sources, .. } = &self.programmation.rangee;
        self.lignes.iter().filter_map(move |ligne| {
            let action = actions.get(ligne.action as usize)?;
            Some((action, sources.get(usize::from(ligne.source))?, ligne.montant))
        })
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Programmation", deny_unknown_fields)]
struct ProgrammationBrute {
    contrat: CodeContrat,
    annee: Annee,
    generation: Generation,
    actions: Vec<Action>,
    lignes: Vec<LigneBrute>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Ligne", deny_unknown_fields)]
struct LigneBrute {
    action: Reference,
    source: Source,
    stade: Stade,
    montant: Euros,
}

impl TryFrom<ProgrammationBrute> for Programmation {
    type Error = Problemes;

    fn try_from(brute: ProgrammationBrute) -> Result<Self, Self::Error> {
        let mut saisie = Saisie::new(brute.contrat, brute.annee, brute.generation);
        for action in brute.actions {
            saisie.add_action(action);
        }
        for LigneBrute { action, source, stade, montant } in brute.lignes {
            saisie.add_ligne(&action, &source, stade, montant);
        }
        saisie.finish().map_err(|refus| refus.cause)
    }
}

impl From<Programmation> for ProgrammationBrute {
    fn from(programmation: Programmation) -> Self {
        let lignes = Stade::TOUS
            .into_iter()
            .flat_map(|stade| programmation.tranche(stade).iter().map(move |ligne| (stade, ligne)))
            .map(|(stade, (action, source, montant))| LigneBrute {
                action: action.reference.clone(),
                source: source.clone(),
                stade,
                montant,
            })
            .collect();
        Self {
            contrat: programmation.contrat,
            annee: programmation.annee,
            generation: programmation.generation,
            actions: programmation.rangee.actions,
            lignes,
        }
    }
}
