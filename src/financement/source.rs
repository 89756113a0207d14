//! Who pays, on which budget, through which scheme.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::Nom;

/// What kind of body pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NatureFinanceur {
    /// The State and its agency, the ANCT.
    Etat,
    /// A *région*.
    Region,
    /// A *département*.
    Departement,
    /// An EPCI: the agglomeration.
    Epci,
    /// A commune.
    Commune,
    /// The *caisse d'allocations familiales*.
    Caf,
    /// A social landlord.
    Bailleur,
    /// The European Union.
    Europe,
    /// The operator itself, from its own funds.
    Operateur,
    /// Another body, which must be named.
    Autre,
}

impl NatureFinanceur {
    /// The French name of the kind.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Etat => "État",
            Self::Region => "Région",
            Self::Departement => "Département",
            Self::Epci => "EPCI",
            Self::Commune => "Commune",
            Self::Caf => "CAF",
            Self::Bailleur => "Bailleur",
            Self::Europe => "Europe",
            Self::Operateur => "Opérateur",
            Self::Autre => "Autre",
        }
    }
}

impl fmt::Display for NatureFinanceur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// A programme of the State's budget: 147, 163… The number of a line of the budget law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Programme(u16);

/// A number that no programme has: the number refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("programme {0}: expected 100 to 999")]
pub struct ProgrammeError(pub u16);

impl Programme {
    /// *Politique de la ville*.
    pub const POLITIQUE_DE_LA_VILLE: Self = Self(147);

    /// The programme of that number, or `None` outside 100–999.
    #[must_use]
    pub const fn new(numero: u16) -> Option<Self> {
        match numero {
            100..=999 => Some(Self(numero)),
            _ => None,
        }
    }
}

impl TryFrom<u16> for Programme {
    type Error = ProgrammeError;

    fn try_from(numero: u16) -> Result<Self, Self::Error> {
        Self::new(numero).ok_or(ProgrammeError(numero))
    }
}

impl From<Programme> for u16 {
    fn from(programme: Programme) -> Self {
        programme.0
    }
}

impl fmt::Display for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "programme {}", self.0)
    }
}

/// An axis of a *Fonds de cohésion sociale*, those of the agglomeration of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxeFcs {
    /// Support to what the conseils citoyens do.
    ConseilsCitoyens,
    /// An action deployed over the whole agglomeration.
    ActionIntercommunale,
    /// Help to small associations of a quarter.
    PetitesAssociations,
    /// Training of those who work in the quarters.
    QualificationDesActeurs,
    /// Digital inclusion.
    InclusionNumerique,
}

impl AxeFcs {
    /// Every axis.
    pub const TOUS: [Self; 5] = [
        Self::ConseilsCitoyens,
        Self::ActionIntercommunale,
        Self::PetitesAssociations,
        Self::QualificationDesActeurs,
        Self::InclusionNumerique,
    ];

    /// The French wording of the axis.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::ConseilsCitoyens => "soutien aux actions des conseils citoyens",
            Self::ActionIntercommunale => "déploiement d’une action à l’échelle intercommunale",
            Self::PetitesAssociations => "appui aux petites associations de quartier",
            Self::QualificationDesActeurs => "qualification des acteurs des quartiers",
            Self::InclusionNumerique => "inclusion numérique",
        }
    }
}

impl fmt::Display for AxeFcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// The scheme through which money comes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dispositif {
    /// No scheme, or none that is stated: the budget of who pays.
    Aucun,
    /// The yearly programming of the contract.
    ContratDeVille,
    /// *Quartiers d'été*.
    QuartiersDEte,
    /// *Cité éducative*.
    CiteEducative,
    /// *Programme de réussite éducative*.
    ReussiteEducative,
    /// Posts of *adultes-relais*.
    AdulteRelais,
    /// Posts paid through the FONJEP.
    Fonjep,
    /// *Ville Vie Vacances*.
    VilleVieVacances,
    /// A *Fonds de cohésion sociale*, of one axis or of all.
    FondsDeCohesionSociale(Option<AxeFcs>),
    /// A *fonds de concours* « politique de la ville ».
    FondsDeConcoursPolitiqueDeLaVille,
    /// A *fonds de concours* for the *Nouveau Programme de Renouvellement Urbain*.
    FondsDeConcoursNpnru,
    /// The *dotation politique de la ville*.
    DotationPolitiqueDeLaVille,
    /// A local scheme, by its name.
    Local(Nom),
}

impl fmt::Display for Dispositif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FondsDeCohesionSociale(Some(axe)) => {
                write!(f, "Fonds de cohésion sociale, {axe}")
            }
            Self::Local(nom) => nom.fmt(f),
            Self::Aucun => f.pad("hors dispositif"),
            Self::ContratDeVille => f.pad("programmation du contrat de ville"),
            Self::QuartiersDEte => f.pad("Quartiers d’été"),
            Self::CiteEducative => f.pad("cité éducative"),
            Self::ReussiteEducative => f.pad("programme de réussite éducative"),
            Self::AdulteRelais => f.pad("adultes-relais"),
            Self::Fonjep => f.pad("FONJEP"),
            Self::VilleVieVacances => f.pad("Ville Vie Vacances"),
            Self::FondsDeCohesionSociale(None) => f.pad("Fonds de cohésion sociale"),
            Self::FondsDeConcoursPolitiqueDeLaVille => {
                f.pad("fonds de concours « politique de la ville »")
            }
            Self::FondsDeConcoursNpnru => f.pad("fonds de concours « NPNRU »"),
            Self::DotationPolitiqueDeLaVille => f.pad("dotation politique de la ville"),
        }
    }
}

