use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Depot;

/// Whether the implicit refusal of a recours gracieux makes the period run again.
///
/// The caller names it: [`Regle::RejetDUneAssemblee`](crate::droit::Regle::RejetDUneAssemblee) keeps the
/// period closed to foreclosure « si la mesure sollicitée ne peut être prise que par décision ou sur avis
/// des assemblées locales », that is, for a measure that is refused or awaited. A third party's recours
/// gracieux against a published deliberation is not that case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EffetDuSilence {
    /// Two months from the birth of the refusal: the ordinary rule.
    FaitCourirLeDelai,
    /// Only an express refusal makes the period run: a measure of an assembly is asked for.
    AttendUnRejetExpres,
    /// It binds nobody: the administration gave no receipt to somebody of the public, for a demand of
    /// theirs ([`Regle::AccuseDeReception`](crate::droit::Regle::AccuseDeReception)). It does not help a
    /// third party against a published deliberation (CE, 8 June 2016, n° 387547).
    SansAccuseDeReception,
}

/// To whom a recours administratif goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Voie {
    /// To the authority itself.
    Gracieux,
    /// To the one above it.
    Hierarchique,
}

/// What happens after an act is published or notified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "procedure.Evenement")
)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Evenement {
    /// A recours gracieux or hiérarchique is lodged.
    Gracieux {
        /// Which.
        voie: Voie,
        /// How it was lodged.
        depot: Depot,
        /// What silence on it does.
        silence: EffetDuSilence,
    },
    /// Its refusal is notified.
    RejetExpres {
        /// Of which.
        voie: Voie,
        /// On this day.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        notification: NaiveDate,
        /// Whether it tells the remedies and their time limits.
        voies_mentionnees: bool,
    },
    /// The court is seised.
    Requete {
        /// How.
        depot: Depot,
    },
}

impl Evenement {
    /// The day on which it is known: receipt, or notification.
    #[must_use]
    pub const fn jour(self) -> NaiveDate {
        match self {
            Self::Gracieux { depot, .. } | Self::Requete { depot } => depot.reception(),
            Self::RejetExpres { notification, .. } => notification,
        }
    }
}
