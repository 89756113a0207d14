use core::fmt;
use core::str::FromStr;

use super::CodeDepartement;
use super::chiffres::number;

/// Code of a commune in the *code officiel géographique*: five characters, never a number.
///
/// A *département* of two characters and three digits, or one of overseas and two digits. Whether the
/// commune exists on a given day is another question: `93059` is well formed and obsolete.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::CodeCommune;
///
/// const BETHUNE: CodeCommune = CodeCommune::parse("62119").unwrap();
/// assert_eq!(BETHUNE.departement().to_string(), "62");
/// assert_eq!("01053".parse::<CodeCommune>()?.to_string(), "01053");
/// assert_eq!(
///     "1053".parse::<CodeCommune>().unwrap_err().to_string(),
///     "commune \"1053\": expected five characters, a leading zero included"
/// );
/// # Ok::<(), contrat_de_ville::identifiant::CodeCommuneError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeCommune {
    /// Rank of the *département* in text order, and the number.
    departement: CodeDepartement,
    numero: u16,
}

/// Why a text is not a [`CodeCommune`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeCommuneError {
    /// Not five characters.
    #[error("commune {0:?}: expected five characters, a leading zero included")]
    Longueur(String),
    /// It does not start with a *département*.
    #[error("commune {0:?}: does not start with the code of a département")]
    Departement(String),
    /// The rest is not a number above zero.
    #[error("commune {0:?}: expected digits, not all zero, behind the département")]
    Numero(String),
}

impl CodeCommune {
    /// Reads the five characters, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        if texte.len() != 5 {
            return None;
        }
        let Some((departement, numero)) = split(texte.as_bytes()) else {
            return None;
        };
        match number(numero) {
            Some(numero @ 1..) => {
                #[allow(clippy::cast_possible_truncation)] // below 1000
                Some(Self { departement, numero: numero as u16 })
            }
            _ => None,
        }
    }

    /// Its *département*, or the overseas collectivity it belongs to.
    #[must_use]
    pub const fn departement(self) -> CodeDepartement {
        self.departement
    }
}

/// The *département*, and the digits behind it.
const fn split(octets: &[u8]) -> Option<(CodeDepartement, &[u8])> {
    let [a, b, c, ..] = octets else {
        return None;
    };
    let (largeur, departement) = match (a, b) {
        (b'9', b'7' | b'8') => (3, CodeDepartement::parse_wide([*a, *b, *c])),
        _ => (2, CodeDepartement::parse_wide([b'0', *a, *b])),
    };
    match departement {
        Some(departement) => Some((departement, octets.split_at(largeur).1)),
        None => None,
    }
}

impl fmt::Display for CodeCommune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let largeur = if self.departement.is_outre_mer() { 2 } else { 3 };
        f.pad(&format!("{}{:0largeur$}", self.departement, self.numero))
    }
}

impl fmt::Debug for CodeCommune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeCommune({self})")
    }
}

impl FromStr for CodeCommune {
    type Err = CodeCommuneError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| {
            let refuse = texte.to_owned();
            if texte.chars().count() != 5 {
                CodeCommuneError::Longueur(refuse)
            } else if split(texte.as_bytes()).is_none() {
                CodeCommuneError::Departement(refuse)
            } else {
                CodeCommuneError::Numero(refuse)
            }
        })
    }
}

/// A commune, as a part of a pattern.
#[cfg(feature = "schema")]
macro_rules! motif_commune {
    () => {
        "(?:(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])(?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})|(?:97[1-8]|98[4678])(?:0[1-9]|[1-9][0-9]))"
    };
}

#[cfg(feature = "schema")]
pub(crate) use motif_commune;

crate::texte::wire_as_text!(CodeCommune, "the code of a commune, a string of five characters", pattern: concat!("^", motif_commune!(), "$"));
