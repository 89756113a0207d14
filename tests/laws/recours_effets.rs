//! Laws of what each event of an appeal does: when a period ends, starts again, or stays as it is.

use chrono::{Months, NaiveDate};
use contrat_de_ville::procedure::{
    Cause, Decision, EffetDuSilence, Etat, Evenement, Ouverture, Recours, SansDelai, Verdict, Voie,
};
use contrat_de_ville::temps::{Residence, SelonOrdre, Zone};
use proptest::prelude::*;

use crate::recours_outils::{
    Dit, apply, carried, date, days, letter, minus, plus, residences, said, silences, zones,
};

const COURT: EffetDuSilence = EffetDuSilence::FaitCourirLeDelai;

/// A *délai franc* of months under each order, with `chrono`'s months and nothing of the crate's.
fn franc(depart: NaiveDate, mois: u32, zone: Zone) -> SelonOrdre<NaiveDate> {
    let mois = Months::new(mois);
    SelonOrdre {
        mois_puis_jour: carried(plus(depart + mois, 1), zone),
        jour_puis_mois: carried(plus(depart, 1) + mois, zone),
    }
}

const fn months(residence: Residence) -> u32 {
    match residence {
        Residence::Proche => 2,
        Residence::OutreMer => 3,
        Residence::Etranger => 4,
    }
}

fn published(jour: NaiveDate, zone: Zone, residence: Residence) -> Recours {
    Recours::new(Decision::Publiee { jour }, zone, residence).unwrap()
}

fn gracieux(jour: NaiveDate, silence: EffetDuSilence) -> Evenement {
    Evenement::Gracieux { voie: Voie::Gracieux, depot: letter(jour, None), silence }
}

fn refusal(notification: NaiveDate) -> Evenement {
    Evenement::RejetExpres { voie: Voie::Gracieux, notification, voies_mentionnees: true }
}

fn seised(jour: NaiveDate) -> Evenement {
    Evenement::Requete { depot: letter(jour, None) }
}

/// A day from one to another, both included.
fn between(du: NaiveDate, au: NaiveDate, part: u64) -> NaiveDate {
    let jours = au.signed_duration_since(du).num_days().unsigned_abs();
    plus(du, part % (jours + 1))
}

fn verdict(recours: &Recours, jour: NaiveDate) -> Verdict {
    let Etat::Saisi { verdict, .. } = recours.etat_on(jour) else { panic!("not seised") };
    verdict
}

