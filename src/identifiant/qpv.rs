use core::fmt;
use core::str::FromStr;

use super::CodeDepartement;
use super::chiffres::number;

/// The list of quarters that a code belongs to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Geographie {
    /// Décrets 2014-1750 and 2014-1751: codes `QP…`.
    #[serde(rename = "2015")]
    De2015,
    /// Décrets 2023-1314 and 2024-1212: codes `QN…`.
    #[serde(rename = "2024")]
    De2024,
}

impl fmt::Display for Geographie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::De2015 => "géographie de 2015",
            Self::De2024 => "géographie de 2024",
        })
    }
}

/// The letter that ends a code of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suffixe {
    /// `C`: seen in Mayotte only; the published text does not explain it.
    C,
    /// `I`: the same perimeter as in 2015.
    I,
    /// `M`: existed in 2015, with another perimeter (*modifié*, not *métropole*); may be merged or split.
    M,
    /// `N`: new in 2024.
    N,
}

impl Suffixe {
    const fn parse(octet: u8) -> Option<Self> {
        match octet {
            b'C' => Some(Self::C),
            b'I' => Some(Self::I),
            b'M' => Some(Self::M),
            b'N' => Some(Self::N),
            _ => None,
        }
    }
}

impl fmt::Display for Suffixe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Code of a *quartier prioritaire de la politique de la ville*, of the list of 2015 or of 2024.
///
/// `QP` + *département* on three characters + three digits in 2015; `QN` + *département* + two
/// digits + a letter in 2024 ([`Suffixe`]). A code of 2024 is never the code of 2015 rewritten:
/// quarters were merged, split and swapped, and only the published table links them.
///
/// # Source
/// [`Regle::QpvCode2015`](crate::droit::Regle::QpvCode2015) and
/// [`Regle::QpvCode2024`](crate::droit::Regle::QpvCode2024): the published lists, read through secondary
/// sources; the letter `C` was read off the codes themselves.
///
/// Well formed is all that is proved here; whether the code is on a list is another question. Four
/// bytes, ordered as the text.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::{CodeQpv, Geographie, Suffixe};
///
/// const MONT_LIEBAUT: CodeQpv = CodeQpv::parse("QP062008").unwrap();
/// assert_eq!(MONT_LIEBAUT.geographie(), Geographie::De2015);
/// let marseille: CodeQpv = "QN01325M".parse()?;
/// assert_eq!(marseille.suffixe(), Some(Suffixe::M));
/// assert_eq!(marseille.departement().to_string(), "13");
/// assert!("QN01325P".parse::<CodeQpv>().is_err());
/// # Ok::<(), contrat_de_ville::identifiant::CodeQpvError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeQpv(Rang);

/// Why a text is not a [`CodeQpv`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeQpvError {
    /// Neither `QP` nor `QN` and six more characters.
    #[error("QPV code {0:?}: expected `QP` or `QN` and six more characters")]
    Forme(String),
    /// The *département* is not one of three characters.
    #[error("QPV code {0:?}: no such département, expected three characters (`062`, `02A`, `974`)")]
    Departement(String),
    /// What follows the *département* is malformed.
    #[error(
        "QPV code {0:?}: expected three digits behind the département of a `QP`, two digits and N, M, I or C behind that of a `QN`"
    )]
    Numero(String),
}

/// What the codes of quarters and of contracts share: generation, *département*, number, letter, in
/// the order of their text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Rang(u32);

impl Rang {
    /// Behind the two letters of 2024: `06201M`.
    pub(super) const fn of_2024(octets: &[u8]) -> Option<Self> {
        let [a, b, c, dizaine, unite, lettre] = octets else {
            return None;
        };
        match (
            CodeDepartement::parse_wide([*a, *b, *c]),
            number(&[*dizaine, *unite]),
            Suffixe::parse(*lettre),
        ) {
            (Some(departement), Some(numero), Some(suffixe)) => {
                #[allow(clippy::cast_possible_truncation)] // below 100
                Some(Self(departement.wide_rank() << 9 | (numero as u32) << 2 | suffixe as u32))
            }
            _ => None,
        }
    }

