use serde::{Deserialize, Serialize};

use super::CleRapprochee;
use crate::identifiant::Reference;
use crate::nombre::{Euros, Somme};

/// A request: its reference, and its amount at the stage that the caller compares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DemandeARapprocher {
    /// The reference of the request.
    pub reference: Reference,
    /// Its amount.
    pub montant: Euros,
}

impl From<(Reference, Euros)> for DemandeARapprocher {
    fn from((reference, montant): (Reference, Euros)) -> Self {
        Self { reference, montant }
    }
}

/// What was paid under one reference by one line, or by one part of a line that was split.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VersementRapproche {
    /// The reference.
    pub reference: Reference,
    /// How much; below zero for a withdrawal.
    pub montant: Euros,
    /// Whether it is a part of a line that was split.
    pub partage: bool,
}

/// Requests and payments under one key; one of the two sides may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Groupe {
    pub(super) cle: CleRapprochee,
    pub(super) demandes: Vec<DemandeARapprocher>,
    pub(super) versements: Vec<VersementRapproche>,
}

impl Groupe {
    pub(super) const fn new(cle: CleRapprochee) -> Self {
        Self { cle, demandes: Vec::new(), versements: Vec::new() }
    }

    /// What its lines share.
    #[must_use]
    pub fn cle(&self) -> &CleRapprochee {
        &self.cle
    }

    /// Its requests, by reference and amount.
    #[must_use]
    pub fn demandes(&self) -> &[DemandeARapprocher] {
        &self.demandes
    }

    /// Its payments, by reference and amount.
    #[must_use]
    pub fn versements(&self) -> &[VersementRapproche] {
        &self.versements
    }

    /// Total of its requests.
    #[must_use]
    pub fn total_des_demandes(&self) -> Somme {
        self.demandes.iter().map(|demande| demande.montant).sum()
    }

    /// Total of its payments.
    #[must_use]
    pub fn total_des_versements(&self) -> Somme {
        self.versements.iter().map(|versement| versement.montant).sum()
    }

    /// Payments less requests: above zero if more was paid than requested.
    #[must_use]
    pub fn ecart(&self) -> Somme {
        self.total_des_versements().minus(self.total_des_demandes())
    }

    /// Whether it has requests and payments.
    #[must_use]
    pub fn is_rapproche(&self) -> bool {
        !self.demandes.is_empty() && !self.versements.is_empty()
    }
}
