//! What the money of an action is shared out over, and by which key.

use std::collections::{BTreeMap, BTreeSet};

use core::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeCommune, CodeQuartier, Nom, Reference};

/// A place that the money of an action can be split over: a quarter or a commune.
///
/// A programme is split over places of one kind, named by its type: money by quarter and money by commune
/// are the same money, and never stand in one table.
pub trait Lieu:
    Clone + Ord + fmt::Debug + fmt::Display + Serialize + DeserializeOwned + sealed::Sealed + 'static
{
}

impl Lieu for CodeQuartier {}
impl Lieu for CodeCommune {}

mod sealed {
    use crate::identifiant::{CodeCommune, CodeQuartier};

    pub trait Sealed {}
    impl Sealed for CodeQuartier {}
    impl Sealed for CodeCommune {}
}

/// In proportion to what an amount was split: the name of a [`Ponderation`], without its weights.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CleDeVentilation {
    /// As much for each place.
    Egale,
    /// Inhabitants of each place.
    Population,
    /// Beneficiaries of each action in each place.
    Beneficiaires,
    /// Weights of the caller, under the name that they have.
    Donnee(Nom),
}

impl fmt::Display for CleDeVentilation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Egale => f.pad("parts égales"),
            Self::Population => f.pad("population"),
            Self::Beneficiaires => f.pad("bénéficiaires"),
            Self::Donnee(nom) => nom.fmt(f),
        }
    }
}

/// The weights of a split, under the key that they are of.
///
/// A weight that is not there is not said, which is not zero: an action that needs it is refused. So is an action
/// that has a weight of its own where it is not, for one of both is wrong; a population may be that of more places.
///
/// # Wire
/// `"egale"`, `{"population": [[place, weight], …]}`, `{"beneficiaires": [[action, [[place, weight], …]], …]}` or
/// `{"donnee": {"nom": …, "poids": …}}` as the last; an action or a place given twice is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{CleDeVentilation, Ponderation};
/// use contrat_de_ville::identifiant::CodeCommune;
///
/// // Fictitious numbers of inhabitants.
/// let communes = ["62119", "62178"].map(|code| CodeCommune::parse(code).unwrap());
/// let par_population = Ponderation::Population([(communes[0], 24_000), (communes[1], 21_000)].into());
/// assert_eq!(par_population.cle(), CleDeVentilation::Population);
/// assert_eq!(par_population.get(&"A-1".parse()?, &communes[1]), Some(21_000));
/// assert_eq!(par_population.get(&"A-1".parse()?, &CodeCommune::parse("62120").unwrap()), None);
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PonderationBrute<L>", into = "PonderationBrute<L>")]
#[serde(bound(serialize = "L: Lieu", deserialize = "L: Lieu"))]
pub enum Ponderation<L = CodeQuartier> {
    /// As much for each place of an action.
    Egale,
    /// In proportion to the inhabitants of each place.
    Population(BTreeMap<L, u64>),
    /// In proportion to the beneficiaries of each action in each of its places.
    Beneficiaires(BTreeMap<Reference, BTreeMap<L, u64>>),
    /// In proportion to weights of the caller, for each action and each of its places.
    Donnee {
        /// What the weights are: « logements sociaux », « clé du comité de pilotage ».
        nom: Nom,
        /// The weights.
        poids: BTreeMap<Reference, BTreeMap<L, u64>>,
    },
}

impl<L: Lieu> Ponderation<L> {
    /// Its key, without the weights.
    #[must_use]
    pub fn cle(&self) -> CleDeVentilation {
        match self {
            Self::Egale => CleDeVentilation::Egale,
            Self::Population(_) => CleDeVentilation::Population,
            Self::Beneficiaires(_) => CleDeVentilation::Beneficiaires,
            Self::Donnee { nom, .. } => CleDeVentilation::Donnee(nom.clone()),
        }
    }

