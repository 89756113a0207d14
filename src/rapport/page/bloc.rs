//! What a page is made of.

use super::{Graphique, Tableau};

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Plain.
    Texte(String),
    /// Put forward.
    Fort(String),
    /// A stable code, such as that of a finding.
    Code(String),
}

impl Segment {
    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Texte(texte) | Self::Fort(texte) | Self::Code(texte) => texte,
        }
    }
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Element {
    /// Its text.
    pub texte: Vec<Segment>,
    /// What stands under it.
    pub details: Vec<Vec<Segment>>,
}

/// A block of a page, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Bloc {
    /// A heading. No level is skipped on the way down.
    Titre {
        /// From 2, under the title of the page, to 6.
        niveau: u8,
        /// Its text.
        texte: String,
    },
    /// A paragraph.
    Paragraphe(Vec<Segment>),
    /// What a text says, or what a reader must know first.
    Citation(Vec<Segment>),
    /// A list.
    Liste(Vec<Element>),
    /// A table.
    Tableau(Tableau),
    /// A chart, beside the table of its figures.
    Graphique(Graphique),
}
