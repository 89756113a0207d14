//! Payments that stand twice, by a stated rule; kept or merged as the caller says, never dropped in silence.
#![deny(clippy::arithmetic_side_effects)]

use core::fmt;
use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{Beneficiaire, ContratsPayes, Programme, Versement};
use crate::identifiant::{Annee, CodeDepartement, Nom, Reference};
use crate::nombre::{Euros, Somme};

/// A field that counts when two payments are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Critere {
    /// The reference, or the id of the post.
    Reference,
    /// Who was paid.
    Beneficiaire,
    /// The name of the payee.
    RaisonSociale,
    /// What for.
    Objet,
    /// How much.
    Montant,
    /// The year.
    Annee,
    /// The contracts, however their cell writes them.
    Contrats,
    /// The *département*.
    Departement,
    /// The region.
    Region,
    /// The programme of the State's budget.
    Programme,
}

impl fmt::Display for Critere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Reference => "référence",
            Self::Beneficiaire => "bénéficiaire",
            Self::RaisonSociale => "raison sociale",
            Self::Objet => "objet",
            Self::Montant => "montant",
            Self::Annee => "année",
            Self::Contrats => "contrats",
            Self::Departement => "département",
            Self::Region => "région",
            Self::Programme => "programme",
        })
    }
}

/// The fields that two payments must share to be one payment told twice. There is no default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Critere>", into = "Vec<Critere>")]
pub struct RegleDeDoublon(BTreeSet<Critere>);

/// Why fields make no [`RegleDeDoublon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegleDeDoublonError {
    /// Without any, all payments would be one.
    #[error("a rule of doubles without a field: expected at least one")]
    Vide,
    /// A field twice.
    #[error("field « {0} » given twice in a rule of doubles")]
    Repete(Critere),
}

impl RegleDeDoublon {
    /// The rule of these fields.
    ///
    /// # Errors
    /// [`RegleDeDoublonError`] if there is none, or one twice.
    pub fn new(criteres: impl IntoIterator<Item = Critere>) -> Result<Self, RegleDeDoublonError> {
        let mut vus = BTreeSet::new();
        match criteres.into_iter().find(|critere| !vus.insert(*critere)) {
            Some(critere) => Err(RegleDeDoublonError::Repete(critere)),
            None if vus.is_empty() => Err(RegleDeDoublonError::Vide),
            None => Ok(Self(vus)),
        }
    }

    /// The fields, in order.
    #[must_use]
    pub fn criteres(&self) -> impl ExactSizeIterator<Item = Critere> {
        self.0.iter().copied()
    }

    /// What counts of a payment; `None` if it does not say a field that counts.
    fn cle<'v>(&self, versement: &'v Versement) -> Option<Vec<Valeur<'v>>> {
        let value = |critere: Critere| match critere {
            Critere::Reference => versement.reference.as_ref().map(Valeur::Reference),
            Critere::Beneficiaire => Some(Valeur::Beneficiaire(&versement.beneficiaire)),
            Critere::RaisonSociale => versement.raison_sociale.as_ref().map(Valeur::Nom),
            Critere::Objet => versement.objet.as_ref().map(Valeur::Nom),
            Critere::Montant => Some(Valeur::Montant(versement.montant)),
            Critere::Annee => Some(Valeur::Annee(versement.annee)),
            Critere::Contrats => {
                versement.contrats.as_ref().map(|cellule| Valeur::Contrats(cellule.contrats()))
            }
            Critere::Departement => versement.departement.map(Valeur::Departement),
            Critere::Region => versement.region.as_ref().map(Valeur::Reference),
            Critere::Programme => versement.programme.map(Valeur::Programme),
        };
        self.criteres().map(value).collect()
    }
}

#[derive(PartialEq, Eq, Hash)]
enum Valeur<'v> {
    Reference(&'v Reference),
    Beneficiaire(&'v Beneficiaire),
    Nom(&'v Nom),
    Montant(Euros),
    Annee(Annee),
    Contrats(ContratsPayes),
    Departement(CodeDepartement),
    Programme(Programme),
}

impl TryFrom<Vec<Critere>> for RegleDeDoublon {
    type Error = RegleDeDoublonError;

    fn try_from(criteres: Vec<Critere>) -> Result<Self, Self::Error> {
        Self::new(criteres)
    }
}

impl From<RegleDeDoublon> for Vec<Critere> {
    fn from(regle: RegleDeDoublon) -> Self {
        regle.0.into_iter().collect()
    }
}

impl fmt::Display for RegleDeDoublon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let criteres: Vec<String> = self.criteres().map(|critere| critere.to_string()).collect();
        write!(f, "même {}", criteres.join(", "))
    }
}

