use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

use super::{Code, Jour};

/// When a subsidy is paid, as it is written: a date, or two separated by `/`.
///
/// The schema looks at the digits and not at the calendar, and its own valid example ends periods before they begin:
/// what it accepts is held as it is, and [`Versement::date_ou_periode`] says what it means, if anything.
///
/// # Wire
/// The text of the schema: `"2017-03-14"` or `"2017-03-14/2018-03-14"`.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::{DateOuPeriode, Versement, VersementSansSens};
///
/// let periode: Versement = "2017-03-14/2018-03-14".parse()?;
/// assert!(matches!(periode.date_ou_periode(), Ok(DateOuPeriode::Periode(_))));
///
/// let inverse: Versement = "2018-03-14/2017-03-14".parse()?; // the schema accepts it
/// assert_eq!(inverse.date_ou_periode(), Err(VersementSansSens::PeriodeInversee(inverse)));
/// assert_eq!(inverse.to_string(), "2018-03-14/2017-03-14");
///
/// assert!("14/03/2017".parse::<Versement>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::VersementError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Versement {
    debut: Chiffres,
    fin: Option<Chiffres>,
}

/// The eight digits of a date, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Chiffres(u32);

/// What a [`Versement`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOuPeriode {
    /// On a day.
    Date(Jour),
    /// Over a period.
    Periode(Periode),
}

/// Two days, the second not before the first. One of a single day is not that day: the schema writes them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periode {
    debut: Jour,
    fin: Jour,
}

/// Not digits as the schema wants them: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("payment {0:?}: expected a date as `2017-03-14`, or two separated by `/`")]
pub struct VersementError(pub String);

/// Why a [`Versement`] that the schema accepts means no day and no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum VersementSansSens {
    /// A date that the calendar of the years 1 to 9999 does not have.
    #[error("payment {0}: expected days of the calendar")]
    HorsCalendrier(Versement),
    /// The second day is before the first.
    #[error("payment {0}: expected a period that does not end before it begins")]
    PeriodeInversee(Versement),
}

impl Versement {
    /// The day or the period.
    ///
    /// # Errors
    /// [`VersementSansSens`] for a date that is none, and for a period that ends before it begins.
    pub fn date_ou_periode(self) -> Result<DateOuPeriode, VersementSansSens> {
        let jour =
            |chiffres: Chiffres| chiffres.jour().ok_or(VersementSansSens::HorsCalendrier(self));
        let debut = jour(self.debut)?;
        let Some(fin) = self.fin.map(jour).transpose()? else {
            return Ok(DateOuPeriode::Date(debut));
        };
        Periode::new(debut, fin)
            .map(DateOuPeriode::Periode)
            .ok_or(VersementSansSens::PeriodeInversee(self))
    }
}

impl VersementSansSens {
    pub(super) const fn code(self) -> Code {
        match self {
            Self::HorsCalendrier(_) => Code::VersementHorsCalendrier,
            Self::PeriodeInversee(_) => Code::PeriodeInversee,
        }
    }
}

impl Chiffres {
    fn read(octets: [u8; 10]) -> Option<Self> {
        let [a1, a2, a3, a4, b'-', m1, m2, b'-', j1, j2] = octets else {
            return None;
        };
        let chiffres = [a1, a2, a3, a4, m1, m2, j1, j2];
        chiffres.iter().all(u8::is_ascii_digit).then(|| {
            Self(chiffres.iter().fold(0, |nombre: u32, octet| {
                nombre.wrapping_mul(10).wrapping_add(u32::from(octet & 0xF))
            }))
        })
    }

    const fn parts(self) -> (u32, u32, u32) {
        (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }

    fn jour(self) -> Option<Jour> {
        let (annee, mois, jour) = self.parts();
        NaiveDate::from_ymd_opt(i32::try_from(annee).ok()?, mois, jour).and_then(Jour::new)
    }
}

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
    let octets = texte.as_bytes();
    let debut = octets.first_chunk().copied().and_then(Chiffres::read);
    match (octets.len(), debut, octets.get(10), octets.last_chunk().copied()) {
        (0, ..) => Err(Code::ChampVide),
        (10, Some(debut), ..) => Ok(Versement { debut, fin: None }),
        (21, Some(debut), Some(b'/'), Some(fin)) => {
            let fin = Some(Chiffres::read(fin).ok_or(Code::VersementForme)?);
            Ok(Versement { debut, fin })
        }
        _ => Err(Code::VersementForme),
    }
}

impl From<DateOuPeriode> for Versement {
    fn from(date_ou_periode: DateOuPeriode) -> Self {
        match date_ou_periode {
            DateOuPeriode::Date(jour) => Self { debut: jour.into(), fin: None },
            DateOuPeriode::Periode(Periode { debut, fin }) => {
                Self { debut: debut.into(), fin: Some(fin.into()) }
            }
        }
    }
}

impl From<Jour> for Chiffres {
    fn from(jour: Jour) -> Self {
        let (annee, mois, jour) = jour.parts();
        Self(annee.wrapping_mul(10_000).wrapping_add(mois.wrapping_mul(100)).wrapping_add(jour))
    }
}

impl fmt::Display for Chiffres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (annee, mois, jour) = self.parts();
        write!(f, "{annee:04}-{mois:02}-{jour:02}")
    }
}

impl fmt::Display for Versement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { debut, fin } = self;
        match fin {
            None => debut.fmt(f),
            Some(fin) => write!(f, "{debut}/{fin}"),
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
    "a date or two as a string (\"2017-03-14/2018-03-14\")",
    crate::texte::matching(
        "A date (`2017-03-14`), or the first and the last of a period, separated by `/`.",
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
    ),
    named: "echange.scdl.Versement"
);
