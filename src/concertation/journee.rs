//! A day of slots, and what does not fit in it.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Creneau, Heure};
use crate::identifiant::Nom;
use crate::nombre::{bind, count};
use crate::texte::fold;

/// A day of slots as a programme prints it, in the order of print.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::Journee;
///
/// let journee: Journee = serde_json::from_str(r#"{
///     "jour": "2023-07-11", "titre": "Comité fictif",
///     "creneaux": [
///         {"debut": "09:00", "objet": "accueil"},
///         {"debut": "09:30", "fin": "10:00", "objet": {"communes": [{"nom": "Une commune"}]}},
///         {"debut": "09:45", "fin": "10:15", "objet": "pause"}
///     ]
/// }"#)?;
/// let codes: Vec<_> = journee.check(&[]).iter().map(|constat| constat.code()).collect();
/// assert_eq!(codes, ["sans-fin", "chevauchement"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Journee {
    /// The day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What it is.
    pub titre: Nom,
    /// Its slots, in the order of print.
    pub creneaux: Vec<Creneau>,
}

/// What does not fit in a day of slots. Places are those of print, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ConstatDeJournee {
    /// A slot has neither a start nor an end.
    SansHoraire {
        /// Its place.
        place: usize,
        /// What it is for, as printed.
        objet: String,
    },
    /// A slot has no start.
    SansDebut {
        /// Its place.
        place: usize,
        /// What it is for, as printed.
        objet: String,
        /// Its end.
        fin: Heure,
    },
    /// A slot has no end.
    SansFin {
        /// Its place.
        place: usize,
        /// What it is for, as printed.
        objet: String,
        /// Its start.
        debut: Heure,
    },
    /// A slot ends before it starts, or at once.
    FinNonPosterieure {
        /// Its place.
        place: usize,
        /// Its start.
        debut: Heure,
        /// Its end.
        fin: Heure,
    },
    /// A slot starts before one that is printed above it.
    Desordre {
        /// Its place.
        place: usize,
        /// Its start.
        debut: Heure,
        /// The place of the last one above that has a start.
        precedent: usize,
        /// The start of that one.
        debut_precedent: Heure,
    },
    /// Two slots share time.
    Chevauchement {
        /// The place of the first in print.
        place: usize,
        /// The place of the other.
        autre: usize,
        /// How many minutes; `None` where one of them lacks an hour, and the hour that it has is inside the other.
        minutes: Option<u32>,
    },
    /// Nothing is printed between two hours, once all the slots whose hours are known are put in order.
    Trou {
        /// The place of the slot that ends it before.
        place: usize,
        /// The place of the slot that starts after.
        suivant: usize,
        /// From when.
        debut: Heure,
        /// Until when.
        fin: Heure,
        /// How many minutes.
        minutes: u32,
        /// Slots that are printed between both and lack an hour, which may fill it: their places.
        sans_horaire: Vec<usize>,
    },
    /// Several communes share a slot.
    CreneauPartage {
        /// Its place.
        place: usize,
        /// The communes, as printed.
        communes: Vec<Nom>,
    },
    /// A name is cut off in print.
    NomCoupe {
        /// The place of its slot.
        place: usize,
        /// The name as printed.
        imprime: Nom,
    },
    /// A commune is there twice.
    CommuneEnDouble {
        /// The place where it is again.
        place: usize,
        /// The place where it is first.
        premiere: usize,
        /// The commune, as printed again.
        commune: Nom,
    },
    /// A commune that was expected has no slot under its name.
    CommuneSansCreneau {
        /// The commune, as the caller names it.
        commune: Nom,
        /// Names of the day that are cut off, one of which may be its own.
        coupes: usize,
    },
}

impl ConstatDeJournee {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SansHoraire { .. } => "sans-horaire",
            Self::SansDebut { .. } => "sans-debut",
            Self::SansFin { .. } => "sans-fin",
            Self::FinNonPosterieure { .. } => "fin-non-posterieure",
            Self::Desordre { .. } => "desordre",
            Self::Chevauchement { .. } => "chevauchement",
            Self::Trou { .. } => "trou",
            Self::CreneauPartage { .. } => "creneau-partage",
            Self::NomCoupe { .. } => "nom-coupe",
            Self::CommuneEnDouble { .. } => "commune-en-double",
            Self::CommuneSansCreneau { .. } => "commune-sans-creneau",
        }
    }

    /// The place of the slot, from 1; `None` where no slot is at fault.
    #[must_use]
    pub const fn place(&self) -> Option<usize> {
        match self {
            Self::SansHoraire { place, .. }
            | Self::SansDebut { place, .. }
            | Self::SansFin { place, .. }
            | Self::FinNonPosterieure { place, .. }
            | Self::Desordre { place, .. }
            | Self::Chevauchement { place, .. }
            | Self::Trou { place, .. }
            | Self::CreneauPartage { place, .. }
            | Self::NomCoupe { place, .. }
            | Self::CommuneEnDouble { place, .. } => Some(*place),
            Self::CommuneSansCreneau { .. } => None,
        }
    }
}

