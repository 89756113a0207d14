//! Laws of the split over places.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::bilan::{Recoupement, Ventilation};
use contrat_de_ville::financement::{
    Action, CauseDeVentilation, CleDeVentilation, Lieu, ParAction, ParLieu, Ponderation, Stade,
};
use contrat_de_ville::nombre::Methode;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::centimes;
use crate::programme_outils::{
    ACTIONS, Brute, bits, commune, lignes, programme, quartier, rang_of, reference,
};

/// Enough cents for a method that gives one to each of three places.
fn assez() -> impl Strategy<Value = i64> {
    centimes().prop_map(|c| if c.unsigned_abs() < 3 { c * 3 } else { c })
}

/// The four keys, all of them with positive weights.
fn ponderations<L: Lieu>(poids: &[u64], lieu: impl Fn(usize) -> L) -> [Ponderation<L>; 4] {
    let par_lieu: BTreeMap<L, u64> = (0..3).map(|rang| (lieu(rang), poids[rang])).collect();
    let par_action = || {
        (0..ACTIONS)
            .map(|action| {
                let poids = bits(action).map(|rang| (lieu(rang), poids[3 + (action + rang) % 5]));
                (reference(action), poids.collect())
            })
            .collect()
    };
    [
        Ponderation::Egale,
        Ponderation::Population(par_lieu),
        Ponderation::Beneficiaires(par_action()),
        Ponderation::Donnee { nom: "Clé du comité".parse().unwrap(), poids: par_action() },
    ]
}

/// Each line against the shares that it left, and each share against [`Methode::split`] by place.
fn check_split<L: Lieu>(
    brutes: &[Brute],
    methode: Methode,
    ponderation: &Ponderation<L>,
    lieux: impl Fn(&Action) -> BTreeSet<L>,
) {
    let entiere = programme(brutes);
    let ventilee = entiere.clone().ventilate_over(methode, ponderation.clone(), &lieux).unwrap();
    assert_eq!(ventilee.cle(), ponderation.cle());
    assert_eq!(ventilee.methode(), methode);
    for stade in Stade::TOUS {
        let mut parts = ventilee.tranche(stade).iter();
        for (action, _, montant) in entiere.tranche(stade).iter() {
            let servis = lieux(action);
            if servis.is_empty() {
                let (seule, lieu, part) = parts.next().unwrap();
                assert_eq!((&seule.reference, lieu, part), (&action.reference, None, montant));
                continue;
            }
            if montant.is_zero() {
                for lieu in &servis {
                    let (de, vu, part) = parts.next().unwrap();
                    assert_eq!((&de.reference, vu), (&action.reference, Some(lieu)));
                    assert!(part.is_zero());
                }
                continue;
            }
            let poids: Vec<(L, u64)> = servis
                .into_iter()
                .map(|lieu| {
                    let poids = ponderation.get(&action.reference, &lieu).unwrap();
                    (lieu, poids)
                })
                .collect();
            let attendues = methode.split(montant, &poids).unwrap();
            let mut somme = 0_i128;
            for (attendu, part_attendue) in attendues.montants() {
                let (de, lieu, part) = parts.next().unwrap();
                assert_eq!((&de.reference, lieu), (&action.reference, Some(attendu)));
                assert_eq!(part, part_attendue);
                somme += i128::from(part.centimes());
            }
            assert_eq!(somme, i128::from(montant.centimes()), "the line");
        }
        assert!(parts.next().is_none());
        let (avant, apres) = (entiere.tranche(stade), ventilee.tranche(stade));
        let totaux = |v: Ventilation<&_>| -> Vec<_> { v.iter().map(|(_, c)| c.total()).collect() };
        assert_eq!(
            totaux(Ventilation::of(avant, &ParAction)),
            totaux(Ventilation::of(apres, &ParAction)),
            "by action"
        );
        assert!(Recoupement::of_split(apres).is_proved(), "in total");
        assert_eq!(
            Ventilation::actions(avant, &ParAction).total(),
            Ventilation::actions(apres, &ParLieu).total(),
            "distinct actions"
        );
    }
    assert_eq!(ventilee.into_programmation(), entiere);
}

