//! Laws of amounts that were written as JSON doubles.

use contrat_de_ville::Euros;
use contrat_de_ville::nombre::DoubleError;
use contrat_de_ville::nombre::double::{deserialize, euros};
use proptest::prelude::*;
use serde::Deserialize as _;
use serde::de::value::{Error, F64Deserializer, I64Deserializer, StrDeserializer, U64Deserializer};

use crate::outils::{any_text, centimes};

/// The double that this text is read as, by whoever reads JSON.
fn double(texte: &str) -> f64 {
    texte.parse().unwrap_or(f64::NAN)
}

/// Cents of at most fifteen digits, short ones as likely as long ones.
fn fifteen_digits() -> impl Strategy<Value = i64> {
    (0..=15_u32, any::<i64>()).prop_map(|(chiffres, n)| n % 10_i64.pow(chiffres))
}

/// Doubles around amounts, of a length that no draw of bits would favour.
fn around_amounts() -> impl Strategy<Value = f64> {
    let ecrit = prop_oneof![centimes(), fifteen_digits()];
    (ecrit, -3..=3_i64, 0..=4_i32).prop_map(|(n, voisin, echelle)| {
        let bits = double(&format!("{n}e-{echelle}")).to_bits();
        f64::from_bits(bits.saturating_add_signed(voisin))
    })
}

/// The same answer from the scientific form, whose digits and exponent come apart.
fn expected(double: f64) -> Result<Euros, DoubleError> {
    let texte = format!("{double:e}");
    let (mantisse, exposant) = texte.split_once('e').ok_or(DoubleError::NonFini(double))?;
    let chiffres: String = mantisse.chars().filter(char::is_ascii_digit).collect();
    let decimales = mantisse.split_once('.').map_or(0, |(_, decimales)| decimales.len());
    if chiffres.len() > 15 {
        return Err(DoubleError::TropDeChiffres(double));
    }
    let zeros = exposant.parse::<i64>().unwrap_or(0) + 2 - i64::try_from(decimales).unwrap_or(0);
    let zeros = u32::try_from(zeros).map_err(|_| DoubleError::PlusFinQueLeCentime(double))?;
    let signe = if double.is_sign_negative() { -1 } else { 1 };
    let absolu = chiffres.parse::<i64>().unwrap_or(0);
    10_i64
        .checked_pow(zeros)
        .and_then(|puissance| absolu.checked_mul(puissance)?.checked_mul(signe))
        .map(Euros::from_centimes)
        .or_else(|| (absolu == 0).then_some(Euros::ZERO))
        .ok_or(DoubleError::HorsBornes(double))
}

/// Errors carry the double, and a NaN does not equal itself.
fn shown(resultat: &Result<Euros, DoubleError>) -> String {
    format!("{resultat:?}")
}

proptest! {
    #[test]
    fn amounts_of_fifteen_digits_are_read_back_exactly(c in fifteen_digits()) {
        let montant = Euros::from_centimes(c);
        prop_assert_eq!(euros(double(&montant.plain().to_string())), Ok(montant));
    }

    #[test]
    fn zeros_behind_fifteen_digits_do_not_count(c in fifteen_digits(), zeros in 0..=3_u32) {
        let montant = Euros::from_centimes(c * 10_i64.pow(zeros));
        prop_assert_eq!(euros(double(&montant.plain().to_string())), Ok(montant));
    }

    #[test]
    fn more_than_fifteen_digits_are_refused(
        c in 100_000_000_000_000..=999_999_999_999_999_i64,
        negatif in any::<bool>(),
        ecart in 1..=3_i64,
        avant in any::<bool>(),
    ) {
        // These doubles are closer to one another than cents are: next to an amount there is none.
        let montant = Euros::from_centimes(if negatif { -c } else { c });
        let bits = double(&montant.plain().to_string()).to_bits();
        let voisin = f64::from_bits(bits.saturating_add_signed(if avant { -ecart } else { ecart }));
        prop_assert_eq!(euros(voisin), Err(DoubleError::TropDeChiffres(voisin)));
    }

    #[test]
    fn a_double_is_its_shortest_decimal(bits in any::<u64>(), proche in around_amounts()) {
        for double in [f64::from_bits(bits), proche] {
            prop_assert_eq!(shown(&euros(double)), shown(&expected(double)), "{:e}", double);
        }
    }

    #[test]
    fn no_two_doubles_are_the_same_amount(c in fifteen_digits(), voisin in 1..=1_000_i64) {
        let montant = Euros::from_centimes(c);
        let bits = double(&montant.plain().to_string()).to_bits();
        for ecart in [-voisin, voisin] {
            let autre = f64::from_bits(bits.wrapping_add_signed(ecart));
            prop_assert_ne!(euros(autre), Ok(montant));
        }
    }

    #[test]
    fn other_forms_are_read_as_the_wire_reads_them(
        n in any::<i64>(),
        texte in any_text(),
        c in centimes(),
    ) {
        let entier = deserialize(I64Deserializer::<Error>::new(n));
        prop_assert_eq!(entier.ok(), Euros::deserialize(I64Deserializer::<Error>::new(n)).ok());
        let n = n.cast_unsigned();
        let naturel = deserialize(U64Deserializer::<Error>::new(n));
        prop_assert_eq!(naturel.ok(), Euros::deserialize(U64Deserializer::<Error>::new(n)).ok());
        for texte in [texte, Euros::from_centimes(c).plain().to_string()] {
            let lu = deserialize(StrDeserializer::<Error>::new(&texte));
            prop_assert_eq!(lu.ok(), Euros::parse(&texte));
        }
    }

    #[test]
    fn wire_accepts_exactly_what_the_function_accepts(
        bits in any::<u64>(),
        proche in around_amounts(),
    ) {
        for double in [f64::from_bits(bits), proche] {
            prop_assert_eq!(
                deserialize(F64Deserializer::<Error>::new(double)).ok(),
                euros(double).ok()
            );
        }
    }
}
