use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Cause, Periode, Verdict};
use crate::droit::Regle;
use crate::nombre::INSECABLE;
use crate::temps::{Echeance, EnFrancais};

/// Why no time limit binds the claimant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SansDelai {
    /// The notification does not tell the remedies and their time limits.
    VoiesNonMentionnees,
    /// Only an express refusal makes the period run.
    RejetImpliciteDUneAssemblee,
    /// The administration gave no receipt.
    SansAccuseDeReception,
}

impl SansDelai {
    /// The rule that says so.
    #[must_use]
    pub const fn regle(self) -> Regle {
        match self {
            Self::VoiesNonMentionnees => Regle::VoiesEtDelais,
            Self::RejetImpliciteDUneAssemblee => Regle::RejetDUneAssemblee,
            Self::SansAccuseDeReception => Regle::AccuseDeReception,
        }
    }
}

/// What a refusal opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ouverture {
    /// A period.
    Delai(Periode),
    /// An appeal without time limit.
    SansDelai(SansDelai),
}

/// Where an appeal stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "procedure.Etat"))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Etat {
    /// The act is not published or notified yet.
    PasEncore,
    /// The court can be seised.
    Ouvert(Periode),
    /// A recours gracieux lodged in time is pending: the period is interrupted, and starts again, whole,
    /// when it is refused.
    Pendant {
        /// When silence on it becomes a refusal.
        rejet: Echeance,
        /// What that refusal would open.
        ensuite: Ouverture,
    },
    /// The court can be seised, without time limit.
    SansDelai(SansDelai),
    /// In the period under one order of the end of the month, after it under the other.
    AuDernierJour(Periode),
    /// A recours gracieux, or its express refusal, may have come in time or too late: the order at the end
    /// of the month or the day of the judgment decides, and neither is named.
    Incertain {
        /// What was open if it came too late: the first period, or what the refusal before it opened.
        sans: Ouverture,
        /// When silence on the recours gracieux becomes a refusal, if it came in time.
        rejet: Echeance,
        /// What opens if it came in time: by that refusal, or by the express one if there was one.
        ensuite: Ouverture,
    },
    /// Too late.
    Forclos(Periode),
    /// The court is seised.
    Saisi {
        /// On this day, which is that of receipt.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// In time?
        verdict: Verdict,
        /// The period it was lodged in, if a time limit bound the claimant.
        periode: Option<Periode>,
    },
}

/// What is open, until when and why, in French.
impl fmt::Display for Etat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PasEncore => f.write_str("Rien ne court encore"),
            Self::Ouvert(periode) => write!(f, "Recours contentieux ouvert {periode}"),
            Self::Pendant { rejet, ensuite } => {
                let jour = EnFrancais(rejet.terme());
                write!(
                    f,
                    "Recours gracieux pendant{INSECABLE}: le silence vaudra rejet le {jour:#}"
                )?;
                match ensuite {
                    Ouverture::Delai(periode) => {
                        write!(f, ", puis recours contentieux ouvert {periode}")
                    }
                    Ouverture::SansDelai(cause) => {
                        write!(f, ", sans délai opposable ensuite [{}]", cause.regle())
                    }
                }
            }
            Self::SansDelai(cause) => {
                write!(f, "Recours contentieux ouvert sans délai opposable [{}]", cause.regle())?;
                if *cause == SansDelai::VoiesNonMentionnees {
                    let regle = Regle::DelaiRaisonnable;
                    let confiance = regle.texte().confiance;
                    write!(f, ", dans un délai raisonnable [{regle}{INSECABLE}; {confiance}]")?;
                }
                Ok(())
            }
            Self::AuDernierJour(periode) => {
                write!(f, "Recours contentieux ouvert selon un ordre seulement, {periode}")
            }
            Self::Incertain { sans, rejet, ensuite } => {
                let rejet_implicite =
                    matches!(sans, Ouverture::Delai(p) if p.cause == Cause::RejetImplicite);
                let quoi = if rejet_implicite {
                    "le rejet du recours gracieux"
                } else {
                    "le recours gracieux"
                };
                write!(
                    f,
                    "Indécidable{INSECABLE}: {quoi} est venu à temps ou trop tard{INSECABLE}; dans \
                     le premier cas "
                )?;
                match ensuite {
                    Ouverture::Delai(periode) if periode.cause == Cause::RejetExpres => {
                        write!(f, "le recours contentieux est ouvert {periode}")?;
                    }
                    Ouverture::SansDelai(cause @ SansDelai::VoiesNonMentionnees) => {
                        write!(
                            f,
                            "le recours contentieux est ouvert sans délai opposable [{}]",
                            cause.regle()
                        )?;
                    }
                    Ouverture::Delai(_) | Ouverture::SansDelai(_) => {
                        write!(f, "le silence vaudra rejet le {:#}", EnFrancais(rejet.terme()))?;
                    }
                }
                f.write_str(", dans le second le recours contentieux était ouvert ")?;
                match sans {
                    Ouverture::Delai(periode) => periode.fmt(f),
                    Ouverture::SansDelai(cause) => {
                        write!(f, "sans délai opposable [{}]", cause.regle())
                    }
                }
            }
            Self::Forclos(periode) => {
                write!(f, "Recours contentieux fermé{INSECABLE}: il était ouvert {periode}")
            }
            Self::Saisi { jour, verdict, periode } => {
                write!(f, "Tribunal saisi le {}{INSECABLE}: {verdict}", EnFrancais(*jour))?;
                periode.map_or(Ok(()), |periode| write!(f, ", le recours étant ouvert {periode}"))
            }
        }
    }
}
