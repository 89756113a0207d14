//! Sheets that do not count.

use serde::{Deserialize, Serialize};

use super::Sort;

/// Sheets that do not count, by reason.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct APart {
    /// Declared unreadable.
    pub illisible: u64,
    /// With a sticker outside the question.
    pub theme_inconnu: u64,
    /// With too many stickers.
    pub trop_de_gommettes: u64,
    /// With two stickers on a theme where one is allowed.
    pub plusieurs_sur_un_theme: u64,
    /// With an answer that was not asked.
    pub reponse_non_prevue: u64,
    /// Blank.
    pub blanc: u64,
}

impl APart {
    /// The reasons, each with its sheets, in the order of [`Sort::TOUS`].
    #[must_use]
    pub const fn par_motif(&self) -> [(Sort, u64); 6] {
        [
            (Sort::Illisible, self.illisible),
            (Sort::ThemeInconnu, self.theme_inconnu),
            (Sort::TropDeGommettes, self.trop_de_gommettes),
            (Sort::PlusieursSurUnTheme, self.plusieurs_sur_un_theme),
            (Sort::ReponseNonPrevue, self.reponse_non_prevue),
            (Sort::Blanc, self.blanc),
        ]
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.par_motif().iter().fold(0, |total, (_, nombre)| total.saturating_add(*nombre))
    }

    pub(super) fn merge(self, autre: Self) -> Self {
        Self {
            illisible: self.illisible.saturating_add(autre.illisible),
            theme_inconnu: self.theme_inconnu.saturating_add(autre.theme_inconnu),
            trop_de_gommettes: self.trop_de_gommettes.saturating_add(autre.trop_de_gommettes),
            plusieurs_sur_un_theme: self
                .plusieurs_sur_un_theme
                .saturating_add(autre.plusieurs_sur_un_theme),
            reponse_non_prevue: self.reponse_non_prevue.saturating_add(autre.reponse_non_prevue),
            blanc: self.blanc.saturating_add(autre.blanc),
        }
    }

    pub(super) fn push(&mut self, sort: Sort) {
        let place = match sort {
            Sort::Valide => return,
            Sort::Illisible => &mut self.illisible,
            Sort::ThemeInconnu => &mut self.theme_inconnu,
            Sort::TropDeGommettes => &mut self.trop_de_gommettes,
            Sort::PlusieursSurUnTheme => &mut self.plusieurs_sur_un_theme,
            Sort::ReponseNonPrevue => &mut self.reponse_non_prevue,
            Sort::Blanc => &mut self.blanc,
        };
        *place = place.saturating_add(1);
    }
}
