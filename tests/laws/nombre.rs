//! Laws of amounts and of totals.

use std::cmp::Ordering;

use contrat_de_ville::nombre::EurosError;
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::value::{Error, F64Deserializer, I64Deserializer, U64Deserializer};

use crate::outils::{any_text, centimes, from_wire, grands_centimes, grouped, near_valid, to_wire};

fn plain(centimes: i64) -> String {
    Euros::from_centimes(centimes).plain().to_string()
}

fn total(centimes: i128) -> Somme {
    Somme::from_centimes(centimes)
}

/// Sign, digits, separator, decimals: the plain form, and all that surrounds it.
fn pieces() -> impl Strategy<Value = (String, String, String, String)> {
    ("[-+]?", "[0-9]{0,22}", "[.,]?", "[0-9]{0,4}")
}

/// The decimals of a `Decimal`: any mantissa of 96 bits, or cents behind zeros that do not count.
fn decimals() -> impl Strategy<Value = (i128, u32)> {
    let libre = (any::<i128>().prop_map(|n| n >> 32), 0..=28_u32);
    let alourdi = (centimes(), 0..=9_u32)
        .prop_map(|(c, zeros)| (i128::from(c) * 10_i128.pow(zeros), zeros + 2));
    prop_oneof![libre, alourdi]
}

