//! Laws that all official codes keep, and the valid codes that they are tried on.

use contrat_de_ville::identifiant::{
    CodeCommune, CodeContrat, CodeDepartement, CodeQpv, Rna, Siren, Siret,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::{any_text, from_wire, near_valid, to_wire};

pub const LA_POSTE: &str = "356000000";

/// The digit that makes a number right, by the rule as it is taught: from the right, every other
/// digit is doubled, and nine taken away from what exceeds nine.
pub fn luhn_key(corps: &str) -> char {
    let terme = |(rang, c): (usize, char)| {
        let chiffre = c.to_digit(10).unwrap_or(0);
        match (rang % 2, chiffre) {
            (0, 5..) => 2 * chiffre - 9,
            (0, _) => 2 * chiffre,
            (_, _) => chiffre,
        }
    };
    let somme: u32 = corps.chars().rev().enumerate().map(terme).sum();
    char::from_digit((10 - somme % 10) % 10, 10).unwrap_or('0')
}

pub fn siren() -> impl Strategy<Value = String> {
    // Eight zeros would call for a ninth, which is the placeholder.
    let corps = (1..=99_999_999_u32).prop_map(|n| format!("{n:08}"));
    prop_oneof![
        9 => corps.prop_map(|corps| format!("{corps}{}", luhn_key(&corps))),
        1 => Just(LA_POSTE.to_owned()),
    ]
}

pub fn siret() -> impl Strategy<Value = String> {
    (siren(), 0..10_000_u32, any::<bool>()).prop_map(|(siren, nic, second)| {
        let corps = format!("{siren}{nic:04}");
        if siren == LA_POSTE {
            let somme: u32 = corps.chars().filter_map(|c| c.to_digit(10)).sum();
            return format!("{corps}{}", (5 - somme % 5) % 5 + if second { 5 } else { 0 });
        }
        format!("{corps}{}", luhn_key(&corps))
    })
}

fn rna() -> impl Strategy<Value = String> {
    "W[0-9]{9}|W9[A-Z][0-9]{7}"
}

/// Every code of the *code officiel géographique*, and those of the collectivities overseas.
pub fn departements() -> Vec<String> {
    let metropole = (1..=95).filter(|n| *n != 20).map(|n| format!("{n:02}"));
    let corse = ["2A", "2B"].map(str::to_owned);
    let outre_mer = (971..=978).chain([984, 986, 987, 988]).map(|n| n.to_string());
    metropole.chain(corse).chain(outre_mer).collect()
}

fn departement() -> impl Strategy<Value = String> {
    select(departements())
}

fn commune() -> impl Strategy<Value = String> {
    (departement(), 1..=999_u32).prop_map(|(departement, numero)| {
        if departement.len() == 3 {
            format!("{departement}{:02}", numero % 99 + 1)
        } else {
            format!("{departement}{numero:03}")
        }
    })
}

/// A generation's letters, the département on three characters, and what follows it.
fn behind(lettres: &'static str, suite: &'static str) -> impl Strategy<Value = String> {
    (departement(), suite)
        .prop_map(move |(departement, suite)| format!("{lettres}{departement:0>3}{suite}"))
}

fn qpv() -> impl Strategy<Value = String> {
    prop_oneof![behind("QP", "[0-9]{3}"), behind("QN", "[0-9]{2}[CIMN]")]
}

fn contrat() -> impl Strategy<Value = String> {
    prop_oneof!["CV[0-9]{3}", behind("CN", "[0-9]{2}[IMN]")]
}

/// Each type is also tried on texts that no single slip would make: the right characters, in nearly
/// the right number.
macro_rules! laws {
    ($($module:ident: $type:ty, $valides:ident, $quasi:literal;)*) => {$(
        mod $module {
            use super::*;

            proptest! {
                #[test]
                fn display_inverts_parse(texte in $valides(), quasi in $quasi) {
                    let code: $type =
                        texte.parse().map_err(|_| TestCaseError::fail(texte.clone()))?;
                    prop_assert_eq!(code.to_string(), texte.clone());
                    prop_assert_eq!(to_wire(&code), texte);
                    prop_assert!(
                        quasi.parse::<$type>().map_or(true, |code| code.to_string() == quasi),
                        "{}",
                        quasi
                    );
                }

                #[test]
                fn width_is_that_of_a_text(texte in $valides(), largeur in 0..30_usize) {
                    let code: $type =
                        texte.parse().map_err(|_| TestCaseError::fail(texte.clone()))?;
                    prop_assert_eq!(
                        format!("{code:largeur$}|{code:>largeur$}"),
                        format!("{texte:largeur$}|{texte:>largeur$}")
                    );
                }

                #[test]
                fn wire_accepts_exactly_what_parse_accepts(
                    texte in $valides(),
                    faute in near_valid($valides()),
                    quasi in $quasi,
                ) {
                    prop_assert!(from_wire::<$type>(&texte).is_some());
                    for texte in [texte, faute, quasi] {
                        prop_assert_eq!(
                            from_wire::<$type>(&texte),
                            texte.parse().ok(),
                            "{}",
                            texte
                        );
                    }
                }

                #[test]
                fn const_parse_agrees_with_from_str(
                    texte in $valides(),
                    faute in near_valid($valides()),
                    quasi in $quasi,
                ) {
                    for texte in [texte, faute, quasi] {
                        prop_assert_eq!(<$type>::parse(&texte), texte.parse().ok(), "{}", texte);
                    }
                }

                #[test]
                fn order_is_that_of_text(
                    mut textes in prop::collection::vec($valides(), 2..16),
                    faute in near_valid($valides()),
                ) {
                    textes.extend(faute.parse::<$type>().map(|code| code.to_string()));
                    let codes: Vec<$type> =
                        textes.iter().filter_map(|texte| texte.parse().ok()).collect();
                    for (un, code) in textes.iter().zip(&codes) {
                        for (autre, sien) in textes.iter().zip(&codes) {
                            prop_assert_eq!(code.cmp(sien), un.cmp(autre), "{} {}", un, autre);
                        }
                    }
                }

                #[test]
                fn parse_never_panics(
                    texte in any_text(),
                    faute in near_valid($valides()),
                    quasi in $quasi,
                ) {
                    for texte in [texte, faute, quasi] {
                        if let Err(error) = texte.parse::<$type>() {
                            // The text stands in the message as a literal, so that blanks show.
                            prop_assert!(
                                error.to_string().contains(&format!("{texte:?}")),
                                "{}",
                                error
                            );
                        }
                    }
                }

                #[test]
                fn another_form_of_a_valid_code_is_refused(texte in $valides()) {
                    let pleine_chasse = texte
                        .replace('0', "\u{FF10}")
                        .replace('1', "\u{FF11}")
                        .replace('2', "\u{FF12}");
                    let (premier, suite) = texte.split_at(1);
                    let signe = format!("+{suite}");
                    let formes = [
                        format!("{texte} "),
                        format!(" {texte}"),
                        format!("{texte}\n"),
                        format!("{texte}\0"),
                        format!("+{texte}"),
                        format!("{premier} {suite}"),
                        texte.to_lowercase(),
                        pleine_chasse,
                        signe,
                        suite.to_owned(),
                    ];
                    for forme in formes.iter().filter(|forme| **forme != texte) {
                        // Without its first character, a code of overseas may be one of métropole.
                        let lu = forme.parse::<$type>().ok();
                        prop_assert!(
                            lu.is_none_or(|code| forme == suite && code.to_string() == *suite),
                            "{:?}",
                            forme
                        );
                    }
                }
            }
        }
    )*};
}

laws! {
    siren_laws: Siren, siren,
        "[0-9]{8,10}|[+-][0-9]{8}|0{9}";
    siret_laws: Siret, siret,
        "[0-9]{13,15}|356000000[0-9]{5}|0{9}[0-9]{5}|[+-][0-9]{13}";
    rna_laws: Rna, rna,
        "[Ww][0-9]{8,10}|W[0-9][A-Za-z][0-9]{6,8}|W9[0-9][A-Z][0-9]{6}|W[A-Z][0-9]{8}";
    departement_laws: CodeDepartement, departement,
        "[0-9]{1,4}|[0-9][0-9A-Da-d]|0?2[A-Ca-c]|9[6-9][0-9]";
    commune_laws: CodeCommune, commune,
        "[0-9]{4,6}|2[A-Ca-c][0-9]{2,4}|9[6-9][0-9]{3}|[0-9]{2}[+-][0-9]{2}";
    qpv_laws: CodeQpv, qpv,
        "Q[PN][0-9+]{2}[0-9AB][0-9+]{2}[0-9A-Z]{1,2}|QP0[0-9]{5}|QN0[0-9]{4}[A-Z]|CN97[0-9]{3}I";
    contrat_laws: CodeContrat, contrat,
        "C[VN][0-9+]{2,4}|CN0[0-9]{4}[A-Z]|CN0[0-9]{5}|CV0[0-9]{4}[IMN]|(CV[0-9]{3}){2}";
}
