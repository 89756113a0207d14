//! The urban renewal of a year: quarters, operations, revues de projets, the charter of GUSP.

use core::fmt;
use core::num::NonZeroU16;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Avancement, Enonce, FondsDeConcours, NatureDOperation};
use crate::identifiant::{CodeQpv, Nom};

/// A quarter under the national programme of urban renewal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuartierRenouvele {
    /// Its name, as printed.
    pub nom: Nom,
    /// Its commune, as printed.
    pub commune: Nom,
    /// Its code, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeQpv>,
}

/// An operation of urban renewal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OperationDeRenouvellement {
    /// The commune under which it is printed: that of a quarter of the record.
    pub commune: Nom,
    /// The quarter, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quartier: Option<Nom>,
    /// What it is, as printed.
    pub titre: Enonce,
    /// Its kind, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<NatureDOperation>,
    /// Who has it built.
    pub maitres_d_ouvrage: BTreeSet<Nom>,
    /// Where it stands, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stade: Option<Enonce>,
}

impl OperationDeRenouvellement {
    /// Where it stands, if the printed words say it alone.
    #[must_use]
    pub fn avancement(&self) -> Option<Avancement> {
        Avancement::read(self.stade.as_ref()?.as_str())
    }
}

/// A *revue de projets*: the yearly meeting on an agreement of urban renewal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevueDeProjets {
    /// Its rank: 3 for the third.
    pub rang: NonZeroU16,
    /// The day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub pilotes: BTreeSet<Nom>,
}

/// The charter of *gestion urbaine et sociale de proximité*.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CharteGusp {
    /// The day of the signature, where it is printed.
    #[serde(
        default,
        deserialize_with = "crate::jour::deserialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub signee_le: Option<NaiveDate>,
    /// Who signed it.
    pub signataires: BTreeSet<Nom>,
    /// The quarters that it is for, by their names in the record.
    pub quartiers: BTreeSet<Nom>,
}

/// What a report tells of urban renewal: the fields of a [`Renouvellement`], before the gate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FicheDeRenouvellement {
    /// The quarters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quartiers: Vec<QuartierRenouvele>,
    /// The operations, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<OperationDeRenouvellement>,
    /// The revues de projets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revues: Vec<RevueDeProjets>,
    /// The charter, if it is printed that there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charte_gusp: Option<CharteGusp>,
    /// The fonds de concours attached to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonds_de_concours: Vec<FondsDeConcours>,
    /// What a reader must know: a title that differs from the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarques: Vec<Enonce>,
}

/// What a report tells of urban renewal. What names a quarter or a commune names one of the record, and a revue has
/// one rank.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::{Avancement, Renouvellement};
///
/// let renouvellement: Renouvellement = serde_json::from_str(r#"{
///     "quartiers": [{ "nom": "Un quartier fictif", "commune": "Une commune" }],
///     "operations": [{
///         "commune": "Une commune", "titre": "une tour", "nature": "demolition",
///         "maitres_d_ouvrage": ["Un bailleur"], "stade": "travaux finalisés"
///     }]
/// }"#)?;
/// let [operation] = &renouvellement.fiche().operations[..] else { panic!() };
/// assert_eq!(operation.avancement(), Some(Avancement::Acheve));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "FicheDeRenouvellement", into = "FicheDeRenouvellement")]
pub struct Renouvellement {
    fiche: FicheDeRenouvellement,
}

