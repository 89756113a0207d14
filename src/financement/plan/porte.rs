//! The gate of a plan: every problem at once.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{EntreeDePlan, Origine, Plan};
use crate::Refus;
use crate::financement::NatureFinanceur;
use crate::nombre::Euros;

/// A list of lines of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ListeDuPlan {
    /// Charges.
    Charges,
    /// Produits.
    Produits,
    /// In kind, account 86.
    EmploisEnNature,
    /// In kind, account 87.
    ContributionsEnNature,
}

impl ListeDuPlan {
    const fn nom(self) -> &'static str {
        match self {
            Self::Charges => "charge",
            Self::Produits => "produit",
            Self::EmploisEnNature => "use in kind",
            Self::ContributionsEnNature => "contribution in kind",
        }
    }
}

/// What is wrong in a plan, with its place: the number of the line in its list, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDePlan {
    /// An amount below zero.
    Negatif {
        /// The list.
        liste: ListeDuPlan,
        /// The number of the line.
        ligne: usize,
        /// The amount.
        montant: Euros,
    },
    /// The operator as a source: its own funds are [`Origine::RessourcesPropres`].
    OperateurCommeSource {
        /// The number of the produit.
        ligne: usize,
    },
}

impl fmt::Display for ProblemeDePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negatif { liste, ligne, montant } => {
                write!(f, "{} {ligne}: {} €, expected zero or more", liste.nom(), montant.plain())
            }
            Self::OperateurCommeSource { ligne } => write!(
                f,
                "produit {ligne}: the operator's own funds as a source, expected own resources"
            ),
        }
    }
}

/// Every problem of a plan: charges, produits, then what is in kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDePlan(Vec<ProblemeDePlan>);

impl ProblemesDePlan {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDePlan] {
        &self.0
    }
}

impl fmt::Display for ProblemesDePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problem{}", self.0.len(), if self.0.len() > 1 { "s" } else { "" })?;
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDePlan {}

fn negatives(
    liste: ListeDuPlan,
    montants: impl Iterator<Item = Euros>,
) -> impl Iterator<Item = ProblemeDePlan> {
    (1_usize..)
        .zip(montants)
        .filter(|(_, montant)| montant.is_negative())
        .map(move |(ligne, montant)| ProblemeDePlan::Negatif { liste, ligne, montant })
}

fn problems(entree: &EntreeDePlan) -> Vec<ProblemeDePlan> {
    let EntreeDePlan { charges, produits, emplois_en_nature, contributions_en_nature } = entree;
    let operateurs = (1_usize..).zip(produits).filter(|(_, produit)| {
        matches!(&produit.origine, Origine::Source(source)
            if source.financeur().nature() == NatureFinanceur::Operateur)
    });
    negatives(ListeDuPlan::Charges, charges.iter().map(|charge| charge.montant))
        .chain(negatives(ListeDuPlan::Produits, produits.iter().map(|produit| produit.montant)))
        .chain(operateurs.map(|(ligne, _)| ProblemeDePlan::OperateurCommeSource { ligne }))
        .chain(negatives(
            ListeDuPlan::EmploisEnNature,
            emplois_en_nature.iter().map(|emploi| emploi.montant),
        ))
        .chain(negatives(
            ListeDuPlan::ContributionsEnNature,
            contributions_en_nature.iter().map(|contribution| contribution.montant),
        ))
        .collect()
}

impl Plan {
    /// The plan.
    ///
    /// # Errors
    /// A [`Refus`] with every problem, each with its place; what was entered is handed back.
    pub fn new(entree: EntreeDePlan) -> Result<Self, Refus<EntreeDePlan, ProblemesDePlan>> {
        let problemes = problems(&entree);
        if problemes.is_empty() {
            Ok(Self { entree })
        } else {
            Err(Refus { rendu: Box::new(entree), cause: ProblemesDePlan(problemes) })
        }
    }
}

impl TryFrom<EntreeDePlan> for Plan {
    type Error = ProblemesDePlan;

    fn try_from(entree: EntreeDePlan) -> Result<Self, Self::Error> {
        Self::new(entree).map_err(|refus| refus.cause)
    }
}

impl From<Plan> for EntreeDePlan {
    fn from(plan: Plan) -> Self {
        plan.entree
    }
}
