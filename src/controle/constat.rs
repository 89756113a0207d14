//! Findings: data that an agent reads.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::nombre::bind;

/// What a finding says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "controle.Verdict"))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Recomputed as printed.
    Confirme,
    /// Not recomputed as printed, and the difference is explained.
    Explique,
    /// Not recomputed, by how much.
    NonConforme,
    /// What is printed does not tell.
    Indecidable,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Confirme => "confirmé",
            Self::Explique => "expliqué",
            Self::NonConforme => "écart",
            Self::Indecidable => "indécidable",
        })
    }
}

/// The stable code of a kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum Code {
    /// A total of amounts and its parts.
    Somme,
    /// A total of counts and its parts.
    SommeDeNombres,
    /// A column of shares.
    Colonne,
    /// The sum of a column of shares.
    SommeDeTaux,
    /// A rate in a sentence.
    Taux,
    /// A rate of evolution.
    Evolution,
    /// One figure printed in two places.
    Egalite,
    /// One amount printed under several stages.
    Stades,
    /// Whether an amount lies inside a total.
    Inclusion,
    /// What a total leaves when its known parts are taken away.
    Reste,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Somme => "SOMME",
            Self::SommeDeNombres => "SOMME-DE-NOMBRES",
            Self::Colonne => "COLONNE",
            Self::SommeDeTaux => "SOMME-DE-TAUX",
            Self::Taux => "TAUX",
            Self::Evolution => "EVOLUTION",
            Self::Egalite => "EGALITE",
            Self::Stades => "STADES",
            Self::Inclusion => "INCLUSION",
            Self::Reste => "RESTE",
        })
    }
}

/// A finding: what was looked at, what came out, with its figures and a French sentence.
///
/// The sentence never claims to know what the author of a figure did: it says what reproduces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Constat {
    /// The kind, stable.
    pub code: Code,
    /// Where the figure is printed.
    pub lieu: String,
    /// What comes out.
    pub verdict: Verdict,
    /// The figures, each under its name.
    pub chiffres: Vec<(String, String)>,
    /// The finding, in French.
    pub phrase: String,
}

impl Constat {
    pub(super) fn new(code: Code, lieu: &str, verdict: Verdict, phrase: impl AsRef<str>) -> Self {
        Self {
            code,
            lieu: bind(lieu),
            verdict,
            chiffres: Vec::new(),
            phrase: bind(phrase.as_ref()),
        }
    }

    #[allow(clippy::needless_pass_by_value)] // figures and names of figures are given alike
    pub(super) fn with(mut self, nom: &str, valeur: impl ToString) -> Self {
        self.chiffres.push((nom.to_owned(), valeur.to_string()));
        self
    }
}

impl fmt::Display for Constat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}: {} ({})", self.lieu, self.phrase, self.verdict)
    }
}
