//! A delay that runs, stops, goes on, or starts again.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Delai, DelaiError, Echeance, EnFrancais, JoursError, Report, SelonOrdre};
use crate::nombre::INSECABLE;

/// What happens to a delay that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Incident {
    /// It stops: from this day on no day counts, until it goes on. A request for missing pieces.
    Suspension(
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        NaiveDate,
    ),
    /// It goes on with what was left: this day counts again. The pieces arrive.
    Reprise(
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        NaiveDate,
    ),
    /// It starts again, whole: this day is its new start. What ran before is nothing.
    Redemarrage(
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        NaiveDate,
    ),
}

/// A delay that runs from a day, with what happened to it since.
///
/// # Interpretation
/// Days of suspension are added to the day that the length of the delay gives, before the *jour franc*
/// and before carrying over: as many days as the delay did not run. Texts that suspend a delay of months
/// seldom say so. A delay stopped while its term is being carried over waits where it was: the closed days
/// since that term are added too, so that it does not end before it goes on.
///
/// # Examples
/// An answer due in two months, suspended for ten days:
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::temps::{Cours, CoursError, Delai, Incident};
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// let mut cours = Cours::new(Delai::silence(), jour("2025-03-03"));
/// cours.apply(Incident::Suspension(jour("2025-03-20")))?;
/// assert!(matches!(cours.echeance(), Err(CoursError::Suspendu { .. })));
/// cours.apply(Incident::Reprise(jour("2025-03-30")))?;
/// assert_eq!(cours.echeance()?.terme(), jour("2025-05-13"));
/// // Refused, and nothing changed: the delay has run out.
/// let tard = cours.apply(Incident::Suspension(jour("2025-05-14")));
/// assert!(matches!(tard, Err(CoursError::Expire { .. })));
/// # Ok::<(), CoursError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CoursBrut")]
pub struct Cours {
    delai: Delai,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    depart: NaiveDate,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    incidents: Vec<Incident>,
}

/// Why an event is refused, or why a delay that runs has no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CoursError {
    /// The delay itself has no term.
    #[error(transparent)]
    Delai(#[from] DelaiError),
    /// Earlier than the start, or than what happened last.
    #[error("{jour}: expected {dernier} or later, the day of what happened last")]
    Anterieur {
        /// The day refused.
        jour: NaiveDate,
        /// The last one.
        dernier: NaiveDate,
    },
    /// The delay has run out before.
    #[error("{jour}: the delay ran out on {terme}")]
    Expire {
        /// The day refused.
        jour: NaiveDate,
        /// The term.
        terme: NaiveDate,
    },
    /// It does not run: there is nothing to suspend, and no term.
    #[error("the delay is suspended since {depuis}")]
    Suspendu {
        /// Since when.
        depuis: NaiveDate,
    },
    /// It runs: there is nothing to resume.
    #[error("{jour}: the delay is not suspended")]
    NonSuspendu {
        /// The day refused.
        jour: NaiveDate,
    },
}

impl From<JoursError> for CoursError {
    fn from(error: JoursError) -> Self {
        Self::Delai(error.into())
    }
}

/// Where a delay stands after its incidents.
#[derive(Clone, Copy)]
struct Etat {
    depart: NaiveDate,
    suspendu: u32,
    depuis: Option<NaiveDate>,
    dernier: NaiveDate,
}

impl Cours {
    /// A delay that runs from a day.
    #[must_use]
    pub const fn new(delai: Delai, depart: NaiveDate) -> Self {
        Self { delai, depart, incidents: Vec::new() }
    }

    /// The delay.
    #[must_use]
    pub const fn delai(&self) -> Delai {
        self.delai
    }

    /// The first start.
    #[must_use]
    pub const fn depart(&self) -> NaiveDate {
        self.depart
    }

    /// What happened to it, in order.
    #[must_use]
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// Takes an event in.
    ///
    /// # Errors
    /// [`CoursError`] if it is earlier than the last one, if the delay has run out before it, or if it
    /// suspends a delay that does not run or resumes one that does; nothing is changed. Where the orders
    /// of a *délai franc* differ, it has run out after the later term.
    pub fn apply(&mut self, incident: Incident) -> Result<(), CoursError> {
        self.next_state(self.state(), incident)?;
        self.incidents.push(incident);
        Ok(())
    }

    /// The term, with its steps, from the last start.
    ///
    /// # Errors
    /// [`CoursError::Suspendu`] while it does not run; [`DelaiError`] as [`Delai::term`].
    pub fn echeance(&self) -> Result<Echeance, CoursError> {
        let etat = self.state();
        match etat.depuis {
            Some(depuis) => Err(CoursError::Suspendu { depuis }),
            None => Ok(Echeance::of(self.delai, etat.depart, etat.suspendu)?),
        }
    }

