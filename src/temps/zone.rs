use core::fmt;
use core::str::FromStr;

use crate::identifiant::CodeDepartement;

/// Where public holidays are the same: a territory whose law was read.
///
/// French Polynesia, New Caledonia and Wallis-et-Futuna have codes of their own, which were not read:
/// they are no `Zone`, and [`ZoneError::NonLue`] says so. Nothing stands for them.
///
/// # Examples
/// ```
/// use contrat_de_ville::temps::{VendrediSaint, Zone, ZoneError};
///
/// assert_eq!("la-reunion".parse(), Ok(Zone::LaReunion));
/// assert_eq!(Zone::of_departement("62".parse()?), Ok(Zone::Metropole));
/// // The code names the communes where Good Friday is a holiday: which one this is, only the caller knows.
/// let moselle = Zone::of_departement("57".parse()?);
/// assert_eq!(moselle, Err(ZoneError::VendrediSaint("57".to_owned())));
/// assert_eq!(
///     Zone::AlsaceMoselle(VendrediSaint::Ferie).to_string(),
///     "alsace-moselle-vendredi-saint"
/// );
/// assert!(matches!("polynesie-francaise".parse::<Zone>(), Err(ZoneError::NonLue(_))));
/// # Ok::<(), contrat_de_ville::identifiant::CodeDepartementError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Metropolitan France, but for Alsace and Moselle: the eleven national days.
    Metropole,
    /// Bas-Rhin, Haut-Rhin and Moselle.
    AlsaceMoselle(VendrediSaint),
    /// Guadeloupe: 27 May.
    Guadeloupe,
    /// Guyane: 10 June.
    Guyane,
    /// Martinique: 22 May.
    Martinique,
    /// Mayotte: 27 April.
    Mayotte,
    /// La Réunion: 20 December.
    LaReunion,
    /// Saint-Barthélemy: 9 October, since 2012.
    SaintBarthelemy,
    /// Saint-Martin: 27 May, since 2012. The 28th is kept there since 2018 under circulars, and the préfecture
    /// held it to be a holiday; the article still reads 27 May, and no text of law that was read has the 28th.
    SaintMartin,
    /// Saint-Pierre-et-Miquelon: the eleven national days.
    SaintPierreEtMiquelon,
}

/// Whether a commune of Alsace or Moselle has a Protestant church or a shared one, so that Good Friday is
/// a holiday in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VendrediSaint {
    /// It has one.
    Ferie,
    /// It has none.
    NonFerie,
}

/// Why a text or a *département* is not a [`Zone`]. Each variant carries what was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneError {
    /// Nothing of that name.
    #[error("zone {0:?}: expected a territory, such as `metropole` or `la-reunion`")]
    Inconnue(String),
    /// A territory whose law of public holidays was not read.
    #[error("zone {0:?}: not covered, the law of its public holidays was not read")]
    NonLue(String),
    /// Alsace or Moselle, without saying whether Good Friday is a holiday in the commune.
    #[error(
        "zone {0:?}: expected `alsace-moselle-vendredi-saint` for a commune with a Protestant or shared church, or `alsace-moselle-sans-vendredi-saint`"
    )]
    VendrediSaint(String),
}

impl Zone {
    /// Every zone.
    pub const TOUTES: [Self; 11] = [
        Self::Metropole,
        Self::AlsaceMoselle(VendrediSaint::NonFerie),
        Self::AlsaceMoselle(VendrediSaint::Ferie),
        Self::Guadeloupe,
        Self::Guyane,
        Self::Martinique,
        Self::Mayotte,
        Self::LaReunion,
        Self::SaintBarthelemy,
        Self::SaintMartin,
        Self::SaintPierreEtMiquelon,
    ];

    /// The zone of a *département* or of an overseas collectivity.
    ///
    /// # Errors
    /// [`ZoneError::VendrediSaint`] in Bas-Rhin, Haut-Rhin and Moselle, where the commune decides;
    /// [`ZoneError::NonLue`] where the law was not read.
    pub fn of_departement(departement: CodeDepartement) -> Result<Self, ZoneError> {
        let code = departement.to_string();
        match code.as_str() {
            "57" | "67" | "68" => Err(ZoneError::VendrediSaint(code)),
            "971" => Ok(Self::Guadeloupe),
            "972" => Ok(Self::Martinique),
            "973" => Ok(Self::Guyane),
            "974" => Ok(Self::LaReunion),
            "975" => Ok(Self::SaintPierreEtMiquelon),
            "976" => Ok(Self::Mayotte),
            "977" => Ok(Self::SaintBarthelemy),
            "978" => Ok(Self::SaintMartin),
            "984" | "986" | "987" | "988" => Err(ZoneError::NonLue(code)),
            _ => Ok(Self::Metropole),
        }
    }

    /// Its place in [`Zone::TOUTES`].
    pub(super) const fn rang(self) -> usize {
        match self {
            Self::Metropole => 0,
            Self::AlsaceMoselle(VendrediSaint::NonFerie) => 1,
            Self::AlsaceMoselle(VendrediSaint::Ferie) => 2,
            Self::Guadeloupe => 3,
            Self::Guyane => 4,
            Self::Martinique => 5,
            Self::Mayotte => 6,
            Self::LaReunion => 7,
            Self::SaintBarthelemy => 8,
            Self::SaintMartin => 9,
            Self::SaintPierreEtMiquelon => 10,
        }
    }

    const fn cle(self) -> &'static str {
        match self {
            Self::Metropole => "metropole",
            Self::AlsaceMoselle(VendrediSaint::NonFerie) => "alsace-moselle-sans-vendredi-saint",
            Self::AlsaceMoselle(VendrediSaint::Ferie) => "alsace-moselle-vendredi-saint",
            Self::Guadeloupe => "guadeloupe",
            Self::Guyane => "guyane",
            Self::Martinique => "martinique",
            Self::Mayotte => "mayotte",
            Self::LaReunion => "la-reunion",
            Self::SaintBarthelemy => "saint-barthelemy",
            Self::SaintMartin => "saint-martin",
            Self::SaintPierreEtMiquelon => "saint-pierre-et-miquelon",
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.cle())
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        if let Some(zone) = Self::TOUTES.into_iter().find(|zone| zone.cle() == texte) {
            return Ok(zone);
        }
        Err(match texte {
            "alsace-moselle" => ZoneError::VendrediSaint(texte.to_owned()),
            "polynesie-francaise" | "nouvelle-caledonie" | "wallis-et-futuna" => {
                ZoneError::NonLue(texte.to_owned())
            }
            _ => ZoneError::Inconnue(texte.to_owned()),
        })
    }
}

crate::texte::wire_as_text!(Zone, "a zone of public holidays, such as `metropole`", one_of: Zone::TOUTES);
