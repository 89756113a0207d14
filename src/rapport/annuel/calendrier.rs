//! The calendar of the procedure of a report.

use super::RapportAnnuel;
use crate::procedure::{DossierError, Echeancier};

/// Why a report has no calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CalendrierError {
    /// It tells no procedure.
    #[error("calendar of the procedure: the report tells none")]
    SansProcedure,
    /// Its procedure contradicts itself.
    #[error("calendar of the procedure: {0}")]
    Dossier(#[from] DossierError),
}

impl RapportAnnuel {
    /// Every day of its procedure, each computed one with its proof: what an `echange::Agenda` writes as iCalendar.
    ///
    /// # Errors
    /// [`CalendrierError`] if the report tells no procedure, or one that contradicts itself.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::rapport::annuel::{CalendrierError, RapportAnnuel};
    ///
    /// let rapport: RapportAnnuel = serde_json::from_str(r#"{ "contrat": "CV221", "annee": 2023 }"#)?;
    /// assert_eq!(rapport.echeancier(), Err(CalendrierError::SansProcedure));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn echeancier(&self) -> Result<Echeancier, CalendrierError> {
        let dossier = self.procedure.as_ref().ok_or(CalendrierError::SansProcedure)?;
        Ok(dossier.echeancier()?)
    }
}
