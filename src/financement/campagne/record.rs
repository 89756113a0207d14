use serde::{Deserialize, Serialize};

use super::Jalon;
use crate::identifiant::Annee;

/// The campaign of a year: what was done, on which day, with which opinion. Nothing of it is a rule.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{AvisDeComite, Campagne, EtapeDeCampagne, Jalon};
/// use contrat_de_ville::identifiant::Annee;
///
/// let le = |etape, jour: &str| Jalon::new(etape, jour.parse().unwrap());
/// let campagne = Campagne::new(
///     Annee::new(2023).unwrap(),
///     [
///         le(EtapeDeCampagne::AppelAProjets, "2022-10-03"),
///         le(EtapeDeCampagne::Cloture, "2022-11-30"),
///         le(EtapeDeCampagne::ComiteTechnique, "2022-11-15").with_avis(AvisDeComite::Favorable)?,
///         le(EtapeDeCampagne::Deliberation, "2023-04-04"),
///         le(EtapeDeCampagne::Notification, "2023-04-20"),
///     ],
/// );
/// let codes: Vec<_> = campagne.check().iter().map(|anomalie| anomalie.code()).collect();
/// assert_eq!(codes, ["ETAPE-MANQUANTE", "ETAPES-EN-DESORDRE"]);
/// # Ok::<(), contrat_de_ville::financement::JalonError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "CampagneBrute")]
pub struct Campagne {
    annee: Annee,
    /// By day.
    jalons: Vec<Jalon>,
}

impl Campagne {
    /// The steps of a year, in any order; a step may come several times.
    #[must_use]
    pub fn new(annee: Annee, jalons: impl IntoIterator<Item = Jalon>) -> Self {
        let mut jalons: Vec<Jalon> = jalons.into_iter().collect();
        jalons.sort_unstable();
        Self { annee, jalons }
    }

    /// The year of its programme; a campaign often begins the year before.
    #[must_use]
    pub const fn annee(&self) -> Annee {
        self.annee
    }

    /// The steps, by day.
    #[must_use]
    pub fn jalons(&self) -> &[Jalon] {
        &self.jalons
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Campagne", deny_unknown_fields)]
struct CampagneBrute {
    annee: Annee,
    jalons: Vec<Jalon>,
}

impl From<CampagneBrute> for Campagne {
    fn from(brute: CampagneBrute) -> Self {
        Self::new(brute.annee, brute.jalons)
    }
}
