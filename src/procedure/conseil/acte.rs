//! A deliberation as an act: since when it binds.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::publication::effet;
use super::{Autorite, Effet, Publication};
use crate::droit::Regle;
use crate::nombre::bind;
use crate::temps::EnFrancais;

/// Who took the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Organe {
    /// The council.
    Assemblee,
    /// The bureau of an EPCI, by delegation.
    Bureau,
    /// The mayor or the president, by delegation.
    Executif,
}

impl fmt::Display for Organe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Assemblee => "l’assemblée",
            Self::Bureau => "le bureau",
            Self::Executif => "l’exécutif",
        })
    }
}

/// What the act is about, as far as a rule of competence depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Matiere {
    /// A provision that sets an orientation of the politique de la ville
    /// ([`Regle::PolvilleNotDelegable`]): whether an act does is the caller's judgment.
    OrientationDeLaPolitiqueDeLaVille,
    /// Anything else: competence is not checked.
    Autre,
}

/// In which capacity someone signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualite {
    /// President of an EPCI.
    President,
    /// Vice-president of an EPCI, by delegation.
    VicePresident,
    /// Mayor.
    Maire,
    /// Deputy mayor, by delegation.
    Adjoint,
}

impl Qualite {
    /// Whether it is an office of an EPCI.
    #[must_use]
    pub const fn is_epci(self) -> bool {
        matches!(self, Self::President | Self::VicePresident)
    }

    /// Whether it signs by delegation only.
    #[must_use]
    pub const fn is_deleguee(self) -> bool {
        matches!(self, Self::VicePresident | Self::Adjoint)
    }
}

impl fmt::Display for Qualite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::President => "président",
            Self::VicePresident => "vice-président",
            Self::Maire => "maire",
            Self::Adjoint => "adjoint",
        })
    }
}

/// A signature, by capacity: nobody is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// In which capacity.
    pub qualite: Qualite,
    /// The act of delegation, if it is known: « arrêté n° … ».
    #[serde(default)]
    pub delegation: Option<String>,
}

/// A deliberation as an act.
///
/// # Source
/// [`Regle::Executory`]: acts « sont exécutoires de plein droit dès qu’ils ont été portés à la connaissance
/// des intéressés […] et, pour les actes mentionnés à l’article L. 2131-2, qu’il a été procédé à la
/// transmission au représentant de l’Etat ». [`Regle::Transmission`]: deliberations are transmitted; the
/// *accusé de réception* « n’est pas une condition du caractère exécutoire ».
///
/// # Interpretation
/// Executory on the later of both days, that of the transmission being the day on which the representative
/// of the State received the act, accusé or not. A day earlier than the act counts for nothing.
///
/// # Examples
/// The case: received in sous-préfecture and published on 27 September 2024.
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::procedure::{
///     Acte, Autorite, Matiere, ModeDePublication, Organe, Publication, Qualite, Signature,
/// };
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// let vice_president = Signature { qualite: Qualite::VicePresident, delegation: None };
/// let mut acte = Acte {
///     autorite: Autorite::EpciAFiscalitePropre,
///     organe: Organe::Assemblee,
///     matiere: Matiere::OrientationDeLaPolitiqueDeLaVille,
///     adoption: jour("2024-09-24"),
///     urgence: false,
///     transmission: Some(jour("2024-09-27")),
///     publications: vec![Publication { jour: jour("2024-09-27"), mode: ModeDePublication::Electronique }],
///     signature: Some(vice_president.clone()),
///     certification: Some(vice_president),
/// };
/// assert_eq!(acte.executoire().unwrap().jour(), jour("2024-09-27"));
/// assert_eq!(acte.opposable().unwrap().jour, jour("2024-09-27"));
///
/// // Posting is no publication of an EPCI; in urgency it makes the act executory, no more.
/// acte.publications[0].mode = ModeDePublication::Affichage;
/// assert!(acte.executoire().is_err());
/// acte.urgence = true;
/// assert_eq!(acte.executoire().unwrap().jour(), jour("2024-09-27"));
/// assert_eq!(acte.opposable(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Acte {
    /// Whose act it is.
    pub autorite: Autorite,
    /// Who took it.
    pub organe: Organe,
    /// What it is about.
    pub matiere: Matiere,
    /// The day on which it was taken: that of the session.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub adoption: NaiveDate,
    /// Whether it was posted up in urgency (article L. 2131-1, V).
    #[serde(default)]
    pub urgence: bool,
    /// The day on which the representative of the State received it, if it is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub transmission: Option<NaiveDate>,
    /// The days on which it was made known, in any order.
    #[serde(default)]
    pub publications: Vec<Publication>,
    /// Who signed it, if it is known.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// Who certified that it is executory, under their own responsibility, if it is known.
    #[serde(default)]
    pub certification: Option<Signature>,
}

