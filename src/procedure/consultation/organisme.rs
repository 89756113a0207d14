use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeCommune, CodeQpv, Nom};

/// Who is consulted, or contributes.
///
/// # Source
/// [`Regle::ConsultWho`](crate::droit::Regle::ConsultWho): « Le projet de rapport est soumis pour avis aux
/// conseils municipaux concernés et aux conseils citoyens de chacun des quartiers prioritaires ». A *quartier
/// d'intérêt communautaire* is no QPV, and has no conseil citoyen by law.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Organisme {
    /// The municipal council of a commune.
    Commune(CodeCommune),
    /// The conseil citoyen of a QPV: one of each, not one of the agglomeration.
    ConseilCitoyen(CodeQpv),
    /// Another party to the contract, which may contribute and is not awaited.
    Signataire(Nom),
}

impl fmt::Display for Organisme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commune(code) => write!(f, "conseil municipal de la commune {code}"),
            Self::ConseilCitoyen(code) => write!(f, "conseil citoyen du quartier {code}"),
            Self::Signataire(nom) => nom.fmt(f),
        }
    }
}
