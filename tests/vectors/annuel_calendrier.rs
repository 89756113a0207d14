//! The calendar of the procedure of a report: that of the case, none, one that contradicts itself.

use contrat_de_ville::identifiant::{Annee, CodeContrat};
use contrat_de_ville::procedure::{Dossier, Evenement, Voie};
use contrat_de_ville::rapport::annuel::{CalendrierError, RapportAnnuel};

const PROCEDURE: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");

fn with(procedure: Option<Dossier>) -> RapportAnnuel {
    let (contrat, annee) = (CodeContrat::parse("CV221").unwrap(), Annee::new(2023).unwrap());
    RapportAnnuel { procedure, ..RapportAnnuel::new(contrat, annee) }
}

#[test]
fn the_calendar_of_a_report_is_that_of_its_procedure() {
    let dossier: Dossier = serde_json::from_str(PROCEDURE).unwrap();
    let echeancier = with(Some(dossier.clone())).echeancier().unwrap();
    assert_eq!(echeancier, dossier.echeancier().unwrap());
    let recours = echeancier.get("recours-contentieux").unwrap();
    assert_eq!(recours.jour.to_string(), "2024-11-28");
}

#[test]
fn a_report_without_a_calendar_says_why() {
    let refus = with(None).echeancier().unwrap_err();
    assert_eq!(refus.to_string(), "calendar of the procedure: the report tells none");
    let mut dossier: Dossier = serde_json::from_str(PROCEDURE).unwrap();
    // Fictitious: nobody appealed.
    dossier.recours = vec![Evenement::RejetExpres {
        voie: Voie::Gracieux,
        notification: "2024-12-02".parse().unwrap(),
        voies_mentionnees: true,
    }];
    let cause = dossier.echeancier().unwrap_err();
    let refus = with(Some(dossier)).echeancier().unwrap_err();
    assert_eq!(refus.to_string(), format!("calendar of the procedure: {cause}"));
    assert_eq!(refus, CalendrierError::Dossier(cause));
}
