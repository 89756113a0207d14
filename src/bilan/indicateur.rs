//! Ratios that reports print, each under its own name.

use crate::nombre::{Somme, Taux, TauxError};
use crate::territoire::{Laquelle, PopulationError, montant_par};

/// The part of the *crédits spécifiques* in a total.
///
/// # Errors
/// [`TauxError`] if the total is zero or negative.
///
/// # Examples
/// The case of 2023 prints « 37 % »:
/// ```
/// use contrat_de_ville::bilan::part_des_specifiques;
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
///
/// let part = part_des_specifiques(Euros::parse("2294871").unwrap(), Euros::parse("6136050").unwrap())?;
/// assert_eq!(part.pourcentage(Arrondi::AuPlusProche, Decimales::QUATRE).to_string(), "37,3998\u{a0}%");
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
pub fn part_des_specifiques(
    specifiques: impl Into<Somme>,
    total: impl Into<Somme>,
) -> Result<Taux, TauxError> {
    Taux::part(specifiques, total)
}

/// One of the two ratios called *leverage*: the whole for one euro of *crédits spécifiques*.
///
/// # Errors
/// [`TauxError`] if the *crédits spécifiques* are zero or negative.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::{autres_sur_specifiques, total_sur_specifiques};
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
///
/// let (total, specifiques) = (Euros::parse("6136050").unwrap(), Euros::parse("2294871").unwrap());
/// let imprime = |taux: contrat_de_ville::Taux| taux.quotient(Arrondi::AuPlusProche, Decimales::TROIS).to_string();
/// assert_eq!(imprime(total_sur_specifiques(total, specifiques)?), "2,674");
/// assert_eq!(imprime(autres_sur_specifiques(total, specifiques)?), "1,674");
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
pub fn total_sur_specifiques(
    total: impl Into<Somme>,
    specifiques: impl Into<Somme>,
) -> Result<Taux, TauxError> {
    Taux::part(total, specifiques)
}

/// The other ratio called *leverage*: what others add to one euro of *crédits spécifiques*.
///
/// # Errors
/// [`TauxError`] if the *crédits spécifiques* are zero or negative, or if the difference is out of
/// range.
pub fn autres_sur_specifiques(
    total: impl Into<Somme>,
    specifiques: impl Into<Somme>,
) -> Result<Taux, TauxError> {
    // (total − spécifiques) / spécifiques is also the evolution from the one to the other.
    Taux::evolution(specifiques, total)
}

/// The rate from actions filed to actions supported.
///
/// # Errors
/// [`TauxError::DenominateurNul`] if none was filed.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::taux_de_soutien;
/// use contrat_de_ville::nombre::{Arrondi, Decimales};
///
/// let taux = taux_de_soutien(139, 165)?;
/// assert_eq!(taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(), "84,2\u{a0}%");
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
pub fn taux_de_soutien(soutenus: u64, deposes: u64) -> Result<Taux, TauxError> {
    Taux::of(soutenus, deposes)
}

/// Why a rate of co-funding is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CofinancementError {
    /// More than the whole, or less than nothing: what others bring would read backwards.
    #[error("{} € of {} €: expected a part between zero and the whole", .partie.plain(), .total.plain())]
    PartieHorsDuTotal {
        /// What the source brings.
        partie: Somme,
        /// The whole.
        total: Somme,
    },
    /// The whole is nothing.
    #[error(transparent)]
    Taux(#[from] TauxError),
}

/// The rate of co-funding: what others than one source bring, in the whole.
///
/// # Errors
/// [`CofinancementError`] if the whole is nothing, or if the source brings more than it or less than nothing.
///
/// # Examples
/// What others than the *Fonds de cohésion sociale* bring to the *crédits spécifiques* of the case of 2023:
/// ```
/// use contrat_de_ville::bilan::taux_de_cofinancement;
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
///
/// let (fcs, total) = (Euros::parse("94162").unwrap(), Euros::parse("2294871").unwrap());
/// let taux = taux_de_cofinancement(fcs, total)?;
/// assert_eq!(taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(), "95,9\u{a0}%");
/// # Ok::<(), contrat_de_ville::bilan::CofinancementError>(())
/// ```
pub fn taux_de_cofinancement(
    source: impl Into<Somme>,
    total: impl Into<Somme>,
) -> Result<Taux, CofinancementError> {
    let (partie, total) = (source.into(), total.into());
    if partie.is_negative() || partie > total {
        return Err(CofinancementError::PartieHorsDuTotal { partie, total });
    }
    Ok(Taux::part(total.minus(partie), total)?)
}

/// An amount for one beneficiary, in euros; for one inhabitant, see
/// [`montant_par_habitant`](crate::territoire::montant_par_habitant).
///
/// # Errors
/// [`PopulationError`] if the number of beneficiaries is not said or is zero.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::montant_par_beneficiaire;
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
///
/// let quinze_mille = Euros::parse("15000").unwrap();
/// let taux = montant_par_beneficiaire(quinze_mille, Some(124))?;
/// assert_eq!(taux.quotient(Arrondi::AuPlusProche, Decimales::DEUX).to_string(), "120,97");
/// assert_eq!(
///     montant_par_beneficiaire(quinze_mille, None).unwrap_err().to_string(),
///     "population of the beneficiaries is not said"
/// );
/// # Ok::<(), contrat_de_ville::territoire::PopulationError>(())
/// ```
pub fn montant_par_beneficiaire(
    montant: impl Into<Somme>,
    beneficiaires: Option<u64>,
) -> Result<Taux, PopulationError> {
    montant_par(montant.into(), beneficiaires, Laquelle::DesBeneficiaires)
}
