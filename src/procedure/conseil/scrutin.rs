//! Votes, and what they decide.

use serde::{Deserialize, Serialize};

/// Votes, counted.
///
/// # Source
/// [`Regle::Majority`](crate::droit::Regle::Majority): « Les délibérations sont prises à la majorité absolue
/// des suffrages exprimés. »
///
/// # Interpretation
/// Votes for and against are votes cast; abstentions, blank and void votes are not
/// ([`Regle::SuffragesExprimes`](crate::droit::Regle::SuffragesExprimes), from memory).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suffrages {
    /// For.
    pub pour: u32,
    /// Against.
    pub contre: u32,
    /// Abstentions.
    #[serde(default)]
    pub abstentions: u32,
    /// Blank votes.
    #[serde(default)]
    pub blancs: u32,
    /// Void votes.
    #[serde(default)]
    pub nuls: u32,
}

impl Suffrages {
    /// The votes cast: for and against.
    #[must_use]
    pub const fn exprimes(self) -> u64 {
        (self.pour as u64).saturating_add(self.contre as u64)
    }

    /// How many votes for make a majority: more than half of the votes cast.
    #[must_use]
    pub const fn majorite(self) -> u64 {
        (self.exprimes() / 2).saturating_add(1)
    }

    /// Every vote, abstentions included.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.exprimes()
            .saturating_add(self.abstentions as u64)
            .saturating_add(self.blancs as u64)
            .saturating_add(self.nuls as u64)
    }
}

/// How the president of the session voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SensDuPresident {
    /// For.
    Pour,
    /// Against.
    Contre,
    /// Neither.
    Abstention,
}

/// Whether a ballot is public: under a secret one, nobody's side is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ModeDeScrutin {
    /// Public: the president's voice decides a tie.
    Public {
        /// How the president voted, if it is known.
        president: Option<SensDuPresident>,
    },
    /// Secret: nobody decides a tie.
    Secret,
}

/// A ballot whose votes are counted.
///
/// # Source
/// [`Regle::Majority`](crate::droit::Regle::Majority): « Lorsqu’il y a partage égal des voix et sauf cas de
/// scrutin secret, la voix du président est prépondérante. »
///
/// # Interpretation
/// A tie that no voice decides, of a secret ballot or of a president who abstained, is no majority: the
/// proposal is not adopted. Neither is one for which no vote was cast.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{Issue, ModeDeScrutin, Scrutin, SensDuPresident, Suffrages};
///
/// let suffrages = Suffrages { pour: 60, contre: 60, abstentions: 13, ..Suffrages::default() };
/// let issue = |mode| Scrutin::new(suffrages, mode).map(Scrutin::issue);
/// let public = |president| ModeDeScrutin::Public { president };
/// assert_eq!(issue(public(Some(SensDuPresident::Pour)))?, Issue::AdopteeParLePresident);
/// assert_eq!(issue(ModeDeScrutin::Secret)?, Issue::RejeteeAuPartage);
/// // Whether it is adopted cannot be said without the president's side.
/// assert_eq!(issue(public(None))?.is_adopted(), None);
/// # Ok::<(), contrat_de_ville::procedure::ScrutinError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ScrutinBrut")]
pub struct Scrutin {
    suffrages: Suffrages,
    mode: ModeDeScrutin,
}

/// A ballot as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScrutinBrut {
    suffrages: Suffrages,
    mode: ModeDeScrutin,
}

impl TryFrom<ScrutinBrut> for Scrutin {
    type Error = ScrutinError;

    fn try_from(brut: ScrutinBrut) -> Result<Self, ScrutinError> {
        Self::new(brut.suffrages, brut.mode)
    }
}

/// Why votes are no ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ScrutinError {
    /// The president is on a side that nobody voted for.
    #[error("the president's vote ({0:?}) is not among the votes: that side has none")]
    PresidentSansVoix(SensDuPresident),
    /// More votes than voices.
    #[error("{suffrages} votes, expected {voix} at most: the voices at that item")]
    TropDeVoix {
        /// Votes, abstentions included.
        suffrages: u64,
        /// Voices at that item: members present, and proxies.
        voix: u32,
    },
}

/// What a ballot decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Issue {
    /// Adopted: more votes for than against.
    AdopteeALaMajorite,
    /// Adopted: a tie, and the president voted for.
    AdopteeParLePresident,
    /// Rejected: more votes against than for.
    RejeteeALaMajorite,
    /// Rejected: a tie, and the president voted against.
    RejeteeParLePresident,
    /// Not adopted: a tie that no voice decides.
    RejeteeAuPartage,
    /// Not adopted: no vote was cast.
    SansSuffrageExprime,
    /// Cannot be said: a tie in a public ballot, and the president's side is not known.
    PartageSansPresident,
}

