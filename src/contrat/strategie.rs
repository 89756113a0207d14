//! The strategy of a territory as one record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Cadre, FicheDeContrat, MiseEnRegard, Passerelle, Transversal};
use crate::identifiant::{Annee, Nom};

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
