use chrono::NaiveTime;
use contrat_de_ville::concertation::{ConstatDeJournee, Creneau, Heure, Journee, ObjetDeCreneau};
use contrat_de_ville::temps::JourOuMois;
use proptest::prelude::*;

fn heure(minutes: u32) -> Heure {
    Heure::of(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap()).unwrap()
}

fn journee(creneaux: impl IntoIterator<Item = (Option<u32>, Option<u32>)>) -> Journee {
    let creneaux = creneaux.into_iter().map(|(debut, fin)| Creneau {
        debut: debut.map(heure),
        fin: fin.map(heure),
        objet: ObjetDeCreneau::Pause,
    });
    Journee {
        jour: "2023-07-11".parse().unwrap(),
        titre: "Journée fictive".parse().unwrap(),
        creneaux: creneaux.collect(),
        attendues: Vec::new(),
    }
}

type Heures = (Option<u32>, Option<u32>);

/// Slots within two hours of a day, so that they meet.
fn plages() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let plage = (540_u32..640, 1_u32..30).prop_map(|(debut, duree)| (debut, debut + duree));
    prop::collection::vec(plage, 0..7)
}

proptest! {
    #[test]
    fn gaps_are_the_minutes_that_no_slot_covers(plages in plages()) {
        let complet = journee(plages.iter().map(|(debut, fin)| (Some(*debut), Some(*fin))));
        let libres: u32 = complet.check().iter().map(|constat| if let ConstatDeJournee::Trou { minutes, .. } = constat { *minutes } else { 0 }).sum();
        let debut = plages.iter().map(|(debut, _)| *debut).min().unwrap_or(0);
        let fin = plages.iter().map(|(_, fin)| *fin).max().unwrap_or(0);
        let nues = (debut..fin).filter(|minute| !plages.iter().any(|(debut, fin)| (*debut..*fin).contains(minute)));
        prop_assert_eq!(libres as usize, nues.count());
    }

    #[test]
    fn overlap_is_the_minutes_that_two_slots_share(plages in plages()) {
        let complet = journee(plages.iter().map(|(debut, fin)| (Some(*debut), Some(*fin))));
        let dits: Vec<(usize, usize, Option<u32>)> = complet.check().iter().filter_map(|constat| if let ConstatDeJournee::Chevauchement { place, autre, minutes } = constat { Some((*place, *autre, *minutes)) } else { None }).collect();
        let mut vrais = Vec::new();
        for (place, a) in (1..).zip(&plages) {
            for (autre, b) in (1..).zip(&plages).skip(place) {
                let communes = (a.0..a.1).filter(|minute| (b.0..b.1).contains(minute)).count();
                if communes > 0 {
                    vrais.push((place, autre, Some(u32::try_from(communes).unwrap())));
                }
            }
        }
        prop_assert_eq!(dits, vrais);
    }

    #[test]
    fn every_slot_out_of_order_is_told(plages in plages()) {
        let complet = journee(plages.iter().map(|(debut, fin)| (Some(*debut), Some(*fin))));
        let desordres = complet.check().iter().filter(|constat| constat.code() == "DESORDRE").count();
        prop_assert_eq!(desordres, plages.windows(2).filter(|deux| deux[1].0 < deux[0].0).count());
    }

    #[test]
    fn day_that_is_printed_whole_lacks_no_hour(
        heures in prop::collection::vec((prop::option::of(0_u32..1440), prop::option::of(0_u32..1440)), 0..7)
    ) {
        let constats = journee(heures.clone()).check();
        let told = |code: &str| constats.iter().filter(|constat| constat.code() == code).count();
        let nombre = |f: &dyn Fn(&Heures) -> bool| heures.iter().filter(|h| f(h)).count();
        prop_assert_eq!(told("SANS-HORAIRE"), nombre(&|(debut, fin)| debut.is_none() && fin.is_none()));
        prop_assert_eq!(told("SANS-DEBUT"), nombre(&|(debut, fin)| debut.is_none() && fin.is_some()));
        prop_assert_eq!(told("SANS-FIN"), nombre(&|(debut, fin)| debut.is_some() && fin.is_none()));
        prop_assert_eq!(told("FIN-NON-POSTERIEURE"), nombre(&|(debut, fin)| debut.zip(*fin).is_some_and(|(d, f)| f <= d)));
        prop_assert!(constats.is_sorted_by_key(ConstatDeJournee::place));
        for constat in &constats {
            prop_assert!(!constat.to_string().is_empty());
            prop_assert_eq!(&serde_json::to_value(constat).unwrap()["code"], constat.code());
        }
    }

    #[test]
    fn hour_reads_back(minutes in 0_u32..1440) {
        let texte = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let lue: Heure = texte.parse().unwrap();
        prop_assert_eq!(lue, heure(minutes));
        prop_assert_eq!(serde_json::to_value(lue).unwrap(), serde_json::json!(texte));
        prop_assert_eq!(serde_json::from_value::<Heure>(serde_json::json!(texte)).unwrap(), lue);
    }

    #[test]
    fn only_hours_to_the_minute_are_read(texte in "[ +]?[0-9]{1,2}[:h][0-9]{1,3}") {
        let right = texte.len() == 5 && texte.as_bytes()[2] == b':' && NaiveTime::parse_from_str(&texte, "%H:%M").is_ok()
            && texte.bytes().filter(u8::is_ascii_digit).count() == 4;
        prop_assert_eq!(texte.parse::<Heure>().is_ok(), right);
    }

    #[test]
    fn day_or_month_wire_accepts_exactly_what_parse_accepts(texte in "[+-]?[0-9]{3,5}-[0-9]{1,2}(-[0-9]{1,2})?") {
        let lu = texte.parse::<JourOuMois>();
        let fil = serde_json::from_value::<JourOuMois>(serde_json::json!(texte));
        prop_assert_eq!(fil.ok(), lu.clone().ok());
        if let Ok(lu) = lu {
            prop_assert_eq!(serde_json::to_value(lu).unwrap(), serde_json::json!(texte));
        }
    }

    #[test]
    fn month_comes_before_its_days(annee in 0_u16..=9999, mois in 1_u32..=12, jour in 1_u32..=28) {
        let seul = JourOuMois::of_month(annee, mois).unwrap();
        let entier = JourOuMois::of(chrono::NaiveDate::from_ymd_opt(annee.into(), mois, jour).unwrap());
        prop_assert!(seul < entier);
        prop_assert_eq!(seul.mois(), entier.mois());
        prop_assert_eq!((seul.jour().is_none(), entier.jour().is_some()), (true, true));
    }
}
