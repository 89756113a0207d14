//! Laws of the life of an action.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contrat_de_ville::financement::{
    Anomalie, Etat, Evenement, EvenementRefuse, Fait, GenreDeFait, Montants, Parcours, Reprise,
    Source, Stade,
};
use contrat_de_ville::nombre::{Euros, Somme};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::financement_cycle_outils::{
    Geste, debut, gestes, live, montants, parcours, reprise, source, stage_taken,
};

/// The books kept by hand, in 128 bits.
#[derive(Default)]
struct Livre(BTreeMap<(Stade, Source), i128>);

impl Livre {
    fn add(&mut self, stade: Stade, montants: &Montants, signe: i128) {
        for (source, montant) in montants.iter() {
            *self.0.entry((stade, source.clone())).or_default() +=
                signe * i128::from(montant.centimes());
        }
    }

    fn get(&self, stade: Stade, source: &Source) -> i128 {
        self.0.get(&(stade, source.clone())).copied().unwrap_or_default()
    }

    fn write(&mut self, evenement: &Evenement) {
        match &evenement.fait {
            Fait::Depot { demande } => self.add(Stade::Demande, demande, 1),
            Fait::Instruction { propose } => {
                for (source, montant) in propose.iter() {
                    self.0.insert((Stade::Propose, source.clone()), montant.centimes().into());
                }
            }
            Fait::Soutien { accorde } => self.add(Stade::Accorde, accorde, 1),
            Fait::Engagement { montants } => self.add(Stade::Engage, montants, 1),
            Fait::Versement { montants } => self.add(Stade::Verse, montants, 1),
            Fait::Desengagement { montants }
            | Fait::Reversement { montants }
            | Fait::Reduction { montants } => {
                self.add(stage_taken(evenement.fait.genre()).unwrap(), montants, -1);
            }
            Fait::Abandon | Fait::Retrait => {
                self.0.retain(|(stade, _), _| *stade != Stade::Accorde);
            }
            Fait::Reprise(reprise) => {
                for stade in Stade::TOUS {
                    self.add(stade, reprise.montants(stade), 1);
                }
            }
            Fait::Recevabilite
            | Fait::Irrecevabilite
            | Fait::Refus
            | Fait::Ajournement
            | Fait::Reorientation { .. }
            | Fait::Convention { .. }
            | Fait::Solde => {}
        }
    }
}

fn check_books(parcours: &Parcours, livre: &Livre) {
    for stade in Stade::TOUS {
        for rang in 0..3 {
            let source = source(rang);
            let lignes = parcours.lignes().iter();
            let sum: i128 = lignes
                .filter(|ligne| ligne.stade == stade && ligne.source == source)
                .map(|ligne| i128::from(ligne.montant.centimes()))
                .sum();
            let livre = livre.get(stade, &source);
            assert_eq!(sum, livre);
            assert!(sum >= 0);
            match parcours.total(stade, &source) {
                Some(total) => assert_eq!(i128::from(total.centimes()), livre),
                None => assert!(!parcours.is_whole()),
            }
        }
    }
}

/// Whether an event could be taken in, said another way.
fn is_possible(parcours: &Parcours, livre: &Livre, evenement: &Evenement) -> bool {
    let genre = evenement.fait.genre();
    let mut apres = Livre(livre.0.clone());
    apres.write(evenement);
    evenement.jour >= parcours.evenements().last().unwrap().jour
        && parcours.etat().after(genre).is_some()
        && apres.0.values().all(|total| (0..=i128::from(i64::MAX)).contains(total))
}

/// A stage, what is left to undo there, and the fact that undoes it.
type Undone = (Stade, fn(&Parcours, &Source) -> Option<Euros>, fn(Montants) -> Fait);

const UNDONE: [Undone; 2] = [
    (Stade::Engage, Parcours::reste_a_desengager, |montants| Fait::Desengagement { montants }),
    (Stade::Verse, Parcours::reste_a_reverser, |montants| Fait::Reversement { montants }),
];

