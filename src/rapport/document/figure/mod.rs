//! Charts as data.

mod barres;
#[cfg(feature = "geometrie")]
mod carte;
mod frise;

use super::Tableau;
use crate::nombre::bind;

pub use barres::{Barres, LigneDeBarres};
#[cfg(feature = "geometrie")]
pub use carte::{Carte, LieuDeCarte};
pub use frise::{Frise, Jalon};

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Figure {
    /// Amounts as bars.
    Barres(Barres),
    /// Quarters on the ground. Feature `geometrie`.
    #[cfg(feature = "geometrie")]
    Carte(Carte),
    /// Days along a line.
    Frise(Frise),
}

impl Figure {
    /// Whether it cannot be read without its own table.
    pub(super) const fn is_keyed(&self) -> bool {
        match self {
            Self::Barres(_) | Self::Frise(_) => false,
            #[cfg(feature = "geometrie")]
            Self::Carte(_) => true,
        }
    }
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
            #[cfg(feature = "geometrie")]
            Figure::Carte(carte) => carte.description(),
            Figure::Frise(frise) => frise.description(),
        }
    }

    /// Its figures as a table.
    #[must_use]
    pub fn tableau(&self) -> Tableau {
        let tableau = match &self.figure {
            Figure::Barres(barres) => barres.tableau(),
            #[cfg(feature = "geometrie")]
            Figure::Carte(carte) => carte.tableau(),
            Figure::Frise(frise) => frise.tableau(),
        };
        tableau.with_legende(&self.titre)
    }
}
