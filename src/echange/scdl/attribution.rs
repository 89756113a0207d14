use serde::{Deserialize, Serialize};

use super::{Conditions, Fraction, IdRae, Identite, Jour, Libelle, Nature, Objet, Versement};
use crate::financement::regle::{MontantNegatif, MontantPositif, Subvention};
use crate::financement::{Beneficiaire, BeneficiaireError, Financeur};
use crate::identifiant::{Annee, Siret};
use crate::nombre::{Arrondi, Euros};

/// A line of a deposit: a subsidy granted to one payee. Each field is proved by its type, so that what is built is
/// what the schema accepts.
///
/// # What the amount is
/// [`montant`](Self::montant) is that of the whole subsidy, **before** it is shared between payees; a payee has
/// [`pourcentage_subvention`](Self::pourcentage_subvention) of it. A subsidy of two payees is two lines with the whole
/// amount in each: adding up the column counts it twice. [`Attribution::part`] is what the payee of the line has, and
/// [`check_partages`](super::check_partages) says which subsidies are not shared out whole.
///
/// # Wire
/// The names of the schema; the two numbers of the payee are under `identite`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Attribution {
    /// Who grants, by its official name.
    pub nom_attribuant: Libelle,
    /// Who grants, by its SIRET.
    pub id_attribuant: Siret,
    /// Day of the agreement.
    pub date_convention: Jour,
    /// The act that decides, under the number that its author gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_decision: Option<Libelle>,
    /// Who is paid, by its name.
    pub nom_beneficiaire: Libelle,
    /// Who is paid, by its numbers.
    pub identite: Identite,
    /// What for.
    pub objet: Objet,
    /// The amount of the whole subsidy.
    pub montant: Euros,
    /// In money, in kind, or both.
    pub nature: Nature,
    /// At once, by instalments, or as told.
    pub conditions_versement: Conditions,
    /// When it is paid.
    pub dates_periode_versement: Versement,
    /// The scheme in the directory of aid to companies.
    #[serde(rename = "idRAE", default, skip_serializing_if = "Option::is_none")]
    pub id_rae: Option<IdRae>,
    /// Whether it is *de minimis* aid notified to the European Commission.
    #[serde(rename = "notificationUE")]
    pub notification_ue: bool,
    /// The share of the payee.
    pub pourcentage_subvention: Fraction,
    /// The scheme that it is granted under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispositif_aide: Option<Libelle>,
}

/// Why a line is no grant of the rule of 23 000 €.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PontError {
    /// The payee has no SIRET, and its name is none of a payee.
    #[error(transparent)]
    Beneficiaire(#[from] BeneficiaireError),
    /// The amount is below zero.
    #[error(transparent)]
    Montant(#[from] MontantNegatif),
}

impl Attribution {
    /// What the payee of the line has: its share of the amount, to the cent under a rounding that the caller names.
    #[must_use]
    pub fn part(&self, arrondi: Arrondi) -> Euros {
        self.pourcentage_subvention.of(self.montant, arrondi)
    }

    /// Who is paid, by its SIRET, else by its name: no SIREN is known from an RNA.
    ///
    /// # Errors
    /// [`BeneficiaireError`] if the name, blanks around it left out, is none.
    pub fn beneficiaire(&self) -> Result<Beneficiaire, BeneficiaireError> {
        match self.identite.siret() {
            Some(siret) => Ok(Beneficiaire::Siret(siret)),
            None => self.nom_beneficiaire.as_str().trim().parse(),
        }
    }

    /// The share of the payee as a grant of the rule of 23 000 €.
    ///
    /// The deposit does not say what kind of authority grants, nor in which budget year: the caller does.
    ///
    /// # Errors
    /// [`PontError`] if the payee has no SIRET and no name of a payee, or if the amount is below zero.
    pub fn subvention(
        &self,
        autorite: Financeur,
        annee: Annee,
        arrondi: Arrondi,
    ) -> Result<Subvention, PontError> {
        let part = self.part(arrondi);
        Ok(Subvention {
            autorite,
            beneficiaire: self.beneficiaire()?,
            annee,
            montant: MontantPositif::new(part).ok_or(MontantNegatif(part))?,
        })
    }
}
