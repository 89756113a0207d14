//! What comes out: the parts, and the tie if there was one.

use core::fmt::Debug;

use super::calcul::{self, Calcul};
use super::methode::{Diviseur, Methode};
use crate::nombre::Euros;

/// What one key gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<K> {
    /// Whose part it is.
    pub cle: K,
    /// Its weight, as given.
    pub poids: u64,
    /// Its units, of the sign of what was shared out.
    pub unites: i64,
}

/// Parties that stood level for the last units: keys settled it, smallest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Egalite<K> {
    /// Those that got a unit, in the order of keys.
    pub servis: Vec<K>,
    /// Those that did not, with the same claim, in the order of keys.
    pub ecartes: Vec<K>,
}

/// Whole units shared out under a method: they add up to what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repartition<K> {
    methode: Methode,
    unites: i64,
    parts: Vec<Part<K>>,
    egalite: Option<Egalite<K>>,
}

/// Why units cannot be shared out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepartitionError<K: Debug> {
    /// No weight is positive: nothing says who gets what.
    #[error("{unites} units to share out over {cles} keys: expected a positive weight")]
    SansPoids {
        /// What was to be shared out.
        unites: i64,
        /// How many keys were given.
        cles: usize,
    },
    /// The method gives a unit to each party, and there are fewer units than parties.
    #[error(
        "{unites} units for {parties} parties: the method {methode} gives at least one to each"
    )]
    MoinsDUnitesQueDeParties {
        /// The method asked for.
        methode: Methode,
        /// What was to be shared out.
        unites: i64,
        /// How many weights are positive.
        parties: usize,
    },
    /// A key twice: which one settles a tie would depend on their order.
    #[error("key {cle:?} given twice: expected each key once")]
    CleEnDouble {
        /// The key.
        cle: K,
    },
}

impl Methode {
    /// Shares out `unites` in proportion to the weights.
    ///
    /// Parts come back in the order of the input, and what each key gets does not depend on that
    /// order. A zero weight gets nothing. A negative number of units is shared as its opposite.
    ///
    /// # Errors
    /// [`RepartitionError`] if no weight is positive, if a key is given twice, or if there are fewer
    /// units than parties under a method that gives one to each.
    ///
    /// # Examples
    /// Ten cents to three quarters, by population (fictitious):
    /// ```
    /// use contrat_de_ville::nombre::Methode;
    ///
    /// let repartition = Methode::PlusFortsRestes.apportion(10, &[("A", 500), ("B", 500), ("C", 0)])?;
    /// assert_eq!(repartition.iter().collect::<Vec<_>>(), [(&"A", 5), (&"B", 5), (&"C", 0)]);
    ///
    /// let serree = Methode::PlusFortsRestes.apportion(5, &[("B", 500), ("A", 500)])?;
    /// assert_eq!(serree.iter().collect::<Vec<_>>(), [(&"B", 2), (&"A", 3)]);
    /// assert_eq!(serree.egalite().map(|egalite| &egalite.servis), Some(&vec!["A"]));
    ///
    /// assert!(Methode::Adams.apportion(1, &[("A", 500), ("B", 500)]).is_err());
    /// # Ok::<(), contrat_de_ville::nombre::RepartitionError<&str>>(())
    /// ```
    pub fn apportion<K: Ord + Clone + Debug>(
        self,
        unites: i64,
        poids: &[(K, u64)],
    ) -> Result<Repartition<K>, RepartitionError<K>> {
        // By key, so that ranks settle ties as keys do.
        let mut ordre: Vec<(usize, &(K, u64))> = poids.iter().enumerate().collect();
        ordre.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
        if let Some(cle) = ordre
            .iter()
            .zip(ordre.iter().skip(1))
            .find_map(|((_, a), (_, b))| (a.0 == b.0).then_some(&a.0))
        {
            return Err(RepartitionError::CleEnDouble { cle: cle.clone() });
        }
        let tries: Vec<u64> = ordre.iter().map(|(_, (_, poids))| *poids).collect();
        let parties = tries.iter().filter(|poids| **poids > 0).count();
        let absolu = unites.unsigned_abs();
        if parties == 0 {
            return Err(RepartitionError::SansPoids { unites, cles: poids.len() });
        }
        if self.gives_one_to_each() && absolu < u64::try_from(parties).unwrap_or(u64::MAX) {
            return Err(RepartitionError::MoinsDUnitesQueDeParties {
                methode: self,
                unites,
                parties,
            });
        }
        let Calcul { parts, egalite } = match self {
            Self::PlusFortsRestes => calcul::largest_remainder(absolu, &tries),
            Self::SainteLague => calcul::divisor(Diviseur::SainteLague, absolu, &tries),
            Self::Adams => calcul::divisor(Diviseur::Adams, absolu, &tries),
            Self::Hondt => calcul::divisor(Diviseur::Hondt, absolu, &tries),
            Self::HuntingtonHill => calcul::divisor(Diviseur::HuntingtonHill, absolu, &tries),
            Self::Dean => calcul::divisor(Diviseur::Dean, absolu, &tries),
        };
        let cles = |servis: bool| {
            let choisis = egalite.iter().filter(move |(_, servi)| *servi == servis);
            choisis
                .filter_map(|(rang, _)| ordre.get(*rang))
                .map(|(_, (cle, _))| cle.clone())
                .collect()
        };
        let egalite =
            (!egalite.is_empty()).then(|| Egalite { servis: cles(true), ecartes: cles(false) });
        let mut places: Vec<(usize, u64)> =
            ordre.iter().map(|(place, _)| *place).zip(parts).collect();
        places.sort_unstable();
        let parts = poids
            .iter()
            .zip(places)
            .map(|((cle, poids), (_, part))| Part {
                cle: cle.clone(),
                poids: *poids,
                unites: signed(part, unites < 0),
            })
            .collect();
        Ok(Repartition { methode: self, unites, parts, egalite })
    }

    /// Splits an amount to the cent in proportion to the weights; see [`Methode::apportion`] and
    /// [`Repartition::montants`].
    ///
    /// # Errors
    /// Those of [`Methode::apportion`].
    pub fn split<K: Ord + Clone + Debug>(
        self,
        montant: Euros,
        poids: &[(K, u64)],
    ) -> Result<Repartition<K>, RepartitionError<K>> {
        self.apportion(montant.centimes(), poids)
    }
}

/// No part is larger than the whole, so that each fits once it has the sign of the whole.
fn signed(part: u64, negatif: bool) -> i64 {
    if negatif { 0_i64.wrapping_sub_unsigned(part) } else { 0_i64.wrapping_add_unsigned(part) }
}

impl<K> Repartition<K> {
    /// The method that was asked for.
    #[must_use]
    pub fn methode(&self) -> Methode {
        self.methode
    }

    /// What was shared out; the parts add up to it.
    #[must_use]
    pub fn unites(&self) -> i64 {
        self.unites
    }

    /// The parts, in the order of the input.
    #[must_use]
    pub fn parts(&self) -> &[Part<K>] {
        &self.parts
    }

    /// The tie that keys settled, if there was one.
    #[must_use]
    pub fn egalite(&self) -> Option<&Egalite<K>> {
        self.egalite.as_ref()
    }

    /// Each key with its units, in the order of the input.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, i64)> {
        self.parts.iter().map(|part| (&part.cle, part.unites))
    }

    /// Each key with its amount, when what was shared out is cents.
    #[must_use]
    pub fn montants(&self) -> impl ExactSizeIterator<Item = (&K, Euros)> {
        self.iter().map(|(cle, centimes)| (cle, Euros::from_centimes(centimes)))
    }
}
