//! Reading French amounts and numbers as found in real files.

mod erreur;
mod forme;
mod habillage;
mod montant;
mod unite;

pub use erreur::{LectureError, LectureMotif, Separateur};
pub use montant::MontantLu;
pub use unite::Unite;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Euros;

/// What the reader supposes of points and commas.
///
/// # What is read
/// - thousands by spaces (plain, no-break U+00A0, narrow U+202F, thin U+2009, figure U+2007), by
///   points, by commas or by apostrophes (`'`, `’`): one kind in a number, groups of three digits,
///   a first group of one to three digits that does not start with zero;
/// - decimals after a comma or a point, at least one digit on each side;
/// - one sign at most: `+`, `-`, `−` (U+2212), `–` (U+2013), `‑` (U+2011) in front, or a minus at the
///   end, or accounting parentheses;
/// - for amounts, one unit at most, before or after: `€`, `EUR`, `euro`, `euros`, `k€`, `M€`, `Md€`,
///   `Mds€` (`K€`, `kEUR`, `MEUR`, `MdEUR`, `M €` too);
/// - blanks around any of these.
///
/// Anything else is refused, with the text and what was expected. So are scientific notation (a
/// spreadsheet's rounding of an identifier) and *nc*, each with a reason of its own.
///
/// # Examples
/// ```
/// use contrat_de_ville::{Euros, nombre::{Convention, LectureMotif}};
///
/// let lire = |texte| Convention::Stricte.read_euros(texte).map(|euros| euros.plain().to_string());
/// for texte in ["1 704 613,00 €", "1704613,00", "1.704.613,00", "1'704'613.00", "1 704,613 k€"] {
///     assert_eq!(lire(texte).as_deref(), Ok("1704613.00"), "{texte}");
/// }
/// assert_eq!(lire("(500)").as_deref(), Ok("-500.00"));
///
/// // Ambiguity is an error that states both readings, unless the caller names the convention.
/// let error = Convention::Stricte.read_euros("1.704").unwrap_err();
/// assert_eq!(error.to_string(), "\"1.704\": ambiguous, 1.704 if the point opens decimals, 1704 if it separates thousands; name the convention");
/// assert_eq!(Convention::VirguleDecimale.read_euros("1.704"), Ok(Euros::from_centimes(170_400)));
/// assert!(matches!(
///     Convention::PointDecimal.read_euros("1.704").unwrap_err().motif(),
///     LectureMotif::PlusFinQueLeCentime(_)
/// ));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// Nothing: one point or comma before exactly three digits is refused as ambiguous.
    Stricte,
    /// The comma opens decimals, as in French; a point can only separate thousands.
    VirguleDecimale,
    /// The point opens decimals, as in English; a comma can only separate thousands.
    PointDecimal,
}

impl Convention {
    /// Reads an amount, exact to the cent.
    ///
    /// # Errors
    /// [`LectureError`], with the text, if it is not an amount, is ambiguous, is finer than a cent or
    /// out of range.
    pub fn read_euros(self, texte: &str) -> Result<Euros, LectureError> {
        montant::read(texte, self)
            .and_then(|lu| lu.euros().map_err(|motif| LectureError::new(texte, motif)))
    }

    /// Reads an amount and keeps how it was printed: its decimals and its unit.
    ///
    /// # Errors
    /// [`LectureError`], with the text, if it is not an amount or is ambiguous.
    pub fn read_montant(self, texte: &str) -> Result<MontantLu, LectureError> {
        montant::read(texte, self)
    }

    /// Reads a number without unit; its scale is the number of decimals that it was printed with.
    ///
    /// # Errors
    /// [`LectureError`], with the text, if it is not a number or is ambiguous.
    pub fn read_nombre(self, texte: &str) -> Result<Decimal, LectureError> {
        let lu = montant::read(texte, self)?;
        if lu.unite().is_some() {
            return Err(LectureError::new(texte, LectureMotif::Unite));
        }
        Ok(lu.nombre())
    }

    /// Reads a percentage, with or without `%`: `68,3`, `+25,6 %`. Its scale is the number of
    /// decimals that it was printed with; the value counts percents.
    ///
    /// # Errors
    /// [`LectureError`], with the text, if it is not a number or is ambiguous.
    pub fn read_pourcentage(self, texte: &str) -> Result<Decimal, LectureError> {
        let sans_signe = texte.trim_end().strip_suffix('%').unwrap_or(texte);
        self.read_nombre(sans_signe).map_err(|error| LectureError::new(texte, error.into_motif()))
    }
}