impl Journee {
    /// What does not fit, by place, then the communes of `attendues` that have no slot, in the order given. Names are
    /// compared without case nor accents; one that is cut off is nobody’s.
    ///
    /// Between two slots a gap is told only where both hours are printed.
    #[must_use]
    pub fn check(&self, attendues: &[Nom]) -> Vec<ConstatDeJournee> {
        let mut constats: Vec<ConstatDeJournee> = self.hours().collect();
        constats.extend(self.disorder());
        constats.extend(self.overlaps());
        constats.extend(self.gaps());
        constats.extend(self.names());
        // Stable: at one place, in the order above.
        constats.sort_by_key(ConstatDeJournee::place);
        let communes = || self.creneaux.iter().flat_map(|creneau| creneau.objet.communes());
        let coupes = communes().filter(|commune| commune.coupe).count();
        let entiers: Vec<String> = communes()
            .filter(|commune| !commune.coupe)
            .map(|commune| fold(commune.nom.as_str()))
            .collect();
        let absentes = attendues.iter().filter(|nom| !entiers.contains(&fold(nom.as_str())));
        constats.extend(
            absentes
                .cloned()
                .map(|commune| ConstatDeJournee::CommuneSansCreneau { commune, coupes }),
        );
        constats
    }

    fn places(&self) -> impl Iterator<Item = (usize, &Creneau)> + Clone {
        (1_usize..).zip(&self.creneaux)
    }

    fn hours(&self) -> impl Iterator<Item = ConstatDeJournee> {
        self.places().filter_map(|(place, creneau)| {
            let objet = creneau.objet.to_string();
            match (creneau.debut, creneau.fin) {
                (None, None) => Some(ConstatDeJournee::SansHoraire { place, objet }),
                (None, Some(fin)) => Some(ConstatDeJournee::SansDebut { place, objet, fin }),
                (Some(debut), None) => Some(ConstatDeJournee::SansFin { place, objet, debut }),
                (Some(debut), Some(fin)) => (fin <= debut)
                    .then_some(ConstatDeJournee::FinNonPosterieure { place, debut, fin }),
            }
        })
    }

    fn disorder(&self) -> impl Iterator<Item = ConstatDeJournee> {
        let starts = self.places().filter_map(|(place, creneau)| Some((place, creneau.debut?)));
        let suivants = starts.clone().skip(1);
        starts.zip(suivants).filter(|((_, avant), (_, apres))| apres < avant).map(
            |((precedent, debut_precedent), (place, debut))| ConstatDeJournee::Desordre {
                place,
                debut,
                precedent,
                debut_precedent,
            },
        )
    }

    fn overlaps(&self) -> impl Iterator<Item = ConstatDeJournee> {
        self.places().flat_map(move |premier| {
            self.places().skip(premier.0).filter_map(move |second| overlap(premier, second))
        })
    }

    fn gaps(&self) -> Vec<ConstatDeJournee> {
        let mut plages: Vec<(Heure, Heure, usize)> = self
            .places()
            .filter_map(|(place, creneau)| creneau.plage().map(|(debut, fin)| (debut, fin, place)))
            .collect();
        plages.sort_unstable();
        let mut trous = Vec::new();
        let mut dernier: Option<(Heure, usize)> = None;
        for (debut, fin, suivant) in plages {
            if let Some((depuis, place)) = dernier
                && let Some(minutes) = debut.minutes_since(depuis).filter(|minutes| *minutes > 0)
            {
                let (premiere, derniere) = (place.min(suivant), place.max(suivant));
                let sans_horaire = self
                    .places()
                    .filter(|(place, creneau)| {
                        let incomplet = creneau.debut.is_none() || creneau.fin.is_none();
                        incomplet && (premiere..derniere).contains(place)
                    })
                    .map(|(place, _)| place)
                    .collect();
                trous.push(ConstatDeJournee::Trou {
                    place,
                    suivant,
                    debut: depuis,
                    fin: debut,
                    minutes,
                    sans_horaire,
                });
            }
            if dernier.is_none_or(|(depuis, _)| fin > depuis) {
                dernier = Some((fin, suivant));
            }
        }
        trous
    }

