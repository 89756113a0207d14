//! The files that people exchange, each behind the feature of its format.

#[cfg(feature = "agenda")]
mod agenda;
#[cfg(feature = "geometrie")]
mod perimetres;
#[cfg(feature = "schema")]
pub mod schema;

#[cfg(feature = "agenda")]
pub use agenda::Agenda;
#[cfg(feature = "geometrie")]
pub use perimetres::{
    CauseRefus, ChampsPerimetre, NatureCode, Perimetres, PerimetresError, RefusEntite,
};
