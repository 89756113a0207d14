use core::fmt;
use core::str::FromStr;

use super::Code;

/// In money, in kind, or both. The schema has « both » in either order, which says the same and is one value here;
/// it is written with money first.
///
/// # Wire
/// The text of the schema: `"aide en numéraire;aide en nature"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// *Aide en numéraire*.
    EnNumeraire,
    /// *Aide en nature*.
    EnNature,
    /// Both.
    LesDeux,
}

/// Not a text of the schema: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nature {0:?}: expected `aide en numéraire`, `aide en nature`, or both separated by `;`")]
pub struct NatureError(pub String);

impl Nature {
    /// The text of the schema.
    #[must_use]
    pub const fn texte(self) -> &'static str {
        match self {
            Self::EnNumeraire => "aide en numéraire",
            Self::EnNature => "aide en nature",
            Self::LesDeux => "aide en numéraire;aide en nature",
        }
    }
}

pub(super) fn strict(texte: &str) -> Result<Nature, Code> {
    match texte {
        "aide en numéraire" => Ok(Nature::EnNumeraire),
        "aide en nature" => Ok(Nature::EnNature),
        "aide en numéraire;aide en nature" | "aide en nature;aide en numéraire" => {
            Ok(Nature::LesDeux)
        }
        "" => Err(Code::ChampVide),
        _ => Err(Code::NatureInconnue),
    }
}

/// Whatever the case, the accents and the blanks around `;`.
pub(super) fn relaxed(texte: &str) -> Option<Nature> {
    let mut parts = texte.split(';').map(|part| crate::texte::fold(part.trim()));
    let (premiere, seconde, reste) = (parts.next()?, parts.next(), parts.next());
    match (premiere.as_str(), seconde.as_deref(), reste) {
        ("aide en numeraire", None, None) => Some(Nature::EnNumeraire),
        ("aide en nature", None, None) => Some(Nature::EnNature),
        ("aide en numeraire", Some("aide en nature"), None)
        | ("aide en nature", Some("aide en numeraire"), None) => Some(Nature::LesDeux),
        _ => None,
    }
}

impl fmt::Display for Nature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.texte())
    }
}

impl FromStr for Nature {
    type Err = NatureError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        strict(texte).map_err(|_| NatureError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Nature,
    "a nature of the schema (\"aide en numéraire\")",
    crate::texte::one_of(
        "In money, in kind, or both in either order.",
        [
            "aide en numéraire",
            "aide en nature",
            "aide en numéraire;aide en nature",
            "aide en nature;aide en numéraire",
        ]
    ),
    named: "echange.scdl.Nature"
);
