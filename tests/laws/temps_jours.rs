//! Worked days, every day of 1990–2099 in every zone and week, against a walk.

use chrono::NaiveDate;
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::temps::{
    Calendrier, HorsPeriode, Jours, JoursError, JoursTravailles, Semaine, Zone, paques,
};
use proptest::prelude::*;

use crate::temps_naif::{self as naif, DEBUT, FIN, Naif, tous_les_jours};
use crate::temps_outils::{jour, zone};

/// None, a few, a month, a year, and more than there are.
const NOMBRES: [i32; 11] = [-40_000, -251, -23, -5, -1, 0, 1, 2, 30, 10_000, i32::MAX];

fn semaine() -> impl Strategy<Value = Semaine> {
    prop_oneof![Just(Semaine::Ouvres), Just(Semaine::Ouvrables)]
}

#[track_caller]
fn hold(jours: &impl JoursTravailles, naif: &Naif) {
    let total = naif.liste.len();
    let apres_la_fin = FIN.succ_opt().unwrap();
    for (rang, jour) in tous_les_jours().into_iter().enumerate() {
        let sans = HorsPeriode::Resultat(jour);
        let travaille = naif.travaille[rang];
        let (avant, suite) = (naif.avant[rang], naif.avant[rang + 1]);
        assert_eq!(jours.is_worked(jour), Ok(travaille), "{jour}");
        assert_eq!(jours.on_or_after(jour), naif.depuis[rang].ok_or(sans));
        assert_eq!(jours.on_or_before(jour), naif.jusque[rang].ok_or(sans));
        let suivant = naif.depuis.get(rang + 1).copied().flatten();
        assert_eq!(jours.next(jour), suivant.ok_or(sans));
        let precedent = rang.checked_sub(1).and_then(|veille| naif.jusque[veille]);
        assert_eq!(jours.previous(jour), precedent.ok_or(sans));

        assert_eq!(jours.count(DEBUT, jour).map(|nombre| nombre as usize), Ok(avant));
        let reste = jours.count(jour, apres_la_fin).map(|nombre| nombre as usize);
        assert_eq!(reste, Ok(total - avant));
        assert_eq!(jours.count(jour, jour), Ok(0));
        let inversion = JoursError::Inversion { du: jour, au: DEBUT };
        assert_eq!(jours.count(jour, DEBUT), if rang > 0 { Err(inversion) } else { Ok(0) });

        for nombre in NOMBRES {
            // From the first worked day after, or back from those before.
            let (debut, ecart) = if nombre > 0 { (suite, nombre - 1) } else { (avant, nombre) };
            let place = i64::try_from(debut).unwrap() + i64::from(ecart);
            let place = usize::try_from(place).ok();
            let attendu = match place.and_then(|place| naif.liste.get(place)) {
                _ if nombre == 0 && !travaille => Err(JoursError::ZeroDUnJourChome(jour)),
                Some(attendu) => Ok(*attendu),
                None => Err(sans.into()),
            };
            assert_eq!(jours.add(jour, nombre), attendu, "{jour} {nombre:+}");
        }
    }
}

fn hold_everywhere(semaine: Semaine) {
    for zone in Zone::TOUTES {
        let (jours, naif) = (Jours::new(zone, semaine), Naif::new(zone, semaine));
        hold(&jours, &naif);
        // The tables of a calendar are others: it answers the same, so it is compared with the same.
        hold(&Calendrier::new(jours), &naif);
    }
}

#[test]
fn jours_ouvres_are_those_of_a_walk() {
    hold_everywhere(Semaine::Ouvres);
}

#[test]
fn jours_ouvrables_are_those_of_a_walk() {
    hold_everywhere(Semaine::Ouvrables);
}

