//! What a yearly report publishes: plain records.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::imprime::{MontantImprime, TauxImprime};
use super::tableau::Tableau;
use crate::contrat::{Generation, Thematique};
use crate::financement::{AxeFcs, Source};
use crate::identifiant::{Annee, Nom};

/// What was published: the fields of a [`Releve`](super::Releve), before the gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "controle.Publication")
)]
#[serde(rename = "Releve", deny_unknown_fields)]
pub struct Publication {
    /// What was published.
    pub titre: String,
    /// Where the figures were read.
    pub source: String,
    /// The year.
    pub annee: Annee,
    /// The generation of the contract.
    pub generation: Generation,
    /// The total of the year.
    pub total: TotalPublie,
    /// The projects.
    pub dossiers: Dossiers,
    /// The total by pilier or theme.
    pub thematiques: Tableau<Thematique>,
    /// The *crédits spécifiques*, by source.
    pub credits_specifiques: Tableau<Source>,
    /// The *Fonds de cohésion sociale*, by axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fonds_de_cohesion_sociale: Option<Tableau<AxeFcs>>,
    /// The *fonds de concours*, by operation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonds_de_concours: Vec<Tableau<Operation>>,
    /// What a reader of the figures must know: a cell that holds two amounts, an expansion of ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarques: Vec<String>,
    /// Sentences that print a rate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// Sentences that print an amount again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rappels: Vec<Rappel>,
    /// Which amounts are said to lie inside which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inclusions: Vec<Inclusion>,
}

/// The total of a year, with every name that it is printed under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TotalPublie {
    /// The amount.
    pub montant: MontantImprime,
    /// What it is called where it is printed: « total engagé », « programmation prévisionnelle ».
    pub intitules: Vec<String>,
}

/// The projects of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dossiers {
    /// How many were filed.
    pub deposes: u64,
    /// How many were supported.
    pub soutenus: u64,
    /// How many are carried by associations, where printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub associatifs: Option<Associatifs>,
}

/// Projects carried by associations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Associatifs {
    /// How many.
    pub nombre: u64,
    /// Among which projects.
    pub parmi: EtatDossier,
}

/// Which projects are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EtatDossier {
    /// Those filed.
    Deposes,
    /// Those supported.
    Soutenus,
}

/// An operation of a commune that a *fonds de concours* helps to pay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The commune, as printed.
    pub commune: Nom,
    /// What is done.
    pub objet: Nom,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} : {}", self.commune, self.objet)
    }
}

/// A sentence that prints a rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The sentence.
    pub texte: String,
    /// The rate in it.
    pub taux: TauxImprime,
    /// The id of the figure that is divided, where the sentence tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerateur: Option<String>,
    /// The id of the figure that it is divided by, where the sentence tells; otherwise every figure of
    /// the record that can be one is tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominateur: Option<String>,
}

/// A sentence that prints again, with its own precision, an amount of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rappel {
    /// The sentence.
    pub texte: String,
    /// The amount in it.
    pub montant: MontantImprime,
    /// The id of the amount of the record.
    pub chiffre: String,
}

/// What a report says of an amount and a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// The id of the amount.
    pub partie: String,
    /// The id of the total.
    pub tout: String,
    /// What is said.
    pub dit: Dit,
}

/// Whether an amount is said to lie inside a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dit {
    /// It is said to be inside.
    Dedans,
    /// It is said to be outside.
    Dehors,
    /// Nothing is said.
    NonDit,
}
