//! What is wrong in an attendance sheet.

use core::fmt;

/// What is wrong in a sheet, with its place: the number of the member, of the movement, of the proxy or of
/// the withdrawal in its own list, from 1. Members are not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemeDeSeance {
    /// No member in office.
    SansMembre,
    /// No item.
    SansPoint,
    /// A member entered twice.
    MembreEnDouble {
        /// Number of the second entry.
        membre: usize,
        /// Number of the first.
        premier: usize,
    },
    /// Not a member in office.
    Inconnu {
        /// Where.
        lieu: Lieu,
    },
    /// An item that the session did not have.
    PointInconnu {
        /// Where.
        lieu: Lieu,
        /// The item.
        point: u32,
        /// How many there were.
        points: u32,
    },
    /// A movement at an earlier item than the one entered before it.
    Desordre {
        /// Number of the movement.
        mouvement: usize,
        /// Its item.
        point: u32,
        /// The item of the one before.
        precedent: u32,
    },
    /// One member moves twice at one item: whether they were there for it is not said.
    DeuxMouvements {
        /// Number of the second movement.
        mouvement: usize,
        /// The item.
        point: u32,
    },
    /// The arrival of a member who is there.
    DejaPresent {
        /// Number of the movement.
        mouvement: usize,
        /// The item.
        point: u32,
    },
    /// The departure of a member who is not there.
    DejaAbsent {
        /// Number of the movement.
        mouvement: usize,
        /// The item.
        point: u32,
    },
    /// A proxy to oneself.
    PouvoirASoi {
        /// Number of the proxy.
        pouvoir: usize,
    },
    /// The giver is there when the proxy starts.
    MandantPresent {
        /// Number of the proxy.
        pouvoir: usize,
        /// The item.
        point: u32,
    },
    /// The holder is not there when the proxy starts.
    MandataireAbsent {
        /// Number of the proxy.
        pouvoir: usize,
        /// The item.
        point: u32,
    },
    /// The holder has another proxy at that time.
    DeuxPouvoirs {
        /// Number of the proxy.
        pouvoir: usize,
        /// Number of the other.
        autre: usize,
    },
    /// The giver gave another proxy for that time.
    DonneDeuxFois {
        /// Number of the proxy.
        pouvoir: usize,
        /// Number of the other.
        autre: usize,
    },
    /// More than three sittings in a row, without an illness duly noted.
    TropDeSeances {
        /// Number of the proxy.
        pouvoir: usize,
        /// How many.
        seances: u32,
    },
    /// One member withdrawn twice from one item.
    RetraitEnDouble {
        /// Number of the second withdrawal.
        retrait: usize,
        /// Number of the first.
        premier: usize,
    },
}

/// Where in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lieu {
    /// A movement.
    Mouvement(usize),
    /// A proxy.
    Pouvoir(usize),
    /// The giver of a proxy.
    Mandant(usize),
    /// The holder of a proxy.
    Mandataire(usize),
    /// A withdrawal.
    Retrait(usize),
}

impl fmt::Display for Lieu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mouvement(rang) => write!(f, "movement {rang}"),
            Self::Pouvoir(rang) => write!(f, "proxy {rang}"),
            Self::Mandant(rang) => write!(f, "giver of proxy {rang}"),
            Self::Mandataire(rang) => write!(f, "holder of proxy {rang}"),
            Self::Retrait(rang) => write!(f, "withdrawal {rang}"),
        }
    }
}

impl fmt::Display for ProblemeDeSeance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SansMembre => f.write_str("no member in office"),
            Self::SansPoint => f.write_str("no item, expected one or more"),
            Self::MembreEnDouble { membre, premier } => {
                write!(f, "member {membre}: already entered as member {premier}")
            }
            Self::Inconnu { lieu } => write!(f, "{lieu}: not a member in office"),
            Self::PointInconnu { lieu, point, points } => {
                write!(f, "{lieu}: item {point}, expected 1 to {points}")
            }
            Self::Desordre { mouvement, point, precedent } => {
                write!(f, "movement {mouvement}: item {point} after item {precedent}")
            }
            Self::DeuxMouvements { mouvement, point } => {
                write!(f, "movement {mouvement}: a second one of the same member at item {point}")
            }
            Self::DejaPresent { mouvement, point } => {
                write!(f, "movement {mouvement}: arrives at item {point}, but is there already")
            }
            Self::DejaAbsent { mouvement, point } => {
                write!(f, "movement {mouvement}: leaves at item {point}, but is not there")
            }
            Self::PouvoirASoi { pouvoir } => {
                write!(f, "proxy {pouvoir}: its giver is its holder")
            }
            Self::MandantPresent { pouvoir, point } => {
                write!(f, "proxy {pouvoir}: its giver is there at item {point}")
            }
            Self::MandataireAbsent { pouvoir, point } => {
                write!(f, "proxy {pouvoir}: its holder is not there at item {point}")
            }
            Self::DeuxPouvoirs { pouvoir, autre } => {
                write!(f, "proxy {pouvoir}: its holder has proxy {autre} at that time")
            }
            Self::DonneDeuxFois { pouvoir, autre } => {
                write!(f, "proxy {pouvoir}: its giver gave proxy {autre} for that time")
            }
            Self::TropDeSeances { pouvoir, seances } => write!(
                f,
                "proxy {pouvoir}: for {seances} sittings in a row, expected 3 at most unless an illness is noted"
            ),
            Self::RetraitEnDouble { retrait, premier } => {
                write!(f, "withdrawal {retrait}: same member and item as withdrawal {premier}")
            }
        }
    }
}

/// Every problem of a sheet: members, movements, proxies, withdrawals, in the order of entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeSeance(pub(super) Vec<ProblemeDeSeance>);

impl ProblemesDeSeance {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeSeance] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeSeance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problem{}", self.0.len(), if self.0.len() > 1 { "s" } else { "" })?;
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDeSeance {}
