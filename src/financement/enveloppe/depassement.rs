//! An envelope whose parts are more than it.

use core::fmt;

use serde::Serialize;

use crate::financement::Stade;
use crate::identifiant::{CodeEnveloppe, Nom};
use crate::nombre::{Euros, Somme, bind};

/// An envelope that is exceeded, by what and by how much.
///
/// `Display` is a French sentence, [`Depassement::code_de_constat`] is stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Depassement {
    /// The envelope.
    pub code: CodeEnveloppe,
    /// What it is called.
    pub libelle: Nom,
    /// What is notified to it.
    pub notifie: Euros,
    /// What is more than that.
    pub montant: Somme,
    /// What that is.
    pub motif: MotifDeDepassement,
}

/// What exceeds an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MotifDeDepassement {
    /// What is notified to its parts.
    Delegation {
        /// The parts whose notified amount is not known: the excess is at least what is said.
        non_notifiees: Vec<CodeEnveloppe>,
    },
    /// What is notified to its parts, and what is attached to it itself.
    Emploi {
        /// The stage of what is attached.
        stade: Stade,
        /// The parts whose notified amount is not known: the excess is at least what is said.
        non_notifiees: Vec<CodeEnveloppe>,
    },
    /// What is attached to it or below it.
    Consommation {
        /// The stage of what is attached.
        stade: Stade,
    },
}

impl Depassement {
    /// The stable code of the finding.
    #[must_use]
    pub const fn code_de_constat(&self) -> &'static str {
        match self.motif {
            MotifDeDepassement::Delegation { .. } => "DEPASSEMENT-DE-DELEGATION",
            MotifDeDepassement::Emploi { .. } => "DEPASSEMENT-D-EMPLOI",
            MotifDeDepassement::Consommation { .. } => "DEPASSEMENT-DE-CONSOMMATION",
        }
    }

    /// By how much: above zero.
    #[must_use]
    pub fn ecart(&self) -> Somme {
        self.montant.minus(self.notifie.into())
    }
}

impl fmt::Display for Depassement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, libelle, notifie, montant, motif } = self;
        let (s, z) = (plural(*montant), plural((*notifie).into()));
        let (emploi, non_notifiees) = match motif {
            MotifDeDepassement::Delegation { non_notifiees } => {
                (format!("délégué{s}"), non_notifiees.as_slice())
            }
            MotifDeDepassement::Emploi { stade, non_notifiees } => (
                format!("délégué{s}, ou employé{s} en propre au stade « {stade} »,"),
                non_notifiees.as_slice(),
            ),
            MotifDeDepassement::Consommation { stade } => {
                (format!("au stade « {stade} »"), &[][..])
            }
        };
        let au_moins = if non_notifiees.is_empty() { "" } else { "au moins " };
        let ecart = self.ecart();
        f.pad(&bind(&format!(
            "enveloppe {code} ({libelle}) : {montant} {emploi} pour {notifie} notifié{z}, soit {au_moins}{ecart} de trop"
        )))
    }
}

/// French plurals start at two.
fn plural(montant: Somme) -> &'static str {
    if montant.centimes().unsigned_abs() < 200 { "" } else { "s" }
}
