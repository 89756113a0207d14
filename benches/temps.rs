//! Deadlines and worked days, one date after another, from the tables of the crate and from the caller's.
//!
//! Dates are synthetic: of 2015 to 2030, from a fixed generator.

use chrono::{Days, NaiveDate};
use contrat_de_ville::temps::{Calendrier, Delai, Jours, JoursTravailles, Ordre, Zone};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const DATES: usize = 100_000;
const METROPOLE: Jours = Jours::ouvres(Zone::Metropole);
const RECOURS: Delai = Delai::recours_contentieux(Zone::Metropole).with_ordre(Ordre::MoisPuisJour);

/// Starts, and ends 200 to 529 days after them.
fn periodes() -> Vec<(NaiveDate, NaiveDate)> {
    let mut graine = 42_u64;
    let mut next = |borne: u64| {
        graine =
            graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (graine >> 33) % borne
    };
    let premier = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
    (0..DATES)
        .map(|_| {
            // The period has that many days.
            let du = premier + Days::new(next(5_844));
            (du, du + Days::new(200 + next(330)))
        })
        .collect()
}

fn each<R>(bencher: Bencher<'_, '_>, f: impl Fn(NaiveDate) -> R + Sync) {
    let jours: Vec<NaiveDate> = periodes().into_iter().map(|(du, _)| du).collect();
    bencher
        .counter(ItemsCount::new(DATES))
        .bench(|| black_box(&jours).iter().map(|jour| f(*jour)).collect::<Vec<_>>());
}

/// Two months, franc, carried over.
#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod echeance {
    use super::{Bencher, Delai, RECOURS, Zone, black_box, each};

    #[divan::bench]
    fn terme(bencher: Bencher<'_, '_>) {
        each(bencher, |jour| RECOURS.term(jour).unwrap());
    }

    #[divan::bench]
    fn terme_sous_les_deux_ordres(bencher: Bencher<'_, '_>) {
        let recours = Delai::recours_contentieux(Zone::Metropole);
        each(bencher, |jour| recours.terms(jour).unwrap());
    }

    #[divan::bench]
    fn preuve(bencher: Bencher<'_, '_>) {
        each(bencher, |jour| black_box(RECOURS.prove(jour).unwrap()).terme());
    }

    #[divan::bench]
    fn dernier_depart(bencher: Bencher<'_, '_>) {
        each(bencher, |jour| RECOURS.latest_start(jour).unwrap());
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod suivant {
    use super::{Bencher, Calendrier, JoursTravailles as _, METROPOLE, each};

    #[divan::bench]
    fn jours(bencher: Bencher<'_, '_>) {
        each(bencher, |jour| METROPOLE.next(jour).unwrap());
    }

    #[divan::bench]
    fn calendrier(bencher: Bencher<'_, '_>) {
        let calendrier = Calendrier::new(METROPOLE);
        each(bencher, |jour| calendrier.next(jour).unwrap());
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod plus_30 {
    use super::{Bencher, Calendrier, JoursTravailles as _, METROPOLE, each};

    #[divan::bench]
    fn jours(bencher: Bencher<'_, '_>) {
        each(bencher, |jour| METROPOLE.add(jour, 30).unwrap());
    }

    #[divan::bench]
    fn calendrier(bencher: Bencher<'_, '_>) {
        let calendrier = Calendrier::new(METROPOLE);
        each(bencher, |jour| calendrier.add(jour, 30).unwrap());
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod compte {
    use super::{
        Bencher, Calendrier, DATES, ItemsCount, JoursTravailles, METROPOLE, black_box, periodes,
    };

    fn count(bencher: Bencher<'_, '_>, jours: &(impl JoursTravailles + Sync)) {
        let periodes = periodes();
        bencher.counter(ItemsCount::new(DATES)).bench(|| {
            let periodes = black_box(&periodes).iter();
            periodes.map(|(du, au)| jours.count(*du, *au).unwrap()).collect::<Vec<_>>()
        });
    }

    #[divan::bench]
    fn jours(bencher: Bencher<'_, '_>) {
        count(bencher, &METROPOLE);
    }

    #[divan::bench]
    fn calendrier(bencher: Bencher<'_, '_>) {
        count(bencher, &Calendrier::new(METROPOLE));
    }
}

#[divan::bench]
fn nouveau_calendrier() -> Calendrier {
    Calendrier::new(black_box(METROPOLE))
}

fn main() {
    divan::main();
}
