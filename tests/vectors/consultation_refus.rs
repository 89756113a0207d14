//! What a consultation refuses, each text once, and stored procedures that cannot have been.

use contrat_de_ville::procedure::{Consultation, Envoi, Forme, Phase, Position};

use crate::consultation::{
    amended, avis, commune, conseil, consultation, jour, observed, party, published, suite,
};

#[track_caller]
fn says(error: &impl ToString, texte: &str) {
    assert_eq!(error.to_string(), texte);
}

#[track_caller]
fn refused(stocke: &serde_json::Value, chemin: &str, valeur: serde_json::Value, texte: &str) {
    let mut json = stocke.clone();
    *json.pointer_mut(chemin).unwrap_or_else(|| panic!("{chemin} is not there")) = valeur;
    let error = serde_json::from_value::<Phase>(json).unwrap_err().to_string();
    assert!(error.contains(texte), "{chemin}: {error}");
}

#[test]
fn a_sending_that_is_refused_says_why() {
    let mut consultation = consultation();
    let avant = consultation.clone();
    let mut refuse = |organisme, envoye, recu: Option<&str>| {
        let envoi = Envoi { organisme, envoye: jour(envoye), recu: recu.map(jour), cloture: None };
        consultation.add_envoi(envoi).unwrap_err()
    };
    says(
        &refuse(commune("59350"), "2025-10-01", None),
        "conseil municipal de la commune 59350: not to be consulted under the arrangements",
    );
    says(
        &refuse(conseil("QN06203M"), "2025-10-01", None),
        "conseil citoyen du quartier QN06203M: not to be consulted under the arrangements",
    );
    says(
        &refuse(party(), "2025-10-01", None),
        "Bailleur fictif: not to be consulted under the arrangements",
    );
    says(
        &refuse(commune("62119"), "2025-10-01", None),
        "conseil municipal de la commune 62119: the draft was sent twice, expected once",
    );
    says(
        &refuse(commune("62617"), "2025-09-22", None),
        "conseil municipal de la commune 62617: sent on 2025-09-22, before the arrangements of 2025-09-23",
    );
    says(
        &refuse(commune("62617"), "2025-10-02", Some("2025-10-01")),
        "conseil municipal de la commune 62617: received on 2025-10-01, before the sending of 2025-10-02",
    );
    says(
        &refuse(commune("62617"), "2025-10-02", Some("2025-10-20")),
        "conseil municipal de la commune 62617: from 2025-10-20 it may not close before 2025-11-21 (franc-report); asked: 2025-11-18",
    );
    says(
        &refuse(commune("62617"), "2025-10-02", Some("2099-12-20")),
        "conseil municipal de la commune 62617: what is counted from 2099-12-20 ends outside 1990 to 2099",
    );
    let recu = |c: &mut Consultation, qui, le| c.record_reception(&qui, jour(le)).unwrap_err();
    says(
        &recu(&mut consultation, commune("62617"), "2025-10-02"),
        "conseil municipal de la commune 62617: the draft was not sent to it",
    );
    says(
        &recu(&mut consultation, commune("62119"), "2025-09-29"),
        "conseil municipal de la commune 62119: received on 2025-09-29, before the sending of 2025-09-30",
    );
    says(
        &recu(&mut consultation, commune("62119"), "2099-12-20"),
        "conseil municipal de la commune 62119: what is counted from 2099-12-20 ends outside 1990 to 2099",
    );
    let extend = |c: &mut Consultation, qui, le| c.extend(&qui, jour(le)).unwrap_err();
    says(
        &extend(&mut consultation, commune("62617"), "2026-01-01"),
        "conseil municipal de la commune 62617: the draft was not sent to it",
    );
    says(
        &extend(&mut consultation, commune("62119"), "2025-11-17"),
        "conseil municipal de la commune 62119: granted until 2025-11-18, expected that day or later; asked: 2025-11-17",
    );
    assert_eq!(consultation, avant);
}

#[test]
fn an_opinion_or_a_step_that_is_refused_says_why() {
    let mut consultation = consultation();
    let avant = consultation.clone();
    let mut avise = |organisme, le, references: &[&str]| {
        let avis = avis(organisme, le, Position::Favorable, Forme::Deliberation);
        consultation.record_avis(observed(avis, references)).unwrap_err()
    };
    says(
        &avise(commune("59350"), "2025-10-10", &[]),
        "conseil municipal de la commune 59350: not consulted under the arrangements",
    );
    says(
        &avise(conseil("QN06203M"), "2025-10-10", &[]),
        "conseil citoyen du quartier QN06203M: not consulted under the arrangements",
    );
    says(
        &avise(commune("62617"), "2025-10-10", &[]),
        "conseil municipal de la commune 62617: the draft was not sent to it",
    );
    says(
        &avise(commune("62119"), "2025-10-10", &[]),
        "conseil municipal de la commune 62119: gave its opinion already",
    );
    says(
        &avise(commune("62028"), "2025-09-29", &[]),
        "conseil municipal de la commune 62028: an opinion of 2025-09-29, before the sending of 2025-09-30",
    );
    says(
        &avise(commune("62028"), "2025-10-10", &["BET-1"]),
        "observation BET-1: another one has this reference",
    );
    says(
        &avise(commune("62028"), "2025-10-10", &["X", "X"]),
        "observation X: another one has this reference",
    );
    assert_eq!(consultation, avant);
    let attendus = consultation.clone().close(jour("2025-11-21")).unwrap_err();
    says(
        &attendus.cause,
        "the consultation cannot close on 2025-11-21: 3 pending, first conseil municipal de la commune 62510",
    );
    let posterieur = consultation.close(jour("2025-11-20")).unwrap_err();
    says(
        &posterieur.cause,
        "the consultation cannot close on 2025-11-20: conseil municipal de la commune 62178 gave its opinion on 2025-11-21",
    );
    let mut amende = amended();
    says(
        &amende.clone().approve(jour("2025-12-11")).unwrap_err(),
        "approved on 2025-12-11, before the consultation closed on 2025-12-12",
    );
    amende.answer(suite("BET-2")).unwrap();
    says(&amende.answer(suite("BET-2")).unwrap_err(), "observation BET-2: answered already");
    says(
        &amende.approve(jour("2025-12-16")).unwrap_err(),
        "2 observations without an answer, first BET-1",
    );
}

