//! How many must be there, and what follows when they are not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::procedure::outils::prove;
use crate::temps::{Delai, Echeance, HorsPeriode, JoursFrancs};

/// How many members must be present: more than half of those in office.
///
/// # Source
/// [`Regle::Quorum`](crate::droit::Regle::Quorum): « Le conseil municipal ne délibère valablement que lorsque
/// la majorité de ses membres en exercice est présente. » Members who stand aside under
/// [`Regle::Deport`](crate::droit::Regle::Deport) are not counted among those in office.
///
/// # Interpretation
/// Half of the members in office, rounded down, and one. Presence alone counts: a proxy is no presence.
///
/// # Examples
/// The case, if the 152 names of its sheet are the members in office:
/// ```
/// use contrat_de_ville::procedure::Quorum;
///
/// const QUORUM: Quorum = Quorum::of(152);
/// assert_eq!(QUORUM.requis(), 77);
/// assert!(QUORUM.is_met(112) && QUORUM.is_met(113));
/// assert!(!QUORUM.is_met(76)); // half is not more than half
/// // 112 members present are enough for a council of 223 at most.
/// assert_eq!(Quorum::largest_for(112), Some(Quorum::of(223)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Quorum {
    en_exercice: u32,
}

impl Quorum {
    /// The quorum of a council of so many members in office.
    #[must_use]
    pub const fn of(en_exercice: u32) -> Self {
        Self { en_exercice }
    }

    /// The largest council for which so many members are enough; `None` for zero, enough for none.
    #[must_use]
    pub const fn largest_for(presents: u32) -> Option<Self> {
        match presents.checked_sub(1) {
            Some(moins_un) => Some(Self::of(moins_un.saturating_add(presents))),
            None => None,
        }
    }

    /// The members in office.
    #[must_use]
    pub const fn en_exercice(self) -> u32 {
        self.en_exercice
    }

    /// How many must be present.
    #[must_use]
    pub const fn requis(self) -> u32 {
        (self.en_exercice / 2).saturating_add(1)
    }

    /// Whether so many members are enough.
    #[must_use]
    pub const fn is_met(self, presents: u32) -> bool {
        presents >= self.requis()
    }
}

/// Which law the council sits under.
///
/// # Source
/// [`Regle::AlsaceMoselleExclues`](crate::droit::Regle::AlsaceMoselleExclues): articles L. 2121-10, L. 2121-11,
/// L. 2121-15, L. 2121-17 al. 2, L. 2121-22 and L. 2121-29 al. 1, 2 and 4 do not apply in the communes of the
/// Moselle, the Bas-Rhin and the Haut-Rhin.
///
/// # Interpretation
/// Whether an EPCI there sits under that law was not read: the caller chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DroitDuConseil {
    /// The general law.
    General,
    /// That of Alsace and Moselle.
    AlsaceMoselle,
}

/// Which call a session answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Appel {
    /// The first: a quorum is needed.
    Premier,
    /// The second, after a session without quorum: none is.
    Second,
}

/// The rule of a second call.
///
/// # Source
/// [`Regle::Quorum`](crate::droit::Regle::Quorum): « à nouveau convoqué à trois jours au moins d’intervalle. Il
/// délibère alors valablement sans condition de quorum. » In Alsace and Moselle,
/// [`Regle::AlsaceMoselleSecondeConvocation`](crate::droit::Regle::AlsaceMoselleSecondeConvocation): no interval
/// there, and the second convocation must quote the rule.
///
/// # Interpretation
/// Whether the three days are clear is not said: the caller chooses. The interval is counted from the
/// first session to the second, and stands for the ordinary delay of convocation, which is longer.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::SecondeConvocation;
/// use contrat_de_ville::temps::JoursFrancs;
///
/// let premiere = "2024-09-24".parse().unwrap();
/// let au_plus_tot = |jours| SecondeConvocation::General { jours }.prove(premiere);
/// assert_eq!(au_plus_tot(JoursFrancs::NonFrancs)?.unwrap().terme().to_string(), "2024-09-27");
/// assert_eq!(au_plus_tot(JoursFrancs::Francs)?.unwrap().terme().to_string(), "2024-09-28");
/// # Ok::<(), contrat_de_ville::temps::HorsPeriode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SecondeConvocation {
    /// Three days at least after the first session.
    General {
        /// Whether those days are clear, which the text does not say.
        jours: JoursFrancs,
    },
    /// No interval; the convocation quotes the rule.
    AlsaceMoselle {
        /// Whether it does, if it is known.
        rappelle_la_regle: Option<bool>,
    },
}

impl SecondeConvocation {
    /// The first day of the second session, with its proof; `None` where no interval is asked for.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    pub fn prove(self, premiere: NaiveDate) -> Result<Option<Echeance>, HorsPeriode> {
        match self {
            Self::General { jours } => prove(Delai::seconde_convocation(jours), premiere).map(Some),
            Self::AlsaceMoselle { .. } => Ok(None),
        }
    }
}
