//! A convocation, and whether it called the council in time.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{RegimeDeConvocation, VerdictDeConvocation};
use crate::nombre::bind;
use crate::procedure::outils::count;
use crate::temps::{Echeance, EnFrancais, HorsPeriode};

/// Which day a check of a convocation starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BaseDuControle {
    /// The day on which it was sent.
    Envoi,
    /// The day that it bears, as its sending is not known: the verdict holds only if it was sent on that
    /// day.
    SiEnvoyeeCeJour,
}

/// The convocation of a session: the day that it bears is not the day on which it was sent.
///
/// # Examples
/// The case: a convocation *dated* 18 September 2024, whose sending is not printed.
/// ```
/// use contrat_de_ville::procedure::{BaseDuControle, Convocation, RegimeDeConvocation, Urgence, VerdictDeConvocation};
///
/// let convocation = Convocation {
///     regime: RegimeDeConvocation::Epci(Urgence::Sans),
///     datee: "2024-09-18".parse().ok(),
///     envoyee: None,
///     urgence_approuvee: None,
///     note_de_synthese: None,
/// };
/// let controle = convocation.check("2024-09-24".parse().unwrap())?;
/// assert_eq!(controle.base, BaseDuControle::SiEnvoyeeCeJour);
/// assert_eq!(controle.verdict, VerdictDeConvocation::Reguliere { francs: 5, marge: 0 });
/// # Ok::<(), contrat_de_ville::procedure::ConvocationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Convocation {
    /// The rule that it is under.
    pub regime: RegimeDeConvocation,
    /// The day that it bears, if it is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub datee: Option<NaiveDate>,
    /// The day on which it was sent, if it is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub envoyee: Option<NaiveDate>,
    /// Whether the council approved the urgency at the opening, if it is known.
    #[serde(default)]
    pub urgence_approuvee: Option<bool>,
    /// Whether a *note explicative de synthèse* went with it, if it is known.
    #[serde(default)]
    pub note_de_synthese: Option<bool>,
}

/// Why a convocation cannot be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ConvocationError {
    /// Outside the years that calendars cover.
    #[error(transparent)]
    HorsPeriode(#[from] HorsPeriode),
    /// Neither its date nor its sending is known.
    #[error("convocation: expected the day of its sending, or at least the day that it bears")]
    SansDate,
}

impl Convocation {
    /// Whether the session was called in time, from the sending, else from the day that it bears.
    ///
    /// # Errors
    /// [`ConvocationError::SansDate`] if neither is known; [`HorsPeriode`] outside 1990–2099.
    pub fn check(&self, seance: NaiveDate) -> Result<ControleDeConvocation, ConvocationError> {
        let (base, envoi) = match (self.envoyee, self.datee) {
            (Some(envoyee), _) => (BaseDuControle::Envoi, envoyee),
            (None, Some(datee)) => (BaseDuControle::SiEnvoyeeCeJour, datee),
            (None, None) => return Err(ConvocationError::SansDate),
        };
        let (verdict, echeance) = self.regime.check(envoi, seance)?;
        Ok(ControleDeConvocation { base, seance, verdict, echeance })
    }
}

/// The check of a convocation, with its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ControleDeConvocation {
    /// Which day it starts from.
    pub base: BaseDuControle,
    /// The session.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub seance: NaiveDate,
    /// What comes out.
    pub verdict: VerdictDeConvocation,
    /// The first day on which the council could meet, with the steps.
    pub echeance: Echeance,
}

impl fmt::Display for ControleDeConvocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (envoi, seance) = (EnFrancais(self.echeance.depart()), EnFrancais(self.seance));
        let (debut, suite) = match self.base {
            BaseDuControle::Envoi => (format!("envoyée le {envoi} pour le {seance}"), ""),
            BaseDuControle::SiEnvoyeeCeJour => (
                format!("datée du {envoi}, envoi non connu, pour le {seance}"),
                "si envoyée ce jour-là, ",
            ),
        };
        let francs = |francs| count(francs, "jour franc", "jours francs");
        let texte = match self.verdict {
            VerdictDeConvocation::Reguliere { francs: nombre, marge: 0 } => {
                format!("{suite}{}, délai respecté sans jour de reste", francs(nombre))
            }
            VerdictDeConvocation::Reguliere { francs: nombre, marge } => format!(
                "{suite}{}, délai respecté avec {} de reste",
                francs(nombre),
                count(marge, "jour", "jours")
            ),
            VerdictDeConvocation::Irreguliere { francs: nombre, manquants, dernier_envoi } => {
                format!(
                    "{suite}{}, il en manque {manquants} ; dernier envoi possible le {}",
                    francs(nombre),
                    EnFrancais(dernier_envoi)
                )
            }
        };
        f.write_str(&bind(&format!("convocation {debut} : {texte}")))
    }
}
