//! A series of years under the keys of 2024–2030.

use serde::Serialize;

use super::{AnneeDeSerie, Ventilation};
use crate::contrat::{Classement, Generation, Passage};
use crate::identifiant::Annee;

/// Amounts by theme or sub-theme of 2024–2030 over years of both generations: native, or carried across by a
/// [`Passerelle`](crate::contrat::Passerelle), and each point says which.
///
/// A year that was not entered is a gap, told by [`Serie::lacunes`] and never interpolated; a key that a year does not
/// have is no zero either.
///
/// A series is computed, and read by nobody: what a record holds is its facts, [`FicheDeSerie`](super::FicheDeSerie).
///
/// # Examples
/// Fictitious amounts and weights:
/// ```
/// use contrat_de_ville::{Arrondi, Decimales, Euros};
/// use contrat_de_ville::bilan::{Serie, Ventilation};
/// use contrat_de_ville::contrat::{Classement, Passerelle, Pilier, Theme};
/// use contrat_de_ville::identifiant::Annee;
/// use contrat_de_ville::nombre::Methode;
///
/// let passerelle: Passerelle = serde_json::from_str(r#"{
///     "source": "Table fictive, pour l’exemple",
///     "origines": [{"de": {"pilier": "cohesion_sociale"}, "vers": [
///         {"vers": {"theme": "education"}, "poids": 3},
///         {"vers": {"theme": "acces_aux_droits"}, "poids": 1}
///     ]}]
/// }"#)?;
/// let annee = |annee| Annee::new(annee).unwrap();
/// let education = Classement::Theme(Theme::Education);
/// let avant = [(Classement::Pilier(Pilier::CohesionSociale), Euros::from_centimes(1_000))];
/// let apres: Ventilation<Classement> = [(education, Euros::from_centimes(900))].into_iter().collect();
///
/// let mut serie = Serie::new(annee(2022), annee(2024))?;
/// serie.insert_carried(annee(2022), &passerelle.carry(avant, Methode::PlusFortsRestes)?)?;
/// serie.insert_native(annee(2024), &apres)?;
/// let point = serie.get(annee(2022)).unwrap().get(education).unwrap();
/// assert_eq!(point.total().centimes(), 750);
/// let part = point.part_ponderee()?.pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
/// assert_eq!(part.to_string(), "100,0\u{a0}%");
/// assert_eq!(serie.lacunes(), [annee(2023)]);
/// assert!(serie.insert_native(annee(2024), &apres).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Serie {
    du: Annee,
    au: Annee,
    /// By year, each once.
    annees: Vec<AnneeDeSerie>,
}

/// Why a year does not enter a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SerieError {
    /// The series would end before it starts.
    #[error("series {du} to {au}: expected the last year {du} or later")]
    Ordre {
        /// The first year.
        du: Annee,
        /// The last.
        au: Annee,
    },
    /// A bound outside both generations.
    #[error("series with year {0}: expected years of 2015 to 2030")]
    HorsGenerations(Annee),
    /// The year is not of the series.
    #[error("year {annee}: expected a year of the series, {du} to {au}")]
    HorsSerie {
        /// The year.
        annee: Annee,
        /// The first year of the series.
        du: Annee,
        /// The last.
        au: Annee,
    },
    /// The year is there.
    #[error("year {0} given twice, expected each year once")]
    AnneeEnDouble(Annee),
    /// Nothing was classed under the keys of 2024–2030 before 2024.
    #[error(
        "year {0}: classed under themes of 2024–2030, expected 2024 or later, or amounts carried across"
    )]
    NativeAvant2024(Annee),
    /// A native key is of 2015–2023: it must be carried across.
    #[error(
        "year {annee}: key « {cle} » is of 2015–2023, expected a theme or a sub-theme of 2024–2030"
    )]
    CleDe2015 {
        /// The year.
        annee: Annee,
        /// The key.
        cle: Classement,
    },
}

