//! Laws of delays that are suspended, resumed or started again.

use chrono::{Days, NaiveDate};
use contrat_de_ville::temps::{
    Cours, CoursError, Decompte, Delai, DelaiError, Duree, Echeance, Incident, Jours,
    JoursTravailles, Motif, Ordre, Report,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::temps_outils::{delai, duree, jour, ordre, report, zone};

fn incident(genre: u8, jour: NaiveDate) -> Incident {
    match genre {
        0 => Incident::Suspension(jour),
        1 => Incident::Reprise(jour),
        _ => Incident::Redemarrage(jour),
    }
}

fn day_of(incident: Incident) -> NaiveDate {
    match incident {
        Incident::Suspension(jour) | Incident::Reprise(jour) | Incident::Redemarrage(jour) => jour,
    }
}

/// Events one after another, some of which the delay refuses: at most a year after each other.
fn events() -> impl Strategy<Value = Vec<(u8, i64)>> {
    vec((0..3_u8, prop_oneof![-1..=30_i64, 0..=365_i64]), 0..8)
}

/// Takes in what is accepted; each event is so many days after the last, or one before.
fn cours() -> impl Strategy<Value = Cours> {
    (delai(), jour(), events()).prop_map(|(delai, depart, events)| {
        let mut cours = Cours::new(delai, depart);
        for (genre, ecart) in events {
            let jour = last_day(&cours) + chrono::TimeDelta::days(ecart);
            let _ = cours.apply(incident(genre, jour));
        }
        cours
    })
}

fn last_day(cours: &Cours) -> NaiveDate {
    cours.incidents().last().map_or(cours.depart(), |dernier| day_of(*dernier))
}

fn is_suspended(cours: &Cours) -> bool {
    matches!(cours.incidents().last(), Some(Incident::Suspension(_)))
}

proptest! {
    #[test]
    fn refused_incident_changes_nothing(
        mut cours in cours(),
        genre in 0..3_u8,
        ecart in -400..=4_000_i64,
    ) {
        let avant = cours.clone();
        let incident = incident(genre, last_day(&cours) + chrono::TimeDelta::days(ecart));
        if cours.apply(incident).is_ok() {
            let mut attendus = avant.incidents().to_vec();
            attendus.push(incident);
            prop_assert_eq!(cours.incidents(), attendus);
            prop_assert_eq!((cours.delai(), cours.depart()), (avant.delai(), avant.depart()));
        } else {
            prop_assert_eq!(cours, avant);
        }
    }

    #[test]
    fn incidents_are_refused_for_what_they_are(cours in cours(), genre in 0..3_u8) {
        let dernier = last_day(&cours);
        let jour = dernier.pred_opt().unwrap();
        let refus = |incident| cours.clone().apply(incident).unwrap_err();
        prop_assert_eq!(refus(incident(genre, jour)), CoursError::Anterieur { jour, dernier });
        if is_suspended(&cours) {
            let refuse = refus(Incident::Suspension(dernier));
            prop_assert_eq!(refuse, CoursError::Suspendu { depuis: dernier });
            prop_assert_eq!(cours.echeance(), Err(CoursError::Suspendu { depuis: dernier }));
        } else {
            let refuse = refus(Incident::Reprise(dernier));
            prop_assert_eq!(refuse, CoursError::NonSuspendu { jour: dernier });
        }
    }

    /// The day of the term itself is in time, and what restarts on it starts again whole.
    #[test]
    fn a_delay_runs_out_after_its_later_term(mut cours in cours(), suspension in any::<bool>()) {
        let terme = match cours.echeance() {
            Ok(echeance) => echeance.terme(),
            Err(CoursError::Delai(DelaiError::OrdresDivergents { termes, .. })) => termes.latest(),
            Err(_) => return Ok(()),
        };
        let genre = if suspension { 0 } else { 2 };
        let jour = terme + Days::new(1);
        let refus = cours.apply(incident(genre, jour));
        prop_assert_eq!(refus, Err(CoursError::Expire { jour, terme }));
        prop_assert_eq!(cours.apply(incident(genre, terme)), Ok(()));
    }

    #[test]
    fn restart_forgets(mut cours in cours(), ecart in 0..=30_u64) {
        let jour = last_day(&cours) + Days::new(ecart);
        // Refused once the delay has run out; then there is nothing to forget.
        if cours.apply(Incident::Redemarrage(jour)).is_ok() {
            let neuf = Cours::new(cours.delai(), jour);
            prop_assert_eq!(cours.echeance(), neuf.echeance());
        }
    }

    #[test]
    fn suspension_moves_the_term_by_as_many_days(
        depart in jour(),
        duree in duree(),
        franc in any::<bool>(),
        ordre in ordre(),
        courus in 0..=3_000_u64,
        suspendus in vec(0..=200_u64, 1..4),
    ) {
        let decompte = if franc { Decompte::Franc } else { Decompte::Quantieme };
        let delai = Delai::new(duree, decompte, Report::Sans).with_ordre(ordre);
        let sans = delai.term(depart).unwrap();
        let reste = u64::try_from(sans.signed_duration_since(depart).num_days()).unwrap();
        // One after another, at the same place of the delay.
        let mut jour = depart + Days::new(1 + courus % reste);
        let mut cours = Cours::new(delai, depart);
        for suspendu in &suspendus {
            prop_assert_eq!(cours.apply(Incident::Suspension(jour)), Ok(()));
            jour = jour + Days::new(*suspendu);
            prop_assert_eq!(cours.apply(Incident::Reprise(jour)), Ok(()));
        }
        let total: u64 = suspendus.iter().sum();
        let echeance = cours.echeance().unwrap();
        prop_assert_eq!(echeance.terme(), sans + Days::new(total));
        prop_assert_eq!(u64::from(echeance.suspendu()), total);
        let etape = echeance.etapes().iter().find(|e| matches!(e.motif, Motif::Suspension { .. }));
        let jours = etape.map(|e| e.a.signed_duration_since(e.de).num_days());
        prop_assert_eq!(jours, (total > 0).then(|| i64::try_from(total).unwrap()));
        // Its text and its stored form say the same.
        let stockee = serde_json::to_value(echeance).unwrap();
        prop_assert_eq!(&stockee["suspendu"], &if total > 0 { json!(total) } else { Value::Null });
        prop_assert_eq!(serde_json::from_value::<Echeance>(stockee).unwrap(), echeance);
    }

    /// It does not count when the delay runs, nor when it is suspended at once.
    #[test]
    fn the_day_of_the_start_counts_in_no_case(
        depart in jour(),
        delai in delai(),
        suspendu in 1..=200_u64,
    ) {
        let resumed = |suspension| {
            let mut cours = Cours::new(delai, depart);
            cours.apply(Incident::Suspension(suspension)).unwrap();
            cours.apply(Incident::Reprise(depart + Days::new(suspendu))).unwrap();
            cours.echeance()
        };
        prop_assert_eq!(resumed(depart), resumed(depart + Days::new(1)));
    }

    /// Of days that are counted one by one, those of the suspension are not.
    #[test]
    fn days_of_suspension_do_not_count(
        depart in jour(),
        nombre in 2..=400_u16,
        couru in 1..=400_u64,
        suspendu in 0..=200_u64,
    ) {
        let suspension = depart + Days::new(1 + couru % u64::from(nombre));
        let reprise = suspension + Days::new(suspendu);
        let delai =
            Delai::new(Duree::jours(nombre).unwrap(), Decompte::Quantieme, Report::Sans);
        let mut cours = Cours::new(delai, depart);
        cours.apply(Incident::Suspension(suspension)).unwrap();
        cours.apply(Incident::Reprise(reprise)).unwrap();
        let comptes = depart.iter_days().skip(1).filter(|j| *j < suspension || *j >= reprise);
        let terme = comptes.take(nombre.into()).last();
        prop_assert_eq!(cours.echeance().ok().map(|echeance| echeance.terme()), terme);
    }

    #[test]
    fn wire_replays_cours(cours in cours()) {
        let stocke = serde_json::to_value(&cours).unwrap();
        prop_assert_eq!(stocke.get("incidents").is_some(), !cours.incidents().is_empty());
        prop_assert_eq!(&serde_json::from_value::<Cours>(stocke.clone()).unwrap(), &cours);
        // What would be refused one by one is refused at once.
        let mut faux = stocke.clone();
        let dernier = last_day(&cours);
        let refuse = if is_suspended(&cours) {
            Incident::Suspension(dernier)
        } else {
            Incident::Reprise(dernier)
        };
        let mut incidents = cours.incidents().to_vec();
        incidents.push(refuse);
        faux["incidents"] = json!(incidents);
        let error = serde_json::from_value::<Cours>(faux).unwrap_err().to_string();
        let attendu = cours.clone().apply(refuse).unwrap_err().to_string();
        prop_assert_eq!(error, attendu);
        let mut inconnu = stocke;
        inconnu["inconnu"] = json!(0);
        prop_assert!(serde_json::from_value::<Cours>(inconnu).is_err());
    }

    /// What is carried over is the term that the suspension gives.
    #[test]
    fn a_term_is_moved_before_it_is_carried_over(
        depart in jour(),
        duree in duree(),
        report in report(),
        suspendu in 1..=200_u64,
    ) {
        let terme = |report| {
            let delai = Delai::new(duree, Decompte::Franc, report).with_ordre(Ordre::MoisPuisJour);
            let mut cours = Cours::new(delai, depart);
            cours.apply(Incident::Suspension(depart)).unwrap();
            cours.apply(Incident::Reprise(depart + Days::new(suspendu))).unwrap();
            cours.echeance().unwrap().terme()
        };
        let sans = terme(Report::Sans);
        let veille = sans - Days::new(1);
        let un_jour = Delai::new(Duree::jours(1).unwrap(), Decompte::Quantieme, report);
        prop_assert_eq!(Ok(terme(report)), un_jour.term(veille));
    }

    /// Stopped on its term or on the closed days that it is carried over, it still ends after it goes on.
    #[test]
    fn a_delay_that_goes_on_does_not_end_before(
        depart in jour(),
        duree in duree(),
        zone in zone(),
        attente in 0..=4_u64,
        suspendu in 1..=30_u64,
    ) {
        let delai = |report| Delai::new(duree, Decompte::Quantieme, report);
        let terme = delai(Report::Sans).term(depart).unwrap();
        let carried = delai(Report::Vers(zone)).term(depart).unwrap();
        let mut cours = Cours::new(delai(Report::Vers(zone)), depart);
        let suspension = carried.min(terme + Days::new(attente));
        cours.apply(Incident::Suspension(suspension)).unwrap();
        let reprise = suspension + Days::new(suspendu);
        cours.apply(Incident::Reprise(reprise)).unwrap();
        let attendu = Jours::ouvres(zone).on_or_after(reprise);
        prop_assert_eq!(Ok(cours.echeance().unwrap().terme()), attendu);
        // Stopped and resumed on one day, it is as it was.
        let mut cours = Cours::new(delai(Report::Vers(zone)), depart);
        cours.apply(Incident::Suspension(suspension)).unwrap();
        cours.apply(Incident::Reprise(suspension)).unwrap();
        prop_assert_eq!(cours.echeance(), Cours::new(cours.delai(), depart).echeance());
    }
}
