//! The wire forms of amounts: strings, never floats.

use core::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Euros, Somme};

impl Serialize for Euros {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.plain())
    }
}

impl<'de> Deserialize<'de> for Euros {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Montant)
        } else {
            deserializer.deserialize_str(Montant)
        }
    }
}

struct Montant;

impl Visitor<'_> for Montant {
    type Value = Euros;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as a string (\"1704613.00\") or a whole number of euros")
    }

    fn visit_str<E: de::Error>(self, texte: &str) -> Result<Euros, E> {
        texte.parse().map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, euros: i64) -> Result<Euros, E> {
        euros.checked_mul(100).map(Euros::from_centimes).ok_or_else(|| {
            E::custom(format_args!("{euros} € is out of range: at most 2^63 - 1 cents fit"))
        })
    }

    fn visit_u64<E: de::Error>(self, euros: u64) -> Result<Euros, E> {
        i64::try_from(euros)
            .map_err(|_| {
                E::custom(format_args!("{euros} € is out of range: at most 2^63 - 1 cents fit"))
            })
            .and_then(|euros| self.visit_i64(euros))
    }

    fn visit_f64<E: de::Error>(self, flottant: f64) -> Result<Euros, E> {
        Err(E::custom(format_args!(
            "{flottant} is a binary float, already rounded by whoever wrote it: expected the amount as a string (\"1704613.00\"); for data that only has floats, name `nombre::double`"
        )))
    }
}

impl Serialize for Somme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.plain())
    }
}

impl<'de> Deserialize<'de> for Somme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::texte::deserialize(deserializer, "a total as a string (\"1704613.00\")")
    }
}

crate::texte::schema_as!(
    Euros,
    schemars::json_schema!({
        "description": "An amount in euros: a string, exact to the cent (`\"1704613.00\"`), or a whole number. A float is refused.",
        "anyOf": [
            { "type": "string", "pattern": "^-?[0-9]+(?:\\.[0-9]{1,2})?$" },
            { "type": "integer", "minimum": -92_233_720_368_547_758_i64, "maximum": 92_233_720_368_547_758_i64 },
        ],
    })
);
crate::texte::schema_as!(
    Somme,
    crate::texte::matching(
        "A total in euros, exact to the cent: a string, `\"1704613.00\"`.",
        "^-?[0-9]+(?:\\.[0-9]{1,2})?$"
    )
);
