//! The schemes through which money comes.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiant::Nom;

/// An axis of a *Fonds de cohésion sociale*, those of the agglomeration of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AxeFcs {
    /// Support to what the conseils citoyens do.
    ConseilsCitoyens,
    /// An action deployed over the whole agglomeration.
    ActionIntercommunale,
    /// Help to small associations of a quarter.
    PetitesAssociations,
    /// Training of those who work in the quarters.
    QualificationDesActeurs,
    /// Digital inclusion.
    InclusionNumerique,
}

impl AxeFcs {
    /// Every axis.
    pub const TOUS: [Self; 5] = [
        Self::ConseilsCitoyens,
        Self::ActionIntercommunale,
        Self::PetitesAssociations,
        Self::QualificationDesActeurs,
        Self::InclusionNumerique,
    ];

    /// The French wording of the axis.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::ConseilsCitoyens => "soutien aux actions des conseils citoyens",
            Self::ActionIntercommunale => "déploiement d’une action à l’échelle intercommunale",
            Self::PetitesAssociations => "appui aux petites associations de quartier",
            Self::QualificationDesActeurs => "qualification des acteurs des quartiers",
            Self::InclusionNumerique => "inclusion numérique",
        }
    }
}

impl fmt::Display for AxeFcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// The scheme through which money comes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dispositif {
    /// No scheme: the ordinary budget of who pays.
    Aucun,
    /// Not stated where the figure was read.
    NonPrecise,
    /// The yearly programming of the contract.
    ContratDeVille,
    /// *Quartiers d'été*.
    QuartiersDEte,
    /// *Cité éducative*.
    CiteEducative,
    /// *Programme de réussite éducative*.
    ReussiteEducative,
    /// Posts of *adultes-relais*.
    AdulteRelais,
    /// Posts paid through the FONJEP.
    Fonjep,
    /// *Ville Vie Vacances*.
    VilleVieVacances,
    /// A *Fonds de cohésion sociale*, of one axis or of all.
    FondsDeCohesionSociale(Option<AxeFcs>),
    /// A *fonds de concours* « politique de la ville »: for the equipment of a commune or of its
    /// agglomeration ([`Regle::FdcCap`](crate::droit::Regle::FdcCap)).
    FondsDeConcoursPolitiqueDeLaVille,
    /// A *fonds de concours* for the *Nouveau Programme de Renouvellement Urbain*.
    FondsDeConcoursNpnru,
    /// The *dotation politique de la ville*.
    DotationPolitiqueDeLaVille,
    /// A local scheme, by its name.
    Local(Nom),
}

impl fmt::Display for Dispositif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FondsDeCohesionSociale(Some(axe)) => {
                write!(f, "Fonds de cohésion sociale, {axe}")
            }
            Self::Local(nom) => nom.fmt(f),
            Self::Aucun => f.pad("hors dispositif"),
            Self::NonPrecise => f.pad("dispositif non précisé"),
            Self::ContratDeVille => f.pad("programmation du contrat de ville"),
            Self::QuartiersDEte => f.pad("Quartiers d’été"),
            Self::CiteEducative => f.pad("cité éducative"),
            Self::ReussiteEducative => f.pad("programme de réussite éducative"),
            Self::AdulteRelais => f.pad("adultes-relais"),
            Self::Fonjep => f.pad("FONJEP"),
            Self::VilleVieVacances => f.pad("Ville Vie Vacances"),
            Self::FondsDeCohesionSociale(None) => f.pad("Fonds de cohésion sociale"),
            Self::FondsDeConcoursPolitiqueDeLaVille => {
                f.pad("fonds de concours « politique de la ville »")
            }
            Self::FondsDeConcoursNpnru => f.pad("fonds de concours « NPNRU »"),
            Self::DotationPolitiqueDeLaVille => f.pad("dotation politique de la ville"),
        }
    }
}
