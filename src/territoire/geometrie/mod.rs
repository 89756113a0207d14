//! Perimeters on the ground: which contain a point, which are near, and how near.
//!
//! Feature `geometrie`.

#![allow(clippy::float_arithmetic)] // metres are measured, not counted

mod anneau;
mod appreciation;
mod arete;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod bloc;
mod certitude;
mod distance;
mod ecartement;
mod grille;
mod liste;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod lot;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod metrique;
mod perimetre;
mod point;
mod precision;
mod reperage;
mod surface;
mod tranche;
mod tva;
mod zonage;

pub use appreciation::{Appreciation, AppreciationError, Situation};
pub use certitude::Certitude;
pub use distance::{Distance, DistanceError, Rayon, RayonError};
pub use ecartement::{Ecartement, Intervalle};
pub use perimetre::Perimetre;
pub use point::{Point, PointError};
pub use precision::{Bareme, BaremeError, Precision};
pub use reperage::{Reperage, Reperages, Voisin};
pub use surface::{Anomalie, NatureAnomalie, Place, Surface, SurfaceError};
pub use tva::{ClasseTva, EngagementsDuQuartier, ZoneTva, ZoneTvaError};
pub use zonage::{Zonage, ZonageError};
