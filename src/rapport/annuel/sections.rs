//! What the décret asks a report to hold, and where a report holds it.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Enonce, Pages};
use crate::droit::Regle;

/// What the décret asks of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Exigence {
    /// Always there.
    Requise,
    /// « peut comprendre ».
    Facultative,
    /// Where its condition is met.
    Conditionnelle,
}

/// A content that article 1 of the décret n° 2015-1118 asks of the report, in its order.
///
/// # Source
/// [`Regle::ReportContent`], read in secondary sources; the number of the article is from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SectionDuRapport {
    /// 1°: the orientations of the contract, and the project of the territory.
    Orientations,
    /// 2°: how the quarters evolve, beside the aims of the law and of the contract.
    Evolution,
    /// 3°: what the EPCI and the communes did in the year.
    Actions,
    /// 3°: what the other parties to the contract present, if they do.
    AutresSignataires,
    /// 4°: what is ahead, and what must be better.
    Perspectives,
    /// 5°: how the social, economic and urban parts fit.
    Articulation,
    /// 5°: and with operations of urban renewal, where there are some.
    RenouvellementUrbain,
    /// 6°: what communes that received the DSU did with it.
    DeveloppementSocialUrbain,
}

impl SectionDuRapport {
    /// Every section, in the order of the décret.
    pub const TOUTES: [Self; 8] = [
        Self::Orientations,
        Self::Evolution,
        Self::Actions,
        Self::AutresSignataires,
        Self::Perspectives,
        Self::Articulation,
        Self::RenouvellementUrbain,
        Self::DeveloppementSocialUrbain,
    ];

    /// Its number in the article: `3°`.
    #[must_use]
    pub const fn alinea(self) -> &'static str {
        match self {
            Self::Orientations => "1°",
            Self::Evolution => "2°",
            Self::Actions | Self::AutresSignataires => "3°",
            Self::Perspectives => "4°",
            Self::Articulation | Self::RenouvellementUrbain => "5°",
            Self::DeveloppementSocialUrbain => "6°",
        }
    }

    /// What it is called here, in French.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Orientations => "Orientations du contrat et projet de territoire",
            Self::Evolution => "Évolution de la situation dans les quartiers",
            Self::Actions => "Actions de l’année",
            Self::AutresSignataires => "Présentation par les autres signataires",
            Self::Perspectives => "Résultats, moyens et perspectives",
            Self::Articulation => "Articulation des volets social, économique et urbain",
            Self::RenouvellementUrbain => "Articulation avec le renouvellement urbain",
            Self::DeveloppementSocialUrbain => "Développement social urbain",
        }
    }

    /// What the décret says: its words stand between guillemets, what is outside them sums it up.
    #[must_use]
    pub const fn texte(self) -> &'static str {
        match self {
            Self::Orientations => {
                "« rappelle les principales orientations du contrat de ville et le projet de territoire qui a déterminé son élaboration conformément au I de l’article 6 de la loi du 21 février 2014 »"
            }
            Self::Evolution => {
                "« présente l’évolution de la situation dans les quartiers prioritaires concernés au regard des objectifs de la politique de la ville énoncés à l’article 1er de la même loi et des objectifs particuliers énoncés par le contrat de ville »"
            }
            Self::Actions => {
                "« retrace les actions menées au bénéfice des habitants des quartiers prioritaires au titre de l’année écoulée par l’[EPCI] et par les communes, au titre de leurs compétences respectives »"
            }
            Self::AutresSignataires => {
                "« le rapport peut comprendre également une présentation par les autres parties signataires »"
            }
            Self::Perspectives => {
                "« détermine les perspectives d’évolution au regard des résultats obtenus et des moyens mobilisés, ainsi que les améliorations qui paraissent nécessaires […] y compris au titre du renforcement des actions de droit commun, à la coordination des acteurs et des politiques publiques, à la participation des habitants ou à l’évaluation »"
            }
            Self::Articulation => {
                "« l’articulation entre les volets social, économique et urbain du contrat de ville »"
            }
            Self::RenouvellementUrbain => {
                "« s’il y a lieu », avec les opérations du programme national de renouvellement urbain"
            }
            Self::DeveloppementSocialUrbain => {
                "si une commune signataire a reçu la DSU l’année écoulée, « le rapport spécifie les actions menées sur leurs territoires en matière de développement social urbain »"
            }
        }
    }

    /// What the décret asks of it.
    #[must_use]
    pub const fn exigence(self) -> Exigence {
        match self {
            Self::Orientations
            | Self::Evolution
            | Self::Actions
            | Self::Perspectives
            | Self::Articulation => Exigence::Requise,
            Self::AutresSignataires => Exigence::Facultative,
            Self::RenouvellementUrbain | Self::DeveloppementSocialUrbain => {
                Exigence::Conditionnelle
            }
        }
    }

    /// The text that asks for it.
    #[must_use]
    pub const fn regle(self) -> Regle {
        Regle::ReportContent
    }
}

