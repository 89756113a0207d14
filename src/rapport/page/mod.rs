//! The report as one page of HTML that stands by itself: no script, no network, no font file. It reads on a phone,
//! prints on A4, and says its charts in words.
//!
//! Everything that it shows is data first: a [`Page`] is a list of [`Bloc`], its tables are [`Tableau`], its charts
//! [`Graphique`], which an embedder may draw otherwise.
//!
//! # Escaping
//! Every text is escaped. What HTML does not allow is replaced: controls by a blank, noncharacters by U+FFFD. No text
//! makes an element, an attribute, a style or an address.
//!
//! # Colours
//! Contrasts are those of WCAG 2 AA: 4.5 for text, 3 for what is drawn. Bars of two series differ by lightness and by
//! a pattern, and each bears its amount: they are told apart in grey.

#![deny(clippy::arithmetic_side_effects)]

mod bloc;
mod document;
mod ecriture;
mod feuille;
mod graphique;
mod illustration;
mod lecture;
mod tableau;
mod texte;

pub use bloc::{Bloc, Element, Segment};
pub use document::Page;
pub use feuille::{Couleur, PALETTE, Usage};
pub use graphique::{Barres, Figure, Frise, Graphique, Jalon, LigneDeBarres};
pub use tableau::{Colonne, Tableau};
