use core::fmt;
use core::str::FromStr;

use super::Code;

/// A text of a deposit, as it was written: blanks around it are kept, as the schema takes them.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $(#[$error_meta:meta])* $error:ident, $check:path, $attendu:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        $(#[$error_meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("{0:?}: expected {attendu}", attendu = $attendu)]
        pub struct $error(pub String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// A text that the reader has checked.
            pub(super) fn of_checked(texte: &str) -> Self {
                Self(texte.into())
            }
        }

        impl FromStr for $name {
            type Err = $error;

            fn from_str(texte: &str) -> Result<Self, Self::Err> {
                match $check(texte) {
                    Ok(_) => Ok(Self(texte.into())),
                    Err(_) => Err($error(texte.to_owned())),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        crate::texte::wire_as_text!($name, $attendu);
    };
}

text! {
    /// A text of any length that says something: a name, a reference, a scheme.
    Libelle,
    /// A text says nothing, or has a byte of zero.
    LibelleError, check_libelle, "a text that is not blank, without U+0000"
}

text! {
    /// What a subsidy is for: 1 to 256 characters that say something.
    Objet,
    /// A text is blank, longer than 256 characters, or has a byte of zero.
    ObjetError, check_256, "a text of 1 to 256 characters that is not blank, without U+0000"
}

text! {
    /// Conditions of payment in free words, which are neither *unique* nor *échelonné*.
    AutresConditions,
    /// A text is blank, too long, has a byte of zero, or names one of the other conditions.
    AutresConditionsError, check_autres,
    "a text of 1 to 256 characters, without U+0000, that is neither `unique` nor `échelonné`"
}

text! {
    /// A scheme of the directory of aid to companies: 1 to 5 characters, without blanks around.
    IdRae,
    /// Blank, longer than 5 characters, with blanks around or a byte of zero.
    IdRaeError, check_id_rae, "1 to 5 characters, without blanks around nor U+0000"
}

/// A text that is not blank. A byte of zero ends a text for most programs.
pub(super) fn check_libelle(texte: &str) -> Result<&str, Code> {
    check_text(texte, true)
}

/// As [`check_libelle`]; whoever knows that the text has no byte of zero spares the search.
pub(super) fn check_text(texte: &str, avec_nul: bool) -> Result<&str, Code> {
    match texte.as_bytes() {
        [] => Err(Code::ChampVide),
        [premier, ..] if !premier.is_ascii_graphic() && texte.trim_start().is_empty() => {
            Err(Code::TexteBlanc)
        }
        octets if avec_nul && octets.contains(&0) => Err(Code::OctetNul),
        _ => Ok(texte),
    }
}

pub(super) fn check_256(texte: &str) -> Result<&str, Code> {
    check_text_256(texte, true)
}

pub(super) fn check_text_256(texte: &str, avec_nul: bool) -> Result<&str, Code> {
    // The rule of the schema first: what breaks it and ours is told as the schema's.
    check_text(check_length(texte, 256)?, avec_nul)
}

/// A text is no longer in characters than in bytes.
fn check_length(texte: &str, plafond: usize) -> Result<&str, Code> {
    if texte.len() <= plafond || texte.chars().count() <= plafond {
        Ok(texte)
    } else {
        Err(Code::TropLong)
    }
}

pub(super) fn check_id_rae(texte: &str) -> Result<&str, Code> {
    if texte.trim() != texte {
        return Err(Code::BlancsAutour);
    }
    check_libelle(check_length(texte, 5)?)
}

fn check_autres(texte: &str) -> Result<&str, Code> {
    match super::conditions::relaxed(texte.trim()) {
        Some(_) => Err(Code::Ecriture),
        None => check_256(texte),
    }
}
