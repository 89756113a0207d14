//! What an envelope holds, delegates and has left.

use serde::Serialize;

use super::Depassement;
use super::depassement::MotifDeDepassement;
use crate::financement::Stade;
use crate::identifiant::{CodeEnveloppe, Nom};
use crate::nombre::{Euros, Somme};

/// An envelope at a stage: notified, delegated to its parts, consumed by itself and below, left.
///
/// Two uses of one envelope are followed: what is delegated is notified to its parts, what is consumed is
/// attached to it or to what is below it. What its parts consume was delegated to them, so that both uses are
/// never added up; what is attached to it itself was delegated to none, and is not there to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EtatDEnveloppe {
    pub(super) code: CodeEnveloppe,
    pub(super) libelle: Nom,
    pub(super) parent: Option<CodeEnveloppe>,
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

    /// The envelope that it is part of, which holds what it consumes too.
    #[must_use]
    pub fn parent(&self) -> Option<&CodeEnveloppe> {
        self.parent.as_ref()
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

    /// What is left to delegate: neither notified to a part nor attached to it itself. Negative when both are
    /// more than is notified; `None`, not checkable, where its notified amount or that of a part is not known.
    #[must_use]
    pub fn reste_a_deleguer(&self) -> Option<Somme> {
        let notifie = self.notifie.filter(|_| self.non_notifiees.is_empty())?;
        Some(Somme::from(notifie).minus(self.employe()))
    }

    /// What is notified to its parts, and what is attached to it and to none of them.
    fn employe(&self) -> Somme {
        self.delegue.merge(self.propre)
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
        let non_notifiees = || self.non_notifiees.clone();
        // Where it is one of the two others, it is told already.
        let employe = (self.propre > Somme::ZERO && self.employe() != self.consomme).then(|| {
            (MotifDeDepassement::Emploi { stade, non_notifiees: non_notifiees() }, self.employe())
        });
        [
            Some((MotifDeDepassement::Delegation { non_notifiees: non_notifiees() }, self.delegue)),
            employe,
            Some((MotifDeDepassement::Consommation { stade }, self.consomme)),
        ]
        .into_iter()
        .flatten()
        .filter_map(|(motif, montant)| {
            let notifie = self.notifie?;
            (montant > notifie.into()).then(|| Depassement {
                code: self.code.clone(),
                libelle: self.libelle.clone(),
                notifie,
                montant,
                motif,
            })
        })
    }
}
