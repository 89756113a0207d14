use core::fmt;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::identifiant::Annee;
use crate::nombre::{Euros, double};

/// A value of a raw row, as it stood there: a text, a number, or nothing. Nothing is read into it yet.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::ValeurBrute;
///
/// let valeurs: Vec<ValeurBrute> = serde_json::from_str(r#"["2020", 2020, 19875.06, null]"#)?;
/// assert_eq!(valeurs[0], ValeurBrute::from("2020"));
/// assert_eq!(valeurs[2].to_string(), "19875.06");
/// assert!(valeurs[3].is_absente());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ValeurBrute(Contenu);

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
enum Contenu {
    #[default]
    Absente,
    Texte(String),
    Entier(i64),
    GrandEntier(u64),
    /// The shortest decimal that reads back to the same double, with a point or an exponent.
    Double(String),
}

impl ValeurBrute {
    /// Whether there is nothing: a key that is not there, or `null`. An empty text is something.
    #[must_use]
    pub fn is_absente(&self) -> bool {
        self.0 == Contenu::Absente
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_texte(&self) -> Option<&str> {
        match &self.0 {
            Contenu::Texte(texte) => Some(texte),
            Contenu::Absente
            | Contenu::Entier(_)
            | Contenu::GrandEntier(_)
            | Contenu::Double(_) => None,
        }
    }

    /// An amount: whole euros, a double by its shortest decimal, or the plain text of an amount.
    pub(super) fn to_euros(&self) -> Option<Euros> {
        match &self.0 {
            Contenu::Absente | Contenu::GrandEntier(_) => None,
            Contenu::Texte(texte) => Euros::parse(texte),
            Contenu::Entier(entier) => entier.checked_mul(100).map(Euros::from_centimes),
            Contenu::Double(texte) => double::euros(texte.parse().ok()?).ok(),
        }
    }

    /// A year: a whole number, or a text of four digits.
    pub(super) fn to_annee(&self) -> Option<Annee> {
        match &self.0 {
            Contenu::Entier(annee) => Annee::new((*annee).try_into().ok()?),
            Contenu::Texte(texte) => {
                let quatre = texte.len() == 4 && texte.bytes().all(|o| o.is_ascii_digit());
                Annee::new(texte.parse().ok().filter(|_| quatre)?)
            }
            Contenu::Absente | Contenu::GrandEntier(_) | Contenu::Double(_) => None,
        }
    }
}

impl From<&str> for ValeurBrute {
    fn from(texte: &str) -> Self {
        Self(Contenu::Texte(texte.to_owned()))
    }
}

impl From<i64> for ValeurBrute {
    fn from(entier: i64) -> Self {
        Self(Contenu::Entier(entier))
    }
}

impl fmt::Display for ValeurBrute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Contenu::Absente => Ok(()),
            Contenu::Texte(texte) | Contenu::Double(texte) => f.pad(texte),
            Contenu::Entier(entier) => entier.fmt(f),
            Contenu::GrandEntier(entier) => entier.fmt(f),
        }
    }
}

impl Serialize for ValeurBrute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Contenu::Absente => serializer.serialize_none(),
            Contenu::Texte(texte) => serializer.serialize_str(texte),
            Contenu::Entier(entier) => serializer.serialize_i64(*entier),
            Contenu::GrandEntier(entier) => serializer.serialize_u64(*entier),
            Contenu::Double(texte) => {
                serializer.serialize_f64(texte.parse().map_err(serde::ser::Error::custom)?)
            }
        }
    }
}

impl<'de> Deserialize<'de> for ValeurBrute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Valeur)
    }
}

struct Valeur;

impl Visitor<'_> for Valeur {
    type Value = ValeurBrute;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number or null")
    }

    fn visit_unit<E: de::Error>(self) -> Result<ValeurBrute, E> {
        Ok(ValeurBrute(Contenu::Absente))
    }

    fn visit_str<E: de::Error>(self, texte: &str) -> Result<ValeurBrute, E> {
        Ok(texte.into())
    }

    fn visit_i64<E: de::Error>(self, entier: i64) -> Result<ValeurBrute, E> {
        Ok(entier.into())
    }

    fn visit_u64<E: de::Error>(self, entier: u64) -> Result<ValeurBrute, E> {
        Ok(i64::try_from(entier)
            .map_or(ValeurBrute(Contenu::GrandEntier(entier)), ValeurBrute::from))
    }

    fn visit_f64<E: de::Error>(self, double: f64) -> Result<ValeurBrute, E> {
        // `Debug` keeps a point or an exponent, so that a double is not taken for a whole number.
        Ok(ValeurBrute(Contenu::Double(format!("{double:?}"))))
    }
}

crate::texte::schema_as!(
    ValeurBrute,
    schemars::json_schema!({
        "description": "A value of a raw row, as it stood there.",
        "type": ["string", "number", "null"],
    })
);
