//! A drawing that stands in a page.

use maud::html;

use super::feuille::ENCRE;
use super::texte::clean;
use crate::rapport::Graphique;

/// What is drawn, before it has a title.
pub(super) struct Image {
    pub(super) largeur: f64,
    pub(super) hauteur: f64,
    /// Elements of SVG, every text of which is escaped.
    pub(super) corps: String,
}

impl Image {
    /// The element, with its title and its description.
    pub(super) fn stand(&self, rang: usize, graphique: &Graphique) -> String {
        let Self { largeur, hauteur, corps } = self;
        let (nom, texte) = (format!("g{rang}-titre"), format!("g{rang}-texte"));
        let entete = html! {
            title id=(nom) { (clean(graphique.titre())) }
            desc id=(texte) { (clean(&graphique.description())) }
        };
        format!(
            "<svg role=\"img\" aria-labelledby=\"{nom} {texte}\" viewBox=\"0 0 {largeur} {hauteur}\" \
             font-family=\"DejaVu Sans, Verdana, Liberation Sans, Arial, sans-serif\" fill=\"{}\">{}{corps}</svg>",
            ENCRE.hexadecimal,
            entete.into_string(),
        )
    }
}
