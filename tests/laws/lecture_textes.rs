//! Laws of what reading answers to any text at all.

use contrat_de_ville::Euros;
use contrat_de_ville::nombre::{Convention, LectureError, LectureMotif};
use proptest::prelude::*;

use crate::lecture::{CONVENTIONS, written};
use crate::outils::{any_text, near_valid};

/// Everything that a convention answers, to be compared or only to be asked.
fn ask(convention: Convention, texte: &str) -> [Option<LectureError>; 4] {
    [
        convention.read_euros(texte).err(),
        convention.read_montant(texte).err(),
        convention.read_nombre(texte).err(),
        convention.read_pourcentage(texte).err(),
    ]
}

/// Texts made of what numbers are made of, in no order.
fn alphabet_soup() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-+(]?[0-9]{0,4}([ .,'\u{202F}\u{2019}][0-9]{0,4}){0,4}[-)]?",
        "[-−+()0-9 .,'\u{A0}\u{202F}kKMdsE€%eurnc/]{0,32}",
        "[0-9]{20,40}",
        "[0-9],[0-9]{20,32} M€",
        "[-+]?[0-9]{1,4}([.,][0-9]{1,4})?[ \u{202F}]?%",
    ]
}

proptest! {
    #[test]
    fn reading_never_panics(
        texte in any_text(),
        soupe in alphabet_soup(),
        faute in near_valid(written()),
    ) {
        for texte in [texte, soupe, faute] {
            for refus in
                CONVENTIONS.into_iter().flat_map(|convention| ask(convention, &texte)).flatten()
            {
                prop_assert_eq!(refus.texte(), &texte);
            }
        }
    }

    #[test]
    fn reading_of_any_bytes_never_panics(
        octets in prop::collection::vec(any::<u8>(), 0..40),
        debut in "[0-9]{0,3}",
    ) {
        let texte = debut + &String::from_utf8_lossy(&octets);
        for convention in CONVENTIONS {
            ask(convention, &texte);
        }
    }

    #[test]
    fn a_stray_character_is_where_the_refusal_says(
        texte in any_text(),
        soupe in alphabet_soup(),
        faute in near_valid(written()),
    ) {
        for texte in [texte, soupe, faute] {
            for refus in
                CONVENTIONS.into_iter().flat_map(|convention| ask(convention, &texte)).flatten()
            {
                if let LectureMotif::Caractere { caractere, position } = refus.motif() {
                    let la = texte.get(*position..).and_then(|suite| suite.chars().next());
                    prop_assert_eq!(la, Some(*caractere), "{:?}", texte);
                }
            }
        }
    }

    #[test]
    fn strict_reading_is_that_of_the_conventions(
        texte in any_text(),
        soupe in alphabet_soup(),
        faute in near_valid(written()),
    ) {
        for texte in [texte, soupe, faute] {
            let lus = CONVENTIONS.map(|convention| convention.read_montant(&texte));
            let [stricte, virgule, point] = &lus;
            let nommees: Vec<_> = [virgule, point].into_iter().flatten().collect();
            match stricte {
                Ok(lu) => {
                    prop_assert!(!nommees.is_empty(), "{:?} gives {:?}", texte, lus);
                    prop_assert!(
                        nommees.iter().all(|nomme| *nomme == lu),
                        "{:?} gives {:?}",
                        texte,
                        lus
                    );
                }
                Err(error) if matches!(error.motif(), LectureMotif::Ambigu { .. }) => {
                    prop_assert_eq!(nommees.len(), 2, "{:?} gives {:?}", texte, lus);
                    prop_assert_ne!(nommees[0], nommees[1], "{:?}", texte);
                }
                Err(_) => prop_assert!(nommees.is_empty(), "{:?} gives {:?}", texte, lus),
            }
        }
    }

    #[test]
    fn blanks_around_never_matter(
        soupe in alphabet_soup(),
        faute in near_valid(written()),
        avant in "[ \t\n\u{A0}\u{202F}]{0,2}",
        apres in "[ \t\n\u{A0}\u{202F}]{0,2}",
    ) {
        for texte in [soupe, faute] {
            let ample = format!("{avant}{texte}{apres}");
            for convention in CONVENTIONS {
                prop_assert_eq!(
                    convention.read_montant(&ample).ok(),
                    convention.read_montant(&texte).ok(),
                    "{:?}",
                    texte
                );
                prop_assert_eq!(
                    convention.read_pourcentage(&ample).ok(),
                    convention.read_pourcentage(&texte).ok(),
                    "{:?}",
                    texte
                );
            }
        }
    }

    #[test]
    fn what_is_read_reads_back_once_printed(
        soupe in alphabet_soup(),
        faute in near_valid(written()),
    ) {
        for texte in [soupe, faute] {
            for euros in
                CONVENTIONS.into_iter().filter_map(|convention| convention.read_euros(&texte).ok())
            {
                prop_assert_eq!(
                    Convention::Stricte.read_euros(&euros.to_string()),
                    Ok(euros),
                    "{:?}",
                    texte
                );
                prop_assert_eq!(Euros::parse(&euros.plain().to_string()), Some(euros));
            }
        }
    }
}
