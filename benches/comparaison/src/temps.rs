//! Deadlines and worked days, and the same by the crate bdays.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{Months, NaiveDate};
use contrat_de_ville::temps::{Calendrier, Delai, Jours, JoursTravailles, Ordre, Zone};

use crate::{Partie, Reponse, measure};

const ZONE: Zone = Zone::Metropole;
const JOURS: Jours = Jours::ouvres(ZONE);
const RECOURS: Delai = Delai::recours_contentieux(ZONE).with_ordre(Ordre::MoisPuisJour);

/// The crate bdays knows no French holidays.
struct Feries;

impl HolidayCalendar<NaiveDate> for Feries {
    fn is_holiday(&self, jour: NaiveDate) -> bool {
        ZONE.feries_on(jour).next().is_some()
    }
}

struct Dates {
    du: Vec<NaiveDate>,
    au: Vec<NaiveDate>,
}

impl Dates {
    fn read(dossier: &Path) -> Self {
        let days = |nom: &str| {
            let octets = fs::read(dossier.join(nom)).unwrap();
            let rangs = octets.as_chunks().0.iter().map(|octets| i32::from_le_bytes(*octets));
            rangs.map(|rang| NaiveDate::from_epoch_days(rang).unwrap()).collect()
        };
        Self { du: days("du"), au: days("au") }
    }

    /// A day from each day.
    fn each(&self, f: impl Fn(NaiveDate) -> NaiveDate) -> Reponse {
        let run = || black_box(&self.du).iter().map(|du| f(*du)).collect::<Vec<_>>();
        let (duree, jours) = measure(run);
        (duree, jours.into_iter().map(|jour| jour.to_epoch_days().into()).collect())
    }

    /// A number from each period.
    fn count<N: Into<i128>>(&self, f: impl Fn(NaiveDate, NaiveDate) -> N) -> Reponse {
        let run = || {
            let periodes = black_box(&self.du).iter().zip(black_box(&self.au));
            periodes.map(|(du, au)| f(*du, *au)).collect::<Vec<_>>()
        };
        let (duree, comptes) = measure(run);
        (duree, comptes.into_iter().map(Into::into).collect())
    }
}

/// What answers the commands, once the dates are read.
pub fn answers(dossier: &Path) -> Partie {
    let dates = Dates::read(dossier);
    let calendrier = Calendrier::new(JOURS);
    let annee = |annee| NaiveDate::from_ymd_opt(annee, 1, 1).unwrap();
    let bdays = HolidayCalendarCache::new(Feries, annee(2014), annee(2034));
    Box::new(move |commande| match *commande {
        ["terme"] => dates.each(|jour| RECOURS.term(jour).unwrap()),
        ["preuve"] => dates.each(|jour| black_box(RECOURS.prove(jour).unwrap()).terme()),
        ["terme", "bdays"] => dates.each(|jour| {
            let mois = jour.checked_add_months(Months::new(2)).unwrap();
            bdays.to_bday(mois.succ_opt().unwrap(), true)
        }),
        ["suivant"] => dates.each(|jour| calendrier.next(jour).unwrap()),
        ["suivant", "jours"] => dates.each(|jour| JOURS.next(jour).unwrap()),
        ["suivant", "bdays"] => dates.each(|jour| bdays.to_bday(jour.succ_opt().unwrap(), true)),
        ["plus_30"] => dates.each(|jour| calendrier.add(jour, 30).unwrap()),
        ["plus_30", "jours"] => dates.each(|jour| JOURS.add(jour, 30).unwrap()),
        ["plus_30", "bdays"] => {
            dates.each(|jour| bdays.advance_bdays(bdays.to_bday(jour, false), 30))
        }
        ["compte"] => dates.count(|du, au| calendrier.count(du, au).unwrap()),
        ["compte", "jours"] => dates.count(|du, au| JOURS.count(du, au).unwrap()),
        ["compte", "bdays"] => dates.count(|du, au| bdays.bdays(du, au)),
        _ => panic!("unknown command {commande:?}"),
    })
}
