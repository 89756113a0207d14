//! One sheet, and what becomes of it.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Gommette;
use super::question::{Cumul, Question, ReponsesLibres};

/// One sheet. It has no author: nothing in it can be attached to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bulletin {
    /// Its stickers, in any order.
    pub gommettes: Vec<Gommette>,
    /// Answers in one’s own words. One that is only blanks is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reponses: Vec<String>,
    /// Declared unreadable by who counted: what it holds does not count.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub illisible: bool,
}

impl Bulletin {
    /// The answers in one’s own words that say something, without the blanks around them.
    pub fn answers(&self) -> impl Iterator<Item = &str> {
        self.reponses.iter().map(|reponse| reponse.trim()).filter(|reponse| !reponse.is_empty())
    }
}

/// What becomes of a sheet. Only a valid one counts; another counts for nothing, whole: no sticker is left out to
/// make the rest fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// It counts.
    Valide,
    /// Declared unreadable.
    Illisible,
    /// A sticker on a theme or a sub-theme that is not in the question.
    ThemeInconnu,
    /// More stickers than a person has.
    TropDeGommettes,
    /// Two stickers on a theme where one is allowed.
    PlusieursSurUnTheme,
    /// An answer in one’s own words where none was asked.
    ReponseNonPrevue,
    /// No sticker and no answer.
    Blanc,
}

impl Sort {
    /// All of them, in the order in which they are looked for: a sheet with two faults is under the first.
    pub const TOUS: [Self; 7] = [
        Self::Illisible,
        Self::ThemeInconnu,
        Self::TropDeGommettes,
        Self::PlusieursSurUnTheme,
        Self::ReponseNonPrevue,
        Self::Blanc,
        Self::Valide,
    ];
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Valide => "valide",
            Self::Illisible => "illisible",
            Self::ThemeInconnu => "thème inconnu",
            Self::TropDeGommettes => "trop de gommettes",
            Self::PlusieursSurUnTheme => "plusieurs gommettes sur un thème",
            Self::ReponseNonPrevue => "réponse libre non prévue",
            Self::Blanc => "blanc",
        })
    }
}

impl Question {
    /// What becomes of a sheet under this rule: the first of [`Sort::TOUS`] that holds; `None` where it hangs on what is
    /// not said, of two stickers on one theme or of an answer.
    ///
    /// # Interpretation
    /// A sheet with fewer stickers than a person has is valid. So is one without a sticker and with an answer, where
    /// answers are open: it counts among the people and for no theme.
    #[must_use]
    pub fn judge(&self, bulletin: &Bulletin) -> Option<Sort> {
        let gommettes = &bulletin.gommettes;
        let au_plus = usize::try_from(self.au_plus().get()).unwrap_or(usize::MAX);
        let twice = || {
            gommettes.iter().enumerate().any(|(rang, gommette)| {
                gommettes.iter().take(rang).any(|autre| autre.theme == gommette.theme)
            })
        };
        let repond = bulletin.answers().next().is_some();
        let sort = if bulletin.illisible {
            Sort::Illisible
        } else if !gommettes.iter().all(|gommette| self.knows(*gommette)) {
            Sort::ThemeInconnu
        } else if gommettes.len() > au_plus {
            Sort::TropDeGommettes
        } else if self.cumul() != Cumul::Permis && twice() {
            return (self.cumul() == Cumul::UnParTheme).then_some(Sort::PlusieursSurUnTheme);
        } else if self.reponses_libres() != ReponsesLibres::Ouvertes && repond {
            let fermees = self.reponses_libres() == ReponsesLibres::Fermees;
            return fermees.then_some(Sort::ReponseNonPrevue);
        } else if gommettes.is_empty() && !repond {
            Sort::Blanc
        } else {
            Sort::Valide
        };
        Some(sort)
    }
}
