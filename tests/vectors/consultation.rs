//! A fictitious consultation carried to publication, with a status of each kind, and the text of each status
//! and finding.

use chrono::NaiveDate;
use contrat_de_ville::identifiant::{CodeCommune, CodeQpv, Reference};
use contrat_de_ville::procedure::{
    Alerte, Avis, AvisRefuse, AvisTardif, Choix, Conseil, Consultation, Envoi, Forme, Installation,
    Modalites, ModalitesError, Observation, Organisme, Phase, PointDeDepart, Position, Prevision,
    PriseDEffet, Projet, ProjetAmende, RegimeDuRapport, Statut, Suite, Territoire,
};
use contrat_de_ville::temps::{Ordre, Politique, Zone};

pub fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

fn code(texte: &str) -> CodeCommune {
    CodeCommune::parse(texte).unwrap()
}

pub fn commune(texte: &str) -> Organisme {
    Organisme::Commune(code(texte))
}

fn quartier(texte: &str) -> CodeQpv {
    CodeQpv::parse(texte).unwrap()
}

pub fn conseil(texte: &str) -> Organisme {
    Organisme::ConseilCitoyen(quartier(texte))
}

pub fn party() -> Organisme {
    Organisme::Signataire("Bailleur fictif".parse().unwrap())
}

const COMMUNES: [&str; 5] = ["62028", "62119", "62178", "62510", "62617"];

fn modalites() -> Modalites {
    use Installation::{Constitue, NonConstitue, NonPrecisee};
    let conseils = [("QN06201M", Constitue), ("QN06202M", NonPrecisee), ("QN06203M", NonConstitue)];
    let conseils = conseils
        .map(|(code, installation)| Conseil { quartier: quartier(code), installation })
        .to_vec();
    let communes = COMMUNES.map(code).to_vec();
    let regime = RegimeDuRapport::Volontaire;
    Modalites::new(jour("2025-09-23"), regime, communes, conseils).unwrap().announced(6)
}

const CHOIX: Choix = Choix {
    politique: Politique::FrancReport,
    zone: Zone::Metropole,
    ordre: Ordre::MoisPuisJour,
    point_de_depart: PointDeDepart::Reception,
    prise_d_effet: PriseDEffet::Lendemain,
    avis_tardif: AvisTardif::Annexe,
};

fn envoi(organisme: Organisme, recu: Option<&str>) -> Envoi {
    Envoi { organisme, envoye: jour("2025-09-30"), recu: recu.map(jour), cloture: None }
}

pub fn avis(organisme: Organisme, recu: &str, position: Position, forme: Forme) -> Avis {
    Avis { organisme, recu: jour(recu), position, forme, observations: Vec::new() }
}

pub fn observed(avis: Avis, references: &[&str]) -> Avis {
    let observations = references.iter().map(|reference| Observation {
        reference: reference.parse().unwrap(),
        texte: format!("Observation fictive {reference}"),
    });
    Avis { observations: observations.collect(), ..avis }
}

/// Sent on 30 September 2025, until 18 November.
pub fn consultation() -> Consultation {
    let recus = [
        envoi(commune("62028"), Some("2025-10-01")),
        envoi(commune("62119"), Some("2025-10-01")),
        envoi(commune("62178"), Some("2025-10-02")),
        envoi(commune("62510"), None),
        envoi(conseil("QN06201M"), Some("2025-10-06")),
    ];
    let projet = Projet::new(modalites());
    let mut consultation = projet.send(recus.to_vec(), jour("2025-11-18"), CHOIX).unwrap();
    // A receipt that leaves less than a month.
    consultation.record_reception(&commune("62510"), jour("2025-11-10")).unwrap();
    let deliberation = Forme::Deliberation;
    let favorable =
        avis(commune("62119"), "2025-11-18", Position::FavorableAvecReserves, deliberation);
    consultation.record_avis(observed(favorable, &["BET-1", "BET-2"])).unwrap();
    // A letter of the mayor is not the opinion of the council, which comes too late.
    let lettre = avis(commune("62178"), "2025-11-10", Position::Favorable, Forme::LettreDuMaire);
    consultation.record_avis(lettre).unwrap();
    let tardif = avis(commune("62178"), "2025-11-21", Position::Defavorable, deliberation);
    consultation.record_avis(observed(tardif, &["BRU-1"])).unwrap();
    let contribution = avis(party(), "2025-11-03", Position::Contribution, Forme::Autre);
    consultation.record_avis(contribution).unwrap();
    consultation
}

