//! Perimeters on the ground: which contain a point, which are near, how near, and how sure that is. Feature
//! `geometrie`; files are read by [`echange::Perimetres`](crate::echange::Perimetres).
//!
//! | question | answer |
//! |---|---|
//! | which quarters contain this point, which are under 300 m? | [`Zonage::locate`], [`Zonage::locate_within`] |
//! | and each of these? | [`Zonage::locate_all`] |
//! | is that sure, at the accuracy of the address and of the file? | [`Zonage::assess`] |
//! | is this building in the zone of the reduced VAT? | [`Zonage::zone_tva`] |
//! | which quarters is this footprint near, how near, and how far? | [`Zonage::locate_footprint`], [`Surface::spread`] |
//! | what was wrong with this ring? | [`Anomalie`] |
//!
//! # How it is measured
//!
//! Coordinates are whole numbers of 10⁻⁷ degree, and which side of an edge a point is on is computed without
//! rounding: a point on the boundary is inside, always. A distance is to the perimeter, never to a buffer drawn
//! around it, in a *local ellipsoidal metric*: a step to the east is measured at the mean latitude of both ends,
//! on GRS80. Against its geodesics it is right to less than a millimetre at 500 m, and to a few metres at 50 km.
//! An edge is a straight line of longitude and latitude, as GeoJSON has it.
//!
//! # How it is found
//!
//! Cells of 2¹⁷ units of longitude and latitude, found by hashing, hold the polygons that come within 500 m of
//! them; the edges of a polygon go by eights, each with its box, four boxes at a time. Longer radii look at the
//! box of each polygon; so does every question for a polygon over more than 4 096 cells, some 6 000 km².

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

pub use appreciation::{Appreciation, Situation};
pub use certitude::Certitude;
pub use distance::{Distance, DistanceError, Rayon, RayonError};
pub use ecartement::{Ecartement, Intervalle};
pub use perimetre::Perimetre;
pub use point::{Point, PointError};
pub use precision::{Bareme, BaremeError, Precision};
pub use reperage::{Reperage, Reperages, Voisin};
pub use surface::{Anomalie, NatureAnomalie, Place, Surface, SurfaceError};
pub use tva::{Batiment, ClasseTva, EngagementsDuQuartier, ZoneTva, ZoneTvaError};
pub use zonage::{Zonage, ZonageError};
