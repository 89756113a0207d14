//! Where a source stands in a local budget: its account by nature, and by function.

use core::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Section;

/// The accounts of a local budget (nomenclature M57): by nature, and by function where it is stated.
///
/// Texts are kept as written, `020` is not `20`. The lists of accounts are not embedded (they were not
/// read): a code is digits, and its first one tells the section.
///
/// # Interpretation
/// By nature, classes 1 and 2 are investissement, 6 and 7 fonctionnement. Of another class the section is
/// not told.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{
///     Credits, Dispositif, Financeur, Imputation, Section, Source,
/// };
///
/// let subvention = Imputation::new("65748", Some("420"))?;
/// assert_eq!(subvention.section(), Some(Section::Fonctionnement));
/// assert_eq!(subvention.to_string(), "nature 65748, fonction 420");
///
/// let epci = Source::new(Financeur::EPCI, Dispositif::Aucun, Credits::Specifiques);
/// let impute = epci.clone().with_imputation(subvention.clone())?;
/// assert_eq!(impute.section(), Some(Section::Fonctionnement));
/// assert!(epci.with_section(Section::Investissement).with_imputation(subvention).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ImputationBrute", into = "ImputationBrute")]
pub struct Imputation {
    nature: Arc<str>,
    fonction: Option<Arc<str>>,
}

/// Why texts are not an [`Imputation`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImputationError {
    /// Not an account by nature.
    #[error("account by nature {0:?}: expected 1 to 12 digits (`65748`)")]
    Nature(String),
    /// Not a function.
    #[error("function {0:?}: expected 1 to 12 digits (`52`, `420`)")]
    Fonction(String),
    /// Neither is.
    #[error("account by nature {nature:?} and function {fonction:?}: expected 1 to 12 digits each")]
    LesDeux {
        /// The account.
        nature: String,
        /// The function.
        fonction: String,
    },
}

impl Imputation {
    /// An account by nature, and a function where it is stated.
    ///
    /// # Errors
    /// [`ImputationError`] if one is not 1 to 12 digits.
    pub fn new(nature: &str, fonction: Option<&str>) -> Result<Self, ImputationError> {
        let juste =
            |code: &str| matches!(code.len(), 1..=12) && code.bytes().all(|o| o.is_ascii_digit());
        match (juste(nature), fonction.filter(|fonction| !juste(fonction))) {
            (true, None) => Ok(Self {
                nature: nature.into(),
                fonction: fonction.map(core::convert::Into::into),
            }),
            (false, None) => Err(ImputationError::Nature(nature.to_owned())),
            (true, Some(fonction)) => Err(ImputationError::Fonction(fonction.to_owned())),
            (false, Some(fonction)) => Err(ImputationError::LesDeux {
                nature: nature.to_owned(),
                fonction: fonction.to_owned(),
            }),
        }
    }

    /// The account by nature, as written.
    #[must_use]
    pub fn nature(&self) -> &str {
        &self.nature
    }

    /// The function, as written, where stated.
    #[must_use]
    pub fn fonction(&self) -> Option<&str> {
        self.fonction.as_deref()
    }

    /// The section that the class of the account tells.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        match self.nature.bytes().next() {
            Some(b'1' | b'2') => Some(Section::Investissement),
            Some(b'6' | b'7') => Some(Section::Fonctionnement),
            _ => None,
        }
    }
}

impl fmt::Display for Imputation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nature {}", self.nature)?;
        match &self.fonction {
            Some(fonction) => write!(f, ", fonction {fonction}"),
            None => Ok(()),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Imputation", deny_unknown_fields)]
struct ImputationBrute {
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{1,12}$")))]
    nature: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{1,12}$")))]
    fonction: Option<String>,
}

impl TryFrom<ImputationBrute> for Imputation {
    type Error = ImputationError;

    fn try_from(brute: ImputationBrute) -> Result<Self, Self::Error> {
        Self::new(&brute.nature, brute.fonction.as_deref())
    }
}

impl From<Imputation> for ImputationBrute {
    fn from(imputation: Imputation) -> Self {
        Self {
            nature: imputation.nature.as_ref().to_owned(),
            fonction: imputation.fonction.as_deref().map(str::to_owned),
        }
    }
}
