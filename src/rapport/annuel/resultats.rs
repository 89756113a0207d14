//! What the year obtained: indicators, and who benefited.

use serde::{Deserialize, Serialize};

use super::{Enonce, Provenance, ValeurMesuree};
use crate::identifiant::Nom;
use crate::nombre::EffectifParSexe;

/// An indicator, before and after, beside its target. Nothing is computed from one to the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndicateurDeResultat {
    /// What is measured.
    pub libelle: Enonce,
    /// In what: « places », « % ».
    pub unite: Nom,
    /// Before, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avant: Option<ValeurMesuree>,
    /// After, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apres: Option<ValeurMesuree>,
    /// What was aimed at, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cible: Option<ValeurMesuree>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// People who were to benefit, and who did. The law asks for data by sex: those of whom no sex is known are counted
/// apart, and [`check`](super::RapportAnnuel::check) says so.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::Beneficiaires;
///
/// let fictifs: Beneficiaires = serde_json::from_str(r#"{
///     "quoi": "cours de natation", "reels": { "femmes": 20, "hommes": 22, "inconnu": 0 },
///     "provenance": { "document": "rapport fictif" }
/// }"#)?;
/// assert_eq!(fictifs.reels.unwrap().total(), 42);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Beneficiaires {
    /// Of what.
    pub quoi: Enonce,
    /// How many were forecast, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevus: Option<EffectifParSexe>,
    /// How many there were, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reels: Option<EffectifParSexe>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// The results of a year, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resultats {
    /// Indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicateurs: Vec<IndicateurDeResultat>,
    /// Beneficiaries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beneficiaires: Vec<Beneficiaires>,
}
