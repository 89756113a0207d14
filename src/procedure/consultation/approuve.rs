use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ApprobationRefusee, ProjetAmende};
use crate::refus::Refus;

/// The report, approved by the council.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RapportApprouveBrut")]
pub struct RapportApprouve {
    projet: ProjetAmende,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    approuve_le: NaiveDate,
}

/// The report, made public: the last phase.
///
/// # Source
/// [`Regle::ReportPublic`](crate::droit::Regle::ReportPublic): « Le rapport définitif, y compris ses annexes,
/// est rendu public. » Neither where, nor when, nor for how long.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RapportPublieBrut")]
pub struct RapportPublie {
    rapport: RapportApprouve,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    publie_le: NaiveDate,
    lieux: Vec<String>,
}

/// Why a report is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PublicationRefusee {
    /// Before it was approved.
    #[error("made public on {jour}, before its approval of {approuve_le}")]
    AvantLApprobation {
        /// The day that was asked.
        jour: NaiveDate,
        /// The day of the approval.
        approuve_le: NaiveDate,
    },
    /// Nowhere.
    #[error("made public nowhere: expected one place at least, an address online among them")]
    NullePart,
}

impl RapportApprouve {
    pub(super) const fn of(projet: ProjetAmende, approuve_le: NaiveDate) -> Self {
        Self { projet, approuve_le }
    }

    /// The draft that was approved, with its annexes and its answers.
    #[must_use]
    pub const fn projet(&self) -> &ProjetAmende {
        &self.projet
    }

    /// The day of the deliberation.
    #[must_use]
    pub const fn approuve_le(&self) -> NaiveDate {
        self.approuve_le
    }

    /// Makes the report public: where, in plain words.
    ///
    /// # Errors
    /// A [`Refus`] if the day is before the approval, or without a place; the report is handed back.
    pub fn publish(
        self,
        jour: NaiveDate,
        lieux: Vec<String>,
    ) -> Result<RapportPublie, Refus<Self, PublicationRefusee>> {
        let approuve_le = self.approuve_le;
        let cause = if jour < approuve_le {
            PublicationRefusee::AvantLApprobation { jour, approuve_le }
        } else if lieux.is_empty() {
            PublicationRefusee::NullePart
        } else {
            return Ok(RapportPublie { rapport: self, publie_le: jour, lieux });
        };
        Err(Refus { rendu: Box::new(self), cause })
    }
}

impl RapportPublie {
    /// The report.
    #[must_use]
    pub const fn rapport(&self) -> &RapportApprouve {
        &self.rapport
    }

    /// Since when it is public.
    #[must_use]
    pub const fn publie_le(&self) -> NaiveDate {
        self.publie_le
    }

    /// Where.
    #[must_use]
    pub fn lieux(&self) -> &[String] {
        &self.lieux
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RapportApprouveBrut {
    projet: ProjetAmende,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    approuve_le: NaiveDate,
}

impl TryFrom<RapportApprouveBrut> for RapportApprouve {
    type Error = ApprobationRefusee;

    fn try_from(brut: RapportApprouveBrut) -> Result<Self, ApprobationRefusee> {
        brut.projet.approve(brut.approuve_le).map_err(|refus| refus.cause)
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RapportPublieBrut {
    rapport: RapportApprouve,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    publie_le: NaiveDate,
    lieux: Vec<String>,
}

impl TryFrom<RapportPublieBrut> for RapportPublie {
    type Error = PublicationRefusee;

    fn try_from(brut: RapportPublieBrut) -> Result<Self, PublicationRefusee> {
        brut.rapport.publish(brut.publie_le, brut.lieux).map_err(|refus| refus.cause)
    }
}