pub fn completed() -> Consultation {
    let mut consultation = consultation();
    consultation.extend(&commune("62510"), jour("2025-12-11")).unwrap();
    consultation.add_envoi(envoi(commune("62617"), Some("2025-10-01"))).unwrap();
    consultation.add_envoi(envoi(conseil("QN06202M"), Some("2025-10-01"))).unwrap();
    consultation
}

pub fn amended() -> ProjetAmende {
    completed().close(jour("2025-12-12")).unwrap()
}

pub fn suite(reference: &str) -> Suite {
    Suite { observation: reference.parse().unwrap(), texte: "Réponse fictive".to_owned() }
}

pub fn published() -> Phase {
    let mut amende = amended();
    for reference in ["BRU-1", "BET-2", "BET-1"] {
        amende.answer(suite(reference)).unwrap();
    }
    let rapport = amende.approve(jour("2025-12-16")).unwrap();
    let lieux = vec!["siège".to_owned(), "https://exemple.invalid".to_owned()];
    Phase::RapportPublie(rapport.publish(jour("2025-12-20"), lieux).unwrap())
}

fn plain(texte: &str) -> String {
    texte.replace('\u{a0}', " ")
}

#[track_caller]
fn stands(consultation: &Consultation, le: &str, attendus: &[&str]) {
    let statuts = consultation.statuts_on(jour(le));
    let lignes: Vec<String> = statuts
        .iter()
        .map(|(organisme, statut)| plain(&format!("{organisme} : {statut}")))
        .collect();
    assert_eq!(lignes, attendus, "on {le}");
}

#[test]
fn every_status_is_said_in_french() {
    stands(
        &consultation(),
        "2025-11-21",
        &[
            "conseil municipal de la commune 62028 : réputé favorable depuis le 19 novembre 2025",
            "conseil municipal de la commune 62119 : favorable avec réserves, reçu le 18 novembre 2025",
            "conseil municipal de la commune 62178 : défavorable, reçu en retard le 21 novembre 2025, réputé favorable depuis le 19 novembre 2025",
            "conseil municipal de la commune 62510 : délai trop court, qui ne peut finir avant le 11 décembre 2025",
            "conseil municipal de la commune 62617 : projet non envoyé",
            "conseil citoyen du quartier QN06201M : réputé favorable depuis le 19 novembre 2025",
            "conseil citoyen du quartier QN06202M : projet non envoyé",
            "conseil citoyen du quartier QN06203M : conseil citoyen non constitué",
            "Bailleur fictif : contribution, reçu le 3 novembre 2025",
        ],
    );
    // What was known at the beginning of October: receipts, and not all of them.
    stands(
        &consultation(),
        "2025-10-02",
        &[
            "conseil municipal de la commune 62028 : attendu jusqu’au 18 novembre 2025",
            "conseil municipal de la commune 62119 : attendu jusqu’au 18 novembre 2025",
            "conseil municipal de la commune 62178 : attendu jusqu’au 18 novembre 2025",
            "conseil municipal de la commune 62510 : envoyé le 30 septembre 2025, réception non connue",
            "conseil municipal de la commune 62617 : projet non envoyé",
            "conseil citoyen du quartier QN06201M : envoyé le 30 septembre 2025, réception non connue",
            "conseil citoyen du quartier QN06202M : projet non envoyé",
            "conseil citoyen du quartier QN06203M : conseil citoyen non constitué",
            "Bailleur fictif : non attendu",
        ],
    );
    let statuts = consultation().statuts_on(jour("2025-11-21"));
    let pending: Vec<_> =
        statuts.iter().filter(|(_, s)| s.is_pending()).map(|(o, _)| o.clone()).collect();
    assert_eq!(pending, [commune("62510"), commune("62617"), conseil("QN06202M")]);
}

