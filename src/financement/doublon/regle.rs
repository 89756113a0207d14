//! When two payments are one.

use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::financement::{Beneficiaire, ContratsPayes, Programme, Versement};
use crate::identifiant::{Annee, CodeDepartement, Nom, Reference};
use crate::nombre::Euros;

/// A field that counts when two payments are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Critere {
    /// The reference, or the id of the post.
    Reference,
    /// Who was paid.
    Beneficiaire,
    /// The name of the payee.
    RaisonSociale,
    /// What for.
    Objet,
    /// How much.
    Montant,
    /// The year.
    Annee,
    /// The contracts, however their cell writes them.
    Contrats,
    /// The *département*.
    Departement,
    /// The region.
    Region,
    /// The programme of the State's budget.
    Programme,
}

impl fmt::Display for Critere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Reference => "référence",
            Self::Beneficiaire => "bénéficiaire",
            Self::RaisonSociale => "raison sociale",
            Self::Objet => "objet",
            Self::Montant => "montant",
            Self::Annee => "année",
            Self::Contrats => "contrats",
            Self::Departement => "département",
            Self::Region => "région",
            Self::Programme => "programme",
        })
    }
}

/// The fields that two payments must share to be one payment told twice. There is no default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Critere>", into = "Vec<Critere>")]
pub struct RegleDeDoublon(BTreeSet<Critere>);

/// Why fields make no [`RegleDeDoublon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegleDeDoublonError {
    /// Without any, all payments would be one.
    #[error("a rule of doubles without a field: expected at least one")]
    Vide,
    /// A field twice.
    #[error("field « {0} » given twice in a rule of doubles")]
    Repete(Critere),
}

impl RegleDeDoublon {
    /// The rule of these fields.
    ///
    /// # Errors
    /// [`RegleDeDoublonError`] if there is none, or one twice.
    pub fn new(criteres: impl IntoIterator<Item = Critere>) -> Result<Self, RegleDeDoublonError> {
        let mut vus = BTreeSet::new();
        match criteres.into_iter().find(|critere| !vus.insert(*critere)) {
            Some(critere) => Err(RegleDeDoublonError::Repete(critere)),
            None if vus.is_empty() => Err(RegleDeDoublonError::Vide),
            None => Ok(Self(vus)),
        }
    }

    /// The fields, in order.
    #[must_use]
    pub fn criteres(&self) -> impl ExactSizeIterator<Item = Critere> {
        self.0.iter().copied()
    }

    /// What counts of a payment; `None` if it does not say a field that counts.
    pub(super) fn cle<'v>(&self, versement: &'v Versement) -> Option<Vec<Valeur<'v>>> {
        let value = |critere: Critere| match critere {
            Critere::Reference => versement.reference.as_ref().map(Valeur::Reference),
            Critere::Beneficiaire => Some(Valeur::Beneficiaire(&versement.beneficiaire)),
            Critere::RaisonSociale => versement.raison_sociale.as_ref().map(Valeur::Nom),
            Critere::Objet => versement.objet.as_ref().map(Valeur::Nom),
            Critere::Montant => Some(Valeur::Montant(versement.montant)),
            Critere::Annee => Some(Valeur::Annee(versement.annee)),
            Critere::Contrats => {
                versement.contrats.as_ref().map(|cellule| Valeur::Contrats(cellule.contrats()))
            }
            Critere::Departement => versement.departement.map(Valeur::Departement),
            Critere::Region => versement.region.as_ref().map(Valeur::Reference),
            Critere::Programme => versement.programme.map(Valeur::Programme),
        };
        self.criteres().map(value).collect()
    }
}

#[derive(PartialEq, Eq, Hash)]
pub(super) enum Valeur<'v> {
    Reference(&'v Reference),
    Beneficiaire(&'v Beneficiaire),
    Nom(&'v Nom),
    Montant(Euros),
    Annee(Annee),
    Contrats(ContratsPayes),
    Departement(CodeDepartement),
    Programme(Programme),
}

impl TryFrom<Vec<Critere>> for RegleDeDoublon {
    type Error = RegleDeDoublonError;

    fn try_from(criteres: Vec<Critere>) -> Result<Self, Self::Error> {
        Self::new(criteres)
    }
}

impl From<RegleDeDoublon> for Vec<Critere> {
    fn from(regle: RegleDeDoublon) -> Self {
        regle.0.into_iter().collect()
    }
}

impl fmt::Display for RegleDeDoublon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let criteres: Vec<String> = self.criteres().map(|critere| critere.to_string()).collect();
        write!(f, "même {}", criteres.join(", "))
    }
}
