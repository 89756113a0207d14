//! The fonds de concours that a report prints, operation by operation.

use serde::{Deserialize, Serialize};

use super::{Enonce, Provenance};
use crate::controle::{ChiffresImprimes, MontantImprime, Operation, Tableau};
use crate::nombre::{Euros, Somme};

/// An operation of a commune and what the fund pays of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OperationAidee {
    /// The operation, as printed.
    pub operation: Operation,
    /// The amount.
    pub montant: Euros,
}

/// A fonds de concours of a year, as printed: nothing in it is corrected.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::FondsDeConcours;
///
/// let fonds: FondsDeConcours = serde_json::from_str(r#"{
///     "titre": "Fonds fictif",
///     "operations": [
///         { "operation": { "commune": "Une commune", "objet": "une école" }, "montant": "1200.00" },
///         { "operation": { "commune": "Une autre", "objet": "une place" }, "montant": "800.50" }
///     ],
///     "total_imprime": "2000.00",
///     "provenance": { "document": "rapport fictif" }
/// }"#)?;
/// assert_eq!(fonds.ecart().unwrap().to_string(), "0,50\u{a0}€");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "rapport.annuel.FondsDeConcours")
)]
#[serde(deny_unknown_fields)]
pub struct FondsDeConcours {
    /// Its title, as printed.
    pub titre: Enonce,
    /// The operations, in the order of the document.
    pub operations: Vec<OperationAidee>,
    /// The total, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_imprime: Option<Euros>,
    /// Where it was read.
    pub provenance: Provenance,
}

impl FondsDeConcours {
    /// The sum of the operations.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.operations.iter().map(|aidee| aidee.montant).sum()
    }

    /// Whether it tells all that a published table prints: its title, each of its operations and amounts, in its order,
    /// and its total where it has one. A table that prints anything else, such as a number of projects, is not told.
    #[must_use]
    pub fn tells(&self, publie: &Tableau<Operation>) -> bool {
        let publiees =
            publie.lignes.iter().map(|ligne| (&ligne.cle, amount_alone(&ligne.chiffres)));
        let siennes = self.operations.iter();
        let siennes = siennes.map(|aidee| (&aidee.operation, Some(aidee.montant)));
        let total = publie.total.as_ref().map(amount_alone);
        self.titre.as_str() == publie.titre
            && siennes.eq(publiees)
            && total.is_none_or(|total| total.is_some() && total == self.total_imprime)
    }

    /// What the operations have more than the printed total; `None` where none is printed, or where they tie.
    #[must_use]
    pub fn ecart(&self) -> Option<Somme> {
        let imprime = self.total_imprime?;
        Some(self.total().minus(imprime.into())).filter(|ecart| !ecart.is_zero())
    }
}

/// The amount of figures that print nothing else.
fn amount_alone(chiffres: &ChiffresImprimes) -> Option<Euros> {
    let ChiffresImprimes { nombre, montant, taux, precedent, evolution } = chiffres;
    let seul = nombre.is_none() && taux.is_empty() && precedent.is_empty() && evolution.is_empty();
    montant.get().filter(|_| seul).map(MontantImprime::euros)
}
