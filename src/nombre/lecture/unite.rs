use serde::{Deserialize, Serialize};

/// The unit that a printed amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "nombre.Unite"))]
#[serde(rename_all = "snake_case")]
pub enum Unite {
    /// `€`
    Euro,
    /// `k€`
    MillierEuros,
    /// `M€`
    MillionEuros,
    /// `Md€`
    MilliardEuros,
}

impl Unite {
    /// The zeros that the unit leaves out.
    #[must_use]
    pub const fn zeros(self) -> u32 {
        match self {
            Self::Euro => 0,
            Self::MillierEuros => 3,
            Self::MillionEuros => 6,
            Self::MilliardEuros => 9,
        }
    }
}
