use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Abattement, CompteRenduFinancier, ComptesCertifies, ContratDEngagement, DonneesEssentielles,
    Dotations, Examen, FondsDeConcours, ObjectifCpo, Pacte, ParticipationMinimale,
    PochesDePauvrete, Reversement,
};

/// The facts of any rule of an operation or of a contract, so that a list of them can be stored and examined as
/// one.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{Cas, Verdict};
///
/// let cas: Cas = serde_json::from_str(r#"{"comptes_certifies": {"subventions": "153000.01", "certifies": false}}"#)?;
/// let examens = cas.examine("2024-09-24".parse()?);
/// assert_eq!(examens[0].verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cas {
    /// Of fonds de concours.
    FondsDeConcours(FondsDeConcours),
    /// Of the least own share.
    ParticipationMinimale(ParticipationMinimale),
    /// Of the grants of the State to an operation.
    Dotations(Dotations),
    /// Of the essential data of a subsidy.
    DonneesEssentielles(DonneesEssentielles),
    /// Of a contrat d’engagement républicain.
    ContratDEngagement(ContratDEngagement),
    /// Of the account of a subsidy.
    CompteRenduFinancier(CompteRenduFinancier),
    /// Of the certification of accounts.
    ComptesCertifies(ComptesCertifies),
    /// Of a subsidy that is given on.
    Reversement(Reversement),
    /// Of the relief of landlords.
    Abattement(Abattement),
    /// Of the financial and fiscal pact.
    Pacte(Pacte),
    /// Of the target of conventions for several years.
    ObjectifCpo(ObjectifCpo),
    /// Of the ceiling of what goes outside the quarters.
    PochesDePauvrete(PochesDePauvrete),
}

impl Cas {
    /// The findings of its rule, one for each condition.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Vec<Examen> {
        match self {
            Self::FondsDeConcours(faits) => faits.examine(jour).into(),
            Self::ParticipationMinimale(faits) => vec![faits.examine(jour)],
            Self::Dotations(faits) => faits.examine(jour).into(),
            Self::DonneesEssentielles(faits) => vec![faits.examine(jour)],
            Self::ContratDEngagement(faits) => vec![faits.examine(jour)],
            Self::CompteRenduFinancier(faits) => vec![faits.examine(jour)],
            Self::ComptesCertifies(faits) => vec![faits.examine(jour)],
            Self::Reversement(faits) => vec![faits.examine(jour)],
            Self::Abattement(faits) => faits.examine(jour).into(),
            Self::Pacte(faits) => vec![faits.examine(jour)],
            Self::ObjectifCpo(faits) => vec![faits.examine(jour)],
            Self::PochesDePauvrete(faits) => vec![faits.examine(jour)],
        }
    }
}
