//! Laws of the registry of legal texts.

use chrono::NaiveDate;
use contrat_de_ville::droit::{Lecture, Regle};

#[test]
fn parse_inverts_the_id_of_a_rule() {
    for regle in Regle::TOUTES {
        let id = regle.texte().id;
        assert_eq!(id.parse(), Ok(regle));
        assert_eq!(serde_json::from_value::<Regle>(id.into()).unwrap(), regle);
        assert!(id.to_lowercase().parse::<Regle>().is_err());
        assert!(serde_json::from_value::<Regle>(format!("{id} ").into()).is_err());
    }
}

/// Read exactly inside the days of its version; before, after, or unknown elsewhere.
#[track_caller]
fn hold(regle: Regle, jour: NaiveDate) {
    let texte = regle.texte();
    let lecture = texte.lecture_on(jour);
    let inside = texte.depuis.zip(texte.etat).is_some_and(|(du, au)| (du..=au).contains(&jour));
    assert_eq!(lecture == Lecture::Lue, inside, "{regle} {jour}");
    match lecture {
        Lecture::Avant { depuis } => assert!(texte.depuis == Some(depuis) && jour < depuis),
        Lecture::Apres { etat } => assert!(texte.etat == Some(etat) && etat < jour),
        Lecture::DebutInconnu { etat } => {
            assert!(texte.depuis.is_none() && texte.etat == Some(etat) && jour <= etat);
        }
        Lecture::SansDates => assert!(texte.etat.is_none()),
        Lecture::Lue => {}
    }
}

#[test]
fn every_rule_answers_for_every_month_of_2015_to_2030() {
    for regle in Regle::TOUTES {
        for annee in 2015..=2030 {
            for mois in 1..=12 {
                hold(regle, NaiveDate::from_ymd_opt(annee, mois, 1).unwrap());
            }
        }
    }
}

#[test]
fn a_version_is_read_from_its_first_day_to_its_last() {
    for regle in Regle::TOUTES {
        let texte = regle.texte();
        if let (Some(depuis), Some(etat)) = (texte.depuis, texte.etat) {
            assert!(depuis <= etat, "{regle}");
            assert_eq!(texte.lecture_on(depuis), Lecture::Lue);
            assert_eq!(texte.lecture_on(etat), Lecture::Lue);
        }
        if let Some(depuis) = texte.depuis {
            let veille = depuis.pred_opt().unwrap();
            assert_eq!(texte.lecture_on(veille), Lecture::Avant { depuis });
            hold(regle, depuis);
        }
        if let Some(etat) = texte.etat {
            let lendemain = etat.succ_opt().unwrap();
            assert_eq!(texte.lecture_on(lendemain), Lecture::Apres { etat });
            hold(regle, etat);
        }
        // Nothing is compared with its source before it was law.
        let lu = [texte.depuis, texte.etat].into_iter().flatten();
        assert!(lu.into_iter().all(|jour| jour <= texte.revu), "{regle}");
    }
}
