//! Laws of the lineage of EPCI.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use contrat_de_ville::identifiant::Siren;
use contrat_de_ville::territoire::{
    Epci, EvenementEpci, Lignee, LigneeError, ProblemeDeLignee, ProblemesDeLignee,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::codes::luhn_key;

fn siren(rang: usize) -> Siren {
    let corps = format!("{:08}", 20_000_000 + rang);
    format!("{corps}{}", luhn_key(&corps)).parse().unwrap()
}

fn epci(rang: usize) -> Epci {
    Epci { siren: siren(rang), nom: format!("EPCI fictif {rang}").parse().unwrap() }
}

fn jour(jours: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + Days::new(jours)
}

/// Events built one after the other from those that exist, so that they hold together.
fn evenements() -> impl Strategy<Value = (Vec<Epci>, Vec<EvenementEpci>)> {
    let geste = (0..3_u8, any::<Index>(), any::<Index>(), 1..400_u64);
    prop::collection::vec(geste, 0..8).prop_map(|gestes| {
        let mut vivants: Vec<usize> = (0..5).collect();
        let (mut nombre, mut jours) = (5, 0);
        let mut evenements = Vec::new();
        for (sorte, un, autre, ecart) in gestes {
            jours += ecart;
            let a = vivants.swap_remove(un.index(vivants.len()));
            let b = (!vivants.is_empty()).then(|| *autre.get(&vivants));
            let jour = jour(jours);
            match (sorte, b) {
                (0, Some(b)) => {
                    vivants.retain(|rang| *rang != b);
                    let de = [siren(a), siren(b)].into();
                    let vers = siren(nombre);
                    evenements.push(EvenementEpci::Fusion {
                        jour,
                        de,
                        vers,
                        autres_non_dits: false,
                    });
                    vivants.push(nombre);
                    nombre += 1;
                }
                (1, Some(b)) => evenements.push(EvenementEpci::Extension {
                    jour,
                    epci: siren(b),
                    absorbes: [siren(a)].into(),
                    communes: [].into(),
                }),
                _ => {
                    let (de, vers) = (siren(a), siren(nombre));
                    evenements.push(EvenementEpci::ChangementDeSiren { jour, de, vers });
                    vivants.push(nombre);
                    nombre += 1;
                }
            }
        }
        ((0..nombre).map(epci).collect(), evenements)
    })
}

fn lignee() -> impl Strategy<Value = Lignee> {
    evenements().prop_map(|(epci, evenements)| Lignee::new(epci, evenements).unwrap())
}

#[track_caller]
fn has(problemes: &ProblemesDeLignee, est: impl Fn(&ProblemeDeLignee) -> bool) {
    assert!(problemes.as_slice().iter().any(est), "{problemes}");
}

proptest! {
    /// Who held is found under who holds, and the other way round.
    #[test]
    fn lineage_is_found_from_either_end(lignee in lignee(), a in 0..3_500_u64, b in 0..3_500_u64) {
        let (avant, apres) = (jour(a.min(b)), jour(a.max(b)));
        for ancien in lignee.epci().map(|epci| epci.siren).filter(|qui| lignee.exists_on(*qui, avant)) {
            let nouveau = lignee.successor_on(ancien, apres).unwrap();
            prop_assert!(lignee.exists_on(nouveau, apres));
            prop_assert!(lignee.predecessors_on(nouveau, avant).unwrap().contains(&ancien));
        }
        // After the last event, those followed are those whose successor it is.
        let fin = jour(3_500);
        for dernier in lignee.epci().map(|epci| epci.siren).filter(|qui| lignee.exists_on(*qui, fin)) {
            for ancien in lignee.predecessors_on(dernier, avant).unwrap() {
                prop_assert_eq!(lignee.successor_on(ancien, fin), Ok(dernier));
            }
        }
    }

    /// Those that exist on a day are shared out among those of the end: nobody is followed twice, nobody lost.
    #[test]
    fn the_last_ones_share_out_those_of_any_day(lignee in lignee(), jours in 0..3_500_u64) {
        let sirens = || lignee.epci().map(|epci| epci.siren);
        let derniers = sirens().filter(|qui| lignee.exists_on(*qui, jour(3_500)));
        let suivis: Vec<Siren> =
            derniers.flat_map(|qui| lignee.predecessors_on(qui, jour(jours)).unwrap()).collect();
        let existants: BTreeSet<Siren> = sirens().filter(|qui| lignee.exists_on(*qui, jour(jours))).collect();
        prop_assert_eq!(suivis.len(), existants.len());
        prop_assert_eq!(suivis.into_iter().collect::<BTreeSet<_>>(), existants);
    }

    #[test]
    fn order_of_events_does_not_matter(
        (epci, evenements) in evenements(),
        cles in prop::collection::vec(any::<u32>(), 8),
    ) {
        let mut melanges: Vec<_> = cles.iter().cycle().zip(evenements.clone()).collect();
        melanges.sort_by_key(|(cle, _)| **cle);
        let droits = Lignee::new(epci.clone(), evenements);
        let melanges = Lignee::new(epci, melanges.into_iter().map(|(_, evenement)| evenement));
        prop_assert_eq!(droits, melanges);
    }

    #[test]
    fn the_wire_gives_a_lineage_back(lignee in lignee()) {
        let fil = serde_json::to_string(&lignee).unwrap();
        prop_assert_eq!(serde_json::from_str::<Lignee>(&fil).unwrap(), lignee);
    }

    /// Whatever its days, a circle is refused, and so is what leads into it.
    #[test]
    fn a_circle_is_refused(jours in prop::collection::vec(0..9_u64, 1..5), entree in 0..9_u64) {
        let nombre = jours.len();
        let menant = EvenementEpci::Extension {
            jour: jour(entree),
            epci: siren(0),
            absorbes: [siren(nombre)].into(),
            communes: [].into(),
        };
        let cercle = jours.iter().enumerate().map(|(rang, jours)| EvenementEpci::ChangementDeSiren {
            jour: jour(*jours),
            de: siren(rang),
            vers: siren((rang + 1) % nombre),
        });
        let refus = Lignee::new((0..=nombre).map(epci), [menant].into_iter().chain(cercle)).unwrap_err();
        has(&refus, |p| matches!(p, ProblemeDeLignee::Cycle { cycle, .. } if cycle.len() == nombre));
    }

    /// One valid event moved before the start of who it is about: out of order, and said.
    #[test]
    fn events_out_of_order_are_refused(debut in 1..900_u64, avance in 0..1_000_u64) {
        let change = |jours, de, vers| EvenementEpci::ChangementDeSiren {
            jour: jour(jours), de: siren(de), vers: siren(vers),
        };
        let lignee = Lignee::new((0..3).map(epci), [change(debut, 0, 1), change(avance, 1, 2)]);
        if avance > debut {
            prop_assert!(lignee.is_ok());
        } else {
            has(&lignee.unwrap_err(), |p| matches!(p, ProblemeDeLignee::AvantSaCreation { place: 2, .. }));
        }
    }

    #[test]
    fn an_unknown_one_is_told(lignee in lignee(), jours in 0..3_500_u64) {
        let inconnu = siren(99);
        prop_assert_eq!(lignee.successor_on(inconnu, jour(jours)), Err(LigneeError::Inconnu(inconnu)));
        prop_assert_eq!(lignee.predecessors_on(inconnu, jour(jours)), Err(LigneeError::Inconnu(inconnu)));
        let (mut evenements, epci) = (lignee.evenements().to_vec(), lignee.epci().cloned());
        let extension =
            EvenementEpci::Extension { jour: jour(1), epci: inconnu, absorbes: [].into(), communes: [].into() };
        evenements.push(extension);
        let refus = Lignee::new(epci, evenements).unwrap_err();
        has(&refus, |p| matches!(p, ProblemeDeLignee::Inconnu { siren, .. } if *siren == inconnu));
    }
}
