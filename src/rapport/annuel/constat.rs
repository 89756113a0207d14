//! What is missing in a report, or does not tie: findings.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::SectionDuRapport;
use crate::droit::Regle;
use crate::nombre::bind;

/// The stable code of a kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum CodeDuRapport {
    /// Nothing says whether a section is there.
    SectionNonDite,
    /// A section that is asked for is absent, and why.
    SectionAbsente,
    /// A section is absent without a reason.
    SectionSansMotif,
    /// A section is said to be absent, or without object, and the report holds what it is about.
    SectionContredite,
    /// The regime is not that of the text on its day, or of the consultation.
    AutreRegime,
    /// The law is asked, or the council deliberates, before the year of the report.
    AvantLAnnee,
    /// A part is of another year.
    AutreAnnee,
    /// A part is of another contract.
    AutreContrat,
    /// Two parts are of two generations of contracts.
    AutreGeneration,
    /// The strategy or a contract does not tell, or does not tie.
    Strategie,
    /// The series cannot be drawn, leaves something behind, or differs from the figures of the year.
    Serie,
    /// A published figure is not recomputed as printed.
    ChiffrePublie,
    /// The operations of a fonds de concours do not add up to its total, or to that of another part.
    FondsDeConcours,
    /// No opinion is annexed.
    AvisAbsents,
    /// An opinion of the consultation is not annexed.
    AvisNonAnnexe,
    /// An observation has no follow-up.
    AvisSansSuite,
    /// A number of people is not given by sex.
    NonVentileParSexe,
    /// Two sources print other ages.
    AgesDivergents,
    /// A workshop, a vote or a day of slots does not tell, or does not tie.
    Concertation,
    /// The communes that are named are not as many as printed.
    CommunesNommees,
    /// A post is vacant.
    PosteVacant,
    /// More people hold posts than there are posts.
    PosteEnTrop,
    /// The budget annex cannot be drawn.
    AnnexeIndisponible,
    /// The budget annex does not tie to a printed total.
    AnnexeTotal,
    /// A part contradicts itself, and cannot be printed.
    PartieContradictoire,
}

impl CodeDuRapport {
    /// The text on which the finding rests, where there is one.
    #[must_use]
    pub const fn regle(self) -> Option<Regle> {
        match self {
            Self::SectionNonDite
            | Self::SectionAbsente
            | Self::SectionSansMotif
            | Self::SectionContredite => Some(Regle::ReportContent),
            Self::AvisAbsents | Self::AvisNonAnnexe => Some(Regle::ReportAnnexes),
            Self::AvisSansSuite => Some(Regle::ReportApprovalSuites),
            Self::AnnexeIndisponible | Self::AnnexeTotal => Some(Regle::BudgetAnnex),
            Self::AutreRegime
            | Self::AvantLAnnee
            | Self::AutreAnnee
            | Self::AutreContrat
            | Self::AutreGeneration
            | Self::Strategie
            | Self::Serie
            | Self::ChiffrePublie
            | Self::FondsDeConcours
            | Self::NonVentileParSexe
            | Self::AgesDivergents
            | Self::Concertation
            | Self::CommunesNommees
            | Self::PosteVacant
            | Self::PosteEnTrop
            | Self::PartieContradictoire => None,
        }
    }
}

impl fmt::Display for CodeDuRapport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::SectionNonDite => "SECTION-NON-DITE",
            Self::SectionAbsente => "SECTION-ABSENTE",
            Self::SectionSansMotif => "SECTION-SANS-MOTIF",
            Self::SectionContredite => "SECTION-CONTREDITE",
            Self::AutreRegime => "AUTRE-REGIME",
            Self::AvantLAnnee => "AVANT-L-ANNEE",
            Self::AutreAnnee => "AUTRE-ANNEE",
            Self::AutreContrat => "AUTRE-CONTRAT",
            Self::AutreGeneration => "AUTRE-GENERATION",
            Self::Strategie => "STRATEGIE",
            Self::Serie => "SERIE",
            Self::ChiffrePublie => "CHIFFRE-PUBLIE",
            Self::FondsDeConcours => "FONDS-DE-CONCOURS",
            Self::AvisAbsents => "AVIS-ABSENTS",
            Self::AvisNonAnnexe => "AVIS-NON-ANNEXE",
            Self::AvisSansSuite => "AVIS-SANS-SUITE",
            Self::NonVentileParSexe => "NON-VENTILE-PAR-SEXE",
            Self::AgesDivergents => "AGES-DIVERGENTS",
            Self::Concertation => "CONCERTATION",
            Self::CommunesNommees => "COMMUNES-NOMMEES",
            Self::PosteVacant => "POSTE-VACANT",
            Self::PosteEnTrop => "POSTE-EN-TROP",
            Self::AnnexeIndisponible => "ANNEXE-INDISPONIBLE",
            Self::AnnexeTotal => "ANNEXE-TOTAL",
            Self::PartieContradictoire => "PARTIE-CONTRADICTOIRE",
        })
    }
}

/// A finding on a report: where, with which figures, and a French sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConstatDuRapport {
    /// The section that it is about; none for annexes, and for the report as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<SectionDuRapport>,
    /// The kind, stable.
    pub code: CodeDuRapport,
    /// Where, in French.
    pub lieu: String,
    /// The figures, each under its name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chiffres: Vec<(String, String)>,
    /// The finding, in French.
    pub phrase: String,
}

impl ConstatDuRapport {
    pub(super) fn new(code: CodeDuRapport, lieu: &str, phrase: &str) -> Self {
        let (lieu, phrase) = (bind(lieu), bind(phrase));
        Self { section: None, code, lieu, chiffres: Vec::new(), phrase }
    }

    pub(super) fn within(mut self, section: SectionDuRapport) -> Self {
        self.section = Some(section);
        self
    }

    pub(super) fn with(mut self, nom: &str, valeur: &dyn fmt::Display) -> Self {
        self.chiffres.push((nom.to_owned(), valeur.to_string()));
        self
    }
}

impl fmt::Display for ConstatDuRapport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}: {}", self.lieu, self.phrase)
    }
}
