//! One row of a table: its cells as typed values, and the problems met.

use core::str::FromStr;

use super::adresse::{Adresse, Colonne};
use super::champ::Champ;
use super::classeur::{Rangee, Valeur};
use super::correspondance::TableLue;
use super::libelle::{self, Libelle};
use super::montant;
use super::probleme::{CodeDeProbleme, Probleme};
use crate::nombre::{Convention, Euros};

/// A row being read.
pub(super) struct Lecteur<'t> {
    pub(super) table: &'t TableLue,
    pub(super) ligne: u32,
    pub(super) cellules: &'t Rangee,
    pub(super) problemes: Vec<Probleme>,
}

impl<'t> Lecteur<'t> {
    pub(super) fn new(table: &'t TableLue, ligne: u32, cellules: &'t Rangee) -> Self {
        Self { table, ligne, cellules, problemes: Vec::new() }
    }

    /// The cell of a field; the whole row where the field has no column.
    pub(super) fn address(&self, champ: Champ) -> Adresse {
        self.at(self.table.colonne(champ))
    }

    pub(super) fn at(&self, colonne: Option<Colonne>) -> Adresse {
        Adresse { feuille: self.table.feuille.as_str().into(), ligne: self.ligne, colonne }
    }

    pub(super) fn refuse(
        &mut self,
        code: CodeDeProbleme,
        champ: Champ,
        valeur: Option<&str>,
        attendu: &str,
        phrase: &str,
    ) {
        let adresse = self.address(champ);
        self.problemes.push(Probleme::new(code, adresse, valeur, attendu, phrase));
    }

    /// The text of a field, as it stands; `None` if it is blank, or is no text.
    pub(super) fn raw(&mut self, champ: Champ) -> Option<String> {
        if let Some(valeur) = self.table.valeurs.get(&champ) {
            return Some(valeur.clone());
        }
        let attendu = "un texte";
        match self.cellules.get(&self.table.colonne(champ)?)? {
            Valeur::Texte(texte) => Some(texte.clone()),
            Valeur::Nombre(nombre) => {
                let lu = whole(*nombre);
                if lu.is_none() {
                    let valeur = nombre.to_string();
                    let phrase = format!("« {valeur} » est un nombre à décimales ou trop long");
                    self.refuse(CodeDeProbleme::Nombre, champ, Some(&valeur), attendu, &phrase);
                }
                lu
            }
            autre @ (Valeur::Booleen(_)
            | Valeur::Erreur(_)
            | Valeur::Date(_)
            | Valeur::Incalculee(_)) => {
                let (code, valeur, phrase) = not_text(autre);
                self.refuse(code, champ, Some(&valeur), attendu, &phrase);
                None
            }
        }
    }

    /// The text of a field, without blanks around.
    pub(super) fn text(&mut self, champ: Champ) -> Option<String> {
        self.raw(champ).map(|texte| texte.trim().to_owned()).filter(|texte| !texte.is_empty())
    }

    /// Whether a cell of the field is filled, or a value given.
    pub(super) fn is_filled(&self, champ: Champ) -> bool {
        self.table.valeurs.contains_key(&champ)
            || self.table.colonne(champ).is_some_and(|c| self.cellules.contains_key(&c))
    }

    /// Tells that a field is blank, unless its cell was refused already.
    pub(super) fn require<T>(&mut self, lu: Option<T>, champ: Champ, attendu: &str) -> Option<T> {
        if lu.is_none() && !self.is_filled(champ) {
            let phrase = format!("« {champ} » est vide");
            self.refuse(CodeDeProbleme::CelluleVide, champ, None, attendu, &phrase);
        }
        lu
    }

    /// A field under its own gate; `None` if it is blank or refused.
    pub(super) fn parse<T: FromStr>(&mut self, champ: Champ, attendu: &str) -> Option<T> {
        let texte = self.text(champ)?;
        self.parse_text(champ, &texte, attendu)
    }

    pub(super) fn parse_text<T: FromStr>(
        &mut self,
        champ: Champ,
        texte: &str,
        attendu: &str,
    ) -> Option<T> {
        let lu = texte.parse().ok();
        if lu.is_none() {
            let phrase = format!("« {texte} » n’a pas la forme attendue");
            self.refuse(CodeDeProbleme::Identifiant, champ, Some(texte), attendu, &phrase);
        }
        lu
    }

    /// A field of a closed list; `None` if it is blank or refused.
    pub(super) fn label<T: Clone>(&mut self, champ: Champ, liste: &[Libelle<T>]) -> Option<T> {
        let texte = self.text(champ)?;
        self.label_text(champ, &texte, liste)
    }

    pub(super) fn label_text<T: Clone>(
        &mut self,
        champ: Champ,
        texte: &str,
        liste: &[Libelle<T>],
    ) -> Option<T> {
        let lu = libelle::find(liste, texte);
        if lu.is_none() {
            self.unknown(champ, texte, &libelle::names(liste));
        }
        lu
    }

    pub(super) fn unknown(&mut self, champ: Champ, texte: &str, attendu: &str) {
        let phrase = format!("« {texte} » n’est pas un libellé connu de « {champ} »");
        self.refuse(CodeDeProbleme::Libelle, champ, Some(texte), attendu, &phrase);
    }

    /// The amount of a column; `None` if it is blank, the problem if it is none.
    pub(super) fn amount(
        &self,
        colonne: Colonne,
        convention: Convention,
    ) -> Option<Result<Euros, Probleme>> {
        let valeur = self.cellules.get(&colonne)?;
        Some(montant::read(valeur, convention).map_err(|refus| {
            let adresse = self.at(Some(colonne));
            let valeur = Some(refus.valeur.as_str());
            Probleme::new(refus.code, adresse, valeur, montant::ATTENDU, &refus.phrase)
        }))
    }
}

/// A whole number as its digits: a code that a spreadsheet took for a number.
fn whole(nombre: f64) -> Option<String> {
    let texte = nombre.to_string();
    let chiffres = texte.strip_prefix('-').unwrap_or(&texte);
    let entier = chiffres.len() <= 15 && chiffres.bytes().all(|octet| octet.is_ascii_digit());
    entier.then_some(texte)
}

/// The code, the value and the sentence of a cell that is neither a text nor a number.
pub(super) fn not_text(valeur: &Valeur) -> (CodeDeProbleme, String, String) {
    let (code, texte) = match valeur {
        Valeur::Booleen(vrai) => {
            (CodeDeProbleme::Booleen, if *vrai { "VRAI" } else { "FAUX" }.to_owned())
        }
        Valeur::Date(date) => (CodeDeProbleme::Date, date.clone()),
        Valeur::Erreur(erreur) => (CodeDeProbleme::Erreur, (*erreur).to_owned()),
        Valeur::Incalculee(formule) => {
            let formule = formule.strip_prefix('=').unwrap_or(formule);
            (CodeDeProbleme::FormuleSansValeur, format!("={formule}"))
        }
        Valeur::Texte(texte) => (CodeDeProbleme::Montant, texte.clone()),
        Valeur::Nombre(nombre) => (CodeDeProbleme::Nombre, nombre.to_string()),
    };
    let quoi = match valeur {
        Valeur::Booleen(_) => "un booléen",
        Valeur::Date(_) => "une date",
        Valeur::Erreur(_) => "l’erreur d’une formule",
        Valeur::Incalculee(_) => "une formule dont la valeur n’a jamais été calculée",
        Valeur::Texte(_) => "un texte",
        Valeur::Nombre(_) => "un nombre",
    };
    let phrase = format!("« {texte} » est {quoi}");
    (code, texte, phrase)
}