    fn names(&self) -> Vec<ConstatDeJournee> {
        let mut constats = Vec::new();
        let mut vues: Vec<(String, usize)> = Vec::new();
        for (place, creneau) in self.places() {
            let communes = creneau.objet.communes();
            if communes.len() > 1 {
                let communes = communes.iter().map(|commune| commune.nom.clone()).collect();
                constats.push(ConstatDeJournee::CreneauPartage { place, communes });
            }
            for commune in communes {
                if commune.coupe {
                    let imprime = commune.nom.clone();
                    constats.push(ConstatDeJournee::NomCoupe { place, imprime });
                    continue;
                }
                let plie = fold(commune.nom.as_str());
                match vues.iter().find(|(nom, _)| *nom == plie) {
                    Some((_, premiere)) => constats.push(ConstatDeJournee::CommuneEnDouble {
                        place,
                        premiere: *premiere,
                        commune: commune.nom.clone(),
                    }),
                    None => vues.push((plie, place)),
                }
            }
        }
        constats
    }
}

/// The time that two slots share, of no known length where one lacks an hour and its other hour is inside the other.
fn overlap(
    (place, a): (usize, &Creneau),
    (autre, b): (usize, &Creneau),
) -> Option<ConstatDeJournee> {
    let constat = |minutes| ConstatDeJournee::Chevauchement { place, autre, minutes };
    if let Some(((debut_a, fin_a), (debut_b, fin_b))) = a.plage().zip(b.plage()) {
        let minutes = fin_a.min(fin_b).minutes_since(debut_a.max(debut_b))?;
        return (minutes > 0).then(|| constat(Some(minutes)));
    }
    let ((debut, fin), seul) = match (a.plage(), b.plage()) {
        (Some(heures), None) => (heures, b),
        (None, Some(heures)) => (heures, a),
        _ => return None,
    };
    let inside = match (seul.debut, seul.fin) {
        (Some(heure), None) => debut <= heure && heure < fin,
        (None, Some(heure)) => debut < heure && heure <= fin,
        _ => false,
    };
    inside.then(|| constat(None))
}

impl fmt::Display for ConstatDeJournee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = |nombre: u32| count(nombre, "minute", "minutes");
        let texte = match self {
            Self::SansHoraire { place, objet } => {
                format!("créneau {place} ({objet}) : ni début ni fin imprimés")
            }
            Self::SansDebut { place, objet, fin } => {
                format!("créneau {place} ({objet}) : pas de début imprimé, fin à {fin}")
            }
            Self::SansFin { place, objet, debut } => {
                format!("créneau {place} ({objet}) : début à {debut}, pas de fin imprimée")
            }
            Self::FinNonPosterieure { place, debut, fin } => {
                format!("créneau {place} : fin à {fin}, qui devrait suivre le début à {debut}")
            }
            Self::Desordre { place, debut, precedent, debut_precedent } => format!(
                "créneau {place} : début à {debut}, avant celui du créneau {precedent} imprimé plus haut, à {debut_precedent}"
            ),
            Self::Chevauchement { place, autre, minutes: Some(nombre) } => {
                format!("créneaux {place} et {autre} : {} en commun", minutes(*nombre))
            }
            Self::Chevauchement { place, autre, minutes: None } => format!(
                "créneaux {place} et {autre} : du temps en commun, d’une durée inconnue faute d’une heure"
            ),
            Self::Trou { place, suivant, debut, fin, minutes: nombre, sans_horaire } => {
                let libre = minutes(*nombre);
                let trou = format!(
                    "entre les créneaux {place} et {suivant} : {libre} sans créneau, de {debut} à {fin}"
                );
                let places: Vec<String> = sans_horaire.iter().map(ToString::to_string).collect();
                match places.len() {
                    0 => trou,
                    1 => format!(
                        "{trou}, que le créneau {}, sans horaire complet, peut occuper",
                        places.concat()
                    ),
                    _ => format!(
                        "{trou}, que les créneaux {}, sans horaire complet, peuvent occuper",
                        places.join(", ")
                    ),
                }
            }
            Self::CreneauPartage { place, communes } => {
                let noms: Vec<&str> = communes.iter().map(Nom::as_str).collect();
                format!(
                    "créneau {place} : partagé par {} communes, {}",
                    noms.len(),
                    noms.join(", ")
                )
            }
            Self::NomCoupe { place, imprime } => format!(
                "créneau {place} : « {imprime} », nom coupé à l’impression, aucune commune n’en est déduite"
            ),
            Self::CommuneEnDouble { place, premiere, commune } => {
                format!("créneau {place} : {commune}, déjà au créneau {premiere}")
            }
            Self::CommuneSansCreneau { commune, coupes: 0 } => {
                format!("{commune} : aucun créneau")
            }
            Self::CommuneSansCreneau { commune, coupes } => {
                let coupes = u32::try_from(*coupes).unwrap_or(u32::MAX);
                let noms = count(coupes, "nom est coupé", "noms sont coupés");
                format!("{commune} : aucun créneau à ce nom ; {noms} à l’impression")
            }
        };
        f.write_str(&bind(&texte))
    }
}