proptest! {
    #[test]
    fn an_appeal_is_open_exactly_until_its_term(
        jour in days(),
        zone in zones(),
        residence in residences(),
        notifiee in any::<bool>(),
    ) {
        let decision = if notifiee {
            Decision::Notifiee { jour, voies_mentionnees: true }
        } else {
            Decision::Publiee { jour }
        };
        let recours = Recours::new(decision, zone, residence).unwrap();
        let termes = franc(jour, months(residence), zone);
        let (premier, dernier) = (termes.earliest(), termes.latest());
        prop_assert_eq!(recours.etat_on(minus(jour, 1)), Etat::PasEncore);
        for (le, dit) in [
            (jour, Dit::Ouvert),
            (premier, Dit::Ouvert),
            (plus(premier, 1), if premier == dernier { Dit::Forclos } else { Dit::SelonLOrdre }),
            (plus(dernier, 1), Dit::Forclos),
            (plus(dernier, 4_000), Dit::Forclos),
        ] {
            prop_assert_eq!(said(&recours.etat_on(le)), dit, "on {}", le);
        }
        // The court says the same of whoever comes on that day.
        let seised_on = |le| verdict(&apply(recours.clone(), &[seised(le)]), le);
        prop_assert_eq!(seised_on(premier), Verdict::DansLeDelai);
        prop_assert_eq!(seised_on(plus(dernier, 1)), Verdict::Tardif);
        if premier != dernier {
            prop_assert_eq!(seised_on(dernier), Verdict::Indecidable);
        }
    }

    #[test]
    fn a_gracieux_in_time_interrupts_once(
        jour in days(),
        zone in zones(),
        residence in residences(),
        part in any::<u64>(),
        encore in 0..200_u64,
        silence in silences(),
    ) {
        let recours = published(jour, zone, residence);
        let depose = between(jour, franc(jour, months(residence), zone).earliest(), part);
        let une = apply(recours, &[gracieux(depose, COURT)]);
        let rejet = depose + Months::new(2);
        let termes = franc(rejet, months(residence), zone);
        for (le, dit) in [
            (depose, Dit::Pendant),
            (minus(rejet, 1), Dit::Pendant),
            (rejet, Dit::Ouvert),
            (termes.earliest(), Dit::Ouvert),
            (plus(termes.latest(), 1), Dit::Forclos),
        ] {
            prop_assert_eq!(said(&une.etat_on(le)), dit, "on {}", le);
        }
        let Etat::Ouvert(periode) = une.etat_on(rejet) else { panic!() };
        prop_assert_eq!((periode.cause, periode.depart), (Cause::RejetImplicite, rejet));
        prop_assert_eq!(periode.termes, termes);
        // A second one, whenever it comes and whatever its silence would do, changes nothing.
        let deux = apply(une.clone(), &[gracieux(plus(depose, encore), silence)]);
        for le in [depose, minus(rejet, 1), rejet, termes.earliest(), plus(termes.latest(), 1)] {
            prop_assert_eq!(deux.etat_on(le), une.etat_on(le));
        }
    }

    #[test]
    fn a_late_gracieux_changes_nothing(
        jour in days(),
        zone in zones(),
        residence in residences(),
        retard in 1..200_u64,
        apres in 0..200_u64,
        silence in silences(),
    ) {
        let recours = published(jour, zone, residence);
        let depose = plus(franc(jour, months(residence), zone).latest(), retard);
        let tardif = apply(recours.clone(), &[gracieux(depose, silence)]);
        let refuse = apply(tardif.clone(), &[refusal(plus(depose, apres))]);
        for le in [jour, minus(depose, retard), depose, plus(depose, apres), plus(depose, 400)] {
            prop_assert_eq!(tardif.etat_on(le), recours.etat_on(le));
            prop_assert_eq!(refuse.etat_on(le), recours.etat_on(le));
        }
        let le = plus(depose, apres);
        prop_assert_eq!(verdict(&apply(refuse, &[seised(le)]), le), Verdict::Tardif);
    }

    #[test]
    fn an_express_refusal_restarts_the_period(
        jour in days(),
        zone in zones(),
        residence in residences(),
        part in any::<u64>(),
        quand in any::<u64>(),
        apres in 1..300_u64,
        silence in silences(),
    ) {
        let recours = published(jour, zone, residence);
        let depose = between(jour, franc(jour, months(residence), zone).earliest(), part);
        let pendant = apply(recours, &[gracieux(depose, silence)]);
        // Before the implicit one, or while the period that it opened runs; without a period, at any time.
        let rejet = depose + Months::new(2);
        let ensuite = franc(rejet, months(residence), zone);
        let notification = between(depose, ensuite.earliest(), quand);
        let refuse = apply(pendant.clone(), &[refusal(notification)]);
        let Etat::Ouvert(periode) = refuse.etat_on(notification) else { panic!("not open") };
        prop_assert_eq!((periode.cause, periode.depart), (Cause::RejetExpres, notification));
        prop_assert_eq!(periode.termes, franc(notification, months(residence), zone));
        prop_assert_eq!(said(&refuse.etat_on(periode.termes.earliest())), Dit::Ouvert);
        prop_assert_eq!(said(&refuse.etat_on(plus(periode.termes.latest(), 1))), Dit::Forclos);
        // One that does not tell the remedies binds nobody.
        let muet = Evenement::RejetExpres { voie: Voie::Gracieux, notification, voies_mentionnees: false };
        let muet = apply(pendant.clone(), &[muet]);
        let sans = Etat::SansDelai(SansDelai::VoiesNonMentionnees);
        prop_assert_eq!(muet.etat_on(plus(notification, apres)), sans);
        // Later it only confirms the implicit one, if that made a period run.
        let tard = plus(ensuite.latest(), apres);
        let confirme = apply(pendant.clone(), &[refusal(tard)]);
        if silence == COURT {
            prop_assert_eq!(confirme.etat_on(tard), pendant.etat_on(tard));
            prop_assert_eq!(said(&confirme.etat_on(tard)), Dit::Forclos);
        } else {
            prop_assert_eq!(said(&pendant.etat_on(tard)), Dit::SansDelai);
            prop_assert_eq!(said(&confirme.etat_on(tard)), Dit::Ouvert);
        }
    }

    #[test]
    fn distance_is_never_shorter(jour in days(), zone in zones(), part in any::<u64>()) {
        let proche = franc(jour, 2, zone);
        let depose = between(jour, proche.earliest(), part);
        let terms = |residence| {
            let recours = published(jour, zone, residence);
            let Etat::Ouvert(premiere) = recours.etat_on(jour) else { panic!() };
            let Etat::Pendant { rejet, ensuite: Ouverture::Delai(periode) } =
                apply(recours, &[gracieux(depose, COURT)]).etat_on(depose)
            else {
                panic!()
            };
            (premiere.termes, rejet.terme(), periode.termes)
        };
        let [ici, outre_mer, etranger] =
            [Residence::Proche, Residence::OutreMer, Residence::Etranger].map(terms);
        for (plus_pres, plus_loin) in [(ici, outre_mer), (outre_mer, etranger)] {
            prop_assert!(plus_pres.0.latest() < plus_loin.0.earliest());
            // Distance does not lengthen the silence.
            prop_assert_eq!(plus_pres.1, plus_loin.1);
            prop_assert!(plus_pres.2.latest() < plus_loin.2.earliest());
        }
    }

    #[test]
    fn posting_counts_for_what_is_judged_since(
        jour in days(),
        zone in zones(),
        part in any::<u64>(),
        retard in 1..10_u64,
        attente in 0..2_000_u64,
    ) {
        // Posted in time, received late; judged on a day.
        let recours = published(jour, zone, Residence::Proche);
        let termes = franc(jour, 2, zone);
        let envoi = between(minus(termes.earliest(), 7), termes.earliest(), part);
        let reception = plus(termes.latest(), retard);
        let avant = reception.signed_duration_since(envoi).num_days().unsigned_abs();
        let depot = letter(reception, Some(avant));
        let jugement = plus(reception, attente);
        let requete = apply(recours.clone(), &[Evenement::Requete { depot }]);
        let gracieux = apply(recours, &[Evenement::Gracieux { voie: Voie::Gracieux, depot, silence: COURT }]);
        let since = |depuis: NaiveDate, jour: NaiveDate| jour >= depuis;

        let depuis = date(2024, 5, 13);
        let juge = requete.clone().judged_on(jugement).unwrap();
        let attendu = if since(depuis, jugement) { Verdict::DansLeDelai } else { Verdict::Tardif };
        prop_assert_eq!(verdict(&juge, reception), attendu);
        let sans = if since(depuis, reception) { Verdict::DansLeDelai } else { Verdict::Indecidable };
        prop_assert_eq!(verdict(&requete, reception), sans);

        let depuis = date(2025, 6, 30);
        let juge = gracieux.clone().judged_on(jugement).unwrap();
        let attendu = if since(depuis, jugement) { Dit::Pendant } else { Dit::Forclos };
        prop_assert_eq!(said(&juge.etat_on(reception)), attendu);
        let sans = if since(depuis, reception) { Dit::Pendant } else { Dit::Incertain };
        prop_assert_eq!(said(&gracieux.etat_on(reception)), sans);
    }

    #[test]
    fn a_letter_that_takes_no_day_is_as_one_handed_over(
        jour in days(),
        zone in zones(),
        residence in residences(),
        apres in 0..300_u64,
    ) {
        let recours = published(jour, zone, residence);
        let le = plus(jour, apres);
        let postee = Evenement::Requete { depot: letter(le, Some(0)) };
        let postee = apply(recours.clone(), &[postee]);
        prop_assert_eq!(postee.etat_on(le), apply(recours, &[seised(le)]).etat_on(le));
    }
}
