//! Stickers by theme.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{APart, Bulletin, CleDeTheme, Gommette, Question, Sort};
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

impl Voix {
    pub(super) const AUCUNE: Self = Self { gommettes: 0, personnes: Some(0) };

    /// One sticker more, of somebody who has none there yet or of somebody who has.
    fn push(&mut self, premiere: bool) {
        self.gommettes = self.gommettes.saturating_add(1);
        self.personnes = self.personnes.map(|nombre| nombre.saturating_add(premiere.into()));
    }

    fn merge(&mut self, autre: Self) {
        self.gommettes = self.gommettes.saturating_add(autre.gommettes);
        let personnes = self.personnes.zip(autre.personnes);
        self.personnes = personnes.map(|(a, b)| a.saturating_add(b));
    }
}

/// The stickers of a workshop, or of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompteDesVoix {
    pub(super) personnes: u64,
    pub(super) themes: BTreeMap<CleDeTheme, Voix>,
    pub(super) sous_themes: BTreeMap<Gommette, Voix>,
    pub(super) reponses: BTreeMap<String, u64>,
    pub(super) repondants: Option<u64>,
    pub(super) details: Details,
    pub(super) sans_details: u64,
    pub(super) a_part: APart,
    pub(super) sans_a_part: u64,
}

/// How far a count tells what is finer than its themes: sub-themes, and answers in one’s own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Details {
    /// All that the sheets have: a sub-theme that is not there has no sticker.
    Entiers,
    /// What enough people gave, as a [`Masque`](super::Masque) says: what is not there is not zero.
    AuSeuil,
    /// Nothing, which is not zero.
    Tus,
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
        Self {
            personnes: 0,
            themes: question.themes().iter().map(|theme| (theme.cle, Voix::AUCUNE)).collect(),
            sous_themes: BTreeMap::new(),
            reponses: BTreeMap::new(),
            repondants: Some(0),
            details: Details::Entiers,
            sans_details: 0,
            a_part: APart::default(),
            sans_a_part: 0,
        }
    }

    pub(super) fn of(question: &Question, bulletins: &[Bulletin]) -> Self {
        let mut compte = Self::empty(question);
        for bulletin in bulletins {
            // The gate has let in no sheet whose fate is not known.
            if let Some(sort) = question.judge(bulletin) {
                compte.push(sort, bulletin);
            }
        }
        compte
    }

    fn push(&mut self, sort: Sort, bulletin: &Bulletin) {
        if sort != Sort::Valide {
            self.a_part.push(sort);
            return;
        }
        self.personnes = self.personnes.saturating_add(1);
        let (mut siens, mut plus_fins) = (BTreeSet::new(), BTreeSet::new());
        for gommette in &bulletin.gommettes {
            if let Some(voix) = self.themes.get_mut(&gommette.theme) {
                voix.push(siens.insert(gommette.theme));
            }
            if gommette.sous_theme.is_some() {
                let voix = self.sous_themes.entry(*gommette).or_insert(Voix::AUCUNE);
                voix.push(plus_fins.insert(*gommette));
            }
        }
        for reponse in bulletin.answers() {
            add(&mut self.reponses, reponse.to_owned(), 1);
        }
        if bulletin.answers().next().is_some() {
            self.repondants = self.repondants.map(|nombre| nombre.saturating_add(1));
        }
    }

    /// Both together; they are of one question.
    pub(super) fn merge(mut self, autre: &Self) -> Self {
        self.personnes = self.personnes.saturating_add(autre.personnes);
        for (theme, voix) in &autre.themes {
            if let Some(siennes) = self.themes.get_mut(theme) {
                siennes.merge(*voix);
            }
        }
        for (gommette, voix) in &autre.sous_themes {
            self.sous_themes.entry(*gommette).or_insert(Voix::AUCUNE).merge(*voix);
        }
        for (reponse, nombre) in &autre.reponses {
            add(&mut self.reponses, reponse.clone(), *nombre);
        }
        let repondants = self.repondants.zip(autre.repondants);
        self.repondants = repondants.map(|(a, b)| a.saturating_add(b));
        self.sans_details = self.sans_details.saturating_add(autre.sans_details);
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

    /// The stickers that are on a sub-theme, by sub-theme: those of sheets, as far as [`CompteDesVoix::details`] says.
    /// They are among those of its theme.
    #[must_use]
    pub fn sous_themes(&self) -> &BTreeMap<Gommette, Voix> {
        &self.sous_themes
    }

    /// The answers in one’s own words of valid sheets, as written, and how many people wrote each, as far as
    /// [`CompteDesVoix::details`] says.
    #[must_use]
    pub fn reponses(&self) -> &BTreeMap<String, u64> {
        &self.reponses
    }

    /// How many people wrote an answer; `None` where it is not shown.
    #[must_use]
    pub fn repondants(&self) -> Option<u64> {
        self.repondants
    }

    /// How far sub-themes and answers are told.
    #[must_use]
    pub fn details(&self) -> Details {
        self.details
    }

    /// Of how many workshops only stickers by theme were counted: their sub-themes and their answers are not known.
    #[must_use]
    pub fn sans_details(&self) -> u64 {
        self.sans_details
    }

    /// Whether no sheet was handed in, as far as is known.
    pub(super) fn is_empty(&self) -> bool {
        self.personnes == 0 && self.a_part == APart::default() && self.sans_a_part == 0
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
