use contrat_de_ville::Taux;
use contrat_de_ville::nombre::EffectifParSexe;
use proptest::prelude::*;

fn effectif() -> impl Strategy<Value = EffectifParSexe> {
    let nombre = || prop_oneof![0_u32..40, any::<u32>()];
    (nombre(), nombre(), nombre()).prop_map(|(femmes, hommes, inconnu)| EffectifParSexe {
        femmes,
        hommes,
        inconnu,
    })
}

proptest! {
    #[test]
    fn total_of_people_is_the_three_together(a in effectif()) {
        let attendu = u64::from(a.femmes) + u64::from(a.hommes) + u64::from(a.inconnu);
        prop_assert_eq!(a.total(), attendu);
        prop_assert_eq!(a.connus(), attendu - u64::from(a.inconnu));
        prop_assert_eq!(a.check(attendu), None);
        prop_assert_eq!(a.check(attendu + 1).map(|ecart| ecart.imprime), Some(attendu + 1));
    }

    #[test]
    fn addition_of_people_keeps_everyone_or_says_nothing(a in effectif(), b in effectif()) {
        let somme = a.checked_add(b);
        prop_assert_eq!(somme, b.checked_add(a));
        let deborde = [(a.femmes, b.femmes), (a.hommes, b.hommes), (a.inconnu, b.inconnu)]
            .iter()
            .any(|(x, y)| u64::from(*x) + u64::from(*y) > u64::from(u32::MAX));
        prop_assert_eq!(somme.is_none(), deborde);
        if let Some(somme) = somme {
            prop_assert_eq!(somme.total(), a.total() + b.total());
        }
    }

    #[test]
    fn share_of_women_known_is_that_of_no_one_unknown(a in effectif()) {
        let parts = (a.part_des_femmes_connues(), a.part_des_hommes_connus());
        if let (Ok(femmes), Ok(hommes)) = parts {
            prop_assert_eq!(femmes.numerateur() + hommes.numerateur(), i128::from(a.connus()));
            prop_assert!(femmes <= Taux::UN);
        } else {
            prop_assert_eq!(a.connus(), 0);
        }
        if let Ok([basse, haute]) = a.bornes_des_femmes() {
            prop_assert!(basse <= haute && haute <= Taux::UN);
            prop_assert_eq!(basse == haute, a.inconnu == 0);
        } else {
            prop_assert_eq!(a.total(), 0);
        }
    }
}
