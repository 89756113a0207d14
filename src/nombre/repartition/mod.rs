//! Apportionment: whole units in proportion to weights.
//!
//! Shares that add up to 100,0 and an amount split over quarters to the cent are one question: whole
//! units (tenths of a percent, cents) in proportion to weights. The arithmetic is exact, and the
//! answer does not depend on the order of the input: where parties stand level for the last unit,
//! keys settle it, smallest first, and the tie is reported.

mod calcul;
mod methode;
mod resultat;

pub use methode::Methode;
pub use resultat::{Egalite, Part, Repartition, RepartitionError};
