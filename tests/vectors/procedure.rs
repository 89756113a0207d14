//! The record of the case, as the example reads it: its days, its findings, what is late or ahead, and
//! records that are nearly right.

use chrono::NaiveDate;
use contrat_de_ville::droit::Regle;
use contrat_de_ville::procedure::{
    Alerte, Decision, Depot, Dossier, Echeancier, Entree, Etat, Evenement, Nature, Quorum, Suivi,
    Territoire,
};
use contrat_de_ville::rapport;
use contrat_de_ville::temps::{Ordre, Politique};
use serde_json::{Value, json};

use crate::conseil::cas;
use crate::consultation::published;

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");

pub fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

pub fn dossier() -> Dossier {
    serde_json::from_str(CAS).unwrap()
}

fn echeancier() -> Echeancier {
    dossier().echeancier().unwrap()
}

fn keys<'a>(entrees: impl Iterator<Item = &'a Entree>) -> Vec<&'a str> {
    entrees.map(|entree| entree.cle.as_str()).collect()
}

#[track_caller]
pub fn falls(echeancier: &Echeancier, cle: &str, le: &str, nature: Nature) {
    let entree = echeancier.get(cle).unwrap_or_else(|| panic!("no line {cle}"));
    assert_eq!((entree.jour, entree.nature), (jour(le), nature), "{cle}");
}

#[test]
fn days_of_the_case() {
    let echeancier = echeancier();
    for (cle, le, nature) in [
        ("commission-1", "2024-09-11", Nature::Fait),
        ("convocation-datee", "2024-09-18", Nature::Fait),
        ("convocation-dernier-envoi", "2024-09-18", Nature::AuPlusTard),
        ("seance", "2024-09-24", Nature::Fait),
        ("transmission", "2024-09-27", Nature::Fait),
        ("publication-1", "2024-09-27", Nature::Fait),
        ("executoire", "2024-09-27", Nature::Depuis),
        ("envoi-prevu", "2024-09-30", Nature::Prevu),
        ("liste-des-deliberations", "2024-10-01", Nature::AuPlusTard),
        ("copie-aux-conseillers", "2024-10-24", Nature::AuPlusTard),
        ("minimum-quantieme", "2024-10-30", Nature::AuPlusTot),
        ("minimum-quantieme-report", "2024-10-30", Nature::AuPlusTot),
        ("minimum-franc", "2024-10-31", Nature::AuPlusTot),
        ("minimum-franc-report", "2024-10-31", Nature::AuPlusTot),
        ("cloture-prevue", "2024-11-18", Nature::Prevu),
        ("repute-favorable", "2024-11-19", Nature::Depuis),
        ("defere", "2024-11-28", Nature::Possible),
        ("recours-contentieux", "2024-11-28", Nature::Possible),
        ("recours-gracieux", "2024-11-28", Nature::Possible),
    ] {
        falls(&echeancier, cle, le, nature);
    }
    assert_eq!(echeancier.entrees().len(), 19);
    assert!(echeancier.entrees().is_sorted_by_key(|entree| entree.jour));
    // A day that is computed has its proof, which leads to it, by the same rule.
    let calcules = echeancier.entrees().iter().filter(|entree| entree.preuve.is_some());
    assert_eq!(calcules.clone().count(), 10);
    for entree in calcules {
        let preuve = entree.preuve.unwrap();
        // A recours gracieux is lodged in the period for the court, by a rule of its own.
        if entree.cle == "recours-gracieux" {
            assert_eq!(entree.regle, Some(Regle::RecoursGracieux));
        } else {
            assert_eq!(preuve.delai().regle(), entree.regle);
        }
        if entree.cle != "convocation-dernier-envoi" {
            assert_eq!(preuve.terme(), entree.jour, "{}", entree.cle);
        }
    }
    assert_eq!(
        echeancier.get("convocation-dernier-envoi").unwrap().preuve.unwrap().terme(),
        jour("2024-09-24")
    );
}

#[test]
fn forty_nine_days_meet_the_four_counts() {
    let dossier = dossier();
    let projet = dossier.consultation.as_ref().unwrap().projet();
    let prevision = projet.prevision().unwrap();
    assert_eq!(prevision.cloture.signed_duration_since(prevision.envoi).num_days(), 49);
    let minimums = projet.planned_minimums(dossier.zone, Ordre::MoisPuisJour).unwrap().unwrap();
    let lus = minimums.map(|m| (m.politique, m.premier, m.prudent, m.respecte));
    assert_eq!(
        lus,
        [
            (Politique::Quantieme, jour("2024-10-30"), jour("2024-10-30"), true),
            (Politique::QuantiemeReport, jour("2024-10-30"), jour("2024-10-30"), true),
            (Politique::Franc, jour("2024-10-31"), jour("2024-11-01"), true),
            (Politique::FrancReport, jour("2024-10-31"), jour("2024-11-04"), true),
        ]
    );
}