    /// A number of three digits behind a *département*, or behind none, in the generation that comes
    /// second in text.
    pub(super) const fn of_2015(departement: Option<CodeDepartement>, numero: u32) -> Self {
        let rang = match departement {
            Some(departement) => departement.wide_rank(),
            None => 0,
        };
        Self(Self::DE_2015 | rang << 10 | numero)
    }

    const DE_2015: u32 = 1 << 31;

    pub(super) const fn is_2015(self) -> bool {
        self.0 & Self::DE_2015 != 0
    }

    pub(super) const fn departement(self) -> CodeDepartement {
        let decalage = if self.is_2015() { 10 } else { 9 };
        CodeDepartement::from_wide_rank((self.0 & !Self::DE_2015) >> decalage)
    }

    pub(super) const fn numero(self) -> u32 {
        if self.is_2015() { self.0 & 0x3FF } else { self.0 >> 2 & 0x7F }
    }

    pub(super) const fn suffixe(self) -> Option<Suffixe> {
        match (self.is_2015(), self.0 & 3) {
            (true, _) => None,
            (false, 0) => Some(Suffixe::C),
            (false, 1) => Some(Suffixe::I),
            (false, 2) => Some(Suffixe::M),
            (false, _) => Some(Suffixe::N),
        }
    }
}

impl CodeQpv {
    /// Reads the eight characters, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        let rang = match texte.as_bytes() {
            [b'Q', b'N', reste @ ..] => Rang::of_2024(reste),
            [b'Q', b'P', a, b, c, reste @ ..] if reste.len() == 3 => {
                match (CodeDepartement::parse_wide([*a, *b, *c]), number(reste)) {
                    #[allow(clippy::cast_possible_truncation)] // below 1000
                    (Some(departement), Some(numero)) => {
                        Some(Rang::of_2015(Some(departement), numero as u32))
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        match rang {
            Some(rang) => Some(Self(rang)),
            None => None,
        }
    }

    /// The list it belongs to.
    #[must_use]
    pub const fn geographie(self) -> Geographie {
        if self.0.is_2015() { Geographie::De2015 } else { Geographie::De2024 }
    }

    /// Its *département*, or the overseas collectivity it belongs to.
    #[must_use]
    pub const fn departement(self) -> CodeDepartement {
        self.0.departement()
    }

    /// Its order number in the *département*: three digits in 2015, two in 2024.
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

impl fmt::Display for CodeQpv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self.suffixe() {
            Some(suffixe) => self.0.write_2024("QN", suffixe),
            None => format!("QP{:0>3}{:03}", self.departement(), self.numero()),
        })
    }
}

impl Rang {
    /// Two letters, then what [`Rang::of_2024`] reads.
    pub(super) fn write_2024(self, lettres: &str, suffixe: Suffixe) -> String {
        format!("{lettres}{:0>3}{:02}{suffixe}", self.departement(), self.numero())
    }
}

impl fmt::Debug for CodeQpv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeQpv({self})")
    }
}

impl FromStr for CodeQpv {
    type Err = CodeQpvError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| {
            let refuse = texte.to_owned();
            match texte.as_bytes() {
                [b'Q', b'N' | b'P', a, b, c, _, _, _] => {
                    match CodeDepartement::parse_wide([*a, *b, *c]) {
                        Some(_) => CodeQpvError::Numero(refuse),
                        None => CodeQpvError::Departement(refuse),
                    }
                }
                _ => CodeQpvError::Forme(refuse),
            }
        })
    }
}

crate::texte::wire_as_text!(CodeQpv, "the code of a QPV, a string of eight characters", pattern: "^Q(?:P(?:0(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])|97[1-8]|98[4678])[0-9]{3}|N(?:0(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])|97[1-8]|98[4678])[0-9]{2}[CIMN])$");
