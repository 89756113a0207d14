//! Laws of the shapes that reading refuses.

use contrat_de_ville::nombre::{Convention, LectureError, LectureMotif};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::lecture::{CONVENTIONS, MILLIERS};

/// Two kinds of separators, none of which can be that of the thousands beside the other.
const GENRES: [(&str, &str); 6] =
    [(" ", "."), (".", " "), (" ", "'"), ("\u{2019}", "\u{202F}"), (",", " "), (",", ".")];

fn motif(convention: Convention, texte: &str) -> Option<LectureMotif> {
    convention.read_montant(texte).err().as_ref().map(LectureError::motif).cloned()
}

proptest! {
    #[test]
    fn groups_not_of_three_digits_are_refused(
        tete in "[1-9][0-9]{0,2}",
        mut groupes in prop::collection::vec("[0-9]{3}", 2..5),
        faux in "[0-9]{1,2}|[0-9]{4}",
        place in any::<Index>(),
        separateur in select(MILLIERS[1..].to_vec()),
    ) {
        // Two separators of one kind at least: the last cannot open decimals.
        let rang = place.index(groupes.len());
        groupes[rang] = faux;
        let texte = format!("{tete}{separateur}{}", groupes.join(separateur));
        for convention in CONVENTIONS {
            prop_assert_eq!(motif(convention, &texte), Some(LectureMotif::Groupement), "{}", texte);
        }
    }

    #[test]
    fn thousands_behind_a_leading_zero_are_refused(
        tete in "0[0-9]{0,2}",
        groupes in prop::collection::vec("[0-9]{3}", 2..5),
        separateur in select(MILLIERS[1..].to_vec()),
    ) {
        let texte = format!("{tete}{separateur}{}", groupes.join(separateur));
        for convention in CONVENTIONS {
            prop_assert!(convention.read_montant(&texte).is_err(), "{}", texte);
        }
    }

    #[test]
    fn two_kinds_of_thousands_are_refused(
        tete in "[1-9][0-9]{0,2}",
        groupes in ("[0-9]{3}", "[0-9]{3}", "[0-9]{3}"),
        genres in select(GENRES.to_vec()),
        decimales in "[0-9]{1,2}",
    ) {
        let (un, autre) = genres;
        let texte =
            format!("{tete}{un}{}{autre}{}{un}{},{decimales}", groupes.0, groupes.1, groupes.2);
        for convention in CONVENTIONS {
            prop_assert!(convention.read_montant(&texte).is_err(), "{}", texte);
        }
    }

    #[test]
    fn decimals_need_a_digit_on_each_side(
        nombre in "[1-9][0-9]{0,6}",
        marque in select(vec![".", ","]),
        signe in select(vec!["", "-", "+"]),
    ) {
        for texte in [format!("{signe}{marque}{nombre}"), format!("{signe}{nombre}{marque}")] {
            for convention in CONVENTIONS {
                prop_assert!(convention.read_montant(&texte).is_err(), "{}", texte);
            }
        }
    }

    #[test]
    fn two_signs_are_refused(nombre in "[1-9][0-9]{0,6}", un in 0..7_usize, autre in 0..7_usize) {
        let sign = |nombre: &str, signe: usize| match signe {
            0 => format!("({nombre})"),
            1 => format!("{nombre}-"),
            2 => format!("+{nombre}"),
            devant => format!("{}{nombre}", ["-", "\u{2212}", "\u{2013}", "\u{2011}"][devant - 3]),
        };
        let texte = sign(&sign(&nombre, un), autre);
        for convention in CONVENTIONS {
            prop_assert_eq!(motif(convention, &texte), Some(LectureMotif::Signe), "{}", texte);
        }
    }

    #[test]
    fn a_parenthesis_without_the_other_is_refused(nombre in "[1-9][0-9]{0,6}", unite in " ?€?") {
        for texte in [format!("({nombre}{unite}"), format!("{nombre}{unite})")] {
            for convention in CONVENTIONS {
                prop_assert_eq!(motif(convention, &texte), Some(LectureMotif::Signe), "{}", texte);
            }
        }
    }

    #[test]
    fn more_than_28_digits_are_refused(chiffres in "[1-9][0-9]{19,39}") {
        let lu = Convention::Stricte.read_nombre(&chiffres).map_err(|error| error.motif().clone());
        if chiffres.len() > 28 {
            prop_assert_eq!(lu, Err(LectureMotif::TropDeChiffres));
        } else {
            prop_assert_eq!(lu.ok(), chiffres.parse().ok());
        }
    }
}
