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

/// Serde through `Display` and `FromStr`: whatever the one accepts, so does the other.
macro_rules! wire_as_text {
    ($type:ty, $attendu:literal) => {
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
    };
}

pub(crate) use wire_as_text;

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