#[test]
fn every_finding_has_its_code_its_rule_and_its_text() {
    let alertes = consultation().check(jour("2025-11-21"), Territoire::PolynesieFrancaise);
    let lignes: Vec<String> = alertes
        .iter()
        .map(|a| format!("{} {} {a}", a.code(), a.regle().texte().id).replace('\u{a0}', " "))
        .collect();
    let court = |politique: &str, le: &str| {
        format!(
            "MINIMUM-NON-RESPECTE CONSULT-MIN-DELAY conseil municipal de la commune 62510 : délai inférieur au minimum du décompte « {politique} », qui finit le {le}"
        )
    };
    assert_eq!(
        lignes,
        [
            "AUTRE-REGIME REPORT-VOLUNTARY régime choisi : rapport volontaire ; le texte lu dit : rapport imposé par la loi en Polynésie française",
            "COMMUNES-NON-NOMMEES CONSULT-WHO 6 communes annoncées, 5 nommées",
            "INSTALLATION-INCONNUE CC-EXISTENCE conseil citoyen du quartier QN06202M : constitué ou non, ce n’est pas précisé",
            "AVIS-TARDIF CONSULT-TACIT conseil municipal de la commune 62178 : avis reçu en retard, le 21 novembre 2025",
            "DELAI-TROP-COURT CONSULT-MIN-DELAY conseil municipal de la commune 62510 : délai inférieur au minimum, qui finit le 11 décembre 2025",
            "OUBLIE CONSULT-WHO conseil municipal de la commune 62617 : projet non envoyé",
            "OUBLIE CONSULT-WHO conseil citoyen du quartier QN06202M : projet non envoyé",
            "NON-CONSTITUE CC-EXISTENCE conseil citoyen du quartier QN06203M : non constitué, son silence n’est pas un avis",
            &court("de quantième à quantième", "10 décembre 2025"),
            &court("de quantième à quantième, reporté", "10 décembre 2025"),
            &court("franc", "11 décembre 2025"),
            &court("franc, reporté", "11 décembre 2025"),
            "SANS-DELIBERATION OPINION-OF-MUNICIPAL-COUNCIL conseil municipal de la commune 62178 : l’avis n’est pas une délibération du conseil",
        ]
    );
    // The letter of the mayor is not known yet.
    let avant = consultation().check(jour("2025-11-09"), Territoire::MetropoleEtDom);
    let codes: Vec<&str> = avant.iter().map(Alerte::code).collect();
    assert!(!codes.contains(&"SANS-DELIBERATION") && !codes.contains(&"AVIS-TARDIF"), "{codes:?}");
    let alertes = consultation().check(jour("2025-10-02"), Territoire::MetropoleEtDom);
    let texte = "conseil citoyen du quartier QN06201M\u{a0}: réception non connue, le délai n’est pas ouvert";
    assert!(alertes.iter().any(|a| a.code() == "RECEPTION-INCONNUE" && a.to_string() == texte));
}

#[test]
fn a_plan_is_checked_before_anything_is_sent() {
    let prevision = |envoi, cloture| Prevision {
        envoi: jour(envoi),
        cloture: jour(cloture),
        prise_d_effet: PriseDEffet::Lendemain,
    };
    let legal =
        Modalites::new(jour("2013-09-24"), RegimeDuRapport::Legal, vec![code("62119")], Vec::new());
    let projet = Projet::new(legal.unwrap()).planned(prevision("2024-10-16", "2024-11-17"));
    let lignes: Vec<String> = projet
        .check(Territoire::MetropoleEtDom, Zone::Metropole, Ordre::MoisPuisJour)
        .iter()
        .map(|alerte| alerte.to_string().replace('\u{a0}', " "))
        .collect();
    assert_eq!(
        lignes,
        [
            "régime choisi : rapport imposé par la loi ; aucun texte lu ne le prévoit ce jour-là",
            "délai inférieur au minimum du décompte « de quantième à quantième, reporté », qui finit le 18 novembre 2024",
            "délai inférieur au minimum du décompte « franc, reporté », qui finit le 18 novembre 2024",
        ]
    );
    let projet = projet.planned(prevision("2024-09-30", "2024-11-18"));
    assert_eq!(
        projet.check(Territoire::MetropoleEtDom, Zone::Metropole, Ordre::MoisPuisJour).len(),
        1
    );
}

