use core::fmt;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Partie;
use crate::temps::EnFrancais;

/// A party that signed, and on which day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signataire {
    /// The party.
    pub partie: Partie,
    /// The day of its signature, where known.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::jour::deserialize_option"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub jour: Option<NaiveDate>,
}

impl fmt::Display for Signataire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.partie.fmt(f)?;
        match self.jour {
            Some(jour) => write!(f, ", le {}", EnFrancais(jour)),
            None => write!(f, ", jour non renseigné"),
        }
    }
}

/// Who signed a contract: each party once.
///
/// # Wire
/// A list of [`Signataire`]s in any order; written by kind of party.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::{Echelle, Signataires, SignatairesAttendus};
///
/// let signataires: Signataires = serde_json::from_str(r#"[
///     {"partie": "etat", "jour": "2015-06-30"},
///     {"partie": {"commune": "62119"}}
/// ]"#)?;
/// let attendus: SignatairesAttendus = serde_json::from_str(r#"{
///     "echelle": "intercommunale",
///     "parties": [{"commune": "62119"}, {"commune": "62178"}, {"epci": "200072460"}]
/// }"#)?;
/// let codes: Vec<_> = signataires.check(&attendus).iter().map(|constat| constat.code()).collect();
/// assert_eq!(codes, [
///     "PARTIE-LEGALE-ABSENTE", // the EPCI
///     "JOUR-INCONNU",          // of the first commune
///     "PARTIE-LEGALE-ABSENTE", // the second
///     "NATURE-LEGALE-ABSENTE", // a département
///     "NATURE-LEGALE-ABSENTE", // a region
///     "ETABLISSEMENTS-NON-NOMMES",
/// ]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Signataire>", into = "Vec<Signataire>")]
#[cfg_attr(feature = "schema", schemars(with = "Vec<Signataire>"))]
pub struct Signataires(BTreeMap<Partie, Option<NaiveDate>>);

/// A party signs once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("signatory {rang}: {:?} given twice, expected each party once", partie.to_string())]
pub struct SignataireEnDouble {
    /// Its place in the list, from 1.
    pub rang: usize,
    /// The party.
    pub partie: Partie,
}

impl Signataires {
    /// Those who signed, in any order.
    ///
    /// # Errors
    /// [`SignataireEnDouble`].
    pub fn new(
        signataires: impl IntoIterator<Item = Signataire>,
    ) -> Result<Self, SignataireEnDouble> {
        let mut parties = BTreeMap::new();
        for (rang, Signataire { partie, jour }) in (1_usize..).zip(signataires) {
            if parties.insert(partie.clone(), jour).is_some() {
                return Err(SignataireEnDouble { rang, partie });
            }
        }
        Ok(Self(parties))
    }

    /// Each party with the day of its signature where known, by kind.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Partie, Option<NaiveDate>)> {
        self.0.iter().map(|(partie, jour)| (partie, *jour))
    }

    /// The day of each party, where known.
    pub(super) const fn jours(&self) -> &BTreeMap<Partie, Option<NaiveDate>> {
        &self.0
    }

    /// Whether a party signed.
    #[must_use]
    pub fn contains(&self, partie: &Partie) -> bool {
        self.0.contains_key(partie)
    }
}

impl TryFrom<Vec<Signataire>> for Signataires {
    type Error = SignataireEnDouble;

    fn try_from(signataires: Vec<Signataire>) -> Result<Self, Self::Error> {
        Self::new(signataires)
    }
}

impl From<Signataires> for Vec<Signataire> {
    fn from(Signataires(parties): Signataires) -> Self {
        parties.into_iter().map(|(partie, jour)| Signataire { partie, jour }).collect()
    }
}
