//! Where an action stands in the contract.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Pilier, SousTheme, SousThemeDePilier, Theme};
use crate::identifiant::Annee;

/// A generation of contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Generation {
    /// The *contrats de ville* of law 2014-173: four piliers.
    ContratsDeVille,
    /// *Engagements Quartiers 2030*: six themes.
    EngagementsQuartiers2030,
}

impl Generation {
    /// The first and the last calendar year in métropole: 2015–2023 and 2024–2030.
    ///
    /// # Source
    /// [`Regle::ContractTerm`](crate::droit::Regle::ContractTerm): law 2014-173, article 6, extended by
    /// finance laws to 31 December 2023, then a circular of 31 August 2023, both read through secondary
    /// sources. The law never says « 2024–2030 », and overseas the first generation ran
    /// through 2024: the dates of a contract are data, these years only name its generation.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::contrat::Generation;
    ///
    /// let (debut, fin) = Generation::ContratsDeVille.annees();
    /// assert_eq!((debut.get(), fin.get()), (2015, 2023));
    /// ```
    #[must_use]
    pub const fn annees(self) -> (Annee, Annee) {
        const fn year(annee: u16) -> Annee {
            match Annee::new(annee) {
                Some(annee) => annee,
                None => Annee::MIN,
            }
        }
        match self {
            Self::ContratsDeVille => (year(2015), year(2023)),
            Self::EngagementsQuartiers2030 => (year(2024), year(2030)),
        }
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ContratsDeVille => "Contrats de ville 2015–2023",
            Self::EngagementsQuartiers2030 => "Engagements Quartiers 2030",
        })
    }
}

/// The first level of either generation: what money is broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Thematique {
    /// Of 2015–2023.
    Pilier(Pilier),
    /// Of *Engagements Quartiers 2030*.
    Theme(Theme),
}

impl Thematique {
    /// The generation that it belongs to.
    #[must_use]
    pub const fn generation(self) -> Generation {
        match self {
            Self::Pilier(_) => Generation::ContratsDeVille,
            Self::Theme(_) => Generation::EngagementsQuartiers2030,
        }
    }
}

impl fmt::Display for Thematique {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pilier(pilier) => pilier.fmt(f),
            Self::Theme(theme) => theme.fmt(f),
        }
    }
}

/// Where an action stands: at the first level, or at the second, which implies the first.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::{Classement, Pilier, SousThemeDePilier, Thematique};
///
/// let classement = Classement::SousThemeDePilier(SousThemeDePilier::Jeunesse);
/// assert_eq!(classement.thematique(), Thematique::Pilier(Pilier::CohesionSociale));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Classement {
    /// A pilier, without sub-theme.
    Pilier(Pilier),
    /// A sub-theme of a pilier.
    SousThemeDePilier(SousThemeDePilier),
    /// A theme, without sub-theme.
    Theme(Theme),
    /// A sub-theme of a theme.
    SousTheme(SousTheme),
}

impl Classement {
    /// The first level.
    #[must_use]
    pub const fn thematique(self) -> Thematique {
        match self {
            Self::Pilier(pilier) => Thematique::Pilier(pilier),
            Self::SousThemeDePilier(sous_theme) => Thematique::Pilier(sous_theme.pilier()),
            Self::Theme(theme) => Thematique::Theme(theme),
            Self::SousTheme(sous_theme) => Thematique::Theme(sous_theme.theme()),
        }
    }

    /// The official code in the list of its generation, such as `1.5a`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pilier(pilier) => pilier.code(),
            Self::SousThemeDePilier(sous_theme) => sous_theme.code(),
            Self::Theme(theme) => theme.code(),
            Self::SousTheme(sous_theme) => sous_theme.code(),
        }
    }
}

impl fmt::Display for Classement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pilier(pilier) => pilier.fmt(f),
            Self::SousThemeDePilier(sous_theme) => sous_theme.fmt(f),
            Self::Theme(theme) => theme.fmt(f),
            Self::SousTheme(sous_theme) => sous_theme.fmt(f),
        }
    }
}

impl From<Thematique> for Classement {
    fn from(thematique: Thematique) -> Self {
        match thematique {
            Thematique::Pilier(pilier) => Self::Pilier(pilier),
            Thematique::Theme(theme) => Self::Theme(theme),
        }
    }
}

/// A transversal priority: a mark on an action, which may bear several. It is not a pilier, and
/// amounts by mark do not add up to a total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Transversal {
    /// La jeunesse.
    Jeunesse,
    /// L’égalité entre les femmes et les hommes.
    EgaliteFemmesHommes,
    /// La lutte contre les discriminations.
    LutteContreLesDiscriminations,
    /// La participation des habitants.
    ParticipationDesHabitants,
    /// A priority of the contract’s own.
    Locale(crate::identifiant::Nom),
}

impl fmt::Display for Transversal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Jeunesse => "jeunesse",
            Self::EgaliteFemmesHommes => "égalité entre les femmes et les hommes",
            Self::LutteContreLesDiscriminations => "lutte contre les discriminations",
            Self::ParticipationDesHabitants => "participation des habitants",
            Self::Locale(nom) => nom.as_str(),
        })
    }
}
