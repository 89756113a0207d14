use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;
use crate::identifiant::{Annee, CodeDepartement, Nom};

/// Where a contract is: texts extend those overseas longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TerritoireDuContrat {
    /// Métropole.
    Metropole,
    /// Overseas.
    OutreMer,
}

impl From<CodeDepartement> for TerritoireDuContrat {
    fn from(departement: CodeDepartement) -> Self {
        if departement.is_outre_mer() { Self::OutreMer } else { Self::Metropole }
    }
}

/// What the term of a contract rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum BaseDeDuree {
    /// The law of 2014, [`DureeLegale`](super::DureeLegale).
    Loi2014 {
        /// The year of the general renewal of municipal councils.
        renouvellement: Annee,
        /// The year of signature.
        signature: Annee,
    },
    /// The circular of 31 August 2023 on *Engagements Quartiers 2030*.
    Circulaire2023 {
        /// The day of signature, where known.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "crate::jour::deserialize_option"
        )]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
        signature: Option<NaiveDate>,
    },
}

/// An update of a contract while it runs: its day, and what changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MiseAJour {
    /// Its day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What changed.
    pub objet: Nom,
}

/// How a term is read off its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LectureDeDuree {
    /// The term of the law.
    Texte,
    /// A later text carries the end further.
    Prolongation,
    /// Six years from the day of signature.
    SixAnsDepuisLaSignature,
    /// The calendar years of the name, « 2024–2030 », which are seven.
    AnneesDuNom,
}

impl fmt::Display for LectureDeDuree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Texte => "durée du texte",
            Self::Prolongation => "prolongation",
            Self::SixAnsDepuisLaSignature => "six ans depuis la signature",
            Self::AnneesDuNom => "années du nom",
        })
    }
}

/// A term, and the text that gives it. How sure that is is said by the rule’s [`Texte`](crate::droit::Texte).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EtapeDeDuree {
    /// Its first day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub du: NaiveDate,
    /// Its last.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub au: NaiveDate,
    /// How it is read.
    pub lecture: LectureDeDuree,
    /// The text.
    pub regle: Regle,
}
