//! What people read: the report as Markdown, in French.

mod constats;
mod controle;
mod financier;
mod markdown;
mod procedure;
mod quartiers;
mod territoire;

pub use constats::constats;
pub use controle::controle;
pub use financier::financier;
pub use markdown::{Cote, TableauMarkdown};
pub use procedure::procedure;
pub use territoire::territoire;
