use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Signalement;
use crate::identifiant::{CodeCommune, Reference};

/// Who follows a commune, and since when, until when. The id is the caller's own: nobody is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Affectation {
    /// Who.
    pub referent: Reference,
    /// What.
    pub commune: CodeCommune,
    /// The first day; none if it is before all that is told.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub du: Option<NaiveDate>,
    /// The last day; none while it lasts.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub au: Option<NaiveDate>,
}

impl Affectation {
    /// Whether it holds on a day, the first and the last included.
    #[must_use]
    pub fn holds_on(&self, jour: NaiveDate) -> bool {
        self.du.is_none_or(|du| du <= jour) && self.au.is_none_or(|au| jour <= au)
    }

    fn overlaps(&self, autre: &Self) -> bool {
        let starts_by_the_end =
            |a: &Self, b: &Self| a.du.zip(b.au).is_none_or(|(debut, fin)| debut <= fin);
        starts_by_the_end(self, autre) && starts_by_the_end(autre, self)
    }
}

/// Who follows which commune of a contract.
///
/// # Wire
/// The list of [`Affectation`]s.
///
/// # Examples
/// Two fictitious ids, one until 1 November 2023:
/// ```
/// use contrat_de_ville::identifiant::CodeCommune;
/// use contrat_de_ville::territoire::Referents;
///
/// let referents: Referents = serde_json::from_str(r#"[
///     {"referent": "R1", "commune": "62119"},
///     {"referent": "R2", "commune": "62178", "au": "2023-11-01"}
/// ]"#)?;
/// let [bethune, bruay] = ["62119", "62178"].map(|code| CodeCommune::parse(code).unwrap());
/// let communes = [bethune, bruay].into();
///
/// let avant = referents.coverage_on(&communes, "2023-11-01".parse()?);
/// assert!(avant.sans_referent.is_empty());
/// let apres = referents.coverage_on(&communes, "2023-11-02".parse()?);
/// assert_eq!(apres.sans_referent, [bruay].into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Affectation>", into = "Vec<Affectation>")]
pub struct Referents(Vec<Affectation>);

/// What is wrong in a list of assignments, with its place in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeReferents {
    /// It ends before it starts.
    #[error("assignment {place} ({referent}, {commune}): ends on {au}, before it starts on {du}")]
    Inversion {
        /// Its place.
        place: usize,
        /// Who.
        referent: Reference,
        /// What.
        commune: CodeCommune,
        /// The first day.
        du: NaiveDate,
        /// The last day.
        au: NaiveDate,
    },
    /// The same one follows the same commune twice on one day.
    #[error("assignment {place} ({referent}, {commune}): overlaps assignment {premiere}")]
    Chevauchement {
        /// Its place.
        place: usize,
        /// The place of the first.
        premiere: usize,
        /// Who.
        referent: Reference,
        /// What.
        commune: CodeCommune,
    },
}

/// Every problem of a list of assignments; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeReferents(Vec<ProblemeDeReferents>);

super::problemes!(ProblemesDeReferents, ProblemeDeReferents);

/// Who follows what on a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Couverture {
    /// The day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// The communes of the contract that someone follows.
    pub suivies: BTreeMap<CodeCommune, BTreeSet<Reference>>,
    /// Those that nobody follows.
    pub sans_referent: BTreeSet<CodeCommune>,
    /// Communes that are followed and not in the contract.
    pub hors_contrat: BTreeMap<CodeCommune, BTreeSet<Reference>>,
}

impl Referents {
    /// Assignments in any order.
    ///
    /// # Errors
    /// [`ProblemesDeReferents`]: periods that end before they start, or overlap for one referent and one commune.
    pub fn new(
        affectations: impl IntoIterator<Item = Affectation>,
    ) -> Result<Self, ProblemesDeReferents> {
        let affectations: Vec<Affectation> = affectations.into_iter().collect();
        let mut problemes = Vec::new();
        let mut vues: BTreeMap<(&Reference, CodeCommune), Vec<(usize, &Affectation)>> =
            BTreeMap::new();
        for (place, affectation) in (1_usize..).zip(&affectations) {
            let Affectation { referent, commune, .. } = affectation;
            if let Some((du, au)) = affectation.du.zip(affectation.au).filter(|(du, au)| au < du) {
                let (referent, commune) = (referent.clone(), *commune);
                problemes.push(ProblemeDeReferents::Inversion { place, referent, commune, du, au });
                continue;
            }
            let memes = vues.entry((referent, *commune)).or_default();
            if let Some((premiere, _)) = memes.iter().find(|(_, autre)| autre.overlaps(affectation))
            {
                problemes.push(ProblemeDeReferents::Chevauchement {
                    place,
                    premiere: *premiere,
                    referent: referent.clone(),
                    commune: *commune,
                });
            }
            memes.push((place, affectation));
        }
        ProblemesDeReferents::none(problemes)?;
        Ok(Self(affectations))
    }

    /// The assignments, in the order of entry.
    #[must_use]
    pub fn affectations(&self) -> &[Affectation] {
        &self.0
    }

    /// Who follows these communes on a day, and what is left.
    #[must_use]
    pub fn coverage_on(&self, communes: &BTreeSet<CodeCommune>, jour: NaiveDate) -> Couverture {
        let mut suivies: BTreeMap<CodeCommune, BTreeSet<Reference>> = BTreeMap::new();
        for affectation in self.0.iter().filter(|affectation| affectation.holds_on(jour)) {
            suivies.entry(affectation.commune).or_default().insert(affectation.referent.clone());
        }
        let (suivies, hors_contrat): (BTreeMap<_, _>, BTreeMap<_, _>) =
            suivies.into_iter().partition(|(commune, _)| communes.contains(commune));
        let sans_referent =
            communes.iter().filter(|code| !suivies.contains_key(code)).copied().collect();
        Couverture { jour, suivies, sans_referent, hors_contrat }
    }
}

impl Couverture {
    /// Communes without a referent, outside the contract, or with several.
    #[must_use]
    pub fn check(&self) -> Vec<Signalement> {
        let jour = self.jour;
        let sans = self.sans_referent.iter().copied();
        let hors = self.hors_contrat.iter();
        let plusieurs = self.suivies.iter().filter(|(_, referents)| referents.len() > 1);
        sans.map(|commune| Signalement::CommuneSansReferent { commune, jour })
            .chain(hors.map(|(commune, referents)| Signalement::CommuneHorsContrat {
                commune: *commune,
                referents: referents.clone(),
            }))
            .chain(plusieurs.map(|(commune, referents)| Signalement::PlusieursReferents {
                commune: *commune,
                referents: referents.clone(),
            }))
            .collect()
    }
}

impl TryFrom<Vec<Affectation>> for Referents {
    type Error = ProblemesDeReferents;

    fn try_from(affectations: Vec<Affectation>) -> Result<Self, Self::Error> {
        Self::new(affectations)
    }
}

impl From<Referents> for Vec<Affectation> {
    fn from(referents: Referents) -> Self {
        referents.0
    }
}
