//! Laws of reading: what was printed in any French way is read back, or refused where it has two
//! readings.

use contrat_de_ville::nombre::{Convention, LectureMotif};
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::outils::{centimes, grouped};

pub const CONVENTIONS: [Convention; 3] =
    [Convention::Stricte, Convention::VirguleDecimale, Convention::PointDecimal];

pub const MILLIERS: [&str; 10] =
    ["", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", ".", ",", "'", "\u{2019}"];
const SIGNES: [Signe; 9] = [
    Signe::Devant("-"),
    Signe::Devant("-\u{A0}"),
    Signe::Devant("\u{2212}"),
    Signe::Devant("\u{2013}"),
    Signe::Devant("\u{2011}"),
    Signe::Derriere("-"),
    Signe::Derriere("\u{2212}"),
    Signe::Derriere(" -"),
    Signe::Parentheses,
];
const UNITES: [&str; 7] = ["", "€", "EUR", "eur", "euro", "euros", "Euros"];

#[derive(Clone, Copy, Debug)]
enum Signe {
    Devant(&'static str),
    Derriere(&'static str),
    Parentheses,
}

/// How a person or a program writes an amount.
#[derive(Clone, Copy, Debug)]
struct Ecriture {
    milliers: &'static str,
    virgule: &'static str,
    signe: Signe,
    unite: &'static str,
    unite_devant: bool,
    blanc: &'static str,
    /// The sign stands between the digits and the unit.
    signe_dedans: bool,
}

impl Ecriture {
    /// Two decimals, always.
    fn print(&self, centimes: i64) -> String {
        let absolu = centimes.unsigned_abs();
        let entier = grouped(&(absolu / 100).to_string(), self.milliers);
        let nombre = format!("{entier}{}{:02}", self.virgule, absolu % 100);
        if self.signe_dedans {
            self.with_unit(&self.with_sign(&nombre, centimes < 0))
        } else {
            self.with_sign(&self.with_unit(&nombre), centimes < 0)
        }
    }

    fn with_unit(&self, nombre: &str) -> String {
        let Self { unite, blanc, .. } = self;
        match (*unite, self.unite_devant) {
            ("", _) => nombre.to_owned(),
            (unite, true) => format!("{unite}{blanc}{nombre}"),
            (unite, false) => format!("{nombre}{blanc}{unite}"),
        }
    }

    fn with_sign(&self, nombre: &str, negatif: bool) -> String {
        match self.signe {
            _ if !negatif => nombre.to_owned(),
            Signe::Devant(moins) => format!("{moins}{nombre}"),
            Signe::Derriere(moins) => format!("{nombre}{moins}"),
            Signe::Parentheses => format!("({nombre})"),
        }
    }

    /// The conventions under which this is how amounts are written.
    fn conventions(&self) -> [Convention; 2] {
        let nommee = match self.virgule {
            "," => Convention::VirguleDecimale,
            _ => Convention::PointDecimal,
        };
        [Convention::Stricte, nommee]
    }

    fn other_convention(&self) -> Convention {
        match self.virgule {
            "," => Convention::PointDecimal,
            _ => Convention::VirguleDecimale,
        }
    }
}

/// The decimal mark that differs from the mark of thousands; where both would do, the choice.
fn virgule(milliers: &str, point: bool) -> &'static str {
    match milliers {
        "," => ".",
        "." => ",",
        _ if point => ".",
        _ => ",",
    }
}

fn writings() -> impl Strategy<Value = Ecriture> {
    let nombre = (select(MILLIERS.to_vec()), any::<bool>(), select(SIGNES.to_vec()));
    let unite = (select(UNITES.to_vec()), any::<bool>(), select(MILLIERS[..6].to_vec()));
    (nombre, unite, any::<bool>()).prop_map(
        |((milliers, point, signe), (unite, unite_devant, blanc), signe_dedans)| Ecriture {
            milliers,
            virgule: virgule(milliers, point),
            signe,
            unite,
            unite_devant,
            blanc,
            signe_dedans,
        },
    )
}

/// An amount as anyone writes it.
pub fn written() -> impl Strategy<Value = String> {
    (centimes(), writings()).prop_map(|(centimes, ecriture)| ecriture.print(centimes))
}

proptest! {
    #[test]
    fn reading_inverts_printing(c in centimes(), ecriture in writings()) {
        let texte = ecriture.print(c);
        for convention in ecriture.conventions() {
            prop_assert_eq!(
                convention.read_euros(&texte),
                Ok(Euros::from_centimes(c)),
                "{:?}",
                convention
            );
        }
    }

    #[test]
    fn reading_inverts_printing_under_every_separator_and_sign(
        c in centimes(),
        modele in writings(),
    ) {
        for milliers in MILLIERS {
            for (point, signe) in
                SIGNES.into_iter().flat_map(|signe| [(true, signe), (false, signe)])
            {
                let ecriture = Ecriture {
                    milliers,
                    virgule: virgule(milliers, point),
                    signe,
                    signe_dedans: false,
                    ..modele
                };
                let texte = ecriture.print(c);
                let lu = Convention::Stricte.read_euros(&texte);
                prop_assert_eq!(lu, Ok(Euros::from_centimes(c)), "{:?}", ecriture);
            }
        }
    }

    #[test]
    fn the_other_convention_refuses_two_decimals(c in centimes(), ecriture in writings()) {
        let texte = ecriture.print(c);
        let error = ecriture.other_convention().read_euros(&texte);
        prop_assert!(error.is_err(), "{} gives {:?}", texte, error);
    }

    #[test]
    fn a_unit_may_stand_outside_the_parentheses(c in 1..=i64::MAX, modele in writings()) {
        let ecriture = Ecriture { signe: Signe::Parentheses, signe_dedans: true, ..modele };
        let texte = ecriture.print(-c);
        prop_assert_eq!(Convention::Stricte.read_euros(&texte), Ok(Euros::from_centimes(-c)));
    }

    #[test]
    fn whole_euros_are_read_or_have_two_readings(
        n in centimes(),
        milliers in select(MILLIERS.to_vec()),
    ) {
        let euros = n / 100;
        let groupes = grouped(&euros.unsigned_abs().to_string(), milliers);
        let texte = format!("{}{groupes}", if euros < 0 { "-" } else { "" });
        let (right, wrong) = match milliers {
            "," => (Convention::PointDecimal, Convention::VirguleDecimale),
            _ => (Convention::VirguleDecimale, Convention::PointDecimal),
        };
        let attendu = Decimal::from(euros);
        prop_assert_eq!(right.read_nombre(&texte), Ok(attendu));
        prop_assert_eq!(right.read_euros(&texte), Ok(Euros::from_centimes(euros * 100)));
        let marques =
            if milliers == "." || milliers == "," { groupes.matches(milliers).count() } else { 0 };
        let (stricte, wrong) = (Convention::Stricte.read_nombre(&texte), wrong.read_nombre(&texte));
        let motif = stricte.as_ref().map_err(|error| error.motif().clone());
        match (marques, motif) {
            (0, lu) => prop_assert_eq!((lu, wrong), (Ok(&attendu), Ok(attendu))),
            (1, Err(LectureMotif::Ambigu { separateur, decimales, milliers: entier })) => {
                let nom = if milliers == "," { "comma" } else { "point" };
                prop_assert_eq!(separateur.to_string(), nom);
                prop_assert_eq!(
                    (decimales.abs(), entier.abs()),
                    (Decimal::new(euros.abs(), 3), attendu.abs())
                );
                prop_assert_eq!(wrong, Ok(Decimal::new(euros, 3)));
            }
            (2.., lu) => {
                prop_assert_eq!(lu, Ok(&attendu));
                prop_assert!(wrong.is_err());
            }
            autre => prop_assert!(false, "{} gives {:?}", texte, autre),
        }
    }

    #[test]
    fn both_readings_of_an_ambiguity_have_the_sign_of_the_text(
        euros in 1_000..=999_999_i64,
        milliers in select(vec![".", ","]),
        modele in writings(),
    ) {
        let nombre = grouped(&euros.to_string(), milliers);
        let texte = modele.with_sign(&nombre, true);
        let error = Convention::Stricte.read_nombre(&texte).err();
        match error.as_ref().map(contrat_de_ville::nombre::LectureError::motif) {
            Some(LectureMotif::Ambigu { decimales, milliers, .. }) => {
                prop_assert_eq!(
                    (*decimales, *milliers),
                    (Decimal::new(-euros, 3), Decimal::from(-euros))
                );
            }
            autre => prop_assert!(false, "{} gives {:?}", texte, autre),
        }
    }

    #[test]
    fn printed_amounts_read_back_under_no_convention(c in centimes()) {
        let euros = Euros::from_centimes(c);
        for texte in [
            euros.to_string(),
            euros.plain().to_string(),
            Somme::from(euros).to_string(),
            format!("{euros:+}"),
        ] {
            prop_assert_eq!(Convention::Stricte.read_euros(&texte), Ok(euros));
        }
    }
}
