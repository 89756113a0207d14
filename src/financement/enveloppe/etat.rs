//! What an envelope holds, delegates and has left.

use serde::Serialize;

use super::Depassement;
use super::depassement::MotifDeDepassement;
use crate::financement::Stade;
use crate::identifiant::{CodeEnveloppe, Nom};
use crate::nombre::{Euros, Somme};

/// An envelope at a stage: notified, delegated to its parts, consumed by itself and below, left.
///
/// Two uses of one envelope are followed, and never added up: what is delegated is notified to its parts,
/// what is consumed is attached to it or to what is below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EtatDEnveloppe {
    pub(super) code: CodeEnveloppe,
    pub(super) libelle: Nom,
    pub(super) notifie: Option<Euros>,
    pub(super) delegue: Somme,
    pub(super) non_notifiees: Vec<CodeEnveloppe>,
    pub(super) propre: Somme,
    pub(super) consomme: Somme,
}

impl EtatDEnveloppe {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &CodeEnveloppe {
        &self.code
    }

    /// What it is called.
    #[must_use]
    pub fn libelle(&self) -> &Nom {
        &self.libelle
    }

    /// What is notified to it, where it is known.
    #[must_use]
    pub fn notifie(&self) -> Option<Euros> {
        self.notifie
    }

    /// What is notified to its parts, one level down: all that is known of it.
    #[must_use]
    pub fn delegue(&self) -> Somme {
        self.delegue
    }

    /// Its parts whose notified amount is not known.
    #[must_use]
    pub fn non_notifiees(&self) -> &[CodeEnveloppe] {
        &self.non_notifiees
    }

    /// What is attached to it, and to none of its parts.
    #[must_use]
    pub fn propre(&self) -> Somme {
        self.propre
    }

    /// What is attached to it or below it.
    #[must_use]
    pub fn consomme(&self) -> Somme {
        self.consomme
    }

    /// What is left to delegate, negative when more is delegated than notified; `None`, not checkable, where
    /// its notified amount or that of a part is not known.
    #[must_use]
    pub fn reste_a_deleguer(&self) -> Option<Somme> {
        let notifie = self.notifie.filter(|_| self.non_notifiees.is_empty())?;
        Some(Somme::from(notifie).minus(self.delegue))
    }

    /// What is left to allocate, negative when more is consumed than notified; `None`, not checkable, where
    /// its notified amount is not known.
    #[must_use]
    pub fn reste_a_consommer(&self) -> Option<Somme> {
        Some(Somme::from(self.notifie?).minus(self.consomme))
    }

    /// By how much its parts are more than it. No part is notified less than nothing, so that parts that are
    /// not known do not hide what is certain.
    pub(super) fn depassements(&self, stade: Stade) -> impl Iterator<Item = Depassement> {
        let consommation = MotifDeDepassement::Consommation { stade };
        let delegation =
            MotifDeDepassement::Delegation { non_notifiees: self.non_notifiees.clone() };
        [(delegation, self.delegue), (consommation, self.consomme)].into_iter().filter_map(
            |(motif, montant)| {
                let notifie = self.notifie?;
                (montant > notifie.into()).then(|| Depassement {
                    code: self.code.clone(),
                    libelle: self.libelle.clone(),
                    notifie,
                    montant,
                    motif,
                })
            },
        )
    }
}
