use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::temps::{Delai, Ordre, Politique, Zone};

/// The day that the time of a body runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PointDeDepart {
    /// The draft is sent to it.
    Envoi,
    /// It receives the draft.
    Reception,
}

/// The day on which silence becomes a favourable opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PriseDEffet {
    /// When the last day ends: the opinion is of that day, which nobody can say before the next.
    DernierJour,
    /// When the next day starts.
    Lendemain,
}

impl PriseDEffet {
    /// The day that the opinion is of; `None` past the end of the calendar.
    ///
    /// # Examples
    /// The case: 18 November 2024 is the last day.
    /// ```
    /// use contrat_de_ville::procedure::PriseDEffet;
    ///
    /// let depuis = PriseDEffet::Lendemain.since("2024-11-18".parse().unwrap());
    /// assert_eq!(depuis.unwrap().to_string(), "2024-11-19");
    /// ```
    #[must_use]
    pub fn since(self, cloture: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::DernierJour => Some(cloture),
            Self::Lendemain => cloture.succ_opt(),
        }
    }
}

/// What becomes of an opinion that comes after the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AvisTardif {
    /// It is annexed too: the décret annexes « contributions » without limit.
    Annexe,
    /// It is left out.
    Ecarte,
}

/// What the décret leaves open, named by the caller; nothing has a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choix {
    /// How the month is counted.
    pub politique: Politique,
    /// Whose holidays carry it over.
    pub zone: Zone,
    /// The order at the end of a month.
    pub ordre: Ordre,
    /// What the month runs from.
    pub point_de_depart: PointDeDepart,
    /// When silence takes effect.
    pub prise_d_effet: PriseDEffet,
    /// What becomes of late opinions.
    pub avis_tardif: AvisTardif,
}

impl Choix {
    /// The least time that these choices give a body.
    #[must_use]
    pub const fn delai(self) -> Delai {
        Delai::consultation(self.politique, self.zone).with_ordre(self.ordre)
    }
}
