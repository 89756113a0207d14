//! A vote of which only the counts are left.

use core::num::NonZeroU32;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{APart, CleDeTheme, CompteDesVoix, Cumul, Question, ReponsesLibres, Sort, Voix};

/// The counts of a workshop, where the sheets are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleveDeVoix {
    /// People whose sheet is valid.
    pub personnes: u32,
    /// Every theme of the question and its stickers, zeros too: a theme that is left out is not zero.
    pub voix: Vec<VoixDuTheme>,
    /// Sheets that were set apart, where they were counted: for each reason that the rule has, at most 2³² − 1.
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
    /// Fewer stickers than people, where a sheet without a sticker is blank.
    #[error(
        "{gommettes} stickers of {personnes} people: expected one a person at least, since no answer is open"
    )]
    TropPeuDeGommettes {
        /// The stickers.
        gommettes: u64,
        /// The people.
        personnes: u32,
    },
    /// Sheets set apart for what the rule allows.
    #[error("{nombre} sheets set apart as « {sort} », expected none under this rule")]
    MotifSansRegle {
        /// The reason.
        sort: Sort,
        /// How many.
        nombre: u64,
    },
    /// More sheets set apart than a workshop can have.
    #[error("{nombre} sheets set apart as « {sort} », expected at most {max}", max = u32::MAX)]
    TropAPart {
        /// The reason.
        sort: Sort,
        /// How many.
        nombre: u64,
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
        if question.reponses_libres() == ReponsesLibres::Fermees && gommettes < personnes.into() {
            return Err(ReleveDeVoixError::TropPeuDeGommettes { gommettes, personnes });
        }
        compte.personnes = personnes.into();
        compte.sans_details = 1;
        match self.a_part {
            Some(a_part) => compte.a_part = set_apart(a_part, question)?,
            None => compte.sans_a_part = 1,
        }
        Ok(compte)
    }
}

/// Sheets set apart, once the rule has each reason, and sums over workshops stay within 64 bits.
fn set_apart(a_part: APart, question: &Question) -> Result<APart, ReleveDeVoixError> {
    for (sort, nombre) in a_part.par_motif() {
        let sans_regle = match sort {
            Sort::PlusieursSurUnTheme => question.cumul() == Cumul::Permis,
            Sort::ReponseNonPrevue => question.reponses_libres() == ReponsesLibres::Ouvertes,
            Sort::Valide
            | Sort::Illisible
            | Sort::ThemeInconnu
            | Sort::TropDeGommettes
            | Sort::Blanc => false,
        };
        if sans_regle && nombre > 0 {
            return Err(ReleveDeVoixError::MotifSansRegle { sort, nombre });
        }
        if nombre > u32::MAX.into() {
            return Err(ReleveDeVoixError::TropAPart { sort, nombre });
        }
    }
    Ok(a_part)
}
