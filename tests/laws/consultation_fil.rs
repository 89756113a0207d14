//! Laws of a procedure that is stored: every phase comes back as it was, and only as it can have been.

use contrat_de_ville::procedure::{Phase, Suite};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::consultation_outils::{Cas, cases, consulted, observation, opinion, party, positions};
use crate::recours_outils::{minus, plus};

/// The five phases of a procedure in which some gave an opinion, in time or late.
fn phases(
    cas: &Cas,
    avis: &[Option<(u64, contrat_de_ville::procedure::Position)>],
    apres: u64,
) -> [Phase; 5] {
    let projet = cas.projet.clone();
    let mut consultation = cas.send();
    let qui = [consulted(), vec![party()]].concat();
    let debut = cas.envois.iter().map(|envoi| envoi.envoye).max().unwrap();
    for (organisme, avis) in qui.into_iter().zip(avis) {
        if let Some((ecart, position)) = avis {
            let mut recue = opinion(organisme.clone(), plus(debut, *ecart), *position);
            recue.observations = vec![observation(&organisme.to_string())];
            consultation.record_avis(recue).unwrap();
        }
    }
    let dernier = consultation.avis().iter().map(|avis| avis.recu).max();
    let clos_le = dernier.unwrap_or(cas.cloture).max(plus(cas.cloture, 1));
    let mut amende = consultation.clone().close(clos_le).unwrap();
    let references: Vec<_> = amende.observations().map(|o| o.reference.clone()).collect();
    for observation in references {
        amende.answer(Suite { observation, texte: "Prise en compte".to_owned() }).unwrap();
    }
    let rapport = amende.clone().approve(plus(clos_le, apres)).unwrap();
    let publie =
        rapport.clone().publish(plus(clos_le, 2 * apres), vec!["siège".to_owned()]).unwrap();
    [
        Phase::Projet(projet),
        Phase::Consultation(consultation),
        Phase::ProjetAmende(amende),
        Phase::RapportApprouve(rapport),
        Phase::RapportPublie(publie),
    ]
}

fn opinions() -> impl Strategy<Value = Vec<Option<(u64, contrat_de_ville::procedure::Position)>>> {
    vec(option::of((0..120_u64, positions())), 6)
}

/// Where each phase keeps what is in it.
const CHEMINS: [&str; 5] = [
    "/projet",
    "/consultation",
    "/projet_amende/consultation",
    "/rapport_approuve/projet/consultation",
    "/rapport_publie/rapport/projet/consultation",
];

fn read(json: &Value) -> Result<Phase, String> {
    serde_json::from_value(json.clone()).map_err(|error| error.to_string())
}

proptest! {
    #[test]
    fn every_phase_travels_and_is_replayed(cas in cases(), avis in opinions(), apres in 0..60_u64) {
        let phases = phases(&cas, &avis, apres);
        for (phase, chemin) in phases.iter().zip(CHEMINS) {
            let json = serde_json::to_value(phase).unwrap();
            prop_assert_eq!(&read(&json).unwrap(), phase);
            prop_assert!(json.pointer(chemin).is_some(), "{} is not in {}", chemin, json);
            prop_assert_eq!(phase.projet(), &cas.projet);
        }
        prop_assert!(phases[0].consultation().is_none());
        for phase in &phases[1..] {
            prop_assert_eq!(phase.consultation(), phases[1].consultation());
        }
    }

    #[test]
    fn a_phase_whose_sending_is_moved_back_is_refused(
        cas in cases(),
        avis in opinions(),
        avant in 1..100_u64,
        rang in 0..5_usize,
    ) {
        // Before the arrangements: in whatever phase it is stored.
        for (phase, chemin) in phases(&cas, &avis, 1).iter().zip(CHEMINS).skip(1) {
            let mut json = serde_json::to_value(phase).unwrap();
            let envoye = format!("{chemin}/envois/{rang}/envoye");
            let tot = minus(cas.projet.modalites().deliberation(), avant).to_string();
            *json.pointer_mut(&envoye).unwrap() = tot.into();
            let error = read(&json).unwrap_err();
            prop_assert!(error.contains("before the arrangements of"), "{}", error);
        }
    }

    #[test]
    fn a_phase_that_was_closed_too_early_is_refused(cas in cases(), avis in opinions(), avant in 1..100_u64) {
        for (phase, chemin) in phases(&cas, &avis, 1).iter().zip(CHEMINS).skip(2) {
            let mut json = serde_json::to_value(phase).unwrap();
            let clos_le = chemin.replace("/consultation", "/clos_le");
            // Everyone is awaited until then, or gave an opinion that comes later.
            let tot = minus(cas.envois[0].envoye, avant).to_string();
            *json.pointer_mut(&clos_le).unwrap() = tot.into();
            let error = read(&json).unwrap_err();
            prop_assert!(error.contains("the consultation cannot close on"), "{}", error);
        }
    }

    #[test]
    fn a_phase_with_a_field_more_is_refused(cas in cases(), avis in opinions()) {
        for phase in phases(&cas, &avis, 1) {
            let json = serde_json::to_value(phase).unwrap();
            let (nom, contenu) = json.as_object().unwrap().iter().next().unwrap();
            for cle in contenu.as_object().unwrap().keys() {
                let mut manque = json.clone();
                manque[nom].as_object_mut().unwrap().remove(cle);
                let error = read(&manque).unwrap_err();
                prop_assert!(error.contains(&format!("missing field `{cle}`")), "{}", error);
            }
            let mut autre = json.clone();
            autre[nom]["note"] = "".into();
            let error = read(&autre).unwrap_err();
            prop_assert!(error.contains("unknown field `note`"), "{}", error);
        }
    }
}
