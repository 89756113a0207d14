//! What people read: the report as Markdown, in French.

mod constats;
mod controle;
mod financier;
#[cfg(feature = "geometrie")]
mod localisation;
mod markdown;
mod procedure;
mod quartiers;
mod territoire;

pub use constats::constats;
pub use controle::controle;
pub use financier::financier;
#[cfg(feature = "geometrie")]
pub use localisation::localisation;
pub use markdown::{Cote, TableauMarkdown};
pub use procedure::procedure;
pub use territoire::territoire;
