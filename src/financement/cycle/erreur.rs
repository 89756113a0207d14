use core::fmt;

use chrono::NaiveDate;

use super::{Etat, GenreDeFait};
use crate::financement::{Source, Stade};
use crate::nombre::Euros;

/// Writes problems one after the other.
pub(super) fn write_list(
    problemes: &[impl fmt::Display],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (rang, probleme) in problemes.iter().enumerate() {
        write!(f, "{}{probleme}", if rang == 0 { "" } else { "; " })?;
    }
    Ok(())
}

/// More taken back from a source than is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepriseExcessive {
    /// The source.
    pub source: Source,
    /// What was to be taken back.
    pub repris: Euros,
    /// What is there: the sum of its lines.
    pub present: Euros,
    /// Whether that is all; if not, a file that was taken over does not state what was there before.
    pub complet: bool,
}

impl fmt::Display for RepriseExcessive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, repris, present, complet } = self;
        write!(f, "{source}: {} €, expected at most {} €", repris.plain(), present.plain())?;
        if *complet {
            return Ok(());
        }
        f.write_str(", as what was there before the reprise is not stated")
    }
}

/// Why an event is refused; nothing is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvenementRefuse {
    /// A life that starts by something else than a dépôt or a reprise.
    SansDepot {
        /// What came first.
        genre: GenreDeFait,
    },
    /// The fact is not lawful in that state.
    Illicite {
        /// The state.
        etat: Etat,
        /// The fact.
        genre: GenreDeFait,
        /// Those that are lawful there.
        permis: Vec<GenreDeFait>,
    },
    /// Earlier than the event before it.
    Anterieur {
        /// The day refused.
        jour: NaiveDate,
        /// The day of the last event.
        dernier: NaiveDate,
    },
    /// More is taken back than is there.
    AuDela {
        /// The fact.
        genre: GenreDeFait,
        /// The stage that it takes from.
        stade: Stade,
        /// Each source that has not so much.
        depassements: Vec<RepriseExcessive>,
    },
    /// The total of a source at a stage would not fit an amount.
    HorsBornes {
        /// The stage.
        stade: Stade,
        /// Each source.
        sources: Vec<Source>,
    },
}

impl fmt::Display for EvenementRefuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SansDepot { genre } => {
                write!(f, "« {genre} » comes first: expected « dépôt » or « reprise »")
            }
            Self::Illicite { etat, genre, permis } => {
                write!(f, "« {genre} » in state « {etat} »: expected ")?;
                if permis.is_empty() {
                    return f.write_str("nothing more");
                }
                write_list(permis, f)
            }
            Self::Anterieur { jour, dernier } => {
                write!(f, "{jour}: expected {dernier} or later, the day of what came before")
            }
            Self::AuDela { genre, stade, depassements } => {
                write!(f, "« {genre} » beyond what is « {stade} »: ")?;
                write_list(depassements, f)
            }
            Self::HorsBornes { stade, sources } => {
                write!(f, "total « {stade} » out of range, at most 2^63 - 1 cents fit: ")?;
                write_list(sources, f)
            }
        }
    }
}

impl core::error::Error for EvenementRefuse {}

/// Why a list of events is not a life.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParcoursError {
    /// No event at all.
    #[error("no event: expected « dépôt » or « reprise » first")]
    Vide,
    /// An event is refused.
    #[error("event {numero}: {cause}")]
    Refuse {
        /// Its number, from 1.
        numero: usize,
        /// Why.
        cause: EvenementRefuse,
    },
}
