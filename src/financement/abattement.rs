//! Thirty per cent off the property tax on built land, for landlords in a QPV.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::identifiant::Annee;

/// Where the dwellings are: the year 2025 has its own day in métropole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LieuDuBien {
    /// Metropolitan France.
    Metropole,
    /// A département overseas.
    Dom,
}

/// Why no day of signature is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum AbattementError {
    /// The relief is not law in that year, as far as the texts were read.
    #[error(
        "relief of {0}: expected 2016 to 2023, or 2025 to 2030, the years of the texts that were read"
    )]
    HorsPeriode(Annee),
    /// Conventions were renewed by law, and no day of signature was read.
    #[error(
        "relief of {0} overseas: conventions were renewed by law, no day of signature was read"
    )]
    RenouveleeParLaLoi(Annee),
}

/// The last day on which the convention can be signed for the relief to apply first in a year.
///
/// # Source
/// [`Regle::Tfpb30`](crate::droit::Regle::Tfpb30): « signée avant le 1er octobre de l’année qui précède celle
/// de la première application », for 2016 to 2023; 2025 to 2030 by
/// [`Regle::Tfpb30Depuis2025`](crate::droit::Regle::Tfpb30Depuis2025), through secondary sources: for 2025 in
/// métropole, 31 March 2025.
///
/// # Interpretation
/// From 2026 on the rule of the article is kept. What was law for 2024 was not read.
///
/// # Errors
/// [`AbattementError`] in the other years, and for 2025 overseas.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{LieuDuBien, abattement_latest_signature};
/// use contrat_de_ville::identifiant::Annee;
///
/// let derniere = |annee| {
///     abattement_latest_signature(Annee::new(annee).unwrap(), LieuDuBien::Metropole)
/// };
/// assert_eq!(derniere(2026)?.to_string(), "2025-09-30");
/// assert_eq!(derniere(2025)?.to_string(), "2025-03-31");
/// assert!(derniere(2024).is_err());
/// # Ok::<(), contrat_de_ville::financement::AbattementError>(())
/// ```
pub fn abattement_latest_signature(
    annee: Annee,
    lieu: LieuDuBien,
) -> Result<NaiveDate, AbattementError> {
    let (annee_du_jour, mois, jour) = match (annee.get(), lieu) {
        (2025, LieuDuBien::Metropole) => (2025, 3, 31),
        (2025, LieuDuBien::Dom) => return Err(AbattementError::RenouveleeParLaLoi(annee)),
        (premiere @ (2016..=2023 | 2026..=2030), _) => {
            (i32::from(premiere).saturating_sub(1), 9, 30)
        }
        _ => return Err(AbattementError::HorsPeriode(annee)),
    };
    NaiveDate::from_ymd_opt(annee_du_jour, mois, jour).ok_or(AbattementError::HorsPeriode(annee))
}
