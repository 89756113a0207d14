use core::fmt;

use serde::Serialize;

use super::{AvisDeComite, Campagne, EtapeDeCampagne, Jalon};
use crate::nombre::bind;
use crate::temps::EnFrancais;

/// What a campaign lacks, or holds in another order than the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnomalieDeCampagne {
    /// No day is known for a step.
    EtapeManquante {
        /// The step.
        etape: EtapeDeCampagne,
    },
    /// A step comes before the one that usually precedes it.
    EtapesEnDesordre {
        /// The step that is usually first, on the first day that it has.
        avant: Jalon,
        /// The one that is usually next, earlier.
        apres: Jalon,
    },
    /// A committee put its opinion off, and none of its kind meets later.
    AjournementSansSuite {
        /// The committee.
        jalon: Jalon,
    },
}

impl AnomalieDeCampagne {
    /// The stable code of the kind of finding.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EtapeManquante { .. } => "ETAPE-MANQUANTE",
            Self::EtapesEnDesordre { .. } => "ETAPES-EN-DESORDRE",
            Self::AjournementSansSuite { .. } => "AJOURNEMENT-SANS-SUITE",
        }
    }
}

impl fmt::Display for AnomalieDeCampagne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = match self {
            Self::EtapeManquante { etape } => format!("« {etape} » : aucun jour connu"),
            Self::EtapesEnDesordre { avant, apres } => format!(
                "« {} » le {}, avant « {} » le {}",
                apres.etape(),
                EnFrancais(apres.jour()),
                avant.etape(),
                EnFrancais(avant.jour())
            ),
            Self::AjournementSansSuite { jalon } => format!(
                "« {} » le {} : avis ajourné, et pas d’autre réunion ensuite",
                jalon.etape(),
                EnFrancais(jalon.jour())
            ),
        };
        f.write_str(&bind(&phrase))
    }
}

impl Campagne {
    /// What is missing, then what is out of the usual order, then what was put off.
    ///
    /// # Interpretation
    /// No text fixes the order. A step that comes several times counts on its first day.
    #[must_use]
    pub fn check(&self) -> Vec<AnomalieDeCampagne> {
        let first = |etape| self.jalons().iter().find(|jalon| jalon.etape() == etape).copied();
        let manquantes = EtapeDeCampagne::TOUTES
            .into_iter()
            .filter(|etape| first(*etape).is_none())
            .map(|etape| AnomalieDeCampagne::EtapeManquante { etape });
        let connues: Vec<Jalon> = EtapeDeCampagne::TOUTES.into_iter().filter_map(first).collect();
        let desordre = connues
            .iter()
            .zip(connues.iter().skip(1))
            .filter(|(avant, apres)| apres.jour() < avant.jour())
            .map(|(avant, apres)| AnomalieDeCampagne::EtapesEnDesordre {
                avant: *avant,
                apres: *apres,
            });
        let ajournes = self.jalons().iter().filter(|jalon| {
            let resumed =
                |suite: &&Jalon| suite.etape() == jalon.etape() && suite.jour() > jalon.jour();
            jalon.avis() == Some(AvisDeComite::Ajourne)
                && self.jalons().iter().find(resumed).is_none()
        });
        let ajournes =
            ajournes.map(|jalon| AnomalieDeCampagne::AjournementSansSuite { jalon: *jalon });
        manquantes.chain(desordre).chain(ajournes).collect()
    }
}
