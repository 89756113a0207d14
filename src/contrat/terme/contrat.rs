use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    BaseDeDuree, DureeError, DureeImprimee, DureeLegale, EtapeDeDuree, LectureDeDuree, MiseAJour,
    TerritoireDuContrat,
};
use crate::contrat::Generation;
use crate::droit::Regle;
use crate::identifiant::Annee;

/// Where the review of 2027 stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EtatDeRevoyure {
    /// No text that was read asks one of this contract.
    SansObjet,
    /// Expected in that year, which is not over.
    Prevue(Annee),
    /// An update of that year is known.
    Faite(#[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))] NaiveDate),
    /// That year is over, and no update of it is known.
    NonRenseignee(Annee),
}

impl fmt::Display for EtatDeRevoyure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SansObjet => f.write_str("aucune revoyure dans les textes lus"),
            Self::Prevue(annee) => write!(f, "revoyure prévue en {annee}"),
            Self::Faite(jour) => {
                write!(f, "revoyure faite, mise à jour du {}", crate::temps::EnFrancais(*jour))
            }
            Self::NonRenseignee(annee) => {
                write!(f, "revoyure prévue en {annee}, aucune mise à jour de l’année renseignée")
            }
        }
    }
}

/// The facts of the term of a contract: what it rests on, and how documents print it.
///
/// # Examples
/// Signed in 2015 after the councils of 2014; a document prints « 2015 – 2023 »:
/// ```
/// use contrat_de_ville::contrat::DureeDuContrat;
///
/// let duree: DureeDuContrat = serde_json::from_str(r#"{
///     "territoire": "metropole",
///     "base": {"loi2014": {"renouvellement": 2014, "signature": 2015}},
///     "imprimees": [{"texte": "2015 – 2023", "lieu": "page 4", "du": 2015, "au": 2023}]
/// }"#)?;
/// let fins: Vec<String> = duree.etapes().iter().map(|etape| etape.au.to_string()).collect();
/// assert_eq!(fins, ["2020-12-31", "2022-12-31", "2023-12-31"]);
/// assert_eq!(duree.etapes()[0].du.to_string(), "2016-01-01");
/// let codes: Vec<&str> = duree.check().iter().map(|constat| constat.code()).collect();
/// assert_eq!(codes, ["DEBUT-DIFFERENT", "FIN-PAR-PROLONGATION"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct DureeDuContrat {
    territoire: TerritoireDuContrat,
    base: BaseDeDuree,
    imprimees: Vec<DureeImprimee>,
    mises_a_jour: Vec<MiseAJour>,
    etapes: Vec<EtapeDeDuree>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "DureeDuContrat", deny_unknown_fields)]
struct Brute {
    territoire: TerritoireDuContrat,
    base: BaseDeDuree,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    imprimees: Vec<DureeImprimee>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mises_a_jour: Vec<MiseAJour>,
}

impl DureeDuContrat {
    /// The facts, updates in any order.
    ///
    /// # Errors
    /// [`DureeError`] if the law gives no term for those years.
    pub fn new(
        territoire: TerritoireDuContrat,
        base: BaseDeDuree,
        imprimees: Vec<DureeImprimee>,
        mut mises_a_jour: Vec<MiseAJour>,
    ) -> Result<Self, DureeError> {
        mises_a_jour.sort();
        let etapes = match base {
            BaseDeDuree::Loi2014 { renouvellement, signature } => {
                by_law(territoire, DureeLegale::of(renouvellement, signature)?)
            }
            BaseDeDuree::Circulaire2023 { signature } => by_circular(territoire, signature),
        };
        Ok(Self { territoire, base, imprimees, mises_a_jour, etapes })
    }

    /// Where the contract is.
    #[must_use]
    pub const fn territoire(&self) -> TerritoireDuContrat {
        self.territoire
    }

    /// What its term rests on.
    #[must_use]
    pub const fn base(&self) -> BaseDeDuree {
        self.base
    }

    /// What documents print, as they print it.
    #[must_use]
    pub fn imprimees(&self) -> &[DureeImprimee] {
        &self.imprimees
    }

    /// Updates, by day.
    #[must_use]
    pub fn mises_a_jour(&self) -> &[MiseAJour] {
        &self.mises_a_jour
    }

