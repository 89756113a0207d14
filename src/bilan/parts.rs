//! Shares of a total, exact until they are printed.

use core::fmt::Debug;

use super::{Cumul, Ventilation};
use crate::nombre::{
    Arrondi, Decimales, Methode, Repartition, RepartitionError, Somme, Taux, TauxArrondi, TauxError,
};

/// Each key's share of a total.
///
/// # Examples
/// The four piliers of the case of 2023: rounded one by one they happen to make 100,0, and the largest
/// remainder gives the same column.
/// ```
/// use contrat_de_ville::bilan::Parts;
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Methode, Somme};
///
/// let euros = |n: i128| Somme::from_centimes(n * 100);
/// let parts = Parts::of([("1", euros(4_194_646)), ("2", euros(409_295)), ("3", euros(1_376_516)), ("4", euros(155_593))])?;
/// let colonne = parts.round(Arrondi::AuPlusProche, Decimales::UNE);
/// let imprimes: Vec<String> = colonne.lignes().iter().map(|(_, taux)| taux.to_string()).collect();
/// assert_eq!(imprimes, ["68,4\u{a0}%", "6,7\u{a0}%", "22,4\u{a0}%", "2,5\u{a0}%"]);
/// assert_eq!(colonne.ecart(), Some(0));
///
/// let proportionnelle = parts.apportion(Methode::PlusFortsRestes, Decimales::UNE)?;
/// assert_eq!(proportionnelle.iter().map(|(_, dixiemes)| dixiemes).collect::<Vec<_>>(), [684, 67, 224, 25]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<K> {
    lignes: Vec<(K, Somme, Taux)>,
    total: Somme,
}

/// Why amounts cannot be apportioned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartsError<K: Debug> {
    /// A negative amount, or one beyond 2⁶⁴ − 1 cents, is no weight.
    #[error("{cle:?}: {} € is no weight, expected 0 to 2^64 - 1 cents", .montant.plain())]
    Poids {
        /// Whose amount.
        cle: K,
        /// The amount.
        montant: Somme,
    },
    /// The method refuses the weights.
    #[error(transparent)]
    Repartition(#[from] RepartitionError<K>),
}

/// Shares rounded one by one, which may miss 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colonne<K> {
    lignes: Vec<(K, TauxArrondi)>,
    ecart: Option<i128>,
}

impl<K> Colonne<K> {
    /// Each key with its printed share.
    #[must_use]
    pub fn lignes(&self) -> &[(K, TauxArrondi)] {
        &self.lignes
    }

    /// What the printed shares have above 100 %, in units of the last decimal (negative when they miss
    /// some); `None` beyond 128 bits.
    #[must_use]
    pub fn ecart(&self) -> Option<i128> {
        self.ecart
    }
}

impl<K: Clone> Parts<K> {
    /// Shares of the total of the amounts.
    ///
    /// # Errors
    /// [`TauxError`] if the total is zero or negative.
    pub fn of(montants: impl IntoIterator<Item = (K, Somme)>) -> Result<Self, TauxError> {
        let montants: Vec<(K, Somme)> = montants.into_iter().collect();
        let total = montants.iter().map(|(_, montant)| *montant).sum();
        let lignes = montants
            .into_iter()
            .map(|(cle, montant)| Taux::part(montant, total).map(|taux| (cle, montant, taux)))
            .collect::<Result<_, _>>()?;
        Ok(Self { lignes, total })
    }

    /// What the shares are of.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.total
    }

    /// Each key with its amount and its exact share.
    #[must_use]
    pub fn lignes(&self) -> &[(K, Somme, Taux)] {
        &self.lignes
    }

    /// Shares rounded one by one, with their gap to 100.
    #[must_use]
    pub fn round(&self, arrondi: Arrondi, decimales: Decimales) -> Colonne<K> {
        let lignes: Vec<(K, TauxArrondi)> = self
            .lignes
            .iter()
            .map(|(cle, _, taux)| (cle.clone(), taux.pourcentage(arrondi, decimales)))
            .collect();
        let cent = i128::from(decimales.puissance()).saturating_mul(100);
        let ecart = lignes
            .iter()
            .try_fold(0_i128, |somme, (_, taux)| somme.checked_add(taux.unites()?))
            .and_then(|somme| somme.checked_sub(cent));
        Colonne { lignes, ecart }
    }

    /// Shares that add up to 100 exactly, in units of the last decimal: 684 for 68,4 %.
    ///
    /// # Errors
    /// [`PartsError`] if an amount is negative or too large to be a weight, or if the method refuses.
    pub fn apportion(
        &self,
        methode: Methode,
        decimales: Decimales,
    ) -> Result<Repartition<K>, PartsError<K>>
    where
        K: Ord + Debug,
    {
        let poids = self
            .lignes
            .iter()
            .map(|(cle, montant, _)| match u64::try_from(montant.centimes()) {
                Ok(poids) => Ok((cle.clone(), poids)),
                Err(_) => Err(PartsError::Poids { cle: cle.clone(), montant: *montant }),
            })
            .collect::<Result<Vec<_>, _>>()?;
        let cent = i64::from(decimales.puissance()).saturating_mul(100);
        Ok(methode.apportion(cent, &poids)?)
    }
}

impl<K: Ord + Clone> Ventilation<K, Cumul> {
    /// The share of each key in the total.
    ///
    /// # Errors
    /// [`TauxError`] if the total is zero or negative.
    pub fn parts(&self) -> Result<Parts<K>, TauxError> {
        Parts::of(self.iter().map(|(cle, cumul)| (cle.clone(), cumul.total())))
    }
}
