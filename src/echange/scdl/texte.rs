use core::fmt;
use core::str::FromStr;

use super::Code;

/// A text of a deposit, as it was written: blanks around it are kept, as the schema takes them.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $(#[$error_meta:meta])* $error:ident, $check:path, $attendu:literal, $schema:expr, named: $nom:expr) => {
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

        crate::texte::wire_as_text!($name, $attendu, $schema, named: $nom);
    };
}

text! {
    /// A text of any length, one character at least: a name, a reference, a scheme.
    Libelle,
    /// An empty text.
    LibelleError, check_libelle, "a text of 1 character at least",
    schema("A text of 1 character at least.", None), named: "Libelle"
}

text! {
    /// What a subsidy is for: 1 to 256 characters.
    Objet,
    /// A text is empty, or longer than 256 characters.
    ObjetError, check_256, "a text of 1 to 256 characters",
    schema("A text of 1 to 256 characters.", Some(256)), named: "echange.scdl.Objet"
}

text! {
    /// Conditions of payment in free words, which are neither *unique* nor *échelonné*.
    AutresConditions,
    /// A text is empty, too long, or names one of the other conditions.
    AutresConditionsError, check_autres,
    "a text of 1 to 256 characters that is neither `unique` nor `échelonné`",
    schema("A text of 1 to 256 characters that is neither `unique` nor `échelonné`.", Some(256)),
    named: "AutresConditions"
}

text! {
    /// A scheme of the directory of aid to companies: 1 to 5 characters.
    IdRae,
    /// A text is empty, or longer than 5 characters.
    IdRaeError, check_5, "1 to 5 characters",
    schema("1 to 5 characters.", Some(5)), named: "IdRae"
}

#[cfg(feature = "schema")]
pub(super) fn schema(description: &str, max: Option<usize>) -> schemars::Schema {
    let mut schema =
        schemars::json_schema!({ "type": "string", "description": description, "minLength": 1 });
    if let Some(max) = max {
        schema.insert("maxLength".to_owned(), max.into());
    }
    schema
}

pub(super) fn check_libelle(texte: &str) -> Result<&str, Code> {
    if texte.is_empty() { Err(Code::ChampVide) } else { Ok(texte) }
}

pub(super) fn check_256(texte: &str) -> Result<&str, Code> {
    check_length(texte, 256)
}

pub(super) fn check_5(texte: &str) -> Result<&str, Code> {
    check_length(texte, 5)
}

/// A text is no longer in characters than in bytes.
fn check_length(texte: &str, plafond: usize) -> Result<&str, Code> {
    if texte.len() <= plafond || texte.chars().count() <= plafond {
        check_libelle(texte)
    } else {
        Err(Code::TropLong)
    }
}

fn check_autres(texte: &str) -> Result<&str, Code> {
    match super::conditions::relaxed(texte.trim()) {
        Some(_) => Err(Code::Ecriture),
        None => check_256(texte),
    }
}
