//! Delays of months, the whole product: every day of 1990–2099, one to twelve months, each count, each zone
//! carried over to, and none.
//!
//! What is expected is counted by chrono, then carried over by a walk.

use chrono::{Months, NaiveDate};
use contrat_de_ville::temps::{
    Decompte, Delai, DelaiError, Duree, HorsPeriode, JoursError, Ordre, Report, SelonOrdre,
    Semaine, Zone,
};

use crate::temps_naif::{Naif, rang, tous_les_jours};

/// Where a day is carried over to, by rank: nowhere else, then zone by zone.
fn reports() -> Vec<(Report, Vec<Option<NaiveDate>>)> {
    let sans = (Report::Sans, tous_les_jours().into_iter().map(Some).collect());
    let vers =
        Zone::TOUTES.map(|zone| (Report::Vers(zone), Naif::new(zone, Semaine::Ouvres).depuis));
    [sans].into_iter().chain(vers).collect()
}

fn months(nombre: u16) -> (Duree, Months) {
    (Duree::mois(nombre).unwrap(), Months::new(nombre.into()))
}

fn quantieme(jour: NaiveDate, mois: Months) -> Option<NaiveDate> {
    jour.checked_add_months(mois)
}

fn mois_puis_jour(jour: NaiveDate, mois: Months) -> Option<NaiveDate> {
    jour.checked_add_months(mois)?.succ_opt()
}

fn jour_puis_mois(jour: NaiveDate, mois: Months) -> Option<NaiveDate> {
    jour.succ_opt()?.checked_add_months(mois)
}

/// The day that an un-carried term, by rank, is carried over to, if both are in the period.
fn carried(reports: &[Option<NaiveDate>], terme: Option<usize>) -> Option<NaiveDate> {
    *reports.get(terme?)?
}

fn hors(jour: NaiveDate) -> DelaiError {
    DelaiError::Jours(JoursError::HorsPeriode(HorsPeriode::Resultat(jour)))
}

#[track_caller]
fn hold(
    decompte: Decompte,
    ordre: Option<Ordre>,
    attendu: fn(NaiveDate, Months) -> Option<NaiveDate>,
) {
    let jours = tous_les_jours();
    let reports = reports();
    for (duree, mois) in (1..=12).map(months) {
        let delais: Vec<Delai> = reports
            .iter()
            .map(|(report, _)| Delai::new(duree, decompte, *report))
            .map(|delai| ordre.map_or(delai, |ordre| delai.with_ordre(ordre)))
            .collect();
        for jour in &jours {
            // Counted once, then carried over in each zone.
            let terme = attendu(*jour, mois).map(rang);
            for ((_, reports), delai) in reports.iter().zip(&delais) {
                let attendu = carried(reports, terme).ok_or_else(|| hors(*jour));
                assert_eq!(delai.term(*jour), attendu, "{jour}: {delai:?}");
            }
        }
    }
}

#[test]
fn months_are_the_quantieme_of_a_later_month_or_its_last_day() {
    hold(Decompte::Quantieme, None, quantieme);
}

#[test]
fn franc_months_are_the_quantieme_then_a_day_under_the_first_order() {
    hold(Decompte::Franc, Some(Ordre::MoisPuisJour), mois_puis_jour);
}

#[test]
fn franc_months_are_a_day_then_the_quantieme_under_the_second() {
    hold(Decompte::Franc, Some(Ordre::JourPuisMois), jour_puis_mois);
}

/// law.md says 539 of 40 177 days for an appeal; other lengths and zones are held the same way.
#[test]
fn without_an_order_a_term_is_that_of_both_or_neither() {
    let jours = tous_les_jours();
    let reports = reports();
    let appel = Delai::recours_contentieux(Zone::Metropole);
    let recours = Delai::new(appel.duree(), appel.decompte(), appel.report());
    let mut recours_divergents = 0;
    for (duree, mois) in (1..=12).map(months) {
        let delais: Vec<Delai> =
            reports.iter().map(|(report, _)| Delai::new(duree, Decompte::Franc, *report)).collect();
        for jour in &jours {
            let a = mois_puis_jour(*jour, mois).map(rang);
            let b = jour_puis_mois(*jour, mois).map(rang);
            for ((_, reports), delai) in reports.iter().zip(&delais) {
                let (Some(a), Some(b)) = (carried(reports, a), carried(reports, b)) else {
                    assert_eq!(delai.term(*jour), Err(hors(*jour)));
                    continue;
                };
                let attendu = if a == b {
                    Ok(a)
                } else {
                    let termes = SelonOrdre { mois_puis_jour: a, jour_puis_mois: b };
                    recours_divergents += usize::from(*delai == recours);
                    Err(DelaiError::OrdresDivergents { depart: *jour, termes })
                };
                assert_eq!(delai.term(*jour), attendu, "{jour}: {delai:?}");
            }
        }
    }
    assert_eq!((recours_divergents, jours.len()), (539, 40_177));
}
