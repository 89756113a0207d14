use super::Cle;
use crate::contrat::DureeError;
use crate::droit::{Regle, RegleError};
use crate::financement::AbattementError;
use crate::procedure::{DepotError, RecoursError};
use crate::temps::{DelaiError, HorsPeriode, JoursError};

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// No such rule.
    #[error(transparent)]
    Regle(#[from] RegleError),
    /// The rule computes no day.
    #[error("{}: this rule computes no day, expected one of those that are listed", .0.texte().id)]
    SansCalcul(Regle),
    /// Not a day.
    #[error("start {0:?}: expected a day, such as `2024-09-27`")]
    Depart(String),
    /// The rule starts from a day.
    #[error("{}: expected the day that it starts from", .0.texte().id)]
    DepartManquant(Regle),
    /// Not a `key=value` that the rule has.
    #[error("{mot:?}: expected {}", list(attendues))]
    CleInconnue {
        /// The word.
        mot: String,
        /// The keys of the rule.
        attendues: Vec<Cle>,
    },
    /// Given twice.
    #[error("{0}: given twice, expected once")]
    CleEnDouble(Cle),
    /// Left out.
    #[error("{}: left out, expected {}", .0.nom(), .0.attendu())]
    CleManquante(Cle),
    /// Not what the key takes.
    #[error("{cle}={valeur}: expected {}", cle.attendu())]
    Valeur {
        /// The key.
        cle: Cle,
        /// The value.
        valeur: String,
    },
    /// What is asked is another rule's to answer.
    #[error("cherche={valeur}: not asked of this rule, expected {}", quoted(attendues))]
    AutreCherche {
        /// What is asked.
        valeur: &'static str,
        /// What can be.
        attendues: Vec<&'static str>,
    },
    /// The delay has no term.
    #[error(transparent)]
    Delai(#[from] DelaiError),
    /// The timeline refuses.
    #[error(transparent)]
    Recours(#[from] RecoursError),
    /// The letter was received before it was posted.
    #[error(transparent)]
    Depot(#[from] DepotError),
    /// The law gives no term.
    #[error(transparent)]
    Duree(#[from] DureeError),
    /// No day of signature.
    #[error(transparent)]
    Abattement(#[from] AbattementError),
}

impl From<JoursError> for QuestionError {
    fn from(error: JoursError) -> Self {
        Self::Delai(error.into())
    }
}

impl From<HorsPeriode> for QuestionError {
    fn from(error: HorsPeriode) -> Self {
        Self::Delai(error.into())
    }
}

fn quoted(noms: &[&str]) -> String {
    let noms: Vec<String> = noms.iter().map(|nom| format!("`{nom}`")).collect();
    noms.join(" or ")
}

fn list(cles: &[Cle]) -> String {
    if cles.is_empty() {
        return "no key: this rule has none".to_owned();
    }
    let noms: Vec<String> = cles.iter().map(|cle| format!("`{cle}=…`")).collect();
    noms.join(", ")
}
