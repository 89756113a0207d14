//! The bytes of a text file: which encoding they are in, whether they were broken before, and what separates cells.

#![deny(clippy::arithmetic_side_effects)]

use core::fmt;
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How the bytes of a file, or of one of its lines, are read as text.
///
/// UTF-8 where the bytes are valid UTF-8, else Windows-1252, under the table that browsers use (WHATWG). A French
/// text in Windows-1252 is valid UTF-8 by accident only where a capital is followed by a sign, as in `Ã©`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Encodage {
    /// UTF-8, as the national formats ask for.
    Utf8,
    /// UTF-8 after the three bytes `EF BB BF`, as spreadsheets write it.
    Utf8AvecBom,
    /// Windows-1252, one byte a character.
    Windows1252,
}

impl fmt::Display for Encodage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8AvecBom => "UTF-8 avec BOM",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Why bytes are not a text that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodageError {
    /// The mark of UTF-16.
    #[error("the file starts with {0:02X?}, the mark of UTF-16: expected UTF-8 or Windows-1252")]
    Utf16([u8; 2]),
    /// A byte of zero, which no text has: a workbook, an archive, or UTF-16 without its mark.
    #[error(
        "byte {position} is zero: expected a text in UTF-8 or Windows-1252, not a workbook, an archive or UTF-16"
    )]
    OctetNul {
        /// Where, from zero.
        position: usize,
    },
}

/// The three bytes that spreadsheets write before UTF-8.
pub(crate) const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Refuses the bytes that begin UTF-16, and those of no text.
pub(crate) fn check(octets: &[u8]) -> Result<(), EncodageError> {
    if let [a @ (0xFF | 0xFE), b @ (0xFF | 0xFE), ..] = octets
        && a != b
    {
        return Err(EncodageError::Utf16([*a, *b]));
    }
    match octets.iter().position(|octet| *octet == 0) {
        Some(position) => Err(EncodageError::OctetNul { position }),
        None => Ok(()),
    }
}

/// The bytes of a whole file as text, and which encoding they were in; the mark is left out of the text.
///
/// # Errors
/// [`EncodageError`] for UTF-16, and for bytes that are no text.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::{Encodage, decode};
///
/// assert_eq!(decode(b"num\xE9raire")?, ("numéraire".into(), Encodage::Windows1252));
/// assert!(decode(b"PK\x03\x04\0").is_err());
/// # Ok::<(), contrat_de_ville::echange::EncodageError>(())
/// ```
pub fn read(octets: &[u8]) -> Result<(Cow<'_, str>, Encodage), EncodageError> {
    check(octets)?;
    let (suite, utf8) = match octets.strip_prefix(BOM) {
        Some(suite) => (suite, Encodage::Utf8AvecBom),
        None => (octets, Encodage::Utf8),
    };
    Ok(match core::str::from_utf8(suite) {
        Ok(texte) => (Cow::Borrowed(texte), utf8),
        Err(_) => (windows_1252(suite), Encodage::Windows1252),
    })
}

/// The text of bytes in Windows-1252: every byte has a character.
pub(crate) fn windows_1252(octets: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(octets).0
}

/// A text that an earlier program broke: it is told, and never repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mojibake {
    /// `�` (U+FFFD): a character was lost.
    CaracterePerdu,
    /// UTF-8 that was read as Windows-1252: `Ã©` for `é`, `â€™` for `’`.
    Utf8LuEnWindows1252,
    /// A control character of U+0080 to U+009F, which no keyboard types.
    CaractereDeControle,
}

