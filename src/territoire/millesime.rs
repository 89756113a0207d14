use core::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::droit::Regle;
use crate::identifiant::{CodeDepartement, CodeQpv, Geographie, Suffixe};
use crate::temps::EnFrancais;

/// A list of quarters, and the days on which it is law in a territory.
///
/// # Source
/// [`Regle::QpvLists`]: the list of 2015 until 31 December 2023 in métropole and until 31 December 2024
/// overseas, in Saint-Martin and in French Polynesia; that of 2024 from the day after. [`Regle::QpvMayotte`]:
/// there « chaque commune est considérée comme un quartier prioritaire », « jusqu'au 1er janvier 2030 ».
///
/// # Interpretation
/// The law of Mayotte is taken from the day that it bears, 11 August 2025, and 1 January 2030 is not one of its
/// days. The lists of 2024 were read in the national file of 15 January 2026: nothing is said of a later day.
///
/// # Examples
/// The year 2024 has a list in Lille and another in Cayenne:
/// ```
/// use contrat_de_ville::identifiant::{CodeDepartement, Geographie};
/// use contrat_de_ville::territoire::{Millesime, MillesimeError};
///
/// let jour = "2024-07-01".parse().unwrap();
/// let (nord, guyane) = (CodeDepartement::parse("59").unwrap(), CodeDepartement::parse("973").unwrap());
/// assert_eq!(Millesime::on(jour, nord)?.geographie, Geographie::De2024);
/// assert_eq!(Millesime::on(jour, guyane)?.geographie, Geographie::De2015);
///
/// let caledonie = CodeDepartement::parse("988").unwrap();
/// assert!(matches!(Millesime::on(jour, caledonie), Err(MillesimeError::NonLu { .. })));
/// # Ok::<(), MillesimeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Millesime {
    /// Of which codes.
    pub geographie: Geographie,
    /// The décret, or the law, that makes it law.
    pub regle: Regle,
    /// Its first day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub du: NaiveDate,
    /// Its last day; none while nothing that was read ends it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub au: Option<NaiveDate>,
}

/// Why no list is known to be law on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum MillesimeError {
    /// Before the first list.
    #[error("day {jour}, département {departement}: no list of quarters before {premier}")]
    AvantLaPremiere {
        /// The day asked.
        jour: NaiveDate,
        /// The territory asked.
        departement: CodeDepartement,
        /// The first day of the first list.
        premier: NaiveDate,
    },
    /// The décrets of that territory were not read.
    #[error("département {departement}: the décrets that list its quarters, if any, were not read")]
    NonLu {
        /// The territory asked.
        departement: CodeDepartement,
    },
    /// After the last day for which the law was read.
    #[error(
        "day {jour}, département {departement}: what is law was read up to {lu_jusqu_au} only, when {} was",
        dernier.regle.texte().id
    )]
    ApresLecture {
        /// The day asked.
        jour: NaiveDate,
        /// The territory asked.
        departement: CodeDepartement,
        /// The list that was law at the last reading, for a caller who goes on with it by name.
        dernier: Millesime,
        /// The last day that was read.
        lu_jusqu_au: NaiveDate,
    },
}

const METROPOLE: [(Geographie, Regle); 2] = [
    (Geographie::De2015, Regle::QpvListe2015Metropole),
    (Geographie::De2024, Regle::QpvListe2024Metropole),
];
const OUTRE_MER: [(Geographie, Regle); 2] = [
    (Geographie::De2015, Regle::QpvListe2015OutreMer),
    (Geographie::De2024, Regle::QpvListe2024OutreMer),
];
const MAYOTTE: [(Geographie, Regle); 3] = [
    (Geographie::De2015, Regle::QpvListe2015OutreMer),
    (Geographie::De2024, Regle::QpvListe2024OutreMer),
    (Geographie::De2024, Regle::QpvMayotte),
];
/// Unlike a décret, the law of Mayotte states its own end.
const FIN_DE_MAYOTTE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2029, 12, 31);

impl Millesime {
    /// Every list of a territory, in order; each starts on the day after the one before it ends.
    ///
    /// # Errors
    /// [`MillesimeError::NonLu`] for a territory whose décrets were not read.
    pub fn all(departement: CodeDepartement) -> Result<Vec<Self>, MillesimeError> {
        let rang = departement.to_string();
        let listes: &[(Geographie, Regle)] = match rang.as_str() {
            _ if !departement.is_outre_mer() => &METROPOLE,
            "976" => &MAYOTTE,
            "971" | "972" | "973" | "974" | "978" | "987" => &OUTRE_MER,
            _ => return Err(MillesimeError::NonLu { departement }),
        };
        let mut millesimes: Vec<Self> = Vec::with_capacity(listes.len());
        for (geographie, regle) in listes {
            let Some(du) = regle.texte().depuis else { continue };
            if let Some(avant) = millesimes.last_mut() {
                avant.au = du.pred_opt();
            }
            let au = if *regle == Regle::QpvMayotte { FIN_DE_MAYOTTE } else { None };
            millesimes.push(Self { geographie: *geographie, regle: *regle, du, au });
        }
        Ok(millesimes)
    }

    /// The list that is law on a day.
    ///
    /// # Errors
    /// [`MillesimeError`] before 2015, for a territory whose décrets were not read, and after the last day that
    /// was.
    pub fn on(jour: NaiveDate, departement: CodeDepartement) -> Result<Self, MillesimeError> {
        let millesimes = Self::all(departement)?;
        let Some(courant) = millesimes.iter().rev().find(|millesime| millesime.du <= jour) else {
            let premier = millesimes.first().map_or(jour, |millesime| millesime.du);
            return Err(MillesimeError::AvantLaPremiere { jour, departement, premier });
        };
        match courant.au.or(courant.regle.texte().etat) {
            Some(lu_jusqu_au) if jour > lu_jusqu_au => Err(MillesimeError::ApresLecture {
                jour,
                departement,
                dernier: *courant,
                lu_jusqu_au,
            }),
            _ => Ok(*courant),
        }
    }

    /// The list that a code is of: where its geography has several, that of each commune for the letter C, the
    /// first for another. [`Liste::find_on`](super::Liste::find_on) states the reading.
    pub(super) fn of_code(code: CodeQpv) -> Result<Option<Self>, MillesimeError> {
        let mut siens = Self::all(code.departement())?;
        siens.retain(|millesime| millesime.geographie == code.geographie());
        let chaque_commune = code.suffixe() == Some(Suffixe::C);
        let sien = siens.iter().find(|sien| sien.covers_each_commune() == chaque_commune);
        Ok(sien.or(siens.first()).copied())
    }

    /// Whether each commune is considered a QPV, whatever the lists: Mayotte, since 2025.
    ///
    /// # Source
    /// [`Regle::QpvMayotte`].
    #[must_use]
    pub fn covers_each_commune(&self) -> bool {
        self.regle == Regle::QpvMayotte
    }

    /// Whether a day is one of its days, as far as they are known.
    #[must_use]
    pub fn is_law_on(&self, jour: NaiveDate) -> bool {
        self.du <= jour && self.au.is_none_or(|au| jour <= au)
    }
}

impl fmt::Display for Millesime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let du = EnFrancais(self.du);
        match self.au {
            Some(au) => {
                write!(f, "{}, en vigueur du {du} au {}", self.geographie, EnFrancais(au))
            }
            None => write!(f, "{}, en vigueur depuis le {du}", self.geographie),
        }
    }
}
