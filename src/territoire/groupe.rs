use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::signalement::join;
use crate::identifiant::CodeQpv;

/// How quarters of 2015 became quarters of 2024, read off the links alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureDeLien {
    /// One by one; whether the perimeter is the same is told by the published status.
    UnPourUn,
    /// Several became one.
    Fusion,
    /// One became several.
    Scission,
    /// Several became several.
    Recomposition,
    /// One of 2024 that follows none.
    Nouveau,
    /// One of 2015 that none follows.
    Disparu,
}

impl fmt::Display for NatureDeLien {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::UnPourUn => "un pour un",
            Self::Fusion => "fusion",
            Self::Scission => "scission",
            Self::Recomposition => "recomposition",
            Self::Nouveau => "nouveau",
            Self::Disparu => "disparu",
        })
    }
}

/// Quarters of both geographies that links hold together, and no other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Groupe {
    /// Those of 2015.
    pub avant: BTreeSet<CodeQpv>,
    /// Those of 2024.
    pub apres: BTreeSet<CodeQpv>,
}

impl Groupe {
    /// How the ones became the others.
    #[must_use]
    pub fn nature(&self) -> NatureDeLien {
        match (self.avant.len(), self.apres.len()) {
            (0, _) => NatureDeLien::Nouveau,
            (_, 0) => NatureDeLien::Disparu,
            (1, 1) => NatureDeLien::UnPourUn,
            (_, 1) => NatureDeLien::Fusion,
            (1, _) => NatureDeLien::Scission,
            (_, _) => NatureDeLien::Recomposition,
        }
    }
}

impl fmt::Display for Groupe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cotes = [&self.avant, &self.apres].into_iter().filter(|codes| !codes.is_empty());
        let cotes: Vec<String> = cotes.map(join).collect();
        write!(f, "{} ({})", cotes.join(" → "), self.nature())
    }
}

/// The quarters linked to each, of either geography.
pub(super) type Voisins = BTreeMap<CodeQpv, BTreeSet<CodeQpv>>;

/// The connected parts of the graph, in the order of their smallest code of 2015, new ones last.
pub(super) fn connect(successeurs: &Voisins, predecesseurs: &Voisins) -> Vec<Groupe> {
    let mut vus = BTreeSet::new();
    let mut groupes = Vec::new();
    let avant = successeurs.keys().map(|code| (*code, true));
    let departs = avant.chain(predecesseurs.keys().map(|code| (*code, false)));
    for depart in departs {
        let mut groupe = Groupe { avant: BTreeSet::new(), apres: BTreeSet::new() };
        let mut pile = vec![depart];
        while let Some((code, est_avant)) = pile.pop() {
            if !vus.insert(code) {
                continue;
            }
            let (siens, voisins) = if est_avant {
                (&mut groupe.avant, successeurs)
            } else {
                (&mut groupe.apres, predecesseurs)
            };
            siens.insert(code);
            let suite = voisins.get(&code).into_iter().flatten();
            pile.extend(suite.map(|voisin| (*voisin, !est_avant)));
        }
        if !(groupe.avant.is_empty() && groupe.apres.is_empty()) {
            groupes.push(groupe);
        }
    }
    groupes
}
