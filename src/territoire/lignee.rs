use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::filiation::{Filiation, Passage, Refus};
use super::{Epci, EvenementEpci};
use crate::identifiant::Siren;

/// The EPCI of a territory and what happened to them: who holds on a day what another held before.
///
/// An EPCI that is split between several has no single successor, and no place here.
///
/// # Wire
/// `{"epci": […], "evenements": […]}`.
///
/// # Examples
/// The agglomeration of the case, merged on 1 January 2017:
/// ```
/// use contrat_de_ville::identifiant::Siren;
/// use contrat_de_ville::territoire::{Epci, EvenementEpci, Lignee};
///
/// let siren = |texte| Siren::parse(texte).unwrap();
/// let (artois_comm, artois_lys, cabbalr) = (siren("200044055"), siren("246200802"), siren("200072460"));
/// let epci = [(artois_comm, "Artois Comm."), (artois_lys, "CC Artois Lys"), (cabbalr, "CABBALR")]
///     .map(|(siren, nom)| Epci { siren, nom: nom.parse().unwrap() });
/// let fusion = EvenementEpci::Fusion {
///     jour: "2017-01-01".parse()?,
///     de: [artois_comm, artois_lys].into(),
///     vers: cabbalr,
///     autres_non_dits: true,
/// };
/// let lignee = Lignee::new(epci, [fusion])?;
///
/// // A contract of 2015 is found under the agglomeration of today, and back.
/// assert_eq!(lignee.successor_on(artois_comm, "2024-09-24".parse()?)?, cabbalr);
/// assert_eq!(lignee.successor_on(artois_comm, "2016-12-31".parse()?)?, artois_comm);
/// assert!(lignee.predecessors_on(cabbalr, "2015-06-30".parse()?)?.contains(&artois_lys));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct Lignee {
    epci: BTreeMap<Siren, Epci>,
    evenements: Vec<EvenementEpci>,
    filiation: Filiation<Siren>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Brute {
    epci: Vec<Epci>,
    #[serde(default)]
    evenements: Vec<EvenementEpci>,
}

/// What is wrong in a lineage. The place is that of the event, or of the EPCI, in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeLignee {
    /// Two EPCI of one SIREN.
    #[error("EPCI {place}: SIREN {siren} was given before")]
    EnDouble {
        /// Its place.
        place: usize,
        /// Its SIREN.
        siren: Siren,
    },
    /// An event of an EPCI that was not given.
    #[error("event {place}: unknown EPCI {siren}")]
    Inconnu {
        /// The place of the event.
        place: usize,
        /// The SIREN.
        siren: Siren,
    },
    /// A merger of none.
    #[error("event {place}: a merger needs the EPCI that end")]
    FusionVide {
        /// The place of the event.
        place: usize,
    },
    /// It ended in another event already.
    #[error("event {place}: EPCI {siren} ends twice")]
    FiniDeuxFois {
        /// The place of the second event.
        place: usize,
        /// The SIREN.
        siren: Siren,
    },
    /// It started in another event already.
    #[error("event {place}: EPCI {siren} starts twice")]
    CreeDeuxFois {
        /// The place of the second event.
        place: usize,
        /// The SIREN.
        siren: Siren,
    },
    /// Out of order: an event of an EPCI that starts on that day or later.
    #[error("event {place}: EPCI {siren} starts on {creation} only")]
    AvantSaCreation {
        /// The place of the event.
        place: usize,
        /// The SIREN.
        siren: Siren,
        /// Its first day.
        creation: NaiveDate,
    },
    /// Out of order: an EPCI that ended on that day or before takes over.
    #[error("event {place}: EPCI {siren} ended on {fin}")]
    ApresSaFin {
        /// The place of the event.
        place: usize,
        /// The SIREN.
        siren: Siren,
        /// The first day on which it is no more.
        fin: NaiveDate,
    },
    /// Each is followed by the next, and the last by the first.
    #[error("event {place}: a circle of {} EPCI, from {} back to it", cycle.len(), print(cycle))]
    Cycle {
        /// The place of an event of it.
        place: usize,
        /// The circle.
        cycle: Vec<Siren>,
    },
}

fn print(cycle: &[Siren]) -> String {
    cycle.iter().map(Siren::to_string).collect::<Vec<_>>().join(", ")
}

