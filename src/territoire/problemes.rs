//! What the gates share: every problem at once.

/// The list of problems of a gate: never empty once it is an error.
macro_rules! problemes {
    ($pluriel:ident, $singulier:ty) => {
        impl $pluriel {
            /// The problems.
            #[must_use]
            pub fn as_slice(&self) -> &[$singulier] {
                &self.0
            }

            /// Passes if there is none.
            fn none(problemes: Vec<$singulier>) -> Result<(), Self> {
                if problemes.is_empty() { Ok(()) } else { Err(Self(problemes)) }
            }
        }

        impl core::fmt::Display for $pluriel {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let pluriel = if self.0.len() > 1 { "s" } else { "" };
                write!(f, "{} problem{pluriel}", self.0.len())?;
                for (rang, probleme) in self.0.iter().enumerate() {
                    write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
                }
                Ok(())
            }
        }

        impl core::error::Error for $pluriel {}
    };
}

pub(super) use problemes;