#[test]
fn holidays_are_those_of_a_list_written_apart() {
    for annee in 1990..=2099_u16 {
        let donnee = Annee::new(annee).unwrap();
        assert_eq!(paques(donnee), naif::paques(annee.into()));
        for zone in Zone::TOUTES {
            let feries: Vec<_> = zone.feries(donnee).map(|f| (f.jour, f.fete)).collect();
            assert!(feries.is_sorted(), "{zone} {annee}");
            let mut attendus = naif::feries(zone, annee.into());
            attendus.sort();
            assert_eq!(feries, attendus, "{zone} {annee}");
        }
    }
}

#[test]
fn holidays_of_a_day_are_those_of_its_year() {
    for zone in Zone::TOUTES {
        for annee in (1990..=2099).filter_map(Annee::new) {
            for ferie in zone.feries(annee) {
                let du_jour: Vec<_> = zone.feries_on(ferie.jour).collect();
                assert!(du_jour.contains(&ferie) && du_jour.iter().all(|f| f.jour == ferie.jour));
                let travaille = Jours::ouvrables(zone).is_worked(ferie.jour);
                assert_eq!(travaille, Ok(false), "{zone}: {ferie:?}");
            }
        }
    }
}

#[test]
fn days_outside_the_period_are_refused() {
    let hors = [DEBUT.pred_opt().unwrap(), FIN.succ_opt().unwrap(), NaiveDate::MIN, NaiveDate::MAX];
    for zone in Zone::TOUTES {
        let jours = Jours::ouvres(zone);
        for jour in hors {
            let refus = HorsPeriode::Jour(jour);
            assert_eq!(jours.is_worked(jour), Err(refus));
            assert_eq!(jours.next(jour), Err(refus));
            assert_eq!(jours.previous(jour), Err(refus));
            assert_eq!(jours.on_or_after(jour), Err(refus));
            assert_eq!(jours.on_or_before(jour), Err(refus));
            assert_eq!(jours.add(jour, 0), Err(refus.into()));
            assert_eq!(jours.add(jour, -1), Err(refus.into()));
            assert_eq!(jours.add(jour, 1), Err(refus.into()));
            assert_eq!(jours.count(jour, jour), Err(refus.into()));
            assert_eq!(zone.feries_on(jour).count(), 0);
        }
        // The end may be the day after the last, and no later: it is not counted.
        let apres_demain = FIN.succ_opt().and_then(|jour| jour.succ_opt()).unwrap();
        for au in [apres_demain, NaiveDate::MIN, NaiveDate::MAX, DEBUT.pred_opt().unwrap()] {
            assert_eq!(jours.count(DEBUT, au), Err(HorsPeriode::Jour(au).into()));
        }
    }
}

proptest! {
    #[test]
    fn adding_is_going_to_the_next_so_many_times(
        zone in zone(),
        semaine in semaine(),
        depart in jour(),
        nombre in 1..=300_i32,
    ) {
        let jours = Jours::new(zone, semaine);
        let (mut apres, mut avant) = (depart, depart);
        for fait in 1..=nombre {
            apres = jours.next(apres).unwrap();
            prop_assert_eq!(jours.add(depart, fait), Ok(apres));
            let Ok(veille) = jours.previous(avant) else { break };
            avant = veille;
            prop_assert_eq!(jours.add(depart, -fait), Ok(avant));
        }
    }

    #[test]
    fn counts_of_two_spans_add_up_to_that_of_both(
        zone in zone(),
        semaine in semaine(),
        mut bornes in [jour(), jour(), jour()],
    ) {
        bornes.sort_unstable();
        let [du, milieu, au] = bornes;
        let calendrier = Calendrier::new(Jours::new(zone, semaine));
        let count = |du, au| calendrier.count(du, au).unwrap();
        prop_assert_eq!(count(du, milieu) + count(milieu, au), count(du, au));
        let un_a_un = du.iter_days().take_while(|jour| *jour < au);
        let un_a_un = un_a_un.filter(|jour| calendrier.is_worked(*jour) == Ok(true)).count();
        prop_assert_eq!(calendrier.jours().count(du, au).unwrap() as usize, un_a_un);
    }
}
