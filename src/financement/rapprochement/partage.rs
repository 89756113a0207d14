//! One line of payment for several actions, split by a stated rule.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::Reference;
use crate::nombre::{Euros, Methode, RepartitionError};

/// What a line of payment is split in proportion to. There is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RegleDePartage {
    /// As much for each.
    Egal,
    /// In proportion to what each was granted.
    Accorde,
    /// In proportion to weights that the caller gives.
    Poids,
}

impl fmt::Display for RegleDePartage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Egal => "à parts égales",
            Self::Accorde => "au prorata de l’accordé",
            Self::Poids => "selon des poids donnés",
        })
    }
}

/// The part of a line that goes to one reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartDeVersement {
    /// The reference.
    pub reference: Reference,
    /// Its weight: 1, the cents that were granted, or what the caller gave.
    pub poids: u64,
    /// Its part.
    pub montant: Euros,
}

/// A line of payment split over several references, exact to the cent, with its rule and its method.
///
/// # Wire
/// The rule, the method, the amount and the weights with their parts; parts that this split does not give are
/// refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::Partage;
/// use contrat_de_ville::nombre::Methode;
///
/// let accordes = [("A-1".parse()?, Euros::from_centimes(2_000_00)), ("A-2".parse()?, Euros::from_centimes(1_000_00))];
/// let partage = Partage::by_granted(Euros::from_centimes(1_000_00), Methode::PlusFortsRestes, accordes)?;
/// let parts: Vec<i64> = partage.parts().iter().map(|part| part.montant.centimes()).collect();
/// assert_eq!(parts, [666_67, 333_33]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PartageBrut", into = "PartageBrut")]
pub struct Partage {
    regle: RegleDePartage,
    methode: Methode,
    montant: Euros,
    /// By reference.
    parts: Vec<PartDeVersement>,
}

/// Why a line cannot be split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartageError {
    /// Less than nothing was granted.
    #[error("{reference}: granted {} €, expected zero or more", .montant.plain())]
    AccordeNegatif {
        /// The reference.
        reference: Reference,
        /// What was said to be granted.
        montant: Euros,
    },
    /// A stored weight that no amount in cents can be.
    #[error("{reference}: granted {poids} cents, expected at most 2^63 - 1")]
    AccordeHorsBornes {
        /// The reference.
        reference: Reference,
        /// Its weight.
        poids: u64,
    },
    /// Parts of equal shares whose weight is not 1.
    #[error("{reference}: weight {poids}, expected 1 for equal shares")]
    PoidsInegal {
        /// The reference.
        reference: Reference,
        /// Its weight.
        poids: u64,
    },
    /// A stored part is not the one that the rule gives.
    #[error("{reference}: part of {} €, expected {} €", .dit.plain(), .attendu.plain())]
    PartFausse {
        /// The reference.
        reference: Reference,
        /// The part that was said.
        dit: Euros,
        /// That of the rule.
        attendu: Euros,
    },
    /// What the method refuses.
    #[error(transparent)]
    Repartition(#[from] RepartitionError<Reference>),
}

impl Partage {
    /// Splits equally.
    ///
    /// # Errors
    /// [`PartageError::Repartition`]: no reference, one given twice, or fewer cents than references under a
    /// method that gives one to each.
    pub fn equal(
        montant: Euros,
        methode: Methode,
        references: impl IntoIterator<Item = Reference>,
    ) -> Result<Self, PartageError> {
        let poids = references.into_iter().map(|reference| (reference, 1));
        Self::split(RegleDePartage::Egal, montant, methode, poids.collect())
    }

    /// Splits in proportion to what was granted; what was granted nothing gets nothing.
    ///
    /// # Errors
    /// [`PartageError::AccordeNegatif`], or [`PartageError::Repartition`] as for [`Partage::equal`], and if
    /// nothing was granted at all.
    pub fn by_granted(
        montant: Euros,
        methode: Methode,
        accordes: impl IntoIterator<Item = (Reference, Euros)>,
    ) -> Result<Self, PartageError> {
        let poids = accordes.into_iter().map(|(reference, accorde)| {
            match u64::try_from(accorde.centimes()) {
                Ok(centimes) => Ok((reference, centimes)),
                Err(_) => Err(PartageError::AccordeNegatif { reference, montant: accorde }),
            }
        });
        Self::split(RegleDePartage::Accorde, montant, methode, poids.collect::<Result<_, _>>()?)
    }

    /// Splits in proportion to given weights.
    ///
    /// # Errors
    /// [`PartageError::Repartition`], as for [`Partage::equal`], and if no weight is positive.
    pub fn by_weights(
        montant: Euros,
        methode: Methode,
        poids: impl IntoIterator<Item = (Reference, u64)>,
    ) -> Result<Self, PartageError> {
        Self::split(RegleDePartage::Poids, montant, methode, poids.into_iter().collect())
    }

    fn split(
        regle: RegleDePartage,
        montant: Euros,
        methode: Methode,
        mut poids: Vec<(Reference, u64)>,
    ) -> Result<Self, PartageError> {
        poids.sort_unstable();
        let parts = methode.split(montant, &poids)?;
        let parts = parts.montants().zip(&poids).map(|((reference, montant), (_, poids))| {
            PartDeVersement { reference: reference.clone(), poids: *poids, montant }
        });
        Ok(Self { regle, methode, montant, parts: parts.collect() })
    }

    /// What it is in proportion to.
    #[must_use]
    pub const fn regle(&self) -> RegleDePartage {
        self.regle
    }

    /// How cents were shared out.
    #[must_use]
    pub const fn methode(&self) -> Methode {
        self.methode
    }

    /// The whole line; the parts add up to it.
    #[must_use]
    pub const fn montant(&self) -> Euros {
        self.montant
    }

    /// The parts, by reference.
    #[must_use]
    pub fn parts(&self) -> &[PartDeVersement] {
        &self.parts
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Partage", deny_unknown_fields)]
struct PartageBrut {
    regle: RegleDePartage,
    methode: Methode,
    montant: Euros,
    parts: Vec<PartDeVersement>,
}

impl TryFrom<PartageBrut> for Partage {
    type Error = PartageError;

    fn try_from(brut: PartageBrut) -> Result<Self, Self::Error> {
        let PartageBrut { regle, methode, montant, mut parts } = brut;
        parts.sort_unstable();
        for PartDeVersement { reference, poids, .. } in &parts {
            let (reference, poids) = (reference.clone(), *poids);
            match regle {
                RegleDePartage::Egal if poids != 1 => {
                    return Err(PartageError::PoidsInegal { reference, poids });
                }
                RegleDePartage::Accorde if i64::try_from(poids).is_err() => {
                    return Err(PartageError::AccordeHorsBornes { reference, poids });
                }
                RegleDePartage::Egal | RegleDePartage::Accorde | RegleDePartage::Poids => {}
            }
        }
        let poids = parts.iter().map(|part| (part.reference.clone(), part.poids)).collect();
        let partage = Self::split(regle, montant, methode, poids)?;
        let faux = parts.into_iter().zip(&partage.parts).find(|(dit, juste)| dit != *juste);
        match faux {
            Some((PartDeVersement { reference, montant: dit, .. }, juste)) => {
                Err(PartageError::PartFausse { reference, dit, attendu: juste.montant })
            }
            None => Ok(partage),
        }
    }
}

impl From<Partage> for PartageBrut {
    fn from(partage: Partage) -> Self {
        let Partage { regle, methode, montant, parts } = partage;
        Self { regle, methode, montant, parts }
    }
}
