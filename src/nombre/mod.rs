//! Numbers: amounts exact to the cent, exact ratios, named roundings and apportionment.
//!
//! | type | what it is |
//! |---|---|
//! | [`Euros`] | an amount, exact to the cent, with checked arithmetic only |
//! | [`Somme`] | a total of amounts, which cannot overflow |
//! | [`Convention`] | how French amounts found in real files are read |
//! | [`Taux`] | an exact ratio, printed under a named [`Arrondi`] |
//! | [`Methode`] | whole units shared out in proportion to weights |
//! | [`EffectifParSexe`] | how many people, by sex where it is known |
//! | [`double`] | the named way to read the JSON doubles of real open data |

#![deny(clippy::arithmetic_side_effects)]

mod arrondi;
pub mod double;
mod effectif;
mod euros;
mod fil;
mod large;
mod lecture;
mod repartition;
mod somme;
mod taux;
mod typographie;

pub use arrondi::{Arrondi, Decimales, DecimalesError};
pub use double::DoubleError;
pub use effectif::{EcartDEffectif, EffectifParSexe};
pub use euros::{Euros, EurosError};
pub use lecture::{Convention, LectureError, LectureMotif, MontantLu, Separateur, Unite};
pub use repartition::{Egalite, Methode, Part, Repartition, RepartitionError};
pub use somme::{Somme, SommeError};
pub use taux::{Taux, TauxArrondi, TauxError};
#[cfg(feature = "geometrie")]
pub(crate) use typographie::write_centiemes;
pub(crate) use typographie::{INSECABLE, bind, count, print_entier};
