//! How an act is made known, and whether that counts.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// How an act is made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModeDePublication {
    /// Put online.
    Electronique,
    /// Posted up.
    Affichage,
    /// Put at the public's disposal on paper.
    Papier,
}

impl fmt::Display for ModeDePublication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Electronique => "publication électronique",
            Self::Affichage => "affichage",
            Self::Papier => "publication sur papier",
        })
    }
}

/// A day on which an act was made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "procedure.Publication")
)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// When.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// How.
    pub mode: ModeDePublication,
}

/// Whose act it is: how it must be made known depends on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Autorite {
    /// An EPCI à fiscalité propre: online, without choice.
    EpciAFiscalitePropre,
    /// A commune of 3 500 inhabitants and more: online.
    CommuneDe3500EtPlus,
    /// A commune of fewer than 3 500 inhabitants, with the mode that it chose.
    PetiteCommune {
        /// The mode.
        mode: ModeDePublication,
    },
    /// A syndicat de communes, with the mode that it chose.
    SyndicatDeCommunes {
        /// The mode.
        mode: ModeDePublication,
    },
}

impl Autorite {
    /// The mode that counts since 1 July 2022, and the rule that says so.
    #[must_use]
    pub const fn mode(self) -> (ModeDePublication, Regle) {
        match self {
            Self::EpciAFiscalitePropre => {
                (ModeDePublication::Electronique, Regle::EPublicationEpci)
            }
            Self::CommuneDe3500EtPlus => (ModeDePublication::Electronique, Regle::EPublication),
            Self::PetiteCommune { mode } => (mode, Regle::EPublication),
            Self::SyndicatDeCommunes { mode } => (mode, Regle::EPublicationEpci),
        }
    }

    /// Whether it is an EPCI, under the rules of EPCI.
    #[must_use]
    pub const fn is_epci(self) -> bool {
        matches!(self, Self::EpciAFiscalitePropre | Self::SyndicatDeCommunes { .. })
    }
}

/// What a publication does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "procedure.Effet"))]
#[serde(rename_all = "snake_case")]
pub enum Effet {
    /// It makes the act executory, once transmitted, and starts the period for appeals.
    Plein(Regle),
    /// It makes the act executory, once transmitted: appeals do not run from it.
    ExecutoireSeulement(Regle),
    /// It does nothing.
    Aucun(SansEffet),
    /// The text that was in force on that day was not read for that mode.
    NonLu(Regle),
}

/// Why a publication does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SansEffet {
    /// It is earlier than the act.
    AvantLActe,
    /// Since 1 July 2022 that authority's acts are made known in another way.
    AutreMode {
        /// The way.
        attendu: ModeDePublication,
        /// The rule that says so.
        regle: Regle,
    },
}

/// The reform of the publication of local acts.
const REFORME: Option<NaiveDate> = Regle::EPublication.texte().depuis;

/// What a publication of an act adopted on that day does.
///
/// # Source
/// Since 1 July 2022 [`Regle::EPublication`]: acts « font l’objet d’une publication sous forme
/// électronique »; communes of fewer than 3 500 inhabitants and syndicats de communes may choose otherwise;
/// an EPCI à fiscalité propre may not ([`Regle::EPublicationEpci`]). In urgency
/// ([`Regle::EPublicationUrgence`]) posting makes the act executory, but publication « peut seule faire courir
/// le délai de recours contentieux ». Before, posting or publication ([`Regle::PublicationAvant2022`], from
/// memory).
///
/// # Interpretation
/// The day of the publication says which text it is under, not that of the act. Before the reform paper is
/// « publication »; whether putting online alone was enough was not read.
pub(super) fn effet(
    autorite: Autorite,
    adoption: NaiveDate,
    urgence: bool,
    publication: Publication,
) -> Effet {
    let Publication { jour, mode } = publication;
    if jour < adoption {
        return Effet::Aucun(SansEffet::AvantLActe);
    }
    if REFORME.is_some_and(|reforme| jour < reforme) {
        return match mode {
            ModeDePublication::Affichage | ModeDePublication::Papier => {
                Effet::Plein(Regle::PublicationAvant2022)
            }
            ModeDePublication::Electronique => Effet::NonLu(Regle::PublicationAvant2022),
        };
    }
    let (attendu, regle) = autorite.mode();
    if mode == attendu {
        Effet::Plein(regle)
    } else if urgence && mode == ModeDePublication::Affichage {
        Effet::ExecutoireSeulement(Regle::EPublicationUrgence)
    } else {
        Effet::Aucun(SansEffet::AutreMode { attendu, regle })
    }
}
