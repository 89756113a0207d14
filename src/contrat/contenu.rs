//! The six contents that the law asks of a contract.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::droit::Regle;
use crate::identifiant::Nom;
use crate::nombre::bind;

/// A content that the law asks of every contract.
///
/// # Source
/// [`Regle::ContractParties`]: law 2014-173, article 6, IV, in its first version, summed up: the six items are named
/// here by their object, their words are not quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContenuObligatoire {
    /// Objectifs in figures.
    ObjectifsChiffres,
    /// The actions.
    Actions,
    /// The means, droit commun and specific.
    Moyens,
    /// The *ingénierie*.
    Ingenierie,
    /// The indicators.
    Indicateurs,
    /// The structure of evaluation.
    StructureDEvaluation,
}

impl ContenuObligatoire {
    /// The six, in the order of the law as it is summed up.
    pub const TOUS: [Self; 6] = [
        Self::ObjectifsChiffres,
        Self::Actions,
        Self::Moyens,
        Self::Ingenierie,
        Self::Indicateurs,
        Self::StructureDEvaluation,
    ];

    /// Its object, in French.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::ObjectifsChiffres => "objectifs chiffrés",
            Self::Actions => "actions",
            Self::Moyens => "moyens de droit commun et spécifiques",
            Self::Ingenierie => "ingénierie",
            Self::Indicateurs => "indicateurs",
            Self::StructureDEvaluation => "structure d’évaluation",
        }
    }
}

impl fmt::Display for ContenuObligatoire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// Whether a contract has a content, as whoever read it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It has it, there.
    Present(Nom),
    /// It was read, and does not have it.
    Absent,
    /// Nobody said.
    #[default]
    NonRenseignee,
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present(lieu) => write!(f, "présent ({lieu})"),
            Self::Absent => f.pad("absent"),
            Self::NonRenseignee => f.pad("non renseigné"),
        }
    }
}

/// Which of the six contents a contract has: what is not said is not known, never absent.
///
/// # Wire
/// A list of `{"contenu": "actions", "presence": {"present": "partie 3"}}`, each content at most once; written with the
/// six.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::{ContenuObligatoire, Contenus, Presence};
///
/// let contenus: Contenus = serde_json::from_str(r#"[
///     {"contenu": "actions", "presence": {"present": "partie 3"}},
///     {"contenu": "indicateurs", "presence": "absent"}
/// ]"#)?;
/// assert_eq!(contenus.get(ContenuObligatoire::Moyens), &Presence::NonRenseignee);
/// let constats = contenus.check();
/// assert_eq!(constats.len(), 5);
/// assert_eq!(constats[3].to_string(), "indicateurs\u{a0}: contenu exigé par la loi, absent du contrat");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<LigneDeContenu>", into = "Vec<LigneDeContenu>")]
#[cfg_attr(feature = "schema", schemars(with = "Vec<LigneDeContenu>"))]
pub struct Contenus(BTreeMap<ContenuObligatoire, Presence>);

/// A content and whether the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeContenu {
    /// The content.
    pub contenu: ContenuObligatoire,
    /// Whether the contract has it.
    pub presence: Presence,
}

/// A content was said twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("content {rang}: {:?} given twice, expected each of the six at most once", contenu.to_string())]
pub struct ContenuEnDouble {
    /// Its place in the list, from 1.
    pub rang: usize,
    /// The content.
    pub contenu: ContenuObligatoire,
}

/// A content of the law that a contract lacks, or of which nobody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstatDeContenu {
    /// The contract was read, and does not have it.
    Absent(ContenuObligatoire),
    /// Nobody said.
    NonRenseigne(ContenuObligatoire),
}

impl ConstatDeContenu {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Absent(_) => "CONTENU-ABSENT",
            Self::NonRenseigne(_) => "CONTENU-NON-RENSEIGNE",
        }
    }

    /// The rule that asks it.
    #[must_use]
    pub const fn regle(&self) -> Regle {
        Regle::ContractParties
    }
}

impl fmt::Display for ConstatDeContenu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (contenu, suite) = match self {
            Self::Absent(contenu) => (contenu, "absent du contrat"),
            Self::NonRenseigne(contenu) => (contenu, "présence non renseignée"),
        };
        f.write_str(&bind(&format!("{contenu} : contenu exigé par la loi, {suite}")))
    }
}

impl Contenus {
    /// What is said of contents, in any order.
    ///
    /// # Errors
    /// [`ContenuEnDouble`].
    pub fn new(lignes: impl IntoIterator<Item = LigneDeContenu>) -> Result<Self, ContenuEnDouble> {
        let mut contenus = BTreeMap::new();
        for (rang, LigneDeContenu { contenu, presence }) in (1_usize..).zip(lignes) {
            if contenus.insert(contenu, presence).is_some() {
                return Err(ContenuEnDouble { rang, contenu });
            }
        }
        contenus.retain(|_, presence| *presence != Presence::NonRenseignee);
        Ok(Self(contenus))
    }

    /// Whether the contract has a content.
    #[must_use]
    pub fn get(&self, contenu: ContenuObligatoire) -> &Presence {
        self.0.get(&contenu).unwrap_or(&Presence::NonRenseignee)
    }

    /// The six, in the order of the law.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (ContenuObligatoire, &Presence)> {
        ContenuObligatoire::TOUS.into_iter().map(|contenu| (contenu, self.get(contenu)))
    }

    /// What is absent or not said, in the order of the law.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeContenu> {
        let constats = self.iter().filter_map(|(contenu, presence)| match presence {
            Presence::Present(_) => None,
            Presence::Absent => Some(ConstatDeContenu::Absent(contenu)),
            Presence::NonRenseignee => Some(ConstatDeContenu::NonRenseigne(contenu)),
        });
        constats.collect()
    }
}

impl TryFrom<Vec<LigneDeContenu>> for Contenus {
    type Error = ContenuEnDouble;

    fn try_from(lignes: Vec<LigneDeContenu>) -> Result<Self, Self::Error> {
        Self::new(lignes)
    }
}

impl From<Contenus> for Vec<LigneDeContenu> {
    fn from(contenus: Contenus) -> Self {
        let lignes = contenus.iter();
        lignes
            .map(|(contenu, presence)| LigneDeContenu { contenu, presence: presence.clone() })
            .collect()
    }
}