/// A section of a local budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// Who pays: a kind, and a name where there is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "FinanceurBrut", into = "FinanceurBrut")]
pub struct Financeur {
    nature: NatureFinanceur,
    nom: Option<Nom>,
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
/// let region = Source::new(NatureFinanceur::Region.try_into()?, Dispositif::Aucun, Credits::DroitCommun);
/// assert!(region.with_programme(Programme::POLITIQUE_DE_LA_VILLE).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SourceBrute", into = "SourceBrute")]
pub struct Source {
    financeur: Financeur,
    programme: Option<Programme>,
    dispositif: Dispositif,
    section: Option<Section>,
    credits: Credits,
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
}

impl Financeur {
    /// A payer known by name.
    #[must_use]
    pub fn named(nature: NatureFinanceur, nom: Nom) -> Self {
        Self { nature, nom: Some(nom) }
    }

    /// What kind of body it is.
    #[must_use]
    pub fn nature(&self) -> NatureFinanceur {
        self.nature
    }

    /// Its name, if it is known by name.
    #[must_use]
    pub fn nom(&self) -> Option<&Nom> {
        self.nom.as_ref()
    }
}

impl TryFrom<NatureFinanceur> for Financeur {
    type Error = SourceError;

    /// A payer known by its kind only.
    ///
    /// # Errors
    /// [`SourceError::AutreSansNom`]: « autre » says nothing without a name.
    fn try_from(nature: NatureFinanceur) -> Result<Self, Self::Error> {
        match nature {
            NatureFinanceur::Autre => Err(SourceError::AutreSansNom),
            NatureFinanceur::Etat
            | NatureFinanceur::Region
            | NatureFinanceur::Departement
            | NatureFinanceur::Epci
            | NatureFinanceur::Commune
            | NatureFinanceur::Caf
            | NatureFinanceur::Bailleur
            | NatureFinanceur::Europe
            | NatureFinanceur::Operateur => Ok(Self { nature, nom: None }),
        }
    }
}

impl fmt::Display for Financeur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.nom {
            Some(nom) => nom.fmt(f),
            None => self.nature.fmt(f),
        }
    }
}

impl Source {
    /// A source whose budget programme and section are not stated.
    #[must_use]
    pub fn new(financeur: Financeur, dispositif: Dispositif, credits: Credits) -> Self {
        Self { financeur, programme: None, dispositif, section: None, credits }
    }

    /// The same source on a programme of the State's budget.
    ///
    /// # Errors
    /// [`SourceError::ProgrammeSansEtat`] if another than the State pays.
    pub fn with_programme(self, programme: Programme) -> Result<Self, SourceError> {
        if self.financeur.nature == NatureFinanceur::Etat {
            Ok(Self { programme: Some(programme), ..self })
        } else {
            Err(SourceError::ProgrammeSansEtat { programme, financeur: self.financeur })
        }
    }

    /// The same source in a section of the budget.
    #[must_use]
    pub fn with_section(self, section: Section) -> Self {
        Self { section: Some(section), ..self }
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
        if self.dispositif != Dispositif::Aucun {
            write!(f, ", {}", self.dispositif)?;
        }
        if let Some(section) = self.section {
            write!(f, ", {section}")?;
        }
        if self.credits == Credits::DroitCommun {
            write!(f, ", {}", self.credits)?;
        }
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Financeur", deny_unknown_fields)]
struct FinanceurBrut {
    nature: NatureFinanceur,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nom: Option<Nom>,
}

impl TryFrom<FinanceurBrut> for Financeur {
    type Error = SourceError;

    fn try_from(brut: FinanceurBrut) -> Result<Self, Self::Error> {
        match brut.nom {
            Some(nom) => Ok(Self::named(brut.nature, nom)),
            None => Self::try_from(brut.nature),
        }
    }
}

impl From<Financeur> for FinanceurBrut {
    fn from(financeur: Financeur) -> Self {
        Self { nature: financeur.nature, nom: financeur.nom }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Source", deny_unknown_fields)]
struct SourceBrute {
    financeur: Financeur,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    programme: Option<Programme>,
    dispositif: Dispositif,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<Section>,
    credits: Credits,
}

impl TryFrom<SourceBrute> for Source {
    type Error = SourceError;

    fn try_from(brute: SourceBrute) -> Result<Self, Self::Error> {
        let SourceBrute { financeur, programme, dispositif, section, credits } = brute;
        let source = Self { section, ..Self::new(financeur, dispositif, credits) };
        match programme {
            Some(programme) => source.with_programme(programme),
            None => Ok(source),
        }
    }
}

impl From<Source> for SourceBrute {
    fn from(source: Source) -> Self {
        let Source { financeur, programme, dispositif, section, credits } = source;
        Self { financeur, programme, dispositif, section, credits }
    }
}
