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

    /// The least and the largest that the quotient may be, given how its figures were printed.
    #[must_use]
    pub fn bornes(&self) -> (Taux, Taux) {
        (self.bas, self.haut)
    }

    /// The roundings under which the quotient of the figures as printed is printed so.
    #[must_use]
    pub fn reproduces(&self, imprime: &TauxImprime) -> Vec<Arrondi> {
        let unites = |arrondi| self.taux.pourcentage(arrondi, imprime.decimales()).unites();
        Arrondi::TOUS
            .into_iter()
            .filter(|arrondi| unites(*arrondi) == Some(imprime.unites()))
            .collect()
    }

    /// Whether some quotient between the bounds, rounded to the nearest, is printed so: rounding is
    /// monotone.
    #[must_use]
    pub fn may_be(&self, imprime: &TauxImprime) -> bool {
        let (bas, haut) =
            self.span(imprime.decimales(), Arrondi::AuPlusProche, Arrondi::AuPlusProche);
        bas.is_some_and(|bas| bas <= imprime.unites())
            && haut.is_some_and(|haut| imprime.unites() <= haut)
    }

    fn span(
        &self,
        decimales: Decimales,
        bas: Arrondi,
        haut: Arrondi,
    ) -> (Option<i128>, Option<i128>) {
        (
            self.bas.pourcentage(bas, decimales).unites(),
            self.haut.pourcentage(haut, decimales).unites(),
        )
    }

    /// In how many ways it may be printed, under all roundings: two, or more when it has bounds.
    fn ways(&self, decimales: Decimales) -> u128 {
        match self.span(decimales, Arrondi::Troncature, Arrondi::LoinDeZero) {
            (Some(bas), Some(haut)) => haut.abs_diff(bas).saturating_add(1).max(2),
            _ => u128::MAX,
        }
    }
}

/// Which candidates reproduce a printed rate, and how many were tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproduction<N = String> {
    /// The candidates that reproduce it, each with the roundings that do.
    pub trouves: Vec<(Candidat<N>, Vec<Arrondi>)>,
    /// Those that may, only because their figures were printed with little precision.
    pub possibles: Vec<Candidat<N>>,
    /// Those that do not.
    pub ecartes: Vec<Candidat<N>>,
    decimales: Decimales,
}

impl<N> Reproduction<N> {
    /// How many candidates were tried, each under every rounding.
    #[must_use]
    pub fn essais(&self) -> usize {
        self.candidats().count()
    }

    fn candidats(&self) -> impl Iterator<Item = &Candidat<N>> {
        self.trouves
            .iter()
            .map(|(candidat, _)| candidat)
            .chain(&self.possibles)
            .chain(&self.ecartes)
    }

    /// At most how likely it is that one of so many quotients, taken anywhere from 0 to 100 %, is
    /// printed so under some rounding: the ways in which each can be printed, out of 100 × 10ⁿ.
    #[must_use]
    pub fn hasard(&self) -> Taux {
        let cases = u128::from(self.decimales.puissance()).saturating_mul(100);
        let facons = self
            .candidats()
            .fold(0_u128, |facons, candidat| facons.saturating_add(candidat.ways(self.decimales)))
            .min(cases);
        // Neither can fail: at least 100 cases, and no more ways than cases.
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
    let mut reproduction = Reproduction {
        trouves: Vec::new(),
        possibles: Vec::new(),
        ecartes: Vec::new(),
        decimales: imprime.decimales(),
    };
    for candidat in candidats {
        match candidat.reproduces(imprime) {
            arrondis if !arrondis.is_empty() => reproduction.trouves.push((candidat, arrondis)),
            _ if candidat.may_be(imprime) => reproduction.possibles.push(candidat),
            _ => reproduction.ecartes.push(candidat),
        }
    }
    reproduction
}