/// Why a record of urban renewal is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RenouvellementError {
    /// A quarter stands twice.
    #[error("quartiers[{rang}]: {nom} stands twice, expected each name once in a commune")]
    QuartierEnDouble {
        /// Place of the second, from 0.
        rang: usize,
        /// Its name.
        nom: Nom,
    },
    /// Two quarters have one code.
    #[error(
        "quartiers[{rang}]: {nom} has code {code}, given twice, expected one quarter of each code"
    )]
    CodeEnDouble {
        /// Place of the second, from 0.
        rang: usize,
        /// Its name.
        nom: Nom,
        /// The code.
        code: CodeQpv,
    },
    /// A place is named that is none of the quarters.
    #[error("{lieu}: « {nom} » names no quarter of the record, {attendus}")]
    QuartierInconnu {
        /// Where: `operations[2].commune`.
        lieu: String,
        /// The name.
        nom: Nom,
        /// What was expected: `expected one of`, then the names that there are.
        attendus: String,
    },
    /// Two revues de projets have one rank.
    #[error("revues[{place}]: another one has rank {rang}, given twice")]
    RevueEnDouble {
        /// Place of the second, from 0.
        place: usize,
        /// The rank.
        rang: NonZeroU16,
    },
}

impl TryFrom<FicheDeRenouvellement> for Renouvellement {
    type Error = RenouvellementError;

    fn try_from(fiche: FicheDeRenouvellement) -> Result<Self, RenouvellementError> {
        let mut vus = BTreeSet::new();
        let mut codes = BTreeSet::new();
        for (rang, QuartierRenouvele { nom, commune, code }) in fiche.quartiers.iter().enumerate() {
            if !vus.insert((nom, commune)) {
                return Err(RenouvellementError::QuartierEnDouble { rang, nom: nom.clone() });
            }
            if let Some(code) = code.filter(|code| !codes.insert(*code)) {
                return Err(RenouvellementError::CodeEnDouble { rang, nom: nom.clone(), code });
            }
        }
        let unknown = |lieu: String, nom: &Nom, attendus: BTreeSet<&Nom>| {
            let attendus: Vec<&str> = attendus.into_iter().map(Nom::as_str).collect();
            let attendus = match attendus.join(", ") {
                aucun if aucun.is_empty() => "which has none".to_owned(),
                noms => format!("expected one of {noms}"),
            };
            RenouvellementError::QuartierInconnu { lieu, nom: nom.clone(), attendus }
        };
        let communes: BTreeSet<&Nom> = vus.iter().map(|(_, commune)| *commune).collect();
        let noms: BTreeSet<&Nom> = vus.iter().map(|(nom, _)| *nom).collect();
        for (rang, operation) in fiche.operations.iter().enumerate() {
            let OperationDeRenouvellement { commune, quartier, .. } = operation;
            if !communes.contains(commune) {
                return Err(unknown(format!("operations[{rang}].commune"), commune, communes));
            }
            if let Some(quartier) = quartier.as_ref().filter(|nom| !vus.contains(&(*nom, commune)))
            {
                let siens = vus.iter().filter(|(_, sienne)| *sienne == commune);
                let siens = siens.map(|(nom, _)| *nom).collect();
                return Err(unknown(format!("operations[{rang}].quartier"), quartier, siens));
            }
        }
        let charte = fiche.charte_gusp.iter().flat_map(|charte| &charte.quartiers);
        for quartier in charte {
            if !noms.contains(quartier) {
                return Err(unknown("charte_gusp.quartiers".to_owned(), quartier, noms));
            }
        }
        let mut rangs = BTreeSet::new();
        for (place, RevueDeProjets { rang, .. }) in fiche.revues.iter().enumerate() {
            if !rangs.insert(rang) {
                return Err(RenouvellementError::RevueEnDouble { place, rang: *rang });
            }
        }
        Ok(Self { fiche })
    }
}

impl From<Renouvellement> for FicheDeRenouvellement {
    fn from(renouvellement: Renouvellement) -> Self {
        renouvellement.fiche
    }
}

impl Renouvellement {
    /// What is told.
    #[must_use]
    pub const fn fiche(&self) -> &FicheDeRenouvellement {
        &self.fiche
    }

    /// Whether nothing is told of any operation.
    #[must_use]
    pub fn is_without_operations(&self) -> bool {
        self.fiche.operations.is_empty()
    }
}

impl fmt::Display for RevueDeProjets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ordinal = if self.rang.get() == 1 { "re" } else { "e" };
        write!(f, "{}{ordinal} revue de projets", self.rang)
    }
}