/// Every problem of a lineage; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeLignee(Vec<ProblemeDeLignee>);

super::problemes!(ProblemesDeLignee, ProblemeDeLignee);

/// Why a lineage has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LigneeError {
    /// An EPCI that was not loaded.
    #[error("unknown EPCI {0}: load it, and what happened to it")]
    Inconnu(Siren),
    /// It starts later.
    #[error("EPCI {siren}, day {jour}: it starts on {creation} only")]
    PasEncoreCree {
        /// The SIREN.
        siren: Siren,
        /// The day asked.
        jour: NaiveDate,
        /// Its first day.
        creation: NaiveDate,
    },
}

impl Lignee {
    /// A lineage; events may come in any order.
    ///
    /// # Errors
    /// [`ProblemesDeLignee`]: unknown EPCI, one that starts or ends twice, events that contradict each other in
    /// time, circles.
    pub fn new(
        epci: impl IntoIterator<Item = Epci>,
        evenements: impl IntoIterator<Item = EvenementEpci>,
    ) -> Result<Self, ProblemesDeLignee> {
        let mut problemes = Vec::new();
        let mut connus = BTreeMap::new();
        for (place, epci) in (1_usize..).zip(epci) {
            let siren = epci.siren;
            if connus.insert(siren, epci).is_some() {
                problemes.push(ProblemeDeLignee::EnDouble { place, siren });
            }
        }
        let mut evenements: Vec<EvenementEpci> = evenements.into_iter().collect();
        let aucun = BTreeSet::new();
        let seuls: Vec<BTreeSet<Siren>> = evenements.iter().map(single).collect();
        let mut passages = Vec::with_capacity(evenements.len());
        for ((place, evenement), seul) in (1_usize..).zip(&evenements).zip(&seuls) {
            let (de, vers, cree) = match evenement {
                EvenementEpci::Fusion { de, vers, .. } => (de, *vers, true),
                EvenementEpci::Extension { epci, absorbes, .. } => (absorbes, *epci, false),
                EvenementEpci::ChangementDeSiren { vers, .. } => (seul, *vers, true),
            };
            if cree && *de == aucun {
                problemes.push(ProblemeDeLignee::FusionVide { place });
            }
            for siren in de.iter().chain([&vers]).filter(|siren| !connus.contains_key(siren)) {
                problemes.push(ProblemeDeLignee::Inconnu { place, siren: *siren });
            }
            passages.push(Passage { jour: evenement.jour(), de, vers, cree });
        }
        let filiation = Filiation::new(&passages);
        match filiation {
            Ok(filiation) => {
                ProblemesDeLignee::none(problemes)?;
                evenements.sort_by_key(EvenementEpci::jour);
                Ok(Self { epci: connus, evenements, filiation })
            }
            Err(refus) => {
                problemes.extend(refus.into_iter().map(|(rang, refus)| {
                    let place = rang.saturating_add(1);
                    match refus {
                        Refus::FinieDeuxFois(siren) => {
                            ProblemeDeLignee::FiniDeuxFois { place, siren }
                        }
                        Refus::CreeeDeuxFois(siren) => {
                            ProblemeDeLignee::CreeDeuxFois { place, siren }
                        }
                        Refus::AvantSaCreation { qui: siren, creation } => {
                            ProblemeDeLignee::AvantSaCreation { place, siren, creation }
                        }
                        Refus::ApresSaFin { qui: siren, fin } => {
                            ProblemeDeLignee::ApresSaFin { place, siren, fin }
                        }
                        Refus::Cycle(cycle) => ProblemeDeLignee::Cycle { place, cycle },
                    }
                }));
                Err(ProblemesDeLignee(problemes))
            }
        }
    }

    /// The EPCI, by SIREN.
    #[must_use]
    pub fn epci(&self) -> impl ExactSizeIterator<Item = &Epci> {
        self.epci.values()
    }

    /// The EPCI of a SIREN.
    ///
    /// # Errors
    /// [`LigneeError::Inconnu`].
    pub fn get(&self, siren: Siren) -> Result<&Epci, LigneeError> {
        self.epci.get(&siren).ok_or(LigneeError::Inconnu(siren))
    }

