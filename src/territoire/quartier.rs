use core::fmt;
use core::num::NonZeroU32;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Effet;
use crate::droit::Regle;
use crate::identifiant::{CodeCommune, CodeQpv, CodeQuartier, Nom};
use crate::nombre::INSECABLE;

/// A quarter of the contract: a QPV of the State's list, or a *quartier d'intérêt communautaire*.
///
/// Its code is the key, its name never is: « Centre Ville » names 28 QPV. It may lie in several communes,
/// and a commune may hold several.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::{CodeCommune, CodeQpv};
/// use contrat_de_ville::territoire::Quartier;
///
/// let mont_liebaut = Quartier {
///     code: CodeQpv::parse("QN06208M").unwrap().into(),
///     nom: "Quartier Du Mont Liébaut".parse()?,
///     communes: [CodeCommune::parse("62119").unwrap()].into(),
///     population: None,
/// };
/// assert_eq!(mont_liebaut.to_string(), "Quartier Du Mont Liébaut (QN06208M)");
/// assert_eq!(mont_liebaut.effets().len(), 3);
/// # Ok::<(), contrat_de_ville::identifiant::NomError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quartier {
    /// Its code, or the local id of a *quartier d'intérêt communautaire*.
    pub code: CodeQuartier,
    /// Its name, as published.
    pub nom: Nom,
    /// The communes that it lies in; empty where no source gives them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub communes: BTreeSet<CodeCommune>,
    /// Its inhabitants, where they are said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<NonZeroU32>,
}

impl Quartier {
    /// Its code, if it is a QPV.
    #[must_use]
    pub const fn qpv(&self) -> Option<CodeQpv> {
        self.code.qpv()
    }

    /// What the law attaches to it, on the days when its list is law ([`Millesime`](super::Millesime)); nothing
    /// to a *quartier d'intérêt communautaire*.
    ///
    /// # Source
    /// The rule of each [`Effet`]. [`Regle::QpvDef`]: a QPV is of the State's list; what an agglomeration adds is
    /// not.
    #[must_use]
    pub const fn effets(&self) -> &'static [Effet] {
        if self.qpv().is_some() { &Effet::TOUS } else { &[] }
    }
}

impl fmt::Display for Quartier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.nom, self.code)
    }
}

/// What a contract follows around its quarters. Neither has an effect of law.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Alentour {
    /// *Quartier vécu*: an equipment outside the perimeter that serves the quarter.
    QuartierVecu {
        /// The quarter that is served.
        quartier: CodeQuartier,
        /// The equipment.
        equipement: Nom,
        /// Where it stands, where it is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commune: Option<CodeCommune>,
    },
    /// *Veille active*: a quarter that left the priority geography and stays followed.
    VeilleActive {
        /// Its name.
        nom: Nom,
        /// The communes that it lies in.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        communes: BTreeSet<CodeCommune>,
    },
}

impl Alentour {
    /// The rule that it rests on; both are from memory.
    #[must_use]
    pub const fn regle(&self) -> Regle {
        match self {
            Self::QuartierVecu { .. } => Regle::QuartierVecu,
            Self::VeilleActive { .. } => Regle::VeilleActive,
        }
    }
}

impl fmt::Display for Alentour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuartierVecu { quartier, equipement, .. } => {
                write!(f, "quartier vécu de {quartier}{INSECABLE}: {equipement}")
            }
            Self::VeilleActive { nom, .. } => write!(f, "veille active{INSECABLE}: {nom}"),
        }
    }
}
