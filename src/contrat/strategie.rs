//! The strategy of a territory as one record.

use core::fmt::Display;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Cadre, FicheDeContrat, MiseEnRegard, Passerelle, Transversal};
use crate::identifiant::{Annee, Nom};
use crate::nombre::bind;

/// What a territory says of its contracts: the frame, the priorities of each year, the slide that sets it beside what
/// others asked for, and the contracts themselves. Any part may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Strategie {
    /// The frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadre: Option<Cadre>,
    /// The priorities of years.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priorites: Vec<PrioritesDIntervention>,
    /// The three-column slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regard: Option<MiseEnRegard>,
    /// The contracts, the past one and the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contrats: Vec<FicheDeContrat>,
    /// The table from the piliers of 2015–2023 to the themes of 2024–2030, where someone stated one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passerelle: Option<Passerelle>,
}

/// What a part of a strategy does not tell, or does not tie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConstatDeStrategie {
    /// The part, in French: the frame, the priorities of a year, the title of a contract.
    pub lieu: String,
    /// The stable code of the check of that part.
    pub code: &'static str,
    /// The finding, in French.
    pub phrase: String,
}

impl Strategie {
    /// What each part says of itself, in the order of the record.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeStrategie> {
        let mut constats = Vec::new();
        let mut say = |lieu: &str, code, phrase: &dyn Display| {
            let (lieu, phrase) = (lieu.to_owned(), phrase.to_string());
            constats.push(ConstatDeStrategie { lieu, code, phrase });
        };
        for constat in self.cadre.iter().flat_map(Cadre::check) {
            say("cadre", constat.code(), &constat);
        }
        for priorites in &self.priorites {
            for enjeu in self.cadre.iter().flat_map(|cadre| priorites.unknown(cadre)) {
                let phrase = format!("« {enjeu} » n’est pas un enjeu du cadre");
                say(&format!("priorités {}", priorites.annee), "ENJEU-INCONNU", &bind(&phrase));
            }
        }
        for fiche in &self.contrats {
            let lieu = fiche.intitule.as_str();
            for constat in fiche.check() {
                say(lieu, constat.code(), &constat);
            }
            for constat in fiche.duree.check() {
                say(lieu, constat.code(), &constat);
            }
            let signes = fiche.signataires.iter().zip(&fiche.attendus);
            for constat in signes.flat_map(|(signataires, attendus)| signataires.check(attendus)) {
                say(lieu, constat.code(), &constat);
            }
            for constat in fiche.contenus.check() {
                say(lieu, constat.code(), &constat);
            }
        }
        constats
    }
}

/// The priorities of intervention of a year, and who acted them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrioritesDIntervention {
    /// The year.
    pub annee: Annee,
    /// Who acted them.
    pub instance: Nom,
    /// The titles of the enjeux that they take up.
    pub enjeux: Vec<Nom>,
    /// The marks that come first in each.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub en_tete: BTreeSet<Transversal>,
    /// The marks that run through all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub partout: BTreeSet<Transversal>,
}

impl PrioritesDIntervention {
    /// The enjeux that a frame does not have under that very title; none if it titles none, since an enjeu that is
    /// only counted may be any.
    #[must_use]
    pub fn unknown(&self, cadre: &Cadre) -> Vec<&Nom> {
        let Some(connus) = cadre.enjeux() else { return Vec::new() };
        let connu = |titre: &Nom| connus.iter().any(|enjeu| enjeu.titre == *titre);
        self.enjeux.iter().filter(|titre| !connu(titre)).collect()
    }
}