proptest! {
    #[test]
    fn no_sequence_of_events_loses_money(debut in debut(), gestes in gestes()) {
        let mut parcours = debut;
        let mut livre = Livre::default();
        livre.write(parcours.evenements().next().unwrap());
        check_books(&parcours, &livre);
        for geste in &gestes {
            let evenement = geste.event(&parcours);
            let possible = is_possible(&parcours, &livre, &evenement);
            let acceptes = parcours.evenements().count();
            prop_assert_eq!(parcours.apply(evenement.clone()).is_ok(), possible);
            if possible {
                livre.write(&evenement);
                prop_assert_eq!(parcours.evenements().last(), Some(&evenement));
            }
            prop_assert_eq!(parcours.evenements().count(), acceptes + usize::from(possible));
            check_books(&parcours, &livre);
        }
    }

    #[test]
    fn a_refused_event_changes_nothing_and_is_handed_back(debut in debut(), gestes in gestes()) {
        let mut parcours = debut;
        for geste in &gestes {
            let avant = parcours.clone();
            let evenement = geste.event(&parcours);
            if let Err(refus) = parcours.apply(evenement.clone()) {
                prop_assert_eq!(&parcours, &avant);
                prop_assert_eq!(*refus.rendu, evenement);
                prop_assert!(!refus.cause.to_string().is_empty());
            }
        }
    }

    #[test]
    fn replay_through_the_wire_is_identity(parcours in parcours()) {
        let json = serde_json::to_string(&parcours).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Parcours>(&json).unwrap(), &parcours);
        let evenements: Vec<Evenement> = parcours.clone().into();
        prop_assert_eq!(Parcours::try_from(evenements), Ok(parcours));
    }

    #[test]
    fn the_journal_holds_every_event_state_and_line_once(parcours in parcours()) {
        let evenements: Vec<_> = parcours.journal().map(|(evenement, ..)| evenement).collect();
        prop_assert_eq!(evenements, parcours.evenements().collect::<Vec<_>>());
        let lignes: Vec<_> = parcours.journal().flat_map(|(.., lignes)| lignes).collect();
        prop_assert_eq!(lignes, parcours.lignes().iter().collect::<Vec<_>>());
        for (evenement, _, lignes) in parcours.journal() {
            prop_assert!(lignes.iter().all(|ligne| ligne.jour == evenement.jour));
        }
        // Replayed event by event, the same states, and the lines that each has added.
        let mut suite = parcours.journal();
        let (premier, etat, lignes) = suite.next().unwrap();
        let mut rejouee = Parcours::new(premier.clone()).unwrap();
        prop_assert_eq!((rejouee.etat(), rejouee.lignes().len()), (etat, lignes.len()));
        for (evenement, etat, lignes) in suite {
            let avant = rejouee.lignes().len();
            rejouee.apply(evenement.clone()).unwrap();
            prop_assert_eq!((rejouee.etat(), rejouee.lignes().len() - avant), (etat, lignes.len()));
        }
    }

    #[test]
    fn the_wire_takes_what_apply_takes(debut in debut(), gestes in gestes()) {
        let mut parcours = debut;
        let mut evenements: Vec<Evenement> = parcours.evenements().cloned().collect();
        for geste in &gestes {
            evenements.push(geste.event(&parcours));
            let lu = Parcours::try_from(evenements.clone());
            if parcours.apply(evenements.last().unwrap().clone()).is_ok() {
                prop_assert_eq!(lu.as_ref(), Ok(&parcours));
            } else {
                prop_assert!(lu.is_err());
                evenements.pop();
            }
        }
    }

    #[test]
    fn the_state_on_the_last_day_is_the_present_one(parcours in parcours()) {
        let dernier = parcours.evenements().last().unwrap().jour;
        prop_assert_eq!(parcours.etat_on(dernier), Some(parcours.etat()));
        prop_assert_eq!(parcours.etat_on(NaiveDate::MAX), Some(parcours.etat()));
        let premier = parcours.evenements().next().unwrap().jour;
        if let Some(veille) = premier.pred_opt() {
            prop_assert_eq!(parcours.etat_on(veille), None);
        }
    }

    #[test]
    fn the_state_on_a_day_is_that_of_what_had_happened(parcours in parcours(), rang in any::<prop::sample::Index>()) {
        let evenements: Vec<Evenement> = parcours.clone().into();
        let jour = rang.get(&evenements).jour;
        let passes: Vec<Evenement> = evenements.into_iter().filter(|e| e.jour <= jour).collect();
        prop_assert_eq!(parcours.etat_on(jour), Some(Parcours::try_from(passes).unwrap().etat()));
    }

    /// What a file does not state is given to it afterwards: no total that was told changes.
    #[test]
    fn what_a_file_does_not_state_never_changes_a_total_that_is_told(
        reprise in reprise(), gestes in gestes(), ajout in 1..1_000_i64,
    ) {
        let jour: NaiveDate = "2023-01-10".parse().unwrap();
        let begin = |reprise| {
            Parcours::new(Evenement { jour, fait: Fait::Reprise(reprise) }).unwrap()
        };
        let su = Stade::TOUS.into_iter().fold(reprise.clone(), |su, stade| {
            let montants = (0..3).map(source).map(|source| {
                let dit = reprise.montants(stade).get(&source);
                (source, dit.unwrap_or(Euros::from_centimes(ajout)))
            });
            su.clone().with(stade, Montants::new(montants).unwrap()).unwrap_or(su)
        });
        let parcours = live(begin(reprise), &gestes);
        let evenements: Vec<Evenement> = parcours.evenements().skip(1).cloned().collect();
        let mut complet = begin(su);
        for evenement in evenements {
            // Beyond the range of one amount.
            if complet.apply(evenement.clone()).is_err() {
                return Ok(());
            }
        }
        for stade in Stade::TOUS {
            for source in (0..3).map(source) {
                let su = complet.total(stade, &source);
                prop_assert!(su.is_some());
                let dit = parcours.total(stade, &source);
                prop_assert!(dit.is_none() || dit == su, "{stade} {source}");
            }
        }
        for anomalie in parcours.check() {
            if matches!(anomalie, Anomalie::JamaisDemande { .. } | Anomalie::SoldeInegal { .. }) {
                prop_assert!(complet.check().contains(&anomalie));
            }
        }
    }

    #[test]
    fn a_request_without_grant_is_granted_nothing(parcours in parcours()) {
        if parcours.etat().is_without_grant() {
            prop_assert!(parcours.somme(Stade::Accorde).is_zero());
            for rang in 0..4 {
                prop_assert_eq!(parcours.total(Stade::Accorde, &source(rang)), Some(Euros::ZERO));
            }
        }
    }

    #[test]
    fn what_is_undone_in_full_leaves_nothing_to_undo(parcours in parcours()) {
        let mut parcours = parcours;
        let jour = parcours.evenements().last().unwrap().jour;
        if parcours.apply(Evenement { jour, fait: Fait::Abandon }).is_ok() {
            for (stade, reste, fait) in UNDONE {
                let restes = parcours.totaux(stade).map(|(source, _)| {
                    // Where the file that was taken over does not state it, its lines are all that is told.
                    (source.clone(), reste(&parcours, source).or(parcours.totaux(stade)
                        .find(|(autre, _)| *autre == source).map(|(_, total)| total)).unwrap())
                });
                let montants = Montants::new(restes.collect::<Vec<_>>()).unwrap();
                parcours.apply(Evenement { jour, fait: fait(montants) }).unwrap();
                prop_assert!(parcours.somme(stade).is_zero());
            }
            let restent = |anomalie: &Anomalie| matches!(
                anomalie,
                Anomalie::ResteADesengager { .. } | Anomalie::ResteAReverser { .. }
            );
            prop_assert!(!parcours.check().iter().any(restent));
        }
    }

    #[test]
    fn findings_are_those_of_the_totals(parcours in parcours()) {
        let anomalies = parcours.check();
        for anomalie in &anomalies {
            prop_assert!(!anomalie.code().is_empty());
            prop_assert!(!anomalie.to_string().contains(" :"));
        }
        for rang in 0..3 {
            let source = source(rang);
            let total = |stade| parcours.total(stade, &source);
            let (engage, verse) = (total(Stade::Engage), total(Stade::Verse));
            let found = anomalies.iter().any(|anomalie| {
                anomalie.code() == "VERSE-SUPERIEUR-A-ENGAGE" && anomalie.source() == Some(&source)
            });
            // What was paid since a reprise that states no payment is not the whole, and too much already if
            // it is above what is committed.
            let ecrit: Somme = parcours
                .lignes()
                .iter()
                .filter(|ligne| ligne.stade == Stade::Verse && ligne.source == source)
                .map(|ligne| ligne.montant)
                .sum();
            prop_assert_eq!(found, engage.is_some_and(|engage| ecrit > engage.into()));
            if let Some(verse) = verse {
                prop_assert_eq!(ecrit, verse.into());
            }
            let found = anomalies.iter().any(|anomalie| {
                anomalie.code() == "SOLDE-INEGAL" && anomalie.source() == Some(&source)
            });
            let inegal = parcours.etat() == Etat::Solde
                && matches!((engage, verse), (Some(e), Some(v)) if v != e);
            prop_assert_eq!(found, inegal && parcours.sources().any(|s| *s == source));
        }
    }

    #[test]
    fn a_reprise_holds_what_its_state_can(
        etat in select(Etat::TOUS.to_vec()), stade in select(Stade::TOUS.to_vec()), montants in montants()
    ) {
        let lue = Reprise::new(etat).with(stade, montants.clone());
        if montants.total().is_zero() || stade == Stade::Demande {
            prop_assert!(lue.is_ok());
        } else if etat.is_without_grant() && stade == Stade::Accorde {
            prop_assert!(lue.is_err());
        }
        if let Err(refus) = lue {
            let trop = montants.iter().filter(|(_, montant)| !montant.is_zero()).count();
            prop_assert_eq!(refus.as_slice().len(), trop);
        }
    }

    #[test]
    fn a_reprise_survives_the_wire(reprise in reprise()) {
        let json = serde_json::to_string(&reprise).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reprise>(&json).unwrap(), reprise);
    }

    #[test]
    fn amounts_by_source_do_not_depend_on_their_order(
        paires in vec((0..4_usize, -3..1_000_i64), 0..5)
    ) {
        let read = |paires: &[(usize, i64)]| {
            Montants::new(paires.iter().map(|(r, c)| (source(*r), Euros::from_centimes(*c))))
        };
        let a_lenvers: Vec<_> = paires.iter().rev().copied().collect();
        let mut vues = paires.clone();
        vues.sort_unstable();
        vues.dedup_by_key(|(rang, _)| *rang);
        let juste = vues.len() == paires.len() && paires.iter().all(|(_, centimes)| *centimes >= 0);
        prop_assert_eq!(read(&paires).is_ok(), juste);
        prop_assert_eq!(read(&paires).ok(), read(&a_lenvers).ok());
    }

    #[test]
    fn any_first_event_but_two_kinds_is_refused(debut in debut(), geste in crate::financement_cycle_outils::geste()) {
        let evenement: Evenement = Geste::event(&geste, &debut);
        let genre = evenement.fait.genre();
        let lu = Parcours::new(evenement);
        if matches!(genre, GenreDeFait::Depot | GenreDeFait::Reprise) {
            prop_assert!(lu.is_ok());
        } else {
            prop_assert_eq!(lu.unwrap_err().cause, EvenementRefuse::SansDepot { genre });
        }
    }
}

/// Long lives are met: a law over lives that all stop at once would say nothing.
#[test]
fn the_lives_of_these_laws_reach_every_state() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut atteints = std::collections::BTreeSet::new();
    for _ in 0..3_000 {
        let debut = debut().new_tree(&mut runner).unwrap().current();
        if debut.is_whole() {
            let gestes = gestes().new_tree(&mut runner).unwrap().current();
            atteints.insert(live(debut, &gestes).etat());
        }
    }
    assert_eq!(atteints.into_iter().collect::<Vec<_>>(), Etat::TOUS);
}
