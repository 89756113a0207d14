//! Ratios of people, each under its own name.

use core::cmp::Ordering;
use core::fmt;
use core::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::{Signalement, Titulaire};
use crate::identifiant::{CodeContrat, CodeDepartement, Nom};
use crate::nombre::{Arrondi, Decimales, INSECABLE, Somme, Taux, bind, print_entier};

/// Why people make no ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PopulationError {
    /// A figure is not said.
    #[error("population {0} is not said")]
    NonDite(Laquelle),
    /// A figure is zero.
    #[error("population {0} is zero")]
    Nulle(Laquelle),
    /// More people in a part than in the whole.
    #[error("{partie} inhabitants in the quarters, {tout} in the whole: a part is no larger")]
    PartieTropGrande {
        /// Of the quarters.
        partie: u64,
        /// Of the whole.
        tout: u64,
    },
    /// Contracts of both generations under one holder, on one list: the same people twice.
    #[error("population of the quarters: the rows are of contracts of 2015 and of 2024 at once")]
    DeuxGenerations,
    /// A second row of one contract and one holder that is not of another département: the same people twice.
    #[error(
        "population of the quarters: contract {contrat} of {titulaire} has a second row {}",
        departement.map_or_else(|| "without a département".to_owned(), |code| format!("for département {code}"))
    )]
    LigneEnDouble {
        /// The contract.
        contrat: CodeContrat,
        /// Who holds it.
        titulaire: Titulaire,
        /// The département of the second row, where it is said.
        departement: Option<CodeDepartement>,
    },
}

/// A ratio of two populations from which a reader must verify the second: above 1, for any two figures are beyond
/// a lower one.
///
/// # Wire
/// The ratio, a string.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::{SeuilDEcart, SeuilTropBas};
///
/// let un_demi = "1/2".parse().unwrap();
/// assert_eq!(SeuilDEcart::new(un_demi), Err(SeuilTropBas(un_demi)));
/// assert!(SeuilDEcart::new("2/1".parse().unwrap()).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Taux", into = "Taux")]
pub struct SeuilDEcart(Taux);

/// A threshold that any two figures are beyond: the ratio refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("threshold {0}: expected a ratio above 1")]
pub struct SeuilTropBas(pub Taux);

impl SeuilDEcart {
    /// This ratio, as a threshold.
    ///
    /// # Errors
    /// [`SeuilTropBas`] if it is not above 1.
    pub fn new(taux: Taux) -> Result<Self, SeuilTropBas> {
        if taux <= Taux::UN { Err(SeuilTropBas(taux)) } else { Ok(Self(taux)) }
    }

    /// The ratio.
    #[must_use]
    pub const fn taux(self) -> Taux {
        self.0
    }
}

impl TryFrom<Taux> for SeuilDEcart {
    type Error = SeuilTropBas;

    fn try_from(taux: Taux) -> Result<Self, Self::Error> {
        Self::new(taux)
    }
}

impl From<SeuilDEcart> for Taux {
    fn from(seuil: SeuilDEcart) -> Self {
        seuil.0
    }
}

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Laquelle {
    /// That of the quarters.
    DesQuartiers,
    /// That of the whole, an EPCI or a commune.
    DuTout,
    /// That of whoever an amount is divided by.
    DesHabitants,
    /// That of those whom an action serves, whom an amount is divided by.
    DesBeneficiaires,
    /// That of the list before.
    Avant,
    /// That of the list after.
    Apres,
}

impl fmt::Display for Laquelle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::DesQuartiers => "of the quarters",
            Self::DuTout => "of the whole",
            Self::DesHabitants => "that the amount is divided by",
            Self::DesBeneficiaires => "of the beneficiaries",
            Self::Avant => "of the list before",
            Self::Apres => "of the list after",
        })
    }
}

fn said(population: Option<u64>, laquelle: Laquelle) -> Result<NonZeroU64, PopulationError> {
    let population = population.ok_or(PopulationError::NonDite(laquelle))?;
    NonZeroU64::new(population).ok_or(PopulationError::Nulle(laquelle))
}

/// The share of the people of an EPCI, or of a commune, who live in a QPV.
///
/// # Errors
/// [`PopulationError`] if a figure is not said, if the whole is zero, or if the part is larger than it. Nobody in a
/// QPV is a fact: a share of 0.
///
/// # Examples
/// The contracts of 2015 of the case, on the municipal population of the EPCI in the COG of 2026:
/// ```
/// use contrat_de_ville::nombre::{Arrondi, Decimales};
/// use contrat_de_ville::territoire::{PopulationError, part_en_qpv};
///
/// let part = part_en_qpv(Some(30_332 + 2_797), Some(275_736))?;
/// assert_eq!(part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(), "12,0\u{a0}%");
/// assert!(part_en_qpv(None, Some(275_736)).is_err());
/// # Ok::<(), PopulationError>(())
/// ```
pub fn part_en_qpv(quartiers: Option<u64>, tout: Option<u64>) -> Result<Taux, PopulationError> {
    let partie = quartiers.ok_or(PopulationError::NonDite(Laquelle::DesQuartiers))?;
    let tout = said(tout, Laquelle::DuTout)?;
    if partie > tout.get() {
        return Err(PopulationError::PartieTropGrande { partie, tout: tout.get() });
    }
    Ok(Taux::new(partie.into(), tout.into()))
}

