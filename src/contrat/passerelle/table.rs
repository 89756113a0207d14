use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ProblemeDePasserelle, ProblemesDePasserelle};
use crate::contrat::{Classement, Generation};
use crate::identifiant::Nom;

/// What an amount that was carried across rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "contrat.Fondement")
)]
#[serde(rename_all = "snake_case")]
pub enum Fondement {
    /// The origin has one target, which takes everything: no weight was asked.
    UnPourUn,
    /// The origin has several targets, and weights share it out.
    Pondere,
}

impl fmt::Display for Fondement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::UnPourUn => "un pour un",
            Self::Pondere => "pondéré",
        })
    }
}

/// Where an origin goes: a row of a [`Passerelle`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrigineDePasserelle {
    /// A pilier or a sub-theme of 2015–2023.
    pub de: Classement,
    /// Its targets.
    pub vers: Vec<CibleDePasserelle>,
}

/// A target and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CibleDePasserelle {
    /// A theme or a sub-theme of 2024–2030.
    pub vers: Classement,
    /// Its weight among the targets of its origin.
    pub poids: u64,
}

/// The table from the piliers and sub-themes of 2015–2023 to the themes and sub-themes of 2024–2030: one row an
/// origin, whole weights, and who says so.
///
/// A key is itself and nothing wider: an amount of a sub-theme has no row where the table has its pilier only.
///
/// # Wire
/// `{"source": "…", "origines": [{"de": …, "vers": [{"vers": …, "poids": 1}]}]}`, rows in any order; written in the
/// order of the national lists.
///
/// # Examples
/// Fictitious weights:
/// ```
/// use contrat_de_ville::contrat::{Classement, Fondement, Passerelle, SousTheme, SousThemeDePilier, Theme};
/// use contrat_de_ville::nombre::{Euros, Methode};
///
/// let passerelle: Passerelle = serde_json::from_str(r#"{
///     "source": "Table fictive, pour l’exemple",
///     "origines": [
///         {"de": {"sous_theme_de_pilier": "emploi"}, "vers": [{"vers": {"sous_theme": "emploi"}, "poids": 1}]},
///         {"de": {"pilier": "cohesion_sociale"}, "vers": [
///             {"vers": {"theme": "education"}, "poids": 2},
///             {"vers": {"theme": "acces_aux_droits"}, "poids": 1}
///         ]}
///     ]
/// }"#)?;
/// let emploi = Classement::SousThemeDePilier(SousThemeDePilier::Emploi);
/// let cohesion = "cohesion_sociale";
/// # let cohesion: Classement = serde_json::from_value(serde_json::json!({ "pilier": cohesion }))?;
/// assert_eq!(passerelle.fondement(emploi), Some(Fondement::UnPourUn));
/// assert_eq!(passerelle.fondement(cohesion), Some(Fondement::Pondere));
///
/// let montants = [(emploi, Euros::from_centimes(500)), (cohesion, Euros::from_centimes(100))];
/// let passage = passerelle.carry(montants, Methode::PlusFortsRestes)?;
/// let cibles = passage.by_target();
/// assert_eq!(cibles[&Classement::Theme(Theme::Education)].pondere.centimes(), 67);
/// assert_eq!(cibles[&Classement::SousTheme(SousTheme::Emploi)].un_pour_un.centimes(), 500);
/// assert_eq!(passage.total().centimes(), 600);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct Passerelle {
    source: Nom,
    /// Each with its targets, in the order of the lists; never empty, never without a positive weight.
    origines: BTreeMap<Classement, BTreeMap<Classement, u64>>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Passerelle", deny_unknown_fields)]
struct Brute {
    source: Nom,
    origines: Vec<OrigineDePasserelle>,
}

impl Passerelle {
    /// The table of these rows, in any order, and who states it.
    ///
    /// # Errors
    /// [`ProblemesDePasserelle`]: every key of the wrong generation, every origin or target given twice, every row
    /// without a positive weight.
    pub fn new(
        source: Nom,
        origines: impl IntoIterator<Item = OrigineDePasserelle>,
    ) -> Result<Self, ProblemesDePasserelle> {
        use ProblemeDePasserelle::{
            CibleDe2015, CibleEnDouble, OrigineDe2024, OrigineEnDouble, SansPoids,
        };
        let mut problemes = Vec::new();
        let mut table = BTreeMap::new();
        for (ligne, OrigineDePasserelle { de, vers: cibles }) in (1_usize..).zip(origines) {
            if de.thematique().generation() != Generation::ContratsDeVille {
                problemes.push(OrigineDe2024 { ligne, de });
            }
            if cibles.iter().all(|cible| cible.poids == 0) {
                problemes.push(SansPoids { ligne, de, cibles: cibles.len() });
            }
            let mut siennes = BTreeMap::new();
            for CibleDePasserelle { vers, poids } in cibles {
                if vers.thematique().generation() != Generation::EngagementsQuartiers2030 {
                    problemes.push(CibleDe2015 { ligne, vers });
                }
                if siennes.insert(vers, poids).is_some() {
                    problemes.push(CibleEnDouble { ligne, vers });
                }
            }
            if table.insert(de, siennes).is_some() {
                problemes.push(OrigineEnDouble { ligne, de });
            }
        }
        ProblemesDePasserelle::none(problemes)?;
        Ok(Self { source, origines: table })
    }

    /// Who states the table.
    #[must_use]
    pub const fn source(&self) -> &Nom {
        &self.source
    }

    /// Each origin with its targets and their weights, in the order of the national lists.
    #[must_use]
    pub fn origines(
        &self,
    ) -> impl ExactSizeIterator<Item = (Classement, &BTreeMap<Classement, u64>)> {
        self.origines.iter().map(|(de, vers)| (*de, vers))
    }

    /// The targets of an origin with their weights; `None` if the table does not have it.
    #[must_use]
    pub fn targets(&self, de: Classement) -> Option<&BTreeMap<Classement, u64>> {
        self.origines.get(&de)
    }

    /// What amounts of an origin rest on once carried across; `None` if the table does not have it. A target of
    /// weight zero is a target: that it gets nothing is a weight’s word.
    #[must_use]
    pub fn fondement(&self, de: Classement) -> Option<Fondement> {
        self.origines.get(&de).map(foundation)
    }

    /// What a target rests on: on a weight as soon as one of its origins is shared out; `None` if no origin goes to
    /// it.
    #[must_use]
    pub fn fondement_de_cible(&self, vers: Classement) -> Option<Fondement> {
        let origines = self.origines.values().filter(|cibles| cibles.contains_key(&vers));
        origines.map(foundation).max()
    }
}

pub(super) fn foundation(cibles: &BTreeMap<Classement, u64>) -> Fondement {
    if cibles.len() == 1 { Fondement::UnPourUn } else { Fondement::Pondere }
}

impl TryFrom<Brute> for Passerelle {
    type Error = ProblemesDePasserelle;

    fn try_from(Brute { source, origines }: Brute) -> Result<Self, Self::Error> {
        Self::new(source, origines)
    }
}

impl From<Passerelle> for Brute {
    fn from(Passerelle { source, origines }: Passerelle) -> Self {
        let row = |(de, cibles): (Classement, BTreeMap<Classement, u64>)| {
            let vers = cibles.into_iter().map(|(vers, poids)| CibleDePasserelle { vers, poids });
            OrigineDePasserelle { de, vers: vers.collect() }
        };
        Self { source, origines: origines.into_iter().map(row).collect() }
    }
}
