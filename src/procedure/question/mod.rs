//! A rule of law asked by its id, with what is given or chosen as words: what a command line or a form
//! needs.

mod cle;
mod erreur;
mod fiche;
mod fiches;
mod regles;
mod reponse;
mod valeurs;

pub use cle::Cle;
pub use erreur::QuestionError;
pub use fiche::{Depart, Fiche};
pub use reponse::{Reponse, Resultat, Variante};

use valeurs::Valeurs;

/// A question to a rule.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::Question;
///
/// let question = Question::parse(["DELAI-RECOURS-2M", "2024-09-27"])?;
/// let reponse = question.answer()?;
/// assert_eq!(reponse.settled().unwrap().to_string(), "2024-11-28");
///
/// // At the end of a month the law is silent: both readings, until one is named.
/// let reponse = Question::parse(["DELAI-RECOURS-2M", "2023-12-30"])?.answer()?;
/// assert_eq!(reponse.settled(), None);
/// let jours: Vec<String> = reponse.variantes().iter().map(|l| l.resultat.to_string()).collect();
/// assert_eq!(jours, ["2024-03-01", "2024-02-29"]);
/// let reponse = Question::parse(["DELAI-RECOURS-2M", "2023-12-30", "ordre=B"])?.answer()?;
/// assert_eq!(reponse.settled().unwrap().to_string(), "2024-02-29");
/// # Ok::<(), contrat_de_ville::procedure::QuestionError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    fiche: &'static Fiche,
    valeurs: Valeurs,
}

impl Question {
    /// Reads a rule, the day that it starts from, and `key=value` words; a word may hold several, behind
    /// `;`. The day may be left out, or empty, where the rule does without.
    ///
    /// # Errors
    /// [`QuestionError`] for a rule that computes nothing, a key that it does not have, a value that the
    /// key does not take, a key given twice or left out.
    pub fn parse<'a>(mots: impl IntoIterator<Item = &'a str>) -> Result<Self, QuestionError> {
        let mut mots = mots.into_iter();
        let id = mots.next().unwrap_or_default();
        let fiche = Fiche::of(id.parse()?)?;
        let mut suite = mots.peekable();
        let depart = suite.next_if(|mot| !mot.contains('=')).unwrap_or_default();
        let cles = suite.flat_map(|mot| mot.split(';')).filter(|mot| !mot.is_empty());
        let valeurs = Valeurs::parse(fiche, depart, cles)?;
        Ok(Self { fiche, valeurs })
    }

    /// What is known of the rule.
    #[must_use]
    pub const fn fiche(&self) -> &'static Fiche {
        self.fiche
    }

    /// The answer, or every reading of what the law leaves open and no key settles.
    ///
    /// # Errors
    /// [`QuestionError`] where the rule refuses what is given: a day outside 1990–2099, a letter received
    /// before it was posted.
    pub fn answer(&self) -> Result<Reponse, QuestionError> {
        Reponse::of(self.fiche, self.valeurs)
    }
}
