//! Quarters without an action. All fictitious.

use contrat_de_ville::financement::{CritereDeDesserte, Desserte, Stade};
use contrat_de_ville::identifiant::CodeQuartier;

use crate::programmation::{action, caf, etat, euros, reference, saisie};

/// A serves two quarters and is taken back, B serves one and one that is not listed, C states none.
#[test]
fn quarters_that_no_action_serves() {
    let quartiers: Vec<CodeQuartier> = ["QP062004", "QP062005", "QP062006", "QP062007"]
        .map(|code| CodeQuartier::Qpv(code.parse().unwrap()))
        .to_vec();
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005"]));
    saisie.add_action(action("B", &["QP062005", "QP062057"]));
    saisie.add_action(action("C", &[]));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(500));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(-500));
    saisie.add_ligne(&reference("B"), &caf(), Stade::Accorde, euros(1));
    let programmation = saisie.finish().unwrap();

    let toutes = Desserte::of(&quartiers, &programmation, CritereDeDesserte::Action);
    assert_eq!(toutes.servis().len(), 2);
    assert_eq!(toutes.servis()[&quartiers[1]].len(), 2);
    assert_eq!(toutes.sans_action().iter().collect::<Vec<_>>(), [&quartiers[2], &quartiers[3]]);
    assert_eq!(toutes.hors_liste().len(), 1);
    assert_eq!(toutes.sans_quartier().iter().collect::<Vec<_>>(), [&reference("C")]);
    assert!(!toutes.is_certain());

    let soutenues =
        Desserte::of(&quartiers, &programmation, CritereDeDesserte::Soutien(Stade::Accorde));
    assert_eq!(soutenues.servis().keys().collect::<Vec<_>>(), [&quartiers[1]]);
    assert!(soutenues.sans_quartier().is_empty() && soutenues.is_certain());
    let versees =
        Desserte::of(&quartiers, &programmation, CritereDeDesserte::Soutien(Stade::Verse));
    assert_eq!(versees.sans_action().len(), 4);
    let critere = serde_json::json!({ "soutien": "accorde" });
    assert_eq!(serde_json::to_value(soutenues.critere()).unwrap(), critere);
    assert_eq!(serde_json::from_value::<CritereDeDesserte>(critere).unwrap(), soutenues.critere());
}
