use serde::{Deserialize, Serialize};

use crate::identifiant::{Annee, Nom};

/// The term of a contract as a document prints it: its words, the years that they say, and where. It is never
/// corrected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct DureeImprimee {
    texte: Nom,
    lieu: Nom,
    du: Annee,
    au: Annee,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "DureeImprimee", deny_unknown_fields)]
struct Brute {
    texte: Nom,
    lieu: Nom,
    du: Annee,
    au: Annee,
}

/// The years of a printed term are in the wrong order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("printed term {:?} ({lieu}): expected the last year {au} in {du} or later", texte.as_str())]
pub struct DureeImprimeeError {
    /// The words.
    pub texte: Nom,
    /// Where they are printed.
    pub lieu: Nom,
    /// The first year that was read.
    pub du: Annee,
    /// The last.
    pub au: Annee,
}

impl DureeImprimee {
    /// A printed term: its words, where they are, and the years that they say.
    ///
    /// # Errors
    /// [`DureeImprimeeError`] if it ends before it starts.
    pub fn new(texte: Nom, lieu: Nom, du: Annee, au: Annee) -> Result<Self, DureeImprimeeError> {
        if au < du {
            return Err(DureeImprimeeError { texte, lieu, du, au });
        }
        Ok(Self { texte, lieu, du, au })
    }

    /// The words: « 2015 – 2023 ».
    #[must_use]
    pub const fn texte(&self) -> &Nom {
        &self.texte
    }

    /// Where they are printed.
    #[must_use]
    pub const fn lieu(&self) -> &Nom {
        &self.lieu
    }

    /// The first year.
    #[must_use]
    pub const fn du(&self) -> Annee {
        self.du
    }

    /// The last.
    #[must_use]
    pub const fn au(&self) -> Annee {
        self.au
    }
}

impl TryFrom<Brute> for DureeImprimee {
    type Error = DureeImprimeeError;

    fn try_from(Brute { texte, lieu, du, au }: Brute) -> Result<Self, Self::Error> {
        Self::new(texte, lieu, du, au)
    }
}

impl From<DureeImprimee> for Brute {
    fn from(DureeImprimee { texte, lieu, du, au }: DureeImprimee) -> Self {
        Self { texte, lieu, du, au }
    }
}