/// An amount for one inhabitant, in euros.
///
/// # Errors
/// [`PopulationError`] if the population is not said or is zero.
///
/// # Examples
/// ```
/// use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
/// use contrat_de_ville::territoire::{PopulationError, montant_par_habitant};
///
/// let taux = montant_par_habitant(Euros::parse("2294871").unwrap(), Some(33_129))?;
/// assert_eq!(taux.quotient(Arrondi::AuPlusProche, Decimales::DEUX).to_string(), "69,27");
/// # Ok::<(), PopulationError>(())
/// ```
pub fn montant_par_habitant(
    montant: impl Into<Somme>,
    habitants: Option<u64>,
) -> Result<Taux, PopulationError> {
    montant_par(montant.into(), habitants, Laquelle::DesHabitants)
}

/// An amount for one of them, in euros.
pub(crate) fn montant_par(
    montant: Somme,
    personnes: Option<u64>,
    laquelle: Laquelle,
) -> Result<Taux, PopulationError> {
    let personnes = said(personnes, laquelle)?;
    // Cents over a hundred times the people: euros for one.
    let denominateur = u128::from(personnes.get()).saturating_mul(100);
    Taux::of(montant.centimes(), denominateur).map_err(|_| PopulationError::Nulle(laquelle))
}

/// A population on one list and on the next, and the ratio beyond which a reader must verify it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ecart {
    /// What the population is of.
    pub libelle: Nom,
    /// On the list before.
    pub avant: NonZeroU64,
    /// On the list after.
    pub apres: NonZeroU64,
    /// The threshold that the caller named.
    pub seuil: SeuilDEcart,
}

impl Ecart {
    /// The list after over the list before.
    #[must_use]
    pub fn rapport(&self) -> Taux {
        Taux::new(self.apres.get().into(), self.avant.into())
    }

    /// The larger over the smaller, which the threshold is compared with.
    fn facteur(&self) -> Taux {
        let (petit, grand) = (self.avant.min(self.apres), self.avant.max(self.apres));
        Taux::new(grand.get().into(), petit.into())
    }
}

impl fmt::Display for Ecart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quotient = |taux: Taux| taux.quotient(Arrondi::AuPlusProche, Decimales::DEUX);
        let facteur = quotient(self.facteur());
        let sens = if self.apres < self.avant {
            format!("divisée par {facteur}")
        } else {
            format!("{facteur}{INSECABLE}fois")
        };
        let place = match self.facteur().cmp(&self.seuil.taux()) {
            Ordering::Less => "en deçà du seuil",
            Ordering::Equal => "au seuil",
            Ordering::Greater => "au-delà du seuil",
        };
        // The exact ratio too: rounded, what is beyond the threshold may look equal to it.
        let texte = format!(
            "population de {}{INSECABLE}habitants sur une liste et de {} sur la suivante, soit {sens} ({}), {place} de {} : chiffre à vérifier",
            print_entier(self.avant.get()),
            print_entier(self.apres.get()),
            self.rapport(),
            quotient(self.seuil.taux()),
        );
        f.pad(&bind(&texte))
    }
}

/// Compares a population with that of the list before: a finding if it was multiplied, or divided, by the
/// threshold or more.
///
/// # Errors
/// [`PopulationError`] if a figure is not said or is zero.
///
/// # Examples
/// The case: 66 969 for CN06201M, 30 332 and 2 797 for CV221 and CV223 before.
/// ```
/// use contrat_de_ville::territoire::{PopulationError, SeuilDEcart, compare_populations};
///
/// let deux = SeuilDEcart::new("2/1".parse().unwrap()).unwrap();
/// let nom = "CN06201M".parse().unwrap();
/// let ecart = compare_populations(nom, Some(30_332 + 2_797), Some(66_969), deux)?;
/// assert_eq!(ecart.unwrap().code(), "ECART-DE-POPULATION");
/// # Ok::<(), PopulationError>(())
/// ```
pub fn compare_populations(
    libelle: Nom,
    avant: Option<u64>,
    apres: Option<u64>,
    seuil: SeuilDEcart,
) -> Result<Option<Signalement>, PopulationError> {
    let (avant, apres) = (said(avant, Laquelle::Avant)?, said(apres, Laquelle::Apres)?);
    let ecart = Ecart { libelle, avant, apres, seuil };
    let atteint = ecart.facteur() >= seuil.taux();
    Ok(atteint.then_some(Signalement::EcartDePopulation(ecart)))
}
