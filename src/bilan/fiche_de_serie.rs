//! The facts of a series, as a record holds them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AnneeDeSerie, Serie, SerieError};
use crate::contrat::{Classement, Generation, Passage, PassageError, Passerelle, Thematique};
use crate::financement::Stade;
use crate::identifiant::{Annee, CodeContrat, Nom};
use crate::nombre::{Methode, Somme};

/// An amount of a year under a key of either generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeSerie {
    /// The key, as the year was classed.
    pub cle: Classement,
    /// The amount.
    pub montant: Somme,
}

/// The amounts of a year, under the keys of one generation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FicheDAnnee {
    /// The year.
    pub annee: Annee,
    /// The contracts that the amounts are of, where said.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub contrats: BTreeSet<CodeContrat>,
    /// Where they were read, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Nom>,
    /// Each key once.
    pub montants: Vec<LigneDeSerie>,
}

/// The facts of a [`Serie`]: what each year spent under the keys of its own generation. What a
/// [`Passerelle`] makes of them is computed, and never written down.
///
/// # Wire
/// Years and rows in any order, written by year and in the order of the national lists. A year that is not known is
/// left out: it is a gap.
///
/// # Examples
/// Fictitious amounts and weights:
/// ```
/// use contrat_de_ville::bilan::FicheDeSerie;
/// use contrat_de_ville::contrat::Passerelle;
///
/// let fiche: FicheDeSerie = serde_json::from_str(r#"{
///     "intitule": "Série fictive", "du": 2022, "au": 2024, "methode": "plus_forts_restes",
///     "annees": [
///         {"annee": 2024, "montants": [{"cle": {"theme": "education"}, "montant": "9.00"}]},
///         {"annee": 2022, "montants": [{"cle": {"pilier": "cohesion_sociale"}, "montant": "10.00"}]}
///     ]
/// }"#)?;
/// let passerelle: Passerelle = serde_json::from_str(r#"{
///     "source": "Table fictive, pour l’exemple",
///     "origines": [{"de": {"pilier": "cohesion_sociale"}, "vers": [{"vers": {"theme": "education"}, "poids": 1}]}]
/// }"#)?;
/// let serie = fiche.draw(Some(&passerelle))?;
/// assert_eq!(serie.annees().len(), 2);
/// assert_eq!(serie.lacunes().len(), 1);
/// assert!(fiche.draw(None).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct FicheDeSerie {
    intitule: Nom,
    du: Annee,
    au: Annee,
    stade: Option<Stade>,
    methode: Option<Methode>,
    /// By year, each once, of one generation and never empty; rows in the order of keys.
    annees: Vec<FicheDAnnee>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "FicheDeSerie", deny_unknown_fields)]
struct Brute {
    intitule: Nom,
    du: Annee,
    au: Annee,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stade: Option<Stade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    methode: Option<Methode>,
    annees: Vec<FicheDAnnee>,
}

/// Why facts are not those of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FicheDeSerieError {
    /// The bounds or the years.
    #[error(transparent)]
    Serie(#[from] SerieError),
    /// A key twice in a year.
    #[error("year {annee}: key « {cle} » given twice, expected each key once a year")]
    CleEnDouble {
        /// The year.
        annee: Annee,
        /// The key.
        cle: Classement,
    },
    /// A year under the keys of both generations.
    #[error(
        "year {annee}: « {avant} » is of 2015–2023 and « {apres} » of 2024–2030, expected one generation a year"
    )]
    DeuxGenerations {
        /// The year.
        annee: Annee,
        /// A key of 2015–2023.
        avant: Classement,
        /// A key of 2024–2030.
        apres: Classement,
    },
    /// A year of no amount: nothing says whether it is a gap or a year of nothing.
    #[error("year {0} has no amount, expected at least one, or no such year where it is not known")]
    AnneeVide(Annee),
    /// Amounts are to be carried across, and no method says how the last cents are shared out.
    #[error("year {0} is to be carried across, expected a method")]
    SansMethode(Annee),
}

/// Why no series is drawn from its facts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TirageError {
    /// A year is of the keys of 2015–2023, and there is no table.
    #[error("year {0}: classed under piliers of 2015–2023, expected a passerelle")]
    SansPasserelle(Annee),
    /// The table does not carry a year across.
    #[error("year {annee}: {cause}")]
    Passage {
        /// The year.
        annee: Annee,
        /// Why.
        cause: PassageError,
    },
}

impl FicheDAnnee {
    /// The generation of its keys.
    #[must_use]
    pub fn generation(&self) -> Option<Generation> {
        self.montants.first().map(|ligne| ligne.cle.thematique().generation())
    }

    /// What it spent under each pilier, or each theme: its sub-themes and its own.
    #[must_use]
    pub fn by_thematique(&self) -> BTreeMap<Thematique, Somme> {
        let mut totaux: BTreeMap<Thematique, Somme> = BTreeMap::new();
        for ligne in &self.montants {
            let total = totaux.entry(ligne.cle.thematique()).or_default();
            *total = total.merge(ligne.montant);
        }
        totaux
    }

    fn amounts(&self) -> impl Iterator<Item = (Classement, Somme)> {
        self.montants.iter().map(|ligne| (ligne.cle, ligne.montant))
    }

