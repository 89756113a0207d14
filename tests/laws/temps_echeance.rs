//! Laws of proofs: their steps, and what is stored of them.

use chrono::{Datelike as _, Days, NaiveDate};
use contrat_de_ville::temps::{
    Decompte, Delai, Echeance, Etape, Jours, JoursTravailles, Motif, Ordre, Report, Unite,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::temps_outils::{delai, jour, proof};

/// Place of a motive in the order of the law; the *jour franc* comes first under the second order.
fn place(motif: Motif, jour_d_abord: bool) -> u8 {
    match motif {
        Motif::JourFranc if jour_d_abord => 0,
        Motif::Duree { .. } => 1,
        Motif::Suspension { .. } => 2,
        Motif::JourFranc => 3,
        Motif::Report(_) => 4,
    }
}

fn is_day_first(delai: Delai) -> bool {
    delai.decompte() == Decompte::Franc
        && delai.ordre() == Some(Ordre::JourPuisMois)
        && matches!(delai.duree().unite(), Unite::Mois | Unite::Annees)
}

/// What each motive says of the days that it goes from and to.
fn holds(etape: &Etape, delai: Delai) -> bool {
    let Etape { de, a, motif, .. } = *etape;
    match motif {
        Motif::Duree { duree, fin_de_mois } => {
            let en_mois = matches!(duree.unite(), Unite::Mois | Unite::Annees);
            let court = en_mois && a.day() < de.day();
            duree == delai.duree() && fin_de_mois == court && de < a
        }
        Motif::Suspension { jours } => a == de + Days::new(jours.into()) && jours > 0,
        Motif::JourFranc => Some(a) == de.succ_opt() && delai.decompte() == Decompte::Franc,
        Motif::Report(zone) => {
            let mut fermes = de.iter_days().take_while(|jour| *jour < a);
            let ouvres = Jours::ouvres(zone);
            delai.report() == Report::Vers(zone)
                && de < a
                && ouvres.is_worked(a) == Ok(true)
                && fermes.all(|jour| ouvres.is_worked(jour) == Ok(false))
        }
    }
}

fn has(preuve: &Echeance, motif: fn(&Motif) -> bool) -> bool {
    preuve.etapes().iter().any(|etape| motif(&etape.motif))
}

fn later(jour: &Value, jours: u64) -> Value {
    json!(jour.as_str().unwrap().parse::<NaiveDate>().unwrap() + Days::new(jours))
}

/// A stored proof with one thing changed, for each thing that can be.
fn tampered(preuve: &Value) -> Vec<Value> {
    let nombre = preuve["delai"]["duree"]["nombre"].as_u64().unwrap();
    let mut faux = Vec::new();
    let mut with = |change: &dyn Fn(&mut Value)| {
        let mut autre = preuve.clone();
        change(&mut autre);
        faux.push(autre);
    };
    with(&|p| p["terme"] = later(&p["terme"], 1));
    with(&|p| p["depart"] = later(&p["depart"], 1));
    with(&|p| p["suspendu"] = json!(p["suspendu"].as_u64().unwrap_or(0) + 1));
    with(&|p| p["inconnu"] = json!(0));
    with(&|p| p["delai"]["duree"]["nombre"] = json!(nombre + 1));
    with(&|p| p["delai"]["inconnu"] = json!(0));
    with(&|p| p["etapes"] = json!([]));
    let etapes = preuve["etapes"].as_array().unwrap();
    with(&|p| p["etapes"].as_array_mut().unwrap().push(etapes[0].clone()));
    if preuve["delai"]["regle"].is_null() {
        with(&|p| p["delai"]["regle"] = json!("BUDGET-ANNEX"));
    } else {
        with(&|p| p["delai"]["regle"] = Value::Null);
    }
    if preuve["suspendu"].is_u64() {
        with(&|p| drop(p.as_object_mut().unwrap().remove("suspendu")));
    }
    for rang in 0..etapes.len() {
        with(&|p| p["etapes"][rang]["a"] = later(&p["etapes"][rang]["a"], 1));
        with(&|p| p["etapes"][rang]["de"] = later(&p["etapes"][rang]["de"], 1));
        with(&|p| p["etapes"][rang]["motif"] = json!({"suspension": {"jours": 99}}));
        with(&|p| p["etapes"][rang]["regle"] = json!("BUDGET-ANNEX"));
        with(&|p| p["etapes"][rang]["inconnu"] = json!(0));
        // What a motive says of itself, where it says something.
        if let Some(champs) = etapes[rang]["motif"].as_object() {
            let (nom, contenu) = champs.iter().next().unwrap();
            if contenu.is_object() {
                with(&|p| p["etapes"][rang]["motif"][nom]["inconnu"] = json!(0));
            }
        }
        with(&|p| drop(p["etapes"].as_array_mut().unwrap().remove(rang)));
        if !etapes[rang]["regle"].is_null() {
            with(&|p| p["etapes"][rang]["regle"] = Value::Null);
        }
    }
    faux
}

proptest! {
    #[test]
    fn proof_and_day_agree(delai in delai(), depart in jour()) {
        match delai.prove(depart) {
            Ok(preuve) => {
                prop_assert_eq!(delai.term(depart), Ok(preuve.terme()));
                prop_assert_eq!((preuve.delai(), preuve.depart()), (delai, depart));
                prop_assert_eq!(preuve.suspendu(), 0);
            }
            Err(error) => prop_assert_eq!(delai.term(depart), Err(error)),
        }
    }

    #[test]
    fn last_step_of_a_proof_is_its_term(delai in delai(), depart in jour()) {
        let preuve = proof(delai, depart);
        prop_assert_eq!(preuve.etapes().last().map(|etape| etape.a), Some(preuve.terme()));
    }

    #[test]
    fn steps_of_a_proof_follow_each_other(delai in delai(), depart in jour()) {
        let preuve = proof(delai, depart);
        let delai = preuve.delai();
        let mut ici = depart;
        for etape in preuve.etapes() {
            prop_assert_eq!(etape.de, ici);
            prop_assert!(holds(etape, delai), "{:?}", etape);
            ici = etape.a;
        }
        let jour_d_abord = is_day_first(delai);
        let places = preuve.etapes().iter().map(|etape| place(etape.motif, jour_d_abord));
        prop_assert!(places.is_sorted_by(|avant, apres| avant < apres), "{:?}", preuve.etapes());
    }

    /// None is missing either: a proof has the steps that its delay calls for.
    #[test]
    fn a_proof_has_each_step_that_its_delay_calls_for(delai in delai(), depart in jour()) {
        let preuve = proof(delai, depart);
        let duree = has(&preuve, |motif| matches!(motif, Motif::Duree { .. }));
        prop_assert!(duree);
        let franc = has(&preuve, |motif| *motif == Motif::JourFranc);
        prop_assert_eq!(franc, delai.decompte() == Decompte::Franc);
        let is_report = |etape: &&Etape| matches!(etape.motif, Motif::Report(_));
        let avant_report = preuve.etapes().iter().rfind(|etape| !is_report(etape)).unwrap().a;
        let ferme = match delai.report() {
            Report::Sans => false,
            Report::Vers(zone) => Jours::ouvres(zone).is_worked(avant_report) == Ok(false),
        };
        prop_assert_eq!(has(&preuve, |motif| matches!(motif, Motif::Report(_))), ferme);
        // Each names its rule if the delay has one, and none otherwise.
        for etape in preuve.etapes() {
            prop_assert_eq!(etape.regle.is_some(), delai.regle().is_some());
        }
        let texte = delai.regle().map(|regle| regle.texte().lecture_on(depart));
        prop_assert_eq!(preuve.lecture(), texte);
    }

    #[test]
    fn tampered_proofs_are_refused(delai in delai(), depart in jour()) {
        let preuve = proof(delai, depart);
        let stockee = serde_json::to_value(preuve).unwrap();
        prop_assert_eq!(serde_json::from_value::<Echeance>(stockee.clone()).unwrap(), preuve);
        for faux in tampered(&stockee) {
            let lue = serde_json::from_value::<Echeance>(faux.clone());
            prop_assert!(lue.is_err(), "{}", faux);
        }
    }
}