/// The payments of a list that are told more than once under a rule. Near doubles are not doubles.
///
/// A payment that does not say a field of the rule is no double of any: it is told apart, for nothing can be said
/// of it.
///
/// # Wire
/// The rule and the payments; groups are made again.
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
/// let versements = VersementsLus::read(lignes).into_all()?;
/// let regle = RegleDeDoublon::new([Critere::Reference, Critere::Beneficiaire, Critere::Montant, Critere::Annee])?;
///
/// let doublons = Doublons::find(regle, versements);
/// assert_eq!(doublons.groupes(), [vec![1, 3]]);
/// let tri = doublons.merge();
/// assert_eq!((tri.gardees().len(), tri.ecartees().len()), (2, 1));
/// assert_eq!(tri.total_ecarte().to_string(), "7\u{202f}164,00\u{a0}€");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "DoublonsBruts", into = "DoublonsBruts")]
pub struct Doublons {
    regle: RegleDeDoublon,
    versements: Vec<Versement>,
    groupes: Vec<Vec<usize>>,
    incomparables: Vec<usize>,
}

impl Doublons {
    /// Finds the doubles of a list.
    #[must_use]
    pub fn find(regle: RegleDeDoublon, versements: Vec<Versement>) -> Self {
        let mut par_cle: HashMap<Vec<Valeur<'_>>, Vec<usize>> = HashMap::new();
        let mut incomparables = Vec::new();
        for (ligne, versement) in (1..).zip(&versements) {
            match regle.cle(versement) {
                Some(cle) => par_cle.entry(cle).or_default().push(ligne),
                None => incomparables.push(ligne),
            }
        }
        let mut groupes: Vec<Vec<usize>> =
            par_cle.into_values().filter(|lignes| lignes.len() > 1).collect();
        groupes.sort_unstable();
        Self { regle, versements, groupes, incomparables }
    }

    /// The rule.
    #[must_use]
    pub fn regle(&self) -> &RegleDeDoublon {
        &self.regle
    }

    /// The payments, in the order of the list.
    #[must_use]
    pub fn versements(&self) -> &[Versement] {
        &self.versements
    }

    /// The rows of each payment that is told more than once, from 1, in order.
    #[must_use]
    pub fn groupes(&self) -> &[Vec<usize>] {
        &self.groupes
    }

    /// The rows that do not say a field of the rule, from 1.
    #[must_use]
    pub fn incomparables(&self) -> &[usize] {
        &self.incomparables
    }

    /// Keeps every row.
    #[must_use]
    pub fn keep_all(self) -> Tri {
        let gardees = (1..).zip(self.versements).collect();
        Tri { gardees, ecartees: Vec::new() }
    }

    /// Keeps the first row of each group in the order of the list, and sets its doubles aside.
    #[must_use]
    pub fn merge(self) -> Tri {
        let suivantes: BTreeSet<usize> =
            self.groupes.iter().flat_map(|lignes| lignes.iter().skip(1)).copied().collect();
        let lignes = (1..).zip(self.versements);
        let (ecartees, gardees) = lignes.partition(|(ligne, _)| suivantes.contains(ligne));
        Tri { gardees, ecartees }
    }
}

/// What was kept and what was set aside: every row is in one of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tri {
    gardees: Vec<(usize, Versement)>,
    ecartees: Vec<(usize, Versement)>,
}

impl Tri {
    /// The payments kept, each with its row, from 1.
    #[must_use]
    pub fn gardees(&self) -> &[(usize, Versement)] {
        &self.gardees
    }

    /// The payments set aside, each with its row, from 1.
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
#[serde(rename = "Doublons", deny_unknown_fields)]
struct DoublonsBruts {
    regle: RegleDeDoublon,
    versements: Vec<Versement>,
}

impl From<DoublonsBruts> for Doublons {
    fn from(bruts: DoublonsBruts) -> Self {
        Self::find(bruts.regle, bruts.versements)
    }
}

impl From<Doublons> for DoublonsBruts {
    fn from(doublons: Doublons) -> Self {
        Self { regle: doublons.regle, versements: doublons.versements }
    }
}