    /// Accepted incidents are replayed without a question.
    fn state(&self) -> Etat {
        let depart = self.depart;
        let debut = Etat { depart, suspendu: 0, depuis: None, dernier: depart };
        self.incidents.iter().fold(debut, |etat, incident| etat.after(self.delai, *incident))
    }

    fn next_state(&self, etat: Etat, incident: Incident) -> Result<Etat, CoursError> {
        let (Incident::Suspension(jour) | Incident::Reprise(jour) | Incident::Redemarrage(jour)) =
            incident;
        if jour < etat.dernier {
            return Err(CoursError::Anterieur { jour, dernier: etat.dernier });
        }
        match (incident, etat.depuis) {
            (Incident::Suspension(_), Some(depuis)) => return Err(CoursError::Suspendu { depuis }),
            (Incident::Reprise(_), None) => return Err(CoursError::NonSuspendu { jour }),
            (Incident::Suspension(_) | Incident::Redemarrage(_), None) => {
                let terme = self.terms(etat)?.latest();
                if jour > terme {
                    return Err(CoursError::Expire { jour, terme });
                }
            }
            (Incident::Reprise(_) | Incident::Redemarrage(_), Some(_)) => {}
        }
        let apres = etat.after(self.delai, incident);
        // What the event leaves must have a term, within the years covered.
        if apres.depuis.is_none() {
            self.terms(apres)?;
        }
        Ok(apres)
    }

    fn terms(&self, etat: Etat) -> Result<SelonOrdre<NaiveDate>, JoursError> {
        self.delai.terms_suspended(etat.depart, etat.suspendu)
    }
}

impl Etat {
    fn after(self, delai: Delai, incident: Incident) -> Self {
        match incident {
            Incident::Suspension(jour) => Self { depuis: Some(jour), dernier: jour, ..self },
            Incident::Reprise(jour) => {
                // The day of the start counts in no case, and a term that is being carried over waits.
                let arret = self.depuis.zip(self.depart.succ_opt()).map(|(depuis, lendemain)| {
                    let depuis = depuis.max(lendemain);
                    self.uncarried(delai).map_or(depuis, |terme| terme.min(depuis))
                });
                let stopped = self.depuis.is_some_and(|depuis| depuis < jour);
                let arret = arret.filter(|_| stopped);
                let ecart = arret.map_or(0, |arret| jour.signed_duration_since(arret).num_days());
                let ecart = u32::try_from(ecart).unwrap_or(0);
                let suspendu = self.suspendu.saturating_add(ecart);
                Self { suspendu, depuis: None, dernier: jour, ..self }
            }
            Incident::Redemarrage(jour) => {
                Self { depart: jour, suspendu: 0, depuis: None, dernier: jour }
            }
        }
    }

    /// The later term, before it is carried over.
    fn uncarried(self, delai: Delai) -> Option<NaiveDate> {
        let sans_report = Delai { report: Report::Sans, ..delai };
        let termes = sans_report.terms_suspended(self.depart, self.suspendu);
        termes.ok().map(SelonOrdre::latest)
    }
}

/// Each span in French, then the term with its steps.
impl fmt::Display for Cours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut depuis = self.depart;
        for incident in &self.incidents {
            let (verbe, jour) = match incident {
                Incident::Suspension(jour) => ("court", *jour),
                Incident::Reprise(jour) => ("suspendu", *jour),
                Incident::Redemarrage(jour) => ("effacé", *jour),
            };
            let (du, au) = (EnFrancais(depuis), EnFrancais(jour));
            writeln!(f, "Du {du} au {au} (exclu){INSECABLE}: {verbe}")?;
            depuis = jour;
        }
        let depuis = EnFrancais(depuis);
        let echeance = self.echeance();
        if let Err(CoursError::Suspendu { .. }) = echeance {
            return write!(f, "Depuis le {depuis}{INSECABLE}: suspendu, sans terme");
        }
        writeln!(f, "Depuis le {depuis}{INSECABLE}: court")?;
        match echeance {
            Ok(echeance) => echeance.fmt(f),
            Err(CoursError::Delai(DelaiError::OrdresDivergents { termes, .. })) => write!(
                f,
                "Terme{INSECABLE}: {:#} ou {:#}, selon l’ordre",
                EnFrancais(termes.mois_puis_jour),
                EnFrancais(termes.jour_puis_mois)
            ),
            Err(_) => f.write_str("Sans terme de 1990 à 2099"),
        }
    }
}

/// A delay that runs, as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CoursBrut {
    delai: Delai,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    depart: NaiveDate,
    #[serde(default)]
    incidents: Vec<Incident>,
}

impl TryFrom<CoursBrut> for Cours {
    type Error = CoursError;

    fn try_from(brut: CoursBrut) -> Result<Self, CoursError> {
        let mut cours = Self::new(brut.delai, brut.depart);
        let mut etat = cours.state();
        for incident in brut.incidents {
            etat = cours.next_state(etat, incident)?;
            cours.incidents.push(incident);
        }
        Ok(cours)
    }
}