/// Why an act is executory: each day with its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Executoire {
    /// The first publication that counts.
    pub publication: Publication,
    /// The rule by which it does.
    pub publication_regle: Regle,
    /// The day on which the representative of the State received the act, by [`Regle::Transmission`].
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub transmission: NaiveDate,
}

impl Executoire {
    /// Since when: the later of both days, by [`Regle::Executory`].
    #[must_use]
    pub fn jour(&self) -> NaiveDate {
        self.publication.jour.max(self.transmission)
    }
}

impl fmt::Display for Executoire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Publication { jour, mode } = self.publication;
        f.write_str(&bind(&format!(
            "exécutoire le {} [{}] : {mode} le {} [{}], transmission reçue le {} [{}]",
            EnFrancais(self.jour()),
            Regle::Executory,
            EnFrancais(jour),
            self.publication_regle,
            EnFrancais(self.transmission),
            Regle::Transmission,
        )))
    }
}

/// What an act lacks to be executory; one of both at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[error("not executory: {}", match (self.publication, self.transmission) {
    (true, true) => "expected a publication that counts, and a transmission",
    (true, false) => "expected a publication that counts",
    _ => "expected a transmission",
})]
pub struct NonExecutoire {
    /// No publication that counts is known.
    pub publication: bool,
    /// No transmission is known, or none on the day of the act or later.
    pub transmission: bool,
}

impl Acte {
    /// What a publication of this act does.
    #[must_use]
    pub fn effet_of(&self, publication: Publication) -> Effet {
        effet(self.autorite, self.adoption, self.urgence, publication)
    }

    /// Since when the act is executory.
    ///
    /// # Errors
    /// [`NonExecutoire`] with what is missing.
    pub fn executoire(&self) -> Result<Executoire, NonExecutoire> {
        let transmission = self.transmission.filter(|jour| *jour >= self.adoption);
        let publication = self.first(|effet| match effet {
            Effet::Plein(regle) | Effet::ExecutoireSeulement(regle) => Some(regle),
            Effet::Aucun(_) | Effet::NonLu(_) => None,
        });
        match (publication, transmission) {
            (Some((publication, publication_regle)), Some(transmission)) => {
                Ok(Executoire { publication, publication_regle, transmission })
            }
            (publication, transmission) => Err(NonExecutoire {
                publication: publication.is_none(),
                transmission: transmission.is_none(),
            }),
        }
    }

    /// The publication from which appeals run, if there is one: posting in urgency is none.
    #[must_use]
    pub fn opposable(&self) -> Option<Publication> {
        let premiere = self.first(|effet| match effet {
            Effet::Plein(regle) => Some(regle),
            Effet::ExecutoireSeulement(_) | Effet::Aucun(_) | Effet::NonLu(_) => None,
        });
        premiere.map(|(publication, _)| publication)
    }

    /// The earliest publication that an effect counts, with its rule.
    fn first(&self, counts: impl Fn(Effet) -> Option<Regle>) -> Option<(Publication, Regle)> {
        let comptees = self.publications.iter().filter_map(|publication| {
            counts(self.effet_of(*publication)).map(|regle| (*publication, regle))
        });
        comptees.min()
    }
}
