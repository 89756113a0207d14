use core::fmt;
use core::str::FromStr;

use super::Code;
use super::nombres;
use crate::nombre::{Arrondi, Decimales, Euros, Taux};

/// The share of a payee in a subsidy, from 0.01 to 1, exact: up to eighteen decimals.
///
/// Zeros that end its decimals say nothing: `0.50` is `0.5`, and is written so.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::Fraction;
/// use contrat_de_ville::{Arrondi, Euros};
///
/// let tiers: Fraction = "0.333".parse()?;
/// let part = tiers.of(Euros::from_centimes(100_00), Arrondi::AuPlusProche);
/// assert_eq!(part, Euros::from_centimes(33_30));
/// assert!("80".parse::<Fraction>().is_err()); // eighty per cent is 0.8
/// # Ok::<(), contrat_de_ville::echange::scdl::FractionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction {
    /// Of 10⁻¹⁸.
    parts: u64,
}

/// Not a share of a deposit: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "share {0:?}: expected a number from 0.01 to 1, with a point before at most eighteen decimals"
)]
pub struct FractionError(pub String);

/// One, in parts.
pub(super) const UN: u64 = 1_000_000_000_000_000_000;

impl Fraction {
    /// The whole, of a payee alone.
    pub const UN: Self = Self { parts: UN };

    /// The exact ratio.
    #[must_use]
    pub fn taux(self) -> Taux {
        Taux::of(self.parts, UN).unwrap_or(Taux::UN)
    }

    /// The share of an amount, to the cent under a rounding that the caller names.
    ///
    /// Shares of one amount, each rounded, need not add up to it.
    #[must_use]
    pub fn of(self, montant: Euros, arrondi: Arrondi) -> Euros {
        let exact = i128::from(montant.centimes()).wrapping_mul(i128::from(self.parts));
        // A share is at most one: what is rounded never leaves the range of an amount.
        Taux::of(exact, UN)
            .ok()
            .and_then(|taux| taux.quotient(arrondi, Decimales::ZERO).unites())
            .and_then(|centimes| i64::try_from(centimes).ok())
            .map_or(montant, Euros::from_centimes)
    }

    /// Of 10⁻¹⁸.
    pub(super) const fn parts(self) -> u64 {
        self.parts
    }
}

pub(super) fn strict(texte: &str) -> Result<Fraction, Code> {
    // The share of nearly every line.
    if let "1" | "1.0" | "1.00" = texte {
        return Ok(Fraction::UN);
    }
    // Infinities are beyond the bounds of the schema.
    if ["INF", "-INF"].iter().any(|infini| infini.eq_ignore_ascii_case(texte)) {
        return Err(Code::FractionHorsBornes);
    }
    let nombre = nombres::read(texte).map_err(|ecart| {
        ecart.code(Code::FractionForme, Code::FractionHorsBornes, Code::FractionTropFine)
    })?;
    if nombre.negatif {
        return Err(Code::FractionHorsBornes);
    }
    let Some(manquent) = 18_u32.checked_sub(nombre.decimales.into()) else {
        return Err(Code::FractionTropFine);
    };
    match 10_u64.checked_pow(manquent).and_then(|facteur| nombre.mantisse.checked_mul(facteur)) {
        Some(parts) if (UN / 100..=UN).contains(&parts) => Ok(Fraction { parts }),
        _ => Err(Code::FractionHorsBornes),
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.parts == UN {
            return f.pad("1");
        }
        let decimales = format!("{:018}", self.parts);
        f.pad(&format!("0.{}", decimales.trim_end_matches('0')))
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        strict(texte).map_err(|_| FractionError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    Fraction,
    "a share as a string (\"0.45\")",
    crate::texte::matching(
        "A share from 0.01 to 1, of at most eighteen decimals: `0.45`.",
        r"^\+?(?:0*1(?:\.0*)?|0*\.(?:0[1-9][0-9]{0,16}|[1-9][0-9]{0,17})0*)$"
    )
);
