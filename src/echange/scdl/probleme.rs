use core::fmt;

use serde::{Deserialize, Serialize};

use super::lectures::lectures;
use super::{Champ, Code, Gravite, Origine};
use crate::nombre::bind;

/// Where a line of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Place")
)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The physical line where it starts, from one: a line ends with LF, CR or both, and a quoted cell may hold some.
    pub ligne: u64,
    /// Its rank among the records, from one; zero for the headers.
    pub rang: u64,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Colonne")
)]
#[serde(deny_unknown_fields)]
pub struct Colonne {
    /// From one, as in the file.
    pub rang: usize,
    /// Its header, as in the file.
    pub entete: String,
}

/// A problem of a deposit: its code, its place, the original text, and what was expected. Displayed in French, on one
/// line, with the first eighty characters of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Probleme")
)]
pub struct Probleme {
    pub(super) code: Code,
    pub(super) place: Place,
    pub(super) colonne: Option<Colonne>,
    pub(super) champ: Option<Champ>,
    pub(super) valeur: String,
}

impl Probleme {
    /// What is wrong.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub const fn gravite(&self) -> Gravite {
        self.code.gravite()
    }

    /// Whose rule it goes against.
    #[must_use]
    pub fn regle(&self) -> Origine {
        self.code.origine(self.champ)
    }

    /// The line.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The column, unless the whole line or file is meant.
    #[must_use]
    pub const fn colonne(&self) -> Option<&Colonne> {
        self.colonne.as_ref()
    }

    /// The field, where there is one.
    #[must_use]
    pub const fn champ(&self) -> Option<Champ> {
        self.champ
    }

    /// The original text; of a line that is too short or too long, the number of its cells.
    #[must_use]
    pub fn valeur(&self) -> &str {
        &self.valeur
    }

    /// What was expected, in French; empty where the sentence of the code says it all.
    #[must_use]
    pub fn attendu(&self) -> &'static str {
        match (self.champ, self.code) {
            (Some(champ), Code::EnteteReconnu) => champ.nom(),
            (None, _)
            | (_, Code::ColonneManquante | Code::ColonneEnDouble | Code::SansIdentite) => "",
            (Some(_), code) if code.gravite() == Gravite::Remarque => "",
            (Some(champ), _) => champ.attendu(),
        }
    }

    /// What the text could mean, where it is refused because it has another reading, or several.
    ///
    /// # Examples
    /// `05/12/2016` is the fifth of December here and the twelfth of May elsewhere: neither is taken.
    #[must_use]
    pub fn lectures(&self) -> Vec<String> {
        lectures(self.code, self.champ, &self.valeur)
    }
}

/// The first eighty characters, on one line: a cell may hold a mebibyte, and what a terminal obeys.
fn excerpt(valeur: &str) -> String {
    let mut caracteres = valeur.chars();
    let shown = |caractere: char| if caractere.is_control() { '␣' } else { caractere };
    let mut extrait: String = caracteres.by_ref().take(80).map(shown).collect();
    if caracteres.next().is_some() {
        extrait.push('…');
    }
    extrait
}

impl fmt::Display for Probleme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ligne = self.place.ligne;
        let ou = match (&self.colonne, self.champ) {
            (Some(Colonne { rang, entete }), _) => format!(", colonne {rang} ({entete})"),
            (None, Some(champ)) => format!(", champ {champ}"),
            (None, None) => String::new(),
        };
        let valeur = match self.valeur.as_str() {
            "" => String::new(),
            valeur => format!(", « {} »", excerpt(valeur)),
        };
        let attendu = match self.attendu() {
            "" => String::new(),
            attendu => format!(" ; attendu : {attendu}"),
        };
        let lectures = match self.lectures().as_slice() {
            [] => String::new(),
            lectures => format!(" ; pourrait se lire : {}", lectures.join(" ou ")),
        };
        let phrase =
            format!("ligne {ligne}{ou} : {}{valeur}{attendu}{lectures}", self.code.phrase());
        f.write_str(&bind(&phrase))
    }
}
