use core::fmt;

/// A step that was refused: what was lent, unchanged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refus<T, C> {
    /// What the step was tried on.
    pub rendu: Box<T>,
    /// Why it was refused.
    pub cause: C,
}

impl<T, C: fmt::Display> fmt::Display for Refus<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl<T: fmt::Debug, C: core::error::Error> core::error::Error for Refus<T, C> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.cause.source()
    }
}

/// Every problem of a gate on one line, after how many there are.
pub(crate) fn write_all<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    problemes: &[T],
) -> fmt::Result {
    write!(f, "{} problem{}", problemes.len(), if problemes.len() > 1 { "s" } else { "" })?;
    for (rang, probleme) in problemes.iter().enumerate() {
        write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
    }
    Ok(())
}
