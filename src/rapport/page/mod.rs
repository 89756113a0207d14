//! A document as one page of HTML that stands by itself: no script, no network, no font file. It reads on a phone,
//! prints on A4, and says its charts in words.
//!
//! Everything that it shows is data first: a [`Document`] is a list of blocks, tables and charts, which an embedder may
//! write otherwise.
//!
//! # Escaping
//! Every text is escaped. What HTML does not allow is replaced: controls by a blank, noncharacters by U+FFFD. No text
//! makes an element, an attribute, a style or an address.
//!
//! # Colours
//! Contrasts are those of WCAG 2 AA: 4.5 for text, 3 for what is drawn. Bars of two series differ by lightness and by
//! a pattern, and each bears its amount: they are told apart in grey.

#![deny(clippy::arithmetic_side_effects)]

#[cfg(feature = "geometrie")]
mod carte;
mod dessin;
mod ecriture;
mod feuille;
mod image;
mod texte;

use dessin::Dessin;

use super::{Document, Figure, Graphique};

pub use feuille::{Couleur, PALETTE, Usage};

/// The whole page of a document. The same document gives the same bytes.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
/// use contrat_de_ville::rapport::page;
///
/// let rapport: RapportAnnuel = serde_json::from_str(
///     r#"{ "contrat": "CV221", "annee": 2023, "titre": "Rapport <fictif> & bref" }"#,
/// )?;
/// let html = page::html(&annuel::document(&rapport));
/// assert!(html.starts_with("<!DOCTYPE html><html lang=\"fr\">"));
/// assert!(html.contains("<h1>Rapport &lt;fictif&gt; &amp; bref</h1>"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn html(document: &Document) -> String {
    ecriture::write(document)
}

/// The drawing of a chart, to stand inside a page: SVG as wide as its place, with its title and description. `rang`
/// makes its ids unique in the page.
///
/// What is drawn is as near as a double; every figure that is written is exact.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::rapport::{Barres, Figure, Graphique, page};
///
/// let lignes = [("État".to_owned(), Euros::from_centimes(120_000).into())];
/// let graphique = Graphique::new("Sources", Figure::Barres(Barres::of("Source", lignes)));
/// let svg = page::svg(&graphique, 3);
/// assert!(svg.starts_with("<svg role=\"img\" aria-labelledby=\"g3-titre g3-texte\""));
/// ```
#[must_use]
pub fn svg(graphique: &Graphique, rang: usize) -> String {
    let image = match graphique.figure() {
        Figure::Barres(barres) => Dessin::barres(barres).finish(rang),
        #[cfg(feature = "geometrie")]
        Figure::Carte(carte) => carte::draw(carte),
        Figure::Frise(frise) => Dessin::frise(frise.jalons()).finish(rang),
    };
    image.stand(rang, graphique)
}
