use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confiance {
    /// The text itself was read.
    Texte,
    /// A secondary source was read.
    Secondaire,
    /// From memory, not verified.
    Memoire,
}

impl fmt::Display for Confiance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Texte => "texte lu",
            Self::Secondaire => "source secondaire",
            Self::Memoire => "de mémoire, non vérifié",
        })
    }
}

/// A legal text, as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Texte {
    /// The id of the rule, stable: `BUDGET-ANNEX`.
    pub id: &'static str,
    /// The text: *Code général des collectivités territoriales*.
    pub titre: &'static str,
    /// The article in it.
    pub article: &'static str,
    /// The last change of the article in the version that was read, where known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub depuis: Option<NaiveDate>,
    /// The last day for which the version that was read is known to be in force, where known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub etat: Option<NaiveDate>,
    /// How sure the rule is.
    pub confiance: Confiance,
    /// The day on which this entry was last compared with its source.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub revu: NaiveDate,
}

/// Whether a text was read for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lecture {
    /// The version that was read is in force on that day.
    Lue,
    /// The version that was read is later: what was law before was not read.
    Avant {
        /// Since when the version that was read is in force.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        depuis: NaiveDate,
    },
    /// The version that was read may have changed since.
    Apres {
        /// The last day for which it was read.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        etat: NaiveDate,
    },
    /// The version was read on that day or later; since when it is in force is not known.
    DebutInconnu {
        /// The last day for which it was read.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        etat: NaiveDate,
    },
    /// The days of the version that was read are not known.
    SansDates,
}

impl Texte {
    /// Whether the text was read for `jour`.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use contrat_de_ville::droit::{Lecture, Regle};
    ///
    /// let texte = Regle::List1w.texte();
    /// let reforme = NaiveDate::from_ymd_opt(2022, 7, 1).unwrap();
    /// assert_eq!(texte.lecture_on(reforme), Lecture::Lue);
    /// assert_eq!(texte.lecture_on(reforme.pred_opt().unwrap()), Lecture::Avant { depuis: reforme });
    /// ```
    #[must_use]
    pub fn lecture_on(&self, jour: NaiveDate) -> Lecture {
        match (self.depuis, self.etat) {
            (Some(depuis), _) if jour < depuis => Lecture::Avant { depuis },
            (_, Some(etat)) if jour > etat => Lecture::Apres { etat },
            (Some(_), Some(_)) => Lecture::Lue,
            (None, Some(etat)) => Lecture::DebutInconnu { etat },
            (_, None) => Lecture::SansDates,
        }
    }
}
