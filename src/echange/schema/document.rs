use core::fmt;

use schemars::Schema;

use super::of;
use crate::contrat::{self, Thematique};
use crate::{bilan, controle, financement, procedure, rapport, territoire};

/// A document that tools exchange as JSON: its name, its title, its schema.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::schema::Document;
///
/// let noms: Vec<&str> = Document::TOUS.iter().map(Document::nom).collect();
/// assert!(noms.contains(&"programmation") && noms.contains(&"exercice"));
/// let programmation = Document::find("programmation").unwrap();
/// assert_eq!(
///     programmation.schema().get("$id").unwrap(),
///     "urn:contrat-de-ville:schema:programmation"
/// );
/// ```
#[derive(Clone, Copy)]
pub struct Document {
    nom: &'static str,
    titre: &'static str,
    schema: fn() -> Schema,
}

macro_rules! documents {
    ($($nom:literal, $titre:literal, $type:ty;)*) => {
        /// Every document.
        pub const TOUS: &'static [Self] = &[
            $(Self { nom: $nom, titre: $titre, schema: of::<$type> },)*
        ];
    };
}

impl Document {
    documents! {
        "source", "Source d’un financement", financement::Source;
        "action", "Action", financement::Action;
        "programmation", "Programmation d’une année", financement::Programmation;
        "suivi", "Suivi des actions d’une année", financement::Suivi;
        "campagne", "Campagne d’une année", financement::Campagne;
        "plan", "Plan de financement", financement::Plan;
        "convention-pluriannuelle", "Convention pluriannuelle", financement::ConventionPluriannuelle;
        "enveloppes", "Enveloppes et leurs parts", financement::Enveloppes;
        "scenario", "Scénario de décisions", financement::Scenario;
        "doublons", "Doublons possibles", financement::Doublons;
        "rapprochement", "Rapprochement avec des paiements", financement::Rapprochement;
        "releve", "Chiffres publiés d’une année", controle::Releve;
        "ventilation-par-thematique", "Ventilation par pilier ou thème", bilan::Ventilation<Thematique>;
        "liste-de-quartiers", "Liste de quartiers", territoire::Liste;
        "correspondance", "Table des quartiers de 2015 à ceux de 2024", territoire::Correspondance;
        "cog", "Communes et leurs changements", territoire::Cog;
        "lignee", "Lignée des EPCI", territoire::Lignee;
        "portrait", "Portrait d’un territoire", territoire::Portrait;
        "deliberation", "Délibération", procedure::Deliberation;
        "recours", "Recours", procedure::Recours;
        "dossier", "Procédure d’un rapport annuel", procedure::Dossier;
        "strategie", "Stratégie d’un territoire et ses contrats", contrat::Strategie;
        "passerelle", "Passerelle de 2015–2023 à 2024–2030", contrat::Passerelle;
        "exercice", "Exercice", rapport::Exercice;
        "rapport-annuel", "Rapport annuel", rapport::annuel::RapportAnnuel;
    }

    /// The document of that name.
    #[must_use]
    pub fn find(nom: &str) -> Option<Self> {
        Self::TOUS.iter().find(|document| document.nom == nom).copied()
    }

    /// Its name: small letters and `-`.
    #[must_use]
    pub const fn nom(&self) -> &'static str {
        self.nom
    }

    /// Its title, in French.
    #[must_use]
    pub const fn titre(&self) -> &'static str {
        self.titre
    }

    /// Its schema, with `$id` and `title`.
    #[must_use]
    pub fn schema(&self) -> Schema {
        let mut schema = (self.schema)();
        schema.insert("$id".to_owned(), format!("urn:contrat-de-ville:schema:{}", self.nom).into());
        schema.insert("title".to_owned(), self.titre.into());
        schema
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&self.nom).finish()
    }
}
