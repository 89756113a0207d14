//! The rule of a vote.

use core::fmt;
use core::num::{NonZeroU8, NonZeroU32};
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CleDeTheme, Gommette};
use crate::identifiant::Nom;

/// Whether a person may put several stickers on one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "concertation.Cumul")
)]
#[serde(rename_all = "snake_case")]
pub enum Cumul {
    /// Several stickers on one theme all count.
    Permis,
    /// One sticker on one theme, its sub-themes included.
    UnParTheme,
    /// It is not printed.
    NonDit,
}

/// Whether a sheet has room for an answer in one’s own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReponsesLibres {
    /// It has.
    Ouvertes,
    /// It has not: a sheet with one is set apart.
    Fermees,
    /// It is not printed.
    NonDit,
}

/// What is known of the sub-themes that a theme lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SousThemes {
    /// It lists none, or they are not known: a sticker on one is not read.
    #[default]
    NonDits,
    /// Only how many there are.
    Comptes(NonZeroU8),
    /// Their titles, in the order of the sheet: at most 255, the ranks that a sticker can name.
    Intitules(Vec<Nom>),
}

impl SousThemes {
    /// How many there are, where it is known.
    #[must_use]
    pub fn nombre(&self) -> Option<usize> {
        match self {
            Self::NonDits => None,
            Self::Comptes(nombre) => Some(nombre.get().into()),
            Self::Intitules(titres) => Some(titres.len()),
        }
    }

    fn is_not_said(&self) -> bool {
        *self == Self::NonDits
    }
}

/// A theme that is put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ThemeSoumis {
    /// Its letter.
    pub cle: CleDeTheme,
    /// Its title.
    pub titre: Nom,
    /// Its sub-themes.
    #[serde(default, skip_serializing_if = "SousThemes::is_not_said")]
    pub sous_themes: SousThemes,
}

/// The question of a vote by *gommettes*, and its rule. It has no setter: what was voted under one rule cannot be
/// counted under another. What print leaves out of the rule is said to be so ([`Cumul::NonDit`],
/// [`ReponsesLibres::NonDit`]); a sheet whose fate hangs on it is then refused, not guessed.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::{Bulletin, Question, Sort};
///
/// let question: Question = serde_json::from_str(r#"{
///     "texte": "Quelles sont les 2 thématiques les plus importantes ?",
///     "au_plus": 2, "cumul": "un_par_theme", "reponses_libres": "fermees",
///     "themes": [{"cle": "A", "titre": "mobilité"}, {"cle": "B", "titre": "santé", "sous_themes": {"comptes": 5}}]
/// }"#)?;
/// let judge = |gommettes: &[&str]| {
///     let gommettes = gommettes.iter().map(|texte| texte.parse().unwrap()).collect();
///     question.judge(&Bulletin { gommettes, ..Bulletin::default() })
/// };
/// assert_eq!(judge(&["A", "B5"]), Some(Sort::Valide));
/// assert_eq!(judge(&["A", "B", "B"]), Some(Sort::TropDeGommettes));
/// assert_eq!(judge(&["B1", "B2"]), Some(Sort::PlusieursSurUnTheme));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "concertation.Question")
)]
#[serde(try_from = "QuestionBrute")]
pub struct Question {
    texte: Nom,
    au_plus: NonZeroU32,
    cumul: Cumul,
    reponses_libres: ReponsesLibres,
    themes: Vec<ThemeSoumis>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct QuestionBrute {
    texte: Nom,
    au_plus: NonZeroU32,
    cumul: Cumul,
    reponses_libres: ReponsesLibres,
    themes: Vec<ThemeSoumis>,
}

impl TryFrom<QuestionBrute> for Question {
    type Error = QuestionError;

