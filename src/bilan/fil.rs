//! The wire form of tables: a list of pairs, sorted at the gate.

use serde::de::{Deserialize, Deserializer, Error};

/// Reads pairs in any order; a key given twice is refused.
pub(super) fn sorted<'de, K, M, D>(deserializer: D) -> Result<Vec<(K, M)>, D::Error>
where
    K: Ord + Deserialize<'de>,
    M: Default + PartialEq + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let mut cellules = Vec::<(K, M)>::deserialize(deserializer)?;
    cellules.sort_by(|(a, _), (b, _)| a.cmp(b));
    let voisines = cellules.iter().zip(cellules.iter().skip(1));
    if let Some(rang) = voisines.into_iter().position(|((a, _), (b, _))| a == b) {
        return Err(D::Error::custom(format_args!(
            "a key stands twice (rank {rang} of the sorted keys), expected each key once"
        )));
    }
    if let Some(rang) = cellules.iter().position(|(_, mesure)| *mesure == M::default()) {
        return Err(D::Error::custom(format_args!(
            "a key that no line reached (rank {rang} of the sorted keys), expected at least one line a key"
        )));
    }
    Ok(cellules)
}
