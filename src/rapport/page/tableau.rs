//! A table of a page.

use crate::rapport::Cote;

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
/// # Examples
/// ```
/// use contrat_de_ville::rapport::{Cote, page::Tableau};
///
/// let mut tableau = Tableau::new("Sources", [("Source", Cote::Gauche), ("Montant", Cote::Droite)]);
/// tableau.push(["État".to_owned(), "12".to_owned()]);
/// tableau.push(["CAF".to_owned()]);
/// assert_eq!(tableau.rangees()[1], ["CAF", ""]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tableau {
    legende: String,
    colonnes: Vec<Colonne>,
    rangees: Vec<Vec<String>>,
}

impl Tableau {
    /// A table without rows.
    #[must_use]
    pub fn new<T: Into<String>>(
        legende: &str,
        colonnes: impl IntoIterator<Item = (T, Cote)>,
    ) -> Self {
        let colonnes = colonnes.into_iter();
        let colonnes = colonnes.map(|(titre, cote)| Colonne { titre: titre.into(), cote });
        Self { legende: legende.to_owned(), colonnes: colonnes.collect(), rangees: Vec::new() }
    }

    /// Adds a row. Cells that are missing are empty; what is beyond the last column is joined to its cell.
    pub fn push(&mut self, cellules: impl IntoIterator<Item = String>) {
        let mut cellules = cellules.into_iter();
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
