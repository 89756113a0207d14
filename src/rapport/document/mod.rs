//! What people read, as data: a title and blocks, from which the Markdown and the page are written.

mod bloc;
mod figure;
mod lecture;
mod ligne;
mod markdown;
mod tableau;

use crate::nombre::bind;

pub use bloc::{Bloc, Element};
pub use figure::{Barres, Figure, Frise, Graphique, Jalon, LigneDeBarres};
pub use ligne::{Ligne, Segment};
pub use tableau::{Colonne, Cote, Tableau};

/// A document, or a part of one, which has no title: blocks in reading order. Its `Display` is Markdown: any text stays
/// text, and the same document gives the same bytes.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::{Bloc, Document};
///
/// let mut document = Document::new("Programmation <fictive>");
/// document.heading(2, "Suivi");
/// document.item("1 704 613,00 € : accordé");
/// document.detail("dont la CAF");
/// assert_eq!(
///     document.to_string(),
///     "# Programmation \\<fictive\\>\n\n## Suivi\n\n- 1 704 613,00 €\u{a0}: accordé\n  - dont la CAF\n"
/// );
/// assert!(matches!(document.blocs()[0], Bloc::Titre { niveau: 2, .. }));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    titre: String,
    blocs: Vec<Bloc>,
}

impl Document {
    /// A document without blocks.
    #[must_use]
    pub fn new(titre: &str) -> Self {
        Self { titre: bind(titre), blocs: Vec::new() }
    }

    /// A part of a document: it has no title.
    #[must_use]
    pub const fn part() -> Self {
        Self { titre: String::new(), blocs: Vec::new() }
    }

    /// Its title; empty for a part.
    #[must_use]
    pub fn titre(&self) -> &str {
        &self.titre
    }

    /// Its blocks.
    #[must_use]
    pub fn blocs(&self) -> &[Bloc] {
        &self.blocs
    }

    /// Adds a heading. The title is of level 1: others are from 2 to 6, and at most one lower than the heading before.
    pub fn heading(&mut self, niveau: u8, texte: &str) {
        let atteint = self.last_heading().map_or(1, |(niveau, _)| niveau);
        let niveau = niveau.clamp(2, atteint.saturating_add(1)).min(6);
        self.blocs.push(Bloc::Titre { niveau, texte: bind(texte) });
    }

    fn last_heading(&self) -> Option<(u8, &str)> {
        self.blocs.iter().rev().find_map(|bloc| match bloc {
            Bloc::Titre { niveau, texte } => Some((*niveau, texte.as_str())),
            Bloc::Paragraphe(_)
            | Bloc::Citation(_)
            | Bloc::Liste(_)
            | Bloc::Tableau(_)
            | Bloc::Graphique(_) => None,
        })
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, ligne: impl Into<Ligne>) {
        self.blocs.push(Bloc::Paragraphe(ligne.into()));
    }

    /// Adds a quote: what a text says, or what a reader must know first.
    pub fn quote(&mut self, ligne: impl Into<Ligne>) {
        self.blocs.push(Bloc::Citation(ligne.into()));
    }

    /// Adds an item to the list that the document ends with, or starts one.
    pub fn item(&mut self, ligne: impl Into<Ligne>) {
        let element = Element { texte: ligne.into(), details: Vec::new() };
        match self.blocs.last_mut() {
            Some(Bloc::Liste(elements)) => elements.push(element),
            _ => self.blocs.push(Bloc::Liste(vec![element])),
        }
    }

    /// Adds a line under the item that the document ends with; where it does not end with a list, an item.
    pub fn detail(&mut self, ligne: impl Into<Ligne>) {
        if let Some(Bloc::Liste(elements)) = self.blocs.last_mut()
            && let Some(dernier) = elements.last_mut()
        {
            dernier.details.push(ligne.into());
            return;
        }
        self.item(ligne);
    }

    /// Adds a table. Without a caption it takes the heading above it, or the title.
    pub fn table(&mut self, tableau: Tableau) {
        self.blocs.push(Bloc::Tableau(self.captioned(tableau)));
    }

    fn captioned(&self, tableau: Tableau) -> Tableau {
        if !tableau.legende().is_empty() {
            return tableau;
        }
        let legende = self.last_heading().map_or(&*self.titre, |(_, texte)| texte);
        tableau.with_legende(legende)
    }

    /// Adds another document, its headings so many levels lower; its title becomes a heading.
    pub fn append(&mut self, niveaux: u8, autre: Self) {
        if !autre.titre.is_empty() {
            self.heading(niveaux.saturating_add(1), &autre.titre);
        }
        for bloc in autre.blocs {
            match bloc {
                Bloc::Titre { niveau, texte } => {
                    self.heading(niveau.saturating_add(niveaux), &texte)
                }
                Bloc::Tableau(tableau) => self.table(tableau),
                autre => self.blocs.push(autre),
            }
        }
    }

    /// Puts a chart after the table of its title, or else at the end, with the table of its figures.
    pub fn place(&mut self, graphique: Graphique) {
        let siens = |bloc: &Bloc| matches!(bloc, Bloc::Tableau(tableau) if tableau.legende() == graphique.titre());
        if let Some(rang) = self.blocs.iter().position(siens) {
            self.blocs.insert(rang.saturating_add(1), Bloc::Graphique(graphique));
            return;
        }
        let tableau = graphique.tableau();
        self.heading(2, graphique.titre());
        self.blocs.extend([Bloc::Graphique(graphique), Bloc::Tableau(tableau)]);
    }
}
