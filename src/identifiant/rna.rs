use core::fmt;
use core::str::FromStr;

/// Number of an association in the *répertoire national des associations*: `W` and nine digits.
///
/// Overseas, the third character is a letter (`W9R1011072`): real deposits have it, though the schema
/// of subsidies asks for digits only. Both are read, and [`Rna::is_alphanumeric`] tells them apart.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::Rna;
///
/// let rna: Rna = "W333216789".parse()?;
/// assert!(!rna.is_alphanumeric());
/// assert!("W9R1011072".parse::<Rna>()?.is_alphanumeric());
/// assert!("W33321678".parse::<Rna>().is_err());
/// # Ok::<(), contrat_de_ville::identifiant::RnaError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rna {
    /// The nine characters in base 36, where digits come before letters as they do in text.
    base36: u64,
}

/// Why a text is not an [`Rna`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "RNA number {0:?}: expected `W` and nine digits, or `W9`, a capital letter and seven digits"
)]
pub struct RnaError(pub String);

impl Rna {
    /// Reads the ten characters, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        let [b'W', premier, deuxieme, ..] = texte.as_bytes() else {
            return None;
        };
        let lettre = *premier == b'9' && deuxieme.is_ascii_uppercase();
        if texte.len() != 10 {
            return None;
        }
        let (_, mut reste) = texte.as_bytes().split_at(1);
        let mut rang = 0_u8;
        let mut base36 = 0_u64;
        while let [octet, suite @ ..] = reste {
            let valeur = if octet.is_ascii_digit() {
                *octet - b'0'
            } else if lettre && rang == 1 {
                *octet - b'A' + 10
            } else {
                return None;
            };
            base36 = base36 * 36 + valeur as u64;
            rang += 1;
            reste = suite;
        }
        Some(Self { base36 })
    }

    /// Whether the number has the alphanumeric form met overseas. One of digits may be overseas too.
    #[must_use]
    pub const fn is_alphanumeric(self) -> bool {
        self.base36 / 36_u64.pow(7) % 36 >= 10
    }
}

impl fmt::Display for Rna {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut texte = [b'W'; 10];
        let mut reste = self.base36;
        for place in texte.iter_mut().skip(1).rev() {
            let valeur = u8::try_from(reste % 36).unwrap_or(0);
            *place = if valeur < 10 { b'0' + valeur } else { b'A' + valeur - 10 };
            reste /= 36;
        }
        f.pad(core::str::from_utf8(&texte).unwrap_or_default())
    }
}

impl fmt::Debug for Rna {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rna({self})")
    }
}

impl FromStr for Rna {
    type Err = RnaError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| RnaError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(Rna, "an RNA number, a string of ten characters", pattern: "^W(?:[0-9]{9}|9[A-Z][0-9]{7})$");
