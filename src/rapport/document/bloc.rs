//! What a document is made of.

use super::{Graphique, Ligne, Tableau};

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Element {
    /// Its text.
    pub texte: Ligne,
    /// What stands under it.
    pub details: Vec<Ligne>,
}

/// A block of a document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bloc {
    /// A heading. No level is skipped on the way down.
    Titre {
        /// From 2, under the title of the document, to 6.
        niveau: u8,
        /// Its text.
        texte: String,
    },
    /// A paragraph.
    Paragraphe(Ligne),
    /// What a text says, or what a reader must know first.
    Citation(Ligne),
    /// A list.
    Liste(Vec<Element>),
    /// A table.
    Tableau(Tableau),
    /// A chart, beside the table of its figures.
    Graphique(Graphique),
}
