//! What is wrong in a cell: a finding, as data.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::adresse::Adresse;
use crate::financement::Programmation;
use crate::nombre::bind;

/// The stable code of a kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum CodeDeProbleme {
    /// Blank, where something is needed.
    CelluleVide,
    /// A boolean.
    Booleen,
    /// A date.
    Date,
    /// An error of a formula: `#REF!`.
    Erreur,
    /// A formula that no program computed.
    FormuleSansValeur,
    /// A text or a number that is no amount.
    Montant,
    /// An amount that has two readings.
    MontantAmbigu,
    /// An amount with decimals beyond the cent.
    PlusFinQueLeCentime,
    /// A number with decimals where a text or a code is expected.
    Nombre,
    /// A label that is on no list.
    Libelle,
    /// A code or a name out of form.
    Identifiant,
    /// Two cells of one row that contradict each other.
    Contradiction,
    /// A second action of one reference.
    ReferenceEnDouble,
    /// An amount of an action that is not read.
    ActionInconnue,
    /// No amount in the whole row.
    SansMontant,
    /// More sources or references than a programme can rank.
    TropDeValeurs,
}

impl fmt::Display for CodeDeProbleme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::CelluleVide => "CELLULE-VIDE",
            Self::Booleen => "BOOLEEN",
            Self::Date => "DATE",
            Self::Erreur => "ERREUR",
            Self::FormuleSansValeur => "FORMULE-SANS-VALEUR",
            Self::Montant => "MONTANT",
            Self::MontantAmbigu => "MONTANT-AMBIGU",
            Self::PlusFinQueLeCentime => "PLUS-FIN-QUE-LE-CENTIME",
            Self::Nombre => "NOMBRE",
            Self::Libelle => "LIBELLE",
            Self::Identifiant => "IDENTIFIANT",
            Self::Contradiction => "CONTRADICTION",
            Self::ReferenceEnDouble => "REFERENCE-EN-DOUBLE",
            Self::ActionInconnue => "ACTION-INCONNUE",
            Self::SansMontant => "SANS-MONTANT",
            Self::TropDeValeurs => "TROP-DE-VALEURS",
        })
    }
}

/// A problem of a table, at its place.
///
/// Printed in French, with its place: `Financements!F12 : « 12,345 » est plus fin que le centime ; …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probleme {
    /// The kind, stable.
    pub code: CodeDeProbleme,
    /// The cell, or the row.
    pub adresse: Adresse,
    /// What stands there; none where nothing does.
    pub valeur: Option<String>,
    /// What was expected, in French.
    pub attendu: String,
    /// The finding, in French.
    pub phrase: String,
}

impl Probleme {
    pub(super) fn new(
        code: CodeDeProbleme,
        adresse: Adresse,
        valeur: Option<&str>,
        attendu: &str,
        phrase: &str,
    ) -> Self {
        Self {
            code,
            adresse,
            valeur: valeur.map(str::to_owned),
            attendu: bind(attendu),
            phrase: bind(phrase),
        }
    }
}

impl fmt::Display for Probleme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}\u{a0}: {}\u{202f}; attendu\u{a0}: {}",
            self.adresse, self.phrase, self.attendu
        )
    }
}

/// A workbook that was read in part: the whole programme cannot be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} problems: {}",
    .problemes.len(),
    .problemes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
)]
pub struct LectureIncomplete {
    /// The problems; never empty.
    pub problemes: Vec<Probleme>,
    /// What was read, without the rows refused.
    pub partielle: Option<Box<Programmation>>,
}
