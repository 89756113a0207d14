use serde::{Deserialize, Serialize};

use super::ValeurBrute;

/// A row of the payments of programme 147 (adulte-relais, FONJEP), as it was published.
///
/// A key that is not there is a value that is not there; an unknown key, or one given twice, is refused. What is
/// in the values is read by [`VersementsLus::read`](super::VersementsLus::read).
///
/// # Source
/// Open data of the ANCT (public repository `anct-carto/ci-ville`, Licence Ouverte 2.0), 2020 to 2022.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct VersementBrut {
    /// Id of the post.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub id_poste: ValeurBrute,
    /// Payee: a SIRET, or a name in the files of FONJEP.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub code_tiers: ValeurBrute,
    /// Name of the payee.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub raison_sociale: ValeurBrute,
    /// Year: a whole number, or a text.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub annee: ValeurBrute,
    /// Amount in euros: whole numbers and doubles in one column.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub montant: ValeurBrute,
    /// Codes of contracts, glued together in some rows.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub code_cv: ValeurBrute,
    /// *Département*.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub insee_dep: ValeurBrute,
    /// Region.
    #[serde(skip_serializing_if = "ValeurBrute::is_absente")]
    pub insee_reg: ValeurBrute,
}
