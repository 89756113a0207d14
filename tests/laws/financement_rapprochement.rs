//! Laws of the matching of requests with payments, and of lines that are split.

use contrat_de_ville::financement::{
    CleDeRapprochement, Groupe, LignePayee, Partage, Rapprochement,
};
use contrat_de_ville::identifiant::{Reference, ReferenceDeDossier};
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::{Euros, Somme};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::centimes;

/// Few references, so that lines meet: of two dossiers, and of no known form.
fn references() -> impl Strategy<Value = Reference> {
    select(vec![
        "DA00000001-01",
        "DA00000001-02",
        "DA00000002-01",
        "00000001-01",
        "DA00000001",
        "X",
    ])
    .prop_map(|texte| texte.parse().unwrap())
}

fn euros() -> impl Strategy<Value = Euros> {
    centimes().prop_map(Euros::from_centimes)
}

fn lignes_payees() -> impl Strategy<Value = Vec<LignePayee>> {
    let partage = (euros(), btree_map(references(), 1..=u64::MAX, 1..4));
    let ligne = prop_oneof![
        4 => (option::of(references()), euros()).prop_map(LignePayee::from),
        1 => partage.prop_map(|(montant, poids)| {
            Partage::by_weights(montant, Methode::PlusFortsRestes, poids).unwrap().into()
        }),
    ];
    vec(ligne, 0..12)
}

fn total<'g>(groupes: impl Iterator<Item = &'g Groupe>, of: fn(&Groupe) -> Somme) -> Somme {
    groupes.map(of).sum()
}

proptest! {
    #[test]
    fn a_split_sums_to_its_line(montant in euros(), poids in btree_map(references(), any::<u64>(), 0..5)) {
        let partage = Partage::by_weights(montant, Methode::PlusFortsRestes, poids.clone());
        prop_assert_eq!(partage.is_ok(), poids.values().any(|poids| *poids > 0));
        if let Ok(partage) = partage {
            let somme: Somme = partage.parts().iter().map(|part| part.montant).sum();
            prop_assert_eq!(somme, montant.into());
            prop_assert!(partage.parts().iter().all(|part| part.poids > 0 || part.montant.is_zero()));
            let inverse = Partage::by_weights(montant, Methode::PlusFortsRestes, poids.into_iter().rev());
            prop_assert_eq!(inverse.as_ref(), Ok(&partage));
            let fil = serde_json::to_string(&partage).unwrap();
            prop_assert_eq!(serde_json::from_str::<Partage>(&fil).unwrap(), partage);
        }
    }

    #[test]
    fn equal_shares_differ_by_a_cent_at_most(montant in euros(), actions in btree_set(references(), 1..5)) {
        let partage = Partage::equal(montant, Methode::PlusFortsRestes, actions).unwrap();
        let parts = partage.parts().iter().map(|part| i128::from(part.montant.centimes()));
        let (petit, grand) = (parts.clone().min().unwrap(), parts.max().unwrap());
        prop_assert!(grand - petit <= 1);
    }

    #[test]
    fn matched_and_unmatched_add_up(
        cle in select(vec![CleDeRapprochement::Reference, CleDeRapprochement::Dossier]),
        demandes in vec((references(), euros()), 0..12),
        lignes in lignes_payees(),
    ) {
        let demande: Somme = demandes.iter().map(|(_, montant)| *montant).sum();
        let paye: Somme = lignes.iter().map(LignePayee::montant).sum();
        let vu = Rapprochement::new(cle, demandes.clone(), lignes.clone());
        prop_assert_eq!(vu.total_des_demandes(), demande);
        prop_assert_eq!(vu.total_des_versements(), paye);
        prop_assert_eq!(
            total(vu.rapproches(), Groupe::total_des_demandes)
                .merge(total(vu.sans_versement(), Groupe::total_des_demandes)),
            demande
        );
        prop_assert_eq!(
            total(vu.rapproches(), Groupe::total_des_versements)
                .merge(total(vu.sans_demande(), Groupe::total_des_versements))
                .merge(vu.sans_reference().sum()),
            paye
        );
        // A line is in a group when, and only when, it has its key.
        for groupe in vu.groupes() {
            prop_assert!(groupe.demandes().iter().all(|d| &cle.of(&d.reference) == groupe.cle()));
            prop_assert!(groupe.versements().iter().all(|v| &cle.of(&v.reference) == groupe.cle()));
            prop_assert!(groupe.demandes().is_sorted() && groupe.versements().is_sorted());
        }
        prop_assert_eq!(vu.groupes().iter().map(|g| g.demandes().len()).sum::<usize>(), demandes.len());
        let cles: Vec<_> = vu.groupes().iter().map(Groupe::cle).collect();
        prop_assert!(cles.is_sorted_by(|a, b| a < b));
        let fil = serde_json::to_string(&vu).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rapprochement>(&fil).unwrap(), vu);
    }

    #[test]
    fn matching_does_not_depend_on_order(
        cle in select(vec![CleDeRapprochement::Reference, CleDeRapprochement::Dossier]),
        demandes in vec((references(), euros()), 0..12)
            .prop_flat_map(|d| (Just(d.clone()), Just(d).prop_shuffle())),
        lignes in lignes_payees().prop_flat_map(|l| (Just(l.clone()), Just(l).prop_shuffle())),
    ) {
        prop_assert_eq!(
            Rapprochement::new(cle, demandes.0, lignes.0),
            Rapprochement::new(cle, demandes.1, lignes.1)
        );
    }

    #[test]
    fn two_requests_meet_by_dossier_when_they_have_one_base(a in references(), b in references()) {
        let of = |r: &Reference| ReferenceDeDossier::try_from(r).ok();
        let une_base = match (of(&a), of(&b)) {
            (Some(a), Some(b)) => a.same_dossier(&b),
            (None, None) => a == b,
            _ => false,
        };
        let cle = CleDeRapprochement::Dossier;
        prop_assert_eq!(cle.of(&a) == cle.of(&b), une_base);
        prop_assert_eq!(CleDeRapprochement::Reference.of(&a) == CleDeRapprochement::Reference.of(&b), a == b);
    }
}