    fn gate(&mut self, methode: Option<Methode>) -> Result<(), FicheDeSerieError> {
        let annee = self.annee;
        self.montants.sort_unstable();
        let voisines = self.montants.iter().zip(self.montants.iter().skip(1));
        if let Some((ligne, _)) = voisines.into_iter().find(|(a, b)| a.cle == b.cle) {
            return Err(FicheDeSerieError::CleEnDouble { annee, cle: ligne.cle });
        }
        let of = |generation| {
            let mut cles = self.montants.iter().map(|ligne| ligne.cle);
            cles.find(|cle| cle.thematique().generation() == generation)
        };
        let avant = of(Generation::ContratsDeVille);
        let apres = of(Generation::EngagementsQuartiers2030);
        match (avant, apres) {
            (Some(avant), Some(apres)) => {
                Err(FicheDeSerieError::DeuxGenerations { annee, avant, apres })
            }
            (None, None) => Err(FicheDeSerieError::AnneeVide(annee)),
            (Some(_), None) if methode.is_none() => Err(FicheDeSerieError::SansMethode(annee)),
            (None, Some(_)) if annee < Generation::EngagementsQuartiers2030.annees().0 => {
                Err(SerieError::NativeAvant2024(annee).into())
            }
            _ => Ok(()),
        }
    }
}

impl FicheDeSerie {
    /// The facts, years and rows in any order: what is measured, from which year to which, at which stage where it is
    /// known, and the method under which weights will share amounts out, where a year is of 2015–2023.
    ///
    /// # Errors
    /// [`FicheDeSerieError`]: bounds, a year or a key twice, a year outside the bounds, of both generations or of no
    /// amount, themes of 2024–2030 before 2024, or no method for a year of 2015–2023.
    pub fn new(
        intitule: Nom,
        (du, au): (Annee, Annee),
        stade: Option<Stade>,
        methode: Option<Methode>,
        mut annees: Vec<FicheDAnnee>,
    ) -> Result<Self, FicheDeSerieError> {
        Serie::new(du, au)?;
        annees.sort_by_key(|fiche| fiche.annee);
        let voisines = annees.iter().zip(annees.iter().skip(1));
        if let Some((fiche, _)) = voisines.into_iter().find(|(a, b)| a.annee == b.annee) {
            return Err(SerieError::AnneeEnDouble(fiche.annee).into());
        }
        for fiche in &mut annees {
            let annee = fiche.annee;
            if !(du..=au).contains(&annee) {
                return Err(SerieError::HorsSerie { annee, du, au }.into());
            }
            fiche.gate(methode)?;
        }
        Ok(Self { intitule, du, au, stade, methode, annees })
    }

    /// What is measured.
    #[must_use]
    pub const fn intitule(&self) -> &Nom {
        &self.intitule
    }

    /// The first year and the last that the series is about.
    #[must_use]
    pub const fn bornes(&self) -> (Annee, Annee) {
        (self.du, self.au)
    }

    /// The stage of every amount, where it is known.
    #[must_use]
    pub const fn stade(&self) -> Option<Stade> {
        self.stade
    }

    /// The method under which weights share amounts out.
    #[must_use]
    pub const fn methode(&self) -> Option<Methode> {
        self.methode
    }

    /// The years that are known, in order.
    #[must_use]
    pub fn annees(&self) -> &[FicheDAnnee] {
        &self.annees
    }

    /// A year, if it is known.
    #[must_use]
    pub fn get(&self, annee: Annee) -> Option<&FicheDAnnee> {
        let place = self.annees.binary_search_by_key(&annee, |fiche| fiche.annee).ok()?;
        self.annees.get(place)
    }

    /// The series: years of 2024–2030 as they are, those of 2015–2023 carried across.
    ///
    /// # Errors
    /// [`TirageError`]: no table for a year of 2015–2023, or one that does not carry it.
    pub fn draw(&self, passerelle: Option<&Passerelle>) -> Result<Serie, TirageError> {
        let mut annees = Vec::with_capacity(self.annees.len());
        for fiche in &self.annees {
            let annee = fiche.annee;
            annees.push(match (fiche.generation(), self.methode) {
                (Some(Generation::ContratsDeVille), Some(methode)) => {
                    let passerelle = passerelle.ok_or(TirageError::SansPasserelle(annee))?;
                    let passage: Passage = passerelle
                        .carry(fiche.amounts(), methode)
                        .map_err(|cause| TirageError::Passage { annee, cause })?;
                    AnneeDeSerie::carried(annee, &passage)
                }
                _ => AnneeDeSerie::native(annee, fiche.amounts()),
            });
        }
        Ok(Serie::of_years(self.du, self.au, annees))
    }
}

impl TryFrom<Brute> for FicheDeSerie {
    type Error = FicheDeSerieError;

    fn try_from(brute: Brute) -> Result<Self, Self::Error> {
        let Brute { intitule, du, au, stade, methode, annees } = brute;
        Self::new(intitule, (du, au), stade, methode, annees)
    }
}

impl From<FicheDeSerie> for Brute {
    fn from(fiche: FicheDeSerie) -> Self {
        let FicheDeSerie { intitule, du, au, stade, methode, annees } = fiche;
        Self { intitule, du, au, stade, methode, annees }
    }
}
