//! All the days of a procedure as one list.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;
use crate::temps::Echeance;

/// What a day is in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// It happened.
    Fait,
    /// It is planned, and did not happen.
    Prevu,
    /// It may happen from this day on.
    AuPlusTot,
    /// It must happen until this day, included.
    AuPlusTard,
    /// Somebody may do it until this day, included, and need not.
    Possible,
    /// It is so from this day on, whatever anybody does.
    Depuis,
}

impl fmt::Display for Nature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Fait => "fait",
            Self::Prevu => "prévu",
            Self::AuPlusTot => "au plus tôt",
            Self::AuPlusTard => "au plus tard",
            Self::Possible => "possible jusqu’au",
            Self::Depuis => "à compter de",
        })
    }
}

/// One line: a day, what, who, by which rule, and the proof where the day is computed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entree {
    /// A key that stays the same when the list is made again: `recours-contentieux`.
    pub cle: String,
    /// The day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What the day is.
    pub nature: Nature,
    /// What, in French.
    pub quoi: String,
    /// Who, in French.
    pub qui: String,
    /// The rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regle: Option<Regle>,
    /// The steps that lead to the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preuve: Option<Echeance>,
    /// The day on which what was due was done, if it was.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub accompli: Option<NaiveDate>,
}

/// Where a line stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "procedure.Suivi"))]
#[serde(rename_all = "snake_case")]
pub enum Suivi {
    /// Still to come, or still possible.
    AVenir,
    /// Done, or so.
    Acquis,
    /// Done after its last day.
    FaitEnRetard,
    /// Due, and not known to be done.
    EnRetard,
    /// Nobody can do it any more.
    Ferme,
    /// Planned for a day that is past: whether it happened is not known.
    Incertain,
}

impl Entree {
    /// Where it stands on a day, as known on that day.
    #[must_use]
    pub fn suivi_on(&self, jour: NaiveDate) -> Suivi {
        let accompli = self.accompli.filter(|accompli| *accompli <= jour);
        match (self.nature, accompli) {
            (Nature::AuPlusTard | Nature::Possible, Some(accompli)) if accompli > self.jour => {
                Suivi::FaitEnRetard
            }
            (_, Some(_)) => Suivi::Acquis,
            (Nature::AuPlusTard, None) if jour > self.jour => Suivi::EnRetard,
            (Nature::Possible, None) if jour > self.jour => Suivi::Ferme,
            (Nature::Prevu, None) if jour > self.jour => Suivi::Incertain,
            (Nature::Fait | Nature::Depuis, None) if jour >= self.jour => Suivi::Acquis,
            _ => Suivi::AVenir,
        }
    }
}

/// Every day of a procedure, in order; keys are unique.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{Echeancier, Entree, Nature, Suivi};
///
/// let entree = Entree {
///     cle: "liste".to_owned(),
///     jour: "2024-10-01".parse().unwrap(),
///     nature: Nature::AuPlusTard,
///     quoi: "publier la liste des délibérations".to_owned(),
///     qui: "président".to_owned(),
///     regle: None,
///     preuve: None,
///     accompli: None,
/// };
/// let echeancier = Echeancier::of(vec![entree.clone()])?;
/// assert_eq!(echeancier.late_on("2024-10-01".parse().unwrap()).count(), 0);
/// assert_eq!(echeancier.late_on("2024-10-02".parse().unwrap()).count(), 1);
/// assert!(Echeancier::of(vec![entree.clone(), entree]).is_err());
/// # Ok::<(), contrat_de_ville::procedure::EcheancierError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Entree>", into = "Vec<Entree>")]
pub struct Echeancier {
    entrees: Vec<Entree>,
}

/// Why lines are no list. Each variant carries the key refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum EcheancierError {
    /// Two lines have it.
    #[error("key {0:?}: two lines have it, expected one")]
    CleEnDouble(String),
    /// It is no key.
    #[error("key {0:?}: expected 1 to 96 characters, no blank and no control character")]
    Cle(String),
    /// Its day is neither the start nor the term of its proof.
    #[error("key {0:?}: its day is neither the start nor the term of its proof")]
    Preuve(String),
}

impl Echeancier {
    /// The lines, sorted by day; those of one day stay in the order in which they come.
    ///
    /// # Errors
    /// [`EcheancierError`] if two lines have one key, if a key is none, or if a day is not that of its proof.
    pub fn of(mut entrees: Vec<Entree>) -> Result<Self, EcheancierError> {
        let mut cles: Vec<&str> = entrees.iter().map(|entree| entree.cle.as_str()).collect();
        cles.sort_unstable();
        if let Some(cle) = cles.iter().find(|cle| !is_key(cle)) {
            return Err(EcheancierError::Cle((*cle).to_owned()));
        }
        if let Some(double) = super::outils::twice(cles.into_iter()) {
            return Err(EcheancierError::CleEnDouble(double.to_owned()));
        }
        let denied = |e: &&Entree| {
            e.preuve.is_some_and(|preuve| e.jour != preuve.terme() && e.jour != preuve.depart())
        };
        if let Some(entree) = entrees.iter().find(denied) {
            return Err(EcheancierError::Preuve(entree.cle.clone()));
        }
        entrees.sort_by_key(|entree| entree.jour);
        Ok(Self { entrees })
    }

    /// This list and another as one: that of the council that approves the report after the one that consulted
    /// on it. The keys of the other start with `prefixe` and `-`.
    ///
    /// # Errors
    /// [`EcheancierError`] if two lines have one key, or if a key is none.
    pub fn merge(self, prefixe: &str, autre: Self) -> Result<Self, EcheancierError> {
        let mut entrees = self.entrees;
        entrees.extend(autre.entrees.into_iter().map(|entree| {
            let cle = format!("{prefixe}-{}", entree.cle);
            Entree { cle, ..entree }
        }));
        Self::of(entrees)
    }

    /// The lines, in order.
    #[must_use]
    pub fn entrees(&self) -> &[Entree] {
        &self.entrees
    }

    /// The line of a key.
    #[must_use]
    pub fn get(&self, cle: &str) -> Option<&Entree> {
        self.entrees.iter().find(|entree| entree.cle == cle)
    }

    /// What was due before a day, and is not known to be done.
    pub fn late_on(&self, jour: NaiveDate) -> impl Iterator<Item = &Entree> {
        self.followed(jour, Suivi::EnRetard)
    }

    /// What can still be done, or is still to come.
    pub fn ahead_on(&self, jour: NaiveDate) -> impl Iterator<Item = &Entree> {
        self.followed(jour, Suivi::AVenir)
    }

    fn followed(&self, jour: NaiveDate, suivi: Suivi) -> impl Iterator<Item = &Entree> {
        self.entrees.iter().filter(move |entree| entree.suivi_on(jour) == suivi)
    }
}

fn is_key(cle: &str) -> bool {
    let fits = (1..=96).contains(&cle.chars().count());
    fits && !cle.contains(|c: char| c.is_control() || c.is_whitespace())
}

impl TryFrom<Vec<Entree>> for Echeancier {
    type Error = EcheancierError;

    fn try_from(entrees: Vec<Entree>) -> Result<Self, EcheancierError> {
        Self::of(entrees)
    }
}

impl From<Echeancier> for Vec<Entree> {
    fn from(echeancier: Echeancier) -> Self {
        echeancier.entrees
    }
}
