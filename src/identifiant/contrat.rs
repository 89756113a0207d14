use core::fmt;
use core::str::FromStr;

use super::CodeDepartement;
use super::chiffres::number;
use super::qpv::{Rang, Suffixe};

/// Code of a *contrat de ville* in the published lists.
///
/// `CV` + three digits for the contracts of 2015; `CN` + *département* on three characters + two
/// digits + a letter for those of 2024. The published list of 2024 mixes both. Four bytes, ordered as
/// the text. Codes glued together in real files (`CV380CV384`) are not a code.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::CodeContrat;
///
/// const BETHUNE_2015: CodeContrat = CodeContrat::parse("CV221").unwrap();
/// assert_eq!(BETHUNE_2015.departement(), None);
/// let cabbalr: CodeContrat = "CN06201M".parse()?;
/// assert_eq!(cabbalr.departement().map(|d| d.to_string()).as_deref(), Some("62"));
/// assert!("CV380CV384".parse::<CodeContrat>().is_err());
/// # Ok::<(), contrat_de_ville::identifiant::CodeContratError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeContrat(Rang);

/// Why a text is not a [`CodeContrat`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "contract code {0:?}: expected `CV` and three digits, or `CN`, a département on three characters, two digits and N, M or I"
)]
pub struct CodeContratError(pub String);

impl CodeContrat {
    /// Reads the code, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        match texte.as_bytes() {
            [b'C', b'V', chiffres @ ..] if chiffres.len() == 3 => match number(chiffres) {
                #[allow(clippy::cast_possible_truncation)] // below 1000
                Some(numero) => Some(Self(Rang::of_2015(None, numero as u32))),
                None => None,
            },
            [b'C', b'N', reste @ ..] => match Rang::of_2024(reste) {
                Some(rang) if !matches!(rang.suffixe(), Some(Suffixe::C)) => Some(Self(rang)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Its *département*, which only the codes of 2024 name.
    #[must_use]
    pub const fn departement(self) -> Option<CodeDepartement> {
        if self.0.is_2015() { None } else { Some(self.0.departement()) }
    }

    /// Its order number: three digits in 2015, two within the *département* in 2024.
    #[must_use]
    pub const fn numero(self) -> u32 {
        self.0.numero()
    }

    /// The letter of a code of 2024.
    #[must_use]
    pub const fn suffixe(self) -> Option<Suffixe> {
        self.0.suffixe()
    }
}

impl fmt::Display for CodeContrat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self.suffixe() {
            Some(suffixe) => self.0.write_2024("CN", suffixe),
            None => format!("CV{:03}", self.numero()),
        })
    }
}

impl fmt::Debug for CodeContrat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeContrat({self})")
    }
}

impl FromStr for CodeContrat {
    type Err = CodeContratError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| CodeContratError(texte.to_owned()))
    }
}

/// A contract, as a part of a pattern.
#[cfg(feature = "schema")]
macro_rules! motif_contrat {
    () => {
        "C(?:V[0-9]{3}|N(?:0(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])|97[1-8]|98[4678])[0-9]{2}[IMN])"
    };
}

#[cfg(feature = "schema")]
pub(crate) use motif_contrat;

crate::texte::wire_as_text!(
    CodeContrat,
    "the code of a contract, a string of five or eight characters",
    pattern: concat!("^", motif_contrat!(), "$")
);
