//! Laws that all official codes keep.

use contrat_de_ville::identifiant::{
    CodeCommune, CodeContrat, CodeDepartement, CodeQpv, Rna, Siren, Siret,
};
use proptest::prelude::*;

use crate::codes::{
    commune, contrat, departement, is_commune, is_contrat, is_departement, is_qpv, is_rna,
    is_siren, is_siret, qpv, rna, siren, siret,
};
use crate::outils::{any_text, from_wire, near_valid, to_wire};

/// Each type is also tried on texts that no single slip would make: the right characters, in nearly
/// the right number.
macro_rules! laws {
    ($($module:ident: $type:ty, $valides:ident, $accepte:ident, $quasi:literal;)*) => {$(
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
                fn parse_accepts_exactly_the_form(
                    texte in $valides(),
                    faute in near_valid($valides()),
                    quasi in $quasi,
                ) {
                    prop_assert!($accepte(&texte), "{}", texte);
                    for texte in [texte, faute, quasi] {
                        let lu = texte.parse::<$type>().is_ok();
                        prop_assert_eq!(lu, $accepte(&texte), "{}", texte);
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
            }
        }
    )*};
}

laws! {
    siren_laws: Siren, siren, is_siren,
        "[0-9]{8,10}|[+-][0-9]{8}|0{9}";
    siret_laws: Siret, siret, is_siret,
        "[0-9]{13,15}|356000000[0-9]{5}|3560000000004[0-9]|0{9}[0-9]{5}|[+-][0-9]{13}";
    rna_laws: Rna, rna, is_rna,
        "[Ww][0-9]{8,10}|W[0-9][A-Za-z][0-9]{6,8}|W9[0-9][A-Z][0-9]{6}|W9[A-Z]{2}[0-9]{6}";
    departement_laws: CodeDepartement, departement, is_departement,
        "[0-9]{1,4}|[0-9][0-9A-Da-d]|0?2[A-Ca-c]|9[6-9][0-9]";
    commune_laws: CodeCommune, commune, is_commune,
        "[0-9]{4,6}|2[A-Ca-c][0-9]{2,4}|9[6-9][0-9]{3}|[0-9]{2}[+-][0-9]{2}|[0-9]{2}000";
    qpv_laws: CodeQpv, qpv, is_qpv,
        "Q[NP][0-9]{2}[0-9AB][0-9]{2}[0-9A-Z]|QP0[1-9]{2}[0-9+]{2,4}|QN0[1-9]{2}[0-9]{1,3}[A-Z]?";
    contrat_laws: CodeContrat, contrat, is_contrat,
        "C[NV][0-9+]{2,4}|CN0[1-9]{2}[0-9+]{1,3}[A-Z]{0,2}|CV0[0-9]{4}[IMN]|(CV[0-9]{3}){2}";
}
