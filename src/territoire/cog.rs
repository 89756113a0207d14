use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::filiation::{Filiation, Passage, Refus};
use super::{Liste, Signalement};
use crate::identifiant::{CodeCommune, Nom, Siren};
use crate::temps::EnFrancais;

/// A commune of the *code officiel géographique*.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Commune {
    /// Its code.
    pub code: CodeCommune,
    /// Its name, as published.
    pub nom: Nom,
    /// The EPCI that it is a member of; none where it is in none, or it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epci: Option<Siren>,
}

/// A *commune nouvelle*: some codes end, and one that was there before goes on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FusionDeCommunes {
    /// The first day without the codes that end.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// The codes that end; the one that goes on is not of them.
    pub de: BTreeSet<CodeCommune>,
    /// The code that goes on.
    pub vers: CodeCommune,
}

/// The communes of the *code officiel géographique* (COG) of one day, and the mergers that a caller loads.
///
/// An obsolete code has a successor only if its merger was loaded: nothing is guessed.
///
/// # Interpretation
/// A code ends once. A commune that was merged and is a commune again is in the list of a day when its merger says
/// that it ended ([`ProblemeDeCog::EncoreListee`]): load such a COG without the code in that merger, and without
/// the merger where it has no other. It is then a commune on every day, those between included.
///
/// # Wire
/// `{"au": "2026-01-01", "communes": […], "fusions": […]}`.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::CodeCommune;
/// use contrat_de_ville::territoire::{Cog, Commune, EtatDeCommune, FusionDeCommunes};
///
/// let code = |texte| CodeCommune::parse(texte).unwrap();
/// let saint_denis = Commune { code: code("93066"), nom: "Saint-Denis".parse()?, epci: None };
/// let (au, obsolete) = ("2026-01-01".parse()?, code("93059"));
/// let seul = Cog::new(au, [saint_denis.clone()], [])?;
/// assert_eq!(seul.state_on(obsolete, au), EtatDeCommune::HorsCog);
///
/// let fusion = FusionDeCommunes { jour: "2025-01-01".parse()?, de: [obsolete].into(), vers: code("93066") };
/// let avec = Cog::new(au, [saint_denis], [fusion.clone()])?;
/// assert_eq!(
///     avec.state_on(obsolete, au),
///     EtatDeCommune::Remplacee { par: code("93066"), depuis: fusion.jour }
/// );
/// assert_eq!(avec.state_on(obsolete, "2024-12-31".parse()?), EtatDeCommune::Existe);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brut", into = "Brut")]
pub struct Cog {
    au: NaiveDate,
    communes: BTreeMap<CodeCommune, Commune>,
    fusions: Vec<FusionDeCommunes>,
    filiation: Filiation<CodeCommune>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Brut {
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    au: NaiveDate,
    communes: Vec<Commune>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fusions: Vec<FusionDeCommunes>,
}

/// What a code is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EtatDeCommune {
    /// A commune, as far as the mergers that were loaded tell.
    Existe,
    /// A merger that was loaded ended it.
    Remplacee {
        /// The commune that stands for it on that day.
        par: CodeCommune,
        /// The first day without it.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        depuis: NaiveDate,
    },
    /// Not in this COG, and no merger that was loaded says why.
    HorsCog,
}

impl fmt::Display for EtatDeCommune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Existe => f.pad("commune"),
            Self::Remplacee { par, depuis } => {
                write!(f, "remplacée par {par} depuis le {}", EnFrancais(*depuis))
            }
            Self::HorsCog => f.pad("absente du code officiel géographique"),
        }
    }
}

/// What is wrong in a COG. The place is that of the merger, or of the commune, in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeCog {
    /// Two communes of one code.
    #[error("commune {place}: code {code} was given before")]
    EnDouble {
        /// Its place.
        place: usize,
        /// Its code.
        code: CodeCommune,
    },
    /// A merger of none.
    #[error("merger {place}: the codes that end are missing")]
    FusionVide {
        /// Its place.
        place: usize,
    },
    /// A merger into a commune that is not in the COG, nor merged later.
    #[error("merger {place}: commune {code} is not in the COG, and no later merger ends it")]
    Inconnue {
        /// Its place.
        place: usize,
        /// The code.
        code: CodeCommune,
    },
    /// It is in the COG of a day when it was merged already: an error, or a commune that is one again, which
    /// [`Cog`] says how to load.
    #[error("merger {place}: commune {code} ended, and is in the COG all the same")]
    EncoreListee {
        /// Its place.
        place: usize,
        /// The code.
        code: CodeCommune,
    },
    /// It ended in another merger already.
    #[error("merger {place}: commune {code} ends twice")]
    FinieDeuxFois {
        /// Its place.
        place: usize,
        /// The code.
        code: CodeCommune,
    },
    /// Out of order: it goes on in a merger although it ended on that day or before.
    #[error("merger {place}: commune {code} ended on {fin}")]
    ApresSaFin {
        /// Its place.
        place: usize,
        /// The code.
        code: CodeCommune,
        /// The first day without it.
        fin: NaiveDate,
    },
    /// Each is followed by the next, and the last by the first.
    #[error("merger {place}: a circle of {} communes from {code} back to it", cycle.len())]
    Cycle {
        /// The place of a merger of it.
        place: usize,
        /// The code it starts from.
        code: CodeCommune,
        /// The circle.
        cycle: Vec<CodeCommune>,
    },
}

/// Every problem of a COG; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeCog(Vec<ProblemeDeCog>);

