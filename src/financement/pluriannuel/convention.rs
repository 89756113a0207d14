use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::probleme::problems;
use super::{EchelonnementError, ProblemesDeConvention};
use crate::financement::Source;
use crate::identifiant::Annee;
use crate::nombre::{Euros, Methode, Somme};

/// A year of a convention over several years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Annuite {
    /// The year.
    pub annee: Annee,
    /// *Autorisations d'engagement*: what may be committed that year.
    pub ae: Euros,
    /// *Crédits de paiement*: what may be paid that year.
    pub cp: Euros,
}

/// How a total is committed over the years that pay it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RythmeDEngagement {
    /// The whole in the first year.
    Initial,
    /// Each year what it pays.
    Annuel,
}

/// A *convention pluriannuelle* (CPO): AE and CP by year, which add up.
///
/// # Interpretation
/// What may be paid never exceeds what is committed so far: the CP up to a year are at most the AE up to it.
/// The totals are equal, or their difference, AE that no CP follow, is stated by who signs.
///
/// # Examples
/// Three years (fictitious), 10 000 € in equal parts, committed at once:
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{
///     ConventionPluriannuelle, Credits, Dispositif, Financeur, RythmeDEngagement, Source,
/// };
/// use contrat_de_ville::identifiant::Annee;
/// use contrat_de_ville::nombre::Methode;
///
/// let annees = [2023, 2024, 2025].map(|annee| (Annee::new(annee).unwrap(), 1));
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let convention = ConventionPluriannuelle::split(
///     etat,
///     "2023-03-15".parse()?,
///     Euros::parse("10000").unwrap(),
///     RythmeDEngagement::Initial,
///     Methode::PlusFortsRestes,
///     &annees,
/// )?;
/// let premiere = convention.of_year(annees[0].0).unwrap();
/// assert_eq!((premiere.ae, premiere.cp), (Euros::parse("10000").unwrap(), Euros::parse("3333.34").unwrap()));
/// assert_eq!(convention.total_cp().plain().to_string(), "10000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ConventionBrute", into = "ConventionBrute")]
pub struct ConventionPluriannuelle {
    source: Source,
    signature: NaiveDate,
    /// By year.
    annuites: Vec<Annuite>,
    ecart: Euros,
}

impl ConventionPluriannuelle {
    /// A convention, and the AE that no CP follow: 0 where the totals are equal.
    ///
    /// # Errors
    /// [`ProblemesDeConvention`], with every problem.
    pub fn new(
        source: Source,
        signature: NaiveDate,
        annuites: impl IntoIterator<Item = Annuite>,
        ecart: Euros,
    ) -> Result<Self, ProblemesDeConvention> {
        let mut annuites: Vec<Annuite> = annuites.into_iter().collect();
        annuites.sort_unstable();
        let problemes = problems(&annuites, ecart);
        if problemes.is_empty() {
            Ok(Self { source, signature, annuites, ecart })
        } else {
            Err(ProblemesDeConvention(problemes))
        }
    }

    /// A convention whose total is split over the years that pay it, to the cent, in proportion to weights;
    /// equal weights make equal parts.
    ///
    /// Every year given is in it, one of no weight too: with [`RythmeDEngagement::Initial`] the first year
    /// commits even where it pays nothing.
    ///
    /// # Errors
    /// [`EchelonnementError`] if the method refuses the weights, or if the total is below zero.
    pub fn split(
        source: Source,
        signature: NaiveDate,
        total: Euros,
        rythme: RythmeDEngagement,
        methode: Methode,
        poids: &[(Annee, u64)],
    ) -> Result<Self, EchelonnementError> {
        let parts = methode.split(total, poids)?;
        let premiere = poids.iter().map(|(annee, _)| *annee).min();
        let annuites = parts.montants().map(|(annee, cp)| {
            let ae = match rythme {
                RythmeDEngagement::Annuel => cp,
                RythmeDEngagement::Initial if Some(*annee) == premiere => total,
                RythmeDEngagement::Initial => Euros::ZERO,
            };
            Annuite { annee: *annee, ae, cp }
        });
        Ok(Self::new(source, signature, annuites, Euros::ZERO)?)
    }

    /// Who pays.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The day of its signature.
    #[must_use]
    pub const fn signature(&self) -> NaiveDate {
        self.signature
    }

    /// Its years, in order.
    #[must_use]
    pub fn annuites(&self) -> &[Annuite] {
        &self.annuites
    }

    /// The AE and CP of a year; `None` if the convention does not name it.
    #[must_use]
    pub fn of_year(&self, annee: Annee) -> Option<Annuite> {
        self.annuites.iter().find(|annuite| annuite.annee == annee).copied()
    }

    /// What is committed up to the end of a year.
    #[must_use]
    pub fn ae_up_to(&self, annee: Annee) -> Somme {
        self.annuites.iter().filter(|annuite| annuite.annee <= annee).map(|a| a.ae).sum()
    }

    /// What may be paid up to the end of a year.
    #[must_use]
    pub fn cp_up_to(&self, annee: Annee) -> Somme {
        self.annuites.iter().filter(|annuite| annuite.annee <= annee).map(|a| a.cp).sum()
    }

    /// The total of AE.
    #[must_use]
    pub fn total_ae(&self) -> Somme {
        self.ae_up_to(Annee::MAX)
    }

    /// The total of CP.
    #[must_use]
    pub fn total_cp(&self) -> Somme {
        self.cp_up_to(Annee::MAX)
    }

    /// AE that no CP follow, as stated.
    #[must_use]
    pub const fn ecart(&self) -> Euros {
        self.ecart
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "ConventionPluriannuelle", deny_unknown_fields)]
struct ConventionBrute {
    source: Source,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    signature: NaiveDate,
    annuites: Vec<Annuite>,
    ecart: Euros,
}

impl TryFrom<ConventionBrute> for ConventionPluriannuelle {
    type Error = ProblemesDeConvention;

    fn try_from(brute: ConventionBrute) -> Result<Self, Self::Error> {
        Self::new(brute.source, brute.signature, brute.annuites, brute.ecart)
    }
}

impl From<ConventionPluriannuelle> for ConventionBrute {
    fn from(convention: ConventionPluriannuelle) -> Self {
        let ConventionPluriannuelle { source, signature, annuites, ecart } = convention;
        Self { source, signature, annuites, ecart }
    }
}
