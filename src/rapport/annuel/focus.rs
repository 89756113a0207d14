//! Actions that a report puts forward.

use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Enonce, Sourcee};
use crate::identifiant::Nom;
use crate::texte::fold;

/// Ages, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "[u8; 2]", into = "[u8; 2]")]
pub struct Ages([u8; 2]);

/// Ages that end before they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("ages {de} to {a}: expected the youngest, then the oldest")]
pub struct AgesError {
    /// The youngest.
    pub de: u8,
    /// The oldest.
    pub a: u8,
}

impl Ages {
    /// From an age to another, both included.
    ///
    /// # Errors
    /// [`AgesError`] if the second is below the first.
    pub const fn new(de: u8, a: u8) -> Result<Self, AgesError> {
        if a < de { Err(AgesError { de, a }) } else { Ok(Self([de, a])) }
    }

    /// The youngest.
    #[must_use]
    pub const fn de(self) -> u8 {
        let Self([de, _]) = self;
        de
    }

    /// The oldest.
    #[must_use]
    pub const fn a(self) -> u8 {
        let Self([_, a]) = self;
        a
    }
}

impl TryFrom<[u8; 2]> for Ages {
    type Error = AgesError;

    fn try_from([de, a]: [u8; 2]) -> Result<Self, AgesError> {
        Self::new(de, a)
    }
}

impl From<Ages> for [u8; 2] {
    fn from(ages: Ages) -> Self {
        ages.0
    }
}

impl fmt::Display for Ages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} à {}\u{a0}ans", self.de(), self.a())
    }
}

/// An action put forward by the report, as told.
///
/// # Examples
/// Two documents that print two ranges of ages are both kept:
/// ```
/// use contrat_de_ville::rapport::annuel::Focus;
///
/// let focus: Focus = serde_json::from_str(r#"{
///     "titre": "Une action fictive", "operateur": "Une association",
///     "ages": [
///         { "valeur": [6, 12], "provenance": { "document": "rapport fictif" } },
///         { "valeur": [8, 12], "provenance": { "document": "dépliant fictif" } }
///     ]
/// }"#)?;
/// assert!(focus.has_diverging_ages());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// The title.
    pub titre: Enonce,
    /// Who carries it.
    pub operateur: Nom,
    /// What is said of it, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Enonce>,
    /// The ages, source by source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ages: Vec<Sourcee<Ages>>,
    /// How many communes, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nombre_de_communes: Option<u32>,
    /// The communes that are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communes: Vec<Nom>,
}

impl Focus {
    /// Whether two sources print other ages.
    #[must_use]
    pub fn has_diverging_ages(&self) -> bool {
        let mut ages = self.ages.iter().map(|source| source.valeur);
        ages.next().is_some_and(|premier| ages.any(|autre| autre != premier))
    }

    /// Whether communes are named, and are not as many as printed: one named twice, whatever the case and accents, is
    /// one.
    #[must_use]
    pub fn has_other_communes(&self) -> bool {
        let nommees: BTreeSet<String> =
            self.communes.iter().map(|nom| fold(nom.as_str())).collect();
        let nommees = u32::try_from(nommees.len()).unwrap_or(u32::MAX);
        nommees > 0 && self.nombre_de_communes.is_some_and(|nombre| nombre != nommees)
    }
}
