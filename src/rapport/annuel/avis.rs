//! The opinions annexed to a report, and what follows each observation.

use core::fmt;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Provenance;
use crate::identifiant::Reference;
use crate::procedure::{Observation, Organisme, Position, ProjetAmende, Statut, Suite};
use crate::temps::EnFrancais;

/// What an annexed opinion says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Prononce {
    /// It was given.
    Rendu {
        /// The day on which it was received, where known.
        #[serde(
            default,
            deserialize_with = "crate::jour::deserialize_option",
            skip_serializing_if = "Option::is_none"
        )]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
        recu: Option<NaiveDate>,
        /// What it says.
        position: Position,
    },
    /// Nothing was answered in the time granted: deemed favourable
    /// ([`Regle::ConsultTacit`](crate::droit::Regle::ConsultTacit)).
    Tacite {
        /// Since when, where known.
        #[serde(
            default,
            deserialize_with = "crate::jour::deserialize_option",
            skip_serializing_if = "Option::is_none"
        )]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
        depuis: Option<NaiveDate>,
        /// Whether it holds only if the conseil citoyen was set up, which is not known.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        si_constitue: bool,
    },
}

impl fmt::Display for Prononce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rendu { recu: Some(recu), position } => {
                write!(f, "{position}, reçu le {}", EnFrancais(*recu))
            }
            Self::Rendu { recu: None, position } => position.fmt(f),
            Self::Tacite { depuis, si_constitue } => {
                f.write_str("réputé favorable")?;
                if let Some(depuis) = depuis {
                    write!(f, " depuis le {}", EnFrancais(*depuis))?;
                }
                f.write_str(if *si_constitue { " s’il est constitué" } else { "" })
            }
        }
    }
}

/// An opinion, or a contribution, annexed to the report.
///
/// # Source
/// [`Regle::ReportAnnexes`](crate::droit::Regle::ReportAnnexes): « Les contributions et délibérations des conseils
/// municipaux, des conseils citoyens et, le cas échéant, de toute autre partie signataire du contrat de ville ».
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AvisAnnexe {
    /// Whose.
    pub organisme: Organisme,
    /// What it says.
    pub prononce: Prononce,
    /// Its observations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// Where it was read, where it is not the record of the consultation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// The annexed opinions, by body, and the answers to their observations.
///
/// # Source
/// [`Regle::ReportApprovalSuites`](crate::droit::Regle::ReportApprovalSuites): the council « indique les suites qui
/// peuvent être réservées aux observations ».
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::AvisAnnexes;
///
/// let annexes: AvisAnnexes = serde_json::from_str(r#"{
///     "avis": [
///         { "organisme": { "commune": "62119" }, "prononce": { "tacite": {} } },
///         {
///             "organisme": { "conseil_citoyen": "QP062008" },
///             "prononce": { "rendu": { "recu": "2024-11-04", "position": "favorable_avec_reserves" } },
///             "observations": [{ "reference": "O-1", "texte": "Observation fictive" }]
///         }
///     ]
/// }"#)?;
/// assert_eq!(annexes.unanswered().count(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "AvisAnnexesBruts")]
pub struct AvisAnnexes {
    avis: Vec<AvisAnnexe>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suites: Vec<Suite>,
}

/// Why annexed opinions are refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum AvisAnnexesError {
    /// One opinion is given twice: the same text, or a silence.
    #[error("opinion of « {0} »: given twice, expected once")]
    EnDouble(Organisme),
    /// A party to the contract that nobody awaits is not silent.
    #[error("opinion of « {0} »: deemed favourable, expected one of a body that is consulted")]
    TaciteNonConsulte(Organisme),
    /// Silence observes nothing.
    #[error("opinion of « {0} »: deemed favourable, with observations, expected none")]
    TaciteAvecObservations(Organisme),
    /// Only of a conseil citoyen is it asked whether it was set up.
    #[error(
        "opinion of « {0} »: deemed favourable if it is set up, expected that of a conseil citoyen"
    )]
    TaciteConditionnel(Organisme),
    /// Two observations have one reference.
    #[error("observation {0}: another one has this reference")]
    ObservationEnDouble(Reference),
    /// An answer to an observation of none of these opinions.
    #[error("answer to observation {0}: no annexed opinion has it")]
    SuiteInconnue(Reference),
    /// An observation is answered twice.
    #[error("observation {0}: answered already")]
    SuiteEnDouble(Reference),
}

