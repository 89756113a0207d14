use serde::Serialize;

use super::variantes::VARIANTES;
use super::{Champ, Code, Colonne, Gravite, Place, Probleme};
use crate::echange::{Delimiteur, Encodage};

/// How a header was matched with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Appariement {
    /// The very name of the schema.
    Exact,
    /// The name of the schema, but for case, accents, blanks and signs: `NOM_Beneficiaire`.
    Ecriture,
    /// Another name, of the table of [`Entete`].
    Variante,
}

/// A header of a file, and the field that it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.ColonneLue")
)]
pub struct ColonneLue {
    colonne: Colonne,
    champ: Option<(Champ, Appariement)>,
}

impl ColonneLue {
    /// The rank and the header, as in the file.
    #[must_use]
    pub const fn colonne(&self) -> &Colonne {
        &self.colonne
    }

    /// The field, and how it was matched; `None` for a column that is no field.
    #[must_use]
    pub const fn champ(&self) -> Option<(Champ, Appariement)> {
        self.champ
    }
}

/// The headers of a file: which column is which field, and what is wrong with that.
///
/// Headers are compared by their letters and digits, whatever their case, accents, blanks and signs. Beside the names
/// of the schema, these are known: old names, titles of the schema, and those met in real deposits.
///
#[doc = include_str!("variantes.md")]
///
/// `Nom attributaire` and `Identification de l'attributaire` are not: some deposits mean who grants, others who is
/// paid. Nor is `Montant décidé ligne`, which may be that of the payee alone, nor `Aides ne relevant pas d'une aide
/// d'état`, which says the contrary of `notificationUE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entete {
    colonnes: Vec<ColonneLue>,
    problemes: Vec<Probleme>,
    delimiteur: Delimiteur,
    #[serde(skip)]
    places: [Option<usize>; 16],
    // Asked once a line.
    #[serde(skip)]
    bloquant: bool,
}

impl Entete {
    /// The headers, each matched, and the problems of the file that they show.
    pub(super) fn of(
        textes: &[String],
        delimiteur: Delimiteur,
        encodage: Encodage,
        ligne: u64,
    ) -> Self {
        let table = Table::new();
        let colonnes: Vec<_> = textes
            .iter()
            .zip(1..)
            .map(|(texte, rang)| ColonneLue {
                colonne: Colonne { rang, entete: texte.clone() },
                champ: table.find(texte),
            })
            .collect();
        let mut entete = Self {
            colonnes,
            problemes: Vec::new(),
            delimiteur,
            places: [None; 16],
            bloquant: false,
        };
        entete.check(Place { ligne, rang: 0 }, encodage);
        entete
    }

    /// Every column, in the order of the file.
    #[must_use]
    pub fn colonnes(&self) -> &[ColonneLue] {
        &self.colonnes
    }

    /// The problems of the file: columns that lack, are twice, are unknown or were recognised.
    #[must_use]
    pub fn problemes(&self) -> &[Probleme] {
        &self.problemes
    }

    /// What separates the cells.
    #[must_use]
    pub const fn delimiteur(&self) -> Delimiteur {
        self.delimiteur
    }

    /// Whether no line of the file can give a record.
    #[must_use]
    pub const fn is_blocking(&self) -> bool {
        self.bloquant
    }

    /// How many columns are fields.
    pub(super) fn recognised(&self) -> usize {
        self.colonnes.iter().filter(|colonne| colonne.champ.is_some()).count()
    }

    /// The rank, from zero, of the one column of a field.
    pub(super) fn place(&self, champ: Champ) -> Option<usize> {
        self.places.get(champ as usize).copied().flatten()
    }

    /// The column of a field, for a problem.
    pub(super) fn colonne(&self, champ: Champ) -> Option<Colonne> {
        let colonne = self.colonnes.get(self.place(champ)?)?;
        Some(colonne.colonne.clone())
    }

    fn check(&mut self, place: Place, encodage: Encodage) {
        let mut problemes = Vec::new();
        let mut push = |code, colonne: Option<&Colonne>, champ, valeur: &str| {
            problemes.push(Probleme {
                code,
                place,
                colonne: colonne.cloned(),
                champ,
                valeur: valeur.to_owned(),
            });
        };
        if self.delimiteur != Delimiteur::Virgule {
            push(Code::AutreDelimiteur, None, None, &self.delimiteur.to_string());
        }
        if encodage == Encodage::Windows1252 {
            push(Code::Windows1252, None, None, "");
        }
        let mut doubles = Vec::new();
        for (place, lue) in self.colonnes.iter().enumerate() {
            let colonne = Some(&lue.colonne);
            let Some((champ, appariement)) = lue.champ else {
                push(Code::ColonneInconnue, colonne, None, "");
                continue;
            };
            if appariement != Appariement::Exact {
                push(Code::EnteteReconnu, colonne, Some(champ), "");
            }
            if let Some(libre @ None) = self.places.get_mut(champ as usize) {
                *libre = Some(place);
            } else {
                push(Code::ColonneEnDouble, colonne, Some(champ), "");
                doubles.push(champ);
            }
        }
        for champ in Champ::TOUS {
            let absente = self.places.get(champ as usize).copied().flatten().is_none();
            let code =
                if champ.is_required() { Code::ColonneManquante } else { Code::ColonneAbsente };
            if absente {
                push(code, None, Some(champ), "");
            }
        }
        if !self.places.iter().flatten().is_sorted() {
            push(Code::OrdreDesColonnes, None, None, "");
        }
        let numbers = [Champ::IdBeneficiaire, Champ::RnaBeneficiaire];
        if numbers.iter().all(|champ| self.place(*champ).is_none()) {
            push(Code::ColonneManquante, None, None, "idBeneficiaire ou rnaBeneficiaire");
        }
        for champ in doubles {
            if let Some(place) = self.places.get_mut(champ as usize) {
                *place = None;
            }
        }
        self.bloquant = problemes.iter().any(|probleme| probleme.gravite() == Gravite::Bloquante);
        self.problemes = problemes;
    }
}

/// The letters and digits of a header, in lower case without accents.
fn letters(texte: &str) -> String {
    crate::texte::fold(texte).chars().filter(|caractere| caractere.is_alphanumeric()).collect()
}

/// Every name by its letters, folded once for all headers.
struct Table(Vec<(String, Champ, Appariement)>);

impl Table {
    fn new() -> Self {
        let noms = Champ::TOUS.map(|champ| (champ.nom(), champ, Appariement::Ecriture));
        let variantes = VARIANTES.iter().map(|(nom, champ)| (*nom, *champ, Appariement::Variante));
        let tous = noms.into_iter().chain(variantes);
        Self(tous.map(|(nom, champ, appariement)| (letters(nom), champ, appariement)).collect())
    }

    fn find(&self, texte: &str) -> Option<(Champ, Appariement)> {
        if let Some(champ) = Champ::TOUS.into_iter().find(|champ| champ.nom() == texte) {
            return Some((champ, Appariement::Exact));
        }
        let lettres = letters(texte);
        let (_, champ, appariement) = self.0.iter().find(|(nom, ..)| *nom == lettres)?;
        Some((*champ, *appariement))
    }
}
