//! A table of a document.

use crate::nombre::bind;

/// On which side a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cote {
    /// Text.
    Gauche,
    /// Figures.
    Droite,
}

/// A column: what heads it, and on which side it is set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Colonne {
    /// Its header.
    pub titre: String,
    /// On the right for figures.
    pub cote: Cote,
}

/// A table, with its caption. The first cell of a row heads it; every row has as many cells as there are columns.
///
/// Its `Display` is Markdown: columns are padded, so that the source reads as a table too.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::{Cote, Tableau};
///
/// let mut tableau = Tableau::new([("Source", Cote::Gauche), ("Montant", Cote::Droite)]);
/// tableau.push(["État | ANCT", "12"]);
/// assert_eq!(tableau.to_string(), "\
/// | Source       | Montant |
/// | :----------- | ------: |
/// | État \\| ANCT |      12 |
/// ");
/// tableau.push(["CAF"]);
/// assert_eq!(tableau.rangees()[1], ["CAF", ""]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tableau {
    legende: String,
    colonnes: Vec<Colonne>,
    rangees: Vec<Vec<String>>,
}

impl Tableau {
    /// A table without rows nor caption; a document gives it that of the heading above it.
    #[must_use]
    pub fn new<T: AsRef<str>>(colonnes: impl IntoIterator<Item = (T, Cote)>) -> Self {
        let colonnes = colonnes.into_iter();
        let colonnes =
            colonnes.map(|(titre, cote)| Colonne { titre: bind(titre.as_ref()), cote }).collect();
        Self { legende: String::new(), colonnes, rangees: Vec::new() }
    }

    /// With a caption.
    #[must_use]
    pub fn with_legende(mut self, legende: &str) -> Self {
        self.legende = bind(legende);
        self
    }

    /// Adds a row. Cells that are missing are empty; what is beyond the last column is joined to its cell.
    pub fn push<T: ToString>(&mut self, cellules: impl IntoIterator<Item = T>) {
        let mut cellules = cellules.into_iter().map(|cellule| bind(&cellule.to_string()));
        let mut rangee: Vec<String> =
            self.colonnes.iter().map(|_| cellules.next().unwrap_or_default()).collect();
        if let Some(derniere) = rangee.last_mut() {
            for reste in cellules {
                derniere.push(' ');
                derniere.push_str(&reste);
            }
        }
        self.rangees.push(rangee);
    }

    /// What it is about.
    #[must_use]
    pub fn legende(&self) -> &str {
        &self.legende
    }

    /// Its columns.
    #[must_use]
    pub fn colonnes(&self) -> &[Colonne] {
        &self.colonnes
    }

    /// Its rows, in order.
    #[must_use]
    pub fn rangees(&self) -> &[Vec<String>] {
        &self.rangees
    }
}
