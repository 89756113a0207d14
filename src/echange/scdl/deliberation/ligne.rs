use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Adresse, Budget, Decompte, Matiere, Objet, ServiceDeControle};
use crate::identifiant::{Nom, Reference, Siret};

/// What a row holds, before it is held together: each is legal on its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Champs {
    /// `COLL_NOM`: the official name of the authority.
    pub collectivite: Nom,
    /// `COLL_SIRET`.
    pub siret: Siret,
    /// `DELIB_ID`: as the authority writes it.
    pub reference: Reference,
    /// `DELIB_DATE`: the day on which it was adopted.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub adoption: NaiveDate,
    /// `DELIB_MATIERE_CODE` and `DELIB_MATIERE_NOM`.
    pub matiere: Matiere,
    /// `DELIB_OBJET`.
    pub objet: Objet,
    /// `BUDGET_ANNEE` and `BUDGET_NOM`, if it touches a budget.
    #[serde(default)]
    pub budget: Option<Budget>,
    /// `PREF_ID`.
    #[serde(default)]
    pub service: Option<ServiceDeControle>,
    /// `PREF_DATE`: the day on which it was recorded there, if it was transmitted and the day is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub transmission: Option<NaiveDate>,
    /// The five columns of the vote, if it was voted and the counts are known.
    #[serde(default)]
    pub vote: Option<Decompte>,
    /// `DELIB_URL`.
    #[serde(default)]
    pub adresse: Option<Adresse>,
}

/// A deliberation as a row of the file.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::{Champs, DeliberationPubliee, Matiere};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let champs = Champs {
///     collectivite: "Agglomération fictive".parse()?,
///     siret: "77554402601284".parse()?,
///     reference: "F-2024-17".parse()?,
///     adoption: "2024-09-24".parse()?,
///     matiere: Matiere::new("8.5".parse()?, "politique de la ville".parse()?)?,
///     objet: "Rapport fictif".parse()?,
///     budget: None,
///     service: None,
///     transmission: Some("2024-09-27".parse()?),
///     vote: None,
///     adresse: None,
/// };
/// let avant = Champs { transmission: Some("2024-09-23".parse()?), ..champs.clone() };
/// assert!(DeliberationPubliee::new(champs).is_ok());
/// assert_eq!(
///     DeliberationPubliee::new(avant).unwrap_err().to_string(),
///     "transmission of 2024-09-23: expected 2024-09-24 at the earliest, the day of the deliberation",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("allOf" = [{ "properties": {
        "adoption": { "pattern": "^(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-" },
        "transmission": { "pattern": "^(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-" },
    } }]))
)]
#[serde(try_from = "Champs", into = "Champs")]
pub struct DeliberationPubliee(Champs);

/// Why fields do not make a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DeliberationPublieeError {
    /// A day that `AAAA-MM-JJ` cannot write.
    #[error("day {0}: expected a year from 1 to 9999")]
    Annee(NaiveDate),
    /// It was recorded before it was adopted.
    #[error(
        "transmission of {transmission}: expected {adoption} at the earliest, the day of the deliberation"
    )]
    TransmissionAvantAdoption {
        /// `PREF_DATE`.
        transmission: NaiveDate,
        /// `DELIB_DATE`.
        adoption: NaiveDate,
    },
}

impl DeliberationPubliee {
    /// The row of these fields.
    ///
    /// # Errors
    /// [`DeliberationPublieeError`] with both days if it was transmitted before it was adopted, and if a year
    /// has not four digits.
    pub fn new(champs: Champs) -> Result<Self, DeliberationPublieeError> {
        let adoption = champs.adoption;
        let mut jours = [Some(adoption), champs.transmission].into_iter().flatten();
        if let Some(jour) = jours.find(|jour| !(1..=9999).contains(&jour.year())) {
            return Err(DeliberationPublieeError::Annee(jour));
        }
        match champs.transmission {
            Some(transmission) if transmission < adoption => {
                Err(DeliberationPublieeError::TransmissionAvantAdoption { transmission, adoption })
            }
            _ => Ok(Self(champs)),
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn champs(&self) -> &Champs {
        &self.0
    }

    /// What it holds, to be changed and checked again.
    #[must_use]
    pub fn into_champs(self) -> Champs {
        self.0
    }
}

impl TryFrom<Champs> for DeliberationPubliee {
    type Error = DeliberationPublieeError;

    fn try_from(champs: Champs) -> Result<Self, DeliberationPublieeError> {
        Self::new(champs)
    }
}

impl From<DeliberationPubliee> for Champs {
    fn from(ligne: DeliberationPubliee) -> Self {
        ligne.0
    }
}
