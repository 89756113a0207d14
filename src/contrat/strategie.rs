//! The strategy of a territory as one record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Cadre, Contenus, DureeDuContrat, MiseEnRegard, Signataires, SignatairesAttendus, Transversal,
};
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
    /// The enjeux that a frame does not have under that very title; all of them if it titles none.
    #[must_use]
    pub fn unknown(&self, cadre: &Cadre) -> Vec<&Nom> {
        let connus = || cadre.enjeux().into_iter().flatten().map(|enjeu| &enjeu.titre);
        self.enjeux.iter().filter(|titre| !connus().any(|connu| connu == *titre)).collect()
    }
}

/// A contract: its title, its term, who signed it, what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FicheDeContrat {
    /// Its title.
    pub intitule: Nom,
    /// Its term.
    pub duree: DureeDuContrat,
    /// Who signed it; `None` where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signataires: Option<Signataires>,
    /// Whom it concerns, to hold those who signed against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendus: Option<SignatairesAttendus>,
    /// Which of the six contents of the law it has.
    #[serde(default)]
    pub contenus: Contenus,
}