    /// What happened, by day.
    #[must_use]
    pub fn evenements(&self) -> &[EvenementEpci] {
        &self.evenements
    }

    /// Who holds on a day what this one holds, or held.
    ///
    /// # Errors
    /// [`LigneeError`] if it is unknown, or starts after that day.
    pub fn successor_on(&self, siren: Siren, jour: NaiveDate) -> Result<Siren, LigneeError> {
        self.get(siren)?;
        match self.filiation.start(siren).filter(|creation| jour < *creation) {
            Some(creation) => Err(LigneeError::PasEncoreCree { siren, jour, creation }),
            None => Ok(self.filiation.successor_on(siren, jour)),
        }
    }

    /// Those that existed on a day and that this one follows, or itself if it did.
    ///
    /// # Errors
    /// [`LigneeError::Inconnu`].
    pub fn predecessors_on(
        &self,
        siren: Siren,
        jour: NaiveDate,
    ) -> Result<BTreeSet<Siren>, LigneeError> {
        self.get(siren)?;
        let existants = self.epci.keys().copied().filter(|qui| self.exists_on(*qui, jour));
        Ok(existants.filter(|qui| self.descends(*qui, siren)).collect())
    }

    /// Whether EPCI that are not told ended after `depuis`, up to a day, in one that this one is or follows: what
    /// they held is then its own, and is not found.
    ///
    /// # Errors
    /// [`LigneeError`] if it is unknown, or starts after that day.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::territoire::Lignee;
    ///
    /// let lignee: Lignee = serde_json::from_str(r#"{
    ///     "epci": [{"siren": "200044055", "nom": "A"}, {"siren": "200072460", "nom": "B"}],
    ///     "evenements": [{"fusion": {
    ///         "jour": "2017-01-01", "de": ["200044055"], "vers": "200072460", "autres_non_dits": true
    ///     }}]
    /// }"#)?;
    /// let untold = |depuis: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(lignee.has_untold_since("200072460".parse()?, depuis.parse()?, "2024-09-24".parse()?)?)
    /// };
    /// assert!(untold("2016-12-31")?);
    /// assert!(!untold("2017-01-01")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn has_untold_since(
        &self,
        siren: Siren,
        depuis: NaiveDate,
        jour: NaiveDate,
    ) -> Result<bool, LigneeError> {
        let courant = self.successor_on(siren, jour)?;
        Ok(self.evenements.iter().any(|evenement| match evenement {
            EvenementEpci::Fusion { jour: le, vers, autres_non_dits: true, .. } => {
                depuis < *le && *le <= jour && self.successor_on(*vers, jour) == Ok(courant)
            }
            EvenementEpci::Fusion { .. }
            | EvenementEpci::Extension { .. }
            | EvenementEpci::ChangementDeSiren { .. } => false,
        }))
    }

    /// Whether a known EPCI exists on a day, as far as its events tell.
    #[must_use]
    pub fn exists_on(&self, siren: Siren, jour: NaiveDate) -> bool {
        self.epci.contains_key(&siren)
            && self.filiation.start(siren).is_none_or(|debut| debut <= jour)
            && self.filiation.end(siren).is_none_or(|(fin, _)| jour < fin)
    }

    /// Whether one is the other, or is followed by it in the end.
    fn descends(&self, depart: Siren, arrivee: Siren) -> bool {
        let mut qui = Some(depart);
        while let Some(siren) = qui.filter(|siren| *siren != arrivee) {
            qui = self.filiation.end(siren).map(|(_, suivant)| suivant);
        }
        qui.is_some()
    }
}

/// The SIREN that ends alone, where one does.
fn single(evenement: &EvenementEpci) -> BTreeSet<Siren> {
    match evenement {
        EvenementEpci::ChangementDeSiren { de, .. } => [*de].into(),
        EvenementEpci::Fusion { .. } | EvenementEpci::Extension { .. } => BTreeSet::new(),
    }
}

impl TryFrom<Brute> for Lignee {
    type Error = ProblemesDeLignee;

    fn try_from(brute: Brute) -> Result<Self, Self::Error> {
        Self::new(brute.epci, brute.evenements)
    }
}

impl From<Lignee> for Brute {
    fn from(lignee: Lignee) -> Self {
        Self { epci: lignee.epci.into_values().collect(), evenements: lignee.evenements }
    }
}
