use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Organisme, RegimeDuRapport};
use crate::identifiant::{CodeCommune, CodeQpv};
use crate::procedure::outils::twice;

/// Whether a QPV has its conseil citoyen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Installation {
    /// It was set up.
    Constitue,
    /// It was not: there is nobody to consult, and its silence is no opinion.
    NonConstitue,
    /// What is read does not say. It is to be consulted, and a finding says that its being is not known.
    NonPrecisee,
}

/// A QPV and its conseil citoyen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conseil {
    /// The quarter.
    pub quartier: CodeQpv,
    /// Whether there is one.
    pub installation: Installation,
}

/// What the deliberation on the arrangements fixes: who is consulted.
///
/// The communes are those of the contract's own list, never derived from perimeters:
/// [`Modalites::compare_communes`] says how both differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ModalitesBrutes")]
pub struct Modalites {
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    deliberation: NaiveDate,
    regime: RegimeDuRapport,
    communes: Vec<CodeCommune>,
    #[serde(skip_serializing_if = "Option::is_none")]
    communes_annoncees: Option<u32>,
    conseils: Vec<Conseil>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ModalitesBrutes {
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    deliberation: NaiveDate,
    regime: RegimeDuRapport,
    communes: Vec<CodeCommune>,
    #[serde(default)]
    communes_annoncees: Option<u32>,
    conseils: Vec<Conseil>,
}

/// Why arrangements are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ModalitesError {
    /// A commune is there twice.
    #[error("commune {0}: given twice, expected once")]
    CommuneEnDouble(CodeCommune),
    /// A quarter is there twice.
    #[error("quarter {0}: given twice, expected once")]
    QuartierEnDouble(CodeQpv),
    /// The arrangements do not have it.
    #[error("quarter {0}: not in the arrangements")]
    QuartierInconnu(CodeQpv),
    /// Its conseil citoyen was sent the draft.
    #[error("quarter {0}: its conseil citoyen was sent the draft, so that it is there")]
    DejaConsulte(CodeQpv),
    /// Nobody to consult.
    #[error("no commune and no quarter: expected one body at least")]
    Personne,
}

/// How the contract's own list of communes differs from those that perimeters touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EcartDesCommunes {
    /// On the list, and touched by no perimeter.
    pub sans_perimetre: Vec<CodeCommune>,
    /// Touched, and not on the list.
    pub hors_liste: Vec<CodeCommune>,
}

impl Modalites {
    /// The arrangements fixed on a day, under a regime that the caller names.
    ///
    /// # Errors
    /// [`ModalitesError`] if a commune or a quarter is given twice, or if there is nobody to consult.
    pub fn new(
        deliberation: NaiveDate,
        regime: RegimeDuRapport,
        mut communes: Vec<CodeCommune>,
        mut conseils: Vec<Conseil>,
    ) -> Result<Self, ModalitesError> {
        communes.sort_unstable();
        conseils.sort_unstable();
        if let Some(double) = twice(communes.iter().copied()) {
            return Err(ModalitesError::CommuneEnDouble(double));
        }
        if let Some(double) = twice(conseils.iter().map(|conseil| conseil.quartier)) {
            return Err(ModalitesError::QuartierEnDouble(double));
        }
        if communes.is_empty() && conseils.is_empty() {
            return Err(ModalitesError::Personne);
        }
        Ok(Self { deliberation, regime, communes, communes_annoncees: None, conseils })
    }

    /// The same arrangements, with how many communes they are said to have: the list may not be printed.
    #[must_use]
    pub fn announced(self, communes: u32) -> Self {
        Self { communes_annoncees: Some(communes), ..self }
    }

    /// How many communes there are said to be.
    #[must_use]
    pub const fn communes_annoncees(&self) -> Option<u32> {
        self.communes_annoncees
    }

    /// The day of the deliberation.
    #[must_use]
    pub const fn deliberation(&self) -> NaiveDate {
        self.deliberation
    }

    /// Why the report is drawn up.
    #[must_use]
    pub const fn regime(&self) -> RegimeDuRapport {
        self.regime
    }

    /// The communes, in order.
    #[must_use]
    pub fn communes(&self) -> &[CodeCommune] {
        &self.communes
    }

    /// The quarters and their conseils citoyens, in order.
    #[must_use]
    pub fn conseils(&self) -> &[Conseil] {
        &self.conseils
    }

    /// Everyone who is to be consulted: each commune, and each conseil citoyen but those that were not set
    /// up.
    pub fn consulted(&self) -> impl Iterator<Item = Organisme> + '_ {
        let constitues =
            self.conseils.iter().filter(|c| c.installation != Installation::NonConstitue);
        let communes = self.communes.iter().map(|commune| Organisme::Commune(*commune));
        communes.chain(constitues.map(|conseil| Organisme::ConseilCitoyen(conseil.quartier)))
    }

    pub(super) fn record_installation(&mut self, conseil: Conseil) -> Result<(), ModalitesError> {
        let quartier = conseil.quartier;
        let place = self.conseils.iter_mut().find(|autre| autre.quartier == quartier);
        *place.ok_or(ModalitesError::QuartierInconnu(quartier))? = conseil;
        Ok(())
    }

    /// Whether it is not known that a conseil citoyen was set up.
    pub(super) fn is_unknown(&self, organisme: &Organisme) -> bool {
        self.conseils.iter().any(|conseil| {
            conseil.installation == Installation::NonPrecisee
                && *organisme == Organisme::ConseilCitoyen(conseil.quartier)
        })
    }

    /// Whether a body is to be consulted.
    #[must_use]
    pub fn consults(&self, organisme: &Organisme) -> bool {
        self.consulted().any(|consulte| consulte == *organisme)
    }

    /// How the list differs from the communes that perimeters touch.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::identifiant::CodeCommune;
    /// use contrat_de_ville::procedure::{Modalites, RegimeDuRapport};
    ///
    /// let commune = |code| CodeCommune::parse(code).unwrap();
    /// let modalites = Modalites::new(
    ///     "2024-09-24".parse().unwrap(),
    ///     RegimeDuRapport::Volontaire,
    ///     vec![commune("62119"), commune("62178")],
    ///     vec![],
    /// )?;
    /// let ecart = modalites.compare_communes([commune("62119"), commune("62028")]);
    /// assert_eq!(ecart.sans_perimetre, [commune("62178")]);
    /// assert_eq!(ecart.hors_liste, [commune("62028")]);
    /// # Ok::<(), contrat_de_ville::procedure::ModalitesError>(())
    /// ```
    #[must_use]
    pub fn compare_communes(
        &self,
        touchees: impl IntoIterator<Item = CodeCommune>,
    ) -> EcartDesCommunes {
        let touchees: BTreeSet<CodeCommune> = touchees.into_iter().collect();
        let liste: BTreeSet<CodeCommune> = self.communes.iter().copied().collect();
        EcartDesCommunes {
            sans_perimetre: liste.difference(&touchees).copied().collect(),
            hors_liste: touchees.difference(&liste).copied().collect(),
        }
    }
}

impl TryFrom<ModalitesBrutes> for Modalites {
    type Error = ModalitesError;

    fn try_from(brutes: ModalitesBrutes) -> Result<Self, ModalitesError> {
        let ModalitesBrutes { deliberation, regime, communes, communes_annoncees, conseils } =
            brutes;
        let modalites = Self::new(deliberation, regime, communes, conseils)?;
        Ok(Self { communes_annoncees, ..modalites })
    }
}
