//! Who was there for an item, where only counts are printed.

use serde::{Deserialize, Serialize};

use super::{EtatDuPoint, Quorum};

/// A count that is not exactly known: « 112 or 113 present ».
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::Plage;
///
/// let presents = Plage::new(112, 113).unwrap();
/// assert_eq!((presents.au_moins(), presents.au_plus()), (112, 113));
/// assert_eq!(Plage::new(113, 112), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PlageBrute")]
pub struct Plage {
    au_moins: u32,
    au_plus: u32,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PlageBrute {
    au_moins: u32,
    au_plus: u32,
}

impl TryFrom<PlageBrute> for Plage {
    type Error = String;

    fn try_from(brute: PlageBrute) -> Result<Self, String> {
        let PlageBrute { au_moins, au_plus } = brute;
        Self::new(au_moins, au_plus)
            .ok_or_else(|| format!("from {au_moins} to {au_plus}: expected the least first"))
    }
}

impl Plage {
    /// From a least to a most; `None` if they are not in that order.
    #[must_use]
    pub const fn new(au_moins: u32, au_plus: u32) -> Option<Self> {
        if au_moins > au_plus {
            return None;
        }
        Some(Self { au_moins, au_plus })
    }

    /// A count that is known.
    #[must_use]
    pub const fn of(nombre: u32) -> Self {
        Self { au_moins: nombre, au_plus: nombre }
    }

    /// The least.
    #[must_use]
    pub const fn au_moins(self) -> u32 {
        self.au_moins
    }

    /// The most.
    #[must_use]
    pub const fn au_plus(self) -> u32 {
        self.au_plus
    }
}

/// What the quorum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExigenceDeQuorum {
    /// So many members in office, less those who stand aside.
    EnExercice(u32),
    /// The members in office are not counted.
    EnExerciceInconnu,
    /// No quorum is needed: a second call, or the rule of Alsace and Moselle on interested members.
    Aucune,
}

/// Who was there for an item, in counts.
///
/// # Examples
/// The case: the members in office are not printed, and one of the 113 arrives at question 6.
/// ```
/// use contrat_de_ville::procedure::{Effectif, ExigenceDeQuorum, Plage};
///
/// let effectif = Effectif {
///     exigence: ExigenceDeQuorum::EnExerciceInconnu,
///     presents: Plage::new(112, 113).unwrap(),
///     pouvoirs: Some(21),
/// };
/// assert_eq!(effectif.is_quorum_met(), None);
/// let si_152 = Effectif { exigence: ExigenceDeQuorum::EnExercice(152), ..effectif };
/// assert_eq!(si_152.is_quorum_met(), Some(true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Effectif {
    /// What the quorum is of.
    pub exigence: ExigenceDeQuorum,
    /// The members who are there and take part.
    pub presents: Plage,
    /// The proxies that have a voice, if they are counted.
    pub pouvoirs: Option<u32>,
}

impl Effectif {
    /// Whether there is a quorum; `None` if it cannot be said.
    #[must_use]
    pub const fn is_quorum_met(self) -> Option<bool> {
        let quorum = match self.exigence {
            ExigenceDeQuorum::EnExercice(nombre) => Quorum::of(nombre),
            ExigenceDeQuorum::EnExerciceInconnu => return None,
            ExigenceDeQuorum::Aucune => return Some(true),
        };
        let au_moins = quorum.is_met(self.presents.au_moins());
        if au_moins == quorum.is_met(self.presents.au_plus()) { Some(au_moins) } else { None }
    }

    /// The most voices that can be cast, if the proxies are counted.
    #[must_use]
    pub fn voix(self) -> Option<u32> {
        self.pouvoirs.map(|pouvoirs| pouvoirs.saturating_add(self.presents.au_plus()))
    }
}

impl From<EtatDuPoint> for Effectif {
    fn from(etat: EtatDuPoint) -> Self {
        Self {
            exigence: match etat.requis {
                Some(_) => ExigenceDeQuorum::EnExercice(etat.en_exercice),
                None => ExigenceDeQuorum::Aucune,
            },
            presents: Plage::of(etat.presents),
            pouvoirs: Some(etat.pouvoirs),
        }
    }
}
