use serde::{Deserialize, Serialize};

use super::{Consultation, Projet, ProjetAmende, RapportApprouve, RapportPublie};

/// Any phase, to be stored and resumed. What is stored is replayed on the way in: an order that is not
/// lawful is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::Phase;
///
/// let stocke = r#"{
///     "projet": {
///         "modalites": {
///             "deliberation": "2024-09-24",
///             "regime": "volontaire",
///             "communes": ["62119"],
///             "conseils": [{ "quartier": "QN06201M", "installation": "constitue" }]
///         },
///         "prevision": { "envoi": "2024-09-30", "cloture": "2024-11-18", "prise_d_effet": "lendemain" }
///     }
/// }"#;
/// let phase: Phase = serde_json::from_str(stocke)?;
/// assert!(matches!(phase, Phase::Projet(_)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // one a procedure, not one a line
pub enum Phase {
    /// The draft, with its arrangements.
    Projet(Projet),
    /// It was sent.
    Consultation(Consultation),
    /// The consultation closed.
    ProjetAmende(ProjetAmende),
    /// The report was approved.
    RapportApprouve(RapportApprouve),
    /// The report is public.
    RapportPublie(RapportPublie),
}

impl Phase {
    /// The draft that it started from.
    #[must_use]
    pub const fn projet(&self) -> &Projet {
        match self {
            Self::Projet(projet) => projet,
            Self::Consultation(consultation) => consultation.projet(),
            Self::ProjetAmende(amende) => amende.consultation().projet(),
            Self::RapportApprouve(rapport) => rapport.projet().consultation().projet(),
            Self::RapportPublie(publie) => publie.rapport().projet().consultation().projet(),
        }
    }

    /// The consultation, from its opening on.
    #[must_use]
    pub const fn consultation(&self) -> Option<&Consultation> {
        match self {
            Self::Projet(_) => None,
            Self::Consultation(consultation) => Some(consultation),
            Self::ProjetAmende(amende) => Some(amende.consultation()),
            Self::RapportApprouve(rapport) => Some(rapport.projet().consultation()),
            Self::RapportPublie(publie) => Some(publie.rapport().projet().consultation()),
        }
    }
}
