//! The letter of a theme, and a sticker on it.

use core::fmt;
use core::num::NonZeroU8;
use core::str::FromStr;

/// The letter of a theme on a sheet, from A to Z.
///
/// # Wire
/// The string `"A"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CleDeTheme(u8);

/// A text is no letter of a theme: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("theme {0:?}: expected one letter from A to Z")]
pub struct CleDeThemeError(String);

impl CleDeTheme {
    /// A capital letter from A to Z; `None` for another character.
    #[must_use]
    pub fn new(lettre: char) -> Option<Self> {
        u8::try_from(lettre).ok().filter(u8::is_ascii_uppercase).map(Self)
    }

    /// The letter.
    #[must_use]
    pub const fn lettre(self) -> char {
        self.0 as char
    }
}

impl fmt::Display for CleDeTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.lettre().encode_utf8(&mut [0; 4]))
    }
}

impl FromStr for CleDeTheme {
    type Err = CleDeThemeError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let mut lettres = texte.chars();
        let seule = lettres.next().filter(|_| lettres.next().is_none());
        seule.and_then(Self::new).ok_or_else(|| CleDeThemeError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(CleDeTheme, "the letter of a theme, from A to Z", pattern: "^[A-Z]$");

/// A sticker: on a theme, or on one of its sub-themes, by their rank on the sheet from 1.
///
/// # Wire
/// The string `"A"`, or `"A2"` for the second sub-theme of A.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::Gommette;
///
/// let gommette: Gommette = "D7".parse()?;
/// assert_eq!((gommette.theme.lettre(), gommette.sous_theme.map(|rang| rang.get())), ('D', Some(7)));
/// assert!("D0".parse::<Gommette>().is_err());
/// # Ok::<(), contrat_de_ville::concertation::GommetteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gommette {
    /// The theme.
    pub theme: CleDeTheme,
    /// The sub-theme, where the sticker is on one.
    pub sous_theme: Option<NonZeroU8>,
}

/// A text is no sticker: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "sticker {0:?}: expected the letter of a theme, then at most the rank of a sub-theme from 1 to 255, as `A` or `A2`"
)]
pub struct GommetteError(String);

impl fmt::Display for Gommette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sous_theme {
            Some(rang) => write!(f, "{}{rang}", self.theme),
            None => self.theme.fmt(f),
        }
    }
}

impl FromStr for Gommette {
    type Err = GommetteError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let read = || {
            let mut lettres = texte.chars();
            let theme = CleDeTheme::new(lettres.next()?)?;
            let rang = lettres.as_str();
            if rang.is_empty() {
                return Some(Self { theme, sous_theme: None });
            }
            // What `u8` reads and would not write again: `+2`, `02`.
            let rang = Some(rang).filter(|rang| !rang.starts_with(['+', '0']))?;
            Some(Self { theme, sous_theme: Some(rang.parse().ok()?) })
        };
        read().ok_or_else(|| GommetteError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Gommette,
    "a sticker, `A` or `A2`",
    pattern: "^[A-Z](?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])?$"
);
