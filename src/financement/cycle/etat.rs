use core::fmt;

use serde::{Deserialize, Serialize};

/// Where a request stands, in the order of its life.
///
/// What leads from one to another is the table of [`Etat::after`]; the labels of real files are read by
/// [`Etat::read`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "financement.Etat"))]
#[serde(rename_all = "snake_case")]
pub enum Etat {
    /// Filed.
    Depose,
    /// Admissible: it can be examined.
    Recevable,
    /// Not admissible: nothing is granted.
    Irrecevable,
    /// Examined, and proposed to those who decide.
    Instruit,
    /// Granted.
    Soutenu,
    /// Refused: nothing is granted.
    Refuse,
    /// Put off: to be examined again, or decided later.
    Ajourne,
    /// Sent to another scheme: nothing is granted here.
    Reoriente,
    /// Granted, and a convention is signed.
    Conventionne,
    /// Committed, at least in part.
    Engage,
    /// Paid, at least in part.
    Verse,
    /// Settled: no more is to be paid.
    Solde,
    /// Given up by its operator: the grant is taken back.
    Abandonne,
    /// Withdrawn by the authority: the grant is taken back.
    Retire,
}

impl Etat {
    /// Every state.
    pub const TOUS: [Self; 14] = [
        Self::Depose,
        Self::Recevable,
        Self::Irrecevable,
        Self::Instruit,
        Self::Soutenu,
        Self::Refuse,
        Self::Ajourne,
        Self::Reoriente,
        Self::Conventionne,
        Self::Engage,
        Self::Verse,
        Self::Solde,
        Self::Abandonne,
        Self::Retire,
    ];

    /// The French word of the state.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Depose => "déposé",
            Self::Recevable => "recevable",
            Self::Irrecevable => "irrecevable",
            Self::Instruit => "instruit",
            Self::Soutenu => "soutenu",
            Self::Refuse => "refusé",
            Self::Ajourne => "ajourné",
            Self::Reoriente => "réorienté",
            Self::Conventionne => "conventionné",
            Self::Engage => "engagé",
            Self::Verse => "versé",
            Self::Solde => "soldé",
            Self::Abandonne => "abandonné",
            Self::Retire => "retiré",
        }
    }

    /// Whether the state itself says that nothing is granted (any more), whatever was asked for.
    #[must_use]
    pub const fn is_without_grant(self) -> bool {
        matches!(
            self,
            Self::Irrecevable | Self::Refuse | Self::Reoriente | Self::Abandonne | Self::Retire
        )
    }
}

impl fmt::Display for Etat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}
