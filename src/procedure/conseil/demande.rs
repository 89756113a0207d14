//! Who may ask for a ballot by name, a secret ballot or a closed session.

use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// What is asked for.
///
/// # Source
/// [`Regle::SecretVote`]: a public ballot by name for a quarter of the members present, a secret one for a
/// third of them, or to appoint someone. [`Regle::ClosedSession`]: three members or the mayor;
/// [`Regle::ClosedSessionEpci`]: five members or the president. The council then decides on a closed session.
///
/// # Interpretation
/// A quarter or a third of a number that they do not divide is rounded up: fewer would be less than the text
/// asks for.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{Demande, Initiative};
///
/// // 113 present: a quarter is 28,25 members, a third 37,67.
/// assert_eq!(Demande::ScrutinPublicNominatif.seuil(113), 29);
/// assert_eq!(Demande::ScrutinSecret.seuil(113), 38);
/// assert!(Demande::ScrutinSecret.is_founded(Initiative::Nomination, 113));
/// assert!(!Demande::HuisClosEpci.is_founded(Initiative::Membres(4), 113));
/// assert!(Demande::HuisClosCommune.is_founded(Initiative::Membres(3), 20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Demande {
    /// A public ballot by name.
    ScrutinPublicNominatif,
    /// A secret ballot.
    ScrutinSecret,
    /// A closed session of a municipal council.
    HuisClosCommune,
    /// A closed session of the council of an EPCI.
    HuisClosEpci,
}

/// Who asks, or why it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Initiative {
    /// So many members, among those present.
    Membres(u32),
    /// The mayor, or the president.
    Executif,
    /// Nobody: the vote is to appoint someone.
    Nomination,
}

impl Demande {
    /// How many members must ask, one at least.
    #[must_use]
    pub const fn seuil(self, presents: u32) -> u32 {
        let seuil = match self {
            Self::ScrutinPublicNominatif => presents.div_ceil(4),
            Self::ScrutinSecret => presents.div_ceil(3),
            Self::HuisClosCommune => 3,
            Self::HuisClosEpci => 5,
        };
        if seuil == 0 { 1 } else { seuil }
    }

    /// Whether it must be granted, or for a closed session put to the vote.
    #[must_use]
    pub const fn is_founded(self, initiative: Initiative, presents: u32) -> bool {
        match initiative {
            Initiative::Membres(nombre) => nombre >= self.seuil(presents),
            Initiative::Executif => matches!(self, Self::HuisClosCommune | Self::HuisClosEpci),
            Initiative::Nomination => matches!(self, Self::ScrutinSecret),
        }
    }

    /// The rule that it rests on.
    #[must_use]
    pub const fn regle(self) -> Regle {
        match self {
            Self::ScrutinPublicNominatif | Self::ScrutinSecret => Regle::SecretVote,
            Self::HuisClosCommune => Regle::ClosedSession,
            Self::HuisClosEpci => Regle::ClosedSessionEpci,
        }
    }
}
