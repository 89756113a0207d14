use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::{CodeCommune, CodeDepartement, Nom, Siren};

/// A party to a contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Partie {
    /// The State.
    Etat,
    /// A public body of the State. The law does not say which.
    EtablissementPublicDeLEtat(Nom),
    /// An EPCI *à fiscalité propre*.
    Epci(Siren),
    /// A commune.
    Commune(CodeCommune),
    /// A département.
    Departement(CodeDepartement),
    /// A region.
    Region(Nom),
    /// Another party, which the law neither asks nor forbids.
    Autre(Nom),
}

impl Partie {
    /// Its kind.
    #[must_use]
    pub const fn nature(&self) -> NatureDePartie {
        match self {
            Self::Etat => NatureDePartie::Etat,
            Self::EtablissementPublicDeLEtat(_) => NatureDePartie::EtablissementPublicDeLEtat,
            Self::Epci(_) => NatureDePartie::Epci,
            Self::Commune(_) => NatureDePartie::Commune,
            Self::Departement(_) => NatureDePartie::Departement,
            Self::Region(_) => NatureDePartie::Region,
            Self::Autre(_) => NatureDePartie::Autre,
        }
    }
}

impl fmt::Display for Partie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Etat => f.pad("État"),
            Self::EtablissementPublicDeLEtat(nom) | Self::Region(nom) | Self::Autre(nom) => {
                nom.fmt(f)
            }
            Self::Epci(siren) => write!(f, "EPCI {siren}"),
            Self::Commune(code) => write!(f, "commune {code}"),
            Self::Departement(code) => write!(f, "département {code}"),
        }
    }
}

/// A kind of [`Partie`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureDePartie {
    /// The State.
    Etat,
    /// A public body of the State.
    EtablissementPublicDeLEtat,
    /// An EPCI *à fiscalité propre*.
    Epci,
    /// A commune.
    Commune,
    /// A département.
    Departement,
    /// A region.
    Region,
    /// Another.
    Autre,
}

/// How the law makes a party of a kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoleLegal {
    /// The contract is concluded between it and others: « conclus à l’échelle intercommunale entre… ».
    Conclusion,
    /// It signs what others conclude: « Ces contrats sont signés par… ».
    Signature,
}

impl NatureDePartie {
    /// Every kind.
    pub const TOUTES: [Self; 7] = [
        Self::Etat,
        Self::EtablissementPublicDeLEtat,
        Self::Epci,
        Self::Commune,
        Self::Departement,
        Self::Region,
        Self::Autre,
    ];

    /// How the law makes a party of it; `None` if the law does not name it.
    ///
    /// # Source
    /// [`Regle::ContractParties`](crate::droit::Regle::ContractParties): « contrats de ville conclus à l’échelle
    /// intercommunale entre, d’une part, l’Etat et ses établissements publics et, d’autre part, les communes et
    /// \[EPCI\] à fiscalité propre concernés. Ces contrats sont signés par les départements et les régions. »
    ///
    /// # Interpretation
    /// The indicative binds: a body that is named is mandatory, whether it concludes or signs. Which public bodies of
    /// the State, which communes, départements and regions is not said: whoever asks names those concerned.
    #[must_use]
    pub const fn role(self) -> Option<RoleLegal> {
        match self {
            Self::Etat | Self::EtablissementPublicDeLEtat | Self::Epci | Self::Commune => {
                Some(RoleLegal::Conclusion)
            }
            Self::Departement | Self::Region => Some(RoleLegal::Signature),
            Self::Autre => None,
        }
    }

    /// One of it, in French.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::Etat => "État",
            Self::EtablissementPublicDeLEtat => "établissement public de l’État",
            Self::Epci => "EPCI à fiscalité propre",
            Self::Commune => "commune",
            Self::Departement => "département",
            Self::Region => "région",
            Self::Autre => "autre partie",
        }
    }
}

impl fmt::Display for NatureDePartie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}