proptest! {
    #[test]
    fn the_split_sums_by_line_by_action_and_in_total_for_every_key_and_method(
        brutes in lignes(assez()),
        methode in select(Methode::TOUTES.to_vec()),
        poids in vec(1..1_000_u64, 8),
        cle in 0..4_usize,
    ) {
        let par_quartier = &ponderations(&poids, quartier)[cle];
        check_split(&brutes, methode, par_quartier, |action| action.quartiers.clone());
        let par_commune = &ponderations(&poids, commune)[cle];
        check_split(&brutes, methode, par_commune, |action| bits(rang_of(action)).map(commune).collect());
    }

    #[test]
    fn weights_survive_the_wire(poids in vec(any::<u64>(), 8), cle in 0..4_usize) {
        let par_quartier = &ponderations(&poids, quartier)[cle];
        let json = serde_json::to_string(par_quartier).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Ponderation>(&json).unwrap(), par_quartier);
    }

    /// Told once an action, with its places, and never taken for zero.
    #[test]
    fn a_weight_that_is_not_said_is_refused_with_its_action_and_its_places(
        brutes in lignes(assez()),
        dits in vec(any::<bool>(), 3),
        methode in select(Methode::TOUTES.to_vec()),
    ) {
        let poids: BTreeMap<_, _> = (0..3).filter(|rang| dits[*rang]).map(|rang| (quartier(rang), 7)).collect();
        let manquants = |action: usize| -> BTreeSet<_> {
            bits(action).filter(|rang| !dits[*rang]).map(quartier).collect()
        };
        let attendus: BTreeMap<_, _> = brutes
            .iter()
            .filter(|(action, _, _, montant)| *montant != 0 && !manquants(*action).is_empty())
            .map(|(action, ..)| (reference(*action), manquants(*action)))
            .collect();
        let entiere = programme(&brutes);
        match entiere.clone().ventilate(methode, Ponderation::Population(poids)) {
            Ok(_) => prop_assert!(attendus.is_empty()),
            Err(refus) => {
                prop_assert_eq!(*refus.rendu, entiere);
                let lus: Vec<_> = refus.cause.as_slice().iter().map(|probleme| {
                    let CauseDeVentilation::PoidsInconnu { cle, lieux } = &probleme.cause else {
                        panic!("{probleme:?}");
                    };
                    assert_eq!(*cle, CleDeVentilation::Population);
                    (probleme.reference.clone(), lieux.clone())
                }).collect();
                prop_assert_eq!(lus.len(), attendus.len());
                prop_assert_eq!(lus.into_iter().collect::<BTreeMap<_, _>>(), attendus);
            }
        }
    }

    #[test]
    fn a_zero_weight_gets_nothing_and_no_weight_at_all_is_refused(
        brutes in lignes(assez()),
        nuls in vec(any::<bool>(), 3),
    ) {
        let poids = |rang: usize| if nuls[rang] { 0 } else { 5 };
        let ponderation = Ponderation::Population((0..3).map(|rang| (quartier(rang), poids(rang))).collect());
        let sans_poids = brutes.iter().filter(|(action, _, _, montant)| {
            *montant != 0 && bits(*action).count() > 0 && bits(*action).all(|rang| nuls[rang])
        });
        let attendu = sans_poids.count();
        match programme(&brutes).ventilate(Methode::PlusFortsRestes, ponderation) {
            Ok(ventilee) => {
                prop_assert_eq!(attendu, 0);
                for stade in Stade::TOUS {
                    for (_, lieu, part) in ventilee.tranche(stade).iter() {
                        let nul = (0..3).any(|rang| nuls[rang] && Some(&quartier(rang)) == lieu);
                        prop_assert!(!nul || part.is_zero());
                    }
                }
            }
            Err(refus) => prop_assert_eq!(refus.cause.as_slice().len(), attendu),
        }
    }
}
