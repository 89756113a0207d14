//! Laws of convocations: days are counted, nothing else.

use chrono::{Days, NaiveDate};
use contrat_de_ville::procedure::{
    BaseDuControle, Convocation, RegimeDeConvocation, SecondeConvocation, Urgence,
    VerdictDeConvocation, clear_days,
};
use contrat_de_ville::temps::JoursFrancs;
use proptest::prelude::*;
use proptest::sample::select;

/// A day with room for a delay on both sides.
pub fn jours() -> impl Strategy<Value = NaiveDate> {
    (100..40_000_u64)
        .prop_map(|rang| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(rang))
}

pub fn regimes() -> impl Strategy<Value = RegimeDeConvocation> {
    let deux = [Urgence::Sans, Urgence::Declaree];
    let mut tous = vec![
        RegimeDeConvocation::PremiereReunion,
        RegimeDeConvocation::AlsaceMoselle { jours: JoursFrancs::Francs },
        RegimeDeConvocation::AlsaceMoselle { jours: JoursFrancs::NonFrancs },
        RegimeDeConvocation::AlsaceMoselleEnUrgence,
    ];
    tous.extend(deux.map(RegimeDeConvocation::Epci));
    tous.extend(deux.map(RegimeDeConvocation::CommuneDe3500EtPlus));
    tous.extend(deux.map(RegimeDeConvocation::PetiteCommune));
    select(tous)
}

/// The days between a dispatch and the first session, by hand.
fn ecart(regime: RegimeDeConvocation) -> u64 {
    match regime {
        RegimeDeConvocation::Epci(Urgence::Sans)
        | RegimeDeConvocation::CommuneDe3500EtPlus(Urgence::Sans) => 6,
        RegimeDeConvocation::PetiteCommune(Urgence::Sans)
        | RegimeDeConvocation::PremiereReunion
        | RegimeDeConvocation::AlsaceMoselle { jours: JoursFrancs::Francs } => 4,
        RegimeDeConvocation::AlsaceMoselle { jours: JoursFrancs::NonFrancs } => 3,
        RegimeDeConvocation::Epci(Urgence::Declaree)
        | RegimeDeConvocation::CommuneDe3500EtPlus(Urgence::Declaree)
        | RegimeDeConvocation::PetiteCommune(Urgence::Declaree) => 2,
        RegimeDeConvocation::AlsaceMoselleEnUrgence => 1,
    }
}

proptest! {
    /// Whatever the day of the week and the holidays in between.
    #[test]
    fn holidays_never_extend_a_convocation(regime in regimes(), envoi in jours()) {
        let premiere = regime.earliest_session(envoi).unwrap();
        prop_assert_eq!(premiere, envoi + Days::new(ecart(regime)));
        let echeance = regime.prove(envoi).unwrap();
        prop_assert_eq!(echeance.delai(), regime.delai());
        prop_assert_eq!(echeance.delai().regle(), regime.articles().first().copied());
    }

    #[test]
    fn earliest_session_inverts_latest_sending(regime in regimes(), jour in jours()) {
        let premiere = regime.earliest_session(jour).unwrap();
        prop_assert_eq!(regime.latest_sending(premiere), Ok(jour));
        let dernier = regime.latest_sending(jour).unwrap();
        prop_assert_eq!(regime.earliest_session(dernier), Ok(jour));
    }

    /// As many clear days as the text asks for, and the margin or the lack that goes with them.
    #[test]
    fn regular_exactly_when_sent_in_time(regime in regimes(), envoi in jours(), apres in 0..12_u64) {
        let seance = envoi + Days::new(apres);
        let (verdict, _) = regime.check(envoi, seance).unwrap();
        let attendu = ecart(regime);
        let francs = u32::try_from(apres.saturating_sub(1)).unwrap();
        prop_assert_eq!(clear_days(envoi, seance), francs);
        let voulu = if apres >= attendu {
            VerdictDeConvocation::Reguliere { francs, marge: u32::try_from(apres - attendu).unwrap() }
        } else {
            VerdictDeConvocation::Irreguliere {
                francs,
                manquants: u32::try_from(attendu - apres).unwrap(),
                dernier_envoi: seance - Days::new(attendu),
            }
        };
        prop_assert_eq!(verdict, voulu);
        prop_assert_eq!(verdict.is_reguliere(), envoi <= regime.latest_sending(seance).unwrap());
    }

    #[test]
    fn a_convocation_sent_after_its_session_has_no_clear_day(envoi in jours(), avant in 0..90_u64) {
        prop_assert_eq!(clear_days(envoi, envoi - Days::new(avant)), 0);
    }

    /// What it bears counts only while its sending is not known.
    #[test]
    fn sending_prevails_over_the_date_it_bears(
        regime in regimes(), datee in jours(), envoyee in jours(), seance in jours(), envoi_connu: bool,
    ) {
        let convocation = Convocation {
            regime,
            datee: Some(datee),
            envoyee: envoi_connu.then_some(envoyee),
            urgence_approuvee: None,
            note_de_synthese: None,
        };
        let controle = convocation.check(seance).unwrap();
        let (base, depart) = if envoi_connu {
            (BaseDuControle::Envoi, envoyee)
        } else {
            (BaseDuControle::SiEnvoyeeCeJour, datee)
        };
        prop_assert_eq!((controle.base, controle.echeance.depart()), (base, depart));
        prop_assert_eq!((controle.verdict, controle.echeance), regime.check(depart, seance).unwrap());
        prop_assert_eq!(controle.to_string().contains("si envoyée ce jour-là"), !envoi_connu);
        let fil = serde_json::to_string(&convocation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Convocation>(&fil).unwrap(), convocation);
    }

    #[test]
    fn a_second_session_waits_three_days(premiere in jours()) {
        let au_plus_tot = |jours| {
            let echeance = SecondeConvocation::General { jours }.prove(premiere).unwrap();
            echeance.map(|echeance| echeance.terme())
        };
        prop_assert_eq!(au_plus_tot(JoursFrancs::NonFrancs), Some(premiere + Days::new(3)));
        prop_assert_eq!(au_plus_tot(JoursFrancs::Francs), Some(premiere + Days::new(4)));
    }
}