impl Serie {
    /// An empty series of those years, both included: what is not entered afterwards is a gap.
    ///
    /// # Errors
    /// [`SerieError::Ordre`], or [`SerieError::HorsGenerations`] outside 2015–2030.
    pub fn new(du: Annee, au: Annee) -> Result<Self, SerieError> {
        let (premiere, _) = Generation::ContratsDeVille.annees();
        let (_, derniere) = Generation::EngagementsQuartiers2030.annees();
        if let Some(dehors) =
            [du, au].into_iter().find(|annee| !(premiere..=derniere).contains(annee))
        {
            return Err(SerieError::HorsGenerations(dehors));
        }
        if au < du {
            return Err(SerieError::Ordre { du, au });
        }
        Ok(Self { du, au, annees: Vec::new() })
    }

    /// Enters a year whose amounts were classed under the keys of 2024–2030.
    ///
    /// # Errors
    /// [`SerieError`]: the year is not of the series, is there already or is before 2024, or a key is of 2015–2023.
    pub fn insert_native(
        &mut self,
        annee: Annee,
        bilan: &Ventilation<Classement>,
    ) -> Result<(), SerieError> {
        let place = self.place(annee)?;
        if annee < Generation::EngagementsQuartiers2030.annees().0 {
            return Err(SerieError::NativeAvant2024(annee));
        }
        let autre = |cle: &Classement| cle.thematique().generation() == Generation::ContratsDeVille;
        if let Some(cle) = bilan.iter().map(|(cle, _)| *cle).find(autre) {
            return Err(SerieError::CleDe2015 { annee, cle });
        }
        let montants = bilan.iter().map(|(cle, cumul)| (*cle, cumul.total()));
        self.annees.insert(place, AnneeDeSerie::native(annee, montants));
        Ok(())
    }

    /// Enters a year whose amounts were carried across. What had nowhere to go stays beside its points.
    ///
    /// # Errors
    /// [`SerieError`]: the year is not of the series, or is there already.
    pub fn insert_carried(&mut self, annee: Annee, passage: &Passage) -> Result<(), SerieError> {
        let place = self.place(annee)?;
        self.annees.insert(place, AnneeDeSerie::carried(annee, passage));
        Ok(())
    }

    /// Years that a gate ordered and checked.
    pub(super) const fn of_years(du: Annee, au: Annee, annees: Vec<AnneeDeSerie>) -> Self {
        Self { du, au, annees }
    }

    /// Where a year goes.
    fn place(&self, annee: Annee) -> Result<usize, SerieError> {
        if !(self.du..=self.au).contains(&annee) {
            return Err(SerieError::HorsSerie { annee, du: self.du, au: self.au });
        }
        match self.annees.binary_search_by_key(&annee, AnneeDeSerie::annee) {
            Ok(_) => Err(SerieError::AnneeEnDouble(annee)),
            Err(place) => Ok(place),
        }
    }

    /// The first year and the last that the series is about.
    #[must_use]
    pub const fn bornes(&self) -> (Annee, Annee) {
        (self.du, self.au)
    }

    /// The years that were entered, in order.
    #[must_use]
    pub fn annees(&self) -> &[AnneeDeSerie] {
        &self.annees
    }

    /// A year, if it was entered.
    #[must_use]
    pub fn get(&self, annee: Annee) -> Option<&AnneeDeSerie> {
        let place = self.annees.binary_search_by_key(&annee, AnneeDeSerie::annee).ok()?;
        self.annees.get(place)
    }

    /// The years of the series that were not entered, in order.
    #[must_use]
    pub fn lacunes(&self) -> Vec<Annee> {
        let toutes = (self.du.get()..=self.au.get()).filter_map(Annee::new);
        toutes.filter(|annee| self.get(*annee).is_none()).collect()
    }

    /// Every key that a year has, in the order of the national lists.
    #[must_use]
    pub fn cles(&self) -> Vec<Classement> {
        let points = self.annees.iter().flat_map(|annee| &annee.points);
        let mut cles: Vec<Classement> = points.map(|point| point.cle).collect();
        cles.sort_unstable();
        cles.dedup();
        cles
    }
}
