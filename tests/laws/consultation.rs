//! Laws of the consultation: whose silence is an opinion, from which day, and what a step that is refused
//! hands back.

use contrat_de_ville::procedure::{
    ApprobationRefusee, ClotureRefusee, Envoi, EnvoiRefuse, PointDeDepart, Position,
    PublicationRefusee, Statut, Suite, minimums,
};
use contrat_de_ville::temps::{Ordre, Politique};
use proptest::prelude::*;

use crate::consultation_outils::{
    absent, cases, choices, commune, conseil, consulted, earliest, observation, opinion, party,
    positions, silent,
};
use crate::recours_outils::{days, minus, plus, zones};

proptest! {
    #[test]
    fn silence_after_closing_is_favourable(cas in cases(), apres in 0..1_000_u64) {
        let consultation = cas.send();
        let depuis = cas.since();
        for organisme in consulted() {
            for jour in [plus(cas.cloture, 1), plus(cas.cloture, apres + 1)] {
                prop_assert_eq!(consultation.statut_on(&organisme, jour), silent(&organisme, depuis));
            }
            // Never as long as it may answer: the last day is one on which it may.
            for jour in [cas.cloture, minus(cas.cloture, apres)] {
                let statut = consultation.statut_on(&organisme, jour);
                prop_assert_eq!(statut.is_pending(), true, "{} on {}", statut, jour);
            }
        }
        // A conseil citoyen that was not set up is not silent; a party is not awaited.
        for jour in [minus(depuis, 1), depuis, plus(depuis, apres)] {
            prop_assert_eq!(consultation.statut_on(&absent(), jour), Statut::NonConstitue);
            prop_assert_eq!(consultation.statut_on(&party(), jour), Statut::NonAttendu);
        }
    }

    #[test]
    fn silence_is_no_opinion_under_the_minimum(cas in cases(), retard in 1..30_u64, apres in 0..400_u64) {
        let mut cas = cas.counted_from(PointDeDepart::Reception);
        let organisme = consulted().remove(0);
        cas.envois[0].recu = None;
        let mut consultation = cas.send();
        // A receipt that leaves less than the minimum.
        let depuis = cas.since();
        let recu = plus(minus(cas.cloture, 20), retard).max(cas.envois[0].envoye);
        consultation.record_reception(&organisme, recu).unwrap();
        let premier = earliest(recu, cas.choix);
        for jour in [depuis.max(recu), plus(depuis.max(recu), apres)] {
            prop_assert_eq!(consultation.statut_on(&organisme, jour), Statut::DelaiTropCourt { premier });
        }
        prop_assert!(consultation.clone().close(plus(premier, apres)).is_err());
        // Granted more, it is silent like the others; a day less than the minimum is still too short.
        let mut prolonge = consultation.clone();
        prolonge.extend(&organisme, minus(premier, 1)).unwrap();
        let statut = prolonge.statut_on(&organisme, plus(premier, apres));
        prop_assert_eq!(statut, Statut::DelaiTropCourt { premier });
        consultation.extend(&organisme, premier).unwrap();
        let statut = consultation.statut_on(&organisme, plus(premier, apres + 1));
        prop_assert!(matches!(statut, Statut::ReputeFavorable { .. }), "{}", statut);
    }

    #[test]
    fn an_opinion_in_time_is_never_late(
        cas in cases(),
        position in positions(),
        quand in any::<u64>(),
        apres in 0..400_u64,
    ) {
        for (rang, organisme) in consulted().into_iter().enumerate() {
            let envoye = cas.envois[rang].envoye;
            let duree = cas.cloture.signed_duration_since(envoye).num_days().unsigned_abs();
            let recu = plus(envoye, quand % (duree + 1));
            let mut consultation = cas.send();
            consultation.record_avis(opinion(organisme.clone(), recu, position)).unwrap();
            for jour in [recu, cas.cloture, plus(cas.cloture, apres)] {
                prop_assert_eq!(consultation.statut_on(&organisme, jour), Statut::Rendu { recu, position });
            }
            // It is not known the day before.
            let avant = consultation.statut_on(&organisme, minus(recu, 1));
            prop_assert!(!matches!(avant, Statut::Rendu { .. }), "{}", avant);

            // One that comes later is late, on any day, and does not undo the silence.
            let recu = plus(cas.cloture, apres + 1);
            let mut consultation = cas.send();
            consultation.record_avis(opinion(organisme.clone(), recu, position)).unwrap();
            let repute_favorable = cas.since();
            let attendu = Statut::Tardif { recu, position, repute_favorable };
            prop_assert_eq!(consultation.statut_on(&organisme, recu), attendu);
            prop_assert_eq!(consultation.statut_on(&organisme, plus(recu, apres)), attendu);
            let veille = consultation.statut_on(&organisme, minus(recu, 1));
            if minus(recu, 1) > cas.cloture {
                prop_assert_eq!(veille, silent(&organisme, repute_favorable));
            }
        }
    }

    #[test]
    fn closing_waits_for_everyone(cas in cases(), oublie in 0..5_usize, apres in 0..400_u64) {
        let depuis = plus(cas.cloture, 1);
        prop_assert!(cas.send().close(plus(depuis, apres)).is_ok());
        // On the last day, everyone is awaited.
        let tot = cas.cloture;
        let refus = cas.send().close(tot).unwrap_err();
        let ClotureRefusee::Attendus { jour, attendus } = refus.cause else { panic!() };
        prop_assert_eq!(jour, tot);
        let organismes: Vec<_> = attendus.into_iter().map(|(organisme, _)| organisme).collect();
        prop_assert_eq!(organismes, consulted());
        // One that was forgotten holds it, for ever.
        let mut envois = cas.envois.clone();
        let organisme = envois.remove(oublie).organisme;
        let consultation = cas.projet.clone().send(envois, cas.cloture, cas.choix).unwrap();
        let refus = consultation.clone().close(plus(depuis, apres)).unwrap_err();
        let attendus = vec![(organisme.clone(), Statut::NonEnvoye)];
        prop_assert_eq!(&refus.cause, &ClotureRefusee::Attendus { jour: plus(depuis, apres), attendus });
        prop_assert_eq!(&*refus.rendu, &consultation);
        // Sent to it too, until a day that is long enough, it closes.
        let mut consultation = *refus.rendu;
        consultation.add_envoi(cas.envois[oublie].clone()).unwrap();
        prop_assert_eq!(consultation, cas.send());
    }

    #[test]
    fn minimum_is_met_exactly_from_its_first_day(depart in days(), zone in zones(), choix in choices()) {
        for (rang, politique) in Politique::TOUTES.into_iter().enumerate() {
            let under = |ordre| {
                let choix = contrat_de_ville::procedure::Choix { politique, zone, ordre, ..choix };
                earliest(depart, choix)
            };
            let prudent = under(Ordre::MoisPuisJour).max(under(Ordre::JourPuisMois));
            for ordre in [Ordre::MoisPuisJour, Ordre::JourPuisMois] {
                let premier = under(ordre);
                let minimum = |depart, cloture| minimums(depart, cloture, zone, ordre).unwrap()[rang];
                let lu = minimum(depart, premier);
                prop_assert_eq!((lu.politique, lu.premier, lu.prudent), (politique, premier, prudent));
                prop_assert_eq!(lu.delai.term(depart), Ok(premier));
                prop_assert!(lu.respecte);
                prop_assert!(!minimum(depart, minus(premier, 1)).respecte);
                // And up to the latest start.
                prop_assert!(minimum(lu.dernier_depart, premier).respecte);
                prop_assert!(!minimum(plus(lu.dernier_depart, 1), premier).respecte);
            }
        }
    }

    #[test]
    fn a_time_shorter_than_the_minimum_is_refused(cas in cases(), rang in 0..5_usize, manque in 1..20_u64) {
        let premier = earliest(cas.start(rang), cas.choix);
        let cloture = minus(premier, manque);
        let organisme = consulted().remove(rang);
        let court = |cloture| {
            let envoi = Envoi { cloture: Some(cloture), ..cas.envois[rang].clone() };
            let mut envois = cas.envois.clone();
            envois[rang] = envoi;
            cas.projet.clone().send(envois, cas.cloture, cas.choix)
        };
        prop_assert!(court(premier).is_ok());
        let refus = court(cloture).unwrap_err();
        let (depart, politique) = (cas.start(rang), cas.choix.politique);
        let attendu = EnvoiRefuse::TropCourt { organisme, depart, cloture, premier, politique };
        prop_assert_eq!(refus.cause, attendu);
        prop_assert_eq!(*refus.rendu, cas.projet);
    }

    #[test]
    fn refused_step_hands_back_what_was_lent(cas in cases(), avant in 1..90_u64) {
        let refus = cas.projet.clone().send(Vec::new(), cas.cloture, cas.choix).unwrap_err();
        prop_assert_eq!(refus.cause, EnvoiRefuse::Aucun);
        prop_assert_eq!(&*refus.rendu, &cas.projet);

        let mut consultation = cas.send();
        let mut avis = opinion(commune(0), cas.cloture, Position::Defavorable);
        avis.observations = vec![observation("A1"), observation("A2")];
        consultation.record_avis(avis).unwrap();
        let refus = consultation.clone().close(minus(cas.cloture, avant)).unwrap_err();
        let posterieur = matches!(refus.cause, ClotureRefusee::AvisPosterieur { .. });
        prop_assert!(posterieur, "{}", refus.cause);
        prop_assert_eq!(&*refus.rendu, &consultation);

        let clos_le = plus(cas.cloture, 1);
        let mut amende = consultation.close(clos_le).unwrap();
        let jour = minus(clos_le, avant);
        let refus = amende.clone().approve(jour).unwrap_err();
        prop_assert_eq!(refus.cause, ApprobationRefusee::AvantLaCloture { jour, clos_le });
        prop_assert_eq!(&*refus.rendu, &amende);
        amende.answer(Suite { observation: "A2".parse().unwrap(), texte: "Prise en compte".into() }).unwrap();
        let refus = amende.clone().approve(clos_le).unwrap_err();
        prop_assert_eq!(refus.cause, ApprobationRefusee::SansSuite(vec!["A1".parse().unwrap()]));
        prop_assert_eq!(&*refus.rendu, &amende);
        amende.answer(Suite { observation: "A1".parse().unwrap(), texte: "Sans suite".into() }).unwrap();

        let approuve_le = plus(clos_le, avant);
        let rapport = amende.approve(approuve_le).unwrap();
        let jour = minus(approuve_le, avant);
        let refus = rapport.clone().publish(jour, vec!["siège".to_owned()]).unwrap_err();
        prop_assert_eq!(refus.cause, PublicationRefusee::AvantLApprobation { jour, approuve_le });
        prop_assert_eq!(&*refus.rendu, &rapport);
        let refus = rapport.clone().publish(approuve_le, Vec::new()).unwrap_err();
        prop_assert_eq!(refus.cause, PublicationRefusee::NullePart);
        prop_assert_eq!(&*refus.rendu, &rapport);
        let publie = rapport.clone().publish(approuve_le, vec!["siège".to_owned()]).unwrap();
        prop_assert_eq!(publie.rapport(), &rapport);
    }

    #[test]
    fn everyone_is_listed_once_in_order(cas in cases(), apres in 0..90_u64) {
        let mut consultation = cas.send();
        consultation.record_avis(opinion(party(), cas.cloture, Position::Contribution)).unwrap();
        let statuts = consultation.statuts_on(plus(cas.cloture, apres));
        let organismes: Vec<_> = statuts.iter().map(|(organisme, _)| organisme.clone()).collect();
        let attendus =
            vec![commune(0), commune(1), commune(2), conseil(0), conseil(1), absent(), party()];
        prop_assert_eq!(organismes, attendus);
        for (organisme, statut) in statuts {
            prop_assert_eq!(consultation.statut_on(&organisme, plus(cas.cloture, apres)), statut);
        }
    }
}
