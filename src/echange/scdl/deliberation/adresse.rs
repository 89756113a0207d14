use core::fmt;
use core::str::FromStr;

/// Where the document may be read: an absolute web address of RFC 3986.
///
/// Stricter than the format `uri` of the schema, which takes any scheme: `http` or `https`, a host by name or
/// IPv4, no user before it, and no character that RFC 3986 wants escaped.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::Adresse;
///
/// let adresse: Adresse = "https://data.exemple.fr/deliberations/200417_1.pdf".parse()?;
/// assert_eq!(adresse.as_str().len(), 50);
/// assert!("data.exemple.fr/200417_1.pdf".parse::<Adresse>().is_err());
/// assert!("https://data.exemple.fr/délibération.pdf".parse::<Adresse>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::AdresseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adresse(Box<str>);

/// Why a text is not an [`Adresse`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AdresseError {
    /// It does not start with `http://` or `https://`.
    #[error("address {0:?}: expected `http://` or `https://`, then a host")]
    Schema(String),
    /// The host or the port is malformed.
    #[error(
        "address {0:?}: expected a host of letters, digits, `-`, `.`, then a port of digits if any"
    )]
    Hote(String),
    /// A character that must be escaped.
    #[error("address {texte:?}: {caractere:?} must be escaped by `%` and two hexadecimal digits")]
    Caractere {
        /// The text refused.
        texte: String,
        /// The first character that may not be there.
        caractere: char,
    },
}

impl Adresse {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Adresse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Adresse {
    type Err = AdresseError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let reste = texte.strip_prefix("https://").or_else(|| texte.strip_prefix("http://"));
        let reste = reste.ok_or_else(|| AdresseError::Schema(texte.to_owned()))?;
        let (autorite, chemin) = reste
            .split_at_checked(reste.find(['/', '?', '#']).unwrap_or(reste.len()))
            .unwrap_or((reste, ""));
        if !is_authority(autorite) {
            return Err(AdresseError::Hote(texte.to_owned()));
        }
        match first_stray(chemin) {
            Some(caractere) => Err(AdresseError::Caractere { texte: texte.to_owned(), caractere }),
            None => Ok(Self(texte.into())),
        }
    }
}

fn is_authority(autorite: &str) -> bool {
    let (hote, port) = autorite.split_once(':').unwrap_or((autorite, ""));
    let right = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    hote.contains(|c: char| c.is_ascii_alphanumeric())
        && hote.chars().all(right)
        && port.len() <= 5
        && port.bytes().all(|b| b.is_ascii_digit())
}

/// The first character of a path, a query or a fragment that RFC 3986 does not take there.
fn first_stray(chemin: &str) -> Option<char> {
    let mut fragment = false;
    let mut caracteres = chemin.chars();
    while let Some(caractere) = caracteres.next() {
        let right = match caractere {
            '%' => (0..2).all(|_| caracteres.next().is_some_and(|c| c.is_ascii_hexdigit())),
            '#' => !core::mem::replace(&mut fragment, true),
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            autre => "-._~!$&'()*+,;=:@/?".contains(autre),
        };
        if !right {
            return Some(caractere);
        }
    }
    None
}

crate::texte::wire_as_text!(
    Adresse,
    "a web address, `http://` or `https://`",
    pattern: concat!(
        "^https?://[A-Za-z0-9.-]*[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{0,5})?",
        "(?:[/?](?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?",
        "(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$",
    )
);
