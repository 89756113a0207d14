use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A step of a campaign, in their usual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EtapeDeCampagne {
    /// The call for projects is published.
    AppelAProjets,
    /// It closes.
    Cloture,
    /// The technical committee gives its opinion.
    ComiteTechnique,
    /// The steering committee gives its opinion.
    ComiteDePilotage,
    /// The council votes.
    Deliberation,
    /// Those who asked are told.
    Notification,
}

impl EtapeDeCampagne {
    /// Every step, in their usual order.
    pub const TOUTES: [Self; 6] = [
        Self::AppelAProjets,
        Self::Cloture,
        Self::ComiteTechnique,
        Self::ComiteDePilotage,
        Self::Deliberation,
        Self::Notification,
    ];

    /// The French name of the step.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::AppelAProjets => "appel à projets",
            Self::Cloture => "clôture des dépôts",
            Self::ComiteTechnique => "comité technique",
            Self::ComiteDePilotage => "comité de pilotage",
            Self::Deliberation => "délibération",
            Self::Notification => "notification",
        }
    }

    /// Whether it is a committee, which alone gives an [`AvisDeComite`].
    #[must_use]
    pub const fn is_comite(self) -> bool {
        matches!(self, Self::ComiteTechnique | Self::ComiteDePilotage)
    }
}

impl fmt::Display for EtapeDeCampagne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// The opinion of a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AvisDeComite {
    /// In favour.
    Favorable,
    /// In favour, with reservations.
    FavorableAvecReserves,
    /// Against.
    Defavorable,
    /// Put off.
    Ajourne,
}

impl fmt::Display for AvisDeComite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Favorable => "avis favorable",
            Self::FavorableAvecReserves => "avis favorable avec réserves",
            Self::Defavorable => "avis défavorable",
            Self::Ajourne => "avis ajourné",
        })
    }
}

/// A step of a campaign on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "JalonBrut")]
pub struct Jalon {
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    jour: NaiveDate,
    etape: EtapeDeCampagne,
    #[serde(skip_serializing_if = "Option::is_none")]
    avis: Option<AvisDeComite>,
}

/// An opinion of what is not a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("« {avis} » of « {etape} » on {jour}: expected a committee")]
pub struct JalonError {
    /// The step.
    pub etape: EtapeDeCampagne,
    /// Its day.
    pub jour: NaiveDate,
    /// The opinion.
    pub avis: AvisDeComite,
}

impl Jalon {
    /// A step on its day, without an opinion.
    #[must_use]
    pub const fn new(etape: EtapeDeCampagne, jour: NaiveDate) -> Self {
        Self { jour, etape, avis: None }
    }

    /// The same step, with the opinion of the committee.
    ///
    /// # Errors
    /// [`JalonError`] if it is not a committee.
    pub const fn with_avis(self, avis: AvisDeComite) -> Result<Self, JalonError> {
        if self.etape.is_comite() {
            Ok(Self { avis: Some(avis), ..self })
        } else {
            Err(JalonError { etape: self.etape, jour: self.jour, avis })
        }
    }

    /// The step.
    #[must_use]
    pub const fn etape(self) -> EtapeDeCampagne {
        self.etape
    }

    /// Its day.
    #[must_use]
    pub const fn jour(self) -> NaiveDate {
        self.jour
    }

    /// The opinion, where there is one.
    #[must_use]
    pub const fn avis(self) -> Option<AvisDeComite> {
        self.avis
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Jalon", deny_unknown_fields)]
struct JalonBrut {
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    jour: NaiveDate,
    etape: EtapeDeCampagne,
    #[serde(default)]
    avis: Option<AvisDeComite>,
}

impl TryFrom<JalonBrut> for Jalon {
    type Error = JalonError;

    fn try_from(brut: JalonBrut) -> Result<Self, Self::Error> {
        let jalon = Self::new(brut.etape, brut.jour);
        brut.avis.map_or(Ok(jalon), |avis| jalon.with_avis(avis))
    }
}