#[test]
fn late_opinions_are_annexed_or_left_out_as_the_caller_chose() {
    let references = |amende: &ProjetAmende| -> Vec<String> {
        amende.observations().map(|o| o.reference.to_string()).collect()
    };
    assert_eq!(references(&amended()), ["BET-1", "BET-2", "BRU-1"]);
    assert_eq!(amended().annexes().count(), 4);
    let mut json = serde_json::to_value(completed()).unwrap();
    json["choix"]["avis_tardif"] = "ecarte".into();
    let ecarte: Consultation = serde_json::from_value(json).unwrap();
    let mut ecarte = ecarte.close(jour("2025-12-12")).unwrap();
    assert_eq!(references(&ecarte), ["BET-1", "BET-2"]);
    let error = ecarte.answer(suite("BRU-1")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "observation BRU-1: none of an annexed opinion has this reference"
    );
    // One with a later last day of its own is in time.
    let mut consultation = completed();
    let recu = avis(commune("62510"), "2025-12-11", Position::Favorable, Forme::Deliberation);
    consultation.record_avis(observed(recu, &["LIL-1"])).unwrap();
    let statut = consultation.statut_on(&commune("62510"), jour("2025-12-11"));
    assert_eq!(statut, Statut::Rendu { recu: jour("2025-12-11"), position: Position::Favorable });
    assert!(
        consultation
            .close(jour("2025-12-12"))
            .unwrap()
            .observations()
            .any(|o| o.reference.as_str() == "LIL-1")
    );
}

#[test]
fn a_procedure_is_carried_to_publication_and_stored() {
    let phase = published();
    let json = serde_json::to_string(&phase).unwrap();
    assert_eq!(serde_json::from_str::<Phase>(&json).unwrap(), phase);
    let Phase::RapportPublie(publie) = phase else { panic!() };
    assert_eq!(publie.publie_le(), jour("2025-12-20"));
    assert_eq!(publie.rapport().approuve_le(), jour("2025-12-16"));
    let suites: Vec<&Reference> =
        publie.rapport().projet().suites().iter().map(|suite| &suite.observation).collect();
    assert_eq!(suites.iter().map(|r| r.as_str()).collect::<Vec<_>>(), ["BET-1", "BET-2", "BRU-1"]);
}

#[test]
fn a_document_that_a_body_cannot_give_is_refused() {
    let mut consultation = consultation();
    for (organisme, forme) in [
        (commune("62028"), Forme::AvisDuConseil),
        (conseil("QN06201M"), Forme::Deliberation),
        (conseil("QN06201M"), Forme::LettreDuMaire),
        (party(), Forme::AvisDuConseil),
    ] {
        let document = avis(organisme.clone(), "2025-11-10", Position::Favorable, forme);
        let refus = consultation.record_avis(document).unwrap_err();
        assert_eq!(refus, AvisRefuse::Forme { organisme, forme });
    }
}

#[test]
fn whether_a_conseil_citoyen_is_there_can_be_said_later() {
    let conseils = |installation| Conseil { quartier: quartier("QN06202M"), installation };
    let silent = |consultation: &Consultation| {
        consultation.statut_on(&conseil("QN06202M"), jour("2025-12-12"))
    };
    let depuis = jour("2025-11-19");
    let mut complete = completed();
    assert_eq!(silent(&complete), Statut::ReputeFavorableSiConstitue { depuis });
    // It was sent the draft: it cannot be said not to be there.
    let absent = complete.record_installation(conseils(Installation::NonConstitue));
    assert_eq!(absent, Err(ModalitesError::DejaConsulte(quartier("QN06202M"))));
    complete.record_installation(conseils(Installation::Constitue)).unwrap();
    assert_eq!(silent(&complete), Statut::ReputeFavorable { depuis });
    // Nothing was sent to it, and it is not there: nobody waits for it.
    let mut sans = consultation();
    assert_eq!(silent(&sans), Statut::NonEnvoye);
    sans.record_installation(conseils(Installation::NonConstitue)).unwrap();
    assert_eq!(silent(&sans), Statut::NonConstitue);
    let inconnu = Conseil { quartier: quartier("QN06299M"), installation: Installation::Constitue };
    assert_eq!(
        sans.record_installation(inconnu).unwrap_err().to_string(),
        "quarter QN06299M: not in the arrangements"
    );
}