impl Mojibake {
    /// What a text shows first, if anything.
    ///
    /// The pairs looked for are those that French letters and signs give, and that no French text has: `Ã` or `Â`
    /// before a sign, `Å“`, `Å’`, `Å¸`, `â€`, `â‚¬`, `ï»¿`. Others exist (`é »` with a no-break space reads
    /// as a Chinese character), and are no proof.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::echange::Mojibake;
    ///
    /// assert_eq!(Mojibake::find("numÃ©raire"), Some(Mojibake::Utf8LuEnWindows1252));
    /// assert_eq!(Mojibake::find("num\u{FFFD}raire"), Some(Mojibake::CaracterePerdu));
    /// assert_eq!(Mojibake::find("Âge, pâté, « cité\u{a0}»"), None);
    /// ```
    #[must_use]
    pub fn find(texte: &str) -> Option<Self> {
        let mut caracteres = texte.chars();
        while let Some(caractere) = caracteres.next() {
            let mut suite = caracteres.clone();
            match (caractere, suite.next(), suite.next()) {
                ('\u{FFFD}', ..) => return Some(Self::CaracterePerdu),
                ('\u{80}'..='\u{9F}', ..) => return Some(Self::CaractereDeControle),
                ('Ã' | 'Â', Some(signe), _) if is_continuation(signe) => {
                    return Some(Self::Utf8LuEnWindows1252);
                }
                ('Å', Some('“' | '’' | '¸'), _)
                | ('â', Some('€'), _)
                | ('â', Some('‚'), Some('¬'))
                | ('ï', Some('»'), Some('¿')) => return Some(Self::Utf8LuEnWindows1252),
                _ => {}
            }
        }
        None
    }
}

impl fmt::Display for Mojibake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::CaracterePerdu => "caractère perdu (�)",
            Self::Utf8LuEnWindows1252 => "UTF-8 lu en Windows-1252",
            Self::CaractereDeControle => "caractère de contrôle",
        })
    }
}

/// Whether a character is written in Windows-1252 by a byte of 80 to BF, which continues a character of UTF-8.
fn is_continuation(caractere: char) -> bool {
    matches!(caractere, '\u{80}'..='\u{BF}')
        || matches!(
            caractere,
            '€' | '‚' | 'ƒ' | '„' | '…' | '†' | '‡' | 'ˆ' | '‰' | 'Š' | '‹' | 'Œ' | 'Ž'
        )
        || matches!(
            caractere,
            '‘' | '’'
                | '“'
                | '”'
                | '•'
                | '–'
                | '—'
                | '˜'
                | '™'
                | 'š'
                | '›'
                | 'œ'
                | 'ž'
                | 'Ÿ'
        )
}

/// What separates the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delimiteur {
    /// `,`, as the national formats ask for.
    Virgule,
    /// `;`, as French spreadsheets write it.
    PointVirgule,
    /// A tab.
    Tabulation,
}

/// Why the separator of a file is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "header {entete:?}: {virgules} `,`, {points_virgules} `;` and {tabulations} tabs outside quotes, expected one kind: name the separator"
)]
pub struct DelimiteurAmbigu {
    /// The line of the headers.
    pub entete: String,
    /// The `,` outside quotes.
    pub virgules: usize,
    /// The `;` outside quotes.
    pub points_virgules: usize,
    /// The tabs outside quotes.
    pub tabulations: usize,
}

impl Delimiteur {
    /// Every separator, the one of the national formats first.
    pub const TOUS: [Self; 3] = [Self::Virgule, Self::PointVirgule, Self::Tabulation];

    /// The character, one byte.
    #[must_use]
    pub const fn octet(self) -> u8 {
        match self {
            Self::Virgule => b',',
            Self::PointVirgule => b';',
            Self::Tabulation => b'\t',
        }
    }

    /// How many times it stands in a line outside quotes.
    pub(crate) fn count(self, ligne: &[u8]) -> usize {
        let mut dehors = true;
        ligne
            .iter()
            .filter(|octet| {
                dehors ^= **octet == b'"';
                dehors && **octet == self.octet()
            })
            .count()
    }

    /// The separator of a line of headers: the only kind that stands there outside quotes, or `None` if none does.
    ///
    /// # Errors
    /// [`DelimiteurAmbigu`] if two kinds do.
    pub fn find(entete: &str) -> Result<Option<Self>, DelimiteurAmbigu> {
        let [virgules, points_virgules, tabulations] =
            Self::TOUS.map(|delimiteur| delimiteur.count(entete.as_bytes()));
        match (virgules, points_virgules, tabulations) {
            (0, 0, 0) => Ok(None),
            (_, 0, 0) => Ok(Some(Self::Virgule)),
            (0, _, 0) => Ok(Some(Self::PointVirgule)),
            (0, 0, _) => Ok(Some(Self::Tabulation)),
            _ => Err(DelimiteurAmbigu {
                entete: entete.to_owned(),
                virgules,
                points_virgules,
                tabulations,
            }),
        }
    }
}

impl fmt::Display for Delimiteur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Virgule => "virgule",
            Self::PointVirgule => "point-virgule",
            Self::Tabulation => "tabulation",
        })
    }
}
