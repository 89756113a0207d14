//! What an operation of urban renewal is, and where it stands.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::texte::fold;

/// The kind of an operation of urban renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureDOperation {
    /// Studies, a *pré-programme*.
    Etudes,
    /// Households are housed elsewhere.
    Relogement,
    /// Something is pulled down.
    Demolition,
    /// Something is built.
    Construction,
    /// A building is renovated.
    Rehabilitation,
    /// Public space is laid out.
    Amenagement,
}

impl fmt::Display for NatureDOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Etudes => "études",
            Self::Relogement => "relogement",
            Self::Demolition => "démolition",
            Self::Construction => "construction",
            Self::Rehabilitation => "réhabilitation",
            Self::Amenagement => "aménagement",
        })
    }
}

/// Where an operation stands, from studies to its end: ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Avancement {
    /// Under study.
    Etudes,
    /// The project is decided.
    Valide,
    /// Under way.
    EnCours,
    /// Finished.
    Acheve,
}

impl Avancement {
    /// Reads printed words that say one stage alone, whatever their case and accents. `None` for others:
    /// « démolition » says what is done, « finalisé et validé » says two stages.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::rapport::annuel::Avancement;
    ///
    /// assert_eq!(Avancement::read("Projet validé"), Some(Avancement::Valide));
    /// assert_eq!(Avancement::read("travaux finalisés"), Some(Avancement::Acheve));
    /// assert_eq!(Avancement::read("démolition"), None);
    /// assert!(Avancement::Valide < Avancement::Acheve);
    /// ```
    #[must_use]
    pub fn read(texte: &str) -> Option<Self> {
        Some(match fold(texte.trim()).as_str() {
            "etudes" | "a l'etude" | "a l’etude" | "etudes en cours" => Self::Etudes,
            "valide" | "projet valide" => Self::Valide,
            "en cours" | "travaux en cours" | "chantier en cours" => Self::EnCours,
            "finalise" | "finalisee" | "acheve" | "achevee" | "travaux finalises"
            | "travaux acheves" | "travaux termines" => Self::Acheve,
            _ => return None,
        })
    }
}

impl fmt::Display for Avancement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Etudes => "à l’étude",
            Self::Valide => "validé",
            Self::EnCours => "en cours",
            Self::Acheve => "achevé",
        })
    }
}
