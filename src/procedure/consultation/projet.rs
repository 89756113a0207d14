use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Choix, Conseil, Consultation, Envoi, EnvoiRefuse, Minimum, Modalites, ModalitesError,
    PriseDEffet, minimums,
};
use crate::refus::Refus;
use crate::temps::{JoursError, Ordre, Zone};

/// What is planned, and has not happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prevision {
    /// The planned sending.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub envoi: NaiveDate,
    /// The planned last day for opinions.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub cloture: NaiveDate,
    /// When silence will take effect, at the caller's choice.
    pub prise_d_effet: PriseDEffet,
}

/// The draft of the report, with the arrangements of its consultation: the first phase.
///
/// # Examples
/// The case on 24 September 2024: nothing is sent, and what is planned meets the four counts of the month.
/// ```
/// use contrat_de_ville::identifiant::CodeCommune;
/// use contrat_de_ville::procedure::{
///     Modalites, Prevision, PriseDEffet, Projet, RegimeDuRapport,
/// };
/// use contrat_de_ville::temps::{Ordre, Zone};
///
/// let modalites = Modalites::new(
///     "2024-09-24".parse().unwrap(),
///     RegimeDuRapport::Volontaire,
///     vec![CodeCommune::parse("62119").unwrap()],
///     vec![],
/// )?;
/// let prevision = Prevision {
///     envoi: "2024-09-30".parse().unwrap(),
///     cloture: "2024-11-18".parse().unwrap(),
///     prise_d_effet: PriseDEffet::Lendemain,
/// };
/// let projet = Projet::new(modalites).planned(prevision);
/// let minimums = projet.planned_minimums(Zone::Metropole, Ordre::MoisPuisJour).unwrap()?;
/// assert!(minimums.iter().all(|minimum| minimum.respecte));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Projet {
    modalites: Modalites,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prevision: Option<Prevision>,
}

impl Projet {
    /// A draft under the arrangements of a deliberation.
    #[must_use]
    pub const fn new(modalites: Modalites) -> Self {
        Self { modalites, prevision: None }
    }

    /// The same draft with what is planned.
    #[must_use]
    pub fn planned(self, prevision: Prevision) -> Self {
        Self { prevision: Some(prevision), ..self }
    }

    /// The arrangements.
    #[must_use]
    pub const fn modalites(&self) -> &Modalites {
        &self.modalites
    }

    /// What is planned, if anything is.
    #[must_use]
    pub const fn prevision(&self) -> Option<Prevision> {
        self.prevision
    }

    /// Which counts the planned time would meet, from the planned sending; `None` without a plan.
    #[must_use]
    pub fn planned_minimums(
        &self,
        zone: Zone,
        ordre: Ordre,
    ) -> Option<Result<[Minimum; 4], JoursError>> {
        self.prevision.map(|prevision| minimums(prevision.envoi, prevision.cloture, zone, ordre))
    }

    pub(super) fn record_installation(&mut self, conseil: Conseil) -> Result<(), ModalitesError> {
        self.modalites.record_installation(conseil)
    }

    /// Sends the draft, to one body at least, until `cloture`; others may follow.
    ///
    /// # Source
    /// [`Regle::ConsultWho`](crate::droit::Regle::ConsultWho),
    /// [`Regle::ConsultMinDelay`](crate::droit::Regle::ConsultMinDelay).
    ///
    /// # Errors
    /// A [`Refus`] with the first sending that is refused and why ([`EnvoiRefuse`]): among others a time
    /// shorter than the minimum under the count that `choix` names. The draft is handed back.
    pub fn send(
        self,
        envois: Vec<Envoi>,
        cloture: NaiveDate,
        choix: Choix,
    ) -> Result<Consultation, Refus<Self, EnvoiRefuse>> {
        Consultation::open(self, envois, cloture, choix)
    }
}