super::problemes!(ProblemesDeCog, ProblemeDeCog);

impl Cog {
    /// The communes of a day, and mergers in any order.
    ///
    /// # Errors
    /// [`ProblemesDeCog`]: codes given twice, mergers that contradict each other or the list, circles.
    pub fn new(
        au: NaiveDate,
        communes: impl IntoIterator<Item = Commune>,
        fusions: impl IntoIterator<Item = FusionDeCommunes>,
    ) -> Result<Self, ProblemesDeCog> {
        let mut problemes = Vec::new();
        let mut connues = BTreeMap::new();
        for (place, commune) in (1_usize..).zip(communes) {
            let code = commune.code;
            if connues.insert(code, commune).is_some() {
                problemes.push(ProblemeDeCog::EnDouble { place, code });
            }
        }
        let mut fusions: Vec<FusionDeCommunes> = fusions.into_iter().collect();
        for (place, fusion) in (1_usize..).zip(&fusions) {
            if fusion.de.is_empty() {
                problemes.push(ProblemeDeCog::FusionVide { place });
            }
            let code = fusion.vers;
            let plus_tard = fusions.iter().any(|autre| autre.de.contains(&code));
            if !connues.contains_key(&code) && !plus_tard {
                problemes.push(ProblemeDeCog::Inconnue { place, code });
            }
            let encore = fusion.de.iter().filter(|code| connues.contains_key(code));
            problemes.extend(
                encore
                    .filter(|_| fusion.jour <= au)
                    .map(|code| ProblemeDeCog::EncoreListee { place, code: *code }),
            );
        }
        let passages: Vec<_> = fusions
            .iter()
            .map(|fusion| Passage {
                jour: fusion.jour,
                de: &fusion.de,
                vers: fusion.vers,
                cree: false,
            })
            .collect();
        match Filiation::new(&passages) {
            Ok(filiation) => {
                ProblemesDeCog::none(problemes)?;
                fusions.sort_by_key(|fusion| (fusion.jour, fusion.vers));
                Ok(Self { au, communes: connues, fusions, filiation })
            }
            Err(refus) => {
                problemes.extend(refus.into_iter().filter_map(|(rang, refus)| {
                    let place = rang.saturating_add(1);
                    match refus {
                        Refus::FinieDeuxFois(code) => {
                            Some(ProblemeDeCog::FinieDeuxFois { place, code })
                        }
                        Refus::ApresSaFin { qui: code, fin } => {
                            Some(ProblemeDeCog::ApresSaFin { place, code, fin })
                        }
                        Refus::Cycle(cycle) => {
                            let code = cycle.first().copied()?;
                            Some(ProblemeDeCog::Cycle { place, code, cycle })
                        }
                        // No merger of communes starts a code.
                        Refus::CreeeDeuxFois(_) | Refus::AvantSaCreation { .. } => None,
                    }
                }));
                Err(ProblemesDeCog(problemes))
            }
        }
    }

    /// The day of its list.
    #[must_use]
    pub const fn au(&self) -> NaiveDate {
        self.au
    }

    /// The communes of its day, by code.
    #[must_use]
    pub fn communes(&self) -> impl ExactSizeIterator<Item = &Commune> {
        self.communes.values()
    }

    /// The commune of a code on the day of the list.
    #[must_use]
    pub fn get(&self, code: CodeCommune) -> Option<&Commune> {
        self.communes.get(&code)
    }

    /// The communes of an EPCI on the day of the list.
    #[must_use]
    pub fn communes_of(&self, epci: Siren) -> BTreeSet<CodeCommune> {
        let siennes = self.communes().filter(|commune| commune.epci == Some(epci));
        siennes.map(|commune| commune.code).collect()
    }

    /// What a code is on a day.
    #[must_use]
    pub fn state_on(&self, code: CodeCommune, jour: NaiveDate) -> EtatDeCommune {
        match self.filiation.end(code) {
            Some((depuis, _)) if depuis <= jour => {
                EtatDeCommune::Remplacee { par: self.filiation.successor_on(code, jour), depuis }
            }
            Some(_) => EtatDeCommune::Existe,
            None if self.communes.contains_key(&code) => EtatDeCommune::Existe,
            None => EtatDeCommune::HorsCog,
        }
    }

    /// The communes of quarters that are none on a day: codes out of date are tolerated, and told.
    #[must_use]
    pub fn check(&self, liste: &Liste, jour: NaiveDate) -> Vec<Signalement> {
        let mut signalements = Vec::new();
        for quartier in liste.quartiers() {
            for commune in &quartier.communes {
                let (quartier, commune) = (quartier.code.clone(), *commune);
                match self.state_on(commune, jour) {
                    EtatDeCommune::Existe => {}
                    EtatDeCommune::Remplacee { par, depuis } => signalements
                        .push(Signalement::CommuneRemplacee { quartier, commune, par, depuis }),
                    EtatDeCommune::HorsCog => signalements.push(Signalement::CommuneHorsCog {
                        quartier,
                        commune,
                        cog: self.au,
                    }),
                }
            }
        }
        signalements
    }
}

impl TryFrom<Brut> for Cog {
    type Error = ProblemesDeCog;

    fn try_from(brut: Brut) -> Result<Self, Self::Error> {
        Self::new(brut.au, brut.communes, brut.fusions)
    }
}

impl From<Cog> for Brut {
    fn from(cog: Cog) -> Self {
        Self { au: cog.au, communes: cog.communes.into_values().collect(), fusions: cog.fusions }
    }
}
