//! Laws of quorum, ballots and requests.

use contrat_de_ville::procedure::{
    Demande, Effectif, ExigenceDeQuorum, Initiative, Issue, ModeDeScrutin, Plage, Quorum, Scrutin,
    SensDuPresident, Suffrages,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Counts of every size: a uniform draw would hardly meet a small one, nor a tie.
fn nombres() -> impl Strategy<Value = u32> {
    prop_oneof![0..5_u32, 0..300_u32, any::<u32>(), select(vec![u32::MAX - 1, u32::MAX])]
}

fn suffrages() -> impl Strategy<Value = Suffrages> {
    (nombres(), nombres(), nombres(), nombres(), nombres(), any::<bool>()).prop_map(
        |(pour, autre, abstentions, blancs, nuls, partage)| {
            let contre = if partage { pour } else { autre };
            Suffrages { pour, contre, abstentions, blancs, nuls }
        },
    )
}

fn modes() -> impl Strategy<Value = ModeDeScrutin> {
    let sens = [
        None,
        Some(SensDuPresident::Pour),
        Some(SensDuPresident::Contre),
        Some(SensDuPresident::Abstention),
    ];
    let mut modes = sens.map(|president| ModeDeScrutin::Public { president }).to_vec();
    modes.push(ModeDeScrutin::Secret);
    select(modes)
}

proptest! {
    /// Twice those present, against those in office: another way to say it.
    #[test]
    fn quorum_is_more_than_half_of_those_in_office(en_exercice in nombres(), presents in nombres()) {
        let quorum = Quorum::of(en_exercice);
        prop_assert_eq!(quorum.is_met(presents), 2 * u64::from(presents) > u64::from(en_exercice));
        prop_assert!(quorum.is_met(quorum.requis()) && !quorum.is_met(quorum.requis() - 1));
    }

    #[test]
    fn largest_council_is_the_last_that_so_many_are_enough_for(presents in 1..2_000_000_000_u32) {
        let quorum = Quorum::largest_for(presents).unwrap();
        prop_assert!(quorum.is_met(presents));
        prop_assert!(!Quorum::of(quorum.en_exercice() + 1).is_met(presents));
        prop_assert_eq!(Quorum::largest_for(0), None);
    }

    /// A range says yes or no only where every count of it does.
    #[test]
    fn quorum_of_a_range_is_that_of_each_count(en_exercice in 0..40_u32, bas in 0..40_u32, de_plus in 0..6_u32) {
        let effectif = Effectif {
            exigence: ExigenceDeQuorum::EnExercice(en_exercice),
            presents: Plage::new(bas, bas + de_plus).unwrap(),
            pouvoirs: None,
        };
        let tous: Vec<bool> = (bas..=bas + de_plus).map(|n| Quorum::of(en_exercice).is_met(n)).collect();
        let unanime = tous.iter().all(|met| *met == tous[0]).then_some(tous[0]);
        prop_assert_eq!(effectif.is_quorum_met(), unanime);
    }

    /// And a tie goes as the president does, unless the ballot is secret or nothing was cast.
    #[test]
    fn adopted_exactly_when_more_for_than_against(suffrages in suffrages(), mode in modes()) {
        let Suffrages { pour, contre, .. } = suffrages;
        let Ok(scrutin) = Scrutin::new(suffrages, mode) else {
            let president = ModeDeScrutin::Public { president: Some(SensDuPresident::Pour) };
            let cote = if mode == president { pour } else { contre };
            prop_assert_eq!(cote, 0);
            return Ok(());
        };
        let attendu = match mode {
            _ if pour != contre => Some(2 * u64::from(pour) > suffrages.exprimes()),
            _ if pour == 0 => Some(false),
            ModeDeScrutin::Public { president: None } => None,
            ModeDeScrutin::Public { president } => Some(president == Some(SensDuPresident::Pour)),
            ModeDeScrutin::Secret => Some(false),
        };
        prop_assert_eq!(scrutin.issue().is_adopted(), attendu);
        if scrutin.issue() == Issue::AdopteeALaMajorite {
            prop_assert!(u64::from(pour) >= suffrages.majorite());
        } else {
            prop_assert!(u64::from(pour) < suffrages.majorite());
        }
    }

    #[test]
    fn abstentions_blank_and_void_votes_decide_nothing(suffrages in suffrages(), mode in modes()) {
        let seuls = Suffrages { abstentions: 0, blancs: 0, nuls: 0, ..suffrages };
        prop_assert_eq!(
            Scrutin::new(suffrages, mode).map(Scrutin::issue),
            Scrutin::new(seuls, mode).map(Scrutin::issue)
        );
    }

    /// Sums of five counts of 32 bits do not wrap.
    #[test]
    fn votes_are_refused_beyond_the_voices(suffrages in suffrages(), voix in nombres()) {
        let scrutin = Scrutin::new(suffrages, ModeDeScrutin::Secret).unwrap();
        let Suffrages { pour, contre, abstentions, blancs, nuls } = suffrages;
        let total: u128 = [pour, contre, abstentions, blancs, nuls].map(u128::from).iter().sum();
        prop_assert_eq!(u128::from(suffrages.total()), total);
        prop_assert_eq!(scrutin.check_voix(voix).is_ok(), total <= u128::from(voix));
    }

    #[test]
    fn ballots_cross_the_wire(suffrages in suffrages(), mode in modes()) {
        let fil = serde_json::json!({ "suffrages": suffrages, "mode": mode });
        let lu = serde_json::from_value::<Scrutin>(fil.clone()).ok();
        prop_assert_eq!(lu, Scrutin::new(suffrages, mode).ok());
        if let Some(scrutin) = lu {
            prop_assert_eq!(serde_json::to_value(scrutin).unwrap(), fil);
        }
    }

    /// The least number that is no less than the fraction.
    #[test]
    fn thresholds_are_exact_fractions_rounded_up(presents in nombres(), demandeurs in nombres()) {
        for (demande, part) in [(Demande::ScrutinPublicNominatif, 4_u64), (Demande::ScrutinSecret, 3)] {
            let assez = demandeurs > 0 && part * u64::from(demandeurs) >= u64::from(presents);
            prop_assert_eq!(demande.is_founded(Initiative::Membres(demandeurs), presents), assez);
        }
    }
}
