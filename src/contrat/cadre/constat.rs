use core::fmt;

use serde::Serialize;

use super::{Cadre, DetailDeNiveau, Effectifs, NiveauDeCadre};
use crate::nombre::{bind, count};

/// What the sizes of a frame and its titles do not agree on, or do not tell.
///
/// `Display` is a French sentence, [`ConstatDeCadre::code`] is stable, [`ConstatDeCadre::niveau`] is the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstatDeCadre {
    /// Neither a size nor a title: nothing is known of the level.
    Inconnu {
        /// The level.
        niveau: NiveauDeCadre,
    },
    /// A size, and no title.
    CompteNonDetaille {
        /// The level.
        niveau: NiveauDeCadre,
        /// How many there are said to be.
        declare: u32,
    },
    /// Some branches are detailed and others are not: the titles are not a size.
    DetailPartiel {
        /// The level.
        niveau: NiveauDeCadre,
        /// How many there are said to be, where it is said.
        declare: Option<u32>,
        /// How many titles are known.
        trouve: u32,
        /// How many branches are not detailed.
        branches: u32,
    },
    /// Every branch is detailed, and the titles are not as many as said.
    EffectifDifferent {
        /// The level.
        niveau: NiveauDeCadre,
        /// How many there are said to be.
        declare: u32,
        /// How many titles there are.
        trouve: u32,
    },
    /// Some branches alone have more titles than there are said to be in all, or as many though each branch has
    /// at least one; or there are more branches than there are said to be, of any size but none.
    EffectifDepasse {
        /// The level.
        niveau: NiveauDeCadre,
        /// How many there are said to be.
        declare: u32,
        /// How many titles are known.
        trouve: u32,
        /// How many branches are not detailed.
        branches: u32,
    },
}

impl ConstatDeCadre {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Inconnu { .. } => "NIVEAU-INCONNU",
            Self::CompteNonDetaille { .. } => "COMPTE-NON-DETAILLE",
            Self::DetailPartiel { .. } => "DETAIL-PARTIEL",
            Self::EffectifDifferent { .. } => "EFFECTIF-DIFFERENT",
            Self::EffectifDepasse { .. } => "EFFECTIF-DEPASSE",
        }
    }

    /// The level that it is about.
    #[must_use]
    pub const fn niveau(&self) -> NiveauDeCadre {
        match self {
            Self::Inconnu { niveau }
            | Self::CompteNonDetaille { niveau, .. }
            | Self::DetailPartiel { niveau, .. }
            | Self::EffectifDifferent { niveau, .. }
            | Self::EffectifDepasse { niveau, .. } => *niveau,
        }
    }

    /// How many there are said to be, where it is said.
    #[must_use]
    pub const fn declare(&self) -> Option<u32> {
        match self {
            Self::Inconnu { .. } => None,
            Self::DetailPartiel { declare, .. } => *declare,
            Self::CompteNonDetaille { declare, .. }
            | Self::EffectifDifferent { declare, .. }
            | Self::EffectifDepasse { declare, .. } => Some(*declare),
        }
    }

    /// How many titles are known, where any is.
    #[must_use]
    pub const fn trouve(&self) -> Option<u32> {
        match self {
            Self::Inconnu { .. } | Self::CompteNonDetaille { .. } => None,
            Self::DetailPartiel { trouve, .. }
            | Self::EffectifDifferent { trouve, .. }
            | Self::EffectifDepasse { trouve, .. } => Some(*trouve),
        }
    }

    /// Whether two figures contradict each other, rather than one being missing.
    #[must_use]
    pub const fn is_contradiction(&self) -> bool {
        matches!(self, Self::EffectifDifferent { .. } | Self::EffectifDepasse { .. })
    }
}

