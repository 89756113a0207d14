use core::fmt;
use core::str::FromStr;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::identifiant::CodeContrat;
use crate::territoire::{CodesError, CodesLus};

/// The cell of a payment that names its contracts: its text, kept as it is, and the codes read in it.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::CelluleDeContrats;
///
/// let cellule: CelluleDeContrats = "CV380CV384".parse()?;
/// assert_eq!(cellule.as_str(), "CV380CV384");
/// assert!(cellule.lus().is_glued());
/// assert_eq!(cellule.contrats().to_string(), "CV380 et CV384");
/// # Ok::<(), contrat_de_ville::territoire::CodesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CelluleDeContrats {
    texte: String,
    lus: CodesLus,
}

impl CelluleDeContrats {
    /// The cell, blanks and line ends included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.texte
    }

    /// The codes read in it, and how they stood there.
    #[must_use]
    pub fn lus(&self) -> &CodesLus {
        &self.lus
    }

    /// The contracts, each once, whatever their order in the cell.
    #[must_use]
    pub fn contrats(&self) -> ContratsPayes {
        ContratsPayes(self.lus.codes().iter().copied().collect())
    }
}

impl FromStr for CelluleDeContrats {
    type Err = CodesError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Ok(Self { texte: texte.to_owned(), lus: CodesLus::read(texte)? })
    }
}

impl fmt::Display for CelluleDeContrats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.texte)
    }
}

/// Blanks of Unicode, as a part of a pattern.
#[cfg(feature = "schema")]
macro_rules! blancs {
    () => {
        "[\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]*"
    };
}

crate::texte::wire_as_text!(CelluleDeContrats, "codes of contracts, a string", pattern: concat!("^(?:", blancs!(), crate::identifiant::motif_contrat!(), ")+", blancs!(), "$"));

/// The contracts that a payment is of, as a key of a pivot: none said, one, or several together.
///
/// What is paid for two contracts is under the key of both, beside that of each, so that a pivot adds up to
/// the total.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::ContratsPayes;
///
/// let plusieurs: ContratsPayes = serde_json::from_str(r#"["CV384", "CV380"]"#)?;
/// assert!(plusieurs.is_plusieurs() && plusieurs.unique().is_none());
/// assert_eq!(serde_json::to_string(&plusieurs)?, r#"["CV380","CV384"]"#);
/// assert_eq!(ContratsPayes::NON_DITS.to_string(), "contrat non dit");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<CodeContrat>", into = "Vec<CodeContrat>")]
pub struct ContratsPayes(BTreeSet<CodeContrat>);

/// A contract given twice in a key: the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("contract {0} given twice: expected each once")]
pub struct ContratRepete(pub CodeContrat);

impl ContratsPayes {
    /// No contract is said.
    pub const NON_DITS: Self = Self(BTreeSet::new());

    /// The contracts, in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = CodeContrat> {
        self.0.iter().copied()
    }

    /// The contract, if there is one only.
    #[must_use]
    pub fn unique(&self) -> Option<CodeContrat> {
        self.0.first().copied().filter(|_| self.0.len() == 1)
    }

    /// Whether there are several.
    #[must_use]
    pub fn is_plusieurs(&self) -> bool {
        self.0.len() > 1
    }
}

impl TryFrom<Vec<CodeContrat>> for ContratsPayes {
    type Error = ContratRepete;

    fn try_from(codes: Vec<CodeContrat>) -> Result<Self, Self::Error> {
        let mut vus = BTreeSet::new();
        match codes.into_iter().find(|code| !vus.insert(*code)) {
            Some(code) => Err(ContratRepete(code)),
            None => Ok(Self(vus)),
        }
    }
}

impl From<ContratsPayes> for Vec<CodeContrat> {
    fn from(contrats: ContratsPayes) -> Self {
        contrats.0.into_iter().collect()
    }
}

impl fmt::Display for ContratsPayes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.pad(&match codes.as_slice() {
            [] => "contrat non dit".to_owned(),
            [debut @ .., dernier] if !debut.is_empty() => {
                format!("{} et {dernier}", debut.join(", "))
            }
            [seul, ..] => seul.clone(),
        })
    }
}
