//! Territory.

#[cfg(feature = "geometrie")]
pub mod geometrie;
