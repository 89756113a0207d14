//! What the laws share: the wire without a format, texts one slip away from a valid one, and
//! arithmetic done another way than in the crate.

use std::cmp::Ordering;
use std::fmt;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::value::{Error, StrDeserializer};
use serde::{Serialize, de::DeserializeOwned};

pub fn from_wire<T: DeserializeOwned>(texte: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(texte)).ok()
}

pub fn to_wire(valeur: &impl Serialize) -> String {
    struct Fil<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for Fil<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Fil(valeur).to_string()
}

/// Any characters, line breaks included.
pub fn any_text() -> impl Strategy<Value = String> {
    "(?s).{0,40}"
}

/// Cents of either sign: a uniform draw alone would hardly meet an ordinary amount or an extreme.
pub fn centimes() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        -100_000_000..=100_000_000_i64,
        -1_000..=1_000_i64,
        select(vec![i64::MIN, i64::MIN + 1, -100, -1, 0, 1, 99, 100, i64::MAX - 1, i64::MAX]),
    ]
}

/// Cents of a total, its extremes included.
pub fn grands_centimes() -> impl Strategy<Value = i128> {
    prop_oneof![
        any::<i128>(),
        centimes().prop_map(i128::from),
        select(vec![i128::MIN, i128::MIN + 1, i128::MAX - 1, i128::MAX]),
    ]
}

/// Positive numbers of every length: a uniform draw is nearly always of the greatest.
pub fn of_any_length() -> impl Strategy<Value = u128> {
    (any::<u128>(), 0..128_u32).prop_map(|(n, decalage)| (n >> decalage).max(1))
}

/// A valid text after one slip: of the finger, of the case, of a blank, of an input method.
pub fn near_valid(valides: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (valides, 0..9_u8, any::<Index>(), stray()).prop_map(|(texte, geste, index, intrus)| {
        let mut caracteres: Vec<char> = texte.chars().collect();
        let place = index.index(caracteres.len().max(1));
        match geste {
            0 => caracteres.insert(place, intrus),
            1 if !caracteres.is_empty() => drop(caracteres.remove(place)),
            2 if !caracteres.is_empty() => caracteres[place] = intrus,
            3 if caracteres.len() > place + 1 => caracteres.swap(place, place + 1),
            4 => return texte.to_lowercase(),
            5 => return texte + " ",
            6 => return format!("+{texte}"),
            7 => return texte.chars().map(full_width).collect(),
            _ => return texte,
        }
        caracteres.into_iter().collect()
    })
}

fn full_width(c: char) -> char {
    c.to_digit(10).and_then(|n| char::from_u32(0xFF10 + n)).unwrap_or(c)
}

/// Characters that look like part of a code or of a number, and any other.
fn stray() -> impl Strategy<Value = char> {
    const ATTENDUS: &str = "0159ABCDEIMNPQVWabekm+-−–‑.,'’/()%€ \
        \u{A0}\u{202F}\u{2009}\u{2007}\u{FEFF}\t\n\0\u{FF11}٣²½Ⅻ";
    prop_oneof![4 => select(ATTENDUS.chars().collect::<Vec<_>>()), 1 => any::<char>()]
}

/// Compares `a / b` with `c / d` by continued fractions: no product, so nothing to overflow.
pub fn compare((a, b): (u128, u128), (c, d): (u128, u128)) -> Ordering {
    (a / b).cmp(&(c / d)).then_with(|| match (a % b, c % d) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        (gauche, droite) => compare((d, droite), (b, gauche)),
    })
}

/// Groups of three digits, counted from the right, behind a separator.
pub fn grouped(chiffres: &str, separateur: &str) -> String {
    let octets = chiffres.as_bytes();
    let groupes: Vec<&str> =
        octets.rchunks(3).rev().filter_map(|g| str::from_utf8(g).ok()).collect();
    groupes.join(separateur)
}
