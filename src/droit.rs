//! Every legal text that the crate relies on, once.
//!
//! A rule of law is cited by its [`Regle`]: the text, its article, since when, how it was read and how
//! sure that is. Nothing marked [`Confiance::Memoire`] is presented as verified.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confiance {
    /// The text itself was read.
    Texte,
    /// A secondary source was read.
    Secondaire,
    /// From memory, not verified.
    Memoire,
}

/// A legal text, as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Texte {
    /// The id of the rule, stable: `BUDGET-ANNEX`.
    pub id: &'static str,
    /// The text: *Code général des collectivités territoriales*.
    pub titre: &'static str,
    /// The article in it.
    pub article: &'static str,
    /// The last change of the article in the version that was read, where known.
    pub depuis: Option<NaiveDate>,
    /// The day for which the version that was read is in force, where known.
    pub etat: Option<NaiveDate>,
    /// How sure the rule is.
    pub confiance: Confiance,
    /// The day on which this entry was last compared with its source.
    pub revu: NaiveDate,
}

/// A rule of law that the crate computes with, or documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
pub enum Regle {
    /// The yearly annex to the budget, crédits spécifiques and droit commun apart.
    BudgetAnnex,
    /// What the yearly report holds.
    ReportContent,
    /// Who signs a contrat de ville, and what it holds.
    ContractParties,
    /// When a contract starts and ends.
    ContractTerm,
    /// What a QPV is.
    QpvDef,
    /// The décrets that list the QPV.
    QpvLists,
    /// The codes of the QPV of 2015.
    #[serde(rename = "QPV-CODE-2015")]
    QpvCode2015,
    /// The codes of the QPV of 2024.
    #[serde(rename = "QPV-CODE-2024")]
    QpvCode2024,
    /// A conseil citoyen in each QPV.
    CcExistence,
    /// What a fonds de concours may pay, and how much.
    FdcCap,
}

/// A day that the calendar has; an impossible one is no day, which a test refuses.
const fn day(annee: i32, mois: u32, jour: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(annee, mois, jour)
}

const REVU: NaiveDate = match day(2026, 11, 23) {
    Some(jour) => jour,
    None => NaiveDate::MIN,
};

const CGCT: &str = "Code général des collectivités territoriales";
const LOI_2014_173: &str =
    "Loi n° 2014-173 du 21 février 2014 de programmation pour la ville et la cohésion urbaine";

impl Regle {
    /// Every rule.
    pub const TOUTES: [Self; 10] = [
        Self::BudgetAnnex,
        Self::ReportContent,
        Self::ContractParties,
        Self::ContractTerm,
        Self::QpvDef,
        Self::QpvLists,
        Self::QpvCode2015,
        Self::QpvCode2024,
        Self::CcExistence,
        Self::FdcCap,
    ];

    /// The text that the rule rests on.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::droit::{Confiance, Regle};
    ///
    /// let texte = Regle::BudgetAnnex.texte();
    /// assert_eq!(texte.article, "L. 2313-1");
    /// assert_eq!(texte.confiance, Confiance::Texte);
    /// ```
    #[must_use]
    pub const fn texte(self) -> Texte {
        /// The consolidated codes were read as in force on that day.
        const ETAT: Option<NaiveDate> = day(2024, 10, 1);
        /// The law of 2014 was read in its first version.
        const INITIAL: Option<NaiveDate> = day(2014, 2, 23);
        let (id, titre, article, depuis, etat, confiance) = match self {
            Self::BudgetAnnex => {
                ("BUDGET-ANNEX", CGCT, "L. 2313-1", day(2019, 4, 1), ETAT, Confiance::Texte)
            }
            Self::ReportContent => (
                "REPORT-CONTENT",
                "Décret n° 2015-1118 du 3 septembre 2015",
                "1 (numéro de mémoire)",
                day(2015, 9, 6),
                None,
                Confiance::Secondaire,
            ),
            Self::ContractParties => {
                ("CONTRACT-PARTIES", LOI_2014_173, "6, I et IV", INITIAL, INITIAL, Confiance::Texte)
            }
            Self::ContractTerm => {
                ("CONTRACT-TERM", LOI_2014_173, "6, I, al. 3", INITIAL, INITIAL, Confiance::Texte)
            }
            Self::QpvDef => ("QPV-DEF", LOI_2014_173, "5, I", INITIAL, INITIAL, Confiance::Texte),
            Self::QpvLists => (
                "QPV-LISTS",
                "Décrets nos 2014-1750, 2014-1751, 2023-1314 et 2024-1212",
                "annexes",
                None,
                None,
                Confiance::Secondaire,
            ),
            Self::QpvCode2015 => (
                "QPV-CODE-2015",
                "Liste publiée des quartiers prioritaires de 2015",
                "code du quartier",
                None,
                None,
                Confiance::Secondaire,
            ),
            Self::QpvCode2024 => (
                "QPV-CODE-2024",
                "Liste publiée des quartiers prioritaires de 2024",
                "code du quartier",
                None,
                None,
                Confiance::Secondaire,
            ),
            Self::CcExistence => {
                ("CC-EXISTENCE", LOI_2014_173, "7, I", INITIAL, INITIAL, Confiance::Texte)
            }
            Self::FdcCap => ("FDC-CAP", CGCT, "L. 5216-5, VI", None, ETAT, Confiance::Texte),
        };
        Texte { id, titre, article, depuis, etat, confiance, revu: REVU }
    }
}

impl fmt::Display for Regle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texte = self.texte();
        write!(f, "{}, art. {}", texte.titre, texte.article)
    }
}
