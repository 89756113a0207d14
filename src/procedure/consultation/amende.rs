use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Avis, AvisTardif, ClotureRefusee, Consultation, Observation, RapportApprouve};
use crate::identifiant::Reference;
use crate::refus::Refus;

/// What follows an observation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// The observation.
    pub observation: Reference,
    /// What is answered, or done.
    pub texte: String,
}

/// The draft after the consultation: opinions are annexed to it, and each observation is answered.
///
/// # Source
/// [`Regle::ReportAnnexes`](crate::droit::Regle::ReportAnnexes),
/// [`Regle::ReportApprovalSuites`](crate::droit::Regle::ReportApprovalSuites).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ProjetAmendeBrut")]
pub struct ProjetAmende {
    consultation: Consultation,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    clos_le: NaiveDate,
    suites: Vec<Suite>,
}

/// Why an answer to an observation is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SuiteRefusee {
    /// No annexed opinion has this observation.
    #[error("observation {0}: none of an annexed opinion has this reference")]
    Inconnue(Reference),
    /// It was answered already.
    #[error("observation {0}: answered already")]
    EnDouble(Reference),
}

/// Why the report cannot be approved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ApprobationRefusee {
    /// The consultation closed later.
    #[error("approved on {jour}, before the consultation closed on {clos_le}")]
    AvantLaCloture {
        /// The day that was asked.
        jour: NaiveDate,
        /// The day on which it closed.
        clos_le: NaiveDate,
    },
    /// Observations without an answer.
    #[error("{} observations without an answer, first {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    SansSuite(Vec<Reference>),
}

impl ProjetAmende {
    pub(super) const fn of(consultation: Consultation, clos_le: NaiveDate) -> Self {
        Self { consultation, clos_le, suites: Vec::new() }
    }

    /// The consultation that it comes from.
    #[must_use]
    pub const fn consultation(&self) -> &Consultation {
        &self.consultation
    }

    /// The day on which the consultation closed.
    #[must_use]
    pub const fn clos_le(&self) -> NaiveDate {
        self.clos_le
    }

    /// The opinions that are annexed: those in time, contributions of parties, and late ones if the caller
    /// said so.
    pub fn annexes(&self) -> impl Iterator<Item = &Avis> {
        let consultation = &self.consultation;
        consultation.avis().iter().filter(|avis| {
            let cloture = consultation
                .envoi(&avis.organisme)
                .and_then(|envoi| envoi.cloture)
                .unwrap_or(consultation.cloture());
            consultation.choix().avis_tardif == AvisTardif::Annexe || avis.recu <= cloture
        })
    }

    /// The observations of the annexed opinions.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.annexes().flat_map(|avis| &avis.observations)
    }

    /// The answers given.
    #[must_use]
    pub fn suites(&self) -> &[Suite] {
        &self.suites
    }

    /// Answers an observation.
    ///
    /// # Errors
    /// [`SuiteRefusee`] if there is no such observation, or if it was answered; nothing is changed.
    pub fn answer(&mut self, suite: Suite) -> Result<(), SuiteRefusee> {
        if !self.observations().any(|observation| observation.reference == suite.observation) {
            return Err(SuiteRefusee::Inconnue(suite.observation));
        }
        match self.suites.binary_search_by(|autre| autre.observation.cmp(&suite.observation)) {
            Ok(_) => Err(SuiteRefusee::EnDouble(suite.observation)),
            Err(rang) => {
                self.suites.insert(rang, suite);
                Ok(())
            }
        }
    }

    /// Approves the report, by a deliberation of that day.
    ///
    /// # Interpretation
    /// The council « indique les suites qui peuvent être réservées aux observations »: we ask for an answer
    /// to each, which may be that none follows.
    ///
    /// # Errors
    /// A [`Refus`] with every observation without an answer; the draft is handed back.
    pub fn approve(
        self,
        jour: NaiveDate,
    ) -> Result<RapportApprouve, Refus<Self, ApprobationRefusee>> {
        let clos_le = self.clos_le;
        let refuse = |projet, cause| Err(Refus { rendu: Box::new(projet), cause });
        if jour < clos_le {
            return refuse(self, ApprobationRefusee::AvantLaCloture { jour, clos_le });
        }
        let answered = |reference: &Reference| {
            self.suites.binary_search_by(|suite| suite.observation.cmp(reference)).is_ok()
        };
        let references = self.observations().map(|observation| &observation.reference);
        let sans: Vec<Reference> =
            references.filter(|reference| !answered(reference)).cloned().collect();
        if !sans.is_empty() {
            return refuse(self, ApprobationRefusee::SansSuite(sans));
        }
        Ok(RapportApprouve::of(self, jour))
    }
}

/// An amended draft as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ProjetAmendeBrut {
    consultation: Consultation,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    clos_le: NaiveDate,
    suites: Vec<Suite>,
}

#[derive(Debug, thiserror::Error)]
enum ProjetAmendeError {
    #[error(transparent)]
    Cloture(#[from] ClotureRefusee),
    #[error(transparent)]
    Suite(#[from] SuiteRefusee),
}

impl TryFrom<ProjetAmendeBrut> for ProjetAmende {
    type Error = ProjetAmendeError;

    fn try_from(brut: ProjetAmendeBrut) -> Result<Self, ProjetAmendeError> {
        let mut amende = brut.consultation.close(brut.clos_le).map_err(|refus| refus.cause)?;
        for suite in brut.suites {
            amende.answer(suite)?;
        }
        Ok(amende)
    }
}
