//! Laws of lists of quarters: which is law on a day, and what is on it.

use chrono::{Days, NaiveDate};
use contrat_de_ville::droit::Lecture;
use contrat_de_ville::identifiant::{CodeDepartement, CodeQpv, CodeQuartier, Geographie};
use contrat_de_ville::territoire::{
    Inscription, InscriptionError, Liste, Millesime, MillesimeError, ProblemeDeListe, Quartier,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::codes;

const fn day(annee: i32, mois: u32, jour: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(annee, mois, jour).unwrap()
}

fn departement() -> impl Strategy<Value = CodeDepartement> {
    codes::departement().prop_map(|texte| texte.parse().unwrap())
}

/// Those whose décrets were read.
fn lu() -> impl Strategy<Value = CodeDepartement> {
    let lus = codes::departements().into_iter();
    select(
        lus.filter(|code| !["975", "977", "984", "986", "988"].contains(&code.as_str()))
            .collect::<Vec<_>>(),
    )
    .prop_map(|texte| texte.parse().unwrap())
}

fn jour() -> impl Strategy<Value = NaiveDate> {
    (0..=7_305_u64).prop_map(|jours| day(2013, 1, 1) + Days::new(jours))
}

/// A day on which every territory that was read has a list.
fn jour_lu() -> impl Strategy<Value = NaiveDate> {
    (0..=4_032_u64).prop_map(|jours| day(2015, 1, 1) + Days::new(jours))
}

fn quartier(code: CodeQuartier) -> Quartier {
    Quartier { code, nom: "Fictif".parse().unwrap(), communes: [].into(), population: None }
}

fn qpv() -> impl Strategy<Value = CodeQpv> {
    codes::qpv().prop_map(|texte| texte.parse().unwrap())
}

proptest! {
    #[test]
    fn one_list_is_law_on_each_day(jour in jour_lu(), departement in lu()) {
        let toutes = Millesime::all(departement).unwrap();
        let lois: Vec<_> = toutes.into_iter().filter(|liste| liste.is_law_on(jour)).collect();
        prop_assert_eq!(lois, vec![Millesime::on(jour, departement).unwrap()]);
    }

    /// Whatever is asked: a list of that day, or the reason why there is none.
    #[test]
    fn a_day_without_a_list_says_why(jour in jour(), departement in departement()) {
        match Millesime::on(jour, departement) {
            Ok(liste) => prop_assert!(liste.is_law_on(jour)),
            Err(MillesimeError::AvantLaPremiere { premier, .. }) => prop_assert!(jour < premier),
            Err(MillesimeError::NonLu { .. }) => prop_assert!(Millesime::all(departement).is_err()),
            Err(MillesimeError::ApresLecture { lu_jusqu_au, dernier, .. }) => {
                prop_assert!(lu_jusqu_au < jour && dernier.du <= lu_jusqu_au);
                prop_assert_eq!(Millesime::on(lu_jusqu_au, departement), Ok(dernier));
            }
            Err(autre) => prop_assert!(false, "{autre}"),
        }
    }

    /// The list never goes back, and changes once.
    #[test]
    fn the_list_of_2024_follows_that_of_2015(a in jour_lu(), b in jour_lu(), departement in lu()) {
        let geographie = |jour| Millesime::on(jour, departement).unwrap().geographie;
        prop_assert!(geographie(a.min(b)) <= geographie(a.max(b)));
    }

    /// On it, of another list, or of this one and not on it: one of the three.
    #[test]
    fn a_code_has_one_of_three_answers(code in qpv(), jour in jour_lu(), dedans in any::<bool>()) {
        let liste = Liste::new(code.geographie(), dedans.then(|| quartier(code.into()))).unwrap();
        let millesime = Millesime::on(jour, code.departement());
        match liste.find_on(code, jour).map(|lue| lue.inscription) {
            Ok(Inscription::Inscrit(trouve)) => {
                prop_assert!(dedans && trouve.qpv() == Some(code));
                prop_assert_eq!(millesime.unwrap().geographie, code.geographie());
            }
            Ok(Inscription::Absent) => {
                prop_assert!(!dedans);
                prop_assert_eq!(millesime.unwrap().geographie, code.geographie());
            }
            Ok(Inscription::AutreGeographie(sien)) => {
                prop_assert_eq!(sien.geographie, code.geographie());
                prop_assert!(!sien.is_law_on(jour));
            }
            Ok(Inscription::AutreListe(sien)) => {
                let loi = millesime.unwrap();
                prop_assert!(sien.geographie == loi.geographie && sien.regle != loi.regle);
                prop_assert!(!sien.is_law_on(jour) && code.departement().to_string() == "976");
            }
            Err(InscriptionError::Millesime(error)) => prop_assert_eq!(millesime, Err(error)),
            Err(autre) => prop_assert!(false, "{autre}"),
        }
    }

    /// After the last day that was read, the answer is that of this day, and says so.
    #[test]
    fn an_answer_after_the_reading_says_so(code in qpv(), jour in jour(), dedans in any::<bool>()) {
        let liste = Liste::new(code.geographie(), dedans.then(|| quartier(code.into()))).unwrap();
        let lue = liste.find_on(code, jour);
        match Millesime::on(jour, code.departement()) {
            Err(MillesimeError::ApresLecture { lu_jusqu_au, dernier, .. }) if dernier.au.is_none() => {
                let avant = liste.find_on(code, lu_jusqu_au).map(|lue| lue.inscription);
                let etat = Lecture::Apres { etat: lu_jusqu_au };
                prop_assert_eq!(lue.map_or(etat, |lue| lue.lecture), etat);
                prop_assert_eq!(lue.ok().map(|lue| lue.inscription), avant.ok());
            }
            Err(error) => prop_assert_eq!(lue, Err(InscriptionError::Millesime(error))),
            Ok(loi) => {
                let lecture = loi.regle.texte().lecture_on(jour);
                prop_assert!(lue.is_ok_and(|lue| lue.lecture == lecture) || lue.is_err());
            }
        }
    }

    /// A list of another geography than the law's says so, and does not say « absent ».
    #[test]
    fn a_list_that_is_not_law_does_not_answer(code in qpv(), jour in jour_lu()) {
        let autre = match code.geographie() {
            Geographie::De2015 => Geographie::De2024,
            Geographie::De2024 => Geographie::De2015,
        };
        let vide = Liste::new(autre, []).unwrap();
        if Millesime::on(jour, code.departement()).is_ok_and(|loi| loi.geographie == code.geographie()) {
            let refus = vide.find_on(code, jour);
            prop_assert!(matches!(refus, Err(InscriptionError::ListeNonChargee { .. })), "{refus:?}");
        }
    }

    /// Every problem is reported, each at its place, and what is left makes a list that the wire gives back.
    #[test]
    fn a_list_is_read_whole_or_every_problem_is_told(codes in prop::collection::vec(qpv(), 0..12)) {
        let mut vus = std::collections::BTreeSet::new();
        let attendus: Vec<usize> = (1..)
            .zip(&codes)
            .filter(|(_, code)| code.geographie() == Geographie::De2015 || !vus.insert(**code))
            .map(|(place, _)| place)
            .collect();
        let lue = Liste::new(Geographie::De2024, codes.iter().map(|code| quartier((*code).into())));
        match lue {
            Ok(liste) => {
                prop_assert!(attendus.is_empty());
                prop_assert!(liste.quartiers().map(|q| q.qpv().unwrap()).eq(vus));
                let fil = serde_json::to_string(&liste).unwrap();
                prop_assert_eq!(serde_json::from_str::<Liste>(&fil).unwrap(), liste);
            }
            Err(problemes) => {
                let places = problemes.as_slice().iter().map(|probleme| match probleme {
                    ProblemeDeListe::AutreGeographie { place, .. }
                    | ProblemeDeListe::EnDouble { place, .. } => *place,
                    ProblemeDeListe::Communautaire { .. } | _ => 0,
                });
                prop_assert!(places.eq(attendus));
            }
        }
    }
}
