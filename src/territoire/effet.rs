use core::fmt;

use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// What the law attaches to a QPV, and to no other quarter.
///
/// The effect itself depends on more than the quarter: [`Effet::condition`] says on what.
///
/// # Examples
/// ```
/// use contrat_de_ville::droit::Regle;
/// use contrat_de_ville::territoire::Effet;
///
/// assert_eq!(Effet::ConseilCitoyen.regle(), Regle::CcExistence);
/// assert_eq!(Effet::AbattementDeTfpb.to_string(), "abattement de 30\u{a0}% de taxe foncière");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "territoire.Effet"))]
#[serde(rename_all = "snake_case")]
pub enum Effet {
    /// A conseil citoyen is set up.
    ConseilCitoyen,
    /// Thirty per cent off the property tax of social dwellings. The version that was read is of the years 2016
    /// to 2023; [`Regle::Tfpb30Depuis2025`] goes on from 2025, and the rule of 2024 was not read.
    AbattementDeTfpb,
    /// Reduced VAT on social home ownership, in the quarter and near it.
    ///
    /// Caveat, from memory and not verified: VAT does not apply in Guyane nor in Mayotte
    /// ([`Regle::TvaNonApplicable`]). It is told ([`Effet::condition`]), and nothing is computed with it.
    TvaReduite,
}

impl Effet {
    /// Every effect.
    pub const TOUS: [Self; 3] = [Self::ConseilCitoyen, Self::AbattementDeTfpb, Self::TvaReduite];

    /// The rule that it rests on.
    #[must_use]
    pub const fn regle(self) -> Regle {
        match self {
            Self::ConseilCitoyen => Regle::CcExistence,
            Self::AbattementDeTfpb => Regle::Tfpb30,
            Self::TvaReduite => Regle::Tva300500,
        }
    }

    /// What it needs beside the quarter, in French; none for a conseil citoyen.
    #[must_use]
    pub const fn condition(self) -> Option<&'static str> {
        match self {
            Self::ConseilCitoyen => None,
            Self::AbattementDeTfpb => Some(
                "bailleur signataire du contrat de ville et d’une convention qui y est annexée, signée à temps ; impositions de 2016 à 2023 dans la version lue",
            ),
            Self::TvaReduite => Some(
                "quartier sous contrat de ville ou convention de rénovation urbaine, logements qui y sont situés ou dont la distance est mesurée ; de mémoire, non vérifié : ni en Guyane ni à Mayotte, où la TVA ne s’applique pas",
            ),
        }
    }
}

impl fmt::Display for Effet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ConseilCitoyen => "conseil citoyen",
            Self::AbattementDeTfpb => "abattement de 30\u{a0}% de taxe foncière",
            Self::TvaReduite => "TVA réduite sur l’accession sociale",
        })
    }
}
