use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::identifiant::{Annee, Nom};

/// The years of a budget that a deliberation applies to: one, or from one to a later one (`2017/2018`).
///
/// # Source
/// `BUDGET_ANNEE`, `^[0-9]{4}(\/[0-9]{4})?$`; Validata wants the second year after the first
/// (`year-interval-value`).
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::Exercices;
///
/// let exercices: Exercices = "2024/2026".parse()?;
/// assert_eq!((exercices.du().get(), exercices.au().get()), (2024, 2026));
/// assert_eq!("2024".parse::<Exercices>()?.to_string(), "2024");
/// assert!("2024/2024".parse::<Exercices>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::ExercicesError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exercices {
    du: Annee,
    au: Annee,
}

/// Why a text is not [`Exercices`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExercicesError {
    /// Neither `2017` nor `2017/2018`.
    #[error("years of a budget {0:?}: expected `2017` or `2017/2018`, from 1990 to 2099")]
    Forme(String),
    /// The second year is not after the first.
    #[error("years of a budget {0:?}: expected the second year after the first")]
    Ordre(String),
}

impl Exercices {
    /// One year.
    #[must_use]
    pub const fn of(annee: Annee) -> Self {
        Self { du: annee, au: annee }
    }

    /// The first year.
    #[must_use]
    pub const fn du(self) -> Annee {
        self.du
    }

    /// The last year: the first, where there is one only.
    #[must_use]
    pub const fn au(self) -> Annee {
        self.au
    }
}

impl fmt::Display for Exercices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { du, au } = self;
        if du == au { f.pad(&du.to_string()) } else { f.pad(&format!("{du}/{au}")) }
    }
}

impl FromStr for Exercices {
    type Err = ExercicesError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let year = |annee: &str| {
            let plain = annee.len() == 4 && annee.bytes().all(|b| b.is_ascii_digit());
            let annee = plain.then(|| annee.parse().ok()).flatten().and_then(Annee::new);
            annee.ok_or_else(|| ExercicesError::Forme(texte.to_owned()))
        };
        let Some((du, au)) = texte.split_once('/') else { return year(texte).map(Self::of) };
        let (du, au) = (year(du)?, year(au)?);
        if du < au { Ok(Self { du, au }) } else { Err(ExercicesError::Ordre(texte.to_owned())) }
    }
}

crate::texte::wire_as_text!(
    Exercices,
    "a year, or two years as `2017/2018`",
    pattern: "^(?:199[0-9]|20[0-9]{2})(?:/(?:199[0-9]|20[0-9]{2}))?$"
);

/// The budget that a deliberation touches: its years and its name, which go together (Validata,
/// `cohesive-columns-value`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// `BUDGET_ANNEE`.
    pub exercices: Exercices,
    /// `BUDGET_NOM`: « Budget principal ».
    pub nom: Nom,
}
