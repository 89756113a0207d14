//! Charts as data.

mod barres;
mod frise;

use super::Tableau;
use crate::nombre::bind;

pub use barres::{Barres, LigneDeBarres};
pub use frise::{Frise, Jalon};

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Figure {
    /// Amounts as bars.
    Barres(Barres),
    /// Days along a line.
    Frise(Frise),
}

/// A chart: a title, its figures in a sentence and in a table. With the feature `html`, `rapport::page` draws it.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::rapport::{Barres, Figure, Graphique};
///
/// let montants = [("État", Euros::from_centimes(120_000)), ("CAF", Euros::from_centimes(80_050))];
/// let lignes = montants.map(|(nom, montant)| (nom.to_owned(), montant.into()));
/// let graphique = Graphique::new("Sources", Figure::Barres(Barres::of("Source", lignes)));
/// assert_eq!(
///     graphique.description(),
///     "Diagramme en barres. État\u{a0}: 1\u{202f}200,00\u{a0}€ ; CAF\u{a0}: 800,50\u{a0}€."
/// );
/// assert_eq!(graphique.tableau().rangees().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Graphique {
    titre: String,
    figure: Figure,
}

impl Graphique {
    /// A chart.
    #[must_use]
    pub fn new(titre: &str, figure: Figure) -> Self {
        Self { titre: bind(titre), figure }
    }

    /// Its title.
    #[must_use]
    pub fn titre(&self) -> &str {
        &self.titre
    }

    /// What it shows.
    #[must_use]
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Its figures in a French sentence: what who does not see it is told.
    #[must_use]
    pub fn description(&self) -> String {
        match &self.figure {
            Figure::Barres(barres) => barres.description(),
            Figure::Frise(frise) => frise.description(),
        }
    }

    /// Its figures as a table.
    #[must_use]
    pub fn tableau(&self) -> Tableau {
        match &self.figure {
            Figure::Barres(barres) => barres.tableau().with_legende(&self.titre),
            Figure::Frise(frise) => frise.tableau().with_legende(&self.titre),
        }
    }
}
