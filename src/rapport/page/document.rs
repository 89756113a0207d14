//! The page as data.

use core::fmt;

use super::{Bloc, Graphique, ecriture, illustration, lecture};
use crate::rapport::annuel::{self, RapportAnnuel};

/// A page: a title and blocks, in reading order. Its `Display` is the HTML of the whole page.
///
/// It says what the Markdown of the report says, block by block, and shows charts beside their tables. The same report
/// gives the same bytes.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::RapportAnnuel;
/// use contrat_de_ville::rapport::page::{Bloc, Page};
///
/// let rapport: RapportAnnuel = serde_json::from_str(
///     r#"{ "contrat": "CV221", "annee": 2023, "titre": "Rapport <fictif> & bref" }"#,
/// )?;
/// let page = Page::of(&rapport);
/// assert_eq!(page.titre(), "Rapport <fictif> & bref");
/// assert!(matches!(page.blocs()[1], Bloc::Titre { niveau: 2, .. }));
///
/// let html = page.to_string();
/// assert!(html.starts_with("<!DOCTYPE html><html lang=\"fr\">"));
/// assert!(html.contains("<h1>Rapport &lt;fictif&gt; &amp; bref</h1>"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    titre: String,
    blocs: Vec<Bloc>,
}

impl Page {
    /// The page of a report.
    #[must_use]
    pub fn of(annuel: &RapportAnnuel) -> Self {
        let mut page = Self::of_markdown(&annuel::markdown(annuel));
        for graphique in illustration::of(annuel) {
            page.place(graphique);
        }
        page
    }

    /// The page of another document of this crate, such as that of [`rapport::exercice`](crate::rapport::exercice()).
    ///
    /// It reads the Markdown that this crate writes, and no more of the language; what is not of that subset is text.
    #[must_use]
    pub fn of_markdown(markdown: &str) -> Self {
        let (titre, blocs) = lecture::read(markdown);
        Self { titre, blocs }
    }

    /// Its title.
    #[must_use]
    pub fn titre(&self) -> &str {
        &self.titre
    }

    /// Its blocks.
    #[must_use]
    pub fn blocs(&self) -> &[Bloc] {
        &self.blocs
    }

    /// Puts a chart after the table of its title, or else at the end, with the table of its figures.
    pub fn place(&mut self, graphique: Graphique) {
        let siens = |bloc: &Bloc| matches!(bloc, Bloc::Tableau(tableau) if tableau.legende() == graphique.titre());
        if let Some(rang) = self.blocs.iter().position(siens) {
            self.blocs.insert(rang.saturating_add(1), Bloc::Graphique(graphique));
            return;
        }
        let texte = graphique.titre().to_owned();
        let tableau = graphique.tableau();
        self.blocs.extend([
            Bloc::Titre { niveau: 2, texte },
            Bloc::Graphique(graphique),
            Bloc::Tableau(tableau),
        ]);
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ecriture::write(self))
    }
}
