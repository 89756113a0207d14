//! A bilan made of parts, that knows which.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Mesure;
use crate::Refus;
use crate::financement::{Lot, Stade, Vue};

/// A bilan with the ids of its parts and its stage: a national total is assembled from regional ones.
///
/// Merging refuses a part that is already there, which a sum would count twice, and another stage,
/// whose amounts are the same money counted again.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::{Assemblage, Ventilation};
/// use contrat_de_ville::financement::{ParThematique, Programmation, Stade};
///
/// fn engage(programmation: &Programmation) -> Assemblage<Ventilation<contrat_de_ville::contrat::Thematique>> {
///     Assemblage::of(programmation.tranche(Stade::Engage), |tranche| Ventilation::of(tranche, &ParThematique))
/// }
///
/// let programmation: Programmation = serde_json::from_str(
///     r#"{"contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville", "actions": [], "lignes": []}"#,
/// )?;
/// let deux_fois = engage(&programmation).merge(engage(&programmation));
/// assert_eq!(deux_fois.unwrap_err().to_string(), "part already there: CV221 2023");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "AssemblageBrut<M>")]
pub struct Assemblage<M> {
    stade: Stade,
    /// Never empty.
    lots: BTreeSet<Lot>,
    bilan: M,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Assemblage", deny_unknown_fields)]
struct AssemblageBrut<M> {
    stade: Stade,
    lots: Vec<Lot>,
    bilan: M,
}

impl<M> TryFrom<AssemblageBrut<M>> for Assemblage<M> {
    type Error = AssemblageError;

    fn try_from(
        AssemblageBrut { stade, lots: liste, bilan }: AssemblageBrut<M>,
    ) -> Result<Self, Self::Error> {
        let mut lots = BTreeSet::new();
        let doubles: BTreeSet<Lot> = liste.into_iter().filter(|lot| !lots.insert(*lot)).collect();
        if !doubles.is_empty() {
            return Err(AssemblageError::DejaLa { lots: doubles });
        }
        if lots.is_empty() {
            Err(AssemblageError::SansLot)
        } else {
            Ok(Self { stade, lots, bilan })
        }
    }
}

/// Why two bilans do not make one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssemblageError {
    /// Parts that both have.
    #[error("part already there: {}", .lots.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    DejaLa {
        /// The parts.
        lots: BTreeSet<Lot>,
    },
    /// A bilan that says of no part: nothing would refuse it twice.
    #[error("no part, expected the contracts and years that the bilan is made of")]
    SansLot,
    /// Bilans of two stages.
    #[error(
        "bilan « {autre} » beside a bilan « {stade} »: amounts of two stages are the same money twice"
    )]
    AutreStade {
        /// The stage of the one.
        stade: Stade,
        /// The stage of the other.
        autre: Stade,
    },
}

impl<M: Mesure> Assemblage<M> {
    /// A bilan of one part: `bilan` was computed from `vue`.
    pub fn of<'p, V: Vue<'p>>(vue: V, bilan: impl FnOnce(V) -> M) -> Self {
        Self { stade: vue.stade(), lots: [vue.programmation().lot()].into(), bilan: bilan(vue) }
    }

    /// The stage of every amount in it.
    #[must_use]
    pub fn stade(&self) -> Stade {
        self.stade
    }

    /// The contracts and years in it.
    #[must_use]
    pub fn lots(&self) -> &BTreeSet<Lot> {
        &self.lots
    }

    /// The bilan.
    #[must_use]
    pub fn bilan(&self) -> &M {
        &self.bilan
    }

    /// The bilan, apart from what it is made of.
    #[must_use]
    pub fn into_bilan(self) -> M {
        self.bilan
    }

    /// Both as one.
    ///
    /// # Errors
    /// A [`Refus`] that hands both back, if they have a part in common or are of two stages.
    pub fn merge(self, autre: Self) -> Result<Self, Refus<(Self, Self), AssemblageError>> {
        let lots: BTreeSet<Lot> = self.lots.intersection(&autre.lots).copied().collect();
        let cause = if self.stade != autre.stade {
            AssemblageError::AutreStade { stade: self.stade, autre: autre.stade }
        } else if lots.is_empty() {
            return Ok(Self {
                stade: self.stade,
                lots: self.lots.into_iter().chain(autre.lots).collect(),
                bilan: self.bilan.merge(autre.bilan),
            });
        } else {
            AssemblageError::DejaLa { lots }
        };
        Err(Refus { rendu: Box::new((self, autre)), cause })
    }
}
