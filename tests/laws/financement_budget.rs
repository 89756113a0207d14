//! Laws of the codes of the State's budget.

use contrat_de_ville::financement::{CodeBop, CodeUo};
use proptest::prelude::*;

use crate::outils::{any_text, from_wire, near_valid, to_wire};

fn uos() -> impl Strategy<Value = String> {
    ("([A-Z0-9]{4}/)?", 100..1_000_u16, "[A-Z0-9]{4}-[A-Z0-9]{4}")
        .prop_map(|(perimetre, programme, reste)| format!("{perimetre}{programme:04}-{reste}"))
}

proptest! {
    #[test]
    fn a_uo_is_under_its_bop_and_its_programme(texte in uos()) {
        let uo: CodeUo = texte.parse().unwrap();
        prop_assert_eq!(uo.to_string(), texte.as_str());
        let nu = uo.without_perimetre().to_string();
        prop_assert!(texte.ends_with(&nu) && nu.len() == 14);
        prop_assert_eq!(uo.bop().to_string(), &nu[..9]);
        prop_assert_eq!(format!("{:04}", u16::from(uo.bop().programme())), &nu[..4]);
    }

    #[test]
    fn what_is_accepted_is_given_back_and_is_the_wire(
        texte in prop_oneof![
            any_text(),
            near_valid(uos()),
            near_valid(uos().prop_map(|uo| uo.chars().take(9).collect())),
        ],
    ) {
        let uo = texte.parse::<CodeUo>().ok();
        let bop = texte.parse::<CodeBop>().ok();
        prop_assert_eq!(from_wire::<CodeUo>(&texte), uo);
        prop_assert_eq!(from_wire::<CodeBop>(&texte), bop);
        for dit in uo.iter().map(to_wire).chain(bop.iter().map(to_wire)) {
            prop_assert_eq!(dit, texte.as_str());
        }
    }
}
