use serde::{Deserialize, Serialize};

/// Which days of the week are worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Semaine {
    /// *Jours ouvrés*: Monday to Friday.
    Ouvres,
    /// *Jours ouvrables*: Monday to Saturday.
    Ouvrables,
}

impl Semaine {
    /// Sixty-four days as bits, the first of them `premier` days after a Monday.
    #[allow(clippy::arithmetic_side_effects)] // of constants
    pub(super) const fn motif(self, premier: u32) -> u64 {
        let jours: u128 = match self {
            Self::Ouvres => 0b001_1111,
            Self::Ouvrables => 0b011_1111,
        };
        let mut semaines = 0_u128;
        let mut decalage = 0;
        while decalage < 77 {
            semaines |= jours << decalage;
            decalage += 7;
        }
        #[allow(clippy::cast_possible_truncation)] // the rest is cut off
        let motif = (semaines >> premier) as u64;
        motif
    }
}
