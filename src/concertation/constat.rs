//! What does not fit in a day of slots.

use core::fmt;

use serde::Serialize;

use super::Heure;
use crate::identifiant::Nom;
use crate::nombre::{bind, count};

/// What does not fit in a day of slots. Places are those of print, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "SCREAMING-KEBAB-CASE")]
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
    /// A slot starts before the last one printed above it that has a start.
    Desordre {
        /// Its place.
        place: usize,
        /// Its start.
        debut: Heure,
        /// The place of that one.
        precedent: usize,
        /// Its start.
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
            Self::SansHoraire { .. } => "SANS-HORAIRE",
            Self::SansDebut { .. } => "SANS-DEBUT",
            Self::SansFin { .. } => "SANS-FIN",
            Self::FinNonPosterieure { .. } => "FIN-NON-POSTERIEURE",
            Self::Desordre { .. } => "DESORDRE",
            Self::Chevauchement { .. } => "CHEVAUCHEMENT",
            Self::Trou { .. } => "TROU",
            Self::CreneauPartage { .. } => "CRENEAU-PARTAGE",
            Self::NomCoupe { .. } => "NOM-COUPE",
            Self::CommuneEnDouble { .. } => "COMMUNE-EN-DOUBLE",
            Self::CommuneSansCreneau { .. } => "COMMUNE-SANS-CRENEAU",
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
