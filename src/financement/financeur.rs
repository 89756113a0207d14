//! Who pays.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::SourceError;
use crate::identifiant::Nom;

/// What kind of body pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureFinanceur {
    /// The State and its agency, the ANCT.
    Etat,
    /// A *région*.
    Region,
    /// A *département*.
    Departement,
    /// An EPCI: the agglomeration.
    Epci,
    /// A commune.
    Commune,
    /// The *caisse d'allocations familiales*.
    Caf,
    /// A social landlord.
    Bailleur,
    /// The European Union.
    Europe,
    /// The operator itself, from its own funds.
    Operateur,
    /// Another body, which must be named.
    Autre,
}

impl NatureFinanceur {
    /// The French name of the kind.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Etat => "État",
            Self::Region => "Région",
            Self::Departement => "Département",
            Self::Epci => "EPCI",
            Self::Commune => "Commune",
            Self::Caf => "CAF",
            Self::Bailleur => "Bailleur",
            Self::Europe => "Europe",
            Self::Operateur => "Opérateur",
            Self::Autre => "Autre",
        }
    }
}

impl fmt::Display for NatureFinanceur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// Who pays: a kind, and a name where there is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "FinanceurBrut", into = "FinanceurBrut")]
pub struct Financeur {
    nature: NatureFinanceur,
    nom: Option<Nom>,
}

impl Financeur {
    /// The State, not named further.
    pub const ETAT: Self = Self { nature: NatureFinanceur::Etat, nom: None };
    /// A *région*, not named.
    pub const REGION: Self = Self { nature: NatureFinanceur::Region, nom: None };
    /// A *département*, not named.
    pub const DEPARTEMENT: Self = Self { nature: NatureFinanceur::Departement, nom: None };
    /// The agglomeration, not named.
    pub const EPCI: Self = Self { nature: NatureFinanceur::Epci, nom: None };
    /// A commune, not named.
    pub const COMMUNE: Self = Self { nature: NatureFinanceur::Commune, nom: None };
    /// The *caisse d'allocations familiales*, not named.
    pub const CAF: Self = Self { nature: NatureFinanceur::Caf, nom: None };
    /// A social landlord, not named.
    pub const BAILLEUR: Self = Self { nature: NatureFinanceur::Bailleur, nom: None };
    /// The European Union.
    pub const EUROPE: Self = Self { nature: NatureFinanceur::Europe, nom: None };
    /// The operator, from its own funds.
    pub const OPERATEUR: Self = Self { nature: NatureFinanceur::Operateur, nom: None };

    /// A payer known by name.
    #[must_use]
    pub fn named(nature: NatureFinanceur, nom: Nom) -> Self {
        Self { nature, nom: Some(nom) }
    }

    /// What kind of body it is.
    #[must_use]
    pub fn nature(&self) -> NatureFinanceur {
        self.nature
    }

    /// Its name, if it is known by name.
    #[must_use]
    pub fn nom(&self) -> Option<&Nom> {
        self.nom.as_ref()
    }
}

impl TryFrom<NatureFinanceur> for Financeur {
    type Error = SourceError;

    /// A payer known by its kind only.
    ///
    /// # Errors
    /// [`SourceError::AutreSansNom`]: « autre » says nothing without a name.
    fn try_from(nature: NatureFinanceur) -> Result<Self, Self::Error> {
        match nature {
            NatureFinanceur::Autre => Err(SourceError::AutreSansNom),
            NatureFinanceur::Etat
            | NatureFinanceur::Region
            | NatureFinanceur::Departement
            | NatureFinanceur::Epci
            | NatureFinanceur::Commune
            | NatureFinanceur::Caf
            | NatureFinanceur::Bailleur
            | NatureFinanceur::Europe
            | NatureFinanceur::Operateur => Ok(Self { nature, nom: None }),
        }
    }
}

impl fmt::Display for Financeur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.nom {
            Some(nom) => nom.fmt(f),
            None => self.nature.fmt(f),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Financeur", deny_unknown_fields)]
struct FinanceurBrut {
    nature: NatureFinanceur,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nom: Option<Nom>,
}

impl TryFrom<FinanceurBrut> for Financeur {
    type Error = SourceError;

    fn try_from(brut: FinanceurBrut) -> Result<Self, Self::Error> {
        match brut.nom {
            Some(nom) => Ok(Self::named(brut.nature, nom)),
            None => Self::try_from(brut.nature),
        }
    }
}

impl From<Financeur> for FinanceurBrut {
    fn from(financeur: Financeur) -> Self {
        Self { nature: financeur.nature, nom: financeur.nom }
    }
}
