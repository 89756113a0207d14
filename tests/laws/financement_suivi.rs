//! Laws of the actions of a year with their lives, and of the quarters that they serve.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contrat_de_ville::contrat::{Classement, Generation, Pilier};
use contrat_de_ville::financement::{
    Action, CritereDeDesserte, Desserte, NatureOperateur, Operateur, Parcours, Stade, Suivi,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeQuartier, Reference};
use contrat_de_ville::nombre::Somme;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::financement_cycle_outils::{Geste, debut, geste, parcours};

const ANNEE: Annee = Annee::new(2023).unwrap();

fn reference(rang: usize) -> Reference {
    format!("A-{rang}").parse().unwrap()
}

fn quartier(rang: usize) -> CodeQuartier {
    CodeQuartier::Qpv(format!("QP0620{rang:02}").parse().unwrap())
}

fn action(rang: usize, quartiers: impl IntoIterator<Item = usize>) -> Action {
    Action {
        reference: reference(rang),
        titre: String::new(),
        operateur: Operateur {
            nom: "Association fictive".parse().unwrap(),
            nature: NatureOperateur::Association,
            siret: None,
        },
        classement: Classement::Pilier(Pilier::CohesionSociale),
        transversaux: [].into(),
        quartiers: quartiers.into_iter().map(quartier).collect(),
        annee: ANNEE,
    }
}

fn suivi(parcours: impl IntoIterator<Item = (usize, Parcours)>) -> Suivi {
    let mut suivi =
        Suivi::new(CodeContrat::parse("CV221").unwrap(), ANNEE, Generation::ContratsDeVille);
    for (rang, parcours) in parcours {
        suivi.add(action(rang, [rang, rang + 1]), parcours).unwrap();
    }
    suivi
}

proptest! {
    #[test]
    fn the_order_of_events_of_different_actions_does_not_matter(
        debuts in vec(debut(), 1..4), gestes in vec((any::<Index>(), geste()), 0..30)
    ) {
        let nombre = debuts.len();
        let mut meles = suivi(debuts.iter().cloned().enumerate());
        let mut par_action: BTreeMap<usize, Vec<Geste>> = BTreeMap::new();
        for (index, geste) in &gestes {
            let rang = index.index(nombre);
            let evenement = geste.event(meles.parcours(&reference(rang)).unwrap());
            drop(meles.apply(&reference(rang), evenement));
            par_action.entry(rang).or_default().push(geste.clone());
        }
        // One action after the other, the last one first.
        let mut suivis = suivi(debuts.into_iter().enumerate().rev());
        for (rang, gestes) in par_action.into_iter().rev() {
            for geste in gestes {
                let evenement = geste.event(suivis.parcours(&reference(rang)).unwrap());
                drop(suivis.apply(&reference(rang), evenement));
            }
        }
        prop_assert_eq!(&meles, &suivis);
        prop_assert_eq!(meles.programmation(), suivis.programmation());
    }

    #[test]
    fn a_programme_holds_the_money_of_its_lives(lives in btree_map(0..5_usize, parcours(), 0..4)) {
        let programmation = suivi(lives.clone()).programmation().unwrap();
        for stade in Stade::TOUS {
            let attendu: Somme = lives.values().map(|parcours| parcours.somme(stade)).sum();
            let lignes = programmation.tranche(stade);
            prop_assert_eq!(lignes.iter().map(|(_, _, montant)| montant).sum::<Somme>(), attendu);
            prop_assert!(lignes.iter().all(|(_, _, montant)| !montant.is_zero()));
        }
        prop_assert_eq!(programmation.actions().len(), lives.len());
    }

    #[test]
    fn the_programme_of_a_day_is_that_of_what_had_happened(
        lives in btree_map(0..5_usize, parcours(), 1..4), index in any::<Index>()
    ) {
        let jours: Vec<NaiveDate> =
            lives.values().flat_map(|p| p.evenements().map(|e| e.jour).collect::<Vec<_>>()).collect();
        let jour = *index.get(&jours);
        let passes = lives.iter().filter_map(|(rang, parcours)| {
            let passes: Vec<_> = parcours.evenements().filter(|e| e.jour <= jour).cloned().collect();
            (!passes.is_empty()).then(|| (*rang, Parcours::try_from(passes).unwrap()))
        });
        let passe = suivi(passes.collect::<Vec<_>>());
        let present = suivi(lives);
        prop_assert_eq!(present.programmation_on(jour), passe.programmation());
        prop_assert_eq!(present.effectifs_on(jour), passe.effectifs());
        prop_assert_eq!(present.programmation_on(NaiveDate::MAX), present.programmation());
        prop_assert_eq!(present.effectifs().values().sum::<usize>(), present.iter().len());
    }

    #[test]
    fn a_dossier_holds_its_annual_and_complementary_lines(
        lives in btree_map((0..3_usize, 1..4_usize), parcours(), 0..6)
    ) {
        let mut suivi = suivi([]);
        for ((base, rang), parcours) in &lives {
            let reference = format!("DA0004272{base}-0{rang}").parse().unwrap();
            suivi.add(Action { reference, ..action(0, []) }, parcours.clone()).unwrap();
        }
        let dossiers = suivi.dossiers();
        let bases: Vec<String> = dossiers.keys().map(ToString::to_string).collect();
        let attendues: std::collections::BTreeSet<String> =
            lives.keys().map(|(base, _)| format!("DA0004272{base}")).collect();
        prop_assert_eq!(bases, attendues.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(dossiers.values().map(Vec::len).sum::<usize>(), suivi.iter().len());
        for (cle, actions) in &dossiers {
            for stade in Stade::TOUS {
                let vu: Somme = actions.iter().map(|(_, parcours)| parcours.somme(stade)).sum();
                let attendu: Somme = lives
                    .iter()
                    .filter(|((base, _), _)| cle.to_string() == format!("DA0004272{base}"))
                    .map(|(_, parcours)| parcours.somme(stade))
                    .sum();
                prop_assert_eq!(vu, attendu);
            }
        }
    }

    #[test]
    fn a_suivi_survives_the_wire(lives in btree_map(0..5_usize, parcours(), 0..4)) {
        let suivi = suivi(lives);
        let json = serde_json::to_string(&suivi).unwrap();
        prop_assert_eq!(serde_json::from_str::<Suivi>(&json).unwrap(), suivi);
    }

    #[test]
    fn each_quarter_of_a_list_is_served_or_not(
        lives in btree_map(0..5_usize, parcours(), 0..4),
        liste in btree_set(0..8_usize, 0..6),
        stade in prop::option::of(select(Stade::TOUS.to_vec())),
    ) {
        let suivi = suivi(lives.clone());
        let critere = stade.map_or(CritereDeDesserte::Action, CritereDeDesserte::Soutien);
        let quartiers: Vec<CodeQuartier> = liste.iter().copied().map(quartier).collect();
        let desserte = Desserte::of(&quartiers, &suivi.programmation().unwrap(), critere);
        for rang in 0..8 {
            let sert = |(a, parcours): (&usize, &Parcours)| {
                (*a == rang || *a + 1 == rang)
                    && stade.is_none_or(|stade| parcours.somme(stade) > Somme::ZERO)
            };
            let served = lives.iter().any(sert);
            let listed = liste.contains(&rang);
            let quartier = quartier(rang);
            prop_assert_eq!(desserte.servis().contains_key(&quartier), served && listed);
            prop_assert_eq!(desserte.sans_action().contains(&quartier), !served && listed);
            prop_assert_eq!(desserte.hors_liste().contains_key(&quartier), served && !listed);
        }
        prop_assert!(desserte.is_certain());
    }
}
