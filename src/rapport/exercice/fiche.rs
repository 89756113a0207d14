//! The record of a year.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::financement::regle::{Cas, Exemption, Formalite, TauxDeParticipation};
use crate::financement::{
    Beneficiaire, Campagne, CleDeRapprochement, Enveloppes, Financeur, LignePayee, Plan,
    Ponderation, Scenario, Source, Stade, Suivi,
};
use crate::identifiant::{CodeEnveloppe, CodeQuartier, Reference};
use crate::nombre::Methode;

/// A year of programming as its managers hold it: the actions from request to payment, and around them what the year
/// is held against. Only the actions are needed.
///
/// # Wire
/// Unknown fields are refused; each part goes through its own gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exercice {
    /// What a reader must know first: that all is fictitious, that figures are provisional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avertissement: Option<String>,
    /// The day for which rules are asked.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// The campaign of the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campagne: Option<Campagne>,
    /// The actions of the year, with their lives.
    pub suivi: Suivi,
    /// Those of the year before, or of an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avant: Option<Suivi>,
    /// The actions whose life is told whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vies: Vec<Reference>,
    /// Financing plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<PlanIntitule>,
    /// Facts of rules of co-funding, and what they are of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regles: Vec<CasIntitule>,
    /// What is known of the conventions of the year, authority by authority.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conventions: Vec<ConventionConnue>,
    /// Trees of envelopes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enveloppes: Option<Enveloppes>,
    /// Which envelope pays what comes from a source; a source that is not there is outside envelopes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rattachements: Vec<Rattachement>,
    /// Provisional decisions on the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// The payments of the year, from another file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paiements: Option<Paiements>,
    /// The quarters of the contract.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quartiers: Vec<CodeQuartier>,
    /// How what is granted is split over the quarters of each action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ventilation: Option<CleDePartage>,
    /// How many people live in the quarters, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub habitants: Option<u64>,
}

/// Payments of another file, and what of the actions they are held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paiements {
    /// What a line of the actions and a payment must share.
    pub cle: CleDeRapprochement,
    /// The stage of the actions that payments are held against.
    pub stade: Stade,
    /// Who paid: the lines of the actions that come from it. Without one, from all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub financeur: Option<Financeur>,
    /// The payments.
    pub lignes: Vec<LignePayee>,
}

/// A financing plan and its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanIntitule {
    /// The title.
    pub titre: String,
    /// The plan.
    pub plan: Plan,
    /// What the rule of the least own share depends on, for an operation of a collectivité.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<RegimeDeParticipation>,
}

/// Facts of a rule, and the operation, the grant or the contract that they are of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CasIntitule {
    /// The title, under which findings are told.
    pub titre: String,
    /// The facts.
    pub cas: Cas,
}

/// What the rule of the least own share depends on, beside the plan; `None` is what is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegimeDeParticipation {
    /// Whether it is investment.
    #[serde(default)]
    pub investissement: Option<bool>,
    /// The rate that applies.
    #[serde(default)]
    pub taux: Option<TauxDeParticipation>,
    /// Whether the rule leaves it out.
    #[serde(default)]
    pub exemption: Option<Exemption>,
    /// Sources of which it is known whether they are public bodies: the State and collectivités are, by themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publics: Vec<SourcePublique>,
}

/// Whether a source is a public body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourcePublique {
    /// The source.
    pub source: Source,
    /// Whether it is.
    pub publique: bool,
}

/// What is known of the convention of an authority with a payee for the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConventionConnue {
    /// Who grants.
    pub autorite: Financeur,
    /// Who is paid.
    pub beneficiaire: Beneficiaire,
    /// Signed on a day, or not.
    pub formalite: Formalite,
}

/// A source and the envelope that pays it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rattachement {
    /// The source, as lines have it.
    pub source: Source,
    /// The envelope.
    pub enveloppe: CodeEnveloppe,
}

/// The weights and the method of a split over quarters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CleDePartage {
    /// The method.
    pub methode: Methode,
    /// The weights.
    pub ponderation: Ponderation,
}