    /// The terms that texts give, each with its text: the law and what extended it, in the order of their ends; under
    /// the circular, its two readings side by side. Empty where no text was read.
    ///
    /// # Source
    /// [`Regle::ContractTerm`] (read), then [`Regle::ContractTerm2022`], [`Regle::ContractTerm2023`] and overseas
    /// [`Regle::ContractTermOutreMer`]; [`Regle::Circulaire2030`]: all four through secondary sources.
    ///
    /// # Interpretation
    /// Extensions are of contracts that ended on 31 December 2020. The circular says six years, and its contracts are
    /// named « 2024–2030 », which are seven calendar years: both are given. Six years end the day before the day of
    /// the same name; from a 29 February, on 28 February. The circular is for métropole: of overseas nothing was read.
    #[must_use]
    pub fn etapes(&self) -> &[EtapeDeDuree] {
        &self.etapes
    }

    /// Where the review stands on a day.
    ///
    /// # Source
    /// [`Regle::Circulaire2030`]: a review in 2027, for métropole.
    ///
    /// # Interpretation
    /// Any update of 2027 is the review.
    #[must_use]
    pub fn revoyure_on(&self, jour: NaiveDate) -> EtatDeRevoyure {
        const REVOYURE: Annee = match Annee::new(2027) {
            Some(annee) => annee,
            None => Annee::MIN,
        };
        let (BaseDeDuree::Circulaire2023 { .. }, TerritoireDuContrat::Metropole) =
            (self.base, self.territoire)
        else {
            return EtatDeRevoyure::SansObjet;
        };
        let annee = i32::from(REVOYURE.get());
        let connues = self.mises_a_jour.iter().map(|mise_a_jour| mise_a_jour.jour);
        match connues.filter(|connue| *connue <= jour).find(|connue| connue.year() == annee) {
            Some(faite) => EtatDeRevoyure::Faite(faite),
            None if jour.year() > annee => EtatDeRevoyure::NonRenseignee(REVOYURE),
            None => EtatDeRevoyure::Prevue(REVOYURE),
        }
    }
}

/// The last day of a year of the texts.
fn end(annee: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(annee, 12, 31)
}

fn by_law(territoire: TerritoireDuContrat, duree: DureeLegale) -> Vec<EtapeDeDuree> {
    let DureeLegale { du, au } = duree;
    let mut etapes =
        vec![EtapeDeDuree { du, au, lecture: LectureDeDuree::Texte, regle: Regle::ContractTerm }];
    if Some(au) != end(2020) {
        return etapes;
    }
    let prolongations = [
        (2022, Regle::ContractTerm2022, true),
        (2023, Regle::ContractTerm2023, true),
        (2024, Regle::ContractTermOutreMer, territoire == TerritoireDuContrat::OutreMer),
    ];
    etapes.extend(prolongations.into_iter().filter(|(.., vaut)| *vaut).filter_map(
        |(annee, regle, _)| {
            let lecture = LectureDeDuree::Prolongation;
            Some(EtapeDeDuree { du, au: end(annee)?, lecture, regle })
        },
    ));
    etapes
}

fn by_circular(territoire: TerritoireDuContrat, signature: Option<NaiveDate>) -> Vec<EtapeDeDuree> {
    if territoire == TerritoireDuContrat::OutreMer {
        return Vec::new();
    }
    let regle = Regle::Circulaire2030;
    let six_ans = signature.and_then(|du| {
        let annee = du.year().checked_add(6)?;
        let au = match du.with_year(annee) {
            Some(anniversaire) => anniversaire.pred_opt()?,
            None => NaiveDate::from_ymd_opt(annee, 2, 28)?,
        };
        Some(EtapeDeDuree { du, au, lecture: LectureDeDuree::SixAnsDepuisLaSignature, regle })
    });
    let (debut, fin) = Generation::EngagementsQuartiers2030.annees();
    let nom = NaiveDate::from_ymd_opt(debut.get().into(), 1, 1).zip(end(fin.get().into()));
    let nom =
        nom.map(|(du, au)| EtapeDeDuree { du, au, lecture: LectureDeDuree::AnneesDuNom, regle });
    six_ans.into_iter().chain(nom).collect()
}

impl TryFrom<Brute> for DureeDuContrat {
    type Error = DureeError;

    fn try_from(brute: Brute) -> Result<Self, Self::Error> {
        Self::new(brute.territoire, brute.base, brute.imprimees, brute.mises_a_jour)
    }
}

impl From<DureeDuContrat> for Brute {
    fn from(duree: DureeDuContrat) -> Self {
        let DureeDuContrat { territoire, base, imprimees, mises_a_jour, etapes: _ } = duree;
        Self { territoire, base, imprimees, mises_a_jour }
    }
}
