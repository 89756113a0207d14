use core::fmt;

use serde::{Deserialize, Serialize};

use crate::financement::Source;
use crate::identifiant::Nom;
use crate::nombre::Euros;

/// A class of account of the charges, 60 to 68.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::Compte;
///
/// assert_eq!(Compte::new(64).unwrap().get(), 64);
/// // In kind: apart, on both sides.
/// assert!(Compte::new(86).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minimum" = 60, "maximum" = 68)))]
#[serde(try_from = "u8", into = "u8")]
pub struct Compte(u8);

/// A number that is no class of charges: the number refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("account {0}: expected 60 to 68")]
pub struct CompteError(pub u8);

impl Compte {
    /// The class, or `None` outside 60–68.
    #[must_use]
    pub const fn new(numero: u8) -> Option<Self> {
        match numero {
            60..=68 => Some(Self(numero)),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Compte {
    type Error = CompteError;

    fn try_from(numero: u8) -> Result<Self, Self::Error> {
        Self::new(numero).ok_or(CompteError(numero))
    }
}

impl From<Compte> for u8 {
    fn from(compte: Compte) -> Self {
        compte.0
    }
}

impl fmt::Display for Compte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "compte {}", self.0)
    }
}

/// What the operation costs: one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// Its label.
    pub libelle: Nom,
    /// Its class of account, where stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compte: Option<Compte>,
    /// How much, zero or more.
    pub montant: Euros,
}

/// Who brings money.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origine {
    /// The one that carries the operation: its own share.
    RessourcesPropres,
    /// Another.
    Source(Source),
}

/// Whether money is asked for, or obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatutDeProduit {
    /// Asked for.
    Sollicite,
    /// Obtained.
    Acquis,
}

impl fmt::Display for StatutDeProduit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sollicite => "sollicité",
            Self::Acquis => "acquis",
        })
    }
}

/// What pays for the operation: one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Produit {
    /// Who brings it.
    pub origine: Origine,
    /// Asked for, or obtained.
    pub statut: StatutDeProduit,
    /// How much, zero or more.
    pub montant: Euros,
}

/// What is brought in kind: volunteers, premises, goods.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Valorisation {
    /// Its label.
    pub libelle: Nom,
    /// What it is worth, zero or more.
    pub montant: Euros,
}

/// A plan as it is entered, before [`Plan::new`](super::Plan::new).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntreeDePlan {
    /// What it costs, in money.
    #[serde(default)]
    pub charges: Vec<Charge>,
    /// What pays for it, in money.
    #[serde(default)]
    pub produits: Vec<Produit>,
    /// Use of what is in kind: account 86.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emplois_en_nature: Vec<Valorisation>,
    /// What is in kind: account 87.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions_en_nature: Vec<Valorisation>,
}
