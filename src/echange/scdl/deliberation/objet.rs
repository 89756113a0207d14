use core::fmt;
use core::str::FromStr;

/// What a deliberation is about, as it is printed: any length, several lines if need be.
///
/// The schema sets no length. Line feeds are kept, other control characters are refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::Objet;
///
/// let objet: Objet = "Rapport « politique de la ville »\n2023".parse()?;
/// assert_eq!(objet.as_str().lines().count(), 2);
/// assert!(" ".parse::<Objet>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::ObjetError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objet(Box<str>);

/// Why a text is not an [`Objet`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("object {0:?}: expected a text, no control character but line feeds, no blank around it")]
pub struct ObjetError(pub String);

impl Objet {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Objet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Objet {
    type Err = ObjetError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let right = !texte.is_empty()
            && texte.trim() == texte
            && !texte.chars().any(|c| c.is_control() && c != '\n');
        right.then(|| Self(texte.into())).ok_or_else(|| ObjetError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Objet,
    "the object of a deliberation, no control character but line feeds, no blank around it",
    crate::texte::matching(
        "What a deliberation is about: no control character but line feeds, no blank around it.",
        concat!(
            r"^[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]",
            r"(?:[^\u0000-\u0009\u000B-\u001F\u007F-\u009F]*",
            r"[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000])?$",
        )
    ),
    named: "echange.scdl.deliberation.Objet"
);
