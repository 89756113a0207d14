//! An action of a programme, and who carries it.

use std::collections::BTreeSet;

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::contrat::{Classement, Transversal};
use crate::identifiant::{Annee, CodeQuartier, Nom, Reference, Siret};

/// What kind of body carries an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureOperateur {
    /// An association.
    Association,
    /// An EPCI: the agglomeration itself.
    Epci,
    /// A commune, or its *centre communal d'action sociale*.
    Commune,
    /// A public establishment.
    EtablissementPublic,
    /// A social landlord.
    Bailleur,
    /// A company.
    Entreprise,
    /// Another body.
    Autre,
}

impl NatureOperateur {
    /// Whether bodies of that kind are of private law, where the kind tells: a social landlord may be a public
    /// office or a company.
    #[must_use]
    pub const fn is_private(self) -> Option<bool> {
        match self {
            Self::Association | Self::Entreprise => Some(true),
            Self::Epci | Self::Commune | Self::EtablissementPublic => Some(false),
            Self::Bailleur | Self::Autre => None,
        }
    }
}

impl fmt::Display for NatureOperateur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Association => "association",
            Self::Epci => "EPCI",
            Self::Commune => "commune",
            Self::EtablissementPublic => "établissement public",
            Self::Bailleur => "bailleur",
            Self::Entreprise => "entreprise",
            Self::Autre => "autre",
        })
    }
}

/// Who carries an action.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operateur {
    /// Its name.
    pub nom: Nom,
    /// What kind of body it is.
    pub nature: NatureOperateur,
    /// Its establishment, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<Siret>,
}

impl fmt::Display for Operateur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.nom.fmt(f)
    }
}

/// An action of the programme of a year, under the actions that a contract must hold
/// ([`Regle::ContractParties`](crate::droit::Regle::ContractParties)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What tells it from the others of its contract and year.
    pub reference: Reference,
    /// Its title, as filed.
    pub titre: String,
    /// Who carries it.
    pub operateur: Operateur,
    /// Where it stands in the contract.
    pub classement: Classement,
    /// The transversal priorities that it bears.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub transversaux: BTreeSet<Transversal>,
    /// The quarters that it serves; none where it is not stated.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub quartiers: BTreeSet<CodeQuartier>,
    /// The year of its programme.
    pub annee: Annee,
}
