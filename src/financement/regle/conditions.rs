use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::temps::{Decompte, Delai, Duree, Report};

/// Above that, of public subsidies in a year, accounts are certified.
const SEUIL_DE_CERTIFICATION: MontantPositif = match MontantPositif::parse("153000") {
    Some(seuil) => seuil,
    None => MontantPositif::MAX,
};

/// The *contrat d'engagement républicain* of an association or a foundation that is granted a subsidy.
///
/// # Source
/// [`Regle::SubsidyConditionsCer`], through secondary sources: a subsidised association or foundation signs it;
/// the décret applies to requests filed from 2 January 2022 on.
///
/// # Interpretation
/// Signed at the latest on the day of the grant. A grant is not earlier than its request: before that day, no
/// day of request is needed.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{ContratDEngagement, Formalite, Verdict};
///
/// let faits = ContratDEngagement {
///     association: Some(true),
///     demande: "2024-01-15".parse().ok(),
///     attribution: "2024-06-25".parse().ok(),
///     signature: Some(Formalite::Faite("2024-06-26".parse()?)),
/// };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContratDEngagement {
    /// Whether the payee is an association or a foundation, where known.
    #[serde(default)]
    pub association: Option<bool>,
    /// The day on which the request was filed, where known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub demande: Option<NaiveDate>,
    /// The day of the grant, where known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub attribution: Option<NaiveDate>,
    /// Whether it is signed, where known.
    #[serde(default)]
    pub signature: Option<Formalite>,
}

impl ContratDEngagement {
    /// Whether it was signed in time.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let chiffres = Chiffres::new()
            .jour(Grandeur::Demande, self.demande)
            .jour(Grandeur::Attribution, self.attribution)
            .formalite(Grandeur::Fait, self.signature, jour);
        let (point, regle) = (Point::ContratDEngagement, Regle::SubsidyConditionsCer);
        let applies = |le| regle.texte().depuis.is_none_or(|depuis| le >= depuis);
        Examen::of_rule(point, regle, jour, chiffres, &|faits| {
            if !faits.ask_bool(self.association, Manque::Association) {
                return Verdict::SansObjet(Objet::HorsAssociation);
            }
            let attribution =
                faits.ask(self.attribution, Manque::Attribution, NaiveDate::MIN, &[NaiveDate::MAX]);
            let demandee_apres = applies(attribution)
                && applies(faits.ask(
                    self.demande,
                    Manque::Demande,
                    NaiveDate::MIN,
                    &[NaiveDate::MAX],
                ));
            if !demandee_apres {
                return Verdict::SansObjet(Objet::DemandeAnterieure);
            }
            let signature = faits.ask_formalite(self.signature, Manque::ContratDEngagement);
            signature.judge_by(attribution, jour)
        })
    }
}

/// The *compte rendu financier* of a subsidy.
///
/// # Source
/// [`Regle::SubsidyConditionsReport`], from memory and not verified: within six months of the end of the year
/// of the subsidy.
///
/// # Interpretation
/// Six months *de quantième à quantième*, not carried over: to 30 June for a year that ends on 31 December.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{CompteRenduFinancier, Formalite, Verdict};
///
/// let faits = CompteRenduFinancier {
///     cloture: "2023-12-31".parse().ok(),
///     remise: Some(Formalite::Faite("2024-06-30".parse()?)),
/// };
/// let examen = faits.examine("2024-09-24".parse()?);
/// assert_eq!(examen.verdict(), &Verdict::Respectee);
/// assert!(examen.to_string().ends_with("de mémoire, non vérifié."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CompteRenduFinancier {
    /// The last day of the year of the subsidy, where known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub cloture: Option<NaiveDate>,
    /// Whether it is handed in, where known.
    #[serde(default)]
    pub remise: Option<Formalite>,
}

impl CompteRenduFinancier {
    /// The last day to hand it in; `None` if the end of the year is not known, or not in the years of the
    /// calendar.
    #[must_use]
    pub fn terme(&self) -> Option<NaiveDate> {
        let delai = Delai::new(Duree::mois(6)?, Decompte::Quantieme, Report::Sans);
        delai.term(self.cloture?).ok()
    }

    /// Whether it was handed in in time.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let chiffres = Chiffres::new()
            .jour(Grandeur::Cloture, self.cloture)
            .jour(Grandeur::Terme, self.terme())
            .formalite(Grandeur::Fait, self.remise, jour);
        let (point, regle) = (Point::CompteRenduFinancier, Regle::SubsidyConditionsReport);
        Examen::of_rule(point, regle, jour, chiffres, &|faits| {
            let Some(terme) = self.terme() else {
                let manque =
                    if self.cloture.is_none() { Manque::Cloture } else { Manque::Calendrier };
                return Verdict::NonVerifiable([manque].into());
            };
            faits.ask_formalite(self.remise, Manque::CompteRendu).judge_by(terme, jour)
        })
    }
}

/// The certified accounts of a body that has public subsidies.
///
/// # Source
/// [`Regle::SubsidyConditionsAccounts`], from memory and not verified: above 153 000 € of public subsidies a
/// year.
///
/// # Interpretation
/// Strictly above, all public bodies together.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{ComptesCertifies, MontantPositif, Verdict};
///
/// let faits = ComptesCertifies { subventions: MontantPositif::parse("153000.01"), certifies: Some(false) };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComptesCertifies {
    /// Public subsidies of the year, where known.
    #[serde(default)]
    pub subventions: Option<MontantPositif>,
    /// Whether the accounts are certified, where known.
    #[serde(default)]
    pub certifies: Option<bool>,
}

impl ComptesCertifies {
    /// Whether the accounts that must be certified are.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let chiffres = Chiffres::new()
            .montant(Grandeur::Subventions, self.subventions)
            .montant(Grandeur::Seuil, Some(SEUIL_DE_CERTIFICATION));
        let (point, regle) = (Point::ComptesCertifies, Regle::SubsidyConditionsAccounts);
        Examen::of_rule(point, regle, jour, chiffres, &|faits| {
            let subventions = faits.ask_montant(self.subventions, Manque::SubventionsPubliques);
            if subventions <= SEUIL_DE_CERTIFICATION.cents() {
                return Verdict::SansObjet(Objet::SeuilNonDepasse);
            }
            Verdict::of(faits.ask_bool(self.certifies, Manque::Certification))
        })
    }
}

/// Money granted on, to other bodies.
///
/// # Source
/// [`Regle::SubsidyControl`]: it is « interdit […] d’en employer tout ou partie en subventions à d’autres
/// associations […] sauf lorsque cela est expressément prévu dans la convention ».
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{Reversement, Verdict};
///
/// let faits = Reversement { reverse: Some(true), prevu_par_la_convention: Some(false) };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reversement {
    /// Whether the payee grants a part of it to others, where known.
    #[serde(default)]
    pub reverse: Option<bool>,
    /// Whether the convention expressly provides for it, where known.
    #[serde(default)]
    pub prevu_par_la_convention: Option<bool>,
}

impl Reversement {
    /// Whether the convention provides for it.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let (point, regle) = (Point::Reversement, Regle::SubsidyControl);
        Examen::of_rule(point, regle, jour, Chiffres::new(), &|faits| {
            if !faits.ask_bool(self.reverse, Manque::Reversement) {
                return Verdict::SansObjet(Objet::AucunReversement);
            }
            Verdict::of(faits.ask_bool(self.prevu_par_la_convention, Manque::ClauseDeReversement))
        })
    }
}
