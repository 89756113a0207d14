//! Laws of rounding and of printed ratios.

use contrat_de_ville::nombre::{Convention, LectureMotif, TauxArrondi};
use contrat_de_ville::{Arrondi, Decimales, Taux};
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::{grands_centimes, grouped, of_any_length};
use crate::taux::{rates, scaled, taux};

fn roundings() -> impl Strategy<Value = Arrondi> {
    select(Arrondi::TOUS.to_vec())
}

fn decimales() -> impl Strategy<Value = Decimales> {
    (0..=9_u8).prop_map(|n| Decimales::new(n).unwrap_or(Decimales::ZERO))
}

/// Both printed forms, with the zeros that each puts behind the ratio.
fn forms(taux: Taux, arrondi: Arrondi, decimales: Decimales) -> [(TauxArrondi, u32); 2] {
    let zeros = u32::from(decimales.get());
    [(taux.quotient(arrondi, decimales), zeros), (taux.pourcentage(arrondi, decimales), zeros + 2)]
}

/// The definitions of the schoolbook, by floors and ceilings of whole numbers.
fn divide(n: i128, d: i128, arrondi: Arrondi) -> i128 {
    let (absolu, signe) = (n.abs(), n.signum());
    match arrondi {
        Arrondi::AuPlusProche => signe * ((2 * absolu + d) / (2 * d)),
        Arrondi::DemiPair => {
            let bas = n.div_euclid(d);
            match (2 * n.rem_euclid(d)).cmp(&d) {
                std::cmp::Ordering::Less => bas,
                std::cmp::Ordering::Equal => bas + bas.rem_euclid(2),
                std::cmp::Ordering::Greater => bas + 1,
            }
        }
        Arrondi::Troncature => n / d,
        Arrondi::ParExces => -(-n).div_euclid(d),
        Arrondi::LoinDeZero => signe * (absolu + d - 1).div_euclid(d),
    }
}

/// The printed form, from the count of its last unit.
fn french(unites: i128, decimales: Decimales, plus: bool) -> String {
    let largeur = usize::from(decimales.get());
    let chiffres = format!("{:0>1$}", unites.unsigned_abs(), largeur + 1);
    let (entier, fraction) = chiffres.split_at(chiffres.len() - largeur);
    let signe = match unites.signum() {
        -1 => "-",
        1 if plus => "+",
        _ => "",
    };
    let virgule = if largeur > 0 { "," } else { "" };
    format!("{signe}{}{virgule}{fraction}", grouped(entier, "\u{202F}"))
}

