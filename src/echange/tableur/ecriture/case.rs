//! What is written in a cell.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::ExcelDateTime;

use crate::controle::TauxImprime;
use crate::nombre::{Decimales, Euros, Somme, TauxArrondi};
use crate::rapport::annuel::ValeurMesuree;
use crate::temps::EnFrancais;

pub(super) enum Case {
    Vide,
    Texte(String),
    Montant(Somme),
    /// An amount that the sheet computes again.
    Calcul(Calcul, Somme),
    Part(TauxArrondi, Decimales),
    Taux(TauxImprime),
    Mesure(ValeurMesuree),
    Nombre(u64),
    /// A number that is a name: a programme.
    Code(u16),
    Jour(NaiveDate),
}

/// How a sheet computes an amount again.
#[derive(Clone, Copy)]
pub(super) enum Calcul {
    /// The sum of the rows of its column.
    Colonne,
    /// The sum of as many cells at its left.
    Gauche(u16),
    /// The cell two rows above, less the one above.
    Ecart,
}

impl Case {
    #[allow(clippy::needless_pass_by_value)] // values and references are given alike
    pub(super) fn text(texte: impl ToString) -> Self {
        Self::Texte(texte.to_string())
    }

    pub(super) fn text_or_blank(texte: Option<impl ToString>) -> Self {
        texte.map_or(Self::Vide, Self::text)
    }

    pub(super) fn day_or_blank(jour: Option<NaiveDate>) -> Self {
        jour.map_or(Self::Vide, Self::Jour)
    }

    /// An amount that the sheet computes again, where adding binary fractions surely gives its cents.
    pub(super) fn sum(calcul: Calcul, parties: impl IntoIterator<Item = Somme>) -> Self {
        let parties: Vec<Somme> = parties.into_iter().collect();
        let total = parties.iter().copied().sum();
        let grandeur = parties
            .iter()
            .fold(0, |somme: u128, partie| somme.saturating_add(partie.centimes().unsigned_abs()));
        // Below 10¹⁰ €, neighbouring doubles are less than 2·10⁻⁶ € apart: 2 000 additions stay within half a cent.
        if grandeur < 1_000_000_000_000 && parties.len() < 2_000 {
            Self::Calcul(calcul, total)
        } else {
            Self::Montant(total)
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Vide) || matches!(self, Self::Texte(texte) if texte.is_empty())
    }

    pub(super) fn print(&self) -> String {
        match self {
            Self::Vide => String::new(),
            Self::Texte(texte) => texte.clone(),
            Self::Montant(montant) | Self::Calcul(_, montant) => montant.to_string(),
            Self::Part(part, _) => part.to_string(),
            Self::Taux(taux) => taux.to_string(),
            Self::Mesure(mesure) => mesure.to_string(),
            Self::Nombre(nombre) => nombre.to_string(),
            Self::Code(code) => code.to_string(),
            Self::Jour(jour) => EnFrancais(*jour).to_string(),
        }
    }

    /// The number of the cell, if it is one and fifteen digits hold it.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Vide | Self::Texte(_) | Self::Jour(_) => None,
            Self::Montant(montant) | Self::Calcul(_, montant) => number(*montant),
            Self::Part(part, decimales) => share(part, *decimales),
            Self::Taux(taux) => rate(taux),
            Self::Mesure(mesure) => measure(*mesure),
            Self::Nombre(nombre) => {
                exact(&nombre.to_string()).filter(|_| u128::from(*nombre) < QUINZE_CHIFFRES)
            }
            Self::Code(code) => Some(f64::from(*code)),
        }
    }

    /// Whether a text in its place must be told of; a share that cannot be computed is no loss.
    pub(super) fn is_measured(&self) -> bool {
        !matches!(self, Self::Vide | Self::Texte(_) | Self::Part(..))
    }
}

/// Below it, every number is one of fifteen digits.
const QUINZE_CHIFFRES: u128 = 1_000_000_000_000_000;

/// The number of a cell, where fifteen digits hold the amount.
fn number(montant: Somme) -> Option<f64> {
    let sur =
        u128::from(Euros::try_from(montant).ok()?.centimes().unsigned_abs()) < QUINZE_CHIFFRES;
    exact(&montant.plain().to_string()).filter(|_| sur)
}

/// A share of 68,4 % is the number 0.684.
fn share(part: &TauxArrondi, decimales: Decimales) -> Option<f64> {
    hundredth(part.unites()?, decimales)
}

fn rate(taux: &TauxImprime) -> Option<f64> {
    let sur = taux.unites().unsigned_abs() < QUINZE_CHIFFRES;
    hundredth(taux.unites(), taux.decimales()).filter(|_| sur)
}

fn hundredth(unites: i128, decimales: Decimales) -> Option<f64> {
    let rang = u32::from(decimales.get()).saturating_add(2);
    exact(&format!("{unites}e-{rang}"))
}

fn measure(mesure: ValeurMesuree) -> Option<f64> {
    let decimal = mesure.to_decimal();
    let sur = decimal.mantissa().unsigned_abs() < QUINZE_CHIFFRES;
    exact(&decimal.to_string()).filter(|_| sur)
}

/// The double nearest to a decimal: no arithmetic on the way.
fn exact(texte: &str) -> Option<f64> {
    texte.parse().ok()
}

/// A day as a cell holds it: from March 1900, since the format counts a 29 February of that year.
pub(super) fn excel_day(jour: NaiveDate) -> Option<ExcelDateTime> {
    let (annee, mois) = (u16::try_from(jour.year()).ok()?, u8::try_from(jour.month()).ok()?);
    let quantieme = u8::try_from(jour.day()).ok()?;
    ExcelDateTime::from_ymd(annee, mois, quantieme).ok().filter(|_| (annee, mois) >= (1900, 3))
}
