use rust_decimal::Decimal;

use super::Convention;
use super::erreur::{LectureError, LectureMotif};
use super::forme::{self, Forme};
use super::habillage::{Nu, undress};
use super::unite::Unite;
use crate::nombre::Euros;

/// An amount as it was printed: its digits, its decimals and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MontantLu {
    forme: Lu,
    unite: Option<Unite>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lu {
    mantisse: u128,
    decimales: u32,
    negatif: bool,
}

impl MontantLu {
    /// The number in front of the unit; its scale is the number of decimals that were printed.
    #[must_use]
    pub fn nombre(&self) -> Decimal {
        forme::decimal(self.forme.mantisse, self.forme.decimales, self.forme.negatif)
    }

    /// The unit that was printed, if any.
    #[must_use]
    pub fn unite(&self) -> Option<Unite> {
        self.unite
    }

    /// The amount; without a printed unit the number counts euros.
    ///
    /// # Errors
    /// [`LectureMotif::PlusFinQueLeCentime`] or [`LectureMotif::HorsBornes`].
    #[inline]
    pub fn euros(&self) -> Result<Euros, LectureMotif> {
        let Lu { mantisse, decimales, negatif } = self.forme;
        let centimes = match self.zeros_of_cents().checked_sub(decimales) {
            Some(0) => Some(mantisse),
            Some(zeros) => {
                10_u128.checked_pow(zeros).and_then(|facteur| mantisse.checked_mul(facteur))
            }
            None => Some(self.divide(decimales)?),
        };
        centimes
            .and_then(|centimes| i128::try_from(centimes).ok())
            .map(|centimes| if negatif { centimes.wrapping_neg() } else { centimes })
            .and_then(|centimes| i64::try_from(centimes).ok())
            .map(Euros::from_centimes)
            .ok_or(LectureMotif::HorsBornes)
    }

    /// What the last printed digit counts, in cents: 100 for `1 704 613`, 10 000 000 for `1,7 M€`, 1 for
    /// an amount printed to the cent; `None` beyond the range of an amount.
    #[must_use]
    pub fn pas(&self) -> Option<u64> {
        10_u64.checked_pow(self.zeros_of_cents().saturating_sub(self.forme.decimales))
    }

    fn zeros_of_cents(&self) -> u32 {
        self.unite.map_or(0, Unite::zeros).saturating_add(2)
    }

    /// More decimals than cents: only zeros may follow the cent.
    #[cold]
    fn divide(&self, decimales: u32) -> Result<u128, LectureMotif> {
        let facteur = 10_u128.checked_pow(decimales.saturating_sub(self.zeros_of_cents()));
        let mantisse = self.forme.mantisse;
        if let Some(facteur) = facteur
            && mantisse.checked_rem(facteur) == Some(0)
        {
            return mantisse.checked_div(facteur).ok_or(LectureMotif::HorsBornes);
        }
        let echelle = decimales.saturating_sub(self.unite.map_or(0, Unite::zeros));
        let euros = forme::decimal(mantisse, echelle, self.forme.negatif);
        Err(LectureMotif::PlusFinQueLeCentime(euros))
    }
}

#[inline]
pub(super) fn read(texte: &str, convention: Convention) -> Result<MontantLu, LectureError> {
    let lu = || {
        let Nu { corps, negatif, unite } = undress(texte)?;
        let position = (corps.as_ptr() as usize).saturating_sub(texte.as_ptr() as usize);
        let Forme { mantisse, decimales } =
            forme::read(corps, position, convention).map_err(|motif| motif.with_sign(negatif))?;
        Ok(MontantLu { forme: Lu { mantisse, decimales, negatif }, unite })
    };
    lu().map_err(|motif| LectureError::new(texte, sharpen(texte, motif)))
}

/// A stray letter may be a known way not to give a number.
#[cold]
fn sharpen(texte: &str, motif: LectureMotif) -> LectureMotif {
    const NON_COMMUNIQUE: [&str; 12] = [
        "nc",
        "n.c.",
        "n.c",
        "n/c",
        "nd",
        "n.d.",
        "n.d",
        "n/d",
        "na",
        "n/a",
        "noncommuniqué",
        "nonconnu",
    ];
    let minuscules: String = texte.trim().to_lowercase();
    let serre: String = minuscules.chars().filter(|c| !c.is_whitespace()).collect();
    if NON_COMMUNIQUE.contains(&serre.as_str()) {
        return LectureMotif::NonCommunique;
    }
    let scientifique = minuscules.split_once('e').is_some_and(|(mantisse, exposant)| {
        let digits = |part: &str| part.bytes().any(|octet| octet.is_ascii_digit());
        let only = |part: &str, autres: &[u8]| {
            part.bytes().all(|o| o.is_ascii_digit() || autres.contains(&o))
        };
        digits(mantisse) && digits(exposant) && only(mantisse, b"+-.,") && only(exposant, b"+-")
    });
    if scientifique { LectureMotif::NotationScientifique } else { motif }
}