proptest! {
    #[test]
    fn long_division_is_integer_division(
        n in prop_oneof![-1_000_000_000_000_000..=1_000_000_000_000_000_i128, -1_000..=1_000_i128],
        d in prop_oneof![1..=1_000_000_000_000_i128, 1..=20_i128],
        decimales in decimales(),
    ) {
        for arrondi in Arrondi::TOUS {
            for (imprime, zeros) in forms(taux(n, d.unsigned_abs()), arrondi, decimales) {
                prop_assert_eq!(
                    imprime.unites(),
                    Some(divide(n * 10_i128.pow(zeros), d, arrondi)),
                    "{}",
                    arrondi
                );
            }
        }
    }

    #[test]
    fn display_is_the_count_in_french(
        t in rates(),
        arrondi in roundings(),
        decimales in decimales(),
    ) {
        let [(quotient, _), (pourcentage, _)] = forms(t, arrondi, decimales);
        if let Some(unites) = quotient.unites() {
            prop_assert_eq!(quotient.to_string(), french(unites, decimales, false));
            prop_assert_eq!(format!("{quotient:+}"), french(unites, decimales, true));
        }
        if let Some(unites) = pourcentage.unites() {
            prop_assert_eq!(pourcentage.to_string(), french(unites, decimales, false) + "\u{A0}%");
            prop_assert_eq!(
                format!("{pourcentage:+}"),
                french(unites, decimales, true) + "\u{A0}%"
            );
        }
    }

    #[test]
    fn count_is_missing_exactly_beyond_128_bits(
        t in rates(),
        entier in grands_centimes(),
        arrondi in roundings(),
        decimales in decimales(),
    ) {
        // A whole number is the one that comes closest to the bounds.
        let entier = (taux(entier, 1).quotient(arrondi, Decimales::ZERO), 0);
        for (imprime, _) in forms(t, arrondi, decimales).into_iter().chain([entier]) {
            let texte = imprime.to_string();
            let chiffres = texte.replace(|c: char| !c.is_ascii_digit() && c != '-', "");
            prop_assert_eq!(imprime.unites(), chiffres.parse().ok(), "{}", imprime);
        }
    }

    #[test]
    fn printing_depends_on_the_value_only((petit, grand) in scaled(), decimales in decimales()) {
        for arrondi in Arrondi::TOUS {
            prop_assert_eq!(forms(petit, arrondi, decimales), forms(grand, arrondi, decimales));
        }
    }

    #[test]
    fn a_half_is_settled_by_the_rounding(
        k in 0..=1_000_000_000_i128,
        echelle in any::<i128>(),
        negatif in any::<bool>(),
        decimales in decimales(),
    ) {
        // (2k + 1) / (2 × 10^decimals), in terms as large as they can be.
        let (haut, bas) = (2 * k + 1, 2 * 10_i128.pow(decimales.get().into()));
        let echelle = 1 + (echelle >> 1).unsigned_abs().cast_signed() % (i128::MAX / haut.max(bas));
        let signe = if negatif { -1 } else { 1 };
        let moitie = taux(signe * haut * echelle, (bas * echelle).unsigned_abs());
        let count = |arrondi| moitie.quotient(arrondi, decimales).unites();
        prop_assert_eq!(count(Arrondi::AuPlusProche), Some(signe * (k + 1)));
        prop_assert_eq!(count(Arrondi::DemiPair), Some(signe * (k + k % 2)));
        prop_assert_eq!(count(Arrondi::Troncature), Some(signe * k));
        prop_assert_eq!(count(Arrondi::ParExces), Some(if negatif { -k } else { k + 1 }));
        prop_assert_eq!(count(Arrondi::LoinDeZero), Some(signe * (k + 1)));
    }

    #[test]
    fn a_hair_beside_a_half_is_none(
        k in 0..=1_000_000_000_i128,
        d in any::<u128>(),
        dessous in any::<bool>(),
    ) {
        // The half of an odd denominator is never reached; its two neighbours differ by one.
        let d = d % (i128::MAX.unsigned_abs() / 2_000_000_003) * 2 + 3;
        let demi = d / 2 + u128::from(!dessous);
        let pres = taux(k * d.cast_signed() + demi.cast_signed(), d);
        for arrondi in [Arrondi::AuPlusProche, Arrondi::DemiPair] {
            prop_assert_eq!(
                pres.quotient(arrondi, Decimales::ZERO).unites(),
                Some(k + i128::from(!dessous))
            );
        }
    }

    #[test]
    fn rounding_is_monotone(
        n in prop_oneof![any::<i128>().prop_map(|n| n >> 40), -1_000..=1_000_i128],
        ecart in prop_oneof![any::<u64>(), 0..=3_u64],
        (a, b) in (of_any_length(), of_any_length()),
        arrondi in roundings(),
        decimales in decimales(),
    ) {
        // Numerators below 2⁸⁷, so that a count of eleven more digits fits 128 bits.
        let mut couple =
            [taux(n, a), taux(n - i128::from(ecart), if ecart % 2 == 0 { a } else { b })];
        couple.sort();
        let [petit, grand] =
            couple.map(|t| forms(t, arrondi, decimales).map(|(imprime, _)| imprime.unites()));
        prop_assert!(
            petit.iter().zip(&grand).all(|(petit, grand)| petit.is_some() && petit <= grand)
        );
    }

    #[test]
    fn rounding_of_the_opposite_is_the_opposite(t in rates(), decimales in decimales()) {
        // The smallest numerator has no opposite.
        let t = Taux::new(t.numerateur().max(-i128::MAX), t.denominateur());
        let oppose = Taux::new(-t.numerateur(), t.denominateur());
        for arrondi in
            [Arrondi::AuPlusProche, Arrondi::DemiPair, Arrondi::Troncature, Arrondi::LoinDeZero]
        {
            for ((un, _), (autre, _)) in
                forms(t, arrondi, decimales).into_iter().zip(forms(oppose, arrondi, decimales))
            {
                let sans_signe = |imprime: TauxArrondi| imprime.to_string().replace('-', "");
                prop_assert_eq!(sans_signe(un), sans_signe(autre));
                prop_assert_eq!(un.unites().map(|n| -n), autre.unites());
            }
        }
    }

    #[test]
    fn rounding_up_goes_away_from_zero_or_cuts_off(t in rates(), decimales in decimales()) {
        // Toward +∞ is away from zero above it, and toward zero below.
        let jumeau = if t.numerateur() < 0 { Arrondi::Troncature } else { Arrondi::LoinDeZero };
        prop_assert_eq!(forms(t, Arrondi::ParExces, decimales), forms(t, jumeau, decimales));
    }

    #[test]
    fn a_rounded_zero_has_no_sign(
        d in 1_000_000_000_000..=u128::MAX,
        negatif in any::<bool>(),
        decimales in decimales(),
    ) {
        let t = taux(if negatif { -1 } else { 1 }, d);
        for (imprime, _) in forms(t, Arrondi::Troncature, decimales) {
            prop_assert_eq!(imprime.unites(), Some(0));
            prop_assert!(format!("{imprime:+}").starts_with('0'), "{:+}", imprime);
        }
    }

    #[test]
    fn extremes_never_panic(t in rates(), decimales in decimales(), largeur in 0..200_usize) {
        for arrondi in Arrondi::TOUS {
            for (imprime, _) in forms(t, arrondi, decimales) {
                let texte = imprime.to_string();
                prop_assert_eq!(format!("{imprime:largeur$}"), format!("{texte:>largeur$}"));
                prop_assert!(imprime.to_decimal().is_none() || imprime.unites().is_some());
            }
        }
    }

    #[test]
    fn printed_ratios_read_back(
        n in -1_000_000_000_000_i64..=1_000_000_000_000,
        d in 1..=1_000_000_u64,
        arrondi in roundings(),
        decimales in decimales(),
    ) {
        let t = taux(n.into(), d.into());
        let [(quotient, _), (pourcentage, _)] = forms(t, arrondi, decimales);
        let lu = Convention::VirguleDecimale.read_pourcentage(&pourcentage.to_string());
        prop_assert_eq!(
            lu.ok().map(|lu| (lu, lu.scale())),
            pourcentage.to_decimal().map(|lu| (lu, lu.scale()))
        );
        let lu = Convention::VirguleDecimale.read_nombre(&quotient.to_string());
        prop_assert_eq!(lu.ok(), quotient.to_decimal());
        // Three decimals behind a short whole part could be thousands: that is the one doubt.
        match Convention::Stricte.read_nombre(&quotient.to_string()) {
            Ok(lu) => prop_assert_eq!(Some(lu), quotient.to_decimal()),
            Err(error) => {
                prop_assert!(matches!(error.motif(), LectureMotif::Ambigu { .. }), "{}", error);
                prop_assert_eq!(decimales, Decimales::TROIS);
            }
        }
    }
}
