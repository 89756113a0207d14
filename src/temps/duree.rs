use core::fmt;
use core::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::Zone;
use crate::nombre::INSECABLE;

/// What a delay is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "temps.Unite"))]
#[serde(rename_all = "snake_case")]
pub enum Unite {
    /// Days of the calendar.
    Jours,
    /// *Jours ouvrés* of a zone: Monday to Friday, less holidays.
    JoursOuvres(Zone),
    /// *Jours ouvrables* of a zone: Monday to Saturday, less holidays.
    JoursOuvrables(Zone),
    /// Weeks, of seven days.
    Semaines,
    /// Months.
    Mois,
    /// Years, of twelve months.
    Annees,
}

/// How long a delay is: one or more of a unit.
///
/// # Examples
/// ```
/// use contrat_de_ville::temps::Duree;
///
/// const DEUX_MOIS: Duree = Duree::mois(2).unwrap();
/// assert_eq!(DEUX_MOIS.to_string(), "2\u{a0}mois");
/// assert_eq!(Duree::jours(0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duree {
    nombre: NonZeroU16,
    unite: Unite,
}

impl Duree {
    pub(super) const UN_JOUR: Self = Self { nombre: NonZeroU16::MIN, unite: Unite::Jours };

    /// Days of the calendar that it lasts at least, and at most but for holidays.
    pub(super) fn en_jours(self) -> (u32, u32) {
        let (court, long) = match self.unite {
            Unite::Jours => (1, 1),
            Unite::JoursOuvres(_) | Unite::JoursOuvrables(_) => (1, 2),
            Unite::Semaines => (7, 7),
            Unite::Mois => (28, 31),
            Unite::Annees => (365, 366),
        };
        let nombre = u32::from(self.nombre());
        (nombre.saturating_mul(court), nombre.saturating_mul(long))
    }

    /// So many of a unit; `None` for zero.
    #[must_use]
    pub const fn new(nombre: u16, unite: Unite) -> Option<Self> {
        match NonZeroU16::new(nombre) {
            Some(nombre) => Some(Self { nombre, unite }),
            None => None,
        }
    }

    /// Days of the calendar; `None` for zero.
    #[must_use]
    pub const fn jours(nombre: u16) -> Option<Self> {
        Self::new(nombre, Unite::Jours)
    }

    /// *Jours ouvrés* of a zone; `None` for zero.
    #[must_use]
    pub const fn jours_ouvres(nombre: u16, zone: Zone) -> Option<Self> {
        Self::new(nombre, Unite::JoursOuvres(zone))
    }

    /// *Jours ouvrables* of a zone; `None` for zero.
    #[must_use]
    pub const fn jours_ouvrables(nombre: u16, zone: Zone) -> Option<Self> {
        Self::new(nombre, Unite::JoursOuvrables(zone))
    }

    /// Weeks; `None` for zero.
    #[must_use]
    pub const fn semaines(nombre: u16) -> Option<Self> {
        Self::new(nombre, Unite::Semaines)
    }

    /// Months; `None` for zero.
    #[must_use]
    pub const fn mois(nombre: u16) -> Option<Self> {
        Self::new(nombre, Unite::Mois)
    }

    /// Years; `None` for zero.
    #[must_use]
    pub const fn annees(nombre: u16) -> Option<Self> {
        Self::new(nombre, Unite::Annees)
    }

    /// How many.
    #[must_use]
    pub const fn nombre(self) -> u16 {
        self.nombre.get()
    }

    /// Of what.
    #[must_use]
    pub const fn unite(self) -> Unite {
        self.unite
    }
}

impl fmt::Display for Duree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (singulier, pluriel) = match self.unite {
            Unite::Jours => ("jour", "jours"),
            Unite::JoursOuvres(_) => ("jour ouvré", "jours ouvrés"),
            Unite::JoursOuvrables(_) => ("jour ouvrable", "jours ouvrables"),
            Unite::Semaines => ("semaine", "semaines"),
            Unite::Mois => ("mois", "mois"),
            Unite::Annees => ("an", "ans"),
        };
        write!(
            f,
            "{}{INSECABLE}{}",
            self.nombre,
            if self.nombre() > 1 { pluriel } else { singulier }
        )
    }
}
