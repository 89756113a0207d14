//! What people read, as data: a title and blocks, from which the Markdown and the page are written.

mod bloc;
mod figure;
mod ligne;
mod markdown;
mod tableau;

use crate::nombre::bind;

pub use bloc::{Bloc, Element};
pub use figure::{Barres, Figure, Frise, Graphique, Jalon, LigneDeBarres};
#[cfg(feature = "geometrie")]
pub use figure::{Carte, LieuDeCarte};
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
            match (bloc, self.blocs.last_mut()) {
                (Bloc::Titre { niveau, texte }, _) => {
                    self.heading(niveau.saturating_add(niveaux), &texte);
                }
                (Bloc::Tableau(tableau), _) => self.table(tableau),
                // Two lists in a row are one to Markdown.
                (Bloc::Liste(suite), Some(Bloc::Liste(elements))) => elements.extend(suite),
                (autre, _) => self.blocs.push(autre),
            }
        }
    }

    /// Puts a chart after the table that has its title as caption; or else, with the table of its figures, at the end of
    /// what stands under the heading of its title; or else in a section of its own, at the end. A map always brings its
    /// table, which spells out its numbers.
    pub fn place(&mut self, graphique: Graphique) {
        let titre = graphique.titre();
        let is_its_table =
            |bloc: &Bloc| matches!(bloc, Bloc::Tableau(tableau) if tableau.legende() == titre);
        let is_its_heading =
            |bloc: &Bloc| matches!(bloc, Bloc::Titre { texte, .. } if texte == titre);
        let is_heading = |bloc: &Bloc| matches!(bloc, Bloc::Titre { .. });
        let rank = |of: &dyn Fn(&Bloc) -> bool| self.blocs.iter().position(of);
        if !graphique.figure().is_keyed()
            && let Some(rang) = rank(&is_its_table)
        {
            self.blocs.insert(rang.saturating_add(1), Bloc::Graphique(graphique));
            return;
        }
        let debut = rank(&is_its_heading).unwrap_or(self.blocs.len()).saturating_add(1);
        if debut > self.blocs.len() {
            let titre = titre.to_owned();
            self.heading(2, &titre);
        }
        let suite = self.blocs.iter().skip(debut).position(is_heading);
        let fin = suite.map_or(self.blocs.len(), |suite| debut.saturating_add(suite));
        let tableau = Bloc::Tableau(graphique.tableau());
        self.blocs.splice(fin..fin, [Bloc::Graphique(graphique), tableau]);
    }
}
