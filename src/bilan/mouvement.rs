//! One key on two sides.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::nombre::{Somme, Taux, TauxError};

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "bilan.Mouvement"))]
#[serde(rename_all = "snake_case")]
pub enum Mouvement {
    /// Not there before.
    Nouveau,
    /// No longer there.
    Disparu,
    /// More than before.
    Hausse,
    /// Less than before.
    Baisse,
    /// As much as before.
    Stable,
}

impl Mouvement {
    /// Each of them.
    pub const TOUS: [Self; 5] =
        [Self::Nouveau, Self::Disparu, Self::Hausse, Self::Baisse, Self::Stable];
}

impl fmt::Display for Mouvement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Nouveau => "nouveau",
            Self::Disparu => "disparu",
            Self::Hausse => "en hausse",
            Self::Baisse => "en baisse",
            Self::Stable => "stable",
        })
    }
}

/// The amount of a key before, after, or both: never neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Montants {
    Avant(Somme),
    Apres(Somme),
    Deux { avant: Somme, apres: Somme },
}

/// A key with its two amounts.
///
/// A key that no line reached is not there, which is not a key of nothing: a refused request, granted 0, is
/// there, and stable if it was refused before.
///
/// # Wire
/// `{"cle": …, "avant": "10.00", "apres": "12.50"}`, without the side where the key is not there.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::{LigneComparee, Mouvement};
///
/// let ligne: LigneComparee<String> =
///     serde_json::from_str(r#"{"cle": "Région", "avant": "10.00", "apres": "12.50"}"#)?;
/// assert_eq!(ligne.mouvement(), Mouvement::Hausse);
/// assert_eq!(ligne.evolution().unwrap().unwrap().to_string(), "250/1000");
/// assert!(serde_json::from_str::<LigneComparee<String>>(r#"{"cle": "Région"}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "LigneBrute<K>", into = "LigneBrute<K>")]
#[serde(bound(serialize = "K: Clone + Serialize", deserialize = "K: Deserialize<'de>"))]
pub struct LigneComparee<K> {
    cle: K,
    montants: Montants,
}

/// Why a key makes no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LigneCompareeError {
    /// On neither side.
    #[error("a key on neither side: expected an amount before, after, or both")]
    SansMontant,
    /// The difference does not fit 128 bits of cents: no amounts of a programme are so far apart.
    #[error("from {} € to {} €: the difference is out of range", .avant.plain(), .apres.plain())]
    HorsBornes {
        /// Before; nothing where the key was not there.
        avant: Somme,
        /// After; nothing where the key is not there.
        apres: Somme,
    },
}

impl<K> LigneComparee<K> {
    pub(super) fn new(
        cle: K,
        avant: Option<Somme>,
        apres: Option<Somme>,
    ) -> Result<Self, LigneCompareeError> {
        let montants = match (avant, apres) {
            (Some(avant), Some(apres)) => Montants::Deux { avant, apres },
            (Some(avant), None) => Montants::Avant(avant),
            (None, Some(apres)) => Montants::Apres(apres),
            (None, None) => return Err(LigneCompareeError::SansMontant),
        };
        Ok(Self { cle, montants })
    }

    /// The key.
    #[must_use]
    pub fn cle(&self) -> &K {
        &self.cle
    }

    /// Its amount before, if it was there.
    #[must_use]
    pub fn avant(&self) -> Option<Somme> {
        match self.montants {
            Montants::Avant(avant) | Montants::Deux { avant, .. } => Some(avant),
            Montants::Apres(_) => None,
        }
    }

    /// Its amount after, if it is there.
    #[must_use]
    pub fn apres(&self) -> Option<Somme> {
        match self.montants {
            Montants::Apres(apres) | Montants::Deux { apres, .. } => Some(apres),
            Montants::Avant(_) => None,
        }
    }

    /// What became of it.
    #[must_use]
    pub fn mouvement(&self) -> Mouvement {
        match self.montants {
            Montants::Apres(_) => Mouvement::Nouveau,
            Montants::Avant(_) => Mouvement::Disparu,
            Montants::Deux { avant, apres } if apres > avant => Mouvement::Hausse,
            Montants::Deux { avant, apres } if apres < avant => Mouvement::Baisse,
            Montants::Deux { .. } => Mouvement::Stable,
        }
    }

    /// How much more; less if it is negative.
    #[must_use]
    pub fn ecart(&self) -> Somme {
        self.apres().unwrap_or_default().minus(self.avant().unwrap_or_default())
    }

    /// The rate of evolution; `None` for a key that was not there, from which nothing evolves.
    ///
    /// # Errors
    /// [`TauxError`] from nothing or from a negative amount, or if the difference is out of range.
    #[must_use]
    pub fn evolution(&self) -> Option<Result<Taux, TauxError>> {
        Some(Taux::evolution(self.avant()?, self.apres().unwrap_or_default()))
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "LigneComparee", deny_unknown_fields)]
struct LigneBrute<K> {
    cle: K,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    avant: Option<Somme>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    apres: Option<Somme>,
}

impl<K> TryFrom<LigneBrute<K>> for LigneComparee<K> {
    type Error = LigneCompareeError;

    fn try_from(LigneBrute { cle, avant, apres }: LigneBrute<K>) -> Result<Self, Self::Error> {
        let (de, a) = (avant.unwrap_or_default(), apres.unwrap_or_default());
        if a.centimes().checked_sub(de.centimes()).is_none() {
            return Err(LigneCompareeError::HorsBornes { avant: de, apres: a });
        }
        Self::new(cle, avant, apres)
    }
}

impl<K> From<LigneComparee<K>> for LigneBrute<K> {
    fn from(ligne: LigneComparee<K>) -> Self {
        let (avant, apres) = (ligne.avant(), ligne.apres());
        Self { cle: ligne.cle, avant, apres }
    }
}
