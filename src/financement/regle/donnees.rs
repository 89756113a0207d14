use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::temps::Delai;

/// From so many inhabitants on.
const HABITANTS: u32 = 3_500;

/// The essential data of a convention of subsidy, to be put online.
///
/// # Source
/// [`Regle::SubsidyOpenData`]: « au plus tard trois mois à compter de la date de signature de la convention »,
/// for conventions signed from 1 August 2017, by collectivités of 3 500 inhabitants and more.
///
/// # Interpretation
/// The term is that of [`Delai::donnees_essentielles`]: *de quantième à quantième*, not carried over.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{DonneesEssentielles, Formalite, Verdict};
///
/// let faits = DonneesEssentielles {
///     habitants: Some(277_000),
///     signature: "2023-11-30".parse().ok(),
///     publication: Some(Formalite::Absente),
/// };
/// // Three months from 30 November: the last day of February.
/// let verdict = |jour: &str| faits.examine(jour.parse().unwrap()).verdict().clone();
/// assert_eq!(verdict("2024-02-29"), Verdict::AVenir);
/// assert_eq!(verdict("2024-03-01"), Verdict::Enfreinte);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DonneesEssentielles {
    /// How many inhabitants the authority has, where known.
    #[serde(default)]
    pub habitants: Option<u32>,
    /// When the convention was signed, where known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub signature: Option<NaiveDate>,
    /// Whether the data are online, where known.
    #[serde(default)]
    pub publication: Option<Formalite>,
}

impl DonneesEssentielles {
    /// The last day to publish; `None` if the signature is not known, or not in the years of the calendar.
    #[must_use]
    pub fn terme(&self) -> Option<NaiveDate> {
        Delai::donnees_essentielles().term(self.signature?).ok()
    }

    /// Whether it was published in time.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let regle = Regle::SubsidyOpenData;
        let chiffres = Chiffres::new()
            .nombre(Grandeur::Habitants, self.habitants.map(u64::from))
            .jour(Grandeur::Signature, self.signature)
            .jour(Grandeur::Terme, self.terme())
            .formalite(Grandeur::Fait, self.publication, jour);
        Examen::of_rule(Point::DonneesEssentielles, regle, jour, chiffres, &|faits| {
            if faits.ask(self.habitants, Manque::Population, 0, &[u32::MAX]) < HABITANTS {
                return Verdict::SansObjet(Objet::PetiteCollectivite);
            }
            let Some(signature) = self.signature else {
                return Verdict::NonVerifiable([Manque::Signature].into());
            };
            if regle.texte().depuis.is_some_and(|depuis| signature < depuis) {
                return Verdict::SansObjet(Objet::SignatureAnterieure);
            }
            let Some(terme) = self.terme() else {
                return Verdict::NonVerifiable([Manque::Calendrier].into());
            };
            faits.ask_formalite(self.publication, Manque::Publication).judge_by(terme, jour)
        })
    }
}
