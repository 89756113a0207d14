//! Laws of the references of dossiers.

use contrat_de_ville::identifiant::ReferenceDeDossier;
use proptest::prelude::*;

use crate::outils::{any_text, from_wire, near_valid, to_wire};

/// The text of a reference of each known form.
fn dossiers() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..100_000_000_u32, 1..100_u8).prop_map(|(n, rang)| format!("{n:08}-{rang:02}")),
        (0..100_000_000_u32, 1..100_u8).prop_map(|(n, rang)| format!("DA{n:08}-{rang:02}")),
        ("[A-Z][A-Z0-9]{0,15}", 0..100_u8, 0..10_000_u16, 1..1_000_u16)
            .prop_map(|(s, annee, n, rang)| format!("{s}-{annee:02}-{n:04}-{rang}")),
    ]
}

proptest! {
    #[test]
    fn display_inverts_parse(texte in dossiers()) {
        prop_assert_eq!(texte.parse::<ReferenceDeDossier>().unwrap().to_string(), texte);
    }

    #[test]
    fn what_is_accepted_is_given_back_and_is_the_wire(
        texte in prop_oneof![any_text(), near_valid(dossiers())],
    ) {
        let dossier = texte.parse::<ReferenceDeDossier>().ok();
        prop_assert_eq!(&from_wire::<ReferenceDeDossier>(&texte), &dossier);
        if let Some(dossier) = dossier {
            prop_assert_eq!(to_wire(&dossier), texte.as_str());
            let debut = format!("{}-", dossier.base());
            prop_assert!(texte.starts_with(&debut));
            prop_assert_eq!(texte[debut.len()..].parse::<u16>().ok(), Some(dossier.rang()));
        }
    }

    #[test]
    fn requests_of_a_base_are_ordered_by_rank(
        texte in dossiers(),
        a in 1..100_u16,
        b in 1..100_u16,
    ) {
        let lu: ReferenceDeDossier = texte.parse().unwrap();
        let large = if lu.service().is_some() { 1 } else { 2 };
        let of = |rang: u16| -> ReferenceDeDossier {
            format!("{}-{rang:0large$}", lu.base()).parse().unwrap()
        };
        prop_assert_eq!(of(a).cmp(&of(b)), a.cmp(&b));
        prop_assert!(of(a).same_dossier(&of(b)));
    }
}