impl fmt::Display for SectionDuRapport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.alinea(), self.libelle())
    }
}

/// Whether a report holds a section, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EtatDeSection {
    /// It is there.
    Presente {
        /// On these pages; none where they are not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pages: Vec<Pages>,
    },
    /// It is not.
    Absente {
        /// Why, where it is said: a finding otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motif: Option<Enonce>,
    },
    /// Its condition is not met.
    SansObjet {
        /// Why.
        motif: Enonce,
    },
}

impl fmt::Display for EtatDeSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Presente { pages } if pages.is_empty() => {
                f.write_str("présente, pages non dites")
            }
            Self::Presente { pages } => {
                f.write_str("présente")?;
                pages.iter().try_for_each(|pages| write!(f, ", {pages}"))
            }
            Self::Absente { motif: Some(motif) } => write!(f, "absente\u{a0}: {motif}"),
            Self::Absente { motif: None } => f.write_str("absente, sans motif"),
            Self::SansObjet { motif } => write!(f, "sans objet\u{a0}: {motif}"),
        }
    }
}

/// A section and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeSection {
    /// The section.
    pub section: SectionDuRapport,
    /// Whether it is there.
    pub etat: EtatDeSection,
}

/// What a report says of its sections, each once. « Sans objet » is for those that have a condition.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::{SectionDuRapport, Sections};
///
/// let sections: Sections = serde_json::from_str(r#"[
///     { "section": "actions", "etat": { "presente": { "pages": [[4, 9]] } } },
///     { "section": "renouvellement_urbain", "etat": { "sans_objet": { "motif": "aucune opération" } } }
/// ]"#)?;
/// let etat = sections.get(SectionDuRapport::Actions).unwrap();
/// assert_eq!(etat.to_string(), "présente, pages\u{a0}4 à 9");
///
/// // The actions of the year are always asked for.
/// let refus = serde_json::from_str::<Sections>(
///     r#"[{ "section": "actions", "etat": { "sans_objet": { "motif": "rien" } } }]"#,
/// );
/// assert!(refus.is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<LigneDeSection>", into = "Vec<LigneDeSection>")]
pub struct Sections(BTreeMap<SectionDuRapport, EtatDeSection>);

/// Why what is said of sections is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SectionsError {
    /// A section stands twice.
    #[error("section « {0} » stands twice, expected once")]
    EnDouble(SectionDuRapport),
    /// A section without a condition is said not to apply.
    #[error(
        "section « {0} »: « sans objet », expected present or absent, since it has no condition"
    )]
    SansObjet(SectionDuRapport),
}

impl Sections {
    /// Nothing is said of any section.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Says whether a section is there.
    ///
    /// # Errors
    /// [`SectionsError`]; nothing is changed.
    pub fn insert(
        &mut self,
        section: SectionDuRapport,
        etat: EtatDeSection,
    ) -> Result<(), SectionsError> {
        let sans_objet = matches!(etat, EtatDeSection::SansObjet { .. });
        if sans_objet && section.exigence() != Exigence::Conditionnelle {
            return Err(SectionsError::SansObjet(section));
        }
        if self.0.contains_key(&section) {
            return Err(SectionsError::EnDouble(section));
        }
        self.0.insert(section, etat);
        Ok(())
    }

    /// What is said of a section; `None` where nothing is.
    #[must_use]
    pub fn get(&self, section: SectionDuRapport) -> Option<&EtatDeSection> {
        self.0.get(&section)
    }

    /// The sections of which something is said, in the order of the décret.
    pub fn iter(&self) -> impl Iterator<Item = (SectionDuRapport, &EtatDeSection)> {
        self.0.iter().map(|(section, etat)| (*section, etat))
    }

    /// Whether nothing is said of any section.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<Vec<LigneDeSection>> for Sections {
    type Error = SectionsError;

    fn try_from(lignes: Vec<LigneDeSection>) -> Result<Self, SectionsError> {
        let mut sections = Self::new();
        for LigneDeSection { section, etat } in lignes {
            sections.insert(section, etat)?;
        }
        Ok(sections)
    }
}

impl From<Sections> for Vec<LigneDeSection> {
    fn from(sections: Sections) -> Self {
        sections.0.into_iter().map(|(section, etat)| LigneDeSection { section, etat }).collect()
    }
}
