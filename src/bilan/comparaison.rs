//! Two bilans side by side: a year and the one before, a scenario and its base.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::mouvement::{LigneComparee, Mouvement};
use super::{ActionsDistinctes, Ventilation};
use crate::financement::{Axe, CleDeVentilation, Lot, Stade, Vue};
use crate::identifiant::Reference;
use crate::nombre::{Methode, Somme, Taux, TauxError};

/// Two bilans side by side, key by key: the differences add up to the difference of the totals.
///
/// # Wire
/// The list of the lines, in any order; a key given twice is refused.
///
/// # Examples
/// Fictitious years:
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::bilan::{Comparaison, Mouvement, Ventilation};
///
/// let annee = |lignes: [(&'static str, &str); 2]| -> Ventilation<&'static str> {
///     lignes.into_iter().map(|(cle, euros)| (cle, Euros::parse(euros).unwrap())).collect()
/// };
/// let comparaison =
///     Comparaison::of(&annee([("État", "1000"), ("CAF", "300")]), &annee([("État", "1250"), ("Région", "50")]));
/// let lu: Vec<(&str, Mouvement)> = comparaison.lignes().iter().map(|l| (*l.cle(), l.mouvement())).collect();
/// assert_eq!(lu, [("CAF", Mouvement::Disparu), ("Région", Mouvement::Nouveau), ("État", Mouvement::Hausse)]);
/// assert_eq!(comparaison.ecart().to_string(), "0,00\u{a0}€");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<LigneComparee<K>>", into = "Vec<LigneComparee<K>>")]
#[serde(bound(serialize = "K: Clone + Serialize", deserialize = "K: Ord + Deserialize<'de>"))]
pub struct Comparaison<K> {
    /// By key.
    lignes: Vec<LigneComparee<K>>,
}

/// Why lines of two programmes are not comparable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparaisonError {
    /// Two stages: the same money at two moments.
    #[error("« {avant} » and « {apres} »: expected one stage on both sides")]
    DeuxStades {
        /// The stage before.
        avant: Stade,
        /// The stage after.
        apres: Stade,
    },
    /// Two keys or two methods of a split: what changed of the split would read as money that moved.
    #[error(
        "split by « {} » ({}) and by « {} » ({}): expected one key and one method on both sides",
        .avant.0, .avant.1, .apres.0, .apres.1
    )]
    DeuxPartages {
        /// The key and the method before.
        avant: (CleDeVentilation, Methode),
        /// The key and the method after.
        apres: (CleDeVentilation, Methode),
    },
}

/// A key that stands twice in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key stands twice (rank {rang} of the sorted keys), expected each key once")]
pub struct CleComparee {
    /// Its rank, from 0.
    pub rang: usize,
}

impl<K: Ord + Clone> Comparaison<K> {
    /// The keys of either, with their amounts. Whether both are of one stage is the caller's business:
    /// [`Comparaison::of_tranches`] checks it.
    #[must_use]
    pub fn of(avant: &Ventilation<K>, apres: &Ventilation<K>) -> Self {
        let mut montants: BTreeMap<&K, (Option<Somme>, Option<Somme>)> = BTreeMap::new();
        for (cle, cumul) in avant.iter() {
            montants.entry(cle).or_default().0 = Some(cumul.total());
        }
        for (cle, cumul) in apres.iter() {
            montants.entry(cle).or_default().1 = Some(cumul.total());
        }
        let lignes = montants
            .into_iter()
            .filter_map(|(cle, (avant, apres))| LigneComparee::new(cle.clone(), avant, apres).ok())
            .collect();
        Self { lignes }
    }

    /// The lines of two programmes at one stage, by `axe`: two years, a base and its scenario, two scenarios.
    ///
    /// Actions of two years are compared by reference ([`ParAction`](crate::financement::ParAction)), or by
    /// what the caller reads off them ([`SelonAction`](crate::financement::SelonAction)). A reference names an action
    /// of its contract and its year: that it names the same one on both sides is the caller's to know. So are the
    /// weights of a split, which one key may change from a year to the next.
    ///
    /// # Errors
    /// [`ComparaisonError`] if they are of two stages, or split by two keys or two methods.
    pub fn of_tranches<'p, V: Vue<'p>, A: Axe<'p, V, Cle = K>>(
        avant: V,
        apres: V,
        axe: &A,
    ) -> Result<Self, ComparaisonError> {
        if avant.stade() != apres.stade() {
            let (avant, apres) = (avant.stade(), apres.stade());
            return Err(ComparaisonError::DeuxStades { avant, apres });
        }
        if let (Some(avant), Some(apres)) = (avant.partage(), apres.partage())
            && avant != apres
        {
            return Err(ComparaisonError::DeuxPartages { avant, apres });
        }
        Ok(Self::of(&Ventilation::of(avant, axe), &Ventilation::of(apres, axe)))
    }
}

