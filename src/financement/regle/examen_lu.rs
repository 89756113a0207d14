//! The gate of a finding that is read back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Chiffre, Examen, Fondement, Grandeur, Point, Verdict};
use crate::droit::{Lecture, Regle};

/// Why a record is no [`Examen`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExamenError {
    /// The point rests on another rule, or on none.
    #[error("{}: found {}, expected {}", .point.code(), id(*.regle), expected(*.point))]
    Fondement {
        /// The point.
        point: Point,
        /// The rule that was given, if any.
        regle: Option<Regle>,
    },
    /// A verdict before the text was in force, or none while it was.
    #[error("{} on {jour}: the verdict and the days of the text contradict each other", .point.code())]
    Periode {
        /// The point.
        point: Point,
        /// The day asked.
        jour: NaiveDate,
    },
    /// A check of arithmetic is kept, or is not: its figures are all known.
    #[error("{}: a check of arithmetic, expected to be kept or not", .0.code())]
    Arithmetique(Point),
    /// Figures, and nothing was judged.
    #[error("{}: not judged on that day, expected no figure", .0.code())]
    ChiffresNonJuges(Point),
    /// Not checkable, and nothing is missing.
    #[error("{}: not checkable, expected what is missing", .0.code())]
    RienNeManque(Point),
    /// A figure told twice, or of another kind than its name.
    #[error("{}: figure « {grandeur} » told twice, or of another kind than its name", .point.code())]
    Chiffre {
        /// The point.
        point: Point,
        /// What the figure is.
        grandeur: Grandeur,
    },
}

fn id(regle: Option<Regle>) -> &'static str {
    regle.map_or("no rule", |regle| regle.texte().id)
}

fn expected(point: Point) -> String {
    let ids: Vec<&str> = point.regles().iter().map(|regle| regle.texte().id).collect();
    if ids.is_empty() { id(None).to_owned() } else { ids.join(" or ") }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Examen", deny_unknown_fields)]
pub(super) struct ExamenBrut {
    point: Point,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fondement: Option<Fondement>,
    verdict: Verdict,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    chiffres: Vec<Chiffre>,
}

impl TryFrom<ExamenBrut> for Examen {
    type Error = ExamenError;

    fn try_from(brut: ExamenBrut) -> Result<Self, Self::Error> {
        let ExamenBrut { point, fondement, verdict, chiffres } = brut;
        let regle = fondement.map(|fondement| fondement.regle);
        let fonde = match regle {
            None => point.regles().is_empty(),
            Some(regle) => point.regles().contains(&regle),
        };
        if !fonde {
            return Err(ExamenError::Fondement { point, regle });
        }
        let jour = fondement.map_or(NaiveDate::MIN, |fondement| fondement.jour);
        let avant = matches!(fondement.map(Fondement::lecture), Some(Lecture::Avant { .. }));
        if avant != (verdict == Verdict::HorsPeriode) {
            return Err(ExamenError::Periode { point, jour });
        }
        if fondement.is_none() && !matches!(verdict, Verdict::Respectee | Verdict::Enfreinte) {
            return Err(ExamenError::Arithmetique(point));
        }
        if avant && !chiffres.is_empty() {
            return Err(ExamenError::ChiffresNonJuges(point));
        }
        if verdict == Verdict::NonVerifiable([].into()) {
            return Err(ExamenError::RienNeManque(point));
        }
        for (rang, chiffre) in chiffres.iter().enumerate() {
            let grandeur = chiffre.nom;
            let dit = chiffres.iter().take(rang).any(|autre| autre.nom == grandeur);
            if dit || chiffre.valeur.nature() != grandeur.nature() {
                return Err(ExamenError::Chiffre { point, grandeur });
            }
        }
        Ok(Self { point, fondement, verdict, chiffres })
    }
}

impl From<Examen> for ExamenBrut {
    fn from(examen: Examen) -> Self {
        let Examen { point, fondement, verdict, chiffres } = examen;
        Self { point, fondement, verdict, chiffres }
    }
}
