//! A vote of which only the counts are left.

use core::num::NonZeroU32;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{APart, CleDeTheme, CompteDesVoix, Cumul, Question, Voix};

/// The counts of a workshop, where the sheets are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleveDeVoix {
    /// People who voted.
    pub personnes: u32,
    /// Every theme of the question and its stickers, zeros too: a theme that is left out is not zero.
    pub voix: Vec<VoixDuTheme>,
    /// Sheets that were set apart, where they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_part: Option<APart>,
}

/// A theme and its stickers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VoixDuTheme {
    /// The theme.
    pub theme: CleDeTheme,
    /// Its stickers.
    pub gommettes: u32,
}

/// Why counts cannot come from a vote under the question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReleveDeVoixError {
    /// A theme that is not in the question.
    #[error("theme {0} with {1} stickers: expected a theme of the question")]
    ThemeInconnu(CleDeTheme, u32),
    /// A theme is there twice.
    #[error("theme {theme}: given twice, with {premier} and {second} stickers")]
    ThemeEnDouble {
        /// The theme.
        theme: CleDeTheme,
        /// Its stickers, once.
        premier: u32,
        /// And again.
        second: u32,
    },
    /// A theme of the question is not there.
    #[error("theme {0}: no count, expected one for every theme of the question, zero too")]
    ThemeManquant(CleDeTheme),
    /// More stickers than the people have.
    #[error("{gommettes} stickers of {personnes} people: expected {au_plus} a person at most")]
    TropDeGommettes {
        /// The stickers.
        gommettes: u64,
        /// The people.
        personnes: u32,
        /// How many a person has.
        au_plus: NonZeroU32,
    },
    /// More stickers on a theme than people, where a person may put one.
    #[error(
        "theme {theme}: {gommettes} stickers of {personnes} people: expected one a person at most"
    )]
    TropSurUnTheme {
        /// The theme.
        theme: CleDeTheme,
        /// Its stickers.
        gommettes: u32,
        /// The people.
        personnes: u32,
    },
}

impl ReleveDeVoix {
    /// The counts, once they may come from a vote under the question.
    pub(super) fn count(&self, question: &Question) -> Result<CompteDesVoix, ReleveDeVoixError> {
        let un_par_theme = question.cumul() == Cumul::UnParTheme;
        let mut par_theme = BTreeMap::new();
        for VoixDuTheme { theme, gommettes } in self.voix.iter().copied() {
            if question.theme(theme).is_none() {
                return Err(ReleveDeVoixError::ThemeInconnu(theme, gommettes));
            }
            if let Some(premier) = par_theme.insert(theme, gommettes) {
                let second = gommettes;
                return Err(ReleveDeVoixError::ThemeEnDouble { theme, premier, second });
            }
            if un_par_theme && gommettes > self.personnes {
                let personnes = self.personnes;
                return Err(ReleveDeVoixError::TropSurUnTheme { theme, gommettes, personnes });
            }
        }
        let mut compte = CompteDesVoix::empty(question);
        for (theme, voix) in &mut compte.themes {
            let gommettes =
                *par_theme.get(theme).ok_or(ReleveDeVoixError::ThemeManquant(*theme))?;
            // Without a sticker there is nobody, whatever the rule.
            let connu = un_par_theme || gommettes == 0;
            *voix =
                Voix { gommettes: gommettes.into(), personnes: connu.then_some(gommettes.into()) };
        }
        let (gommettes, personnes) = (compte.gommettes(), self.personnes);
        let au_plus = question.au_plus();
        if gommettes > u64::from(personnes).saturating_mul(au_plus.get().into()) {
            return Err(ReleveDeVoixError::TropDeGommettes { gommettes, personnes, au_plus });
        }
        compte.personnes = personnes.into();
        match self.a_part {
            Some(a_part) => compte.a_part = a_part,
            None => compte.sans_a_part = 1,
        }
        Ok(compte)
    }
}
