//! Quarters without an action.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Action, Programmation, Stade};
use crate::identifiant::{CodeQuartier, Reference};
use crate::nombre::Somme;

/// Which actions serve a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CritereDeDesserte {
    /// Any action of the programme, whatever became of it.
    Action,
    /// Those that hold money at a stage: the sum of their lines there is above zero, so that a grant that is
    /// taken back serves nobody.
    Soutien(Stade),
}

/// Which quarters of a list a programme serves, under a criterion.
///
/// An action that states no quarter is told apart: it may serve any of them, and is not taken to.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::Generation;
/// use contrat_de_ville::financement::{CritereDeDesserte, Desserte, Saisie};
/// use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeQpv};
///
/// let vide = Saisie::new(
///     CodeContrat::parse("CN06201M").unwrap(),
///     Annee::new(2024).unwrap(),
///     Generation::EngagementsQuartiers2030,
/// )
/// .finish()?;
/// let quartier = CodeQpv::parse("QN06208M").unwrap().into();
/// let desserte = Desserte::of(&[quartier], &vide, CritereDeDesserte::Action);
/// assert_eq!(desserte.sans_action().len(), 1);
/// assert!(desserte.is_certain());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desserte {
    critere: CritereDeDesserte,
    servis: BTreeMap<CodeQuartier, BTreeSet<Reference>>,
    sans_action: BTreeSet<CodeQuartier>,
    hors_liste: BTreeMap<CodeQuartier, BTreeSet<Reference>>,
    sans_quartier: BTreeSet<Reference>,
}

impl Desserte {
    /// The quarters of a list that the actions of a programme serve, and those that none serves.
    #[must_use]
    pub fn of(
        quartiers: &[CodeQuartier],
        programmation: &Programmation,
        critere: CritereDeDesserte,
    ) -> Self {
        let soutenues = match critere {
            CritereDeDesserte::Action => None,
            CritereDeDesserte::Soutien(stade) => Some(supported(programmation, stade)),
        };
        let retenue = |action: &&Action| {
            soutenues.as_ref().is_none_or(|soutenues| soutenues.contains(&action.reference))
        };
        let liste: BTreeSet<&CodeQuartier> = quartiers.iter().collect();
        let mut desserte = Self {
            critere,
            servis: BTreeMap::new(),
            sans_action: BTreeSet::new(),
            hors_liste: BTreeMap::new(),
            sans_quartier: BTreeSet::new(),
        };
        for action in programmation.actions().iter().filter(retenue) {
            if action.quartiers.is_empty() {
                desserte.sans_quartier.insert(action.reference.clone());
            }
            for quartier in &action.quartiers {
                let cote = if liste.contains(quartier) {
                    &mut desserte.servis
                } else {
                    &mut desserte.hors_liste
                };
                cote.entry(quartier.clone()).or_default().insert(action.reference.clone());
            }
        }
        let sans = liste.into_iter().filter(|quartier| !desserte.servis.contains_key(*quartier));
        desserte.sans_action = sans.cloned().collect();
        desserte
    }

    /// The criterion.
    #[must_use]
    pub const fn critere(&self) -> CritereDeDesserte {
        self.critere
    }

    /// The quarters of the list that are served, each with the actions that serve it.
    #[must_use]
    pub const fn servis(&self) -> &BTreeMap<CodeQuartier, BTreeSet<Reference>> {
        &self.servis
    }

    /// The quarters of the list that no action states.
    #[must_use]
    pub const fn sans_action(&self) -> &BTreeSet<CodeQuartier> {
        &self.sans_action
    }

    /// The quarters that actions state and that are not on the list.
    #[must_use]
    pub const fn hors_liste(&self) -> &BTreeMap<CodeQuartier, BTreeSet<Reference>> {
        &self.hors_liste
    }

    /// The actions that state no quarter.
    #[must_use]
    pub const fn sans_quartier(&self) -> &BTreeSet<Reference> {
        &self.sans_quartier
    }

    /// Whether the answer cannot change: every quarter is served, or every action states its quarters.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.sans_action.is_empty() || self.sans_quartier.is_empty()
    }
}

fn supported(programmation: &Programmation, stade: Stade) -> BTreeSet<Reference> {
    let mut totaux: BTreeMap<&Reference, Somme> = BTreeMap::new();
    for (action, _, montant) in programmation.tranche(stade).iter() {
        let total = totaux.entry(&action.reference).or_default();
        *total = total.merge(montant.into());
    }
    let positifs = totaux.into_iter().filter(|(_, total)| *total > Somme::ZERO);
    positifs.map(|(reference, _)| reference.clone()).collect()
}
