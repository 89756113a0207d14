//! Stickers by theme.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Bulletin, CleDeTheme, Gommette, Question, Sort};
use crate::nombre::Taux;

/// The stickers on one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voix {
    /// Stickers, those on its sub-themes included.
    pub gommettes: u64,
    /// People who put at least one on it; `None` where only stickers were counted and a person may put several.
    pub personnes: Option<u64>,
}

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

    fn merge(self, autre: Self) -> Self {
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

    fn push(&mut self, sort: Sort) {
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

/// The stickers of a workshop, or of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompteDesVoix {
    pub(super) personnes: u64,
    pub(super) themes: BTreeMap<CleDeTheme, Voix>,
    pub(super) sous_themes: BTreeMap<Gommette, u64>,
    pub(super) reponses: BTreeMap<String, u64>,
    pub(super) a_part: APart,
    pub(super) sans_a_part: u64,
}

/// A theme at its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LigneDeClassement {
    /// One more than the themes that have strictly more stickers: 1, 1, 3.
    pub rang: u32,
    /// The theme.
    pub theme: CleDeTheme,
    /// Its stickers.
    pub voix: Voix,
    /// How many other themes have as many stickers; zero where it is alone at its rank.
    pub ex_aequo: u32,
}

impl CompteDesVoix {
    pub(super) fn empty(question: &Question) -> Self {
        let nul = Voix { gommettes: 0, personnes: Some(0) };
        Self {
            personnes: 0,
            themes: question.themes().iter().map(|theme| (theme.cle, nul)).collect(),
            sous_themes: BTreeMap::new(),
            reponses: BTreeMap::new(),
            a_part: APart::default(),
            sans_a_part: 0,
        }
    }

    pub(super) fn of(question: &Question, bulletins: &[Bulletin]) -> Self {
        let mut compte = Self::empty(question);
        for bulletin in bulletins {
            compte.push(question.judge(bulletin), bulletin);
        }
        compte
    }

    fn push(&mut self, sort: Sort, bulletin: &Bulletin) {
        if sort != Sort::Valide {
            self.a_part.push(sort);
            return;
        }
        self.personnes = self.personnes.saturating_add(1);
        for gommette in &bulletin.gommettes {
            if let Some(voix) = self.themes.get_mut(&gommette.theme) {
                voix.gommettes = voix.gommettes.saturating_add(1);
            }
            if gommette.sous_theme.is_some() {
                add(&mut self.sous_themes, *gommette, 1);
            }
        }
        let siens: BTreeSet<CleDeTheme> =
            bulletin.gommettes.iter().map(|gommette| gommette.theme).collect();
        for theme in &siens {
            let Some(voix) = self.themes.get_mut(theme) else { continue };
            voix.personnes = voix.personnes.map(|nombre| nombre.saturating_add(1));
        }
        for reponse in bulletin.answers() {
            add(&mut self.reponses, reponse.to_owned(), 1);
        }
    }

    /// Both together; they are of one question.
    pub(super) fn merge(mut self, autre: &Self) -> Self {
        self.personnes = self.personnes.saturating_add(autre.personnes);
        for (theme, voix) in &autre.themes {
            if let Some(siennes) = self.themes.get_mut(theme) {
                siennes.gommettes = siennes.gommettes.saturating_add(voix.gommettes);
                let personnes = siennes.personnes.zip(voix.personnes);
                siennes.personnes = personnes.map(|(a, b)| a.saturating_add(b));
            }
        }
        for (gommette, nombre) in &autre.sous_themes {
            add(&mut self.sous_themes, *gommette, *nombre);
        }
        for (reponse, nombre) in &autre.reponses {
            add(&mut self.reponses, reponse.clone(), *nombre);
        }
        self.a_part = self.a_part.merge(autre.a_part);
        self.sans_a_part = self.sans_a_part.saturating_add(autre.sans_a_part);
        self
    }

    /// People whose sheet is valid.
    #[must_use]
    pub fn personnes(&self) -> u64 {
        self.personnes
    }

    /// Stickers of valid sheets.
    #[must_use]
    pub fn gommettes(&self) -> u64 {
        self.themes.values().fold(0, |total, voix| total.saturating_add(voix.gommettes))
    }

    /// The stickers by theme; a theme without any has zero.
    #[must_use]
    pub fn themes(&self) -> &BTreeMap<CleDeTheme, Voix> {
        &self.themes
    }

    /// The stickers that are on a sub-theme, by sub-theme; they are among those of its theme.
    #[must_use]
    pub fn sous_themes(&self) -> &BTreeMap<Gommette, u64> {
        &self.sous_themes
    }

    /// The answers in one’s own words of valid sheets, as written, and how often each.
    #[must_use]
    pub fn reponses(&self) -> &BTreeMap<String, u64> {
        &self.reponses
    }

    /// Sheets that do not count.
    #[must_use]
    pub fn a_part(&self) -> APart {
        self.a_part
    }

    /// Of how many workshops the sheets that do not count are not known.
    #[must_use]
    pub fn sans_a_part(&self) -> u64 {
        self.sans_a_part
    }

    /// The themes from the most stickers to the fewest; at one rank, by letter.
    #[must_use]
    pub fn ranking(&self) -> Vec<LigneDeClassement> {
        let mut par_voix: Vec<(CleDeTheme, Voix)> =
            self.themes.iter().map(|(theme, voix)| (*theme, *voix)).collect();
        // Stable: letters stay in order.
        par_voix.sort_by_key(|(_, voix)| core::cmp::Reverse(voix.gommettes));
        let mut lignes = Vec::with_capacity(par_voix.len());
        let mut rang = 1_u32;
        for groupe in par_voix.chunk_by(|(_, a), (_, b)| a.gommettes == b.gommettes) {
            let nombre = u32::try_from(groupe.len()).unwrap_or(u32::MAX);
            let ex_aequo = nombre.saturating_sub(1);
            lignes.extend(groupe.iter().map(|(theme, voix)| LigneDeClassement {
                rang,
                theme: *theme,
                voix: *voix,
                ex_aequo,
            }));
            rang = rang.saturating_add(nombre);
        }
        lignes
    }

    /// The share of a theme in the stickers; `None` if there is no sticker, or no such theme.
    #[must_use]
    pub fn part_des_gommettes(&self, theme: CleDeTheme) -> Option<Taux> {
        Taux::of(self.themes.get(&theme)?.gommettes, self.gommettes()).ok()
    }

    /// The share of the people who put at least one sticker on a theme; `None` if it is not known, if there is
    /// nobody, or no such theme.
    ///
    /// Shares of people do not add up to one: a person has several stickers.
    #[must_use]
    pub fn part_des_personnes(&self, theme: CleDeTheme) -> Option<Taux> {
        Taux::of(self.themes.get(&theme)?.personnes?, self.personnes).ok()
    }
}

fn add<K: Ord>(comptes: &mut BTreeMap<K, u64>, cle: K, nombre: u64) {
    let place = comptes.entry(cle).or_default();
    *place = place.saturating_add(nombre);
}