    fn try_from(brute: QuestionBrute) -> Result<Self, QuestionError> {
        let QuestionBrute { texte, au_plus, cumul, reponses_libres, themes } = brute;
        Self::new(texte, au_plus, cumul, reponses_libres, themes)
    }
}

/// Why themes are no question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// Nothing to vote on.
    #[error("question {texte:?}: no theme, expected at least one", texte = .0.as_str())]
    SansTheme(Nom),
    /// Two themes have one letter.
    #[error("theme {cle} ({:?}): this letter was given before, to {:?}", second.as_str(), premier.as_str())]
    CleEnDouble {
        /// The letter.
        cle: CleDeTheme,
        /// The title of the first.
        premier: Nom,
        /// The title of the second.
        second: Nom,
    },
    /// A list of sub-themes that is empty: whether there are none or they are not known is not said.
    #[error("theme {0}: an empty list of sub-themes, expected at least one, or no list")]
    SousThemesVides(CleDeTheme),
    /// A theme lists more sub-themes than a sticker can name.
    #[error("theme {cle}: {nombre} sub-themes, expected at most 255")]
    TropDeSousThemes {
        /// The letter of the theme.
        cle: CleDeTheme,
        /// How many.
        nombre: usize,
    },
    /// A theme lists one sub-theme twice.
    #[error("theme {cle}: sub-theme {:?} is given twice", titre.as_str())]
    SousThemeEnDouble {
        /// The letter of the theme.
        cle: CleDeTheme,
        /// The title of the sub-theme.
        titre: Nom,
    },
}

impl Question {
    /// A question: its text, how many stickers a person has at most, whether several may be on one theme, whether
    /// answers in one’s own words are open, and the themes in the order of the sheet.
    ///
    /// # Errors
    /// [`QuestionError`] if there is no theme, two with one letter, or a list of sub-themes that is empty, has more than
    /// 255 or has one twice.
    pub fn new(
        texte: Nom,
        au_plus: NonZeroU32,
        cumul: Cumul,
        reponses_libres: ReponsesLibres,
        themes: Vec<ThemeSoumis>,
    ) -> Result<Self, QuestionError> {
        if themes.is_empty() {
            return Err(QuestionError::SansTheme(texte));
        }
        for (rang, theme) in themes.iter().enumerate() {
            if let Some(premier) = themes.iter().take(rang).find(|autre| autre.cle == theme.cle) {
                let (premier, second) = (premier.titre.clone(), theme.titre.clone());
                return Err(QuestionError::CleEnDouble { cle: theme.cle, premier, second });
            }
            let SousThemes::Intitules(titres) = &theme.sous_themes else { continue };
            if titres.is_empty() {
                return Err(QuestionError::SousThemesVides(theme.cle));
            }
            if titres.len() > usize::from(u8::MAX) {
                let (cle, nombre) = (theme.cle, titres.len());
                return Err(QuestionError::TropDeSousThemes { cle, nombre });
            }
            let mut vus = BTreeSet::new();
            if let Some(titre) = titres.iter().find(|titre| !vus.insert(*titre)) {
                let (cle, titre) = (theme.cle, titre.clone());
                return Err(QuestionError::SousThemeEnDouble { cle, titre });
            }
        }
        Ok(Self { texte, au_plus, cumul, reponses_libres, themes })
    }

    /// The text of the question.
    #[must_use]
    pub fn texte(&self) -> &Nom {
        &self.texte
    }

    /// How many stickers a person has at most.
    #[must_use]
    pub fn au_plus(&self) -> NonZeroU32 {
        self.au_plus
    }

    /// Whether several may be on one theme.
    #[must_use]
    pub fn cumul(&self) -> Cumul {
        self.cumul
    }

    /// Whether answers in one’s own words are open.
    #[must_use]
    pub fn reponses_libres(&self) -> ReponsesLibres {
        self.reponses_libres
    }

    /// The themes, in the order of the sheet.
    #[must_use]
    pub fn themes(&self) -> &[ThemeSoumis] {
        &self.themes
    }

    /// A theme by its letter.
    #[must_use]
    pub fn theme(&self, cle: CleDeTheme) -> Option<&ThemeSoumis> {
        self.themes.iter().find(|theme| theme.cle == cle)
    }

    /// Whether a sticker is on a theme of the question, and on one of its known sub-themes if it is on a sub-theme.
    #[must_use]
    pub fn knows(&self, gommette: Gommette) -> bool {
        self.theme(gommette.theme).is_some_and(|theme| {
            gommette.sous_theme.is_none_or(|rang| {
                theme.sous_themes.nombre().is_some_and(|nombre| usize::from(rang.get()) <= nombre)
            })
        })
    }
}

impl fmt::Display for Cumul {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Permis => "plusieurs gommettes sur un thème comptent",
            Self::UnParTheme => "une seule gommette par thème",
            Self::NonDit => "plusieurs gommettes sur un thème ou une seule, non dit",
        })
    }
}

impl fmt::Display for ReponsesLibres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ouvertes => "réponses libres ouvertes",
            Self::Fermees => "pas de réponse libre",
            Self::NonDit => "réponses libres ou non, non dit",
        })
    }
}