proptest! {
    #[test]
    fn parse_inverts_plain(c in centimes()) {
        let euros = Euros::from_centimes(c);
        prop_assert_eq!(Euros::parse(&plain(c)), Some(euros));
        prop_assert_eq!(plain(c).parse(), Ok(euros));
        prop_assert_eq!(to_wire(&euros), plain(c));
        prop_assert_eq!(from_wire(&plain(c)), Some(euros));
    }

    #[test]
    fn parse_accepts_exactly_the_plain_form((signe, entier, point, decimales) in pieces()) {
        let texte = format!("{signe}{entier}{point}{decimales}");
        // Without a separator the two runs of digits are one.
        let (entier, decimales) = if point.is_empty() {
            (format!("{entier}{decimales}"), String::new())
        } else {
            (entier, decimales)
        };
        let formee = signe != "+"
            && !entier.is_empty()
            && (point.is_empty() || point == "." && (1..=2).contains(&decimales.len()));
        let attendu = Some(format!("{signe}{entier}{decimales:0<2}"))
            .filter(|_| formee)
            .and_then(|centimes| centimes.parse::<i64>().ok())
            .map(Euros::from_centimes);
        prop_assert_eq!(Euros::parse(&texte), attendu, "{}", texte);
    }

    #[test]
    fn parse_never_panics(texte in any_text()) {
        prop_assert_eq!(Euros::parse(&texte), texte.parse().ok());
        let _ = texte.parse::<Somme>();
    }

    #[test]
    fn const_parse_agrees_with_from_str(
        quasi in "[-+]?[0-9]{0,22}[.,]?[0-9]{0,4}",
        faute in near_valid(centimes().prop_map(plain)),
    ) {
        prop_assert_eq!(Euros::parse(&quasi), quasi.parse().ok(), "{}", quasi);
        prop_assert_eq!(Euros::parse(&faute), faute.parse().ok(), "{}", faute);
    }

    #[test]
    fn wire_accepts_exactly_what_parse_accepts(
        quasi in "[-+]?[0-9]{0,22}[.,]?[0-9]{0,4}",
        faute in near_valid(centimes().prop_map(plain)),
    ) {
        prop_assert_eq!(from_wire::<Euros>(&quasi), Euros::parse(&quasi), "{}", quasi);
        prop_assert_eq!(from_wire::<Euros>(&faute), Euros::parse(&faute), "{}", faute);
    }

    #[test]
    fn wire_counts_integers_in_euros(
        n in prop_oneof![any::<i64>(), centimes().prop_map(|c| c / 100)],
    ) {
        let attendu = n.checked_mul(100).map(Euros::from_centimes);
        let signe = Euros::deserialize(I64Deserializer::<Error>::new(n));
        prop_assert_eq!(signe.ok(), attendu);
        // A negative number reread without its sign is beyond any amount.
        let sans_signe = Euros::deserialize(U64Deserializer::<Error>::new(n.cast_unsigned()));
        prop_assert_eq!(sans_signe.ok(), attendu.filter(|_| n >= 0));
    }

    #[test]
    fn wire_refuses_every_float(bits in any::<u64>(), rond in any::<i32>()) {
        for flottant in [f64::from_bits(bits), f64::from(rond), f64::from(rond) / 4.0] {
            prop_assert!(Euros::deserialize(F64Deserializer::<Error>::new(flottant)).is_err());
        }
    }

    #[test]
    fn decimal_round_trip(c in centimes()) {
        let euros = Euros::from_centimes(c);
        prop_assert_eq!(Euros::try_from(Decimal::from(euros)), Ok(euros));
        prop_assert_eq!(euros.to_decimal().to_string(), plain(c));
    }

    #[test]
    fn decimal_is_read_exactly_or_refused((mantisse, echelle) in decimals()) {
        let decimal = Decimal::from_i128_with_scale(mantisse, echelle);
        let (centimes, reste) =
            (mantisse * 100 / 10_i128.pow(echelle), mantisse * 100 % 10_i128.pow(echelle));
        match (Euros::try_from(decimal), i64::try_from(centimes)) {
            (Ok(euros), Ok(centimes)) => prop_assert_eq!((euros.centimes(), reste), (centimes, 0)),
            (Err(EurosError::PlusFinQueLeCentime(_)), _) => prop_assert_ne!(reste, 0),
            (Err(EurosError::HorsBornes(_)), Err(_)) => prop_assert_eq!(reste, 0),
            autre => prop_assert!(false, "{} gives {:?}", decimal, autre),
        }
    }

    #[test]
    fn finer_than_a_cent_is_refused(
        c in centimes(),
        fin in 1..=9_u8,
        zeros in 0..=5_u32,
        suite in "[0-9]{0,3}",
    ) {
        let texte = format!("{}{}{fin}{suite}", plain(c), "0".repeat(zeros as usize));
        prop_assert_eq!(
            texte.parse::<Euros>(),
            Err(EurosError::PlusFinQueLeCentime(texte.clone()))
        );
        let decimal: Decimal = texte.parse().map_err(|_| TestCaseError::fail(texte.clone()))?;
        prop_assert_eq!(Euros::try_from(decimal), Err(EurosError::PlusFinQueLeCentime(texte)));
    }

    #[test]
    fn checked_arithmetic_is_that_of_integers(a in centimes(), b in centimes()) {
        let (x, y) = (Euros::from_centimes(a), Euros::from_centimes(b));
        let (large, autre) = (i128::from(a), i128::from(b));
        let fits = |n: i128| i64::try_from(n).ok().map(Euros::from_centimes);
        prop_assert_eq!(x.checked_add(y), fits(large + autre));
        prop_assert_eq!(x.checked_sub(y), fits(large - autre));
        prop_assert_eq!(x.checked_mul(b), fits(large * autre));
        prop_assert_eq!(x.checked_neg(), fits(-large));
        prop_assert_eq!((x.cmp(&y), x.is_negative(), x.is_zero()), (a.cmp(&b), a < 0, a == 0));
    }

    #[test]
    fn sum_does_not_depend_on_order(
        (avant, apres) in prop::collection::vec(centimes(), 0..20)
        .prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
    ) {
        let sum = |v: &[i64]| v.iter().copied().map(Euros::from_centimes).sum::<Somme>();
        prop_assert_eq!(sum(&avant), sum(&apres));
        prop_assert_eq!(
            sum(&avant).centimes(),
            avant.iter().copied().map(i128::from).sum::<i128>()
        );
    }

    #[test]
    fn sum_of_parts_is_sum_of_whole(
        v in prop::collection::vec(centimes(), 0..20),
        coupe in any::<prop::sample::Index>(),
    ) {
        let v: Vec<Euros> = v.into_iter().map(Euros::from_centimes).collect();
        let (debut, fin) = v.split_at(coupe.index(v.len() + 1));
        let sum = |part: &[Euros]| part.iter().sum::<Somme>();
        prop_assert_eq!(sum(debut).merge(sum(fin)), sum(&v));
        prop_assert_eq!(sum(&v).minus(sum(fin)), sum(debut));
        prop_assert_eq!([sum(debut), sum(fin)].into_iter().sum::<Somme>(), sum(&v));
    }

    #[test]
    fn merge_is_associative(
        a in grands_centimes(),
        b in grands_centimes(),
        c in grands_centimes(),
    ) {
        let (a, b, c) = (total(a), total(b), total(c));
        prop_assert_eq!(a.merge(b).merge(c), a.merge(b.merge(c)));
    }

    #[test]
    fn merge_is_commutative(a in grands_centimes(), b in grands_centimes()) {
        prop_assert_eq!(total(a).merge(total(b)), total(b).merge(total(a)));
        prop_assert_eq!(total(a).merge(total(b)).minus(total(b)), total(a));
    }

    #[test]
    fn empty_is_identity_of_merge(a in grands_centimes()) {
        prop_assert_eq!(Somme::ZERO.merge(total(a)), total(a));
        prop_assert_eq!(total(a).merge(Somme::default()), total(a));
    }

    #[test]
    fn total_is_an_amount_exactly_when_it_fits(c in grands_centimes()) {
        let attendu = i64::try_from(c).ok().map(Euros::from_centimes);
        prop_assert_eq!(Euros::try_from(total(c)).ok(), attendu);
        prop_assert_eq!(attendu.map(Somme::from), attendu.map(|_| total(c)));
    }

    #[test]
    fn wire_of_totals_round_trips(c in grands_centimes()) {
        let texte = total(c).plain().to_string();
        prop_assert_eq!(texte.replace('.', "").parse(), Ok(c));
        prop_assert_eq!(to_wire(&total(c)), texte.clone());
        prop_assert_eq!(from_wire(&texte), Some(total(c)));
    }

    #[test]
    fn wire_of_totals_accepts_what_that_of_amounts_accepts(
        quasi in "[-+]?[0-9]{0,22}[.,]?[0-9]{0,4}",
        faute in near_valid(grands_centimes().prop_map(|c| total(c).plain().to_string())),
    ) {
        for texte in [quasi, faute] {
            let lu = texte.parse::<Somme>().ok();
            prop_assert_eq!(from_wire::<Somme>(&texte), lu, "{}", texte);
            prop_assert_eq!(
                lu.and_then(|lu| Euros::try_from(lu).ok()),
                Euros::parse(&texte),
                "{}",
                texte
            );
        }
    }

    #[test]
    fn display_is_the_plain_form_in_french(c in grands_centimes()) {
        let plain = total(c).plain().to_string();
        let (signe, absolu) =
            plain.strip_prefix('-').map_or(("", plain.as_str()), |absolu| ("-", absolu));
        let (entier, decimales) = absolu.split_once('.').unwrap_or_default();
        let francais = format!("{},{decimales}\u{A0}€", grouped(entier, "\u{202F}"));
        prop_assert_eq!(total(c).to_string(), format!("{signe}{francais}"));
        let plus = match c.cmp(&0) {
            Ordering::Less => "-",
            Ordering::Equal => "",
            Ordering::Greater => "+",
        };
        prop_assert_eq!(format!("{:+}", total(c)), format!("{plus}{francais}"));
        if let Ok(euros) = Euros::try_from(total(c)) {
            prop_assert_eq!(format!("{euros} {euros:+}"), format!("{} {:+}", total(c), total(c)));
        }
    }

    #[test]
    fn width_is_that_of_a_text(c in centimes(), largeur in 0..60_usize) {
        let euros = Euros::from_centimes(c);
        let texte = euros.to_string();
        prop_assert_eq!(format!("{euros:largeur$}"), format!("{texte:>largeur$}"));
        prop_assert_eq!(format!("{euros:<largeur$.3}"), format!("{texte:<largeur$}"));
        prop_assert_eq!(format!("{euros:*^largeur$}"), format!("{texte:*^largeur$}"));
    }
}