#[test]
fn what_must_be_looked_at_in_the_case() {
    let dossier = dossier();
    assert_eq!(dossier.deliberation.check(), cas().check());
    assert_eq!(Quorum::of(dossier.noms_sur_la_feuille.unwrap()).requis(), 77);
    let projet = dossier.consultation.as_ref().unwrap().projet();
    let alertes = projet.check(Territoire::MetropoleEtDom, dossier.zone, Ordre::MoisPuisJour);
    let codes: Vec<&str> = alertes.iter().map(Alerte::code).collect();
    // The communes are the contract's own list, which is not printed; nor are the conseils installed.
    assert_eq!(codes[0], "COMMUNES-NON-NOMMEES");
    assert_eq!(codes[1..], ["INSTALLATION-INCONNUE"; 16]);
    let acte = &dossier.deliberation.acte;
    assert_eq!(acte.executoire().unwrap().jour(), jour("2024-09-27"));
    let recours = dossier.timeline().unwrap().unwrap();
    assert_eq!(recours.decision(), Decision::Publiee { jour: jour("2024-09-27") });
    let Etat::Ouvert(periode) = recours.etat_on(jour("2024-09-27")) else { panic!() };
    assert_eq!(periode.termes.unique(), Some(jour("2024-11-28")));
}

#[test]
fn what_is_late_or_ahead_on_a_day() {
    let echeancier = echeancier();
    let late = |le| keys(echeancier.late_on(jour(le)));
    assert_eq!(late("2024-09-18"), [""; 0]);
    // Its sending is not printed: not known to be done.
    assert_eq!(late("2024-09-19"), ["convocation-dernier-envoi"]);
    assert_eq!(late("2024-10-02"), ["convocation-dernier-envoi", "liste-des-deliberations"]);
    assert_eq!(
        late("2024-11-29"),
        ["convocation-dernier-envoi", "liste-des-deliberations", "copie-aux-conseillers",]
    );
    let ahead = |le| keys(echeancier.ahead_on(jour(le)));
    assert_eq!(ahead("2024-09-10").len(), 19);
    let minimums =
        ["minimum-quantieme", "minimum-quantieme-report", "minimum-franc", "minimum-franc-report"];
    let suite =
        ["cloture-prevue", "repute-favorable", "defere", "recours-contentieux", "recours-gracieux"];
    assert_eq!(ahead("2024-11-18"), [&minimums[..], &suite].concat());
    assert_eq!(ahead("2024-11-19"), [&minimums[..], &suite[2..]].concat());
    // A right that has run out is not late.
    let suivi = |cle: &str, le| echeancier.get(cle).unwrap().suivi_on(jour(le));
    assert_eq!(suivi("defere", "2024-11-28"), Suivi::AVenir);
    assert_eq!(suivi("defere", "2024-11-29"), Suivi::Ferme);
    // Planned, past: whether it happened is not known.
    assert_eq!(suivi("envoi-prevu", "2024-09-30"), Suivi::AVenir);
    assert_eq!(suivi("envoi-prevu", "2024-10-01"), Suivi::Incertain);
    assert_eq!(suivi("executoire", "2024-09-26"), Suivi::AVenir);
    assert_eq!(suivi("executoire", "2024-09-27"), Suivi::Acquis);
    assert_eq!(suivi("repute-favorable", "2024-11-19"), Suivi::Acquis);
}

#[test]
fn what_is_said_to_be_done_is_on_its_line() {
    let mut dossier = dossier();
    let convocation = dossier.deliberation.convocation.as_mut().unwrap();
    convocation.envoyee = convocation.datee;
    dossier.deliberation.liste = Some(jour("2024-10-03"));
    let echeancier = dossier.echeancier().unwrap();
    let convocation = echeancier.get("convocation-dernier-envoi").unwrap();
    assert_eq!(convocation.accompli, Some(jour("2024-09-18")));
    assert_eq!(convocation.suivi_on(jour("2024-09-30")), Suivi::Acquis);
    let liste = echeancier.get("liste-des-deliberations").unwrap();
    assert_eq!(liste.accompli, Some(jour("2024-10-03")));
    assert_eq!(liste.suivi_on(jour("2024-10-02")), Suivi::EnRetard);
    assert_eq!(liste.suivi_on(jour("2024-10-03")), Suivi::FaitEnRetard);
}

