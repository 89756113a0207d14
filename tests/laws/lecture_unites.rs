//! Laws of reading amounts in thousands, millions and billions.

use contrat_de_ville::nombre::{Convention, LectureMotif, Unite};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::lecture::CONVENTIONS;
use crate::outils::grouped;

const UNITES: [(&str, Unite); 19] = [
    ("€", Unite::Euro),
    ("EUR", Unite::Euro),
    ("k€", Unite::MillierEuros),
    ("K€", Unite::MillierEuros),
    ("kEUR", Unite::MillierEuros),
    ("KEUR", Unite::MillierEuros),
    ("keuro", Unite::MillierEuros),
    ("keuros", Unite::MillierEuros),
    ("M€", Unite::MillionEuros),
    ("MEUR", Unite::MillionEuros),
    ("Meur", Unite::MillionEuros),
    ("Meuro", Unite::MillionEuros),
    ("Meuros", Unite::MillionEuros),
    ("Md€", Unite::MilliardEuros),
    ("MD€", Unite::MilliardEuros),
    ("Mds€", Unite::MilliardEuros),
    ("MdEUR", Unite::MilliardEuros),
    ("MDEUR", Unite::MilliardEuros),
    ("Mdeur", Unite::MilliardEuros),
];

const PUISSANCES: [(&str, Unite); 6] = [
    ("k", Unite::MillierEuros),
    ("K", Unite::MillierEuros),
    ("M", Unite::MillionEuros),
    ("Md", Unite::MilliardEuros),
    ("MD", Unite::MilliardEuros),
    ("Mds", Unite::MilliardEuros),
];

/// A number of any length, in French, with so many decimals.
#[derive(Clone, Debug)]
struct Nombre {
    mantisse: i64,
    decimales: usize,
    texte: String,
}

fn numbers() -> impl Strategy<Value = Nombre> {
    let mantisse = (any::<i64>(), 0..=18_u32).prop_map(|(n, chiffres)| n % 10_i64.pow(chiffres));
    (mantisse, 0..=12_usize, 0..=3_u32, select(vec!["", " ", "\u{202F}", ".", "'"])).prop_map(
        |(mantisse, decimales, zeros, milliers)| {
            // Zeros at the end, so that decimals beyond the cent do not always count.
            let mantisse = mantisse / 10_i64.pow(zeros) * 10_i64.pow(zeros);
            let chiffres = format!("{:0>1$}", mantisse.unsigned_abs(), decimales + 1);
            let (entier, fraction) = chiffres.split_at(chiffres.len() - decimales);
            let signe = if mantisse < 0 { "-" } else { "" };
            let virgule = if decimales > 0 { "," } else { "" };
            let texte = format!("{signe}{}{virgule}{fraction}", grouped(entier, milliers));
            Nombre { mantisse, decimales, texte }
        },
    )
}

