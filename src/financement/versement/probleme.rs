use core::fmt;

use serde::{Deserialize, Serialize};

use crate::financement::BeneficiaireError;
use crate::identifiant::{CodeDepartementError, NomError, ReferenceError};
use crate::territoire::CodesError;

/// A column of a [`VersementBrut`](super::VersementBrut).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChampDeVersement {
    /// `id_poste`
    IdPoste,
    /// `code_tiers`
    CodeTiers,
    /// `raison_sociale`
    RaisonSociale,
    /// `annee`
    Annee,
    /// `montant`
    Montant,
    /// `code_cv`
    CodeCv,
    /// `insee_dep`
    InseeDep,
    /// `insee_reg`
    InseeReg,
}

impl fmt::Display for ChampDeVersement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::IdPoste => "id_poste",
            Self::CodeTiers => "code_tiers",
            Self::RaisonSociale => "raison_sociale",
            Self::Annee => "annee",
            Self::Montant => "montant",
            Self::CodeCv => "code_cv",
            Self::InseeDep => "insee_dep",
            Self::InseeReg => "insee_reg",
        })
    }
}

/// Why a value of a raw row cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CauseDeVersement {
    /// Nothing, where something is needed.
    #[error("nothing there, expected a value")]
    Absent,
    /// A number, where codes must be texts.
    #[error("{0} is a number, expected a text, which keeps leading zeros")]
    Nombre(String),
    /// Not an amount.
    #[error(
        "amount {0:?}: expected whole euros, a double of at most 15 digits and two decimals, or a text as `1704613.00`"
    )]
    Montant(String),
    /// Not a year.
    #[error("year {0:?}: expected 1990 to 2099, a whole number or four digits")]
    Annee(String),
    /// Nobody.
    #[error(transparent)]
    Beneficiaire(#[from] BeneficiaireError),
    /// Not a reference.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// Not a name.
    #[error(transparent)]
    Nom(#[from] NomError),
    /// No contract codes.
    #[error(transparent)]
    Contrats(#[from] CodesError),
    /// No *département*.
    #[error(transparent)]
    Departement(#[from] CodeDepartementError),
}

/// A value that cannot be read, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {ligne}, {champ}: {cause}")]
pub struct ProblemeDeVersement {
    /// The row, from 1.
    pub ligne: usize,
    /// The column.
    pub champ: ChampDeVersement,
    /// Why.
    #[source]
    pub cause: CauseDeVersement,
}

/// Every value that cannot be read, by row and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeVersement(pub(super) Vec<ProblemeDeVersement>);

impl ProblemesDeVersement {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeVersement] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeVersement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::refus::write_all(f, &self.0)
    }
}

impl core::error::Error for ProblemesDeVersement {}
