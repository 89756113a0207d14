use core::fmt;

use serde::{Deserialize, Serialize};

/// A field of the national schema of subsidies, v2.1.1, in its order.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::Champ;
///
/// assert_eq!(Champ::TOUS.len(), 16);
/// assert_eq!(Champ::NotificationUe.nom(), "notificationUE");
/// assert!(!Champ::IdBeneficiaire.is_required()); // an RNA may stand for it
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Champ")
)]
#[serde(rename_all = "snake_case")]
pub enum Champ {
    /// Who grants, by its official name.
    NomAttribuant,
    /// Who grants, by its SIRET.
    IdAttribuant,
    /// Day of the agreement.
    DateConvention,
    /// The act that decides, under the number that its author gives it.
    ReferenceDecision,
    /// Who is paid, by its name.
    NomBeneficiaire,
    /// Who is paid, by its SIRET.
    IdBeneficiaire,
    /// Who is paid, by its RNA.
    RnaBeneficiaire,
    /// What for.
    Objet,
    /// How much, before it is shared between payees.
    Montant,
    /// In money, in kind, or both.
    Nature,
    /// At once, by instalments, or as told.
    ConditionsVersement,
    /// The day or the period of payment.
    DatesPeriodeVersement,
    /// The scheme in the directory of aid to companies.
    IdRae,
    /// Whether it is *de minimis* aid notified to the European Commission.
    NotificationUe,
    /// The share of the payee, from 0.01 to 1.
    PourcentageSubvention,
    /// The scheme that it is granted under.
    DispositifAide,
}

impl Champ {
    /// Every field, in the order of the schema.
    pub const TOUS: [Self; 16] = [
        Self::NomAttribuant,
        Self::IdAttribuant,
        Self::DateConvention,
        Self::ReferenceDecision,
        Self::NomBeneficiaire,
        Self::IdBeneficiaire,
        Self::RnaBeneficiaire,
        Self::Objet,
        Self::Montant,
        Self::Nature,
        Self::ConditionsVersement,
        Self::DatesPeriodeVersement,
        Self::IdRae,
        Self::NotificationUe,
        Self::PourcentageSubvention,
        Self::DispositifAide,
    ];

    /// The name of the schema, which heads the column.
    #[must_use]
    pub const fn nom(self) -> &'static str {
        match self {
            Self::NomAttribuant => "nomAttribuant",
            Self::IdAttribuant => "idAttribuant",
            Self::DateConvention => "dateConvention",
            Self::ReferenceDecision => "referenceDecision",
            Self::NomBeneficiaire => "nomBeneficiaire",
            Self::IdBeneficiaire => "idBeneficiaire",
            Self::RnaBeneficiaire => "rnaBeneficiaire",
            Self::Objet => "objet",
            Self::Montant => "montant",
            Self::Nature => "nature",
            Self::ConditionsVersement => "conditionsVersement",
            Self::DatesPeriodeVersement => "datesPeriodeVersement",
            Self::IdRae => "idRAE",
            Self::NotificationUe => "notificationUE",
            Self::PourcentageSubvention => "pourcentageSubvention",
            Self::DispositifAide => "dispositifAide",
        }
    }

    /// Whether the schema asks for a value in every line. Of the SIRET and the RNA of the payee, one is enough.
    #[must_use]
    pub const fn is_required(self) -> bool {
        !matches!(
            self,
            Self::ReferenceDecision
                | Self::IdBeneficiaire
                | Self::RnaBeneficiaire
                | Self::IdRae
                | Self::DispositifAide
        )
    }

    /// What the schema asks for, in French.
    pub(super) const fn attendu(self) -> &'static str {
        match self {
            Self::NomAttribuant | Self::NomBeneficiaire => "un nom",
            Self::IdAttribuant | Self::IdBeneficiaire => {
                "un SIRET : quatorze chiffres d’un seul tenant, dont la clé est juste"
            }
            Self::DateConvention => "un jour du calendrier au format AAAA-MM-JJ",
            Self::ReferenceDecision | Self::DispositifAide => "un texte",
            Self::RnaBeneficiaire => "un numéro RNA : W et neuf chiffres",
            Self::Objet => "un texte de 256 caractères au plus",
            Self::Montant => {
                "un montant en euros, au centime, avec un point devant les décimales (47800.20)"
            }
            Self::Nature => {
                "« aide en numéraire », « aide en nature » ou les deux séparées par « ; »"
            }
            Self::ConditionsVersement => {
                "« unique », « échelonné » ou une description de 256 caractères au plus"
            }
            Self::DatesPeriodeVersement => {
                "un jour (AAAA-MM-JJ) ou une période (AAAA-MM-JJ/AAAA-MM-JJ)"
            }
            Self::IdRae => "un identifiant de 5 caractères au plus",
            Self::NotificationUe => "« oui » ou « non »",
            Self::PourcentageSubvention => {
                "une part de 0.01 à 1, avec un point devant les décimales (0.45 pour 45 %)"
            }
        }
    }
}

impl fmt::Display for Champ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.nom())
    }
}
