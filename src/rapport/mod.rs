//! What people read: the report as Markdown, in French.

mod controle;
mod financier;
mod markdown;

pub use controle::controle;
pub use financier::{constats, financier};
pub use markdown::{Cote, TableauMarkdown};
