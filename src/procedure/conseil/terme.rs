//! What is due, and when: the entries of a calendar.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;
use crate::procedure::outils::days;
use crate::temps::{Echeance, HorsPeriode};

/// What a term is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Quoi {
    /// The session, called on the day of the start: at the earliest.
    Seance,
    /// The second session, after one without quorum: at the earliest.
    SecondeSeance,
    /// The list of deliberations, posted up and put online.
    ListeDesDeliberations,
    /// The minutes, put online.
    ProcesVerbal,
    /// The copy sent to the councillors of the communes.
    CopieAuxConseillers,
}

/// Whether a term is the first day or the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Borne {
    /// On the term or later.
    AuPlusTot,
    /// On the term or earlier.
    AuPlusTard,
}

impl Quoi {
    /// Whether its term is the first day or the last.
    #[must_use]
    pub const fn borne(self) -> Borne {
        match self {
            Self::Seance | Self::SecondeSeance => Borne::AuPlusTot,
            Self::ListeDesDeliberations | Self::ProcesVerbal | Self::CopieAuxConseillers => {
                Borne::AuPlusTard
            }
        }
    }

    /// The rules that a delay of it may be of.
    #[must_use]
    pub const fn regles(self) -> &'static [Regle] {
        match self {
            Self::Seance => &[
                Regle::Convocation5ClearDays,
                Regle::Convocation3ClearDays,
                Regle::ConvocationPremiereReunion,
                Regle::AlsaceMoselle,
            ],
            Self::SecondeSeance => &[Regle::Quorum],
            Self::ListeDesDeliberations => &[Regle::List1w],
            Self::ProcesVerbal => &[Regle::Pv1w],
            Self::CopieAuxConseillers => &[Regle::Copy1m],
        }
    }
}

impl fmt::Display for Quoi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Seance => "séance",
            Self::SecondeSeance => "seconde séance",
            Self::ListeDesDeliberations => "publication de la liste des délibérations",
            Self::ProcesVerbal => "publication du procès-verbal",
            Self::CopieAuxConseillers => "envoi de la copie aux conseillers des communes",
        })
    }
}

/// A term of the council, with its proof, and the day on which it was done if it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "TermeBrut")]
pub struct Terme {
    quoi: Quoi,
    echeance: Echeance,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    fait: Option<NaiveDate>,
}

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EtatDuTerme {
    /// Not known to be done.
    SansFait,
    /// Done, on the right side of the term.
    Respecte,
    /// Done on the wrong side of the term.
    NonRespecte {
        /// How many days too early, or too late.
        jours: u32,
    },
    /// Done before the delay started.
    AvantLeDepart,
}

impl Terme {
    pub(super) fn of(
        quoi: Quoi,
        echeance: Result<Echeance, HorsPeriode>,
        fait: Option<NaiveDate>,
    ) -> Result<Self, HorsPeriode> {
        echeance.map(|echeance| Self { quoi, echeance, fait })
    }

    /// What it is of.
    #[must_use]
    pub const fn quoi(&self) -> Quoi {
        self.quoi
    }

    /// The deadline, with its steps.
    #[must_use]
    pub const fn echeance(&self) -> &Echeance {
        &self.echeance
    }

    /// When it was done, if it is known.
    #[must_use]
    pub const fn fait(&self) -> Option<NaiveDate> {
        self.fait
    }

    /// Where it stands.
    #[must_use]
    pub fn etat(&self) -> EtatDuTerme {
        let (depart, terme) = (self.echeance.depart(), self.echeance.terme());
        let Some(fait) = self.fait else {
            return EtatDuTerme::SansFait;
        };
        let jours = match self.quoi.borne() {
            Borne::AuPlusTot => days(fait, terme),
            Borne::AuPlusTard if fait < depart => return EtatDuTerme::AvantLeDepart,
            Borne::AuPlusTard => days(terme, fait),
        };
        if jours == 0 { EtatDuTerme::Respecte } else { EtatDuTerme::NonRespecte { jours } }
    }
}

/// A term as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct TermeBrut {
    quoi: Quoi,
    echeance: Echeance,
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    fait: Option<NaiveDate>,
}

/// A deadline that is of another rule than what it is said to be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{quoi:?}: the deadline is not of a rule of it, expected one of {attendues:?}")]
struct AutreEcheance {
    quoi: Quoi,
    attendues: &'static [Regle],
}

impl TryFrom<TermeBrut> for Terme {
    type Error = AutreEcheance;

    fn try_from(brut: TermeBrut) -> Result<Self, AutreEcheance> {
        let TermeBrut { quoi, echeance, fait } = brut;
        let attendues = quoi.regles();
        match echeance.delai().regle() {
            Some(regle) if attendues.contains(&regle) => Ok(Self { quoi, echeance, fait }),
            _ => Err(AutreEcheance { quoi, attendues }),
        }
    }
}