impl Issue {
    /// Whether the proposal is adopted; `None` if it cannot be said.
    #[must_use]
    pub const fn is_adopted(self) -> Option<bool> {
        match self {
            Self::AdopteeALaMajorite | Self::AdopteeParLePresident => Some(true),
            Self::RejeteeALaMajorite
            | Self::RejeteeParLePresident
            | Self::RejeteeAuPartage
            | Self::SansSuffrageExprime => Some(false),
            Self::PartageSansPresident => None,
        }
    }
}

impl core::fmt::Display for Issue {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(match self {
            Self::AdopteeALaMajorite => "adoptée à la majorité des suffrages exprimés",
            Self::AdopteeParLePresident => "adoptée, voix prépondérante du président",
            Self::RejeteeALaMajorite => "rejetée à la majorité des suffrages exprimés",
            Self::RejeteeParLePresident => "rejetée, voix prépondérante du président",
            Self::RejeteeAuPartage => "non adoptée, partage des voix que rien ne départage",
            Self::SansSuffrageExprime => "non adoptée, aucun suffrage exprimé",
            Self::PartageSansPresident => {
                "indécidable, partage des voix et vote du président inconnu"
            }
        })
    }
}

impl Scrutin {
    /// A ballot.
    ///
    /// # Errors
    /// [`ScrutinError::PresidentSansVoix`] if the president is on a side that has no vote.
    pub const fn new(suffrages: Suffrages, mode: ModeDeScrutin) -> Result<Self, ScrutinError> {
        if let ModeDeScrutin::Public { president: Some(president) } = mode {
            let voix = match president {
                SensDuPresident::Pour => suffrages.pour,
                SensDuPresident::Contre => suffrages.contre,
                // A president who takes no part is not among the abstentions.
                SensDuPresident::Abstention => 1,
            };
            if voix == 0 {
                return Err(ScrutinError::PresidentSansVoix(president));
            }
        }
        Ok(Self { suffrages, mode })
    }

    /// The votes.
    #[must_use]
    pub const fn suffrages(self) -> Suffrages {
        self.suffrages
    }

    /// Public or secret.
    #[must_use]
    pub const fn mode(self) -> ModeDeScrutin {
        self.mode
    }

    /// What it decides.
    #[must_use]
    pub const fn issue(self) -> Issue {
        let Suffrages { pour, contre, .. } = self.suffrages;
        if pour > contre {
            return Issue::AdopteeALaMajorite;
        }
        if pour < contre {
            return Issue::RejeteeALaMajorite;
        }
        if pour == 0 {
            return Issue::SansSuffrageExprime;
        }
        match self.mode {
            ModeDeScrutin::Public { president: Some(SensDuPresident::Pour) } => {
                Issue::AdopteeParLePresident
            }
            ModeDeScrutin::Public { president: Some(SensDuPresident::Contre) } => {
                Issue::RejeteeParLePresident
            }
            ModeDeScrutin::Public { president: Some(SensDuPresident::Abstention) }
            | ModeDeScrutin::Secret => Issue::RejeteeAuPartage,
            ModeDeScrutin::Public { president: None } => Issue::PartageSansPresident,
        }
    }

    /// Whether so many voices could cast these votes. There may be fewer votes than voices.
    ///
    /// # Errors
    /// [`ScrutinError::TropDeVoix`] with both figures.
    pub const fn check_voix(self, voix: u32) -> Result<(), ScrutinError> {
        let suffrages = self.suffrages.total();
        if suffrages > voix as u64 {
            return Err(ScrutinError::TropDeVoix { suffrages, voix });
        }
        Ok(())
    }
}

/// A vote as a deliberation prints it: its result, and its counts where they are given.
///
/// « à la majorité absolue » alone is a result without counts: that of the votes cast, and not of the
/// members.
///
/// # Examples
/// The case:
/// ```
/// use contrat_de_ville::procedure::Vote;
///
/// let vote = Vote { adoptee: true, mention: Some("à la majorité absolue".to_owned()), scrutin: None };
/// assert_eq!(vote.scrutin, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The result that is printed.
    pub adoptee: bool,
    /// How it is printed.
    #[serde(default)]
    pub mention: Option<String>,
    /// The counts, if they are known.
    #[serde(default)]
    pub scrutin: Option<Scrutin>,
}
