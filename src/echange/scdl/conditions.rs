use core::fmt;
use core::str::FromStr;

use super::texte::check_256;
use super::{AutresConditions, AutresConditionsError, Code};

/// How a subsidy is paid.
///
/// # Wire
/// The text of the schema: `"unique"`, `"échelonné"`, or the description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conditions {
    /// At once: *unique*.
    Unique,
    /// By instalments: *échelonné*.
    Echelonne,
    /// As told in free words.
    Autre(AutresConditions),
}

impl Conditions {
    /// The text of the schema.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unique => "unique",
            Self::Echelonne => "échelonné",
            Self::Autre(texte) => texte.as_str(),
        }
    }
}

/// Conditions whose words are still in the line that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConditionsLues<'a> {
    Unique,
    Echelonne,
    Autre(&'a str),
}

impl<'a> ConditionsLues<'a> {
    pub(super) const fn as_str(self) -> &'a str {
        match self {
            Self::Unique => "unique",
            Self::Echelonne => "échelonné",
            Self::Autre(texte) => texte,
        }
    }

    pub(super) fn to_conditions(self) -> Conditions {
        match self {
            Self::Unique => Conditions::Unique,
            Self::Echelonne => Conditions::Echelonne,
            Self::Autre(texte) => Conditions::Autre(AutresConditions::of_checked(texte)),
        }
    }
}

/// The words of the schema, or free words; [`Code::Ecriture`] where only blanks, case or accents part them from it.
pub(super) fn strict(texte: &str) -> Result<ConditionsLues<'_>, Code> {
    match texte {
        "unique" => Ok(ConditionsLues::Unique),
        "échelonné" => Ok(ConditionsLues::Echelonne),
        _ if relaxed(texte.trim()).is_some() => Err(Code::Ecriture),
        _ => check_256(texte).map(ConditionsLues::Autre),
    }
}

/// Whatever the case and the accents.
pub(super) fn relaxed(texte: &str) -> Option<ConditionsLues<'static>> {
    // As long in bytes as the longest writing: no other text is folded.
    if texte.len() > 16 {
        return None;
    }
    match crate::texte::fold(texte).as_str() {
        "unique" => Some(ConditionsLues::Unique),
        "echelonne" => Some(ConditionsLues::Echelonne),
        _ => None,
    }
}

impl fmt::Display for Conditions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Conditions {
    type Err = AutresConditionsError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        strict(texte)
            .map(ConditionsLues::to_conditions)
            .map_err(|_| AutresConditionsError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Conditions,
    "conditions of payment (\"unique\", \"échelonné\" or words)",
    super::texte::schema(
        "conditions of payment (`unique`, `échelonné` or words), 1 to 256 characters",
        Some(256)
    )
);