proptest! {
    #[test]
    fn a_unit_multiplies(
        nombre in numbers(),
        (nom, unite) in select(UNITES.to_vec()),
        devant in any::<bool>(),
        blanc in "[ \u{A0}\u{202F}]?",
    ) {
        let texte = if devant {
            format!("{nom}{blanc}{}", nombre.texte)
        } else {
            format!("{}{blanc}{nom}", nombre.texte)
        };
        let lu = Convention::VirguleDecimale
            .read_montant(&texte)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let decimales = u32::try_from(nombre.decimales).unwrap_or(u32::MAX);
        prop_assert_eq!(
            (lu.nombre(), lu.nombre().scale()),
            (Decimal::new(nombre.mantisse, decimales), decimales)
        );
        prop_assert_eq!(lu.unite(), Some(unite));
        // Cents are the first over the second: compared without dividing.
        let puissance = i128::from(nombre.mantisse) * 10_i128.pow(unite.zeros() + 2);
        let diviseur = 10_i128.pow(decimales);
        match lu.euros() {
            Ok(euros) => prop_assert_eq!(i128::from(euros.centimes()) * diviseur, puissance),
            Err(LectureMotif::HorsBornes) => {
                prop_assert!(i64::try_from(puissance / diviseur).is_err());
            }
            Err(LectureMotif::PlusFinQueLeCentime(euros)) => {
                prop_assert_ne!(puissance % diviseur, 0);
                prop_assert_eq!(euros, Decimal::new(nombre.mantisse, decimales - unite.zeros()));
            }
            autre => prop_assert!(false, "{} gives {:?}", texte, autre),
        }
        let pas = lu.pas().map(i128::from);
        prop_assert_eq!(pas, Some((10_i128.pow(unite.zeros() + 2) / diviseur).max(1)));
    }

    #[test]
    fn a_power_may_stand_apart_from_its_unit(
        nombre in numbers(),
        (apart, unite) in select(PUISSANCES.to_vec()),
        nom in select(vec!["€", "EUR", "euro", "euros"]),
        blanc in "[ \u{A0}\u{202F}]",
    ) {
        let texte = format!("{} {apart}{blanc}{nom}", nombre.texte);
        let lu = Convention::VirguleDecimale.read_montant(&texte).ok();
        let nu = Convention::VirguleDecimale.read_nombre(&nombre.texte).ok();
        prop_assert_eq!(lu.map(|lu| (lu.nombre(), lu.unite())), nu.map(|nu| (nu, Some(unite))));
    }

    #[test]
    fn a_small_m_is_no_million(nombre in numbers(), (nom, unite) in select(UNITES.to_vec())) {
        let texte = format!("{} {}", nombre.texte, nom.to_lowercase());
        let refuse = Convention::VirguleDecimale.read_montant(&texte).is_err();
        prop_assert_eq!(
            refuse,
            matches!(unite, Unite::MillionEuros | Unite::MilliardEuros),
            "{}",
            texte
        );
    }

    #[test]
    fn two_units_are_refused(
        nombre in numbers(),
        (un, _) in select(UNITES.to_vec()),
        (autre, _) in select(UNITES.to_vec()),
    ) {
        for texte in
            [format!("{un} {} {autre}", nombre.texte), format!("{} {un} {autre}", nombre.texte)]
        {
            prop_assert!(Convention::VirguleDecimale.read_montant(&texte).is_err(), "{}", texte);
        }
    }

    #[test]
    fn a_number_has_no_unit(nombre in numbers(), (nom, _) in select(UNITES.to_vec())) {
        let texte = format!("{} {nom}", nombre.texte);
        let error = Convention::VirguleDecimale.read_nombre(&texte).err();
        prop_assert_eq!(error.map(|error| error.motif().clone()), Some(LectureMotif::Unite));
    }

    #[test]
    fn a_percentage_is_its_number(
        nombre in numbers(),
        blanc in "[ \u{A0}\u{202F}]?",
        apres in " ?",
    ) {
        let texte = format!("{}{blanc}%{apres}", nombre.texte);
        for convention in CONVENTIONS {
            let lu = convention.read_pourcentage(&texte).map_err(|error| error.motif().clone());
            let attendu =
                convention.read_nombre(&nombre.texte).map_err(|error| error.motif().clone());
            prop_assert_eq!(lu, attendu, "{}", texte);
            prop_assert!(convention.read_nombre(&texte).is_err());
        }
    }

    #[test]
    fn three_decimals_are_in_doubt_only_behind_one_short_group(nombre in numbers()) {
        let lu = Convention::Stricte.read_nombre(&nombre.texte);
        let attendu = Convention::VirguleDecimale.read_nombre(&nombre.texte);
        let entier = nombre.texte.split(',').next().unwrap_or_default().trim_start_matches('-');
        let court = entier.len() <= 3 && !entier.starts_with('0');
        // A point between whole thousands is in doubt as well, when there is one and nothing else.
        let milliers = nombre.decimales == 0 && entier.len() < 8 && entier.contains('.');
        if nombre.decimales == 3 && court || milliers {
            prop_assert!(
                matches!(lu.unwrap_err().motif(), LectureMotif::Ambigu { .. }),
                "{}",
                nombre.texte
            );
        } else {
            prop_assert_eq!(lu, attendu);
        }
    }
}
