use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::depot::Retenu;
use crate::temps::{Delai, DelaiError, Echeance, EnFrancais, JoursError, SelonOrdre};

/// What opens a period for an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The act was published.
    Publication,
    /// The decision was notified.
    Notification,
    /// The silence on a recours gracieux became a refusal.
    RejetImplicite,
    /// A refusal of the recours gracieux was notified.
    RejetExpres,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Publication => "publication de l’acte",
            Self::Notification => "notification de la décision",
            Self::RejetImplicite => "rejet implicite du recours gracieux",
            Self::RejetExpres => "notification du rejet du recours gracieux",
        })
    }
}

/// A period in which the court can be seised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Periode {
    /// What opens it.
    pub cause: Cause,
    /// On which day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub depart: NaiveDate,
    /// How its end is counted.
    pub delai: Delai,
    /// Its last day, under each order of the end of a month.
    #[cfg_attr(feature = "schema", schemars(with = "SelonOrdre<crate::jour::Jour>"))]
    pub termes: SelonOrdre<NaiveDate>,
}

/// Whether a step was taken in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "procedure.Verdict")
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// On the last day or before, whatever is chosen.
    DansLeDelai,
    /// After it, whatever is chosen.
    Tardif,
    /// In time or late: the order at the end of the month, or the day of the judgment, decides.
    Indecidable,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::DansLeDelai => "dans le délai",
            Self::Tardif => "tardif",
            Self::Indecidable => "indécidable",
        })
    }
}

impl Periode {
    pub(super) fn of(cause: Cause, delai: Delai, depart: NaiveDate) -> Result<Self, JoursError> {
        Ok(Self { cause, depart, delai, termes: delai.terms(depart)? })
    }

    /// The last day with its steps.
    ///
    /// # Errors
    /// [`DelaiError::OrdresDivergents`] where the end of a month leaves two days.
    pub fn prove(&self) -> Result<Echeance, DelaiError> {
        self.delai.prove(self.depart)
    }

    pub(super) fn judge(&self, retenu: Retenu) -> Verdict {
        if retenu.latest() <= self.termes.earliest() {
            Verdict::DansLeDelai
        } else if retenu.earliest() > self.termes.latest() {
            Verdict::Tardif
        } else {
            Verdict::Indecidable
        }
    }
}

/// Until when, and what it runs from; both days where the end of a month leaves two.
impl fmt::Display for Periode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (premier, dernier) = (self.termes.earliest(), self.termes.latest());
        write!(f, "jusqu’au {:#}", EnFrancais(premier))?;
        if premier != dernier {
            write!(f, " ou au {:#}, selon l’ordre en fin de mois", EnFrancais(dernier))?;
        }
        write!(f, " ({} du {})", self.cause, EnFrancais(self.depart))
    }
}
