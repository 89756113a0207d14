//! What a programme has more or less than another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Refus;
use crate::financement::programmation::Lot;
use crate::financement::{Source, Stade, Tranche};
use crate::identifiant::Reference;
use crate::nombre::Somme;

/// What a source gives more, or less, to an action.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeDifference {
    /// The action.
    pub action: Reference,
    /// The source.
    pub source: Source,
    /// How much more; less if it is negative, and never nothing.
    pub ecart: Somme,
}

/// The difference of one stage of two programmes of one contract and year: signed lines by action and source,
/// which add up to the difference of the totals.
///
/// Differences make a group: [`Difference::merge`] adds them, the empty one changes nothing, and
/// [`Difference::inverse`] takes one back. Between totals of fewer than 2⁶⁴ lines nothing is out of range.
///
/// # Wire
/// The contract and year, the stage and the lines, in any order; a line of nothing, or two of one action and source,
/// are refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{Difference, DifferenceError, Programmation, Scenario, Stade};
///
/// # fn demo(base: &Programmation, scenario: &Scenario) -> Result<(), Box<dyn std::error::Error>> {
/// let essai = scenario.apply(base)?;
/// let difference = Difference::of(base.tranche(Stade::Accorde), essai.tranche(Stade::Accorde))?;
/// for ligne in difference.lignes() {
///     println!("{} | {} | {:+}", ligne.action, ligne.source, ligne.ecart);
/// }
/// let retour = difference.inverse().apply(&essai)?;
/// assert!(Difference::of(base.tranche(Stade::Accorde), retour.tranche(Stade::Accorde))?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DifferenceBrute", into = "DifferenceBrute")]
pub struct Difference {
    lot: Lot,
    stade: Stade,
    /// By action and source, none of nothing.
    lignes: Vec<LigneDeDifference>,
}

/// Why two stages, or two differences, do not go together; or what no difference has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DifferenceError {
    /// Two stages: the same money at two moments.
    #[error("« {avant} » and « {apres} »: expected one stage on both sides")]
    DeuxStades {
        /// Of the one.
        avant: Stade,
        /// Of the other.
        apres: Stade,
    },
    /// Two contracts or two years: a reference does not name the same action in both.
    #[error("{avant} and {apres}: expected one contract and one year on both sides")]
    DeuxLots {
        /// Of the one.
        avant: Lot,
        /// Of the other.
        apres: Lot,
    },
    /// Two lines of one action and source.
    #[error("action {action}, « {source_de_credits} », stands twice: expected one line")]
    LigneEnDouble {
        /// The action.
        action: Reference,
        /// The source.
        source_de_credits: Box<Source>,
    },
    /// A line of nothing.
    #[error("action {action}, « {source_de_credits} »: a difference of nothing is no line")]
    LigneNulle {
        /// The action.
        action: Reference,
        /// The source.
        source_de_credits: Box<Source>,
    },
}

impl Difference {
    /// What `apres` has more than `avant`.
    ///
    /// # Errors
    /// [`DifferenceError`] if they are of two stages, of two contracts or of two years.
    pub fn of(avant: Tranche<'_>, apres: Tranche<'_>) -> Result<Self, DifferenceError> {
        let (lot, autre) = (avant.programmation().lot(), apres.programmation().lot());
        one_of_each((lot, avant.stade()), (autre, apres.stade()))?;
        let mut ecarts: BTreeMap<(&Reference, &Source), Somme> = BTreeMap::new();
        for (action, source, montant) in apres.iter() {
            let ecart = ecarts.entry((&action.reference, source)).or_default();
            *ecart = ecart.merge(montant.into());
        }
        for (action, source, montant) in avant.iter() {
            let ecart = ecarts.entry((&action.reference, source)).or_default();
            *ecart = ecart.minus(montant.into());
        }
        let lignes = ecarts
            .into_iter()
            .filter(|(_, ecart)| !ecart.is_zero())
            .map(|((action, source), ecart)| LigneDeDifference {
                action: action.clone(),
                source: source.clone(),
                ecart,
            })
            .collect();
        Ok(Self { lot, stade: avant.stade(), lignes })
    }

    /// The contract and the year.
    #[must_use]
    pub fn lot(&self) -> Lot {
        self.lot
    }

    /// The stage.
    #[must_use]
    pub fn stade(&self) -> Stade {
        self.stade
    }

    /// The lines, by action and source.
    #[must_use]
    pub fn lignes(&self) -> &[LigneDeDifference] {
        &self.lignes
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lignes.is_empty()
    }

    /// What the lines add up to: the difference of the totals.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.lignes.iter().map(|ligne| ligne.ecart).sum()
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(mut self) -> Self {
        for ligne in &mut self.lignes {
            ligne.ecart = Somme::ZERO.minus(ligne.ecart);
        }
        self
    }

    /// One difference, then the other: that from `a` to `b` and that from `b` to `c` make that from `a` to `c`.
    ///
    /// # Errors
    /// A [`Refus`] that hands both back, if they are of two stages, of two contracts or of two years.
    pub fn merge(self, autre: Self) -> Result<Self, Refus<(Self, Self), DifferenceError>> {
        if let Err(cause) = one_of_each((self.lot, self.stade), (autre.lot, autre.stade)) {
            return Err(Refus { rendu: Box::new((self, autre)), cause });
        }
        let mut ecarts: BTreeMap<(Reference, Source), Somme> = BTreeMap::new();
        for LigneDeDifference { action, source, ecart } in
            self.lignes.into_iter().chain(autre.lignes)
        {
            let total = ecarts.entry((action, source)).or_default();
            *total = total.merge(ecart);
        }
        let lignes = ecarts
            .into_iter()
            .filter(|(_, ecart)| !ecart.is_zero())
            .map(|((action, source), ecart)| LigneDeDifference { action, source, ecart })
            .collect();
        Ok(Self { lot: self.lot, stade: self.stade, lignes })
    }
}

fn one_of_each(avant: (Lot, Stade), apres: (Lot, Stade)) -> Result<(), DifferenceError> {
    if avant.1 != apres.1 {
        return Err(DifferenceError::DeuxStades { avant: avant.1, apres: apres.1 });
    }
    if avant.0 != apres.0 {
        return Err(DifferenceError::DeuxLots { avant: avant.0, apres: apres.0 });
    }
    Ok(())
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Difference", deny_unknown_fields)]
struct DifferenceBrute {
    lot: Lot,
    stade: Stade,
    lignes: Vec<LigneDeDifference>,
}

impl TryFrom<DifferenceBrute> for Difference {
    type Error = DifferenceError;

    fn try_from(brute: DifferenceBrute) -> Result<Self, Self::Error> {
        let DifferenceBrute { lot, stade, mut lignes } = brute;
        lignes.sort_unstable();
        let mut precedente: Option<&LigneDeDifference> = None;
        for ligne in &lignes {
            let (action, source_de_credits) =
                (ligne.action.clone(), Box::new(ligne.source.clone()));
            if ligne.ecart.is_zero() {
                return Err(DifferenceError::LigneNulle { action, source_de_credits });
            }
            if precedente.is_some_and(|p| p.action == ligne.action && p.source == ligne.source) {
                return Err(DifferenceError::LigneEnDouble { action, source_de_credits });
            }
            precedente = Some(ligne);
        }
        Ok(Self { lot, stade, lignes })
    }
}

impl From<Difference> for DifferenceBrute {
    fn from(difference: Difference) -> Self {
        let Difference { lot, stade, lignes } = difference;
        Self { lot, stade, lignes }
    }
}