impl AvisAnnexes {
    /// Opinions and answers, in any order.
    ///
    /// # Errors
    /// [`AvisAnnexesError`], the first one met.
    pub fn new(
        mut avis: Vec<AvisAnnexe>,
        mut suites: Vec<Suite>,
    ) -> Result<Self, AvisAnnexesError> {
        for un in &avis {
            if let Prononce::Tacite { si_constitue, .. } = un.prononce {
                if let Organisme::Signataire(_) = un.organisme {
                    return Err(AvisAnnexesError::TaciteNonConsulte(un.organisme.clone()));
                }
                if si_constitue && !matches!(un.organisme, Organisme::ConseilCitoyen(_)) {
                    return Err(AvisAnnexesError::TaciteConditionnel(un.organisme.clone()));
                }
                if !un.observations.is_empty() {
                    return Err(AvisAnnexesError::TaciteAvecObservations(un.organisme.clone()));
                }
            }
        }
        avis.sort();
        let same = |(un, autre): (&AvisAnnexe, &AvisAnnexe)| {
            let tacite = |avis: &AvisAnnexe| matches!(avis.prononce, Prononce::Tacite { .. });
            // A body may give two contributions on one day: what they observe tells them apart.
            un == autre || (un.organisme == autre.organisme && tacite(un) && tacite(autre))
        };
        if let Some((en_double, _)) =
            avis.iter().zip(avis.iter().skip(1)).find(|paire| same(*paire))
        {
            return Err(AvisAnnexesError::EnDouble(en_double.organisme.clone()));
        }
        let mut references = BTreeSet::new();
        for observation in avis.iter().flat_map(|avis| &avis.observations) {
            if !references.insert(&observation.reference) {
                let reference = observation.reference.clone();
                return Err(AvisAnnexesError::ObservationEnDouble(reference));
            }
        }
        suites.sort();
        let mut repondues = BTreeSet::new();
        for Suite { observation, .. } in &suites {
            if !references.contains(observation) {
                return Err(AvisAnnexesError::SuiteInconnue(observation.clone()));
            }
            if !repondues.insert(observation) {
                return Err(AvisAnnexesError::SuiteEnDouble(observation.clone()));
            }
        }
        Ok(Self { avis, suites })
    }

    /// Those of a consultation that closed: opinions and contributions that are annexed, silences that are deemed
    /// favourable, and the answers. Two of one body, one day and one position that observe nothing are one entry.
    #[must_use]
    pub fn of(projet: &ProjetAmende) -> Self {
        let rendus = projet.annexes().map(|avis| AvisAnnexe {
            organisme: avis.organisme.clone(),
            prononce: Prononce::Rendu { recu: Some(avis.recu), position: avis.position },
            observations: avis.observations.clone(),
            provenance: None,
        });
        let statuts = projet.consultation().statuts_on(projet.clos_le());
        let tacites = statuts.into_iter().filter_map(|(organisme, statut)| match statut {
            Statut::ReputeFavorable { depuis }
            | Statut::ReputeFavorableSiConstitue { depuis }
            | Statut::Tardif { repute_favorable: depuis, .. } => {
                let si_constitue = matches!(statut, Statut::ReputeFavorableSiConstitue { .. });
                let prononce = Prononce::Tacite { depuis: Some(depuis), si_constitue };
                Some(AvisAnnexe { organisme, prononce, observations: Vec::new(), provenance: None })
            }
            Statut::NonConstitue
            | Statut::NonEnvoye
            | Statut::EnvoyeNonRecu { .. }
            | Statut::Attendu { .. }
            | Statut::Rendu { .. }
            | Statut::DelaiTropCourt { .. }
            | Statut::NonAttendu => None,
        });
        let mut avis: Vec<AvisAnnexe> = rendus.chain(tacites).collect();
        avis.sort();
        avis.dedup();
        // The consultation let in no reference twice, and no answer to nothing.
        Self { avis, suites: projet.suites().to_vec() }
    }

    /// The opinions, by body.
    #[must_use]
    pub fn avis(&self) -> &[AvisAnnexe] {
        &self.avis
    }

    /// The answers, by observation.
    #[must_use]
    pub fn suites(&self) -> &[Suite] {
        &self.suites
    }

    /// The answer to an observation.
    #[must_use]
    pub fn suite(&self, observation: &Reference) -> Option<&Suite> {
        let place = self.suites.binary_search_by(|suite| suite.observation.cmp(observation));
        place.ok().and_then(|place| self.suites.get(place))
    }

    /// The observations without an answer, each with its opinion.
    pub fn unanswered(&self) -> impl Iterator<Item = (&AvisAnnexe, &Observation)> {
        let observations =
            self.avis.iter().flat_map(|avis| avis.observations.iter().map(move |o| (avis, o)));
        observations.filter(|(_, observation)| self.suite(&observation.reference).is_none())
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "AvisAnnexes", deny_unknown_fields)]
struct AvisAnnexesBruts {
    #[serde(default)]
    avis: Vec<AvisAnnexe>,
    #[serde(default)]
    suites: Vec<Suite>,
}

impl TryFrom<AvisAnnexesBruts> for AvisAnnexes {
    type Error = AvisAnnexesError;

    fn try_from(brut: AvisAnnexesBruts) -> Result<Self, AvisAnnexesError> {
        Self::new(brut.avis, brut.suites)
    }
}
