//! Payments, and which of them are one.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::regle::{RegleDeDoublon, Valeur};
use crate::Refus;
use crate::financement::Versement;
use crate::nombre::Somme;

/// The payments of a list that are told more than once under a rule. Near doubles are not doubles.
///
/// A payment that does not say a field of the rule is no double of any: it is told apart, for nothing can be said
/// of it.
///
/// # Wire
/// The rule and the payments, each with its row; groups are made again, and a row given twice is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{Critere, Doublons, RegleDeDoublon, VersementBrut, VersementsLus};
///
/// let lignes: Vec<VersementBrut> = serde_json::from_str(
///     r#"[{"id_poste": "F1", "code_tiers": "ASSOCIATION A", "annee": 2020, "montant": 7164},
///         {"id_poste": "F2", "code_tiers": "ASSOCIATION A", "annee": 2020, "montant": 7164},
///         {"id_poste": "F1", "code_tiers": "ASSOCIATION A", "annee": 2020, "montant": 7164}]"#,
/// )?;
/// let (lignes, _ecartees) = VersementsLus::read(lignes).into_lignes();
/// let regle = RegleDeDoublon::new([Critere::Reference, Critere::Beneficiaire, Critere::Montant, Critere::Annee])?;
///
/// let doublons = Doublons::find_rows(regle, lignes)?;
/// assert_eq!(doublons.groupes(), [vec![1, 3]]);
/// let tri = doublons.merge();
/// assert_eq!((tri.gardees().len(), tri.ecartees().len()), (2, 1));
/// assert_eq!(tri.total_ecarte().to_string(), "7\u{202f}164,00\u{a0}€");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DoublonsBruts", into = "DoublonsBruts")]
pub struct Doublons {
    regle: RegleDeDoublon,
    /// By row, each once.
    lignes: Vec<(usize, Versement)>,
    groupes: Vec<Vec<usize>>,
    incomparables: Vec<usize>,
}

/// A row given twice: the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {0} given twice: expected each once")]
pub struct LigneRepetee(pub usize);

impl Doublons {
    /// Finds the doubles of a list, whose rows are numbered from 1.
    #[must_use]
    pub fn find(regle: RegleDeDoublon, versements: impl IntoIterator<Item = Versement>) -> Self {
        Self::find_sorted(regle, (1..).zip(versements).collect())
    }

    /// Finds the doubles of payments that have rows of their own: those of a file of which some were set aside.
    ///
    /// # Errors
    /// A [`Refus`] that hands the payments back, if two have one row.
    pub fn find_rows(
        regle: RegleDeDoublon,
        lignes: impl IntoIterator<Item = (usize, Versement)>,
    ) -> Result<Self, Refus<Vec<(usize, Versement)>, LigneRepetee>> {
        let mut lignes: Vec<(usize, Versement)> = lignes.into_iter().collect();
        let mut vues = BTreeSet::new();
        if let Some((ligne, _)) = lignes.iter().find(|(ligne, _)| !vues.insert(*ligne)) {
            let cause = LigneRepetee(*ligne);
            return Err(Refus { rendu: Box::new(lignes), cause });
        }
        lignes.sort_unstable_by_key(|(ligne, _)| *ligne);
        Ok(Self::find_sorted(regle, lignes))
    }

    fn find_sorted(regle: RegleDeDoublon, lignes: Vec<(usize, Versement)>) -> Self {
        let mut par_cle: HashMap<Vec<Valeur<'_>>, Vec<usize>> = HashMap::new();
        let mut incomparables = Vec::new();
        for (ligne, versement) in &lignes {
            match regle.cle(versement) {
                Some(cle) => par_cle.entry(cle).or_default().push(*ligne),
                None => incomparables.push(*ligne),
            }
        }
        let mut groupes: Vec<Vec<usize>> =
            par_cle.into_values().filter(|lignes| lignes.len() > 1).collect();
        groupes.sort_unstable();
        Self { regle, lignes, groupes, incomparables }
    }

    /// The rule.
    #[must_use]
    pub fn regle(&self) -> &RegleDeDoublon {
        &self.regle
    }

    /// The payments, each with its row, in order.
    #[must_use]
    pub fn lignes(&self) -> &[(usize, Versement)] {
        &self.lignes
    }

    /// The rows of each payment that is told more than once, in order.
    #[must_use]
    pub fn groupes(&self) -> &[Vec<usize>] {
        &self.groupes
    }

    /// The rows that do not say a field of the rule, in order.
    #[must_use]
    pub fn incomparables(&self) -> &[usize] {
        &self.incomparables
    }

    /// Keeps every row.
    #[must_use]
    pub fn keep_all(self) -> Tri {
        Tri { gardees: self.lignes, ecartees: Vec::new() }
    }

    /// Keeps the first row of each group, and sets its doubles aside. Under a rule that does not compare amounts, or
    /// contracts, those of the first row stand for all.
    #[must_use]
    pub fn merge(self) -> Tri {
        let suivantes: BTreeSet<usize> =
            self.groupes.iter().flat_map(|lignes| lignes.iter().skip(1)).copied().collect();
        let (ecartees, gardees) =
            self.lignes.into_iter().partition(|(ligne, _)| suivantes.contains(ligne));
        Tri { gardees, ecartees }
    }
}

/// What was kept and what was set aside: every row is in one of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tri {
    gardees: Vec<(usize, Versement)>,
    ecartees: Vec<(usize, Versement)>,
}

impl Tri {
    /// The payments kept, each with its row.
    #[must_use]
    pub fn gardees(&self) -> &[(usize, Versement)] {
        &self.gardees
    }

    /// The payments set aside, each with its row.
    #[must_use]
    pub fn ecartees(&self) -> &[(usize, Versement)] {
        &self.ecartees
    }

    /// Total of what was kept.
    #[must_use]
    pub fn total_garde(&self) -> Somme {
        self.gardees.iter().map(|(_, versement)| versement.montant).sum()
    }

    /// Total of what was set aside.
    #[must_use]
    pub fn total_ecarte(&self) -> Somme {
        self.ecartees.iter().map(|(_, versement)| versement.montant).sum()
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Doublons", deny_unknown_fields)]
struct DoublonsBruts {
    regle: RegleDeDoublon,
    lignes: Vec<(usize, Versement)>,
}

impl TryFrom<DoublonsBruts> for Doublons {
    type Error = LigneRepetee;

    fn try_from(bruts: DoublonsBruts) -> Result<Self, Self::Error> {
        Self::find_rows(bruts.regle, bruts.lignes).map_err(|refus| refus.cause)
    }
}

impl From<Doublons> for DoublonsBruts {
    fn from(doublons: Doublons) -> Self {
        Self { regle: doublons.regle, lignes: doublons.lignes }
    }
}
