use core::fmt;

use serde::{Deserialize, Serialize};

use super::{CodeQpv, Reference};

/// Which quarter an action serves.
///
/// A QPV is on a list set by decree ([`Regle::QpvDef`](crate::droit::Regle::QpvDef),
/// [`Regle::QpvLists`](crate::droit::Regle::QpvLists)) and has a conseil citoyen
/// ([`Regle::CcExistence`](crate::droit::Regle::CcExistence)). A *quartier d'intérêt communautaire* is
/// the agglomeration's own: it is never a QPV, has no conseil citoyen by law and no tax effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CodeQuartier {
    /// A quarter of the State's list.
    Qpv(CodeQpv),
    /// A quarter of the agglomeration's own list, by its local id.
    Communautaire(Reference),
}

impl CodeQuartier {
    /// Its code, if it is a QPV.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::identifiant::{CodeQpv, CodeQuartier};
    ///
    /// let code = CodeQpv::parse("QN06208M").unwrap();
    /// assert_eq!(CodeQuartier::from(code).qpv(), Some(code));
    /// assert_eq!(CodeQuartier::Communautaire("QC-1".parse().unwrap()).qpv(), None);
    /// ```
    #[must_use]
    pub const fn qpv(&self) -> Option<CodeQpv> {
        match self {
            Self::Qpv(code) => Some(*code),
            Self::Communautaire(_) => None,
        }
    }
}

impl fmt::Display for CodeQuartier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Qpv(code) => code.fmt(f),
            Self::Communautaire(id) => id.fmt(f),
        }
    }
}

impl From<CodeQpv> for CodeQuartier {
    fn from(code: CodeQpv) -> Self {
        Self::Qpv(code)
    }
}
