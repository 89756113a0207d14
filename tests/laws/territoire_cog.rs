//! Laws of communes by date.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use contrat_de_ville::identifiant::{CodeCommune, CodeQpv, Geographie};
use contrat_de_ville::territoire::{
    Cog, Commune, EtatDeCommune, FusionDeCommunes, Liste, ProblemeDeCog, Quartier, Signalement,
};
use proptest::prelude::*;
use proptest::sample::Index;

fn code(rang: u8) -> CodeCommune {
    format!("621{rang:02}").parse().unwrap()
}

fn jour(jours: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 1, 1).unwrap() + Days::new(jours)
}

/// The day of the list: after every merger that is drawn.
fn au() -> NaiveDate {
    jour(4_000)
}

fn commune(rang: u8) -> Commune {
    Commune { code: code(rang), nom: format!("Commune {rang}").parse().unwrap(), epci: None }
}

/// Communes that remain of ten, and their mergers.
fn fusions() -> impl Strategy<Value = (Vec<u8>, Vec<FusionDeCommunes>)> {
    let geste = (any::<Index>(), any::<Index>(), 1..400_u64);
    prop::collection::vec(geste, 0..9).prop_map(|gestes| {
        let mut vivantes: Vec<u8> = (1..=10).collect();
        let mut jours = 0;
        let fusions = gestes
            .into_iter()
            .map(|(une, autre, ecart)| {
                jours += ecart;
                let fin = vivantes.swap_remove(une.index(vivantes.len()));
                let vers = code(*autre.get(&vivantes));
                FusionDeCommunes { jour: jour(jours), de: [code(fin)].into(), vers }
            })
            .collect();
        (vivantes, fusions)
    })
}

proptest! {
    /// A code exists, or one that exists stands for it since the day it ended.
    #[test]
    fn a_code_exists_or_is_replaced_by_one_that_does((restent, fusions) in fusions(), jours in 0..4_000_u64) {
        let cog = Cog::new(au(), restent.iter().map(|rang| commune(*rang)), fusions.clone()).unwrap();
        let jour = jour(jours);
        for rang in 1..=10 {
            let fin = fusions.iter().find(|fusion| fusion.de.contains(&code(rang)));
            match cog.state_on(code(rang), jour) {
                EtatDeCommune::Existe => prop_assert!(fin.is_none_or(|fusion| jour < fusion.jour)),
                EtatDeCommune::Remplacee { par, depuis } => {
                    prop_assert_eq!(fin.map(|fusion| fusion.jour), Some(depuis));
                    prop_assert!(depuis <= jour && cog.state_on(par, jour) == EtatDeCommune::Existe);
                }
                EtatDeCommune::HorsCog => prop_assert!(false, "{}", code(rang)),
            }
        }
    }

    /// Without the mergers, what ended is outside the list, and nothing stands for it.
    #[test]
    fn a_merger_that_is_not_loaded_is_not_guessed((restent, _) in fusions(), jours in 0..4_000_u64) {
        let cog = Cog::new(au(), restent.iter().map(|rang| commune(*rang)), []).unwrap();
        for rang in 1..=10 {
            let attendu =
                if restent.contains(&rang) { EtatDeCommune::Existe } else { EtatDeCommune::HorsCog };
            prop_assert_eq!(cog.state_on(code(rang), jour(jours)), attendu);
        }
    }

    /// One finding a code that is none on the day, and no other.
    #[test]
    fn obsolete_codes_are_told_once((restent, fusions) in fusions(), dans in prop::collection::btree_set(1..=12_u8, 0..6)) {
        let cog = Cog::new(au(), restent.iter().map(|rang| commune(*rang)), fusions).unwrap();
        let quartier = Quartier {
            code: CodeQpv::parse("QN06201M").unwrap().into(),
            nom: "Fictif".parse().unwrap(),
            communes: dans.iter().map(|rang| code(*rang)).collect(),
            population: None,
        };
        let liste = Liste::new(Geographie::De2024, [quartier]).unwrap();
        let mut dites = BTreeSet::new();
        for signalement in cog.check(&liste, au()) {
            if let Signalement::CommuneRemplacee { commune, par, .. } = signalement {
                prop_assert!(restent.iter().any(|rang| code(*rang) == par));
                prop_assert!(dites.insert(commune));
            } else if let Signalement::CommuneHorsCog { commune, .. } = signalement {
                prop_assert!(dites.insert(commune));
            }
        }
        let attendues = dans.iter().filter(|rang| !restent.contains(rang)).map(|rang| code(*rang));
        prop_assert_eq!(dites, attendues.collect());
    }

    #[test]
    fn the_wire_gives_a_cog_back((restent, fusions) in fusions()) {
        let cog = Cog::new(au(), restent.iter().map(|rang| commune(*rang)), fusions).unwrap();
        let fil = serde_json::to_string(&cog).unwrap();
        prop_assert_eq!(serde_json::from_str::<Cog>(&fil).unwrap(), cog);
    }

    /// A list that still has what a merger ended before its day contradicts it.
    #[test]
    fn a_list_and_a_merger_that_contradict_each_other_are_refused(jours in 1..6_000_u64) {
        let fusion = FusionDeCommunes { jour: jour(jours), de: [code(1)].into(), vers: code(2) };
        let cog = Cog::new(au(), [commune(1), commune(2)], [fusion]);
        if jour(jours) <= au() {
            let attendu = ProblemeDeCog::EncoreListee { place: 1, code: code(1) };
            let refus = cog.unwrap_err();
            prop_assert_eq!(refus.as_slice(), &[attendu]);
        } else {
            prop_assert!(cog.is_ok());
        }
    }
}
