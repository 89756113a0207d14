use chrono::NaiveDate;

/// A day outside 1990–2099, the years that calendars cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum HorsPeriode {
    /// The day asked about.
    #[error("{0}: expected a day of 1990 to 2099")]
    Jour(NaiveDate),
    /// What is computed from this day.
    #[error("what is counted from {0} ends outside 1990 to 2099")]
    Resultat(NaiveDate),
}

/// Why a count of days has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum JoursError {
    /// Outside the years that calendars cover.
    #[error(transparent)]
    HorsPeriode(#[from] HorsPeriode),
    /// Zero days from a day that is not worked: the day itself is no answer.
    #[error(
        "zero days from {0}, which is not worked: expected one day or more, or a day that is worked"
    )]
    ZeroDUnJourChome(NaiveDate),
    /// A count whose end is before its start.
    #[error("from {du} to {au}: expected the end on or after the start")]
    Inversion {
        /// The start.
        du: NaiveDate,
        /// The end.
        au: NaiveDate,
    },
}