    /// Where an action has a positive weight of its own, and is not.
    pub(super) fn elsewhere(&self, action: &Reference, lieux: &BTreeSet<L>) -> BTreeSet<L> {
        let poids = match self {
            Self::Egale | Self::Population(_) => None,
            Self::Beneficiaires(poids) | Self::Donnee { poids, .. } => poids.get(action),
        };
        let ailleurs =
            poids.into_iter().flatten().filter(|(lieu, pese)| **pese > 0 && !lieux.contains(*lieu));
        ailleurs.map(|(lieu, _)| lieu.clone()).collect()
    }

    /// The weight of a place for an action, if it is said.
    #[must_use]
    pub fn get(&self, action: &Reference, lieu: &L) -> Option<u64> {
        match self {
            Self::Egale => Some(1),
            Self::Population(poids) => poids.get(lieu).copied(),
            Self::Beneficiaires(poids) | Self::Donnee { poids, .. } => {
                poids.get(action)?.get(lieu).copied()
            }
        }
    }
}

/// Weights that are given twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PonderationError<L: fmt::Display> {
    /// Two weights of one place.
    #[error("place {0}: two weights, expected one")]
    LieuEnDouble(L),
    /// Two lists of weights of one action.
    #[error("action {0}: two lists of weights, expected one")]
    ActionEnDouble(Reference),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Ponderation", rename_all = "snake_case", deny_unknown_fields)]
enum PonderationBrute<L> {
    Egale,
    Population(Vec<(L, u64)>),
    Beneficiaires(Vec<(Reference, Vec<(L, u64)>)>),
    Donnee { nom: Nom, poids: Vec<(Reference, Vec<(L, u64)>)> },
}

impl<L: Lieu> TryFrom<PonderationBrute<L>> for Ponderation<L> {
    type Error = PonderationError<L>;

    fn try_from(brute: PonderationBrute<L>) -> Result<Self, Self::Error> {
        Ok(match brute {
            PonderationBrute::Egale => Self::Egale,
            PonderationBrute::Population(poids) => Self::Population(of_places(poids)?),
            PonderationBrute::Beneficiaires(poids) => Self::Beneficiaires(of_actions(poids)?),
            PonderationBrute::Donnee { nom, poids } => {
                Self::Donnee { nom, poids: of_actions(poids)? }
            }
        })
    }
}

fn of_places<L: Lieu>(liste: Vec<(L, u64)>) -> Result<BTreeMap<L, u64>, PonderationError<L>> {
    let mut poids = BTreeMap::new();
    for (lieu, pese) in liste {
        if poids.contains_key(&lieu) {
            return Err(PonderationError::LieuEnDouble(lieu));
        }
        poids.insert(lieu, pese);
    }
    Ok(poids)
}

fn of_actions<L: Lieu>(
    liste: Vec<(Reference, Vec<(L, u64)>)>,
) -> Result<BTreeMap<Reference, BTreeMap<L, u64>>, PonderationError<L>> {
    let mut poids = BTreeMap::new();
    for (action, lieux) in liste {
        if poids.contains_key(&action) {
            return Err(PonderationError::ActionEnDouble(action));
        }
        poids.insert(action, of_places(lieux)?);
    }
    Ok(poids)
}

impl<L> From<Ponderation<L>> for PonderationBrute<L> {
    fn from(ponderation: Ponderation<L>) -> Self {
        let to_list = |poids: BTreeMap<Reference, BTreeMap<L, u64>>| {
            poids.into_iter().map(|(action, lieux)| (action, lieux.into_iter().collect())).collect()
        };
        match ponderation {
            Ponderation::Egale => Self::Egale,
            Ponderation::Population(poids) => Self::Population(poids.into_iter().collect()),
            Ponderation::Beneficiaires(poids) => Self::Beneficiaires(to_list(poids)),
            Ponderation::Donnee { nom, poids } => Self::Donnee { nom, poids: to_list(poids) },
        }
    }
}