#[test]
fn a_procedure_carried_to_publication_has_every_day() {
    let mut dossier = dossier();
    dossier.consultation = Some(published());
    let echeancier = dossier.echeancier().unwrap();
    // What is planned gives way to what was sent.
    assert!(echeancier.get("envoi-prevu").is_none() && echeancier.get("minimum-franc").is_none());
    for (cle, le, nature) in [
        ("envoi-62119", "2025-09-30", Nature::Fait),
        ("reception-62119", "2025-10-01", Nature::Fait),
        ("avis-62119", "2025-11-18", Nature::Possible),
        ("avis-62510", "2025-12-11", Nature::Possible),
        ("tacite-62028", "2025-11-19", Nature::Depuis),
        ("tacite-62178", "2025-11-19", Nature::Depuis),
        ("contribution-1", "2025-11-03", Nature::Fait),
        ("cloture", "2025-12-12", Nature::Fait),
        ("approbation", "2025-12-16", Nature::Fait),
        ("rapport-public", "2025-12-20", Nature::Fait),
    ] {
        falls(&echeancier, cle, le, nature);
    }
    let suivi = |cle: &str| echeancier.get(cle).unwrap().suivi_on(jour("2025-12-31"));
    assert_eq!(suivi("avis-62119"), Suivi::Acquis);
    assert_eq!(suivi("avis-62178"), Suivi::FaitEnRetard);
    assert_eq!(suivi("avis-62028"), Suivi::Ferme);
    // Who answered in time is not deemed favourable.
    assert!(echeancier.get("tacite-62119").is_none());
    let texte = rapport::procedure(&dossier).unwrap().to_string().replace('\u{a0}', " ");
    for dit in [
        "## Avis au 12 décembre 2025",
        "- conseil municipal de la commune 62178 : défavorable, reçu en retard le 21 novembre 2025, réputé favorable depuis le 19 novembre 2025\n",
        "- conseil citoyen du quartier QN06203M : conseil citoyen non constitué\n",
        "- Bailleur fictif : contribution, reçu le 3 novembre 2025\n",
        "- `AVIS-TARDIF` ",
        "rapport rendu public : siège, https://exemple.invalid",
    ] {
        assert!(texte.contains(dit), "{dit} is not in:\n{texte}");
    }
}

#[test]
fn the_record_of_the_case_is_stable_on_the_wire() {
    let dossier = dossier();
    let json = serde_json::to_string(&dossier).unwrap();
    assert_eq!(serde_json::from_str::<Dossier>(&json).unwrap(), dossier);
    let echeancier = dossier.echeancier().unwrap();
    let json = serde_json::to_string(&echeancier).unwrap();
    assert_eq!(serde_json::from_str::<Echeancier>(&json).unwrap(), echeancier);
}

#[test]
fn a_record_that_is_nearly_right_is_refused() {
    let cas: Value = serde_json::from_str(CAS).unwrap();
    let refused = |chemin: &str, cle: &str, valeur: Value, texte: &str| {
        let mut json = cas.clone();
        json.pointer_mut(chemin).unwrap()[cle] = valeur;
        let error = serde_json::from_value::<Dossier>(json).unwrap_err().to_string();
        assert!(error.contains(texte), "{chemin}/{cle}: {error}");
    };
    refused("", "ville", "Béthune".into(), "unknown field `ville`");
    refused("/deliberation/acte", "publiee", "2024-09-27".into(), "unknown field `publiee`");
    refused("/consultation/projet/modalites", "quartiers", json!([]), "unknown field `quartiers`");
    // A planned sending is no sending, and a phase cannot be skipped.
    let projet = cas["consultation"]["projet"].clone();
    refused("", "consultation", json!({ "consultation": projet }), "unknown field `modalites`");
    refused("", "consultation", json!({ "rapport_approuve": projet }), "unknown field `modalites`");
    refused("", "consultation", json!({ "envoi": projet }), "unknown variant `envoi`");
    let envoi = json!({ "envoi": "2024-09-30" });
    let sans_choix = json!({ "consultation": { "projet": projet, "envois": [envoi] } });
    refused("", "consultation", sans_choix, "unknown field `envoi`");
    refused("", "zone", "nord".into(), "expected a territory");
    refused(
        "",
        "recours",
        json!([{ "requete": { "jour": "2024-11-28" } }]),
        "unknown field `jour`",
    );
    let adoption = ["2024-09-31", "2024-9-24", " 2024-09-24", "+2024-09-24", "2024-09-24T00:00:00"];
    for jour in adoption {
        refused(
            "/deliberation/acte",
            "adoption",
            jour.into(),
            "expected a day of the calendar as `2024-09-27`",
        );
    }
    let mut sans = cas.clone();
    sans.as_object_mut().unwrap().remove("zone");
    let error = serde_json::from_value::<Dossier>(sans).unwrap_err();
    assert_eq!(error.to_string(), "missing field `zone`");
}

#[test]
fn a_calendar_that_cannot_be_counted_says_why() {
    let mut dossier = dossier();
    let depot = Depot::handed_over(jour("2024-09-26"));
    dossier.recours = vec![Evenement::Requete { depot }];
    assert_eq!(
        dossier.echeancier().unwrap_err().to_string(),
        "2024-09-26: expected 2024-09-27 or later, the day of what came before"
    );
    // Without a publication there is no appeal yet.
    dossier.deliberation.acte.publications.clear();
    assert_eq!(dossier.timeline(), Ok(None));
    let echeancier = dossier.echeancier().unwrap();
    assert!(echeancier.get("recours-contentieux").is_none());
    assert!(echeancier.get("executoire").is_none());
    falls(&echeancier, "defere", "2024-11-28", Nature::Possible);
    dossier.deliberation.acte.transmission = Some(jour("2099-12-20"));
    assert_eq!(
        dossier.echeancier().unwrap_err().to_string(),
        "what is counted from 2099-12-20 ends outside 1990 to 2099"
    );
}
