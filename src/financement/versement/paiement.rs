use serde::{Deserialize, Serialize};

use super::{CelluleDeContrats, ContratsPayes};
use crate::financement::Beneficiaire;
use crate::financement::Programme;
use crate::identifiant::{Annee, CodeDepartement, Nom, Reference};
use crate::nombre::Euros;

/// A payment. A negative amount is a withdrawal.
///
/// # Examples
/// A pivot by contract; one by *département* or by year is written the same way:
/// ```
/// use contrat_de_ville::bilan::Ventilation;
/// use contrat_de_ville::financement::{ContratsPayes, Versement, VersementBrut, VersementsLus};
///
/// let lignes: Vec<VersementBrut> = serde_json::from_str(
///     r#"[{"id_poste": "F1", "code_tiers": "ASSOCIATION A", "annee": 2020, "montant": 7164, "code_cv": "CV221"},
///         {"id_poste": "F2", "code_tiers": "ASSOCIATION B", "annee": "2020", "montant": 3582.5, "code_cv": "CV221CV223"}]"#,
/// )?;
/// let lus = VersementsLus::read(lignes);
/// let bilan: Ventilation<ContratsPayes> = lus.versements().map(Versement::par_contrat).collect();
/// assert_eq!(bilan.len(), 2);
/// assert_eq!(bilan.total().total().to_string(), "10\u{202f}746,50\u{a0}€");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Versement {
    /// Reference of the *dossier*, or id of the post; `None` if the source says none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// Who was paid.
    pub beneficiaire: Beneficiaire,
    /// Name of the payee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raison_sociale: Option<Nom>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objet: Option<Nom>,
    /// How much.
    pub montant: Euros,
    /// The year of the payment.
    pub annee: Annee,
    /// The contracts, as their cell names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrats: Option<CelluleDeContrats>,
    /// The *département*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departement: Option<CodeDepartement>,
    /// Code of the region, as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Reference>,
    /// The programme of the State's budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
}

impl Versement {
    /// The contracts that it is of.
    #[must_use]
    pub fn contrats_payes(&self) -> ContratsPayes {
        self.contrats.as_ref().map_or(ContratsPayes::NON_DITS, CelluleDeContrats::contrats)
    }

    /// Its amount under its contracts, for a pivot.
    #[must_use]
    pub fn par_contrat(&self) -> (ContratsPayes, Euros) {
        (self.contrats_payes(), self.montant)
    }

    /// Its amount under its *département*, `None` where it is not said, for a pivot.
    #[must_use]
    pub const fn par_departement(&self) -> (Option<CodeDepartement>, Euros) {
        (self.departement, self.montant)
    }

    /// Its amount under its year, for a pivot.
    #[must_use]
    pub const fn par_annee(&self) -> (Annee, Euros) {
        (self.annee, self.montant)
    }
}