impl<K> Comparaison<K> {
    /// The lines, by key.
    #[must_use]
    pub fn lignes(&self) -> &[LigneComparee<K>] {
        &self.lignes
    }

    /// The lines of one movement, by key.
    pub fn of_mouvement(&self, mouvement: Mouvement) -> impl Iterator<Item = &LigneComparee<K>> {
        self.lignes.iter().filter(move |ligne| ligne.mouvement() == mouvement)
    }

    /// The total before.
    #[must_use]
    pub fn avant(&self) -> Somme {
        self.lignes.iter().filter_map(LigneComparee::avant).sum()
    }

    /// The total after.
    #[must_use]
    pub fn apres(&self) -> Somme {
        self.lignes.iter().filter_map(LigneComparee::apres).sum()
    }

    /// What the differences add up to: the difference of the totals.
    #[must_use]
    pub fn ecart(&self) -> Somme {
        self.lignes.iter().map(LigneComparee::ecart).sum()
    }

    /// The rate of evolution of the total.
    ///
    /// # Errors
    /// [`TauxError`] from nothing or from a negative total, or if the difference is out of range.
    pub fn evolution(&self) -> Result<Taux, TauxError> {
        Taux::evolution(self.avant(), self.apres())
    }
}

impl<K: Ord> TryFrom<Vec<LigneComparee<K>>> for Comparaison<K> {
    type Error = CleComparee;

    fn try_from(mut lignes: Vec<LigneComparee<K>>) -> Result<Self, Self::Error> {
        lignes.sort_by(|a, b| a.cle().cmp(b.cle()));
        let mut voisines = lignes.iter().zip(lignes.iter().skip(1));
        match voisines.position(|(a, b)| a.cle() == b.cle()) {
            Some(rang) => Err(CleComparee { rang }),
            None => Ok(Self { lignes }),
        }
    }
}

impl<K> From<Comparaison<K>> for Vec<LigneComparee<K>> {
    fn from(comparaison: Comparaison<K>) -> Self {
        comparaison.lignes
    }
}

/// Which actions came, went and stayed, by a key that is the same on both sides.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::{ActionsComparees, ActionsDistinctes};
/// use contrat_de_ville::financement::Lot;
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
///
/// let lot = |annee| Lot { contrat: CodeContrat::parse("CV221").unwrap(), annee: Annee::new(annee).unwrap() };
/// let avant = ActionsDistinctes::of(lot(2022), ["A-1".parse()?, "A-2".parse()?]);
/// let apres = ActionsDistinctes::of(lot(2023), ["A-2".parse()?, "A-3".parse()?, "A-4".parse()?]);
/// let comparees = ActionsComparees::of(&avant, &apres, |_, reference| reference.clone());
/// let nombres = [comparees.nouvelles(), comparees.disparues(), comparees.maintenues()].map(|cles| cles.len());
/// assert_eq!(nombres, [2, 1, 1]);
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActionsComparees<K: Ord = Reference> {
    nouvelles: BTreeSet<K>,
    disparues: BTreeSet<K>,
    maintenues: BTreeSet<K>,
}

impl<K: Ord + Clone> ActionsComparees<K> {
    /// The actions of both sides, by what `cle` reads off them: the reference, or the base that several
    /// references share. The year, which tells every action of one side from those of the other, is given
    /// apart.
    pub fn of(
        avant: &ActionsDistinctes,
        apres: &ActionsDistinctes,
        cle: impl Fn(Lot, &Reference) -> K,
    ) -> Self {
        let cles = |actions: &ActionsDistinctes| -> BTreeSet<K> {
            actions.iter().map(|(lot, reference)| cle(lot, reference)).collect()
        };
        let (avant, apres) = (cles(avant), cles(apres));
        Self {
            nouvelles: apres.difference(&avant).cloned().collect(),
            disparues: avant.difference(&apres).cloned().collect(),
            maintenues: avant.intersection(&apres).cloned().collect(),
        }
    }
}

impl<K: Ord> ActionsComparees<K> {
    /// Those that were not there.
    #[must_use]
    pub fn nouvelles(&self) -> &BTreeSet<K> {
        &self.nouvelles
    }

    /// Those that are no longer there.
    #[must_use]
    pub fn disparues(&self) -> &BTreeSet<K> {
        &self.disparues
    }

    /// Those that are on both sides.
    #[must_use]
    pub fn maintenues(&self) -> &BTreeSet<K> {
        &self.maintenues
    }
}
