//! Which quotient, under which rounding, gives a printed rate?

use super::imprime::{MontantImprime, TauxImprime};
use crate::nombre::{Arrondi, Decimales, Somme, Taux, TauxError};

/// A quotient that a printed rate may be: exact, or between two bounds when a figure was itself rounded
/// in print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidat<N = String> {
    /// What it divides by what.
    pub nom: N,
    /// The quotient of the figures as printed.
    pub taux: Taux,
    bas: Taux,
    haut: Taux,
}

impl<N> Candidat<N> {
    /// A quotient of exact figures.
    pub fn exact(nom: N, taux: Taux) -> Self {
        Self { nom, taux, bas: taux, haut: taux }
    }

    /// The share of a printed amount in another.
    ///
    /// # Errors
    /// [`TauxError`] if the total, or the least that it stands for, is zero or negative.
    pub fn part(
        nom: N,
        partie: &MontantImprime,
        total: &MontantImprime,
    ) -> Result<Self, TauxError> {
        let (haut, bas) = (partie.bornes(), total.bornes());
        let quotients = [(haut.0, bas.0), (haut.0, bas.1), (haut.1, bas.0), (haut.1, bas.1)]
            .map(|(partie, total): (Somme, Somme)| Taux::part(partie, total));
        Self::between(nom, Taux::part(partie.euros(), total.euros())?, quotients)
    }

    /// The evolution from a printed amount to another.
    ///
    /// # Errors
    /// [`TauxError`] if the first amount, or the least that it stands for, is zero or negative.
    pub fn evolution(
        nom: N,
        avant: &MontantImprime,
        apres: &MontantImprime,
    ) -> Result<Self, TauxError> {
        let (debut, fin) = (avant.bornes(), apres.bornes());
        let quotients = [(debut.0, fin.0), (debut.1, fin.0), (debut.0, fin.1), (debut.1, fin.1)]
            .map(|(avant, apres): (Somme, Somme)| Taux::evolution(avant, apres));
        Self::between(nom, Taux::evolution(avant.euros(), apres.euros())?, quotients)
    }

    /// A quotient is monotone in each figure: its extremes are at the corners.
    fn between(nom: N, taux: Taux, coins: [Result<Taux, TauxError>; 4]) -> Result<Self, TauxError> {
        let [a, b, c, d] = coins;
        let coins = [a?, b?, c?, d?];
        let bas = coins.into_iter().fold(taux, Taux::min);
        let haut = coins.into_iter().fold(taux, Taux::max);
        Ok(Self { nom, taux, bas, haut })
    }

    /// The roundings under which some quotient between the bounds is printed so: rounding is monotone.
    pub fn reproduces(&self, imprime: &TauxImprime) -> Vec<Arrondi> {
        let unites = |taux: Taux, arrondi| taux.pourcentage(arrondi, imprime.decimales()).unites();
        Arrondi::TOUS
            .into_iter()
            .filter(|arrondi| {
                unites(self.bas, *arrondi).is_some_and(|bas| bas <= imprime.unites())
                    && unites(self.haut, *arrondi).is_some_and(|haut| imprime.unites() <= haut)
            })
            .collect()
    }
}

/// Which candidates reproduce a printed rate, and how many were tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproduction<N = String> {
    /// The candidates that reproduce it, each with the roundings that do.
    pub trouves: Vec<(Candidat<N>, Vec<Arrondi>)>,
    /// Those that do not.
    pub ecartes: Vec<Candidat<N>>,
    decimales: Decimales,
}

impl<N> Reproduction<N> {
    /// How many candidates were tried, each under every rounding.
    #[must_use]
    pub fn essais(&self) -> usize {
        self.trouves.len().saturating_add(self.ecartes.len())
    }

    /// How likely at most one of so many quotients, taken anywhere from 0 to 100 %, is to be printed so
    /// under some rounding: each can be printed in two ways, out of 100 × 10ⁿ.
    #[must_use]
    pub fn hasard(&self) -> Taux {
        let cases = u128::from(self.decimales.puissance()).saturating_mul(100);
        let facons = (self.essais() as u128).saturating_mul(2).min(cases);
        // Neither conversion nor division can fail: at least 100 cases, and no more ways than cases.
        Taux::of(i64::try_from(facons).unwrap_or(i64::MAX), cases).unwrap_or(Taux::UN)
    }
}

/// Holds a printed rate against candidates, under every rounding.
///
/// # Examples
/// « 56 % » of the case of 2023, for 79 projects filed by associations:
/// ```
/// use contrat_de_ville::controle::{Candidat, reproduce};
/// use contrat_de_ville::nombre::{Arrondi, Taux};
///
/// let candidats = [("79/139", Taux::of(79, 139_u64)?), ("79/165", Taux::of(79, 165_u64)?)]
///     .map(|(nom, taux)| Candidat::exact(nom, taux));
/// let reproduction = reproduce(&"56 %".parse().unwrap(), candidats);
/// let [(candidat, arrondis)] = &reproduction.trouves[..] else { panic!() };
/// assert_eq!((candidat.nom, arrondis.as_slice()), ("79/139", &[Arrondi::Troncature][..]));
/// assert_eq!(reproduction.essais(), 2);
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
pub fn reproduce<N>(
    imprime: &TauxImprime,
    candidats: impl IntoIterator<Item = Candidat<N>>,
) -> Reproduction<N> {
    let mut reproduction =
        Reproduction { trouves: Vec::new(), ecartes: Vec::new(), decimales: imprime.decimales() };
    for candidat in candidats {
        let arrondis = candidat.reproduces(imprime);
        if arrondis.is_empty() {
            reproduction.ecartes.push(candidat);
        } else {
            reproduction.trouves.push((candidat, arrondis));
        }
    }
    reproduction
}
