//! Charts as data, and their drawings.

mod barres;
mod dessin;
mod frise;

use super::Tableau;

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

/// A chart: a title, its figures in a sentence, in a table, and drawn.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::rapport::page::{Barres, Figure, Graphique};
///
/// let montants = [("État", Euros::from_centimes(120_000)), ("CAF", Euros::from_centimes(80_050))];
/// let lignes = montants.map(|(nom, montant)| (nom.to_owned(), montant.into()));
/// let graphique = Graphique::new("Sources", Figure::Barres(Barres::of("Source", lignes)));
/// assert_eq!(
///     graphique.description(),
///     "Diagramme en barres. État\u{a0}: 1\u{202f}200,00\u{a0}€ ; CAF\u{a0}: 800,50\u{a0}€."
/// );
/// assert_eq!(graphique.tableau().rangees().len(), 2);
/// assert!(graphique.svg(3).starts_with("<svg role=\"img\" aria-labelledby=\"g3-titre g3-texte\""));
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
        Self { titre: titre.to_owned(), figure }
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
            Figure::Barres(barres) => barres.tableau(&self.titre),
            Figure::Frise(frise) => frise.tableau(&self.titre),
        }
    }

    /// Its drawing, to stand inside a page: SVG as wide as its place, with its title and description. `rang` makes its
    /// ids unique in the page.
    ///
    /// What is drawn is as near as a double; every figure that is written is exact.
    #[must_use]
    pub fn svg(&self, rang: usize) -> String {
        let dessin = match &self.figure {
            Figure::Barres(barres) => barres.draw(),
            Figure::Frise(frise) => frise.draw(),
        };
        dessin.finish(rang, &self.titre, &self.description())
    }
}
