use serde::{Deserialize, Serialize};

use super::Partage;
use crate::financement::Versement;
use crate::identifiant::Reference;
use crate::nombre::Euros;

/// A line of payment: under one reference, under none, or split over several by a stated rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LignePayee {
    /// Under one reference.
    Une {
        /// The reference.
        reference: Reference,
        /// How much.
        montant: Euros,
    },
    /// Under no reference.
    SansReference {
        /// How much.
        montant: Euros,
    },
    /// For several actions.
    Partagee(Partage),
}

impl LignePayee {
    /// The amount of the whole line.
    #[must_use]
    pub const fn montant(&self) -> Euros {
        match self {
            Self::Une { montant, .. } | Self::SansReference { montant } => *montant,
            Self::Partagee(partage) => partage.montant(),
        }
    }
}

impl From<(Option<Reference>, Euros)> for LignePayee {
    fn from((reference, montant): (Option<Reference>, Euros)) -> Self {
        match reference {
            Some(reference) => Self::Une { reference, montant },
            None => Self::SansReference { montant },
        }
    }
}

impl From<&Versement> for LignePayee {
    fn from(versement: &Versement) -> Self {
        (versement.reference.clone(), versement.montant).into()
    }
}

impl From<Partage> for LignePayee {
    fn from(partage: Partage) -> Self {
        Self::Partagee(partage)
    }
}
