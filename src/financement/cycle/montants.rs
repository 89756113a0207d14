use core::fmt;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::financement::Source;
use crate::nombre::{Euros, Somme};

/// Amounts by source: never negative, each source once, in the order of sources.
///
/// A source that is not there is not stated; one at 0 is stated as nothing.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{Credits, Dispositif, Financeur, Montants, Source};
///
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let euros = |texte| Euros::parse(texte).unwrap();
/// let montants = Montants::new([(etat.clone(), euros("4500"))])?;
/// assert_eq!(montants.get(&etat), Some(euros("4500")));
///
/// let refus = Montants::new([(etat.clone(), euros("-1")), (etat, euros("2"))]).unwrap_err();
/// assert_eq!(refus.as_slice().len(), 2);
/// # Ok::<(), contrat_de_ville::financement::MontantsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<MontantBrut>", into = "Vec<MontantBrut>")]
pub struct Montants(BTreeMap<Source, Euros>);

/// What is wrong in amounts by source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDeMontant {
    /// Below zero: the fact says which way money goes, not a sign.
    Negatif {
        /// The source.
        source: Source,
        /// The amount.
        montant: Euros,
    },
    /// A source given twice.
    SourceEnDouble {
        /// The source.
        source: Source,
        /// The amount given first.
        premier: Euros,
        /// The amount given again.
        second: Euros,
    },
}

impl fmt::Display for ProblemeDeMontant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negatif { source, montant } => {
                write!(f, "{source}: {} €, expected 0 or more", montant.plain())
            }
            Self::SourceEnDouble { source, premier, second } => write!(
                f,
                "{source}: {} € then {} €, expected each source once",
                premier.plain(),
                second.plain()
            ),
        }
    }
}

/// Every problem of amounts by source, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MontantsError(Vec<ProblemeDeMontant>);

impl MontantsError {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeMontant] {
        &self.0
    }
}

impl fmt::Display for MontantsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("amounts by source: ")?;
        super::erreur::write_list(&self.0, f)
    }
}

impl core::error::Error for MontantsError {}

impl Montants {
    /// No amount stated.
    pub const VIDE: Self = Self(BTreeMap::new());

    /// Amounts by source.
    ///
    /// # Errors
    /// [`MontantsError`], with every amount below zero and every source given twice.
    pub fn new(montants: impl IntoIterator<Item = (Source, Euros)>) -> Result<Self, MontantsError> {
        let mut lus = BTreeMap::new();
        let mut problemes = Vec::new();
        for (source, montant) in montants {
            if montant.is_negative() {
                problemes.push(ProblemeDeMontant::Negatif { source: source.clone(), montant });
            }
            if let Some(premier) = lus.get(&source) {
                problemes.push(ProblemeDeMontant::SourceEnDouble {
                    source,
                    premier: *premier,
                    second: montant,
                });
            } else {
                lus.insert(source, montant);
            }
        }
        if problemes.is_empty() { Ok(Self(lus)) } else { Err(MontantsError(problemes)) }
    }

    /// The amount of a source, where stated.
    #[must_use]
    pub fn get(&self, source: &Source) -> Option<Euros> {
        self.0.get(source).copied()
    }

    /// The amounts, in the order of sources.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Source, Euros)> {
        self.0.iter().map(|(source, montant)| (source, *montant))
    }

    /// Whether no amount is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The total.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.0.values().sum()
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Montant", deny_unknown_fields)]
struct MontantBrut {
    source: Source,
    montant: Euros,
}

impl TryFrom<Vec<MontantBrut>> for Montants {
    type Error = MontantsError;

    fn try_from(bruts: Vec<MontantBrut>) -> Result<Self, Self::Error> {
        Self::new(bruts.into_iter().map(|brut| (brut.source, brut.montant)))
    }
}

impl From<Montants> for Vec<MontantBrut> {
    fn from(montants: Montants) -> Self {
        let paires = montants.0.into_iter();
        paires.map(|(source, montant)| MontantBrut { source, montant }).collect()
    }
}
