//! A source of money: who pays, on which budget, through which scheme.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Dispositif, Financeur, Imputation, NatureFinanceur, Programme};

/// A section of a local budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Running costs.
    Fonctionnement,
    /// Equipment.
    Investissement,
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Fonctionnement => "fonctionnement",
            Self::Investissement => "investissement",
        })
    }
}

/// Whether money comes from the *politique de la ville* or from ordinary policies.
///
/// # Source
/// CGCT, article L. 2313-1 ([`Regle::BudgetAnnex`](crate::droit::Regle::BudgetAnnex)): the yearly
/// annex to the budget lists receipts and expenditure « en distinguant les moyens qui relèvent de la
/// politique de la ville de ceux qui relèvent du droit commun ».
///
/// # Interpretation
/// The distinction is a mark that each line bears. Nothing is *droit commun* because it is left over:
/// a rest that a report does not break down has neither mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Credits {
    /// *Crédits spécifiques* of the *politique de la ville*.
    Specifiques,
    /// *Droit commun*: policies that apply everywhere.
    DroitCommun,
}

impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Specifiques => "crédits spécifiques",
            Self::DroitCommun => "droit commun",
        })
    }
}

/// A source of money: who pays × budget programme × scheme × section × legal nature of the credits.
///
/// Open to local schemes: what is local is a value like the others, compared and ranked as they are.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{Credits, Dispositif, Financeur, NatureFinanceur, Programme, Source};
///
/// let anct = Financeur::named(NatureFinanceur::Etat, "ANCT".parse()?);
/// let quartiers_d_ete = Source::new(anct, Dispositif::QuartiersDEte, Credits::Specifiques)
///     .with_programme(Programme::POLITIQUE_DE_LA_VILLE)?;
/// assert_eq!(quartiers_d_ete.to_string(), "ANCT, programme 147, Quartiers d’été");
///
/// // Only the State's budget has programmes.
/// let region = Source::new(Financeur::REGION, Dispositif::Aucun, Credits::DroitCommun);
/// assert!(region.with_programme(Programme::POLITIQUE_DE_LA_VILLE).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SourceBrute", into = "SourceBrute")]
pub struct Source {
    financeur: Financeur,
    programme: Option<Programme>,
    dispositif: Dispositif,
    section: Option<Section>,
    credits: Credits,
    imputation: Option<Imputation>,
}

/// Why parts make no [`Source`] or [`Financeur`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// « Autre » says nothing without a name.
    #[error("a financeur of kind « autre » must be named")]
    AutreSansNom,
    /// A programme of the State's budget under another payer.
    #[error("{programme} of the State's budget under {financeur}: only the State pays on it")]
    ProgrammeSansEtat {
        /// The programme.
        programme: Programme,
        /// Who was said to pay.
        financeur: Financeur,
    },
    /// An account of the other section.
    #[error("{imputation}: an account of {compte}, in a source of {section}")]
    SectionContredite {
        /// The accounts.
        imputation: Imputation,
        /// The section of the account by nature.
        compte: Section,
        /// The section of the source.
        section: Section,
    },
}

impl Source {
    /// A source whose budget programme and section are not stated.
    #[must_use]
    pub fn new(financeur: Financeur, dispositif: Dispositif, credits: Credits) -> Self {
        Self { financeur, programme: None, dispositif, section: None, credits, imputation: None }
    }

    /// The same source on a programme of the State's budget.
    ///
    /// # Errors
    /// [`SourceError::ProgrammeSansEtat`] if another than the State pays.
    pub fn with_programme(self, programme: Programme) -> Result<Self, SourceError> {
        if self.financeur.nature() == NatureFinanceur::Etat {
            Ok(Self { programme: Some(programme), ..self })
        } else {
            Err(SourceError::ProgrammeSansEtat { programme, financeur: self.financeur })
        }
    }

    /// The same source in a section of the budget.
    ///
    /// An imputation named before that is of the other section is taken off: the last one named counts. To
    /// have the contradiction refused, name the section first.
    #[must_use]
    pub fn with_section(self, section: Section) -> Self {
        let imputation = self
            .imputation
            .filter(|imputation| imputation.section().is_none_or(|du_compte| du_compte == section));
        Self { section: Some(section), imputation, ..self }
    }

    /// The same source under accounts of a local budget. The account tells the section where it is not
    /// stated.
    ///
    /// # Errors
    /// [`SourceError::SectionContredite`] if the source is in the other section.
    pub fn with_imputation(self, imputation: Imputation) -> Result<Self, SourceError> {
        match (imputation.section(), self.section) {
            (Some(compte), Some(section)) if compte != section => {
                Err(SourceError::SectionContredite { imputation, compte, section })
            }
            (compte, section) => {
                Ok(Self { section: section.or(compte), imputation: Some(imputation), ..self })
            }
        }
    }

    /// Who pays.
    #[must_use]
    pub fn financeur(&self) -> &Financeur {
        &self.financeur
    }

    /// The programme of the State's budget, where stated.
    #[must_use]
    pub fn programme(&self) -> Option<Programme> {
        self.programme
    }

    /// The scheme.
    #[must_use]
    pub fn dispositif(&self) -> &Dispositif {
        &self.dispositif
    }

    /// The section of the budget, where stated.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        self.section
    }

    /// The accounts of a local budget, where stated.
    #[must_use]
    pub fn imputation(&self) -> Option<&Imputation> {
        self.imputation.as_ref()
    }

    /// *Crédits spécifiques* or *droit commun*.
    #[must_use]
    pub fn credits(&self) -> Credits {
        self.credits
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.financeur)?;
        if let Some(programme) = self.programme {
            write!(f, ", {programme}")?;
        }
        if !matches!(self.dispositif, Dispositif::Aucun | Dispositif::NonPrecise) {
            write!(f, ", {}", self.dispositif)?;
        }
        if let Some(section) = self.section {
            write!(f, ", {section}")?;
        }
        if let Some(imputation) = &self.imputation {
            write!(f, ", {imputation}")?;
        }
        if self.credits == Credits::DroitCommun {
            write!(f, ", {}", self.credits)?;
        }
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Source", deny_unknown_fields)]
struct SourceBrute {
    financeur: Financeur,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    programme: Option<Programme>,
    dispositif: Dispositif,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<Section>,
    credits: Credits,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    imputation: Option<Imputation>,
}

impl TryFrom<SourceBrute> for Source {
    type Error = SourceError;

    fn try_from(brute: SourceBrute) -> Result<Self, Self::Error> {
        let SourceBrute { financeur, programme, dispositif, section, credits, imputation } = brute;
        let mut source = Self { section, ..Self::new(financeur, dispositif, credits) };
        if let Some(programme) = programme {
            source = source.with_programme(programme)?;
        }
        match imputation {
            Some(imputation) => source.with_imputation(imputation),
            None => Ok(source),
        }
    }
}

impl From<Source> for SourceBrute {
    fn from(source: Source) -> Self {
        let Source { financeur, programme, dispositif, section, credits, imputation } = source;
        Self { financeur, programme, dispositif, section, credits, imputation }
    }
}
