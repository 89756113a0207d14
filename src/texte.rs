//! One gate for types whose wire form is their text, and labels compared whatever their writing.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{self, Deserializer, Visitor};

/// Reads a string through [`FromStr`]; anything else is refused with what was expected.
pub(crate) fn deserialize<'de, T, D>(deserializer: D, attendu: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(Texte { attendu, lu: PhantomData })
}

struct Texte<T> {
    attendu: &'static str,
    lu: PhantomData<T>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Texte<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.attendu)
    }

    fn visit_str<E: de::Error>(self, texte: &str) -> Result<T, E> {
        texte.parse().map_err(E::custom)
    }
}

/// Serde through `Display` and `FromStr`: whatever the one accepts, so does the other. The schema states the
/// texts as a pattern of ECMA-262, or as a list.
macro_rules! wire_as_text {
    ($type:ty, $attendu:literal, pattern: $motif:expr) => {
        crate::texte::wire_as_text!($type, $attendu, crate::texte::matching($attendu, $motif));
    };
    ($type:ty, $attendu:literal, one_of: $liste:expr) => {
        crate::texte::wire_as_text!($type, $attendu, crate::texte::one_of($attendu, $liste));
    };
    ($type:ty, $attendu:literal, $schema:expr) => {
        crate::texte::wire_as_text!($type, $attendu, $schema, named: stringify!($type));
    };
    // Under a name of its own, where another type has that of the type.
    ($type:ty, $attendu:literal, $schema:expr, named: $nom:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::texte::deserialize(deserializer, $attendu)
            }
        }

        crate::texte::schema_as!($type, $schema, named: $nom);
    };
}

pub(crate) use wire_as_text;

/// The schema of a type whose serde is written by hand, beside it.
macro_rules! schema_as {
    ($type:ty, $schema:expr) => {
        crate::texte::schema_as!($type, $schema, named: stringify!($type));
    };
    ($type:ty, $schema:expr, named: $nom:expr) => {
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $nom.into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($type)).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}

pub(crate) use schema_as;

#[cfg(feature = "schema")]
pub(crate) fn matching(attendu: &str, motif: &str) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "description": attendu, "pattern": motif })
}

#[cfg(feature = "schema")]
pub(crate) fn one_of<T: fmt::Display>(
    attendu: &str,
    liste: impl IntoIterator<Item = T>,
) -> schemars::Schema {
    let textes: Vec<String> = liste.into_iter().map(|valeur| valeur.to_string()).collect();
    schemars::json_schema!({ "type": "string", "description": attendu, "enum": textes })
}

/// A map whose keys are names of a list: `schemars` states those of a pattern only.
#[cfg(all(feature = "schema", feature = "tableur"))]
pub(crate) fn keyed<K: schemars::JsonSchema, V: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
) -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<K>(),
        "additionalProperties": generator.subschema_for::<V>(),
    })
}

/// Lower case without accents; combining marks are dropped, `œ` and `æ` are two letters.
pub(crate) fn fold(texte: &str) -> String {
    let mut plie = String::with_capacity(texte.len());
    for caractere in texte.chars().flat_map(char::to_lowercase) {
        match caractere {
            'à' | 'â' | 'ä' => plie.push('a'),
            'ç' => plie.push('c'),
            'é' | 'è' | 'ê' | 'ë' => plie.push('e'),
            'î' | 'ï' => plie.push('i'),
            'ô' | 'ö' => plie.push('o'),
            'ù' | 'û' | 'ü' => plie.push('u'),
            'ÿ' => plie.push('y'),
            'œ' => plie.push_str("oe"),
            'æ' => plie.push_str("ae"),
            '\u{300}'..='\u{36F}' => {}
            autre => plie.push(autre),
        }
    }
    plie
}
