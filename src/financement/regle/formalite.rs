use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Verdict;

/// A step that is done on a day, or is not done: a deliberation, a signature, a publication.
///
/// What is not known is neither: the facts of a rule hold an `Option` of it. A day after the day asked is a
/// planned one: on the day asked, the step is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Formalite {
    /// Not done, on the day asked.
    Absente,
    /// Done on that day.
    Faite(
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        NaiveDate,
    ),
}

impl Formalite {
    /// What an unknown step may be when it is done, as far as any rule can tell: early, or late.
    pub(super) const FAITES: [Self; 2] = [Self::Faite(NaiveDate::MIN), Self::Faite(NaiveDate::MAX)];

    /// The day, if it is done.
    #[must_use]
    pub const fn jour(self) -> Option<NaiveDate> {
        match self {
            Self::Faite(jour) => Some(jour),
            Self::Absente => None,
        }
    }

    /// The day, if it is done on the day asked.
    pub(super) fn done_on(self, jour: NaiveDate) -> Option<NaiveDate> {
        self.jour().filter(|le| *le <= jour)
    }

    /// Done by the term; late; or still to come on the day asked.
    pub(super) fn judge_by(self, terme: NaiveDate, jour: NaiveDate) -> Verdict {
        match self.done_on(jour) {
            Some(le) if le <= terme => Verdict::Respectee,
            None if jour <= terme => Verdict::AVenir,
            Some(_) | None => Verdict::Enfreinte,
        }
    }
}
