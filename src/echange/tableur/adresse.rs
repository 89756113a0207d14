//! Where a cell stands.

use core::fmt;
use core::str::FromStr;
use std::sync::Arc;

/// A column of a sheet, as spreadsheets name it: `A`, `Z`, `AA`, up to `XFD`.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::tableur::Colonne;
///
/// let colonne: Colonne = "AB".parse()?;
/// assert_eq!((colonne.rang(), colonne.to_string().as_str()), (27, "AB"));
/// assert!("XFE".parse::<Colonne>().is_err());
/// # Ok::<(), contrat_de_ville::echange::tableur::ColonneError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colonne(u16);

/// Why a text is not a [`Colonne`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {0:?}: expected one to three capital letters, from `A` to `XFD`")]
pub struct ColonneError(pub String);

impl Colonne {
    /// As many as a sheet has.
    const NOMBRE: u16 = 16_384;

    /// The column of that rank, from zero; `None` beyond `XFD`.
    #[must_use]
    pub const fn new(rang: u16) -> Option<Self> {
        if rang < Self::NOMBRE { Some(Self(rang)) } else { None }
    }

    /// Its rank, from zero.
    #[must_use]
    pub const fn rang(self) -> u16 {
        self.0
    }

    /// The column of a library's rank.
    pub(super) fn of(rang: u32) -> Option<Self> {
        u16::try_from(rang).ok().and_then(Self::new)
    }
}

impl fmt::Display for Colonne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lettres = Vec::new();
        let mut reste = Some(self.0);
        while let Some(rang) = reste {
            lettres.push(b'A'.saturating_add(u8::try_from(rang % 26).unwrap_or(0)));
            reste = (rang / 26).checked_sub(1);
        }
        let texte: String = lettres.iter().rev().map(|lettre| char::from(*lettre)).collect();
        f.pad(&texte)
    }
}

impl FromStr for Colonne {
    type Err = ColonneError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let refuse = || ColonneError(texte.to_owned());
        if !matches!(texte.len(), 1..=3) || !texte.bytes().all(|o| o.is_ascii_uppercase()) {
            return Err(refuse());
        }
        let nombre = texte.bytes().fold(0_u16, |nombre, lettre| {
            let valeur = u16::from(lettre.saturating_sub(b'A')).saturating_add(1);
            nombre.saturating_mul(26).saturating_add(valeur)
        });
        nombre.checked_sub(1).and_then(Self::new).ok_or_else(refuse)
    }
}

crate::texte::wire_as_text!(
    Colonne,
    "a column, one to three capital letters",
    crate::texte::matching(
        "A column as spreadsheets name it, from `A` to `XFD`.",
        "^(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X(?:[A-E][A-Z]|F[A-D]))$"
    ),
    named: "echange.tableur.Colonne"
);

/// A cell, or a whole row, of a workbook.
///
/// Printed as spreadsheets do: `Financements!F12`, `'Par source'!B3`; a row is `Financements!12`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adresse {
    /// The name of the sheet.
    pub feuille: Arc<str>,
    /// The row, from 1.
    pub ligne: u32,
    /// The column; none for a whole row.
    pub colonne: Option<Colonne>,
}

impl fmt::Display for Adresse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nue = self.feuille.chars().all(|c| c.is_alphanumeric() || c == '_');
        if nue {
            write!(f, "{}!", self.feuille)?;
        } else {
            write!(f, "'{}'!", self.feuille.replace('\'', "''"))?;
        }
        if let Some(colonne) = self.colonne {
            colonne.fmt(f)?;
        }
        write!(f, "{}", self.ligne)
    }
}
