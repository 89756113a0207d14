use core::fmt;
use core::str::FromStr;

use super::{Code, Jour, jour};

/// When a subsidy is paid: on a day, or over a period.
///
/// # Wire
/// The text of the schema: `"2017-03-14"` or `"2017-03-14/2018-03-14"`.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::Versement;
///
/// assert!("2017-03-14/2018-03-14".parse::<Versement>().is_ok());
/// assert!("2018-03-14/2017-03-14".parse::<Versement>().is_err()); // it ends before it begins
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Versement {
    /// On a day.
    Jour(Jour),
    /// Over a period.
    Periode(Periode),
}

/// Two days, the second not before the first. One of a single day is not that day: the schema writes them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periode {
    debut: Jour,
    fin: Jour,
}

/// Not a day nor a period: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "payment {0:?}: expected a day as `2017-03-14`, or two separated by `/`, the second not before the first"
)]
pub struct VersementError(pub String);

impl Periode {
    /// The period, or `None` if it ends before it begins.
    #[must_use]
    pub fn new(debut: Jour, fin: Jour) -> Option<Self> {
        (debut <= fin).then_some(Self { debut, fin })
    }

    /// Its first day.
    #[must_use]
    pub const fn debut(self) -> Jour {
        self.debut
    }

    /// Its last day.
    #[must_use]
    pub const fn fin(self) -> Jour {
        self.fin
    }
}

pub(super) fn strict(texte: &str) -> Result<Versement, Code> {
    match (texte.len(), texte.split_once('/')) {
        (0, _) => Err(Code::ChampVide),
        (10, None) => jour::strict(texte).map(Versement::Jour),
        (21, Some((debut, fin))) => match (jour::strict(debut), jour::strict(fin)) {
            (Ok(debut), Ok(fin)) => {
                Periode::new(debut, fin).map(Versement::Periode).ok_or(Code::PeriodeInversee)
            }
            (Ok(_) | Err(Code::DateHorsCalendrier), Ok(_) | Err(Code::DateHorsCalendrier)) => {
                Err(Code::DateHorsCalendrier)
            }
            _ => Err(Code::VersementForme),
        },
        _ => Err(Code::VersementForme),
    }
    .map_err(|code| if code == Code::DateForme { Code::VersementForme } else { code })
}

impl fmt::Display for Versement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jour(jour) => jour.fmt(f),
            Self::Periode(Periode { debut, fin }) => write!(f, "{debut}/{fin}"),
        }
    }
}

impl FromStr for Versement {
    type Err = VersementError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        strict(texte).map_err(|_| VersementError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Versement,
    "a day or a period as a string (\"2017-03-14/2018-03-14\")",
    crate::texte::matching(
        "A day (`2017-03-14`), or the first and the last of a period, separated by `/`.",
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
    ),
    named: "echange.scdl.Versement"
);
