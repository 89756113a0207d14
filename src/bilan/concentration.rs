//! How money is concentrated on few.

use core::fmt::Debug;
use std::collections::BTreeSet;

use super::{Cumul, Ventilation};
use crate::nombre::{Somme, Taux};

/// How an amount is concentrated on few keys: operators, sources, quarters.
///
/// The index of Herfindahl and Hirschman is the sum of the squares of the shares: 1 where one key has all, 1/n
/// where n keys have as much each. Its inverse is the *equivalent number*: as many keys with as much each would
/// be as concentrated.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::Concentration;
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Somme};
///
/// let euros = |n: i128| Somme::from_centimes(n * 100);
/// let concentration = Concentration::of([("A", euros(50)), ("B", euros(30)), ("C", euros(20))])?;
/// assert_eq!(concentration.hhi().to_string(), "38/100"); // (25 + 9 + 4) / 100
/// let equivalent = concentration.nombre_equivalent().quotient(Arrondi::AuPlusProche, Decimales::DEUX);
/// assert_eq!(equivalent.to_string(), "2,63");
/// assert_eq!(concentration.part_des_premiers(2), "8/10".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// Divided by what they all have in common, from the largest.
    poids: Vec<u128>,
    /// Their sum, positive, whose square fits 127 bits.
    total: u128,
    carres: u128,
}

/// Why amounts have no concentration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConcentrationError<K: Debug> {
    /// A negative amount is no share.
    #[error("{cle:?}: {} € is no share, expected zero or more", .montant.plain())]
    Negatif {
        /// Whose amount.
        cle: K,
        /// The amount.
        montant: Somme,
    },
    /// A key given twice: two keys that are one are more concentrated.
    #[error("key {cle:?} given twice: expected each key once")]
    CleEnDouble {
        /// The key.
        cle: K,
    },
    /// Nothing to be concentrated.
    #[error("no amount above zero: expected at least one")]
    SansMontant,
    /// The square of the total, in what the amounts have in common, does not fit 127 bits.
    #[error("amounts too large, or too fine, for an exact sum of squares")]
    HorsBornes,
}

impl Concentration {
    /// The concentration of these amounts. A key of nothing changes nothing.
    ///
    /// # Errors
    /// [`ConcentrationError`]: a negative amount, a key twice, nothing at all, or squares out of range (above
    /// some 10¹⁹ times what the amounts have in common, which is at least a cent).
    pub fn of<K: Ord + Clone + Debug>(
        montants: impl IntoIterator<Item = (K, Somme)>,
    ) -> Result<Self, ConcentrationError<K>> {
        let mut cles: BTreeSet<K> = BTreeSet::new();
        let mut poids: Vec<u128> = Vec::new();
        for (cle, montant) in montants {
            let Ok(centimes) = u128::try_from(montant.centimes()) else {
                return Err(ConcentrationError::Negatif { cle, montant });
            };
            if centimes > 0 {
                poids.push(centimes);
            }
            if let Some(cle) = cles.replace(cle) {
                return Err(ConcentrationError::CleEnDouble { cle });
            }
        }
        let commun = poids.iter().fold(0, |commun, poids| gcd(commun, *poids));
        if commun == 0 {
            return Err(ConcentrationError::SansMontant);
        }
        for p in &mut poids {
            *p = p.checked_div(commun).unwrap_or(*p);
        }
        poids.sort_unstable_by(|a, b| b.cmp(a));
        let sommes = || {
            let total = poids.iter().try_fold(0_u128, |total, p| total.checked_add(*p))?;
            // Below the square of the total, and so do the squares fit.
            i128::try_from(total.checked_mul(total)?).ok()?;
            let carres = poids
                .iter()
                .try_fold(0_u128, |carres, p| carres.checked_add(p.checked_mul(*p)?))?;
            Some((total, carres))
        };
        match sommes() {
            Some((total, carres)) => Ok(Self { poids, total, carres }),
            None => Err(ConcentrationError::HorsBornes),
        }
    }

    /// The index of Herfindahl and Hirschman, from 1/n to 1.
    #[must_use]
    pub fn hhi(&self) -> Taux {
        ratio(self.carres, self.carre_du_total())
    }

    /// The equivalent number of keys, from 1 to n: 1/HHI.
    #[must_use]
    pub fn nombre_equivalent(&self) -> Taux {
        ratio(self.carre_du_total(), self.carres)
    }

    /// The share of those that have most, so many of them: 1 where there are no more.
    #[must_use]
    pub fn part_des_premiers(&self, nombre: usize) -> Taux {
        let premiers =
            self.poids.iter().take(nombre).fold(0_u128, |total, p| total.wrapping_add(*p));
        ratio(premiers, self.total)
    }

    /// How many keys have more than nothing.
    #[must_use]
    pub fn nombre(&self) -> usize {
        self.poids.len()
    }

    fn carre_du_total(&self) -> u128 {
        self.total.wrapping_mul(self.total)
    }
}

/// The gate has kept both below 2¹²⁷, and above zero.
fn ratio(numerateur: u128, denominateur: u128) -> Taux {
    Taux::of(i128::try_from(numerateur).unwrap_or(i128::MAX), denominateur).unwrap_or(Taux::UN)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(reste) = a.checked_rem(b) {
        (a, b) = (b, reste);
    }
    a
}

impl<K: Ord + Clone + Debug> Ventilation<K, Cumul> {
    /// How the total is concentrated on few keys.
    ///
    /// # Errors
    /// [`ConcentrationError`] if an amount is negative, if there is none, or if squares are out of range.
    pub fn concentration(&self) -> Result<Concentration, ConcentrationError<K>> {
        Concentration::of(self.iter().map(|(cle, cumul)| (cle.clone(), cumul.total())))
    }
}