/// On the day of the arrangements, until the first lawful day, extended to the day that was granted.
#[test]
fn what_comes_on_the_very_day_is_taken() {
    let mut consultation = consultation();
    let envoi = Envoi {
        organisme: commune("62617"),
        envoye: jour("2025-09-23"),
        recu: Some(jour("2025-09-23")),
        cloture: Some(jour("2025-10-24")),
    };
    consultation.add_envoi(envoi).unwrap();
    consultation.extend(&commune("62617"), jour("2025-10-24")).unwrap();
    consultation.record_reception(&commune("62028"), jour("2025-09-30")).unwrap();
    let meme_jour = avis(commune("62617"), "2025-09-23", Position::Favorable, Forme::Deliberation);
    consultation.record_avis(meme_jour).unwrap();
    // A receipt that leaves less than the minimum was recorded after the sending: it is stored as it is.
    let json = serde_json::to_string(&consultation).unwrap();
    assert_eq!(serde_json::from_str::<Consultation>(&json).unwrap(), consultation);
}

/// One slip in the record of what was published, and it is no record.
/// Counted from the receipt, a late one may have been recorded after; counted from the sending, nothing can.
#[test]
fn a_stored_time_under_a_month_is_refused_where_it_could_not_be_granted() {
    let mut json = serde_json::to_value(consultation()).unwrap();
    json["cloture"] = "2025-10-20".into();
    json["avis"] = serde_json::json!([]);
    assert!(serde_json::from_value::<Consultation>(json.clone()).is_ok());
    json["choix"]["point_de_depart"] = "envoi".into();
    let error = serde_json::from_value::<Consultation>(json.clone()).unwrap_err().to_string();
    assert!(error.starts_with("conseil municipal de la commune 62028: from 2025-09-30"), "{error}");
    json["cloture"] = "2025-10-31".into();
    assert!(serde_json::from_value::<Consultation>(json).is_ok());
}

#[test]
fn a_stored_procedure_that_cannot_have_been_is_refused() {
    let stocke = serde_json::to_value(published()).unwrap();
    let rapport = "/rapport_publie/rapport";
    let amende = "/rapport_publie/rapport/projet";
    let consultation = "/rapport_publie/rapport/projet/consultation";
    let at = |base: &str, suite: &str| format!("{base}{suite}");
    refused(
        &stocke,
        "/rapport_publie/publie_le",
        "2025-12-15".into(),
        "before its approval of 2025-12-16",
    );
    refused(&stocke, "/rapport_publie/lieux", Vec::<String>::new().into(), "made public nowhere");
    refused(
        &stocke,
        &at(rapport, "/approuve_le"),
        "2025-12-11".into(),
        "before the consultation closed on 2025-12-12",
    );
    refused(&stocke, &at(amende, "/clos_le"), "2025-11-20".into(), "cannot close on 2025-11-20");
    refused(
        &stocke,
        &at(amende, "/suites/0/observation"),
        "BET-9".into(),
        "observation BET-9: none of an annexed opinion",
    );
    refused(
        &stocke,
        &at(amende, "/suites/0/observation"),
        "BET-2".into(),
        "observation BET-2: answered already",
    );
    let suites = stocke.pointer(&at(amende, "/suites")).unwrap().as_array().unwrap()[1..].to_vec();
    refused(
        &stocke,
        &at(amende, "/suites"),
        suites.into(),
        "1 observations without an answer, first BET-1",
    );
    refused(&stocke, &at(consultation, "/envois"), Vec::<String>::new().into(), "nothing was sent");
    refused(
        &stocke,
        &at(consultation, "/avis/0/recu"),
        "2025-09-29".into(),
        "before the sending of 2025-09-30",
    );
    refused(
        &stocke,
        &at(consultation, "/avis/0/organisme/commune"),
        "59350".into(),
        "not consulted under the arrangements",
    );
    refused(
        &stocke,
        &at(consultation, "/avis/0/observations/1/reference"),
        "BET-1".into(),
        "another one has this reference",
    );
    refused(
        &stocke,
        &at(consultation, "/avis/2/organisme/commune"),
        "62119".into(),
        "gave its opinion already",
    );
    refused(
        &stocke,
        &at(consultation, "/envois/1/organisme/commune"),
        "62028".into(),
        "sent twice",
    );
    refused(&stocke, &at(consultation, "/choix/politique"), "mois".into(), "expected `quantieme`");
    refused(
        &stocke,
        &at(consultation, "/projet/modalites/communes/1"),
        "62028".into(),
        "commune 62028: given twice",
    );
    refused(
        &stocke,
        &at(consultation, "/projet/modalites/conseils/1/quartier"),
        "QN06201M".into(),
        "quarter QN06201M: given twice",
    );
}
