//! The steps of a year's campaign, as they were.

mod anomalie;
mod jalon;
mod record;

pub use anomalie::AnomalieDeCampagne;
pub use jalon::{AvisDeComite, EtapeDeCampagne, Jalon, JalonError};
pub use record::Campagne;
