//! Perimeters on the ground: which contain a point, which are near, and how near.
//!
//! Feature `geometrie`.

#![allow(clippy::float_arithmetic)] // metres are measured, not counted

mod anneau;
mod arete;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod bloc;
mod distance;
mod grille;
mod liste;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod lot;
#[allow(clippy::arithmetic_side_effects)] // of floats, by the lot
mod metrique;
mod perimetre;
mod point;
mod reperage;
mod surface;
mod tranche;
mod zonage;

pub use distance::{Distance, DistanceError, Rayon, RayonError};
pub use perimetre::Perimetre;
pub use point::{Point, PointError};
pub use reperage::{Reperage, Reperages, Voisin};
pub use surface::{Anomalie, NatureAnomalie, Place, Surface, SurfaceError};
pub use zonage::{Zonage, ZonageError};