impl fmt::Display for ConstatDeCadre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let niveau = self.niveau();
        let many = |nombre| count(nombre, niveau.singulier(), niveau.pluriel());
        let e = if niveau.is_feminine() { "e" } else { "" };
        let branche = |nombre| count(nombre, "branche", "branches");
        let phrase = match self {
            Self::Inconnu { .. } => format!("{niveau} : niveau ni compté ni détaillé"),
            Self::CompteNonDetaille { declare, .. } => {
                format!("{} : niveau compté, non détaillé", many(*declare))
            }
            Self::DetailPartiel { declare, trouve, branches, .. } => {
                let sur = declare.map_or_else(
                    || "effectif total inconnu".to_owned(),
                    |declare| format!("{} en tout", many(declare)),
                );
                format!(
                    "{} : {} sans détail, {sur}",
                    titled(many(*trouve), *trouve, e),
                    branche(*branches)
                )
            }
            Self::EffectifDifferent { declare, trouve, .. } => {
                format!(
                    "{} pour {}, toutes branches détaillées",
                    titled(many(*trouve), *trouve, e),
                    announced(many(*declare), *declare, e)
                )
            }
            Self::EffectifDepasse { declare, trouve, branches, .. } => {
                format!(
                    "{} et {} sans détail (au moins un{e} par branche) pour {}",
                    titled(many(*trouve), *trouve, e),
                    branche(*branches),
                    announced(many(*declare), *declare, e)
                )
            }
        };
        f.write_str(&bind(&phrase))
    }
}

fn titled(compte: String, nombre: u32, e: &str) -> String {
    let s = if nombre > 1 { "s" } else { "" };
    compte + &format!(" titré{e}{s}")
}

fn announced(compte: String, nombre: u32, e: &str) -> String {
    let s = if nombre > 1 { "s" } else { "" };
    compte + &format!(" annoncé{e}{s}")
}

impl Cadre {
    /// Where sizes and titles disagree, or do not tell, by level; empty when every level is listed whole and ties.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeCadre> {
        NiveauDeCadre::TOUS.into_iter().filter_map(|niveau| self.check_level(niveau)).collect()
    }

    /// How many branches there are at least above a level of which no title is known: as titled, and as said of any
    /// level above, since each branch has at least one.
    fn least_branches(&self, niveau: NiveauDeCadre) -> u32 {
        let Effectifs { enjeux, ambitions, .. } = *self.effectifs();
        let titres = self.branches(niveau);
        let dits = match niveau {
            NiveauDeCadre::Enjeu | NiveauDeCadre::Transversal => None,
            NiveauDeCadre::Ambition => enjeux,
            NiveauDeCadre::Objectif => enjeux.max(ambitions),
        };
        titres.max(dits.unwrap_or(0))
    }

    fn check_level(&self, niveau: NiveauDeCadre) -> Option<ConstatDeCadre> {
        use ConstatDeCadre::{
            CompteNonDetaille, DetailPartiel, EffectifDepasse, EffectifDifferent, Inconnu,
        };
        let declare = self.effectifs().get(niveau);
        match (declare, self.detail(niveau)) {
            (None, DetailDeNiveau::NonDetaille) => Some(Inconnu { niveau }),
            // None at all is a contract that stops above that level.
            (Some(declare), DetailDeNiveau::NonDetaille)
                if declare > 0 && self.least_branches(niveau) > declare =>
            {
                let branches = self.least_branches(niveau);
                Some(EffectifDepasse { niveau, declare, trouve: 0, branches })
            }
            (Some(declare), DetailDeNiveau::NonDetaille) => {
                Some(CompteNonDetaille { niveau, declare })
            }
            // A branch that is not detailed is not of none: the gate refuses an empty one.
            (Some(declare), DetailDeNiveau::Partiel { titres: trouve, branches })
                if trouve.saturating_add(branches) > declare =>
            {
                Some(EffectifDepasse { niveau, declare, trouve, branches })
            }
            (declare, DetailDeNiveau::Partiel { titres: trouve, branches }) => {
                Some(DetailPartiel { niveau, declare, trouve, branches })
            }
            (Some(declare), DetailDeNiveau::Complet { titres: trouve }) if declare != trouve => {
                Some(EffectifDifferent { niveau, declare, trouve })
            }
            (_, DetailDeNiveau::Complet { .. }) => None,
        }
    }
}
