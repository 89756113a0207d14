//! The record of a procedure: a deliberation, appeals against it, the consultation that it opens.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Decision, Deliberation, Echeancier, EcheancierError, Evenement, Phase, Recours, RecoursError,
    Territoire, entrees,
};
use crate::temps::{DelaiError, HorsPeriode, JoursError, Ordre, Residence, Zone};

/// A deliberation on a report, with what follows it. What is not known is left out, and
/// [`Deliberation::check`] and [`Consultation::check`](super::Consultation::check) say so.
///
/// [`Dossier::echeancier`] gives every day with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// What it is of.
    pub titre: String,
    /// Where the facts come from.
    pub source: String,
    /// Whose public holidays count; that of the seat of the court is the usual reading.
    pub zone: Zone,
    /// The order at the end of a month. Where none is named both days are stated for an appeal; a count of the
    /// month of consultation is then that of the month and a day, and the later day is stated beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordre: Option<Ordre>,
    /// Where the report is drawn up.
    pub territoire: Territoire,
    /// Where the claimant lives.
    pub residence: Residence,
    /// When the appeal is judged: the rule on posting depends on it.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub jugement: Option<NaiveDate>,
    /// Names on the attendance sheet, where the members in office are not counted: what a quorum would be
    /// if they were all in office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noms_sur_la_feuille: Option<u32>,
    /// The deliberation.
    pub deliberation: Deliberation,
    /// The consultation on the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consultation: Option<Phase>,
    /// What happened to the appeals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recours: Vec<Evenement>,
}

/// Why a record has no calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DossierError {
    /// A day, or what is counted from it.
    #[error(transparent)]
    Delai(#[from] DelaiError),
    /// An event of the appeals is refused.
    #[error(transparent)]
    Recours(#[from] RecoursError),
    /// Two lines have one key.
    #[error(transparent)]
    Echeancier(#[from] EcheancierError),
}

impl From<JoursError> for DossierError {
    fn from(error: JoursError) -> Self {
        Self::Delai(error.into())
    }
}

impl From<HorsPeriode> for DossierError {
    fn from(error: HorsPeriode) -> Self {
        Self::Delai(error.into())
    }
}

impl Dossier {
    /// The timeline of appeals, from the publication that opens them; `None` while there is none.
    ///
    /// # Errors
    /// [`RecoursError`] if an event is refused.
    pub fn timeline(&self) -> Result<Option<Recours>, RecoursError> {
        let Some(publication) = self.deliberation.acte.opposable() else {
            return Ok(None);
        };
        let decision = Decision::Publiee { jour: publication.jour };
        let mut recours = Recours::new(decision, self.zone, self.residence)?;
        if let Some(ordre) = self.ordre {
            recours = recours.with_ordre(ordre);
        }
        for evenement in &self.recours {
            recours.apply(*evenement)?;
        }
        if let Some(jugement) = self.jugement {
            recours = recours.judged_on(jugement)?;
        }
        Ok(Some(recours))
    }

    /// Every day of the procedure, as known on a day, each computed one with its proof.
    ///
    /// # Errors
    /// [`DossierError`] if a day is outside 1990–2099, or an event of the appeals is refused.
    pub fn echeancier(&self) -> Result<Echeancier, DossierError> {
        let mut lignes = entrees::of_deliberation(&self.deliberation)?;
        lignes.extend(entrees::of_defere(&self.deliberation.acte, self.zone, self.ordre)?);
        if let Some(recours) = self.timeline()? {
            lignes.extend(entrees::of_recours(&recours)?);
        }
        if let Some(phase) = &self.consultation {
            let ordre = self.ordre.unwrap_or(Ordre::MoisPuisJour);
            lignes.extend(entrees::of_phase(phase, self.zone, ordre)?);
        }
        Ok(Echeancier::of(lignes)?)
    }
}
