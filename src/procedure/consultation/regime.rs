use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// Where a report is drawn up: the law is not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Territoire {
    /// Metropolitan France and the départements overseas.
    MetropoleEtDom,
    /// French Polynesia.
    PolynesieFrancaise,
}

/// Why a report is drawn up.
///
/// # Source
/// [`Regle::ReportLegalBasis`], [`Regle::ReportVoluntary`], [`Regle::ReportPolynesia`].
///
/// # Interpretation
/// Law n° 2019-1461 took the report out of article L. 1111-2 of the code. One law firm holds that it is
/// still due where a contract was signed; the consolidated text says otherwise. So the regime is named by
/// the caller, and [`RegimeDuRapport::of_the_text`] says what the text has.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{RegimeDuRapport, Territoire};
///
/// let by = |jour: &str| {
///     RegimeDuRapport::of_the_text(jour.parse().unwrap(), Territoire::MetropoleEtDom)
/// };
/// assert_eq!(by("2019-12-28"), Some(RegimeDuRapport::Legal));
/// assert_eq!(by("2019-12-29"), Some(RegimeDuRapport::Volontaire));
/// assert_eq!(by("2014-02-22"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RegimeDuRapport {
    /// The law asks for it.
    Legal,
    /// It is drawn up without being asked for; the consultation must still be regular
    /// ([`Regle::VoluntaryConsultation`]).
    Volontaire,
    /// The law asks for it in French Polynesia.
    LegalEnPolynesie,
}

impl RegimeDuRapport {
    /// What the text says on a day; `None` before it spoke of a report.
    #[must_use]
    pub fn of_the_text(jour: NaiveDate, territoire: Territoire) -> Option<Self> {
        let since = |regle: Regle| regle.texte().depuis.is_some_and(|depuis| jour >= depuis);
        match territoire {
            Territoire::PolynesieFrancaise => {
                since(Regle::ReportPolynesia).then_some(Self::LegalEnPolynesie)
            }
            Territoire::MetropoleEtDom if since(Regle::ReportVoluntary) => Some(Self::Volontaire),
            Territoire::MetropoleEtDom => since(Regle::ReportLegalBasis).then_some(Self::Legal),
        }
    }

    /// The text that it rests on.
    #[must_use]
    pub const fn regle(self) -> Regle {
        match self {
            Self::Legal => Regle::ReportLegalBasis,
            Self::Volontaire => Regle::ReportVoluntary,
            Self::LegalEnPolynesie => Regle::ReportPolynesia,
        }
    }
}

impl fmt::Display for RegimeDuRapport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Legal => "rapport imposé par la loi",
            Self::Volontaire => "rapport volontaire",
            Self::LegalEnPolynesie => "rapport imposé par la loi en Polynésie française",
        })
    }
}
