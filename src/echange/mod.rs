//! The files that people exchange, each behind the feature of its format.

#[cfg(feature = "agenda")]
mod agenda;
#[cfg(any(feature = "scdl", feature = "tableur"))]
mod encodage;
#[cfg(feature = "geometrie")]
mod perimetres;
#[cfg(feature = "scdl")]
pub mod scdl;

#[cfg(feature = "agenda")]
pub use agenda::Agenda;
#[cfg(any(feature = "scdl", feature = "tableur"))]
pub use encodage::{
    Delimiteur, DelimiteurAmbigu, Encodage, EncodageError, Mojibake, read as decode,
};
#[cfg(feature = "geometrie")]
pub use perimetres::{
    CauseRefus, ChampsPerimetre, NatureCode, Perimetres, PerimetresError, RefusEntite,
};
