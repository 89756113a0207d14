//! Does a printed total tie with its printed parts?

use serde::{Deserialize, Serialize};

use super::imprime::{Cellule, MontantImprime};
use crate::nombre::Somme;

/// How a total stands to its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Accord {
    /// The parts add up to the total.
    Exact,
    /// They miss it, by less than what rounding each printed figure can explain.
    DansLaPrecision {
        /// What the parts have above the total.
        ecart: Somme,
    },
    /// They miss it by more.
    Ecart {
        /// What the parts have above the total.
        ecart: Somme,
    },
    /// Some parts are not communicated: what the others leave.
    Incomplet {
        /// The total less the known parts.
        reste: Somme,
        /// How many parts are missing.
        inconnues: usize,
    },
}

/// Holds the parts of a table against its total, each figure being the interval of what would be
/// printed so.
///
/// # Examples
/// Official accounts miss their totals by a euro because each cell was rounded:
/// ```
/// use contrat_de_ville::controle::{Accord, Cellule, check_somme};
/// use contrat_de_ville::nombre::Somme;
///
/// let cellule = |texte: &str| texte.parse::<Cellule<_>>().unwrap();
/// let total = "101".parse()?;
/// let parts = [cellule("33"), cellule("33"), cellule("34")];
/// assert_eq!(check_somme(&parts, &total), Accord::DansLaPrecision { ecart: Somme::from_centimes(-100) });
/// assert_eq!(check_somme(&parts[..2], &total), Accord::Ecart { ecart: Somme::from_centimes(-3_500) });
/// assert_eq!(
///     check_somme(&[cellule("33"), cellule("nc")], &total),
///     Accord::Incomplet { reste: Somme::from_centimes(6_800), inconnues: 1 }
/// );
/// # Ok::<(), contrat_de_ville::nombre::LectureError>(())
/// ```
#[must_use]
pub fn check_somme<'a>(
    parts: impl IntoIterator<Item = &'a Cellule<MontantImprime>>,
    total: &MontantImprime,
) -> Accord {
    let mut somme = Somme::ZERO;
    let (mut bas, mut haut) = (Somme::ZERO, Somme::ZERO);
    let mut inconnues = 0_usize;
    for part in parts {
        match part {
            Cellule::Imprime(montant) => {
                let bornes = montant.bornes();
                somme = somme.merge(montant.euros().into());
                bas = bas.merge(bornes.0);
                haut = haut.merge(bornes.1);
            }
            Cellule::NonCommunique => inconnues = inconnues.saturating_add(1),
            Cellule::Vide => {}
        }
    }
    let ecart = somme.minus(total.euros().into());
    let (total_bas, total_haut) = total.bornes();
    if inconnues > 0 {
        Accord::Incomplet { reste: Somme::ZERO.minus(ecart), inconnues }
    } else if ecart.is_zero() {
        Accord::Exact
    } else if bas <= total_haut && total_bas <= haut {
        Accord::DansLaPrecision { ecart }
    } else {
        Accord::Ecart { ecart }
    }
}
