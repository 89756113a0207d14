//! Laws of the timeline of an appeal: the same answer whenever it is asked, stored or resumed, and no
//! answer that a choice would contradict.

use chrono::NaiveDate;
use contrat_de_ville::procedure::{Etat, Evenement, Recours, RecoursError, Voie};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::recours_outils::{
    Dit, ORDRES, any_day, apply, date, days, decisions, histories, letter, minus, plus, residences,
    said, silences, zones,
};

fn stored(recours: &Recours) -> Recours {
    let json = serde_json::to_string(recours).unwrap();
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

proptest! {
    #[test]
    fn splitting_the_timeline_anywhere_gives_the_same_answer(
        histoire in histories(true),
        coupe in any::<Index>(),
    ) {
        let coupe = coupe.index(histoire.evenements.len() + 1);
        let repris = apply(stored(&histoire.after(coupe)), &histoire.evenements[coupe..]);
        let entier = histoire.timeline();
        prop_assert_eq!(&repris, &entier);
        for jour in histoire.days() {
            prop_assert_eq!(repris.etat_on(jour), entier.etat_on(jour));
        }
    }

    #[test]
    fn what_comes_later_does_not_change_what_was_said(histoire in histories(true)) {
        let entier = histoire.timeline();
        for jour in histoire.days() {
            let connus = histoire.evenements.iter().filter(|e| e.jour() <= jour).count();
            prop_assert_eq!(histoire.after(connus).etat_on(jour), entier.etat_on(jour), "{}", jour);
        }
    }

    #[test]
    fn wire_gives_the_same_back(histoire in histories(true), ordre in 0..3_usize, apres in 0..400_u64) {
        let recours = histoire.timeline();
        let recours = match ORDRES.get(ordre) {
            Some(ordre) => recours.with_ordre(*ordre),
            None => recours,
        };
        prop_assert_eq!(&stored(&recours), &recours);
        let dernier = histoire.evenements.last().map_or(histoire.decision.jour(), |e| e.jour());
        let juge = recours.judged_on(plus(dernier, apres)).unwrap();
        prop_assert_eq!(&stored(&juge), &juge);
    }

    #[test]
    fn refused_event_changes_nothing(
        histoire in histories(true),
        jour in any_day(),
        silence in silences(),
    ) {
        let avant = histoire.timeline();
        let depot = letter(jour, None);
        for evenement in [
            Evenement::Gracieux { voie: Voie::Gracieux, depot, silence },
            Evenement::RejetExpres { voie: Voie::Gracieux, notification: jour, voies_mentionnees: true },
            Evenement::Requete { depot },
        ] {
            let mut apres = avant.clone();
            if apres.apply(evenement).is_err() {
                prop_assert_eq!(&apres, &avant);
            } else {
                prop_assert_eq!(apres.evenements().last(), Some(&evenement));
                prop_assert_eq!(apres.evenements().len(), avant.evenements().len() + 1);
            }
        }
    }

    #[test]
    fn an_event_earlier_than_the_last_is_refused(
        histoire in histories(true),
        avant in 1..500_u64,
        silence in silences(),
    ) {
        let mut recours = histoire.timeline();
        let dernier = histoire.evenements.last().map_or(histoire.decision.jour(), |e| e.jour());
        let jour = minus(dernier, avant);
        let evenement = Evenement::Gracieux { voie: Voie::Gracieux, depot: letter(jour, None), silence };
        prop_assert_eq!(recours.apply(evenement), Err(RecoursError::Anterieur { jour, dernier }));
    }

    #[test]
    fn nothing_follows_the_court(histoire in histories(true), silence in silences(), apres in 0..90_u64) {
        let mut recours = histoire.timeline();
        let dernier = histoire.evenements.last().map_or(histoire.decision.jour(), |e| e.jour());
        if !matches!(histoire.evenements.last(), Some(Evenement::Requete { .. })) {
            recours.apply(Evenement::Requete { depot: letter(dernier, None) }).unwrap();
        }
        let saisi = dernier;
        let jour = plus(saisi, apres);
        let etat = recours.etat_on(saisi);
        for evenement in [
            Evenement::Gracieux { voie: Voie::Gracieux, depot: letter(jour, None), silence },
            Evenement::RejetExpres { voie: Voie::Gracieux, notification: jour, voies_mentionnees: false },
            Evenement::Requete { depot: letter(jour, None) },
        ] {
            prop_assert_eq!(recours.apply(evenement), Err(RecoursError::DejaSaisi { jour, saisi }));
        }
        prop_assert_eq!(recours.etat_on(jour), etat);
    }

    #[test]
    fn no_choice_contradicts_what_is_said_without_it(histoire in histories(true), apres in 0..500_u64) {
        let sans = histoire.timeline();
        let dernier = histoire.evenements.last().map_or(histoire.decision.jour(), |e| e.jour());
        // The days around both decisions on posting, and any later one.
        let jugements = [(2024, 5, 12), (2024, 5, 13), (2025, 6, 29), (2025, 6, 30)]
            .map(|(annee, mois, jour)| date(annee, mois, jour).max(dernier));
        for jour in histoire.days() {
            let dit = said(&sans.etat_on(jour));
            for ordre in ORDRES {
                for jugement in jugements.into_iter().chain([plus(dernier, apres)]) {
                    let choisi = sans.clone().with_ordre(ordre).judged_on(jugement).unwrap();
                    let precise = said(&choisi.etat_on(jour));
                    // With both named, nothing is open any more.
                    prop_assert!(!precise.is_open(), "{} {:?} {}: {:?}", jour, ordre, jugement, precise);
                    prop_assert!(
                        dit.is_open() || dit == precise,
                        "on {}: {:?}, but {:?} under {:?} if judged on {}", jour, dit, precise, ordre, jugement
                    );
                }
            }
        }
    }

    #[test]
    fn what_the_order_leaves_open_lies_between_both_terms(
        decision in decisions(days()),
        zone in zones(),
        residence in residences(),
    ) {
        let sans = Recours::new(decision, zone, residence).unwrap();
        let Etat::Ouvert(periode) = sans.etat_on(decision.jour()) else { return Ok(()) };
        let (premier, dernier) = (periode.termes.earliest(), periode.termes.latest());
        let mut jour = minus(premier, 3);
        while jour <= plus(dernier, 3) {
            let attendu = if jour <= premier {
                Dit::Ouvert
            } else if jour <= dernier {
                Dit::SelonLOrdre
            } else {
                Dit::Forclos
            };
            prop_assert_eq!(said(&sans.etat_on(jour)), attendu);
            let par_ordre = ORDRES.map(|ordre| said(&sans.clone().with_ordre(ordre).etat_on(jour)));
            if attendu == Dit::SelonLOrdre {
                prop_assert!(par_ordre.contains(&Dit::Ouvert) && par_ordre.contains(&Dit::Forclos));
            } else {
                prop_assert_eq!(par_ordre, [attendu; 2]);
            }
            jour = plus(jour, 1);
        }
    }

    #[test]
    fn any_day_has_an_answer_or_a_typed_error(
        decision in decisions(any_day()),
        zone in zones(),
        residence in residences(),
        jours in [any_day(), any_day(), any_day()],
        silence in silences(),
    ) {
        let recours = Recours::new(decision, zone, residence);
        let mut recours = match recours {
            Ok(recours) => recours,
            Err(error) => {
                prop_assert!(matches!(error, RecoursError::Jours(_)), "{error:?}");
                return Ok(());
            }
        };
        let [gracieux, rejet, requete] = jours;
        // Refused or not: the timeline goes on.
        let _ = recours.apply(Evenement::Gracieux { voie: Voie::Gracieux, depot: letter(gracieux, None), silence });
        let _ = recours.apply(Evenement::RejetExpres { voie: Voie::Gracieux, notification: rejet, voies_mentionnees: true });
        let _ = recours.apply(Evenement::Requete { depot: letter(requete, None) });
        prop_assert_eq!(&stored(&recours), &recours);
        for ordre in ORDRES {
            for jour in [decision.jour(), gracieux, rejet, requete, NaiveDate::MIN, NaiveDate::MAX] {
                let dit = said(&recours.clone().with_ordre(ordre).etat_on(jour));
                prop_assert_eq!(dit == Dit::PasEncore, jour < decision.jour(), "{} under {:?}", jour, ordre);
            }
        }
    }
}
