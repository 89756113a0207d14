//! A day of slots, and what does not fit in it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ConstatDeJournee, Creneau, Heure};
use crate::identifiant::Nom;
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
/// let codes: Vec<_> = journee.check().iter().map(|constat| constat.code()).collect();
/// assert_eq!(codes, ["SANS-FIN", "CHEVAUCHEMENT"]);
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
    /// The communes that it should hear, where they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendues: Vec<Nom>,
}

impl Journee {
    /// What does not fit, by place, then the communes that were expected and have no slot, each once, in the order given.
    /// Names are compared without case nor accents; one that is cut off is nobody’s.
    ///
    /// Between two slots a gap is told only where both hours are printed.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeJournee> {
        let mut constats: Vec<ConstatDeJournee> = self.hours().collect();
        constats.extend(self.disorder());
        constats.extend(self.overlaps());
        constats.extend(self.gaps());
        constats.extend(self.names());
        // Stable: at one place, in the order above.
        constats.sort_by_key(ConstatDeJournee::place);
        let communes = || self.creneaux.iter().flat_map(|creneau| creneau.objet.communes());
        let coupes = communes().filter(|commune| commune.coupe).count();
        let mut vues: BTreeSet<String> = communes()
            .filter(|commune| !commune.coupe)
            .map(|commune| fold(commune.nom.as_str()))
            .collect();
        let absentes = self.attendues.iter().filter(|nom| vues.insert(fold(nom.as_str())));
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
        let mut vues: BTreeMap<String, usize> = BTreeMap::new();
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
                match vues.entry(fold(commune.nom.as_str())) {
                    Entry::Vacant(vide) => {
                        vide.insert(place);
                    }
                    Entry::Occupied(vue) => {
                        let (premiere, commune) = (*vue.get(), commune.nom.clone());
                        constats.push(ConstatDeJournee::CommuneEnDouble {
                            place,
                            premiere,
                            commune,
                        });
                    }
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
