use core::fmt;
use core::str::FromStr;
use std::sync::Arc;

/// A text of one to so many characters, without control characters and without blanks around it.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $(#[$error_meta:meta])* $error:ident, $max:literal, $attendu:literal) => {
        $(#[$meta])*
        ///
        /// Copies share one text.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        $(#[$error_meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("{0:?}: expected {attendu}", attendu = $attendu)]
        pub struct $error(pub String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        /// Lets a map keyed by this be asked with a text: both are compared and hashed as the text.
        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = $error;

            fn from_str(texte: &str) -> Result<Self, Self::Err> {
                let right = !texte.is_empty()
                    && texte.chars().count() <= $max
                    && texte.trim() == texte
                    && !texte.chars().any(char::is_control);
                right.then(|| Self(texte.into())).ok_or_else(|| $error(texte.to_owned()))
            }
        }

        crate::texte::wire_as_text!($name, $attendu, schema($attendu, $max));
    };
}

text! {
    /// Reference of a *dossier*, as its authority writes it. Nothing in it is interpreted.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::identifiant::Reference;
    ///
    /// let reference: Reference = "DA00042724-02".parse()?;
    /// assert_eq!(reference.as_str(), "DA00042724-02");
    /// assert!(" DA00042724".parse::<Reference>().is_err());
    /// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
    /// ```
    Reference,
    /// Why a text is not a [`Reference`]: the text refused.
    ReferenceError,
    64,
    "a reference, 1 to 64 characters, no control character, no blank around them"
}

text! {
    /// Name of a legal person, of a local scheme or of a local priority, as it is written.
    Nom,
    /// Why a text is not a [`Nom`]: the text refused.
    NomError,
    256,
    "a name, 1 to 256 characters, no control character, no blank around them"
}

text! {
    /// Code of an envelope of credits, as whoever manages it writes it. Nothing in it is interpreted.
    CodeEnveloppe,
    /// Why a text is not a [`CodeEnveloppe`]: the text refused.
    CodeEnveloppeError,
    64,
    "the code of an envelope, 1 to 64 characters, no control character, no blank around them"
}

/// A short text as a schema: the blanks and the control characters are those of Unicode.
#[cfg(feature = "schema")]
fn schema(attendu: &str, max: usize) -> schemars::Schema {
    const DEDANS: &str = r"[^\u0000-\u001F\u007F-\u009F]";
    const AU_BORD: &str =
        r"[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]";
    schemars::json_schema!({
        "type": "string",
        "description": attendu,
        "pattern": format!("^{AU_BORD}(?:{DEDANS}*{AU_BORD})?$"),
        "maxLength": max,
    })
}
