//! Splits over places, by hand. Every action and every figure here is fictitious.

use std::collections::BTreeSet;

use contrat_de_ville::bilan::{Recoupement, Ventilation};
use contrat_de_ville::financement::{
    Action, CauseDeVentilation, CleDeVentilation, ParLieu, Ponderation, ProgrammationVentilee,
    Stade,
};
use contrat_de_ville::identifiant::{CodeCommune, CodeQuartier};
use contrat_de_ville::nombre::{Methode, RepartitionError};

use crate::programmation::{action, caf, euros, population, reference, saisie};

fn quartier(code: &str) -> CodeQuartier {
    CodeQuartier::Qpv(code.parse().unwrap())
}

fn commune(code: &str) -> CodeCommune {
    code.parse().unwrap()
}

fn communes(action: &Action) -> BTreeSet<CodeCommune> {
    match action.reference.as_str() {
        "A" => [commune("62119"), commune("62178"), commune("62065")].into(),
        _ => [].into(),
    }
}

/// Each place with its cents, `-` where there is none.
fn montants<L: contrat_de_ville::financement::Lieu>(
    ventilee: &ProgrammationVentilee<L>,
) -> Vec<(String, i128)> {
    Ventilation::of(ventilee.tranche(Stade::Accorde), &ParLieu)
        .iter()
        .map(|(lieu, cumul)| {
            (lieu.map_or_else(|| "-".to_owned(), ToString::to_string), cumul.total().centimes())
        })
        .collect()
}

#[track_caller]
fn assert_montants(lus: &[(String, i128)], attendus: &[(&str, i128)]) {
    let lus: Vec<(&str, i128)> =
        lus.iter().map(|(lieu, centimes)| (lieu.as_str(), *centimes)).collect();
    assert_eq!(lus, attendus);
}

#[test]
fn by_beneficiaries_of_each_action() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005"]));
    saisie.add_action(action("B", &["QP062004", "QP062005"]));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(100));
    saisie.add_ligne(&reference("B"), &caf(), Stade::Accorde, euros(-1_000));
    let de =
        |un: u64, autre: u64| [(quartier("QP062004"), un), (quartier("QP062005"), autre)].into();
    let poids = [(reference("A"), de(2, 1)), (reference("B"), de(0, 9))].into();
    let ventilee = saisie
        .finish()
        .unwrap()
        .ventilate(Methode::PlusFortsRestes, Ponderation::Beneficiaires(poids))
        .unwrap();
    // 66,67 and 33,33 cents of A; all that B gives back is of the second quarter.
    assert_montants(&montants(&ventilee), &[("QP062004", 67), ("QP062005", 33 - 1_000)]);
    assert_eq!(ventilee.cle().to_string(), "bénéficiaires");
}

#[test]
fn by_commune_under_a_key_of_the_caller() {
    let mut saisie = saisie();
    // The quarters of an action do not say its communes.
    saisie.add_action(action("A", &["QP062004"]));
    saisie.add_action(action("B", &["QP062004"]));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(10));
    saisie.add_ligne(&reference("B"), &caf(), Stade::Accorde, euros(7));
    let logements = [(commune("62119"), 5), (commune("62178"), 4), (commune("62065"), 0)];
    let ponderation = Ponderation::Donnee {
        nom: "Logements sociaux".parse().unwrap(),
        poids: [(reference("A"), logements.into())].into(),
    };
    let programmation = saisie.finish().unwrap();
    let ventilee =
        programmation.clone().ventilate_over(Methode::SainteLague, ponderation, communes).unwrap();
    assert_montants(&montants(&ventilee), &[("-", 7), ("62065", 0), ("62119", 6), ("62178", 4)]);
    assert_eq!(ventilee.cle(), CleDeVentilation::Donnee("Logements sociaux".parse().unwrap()));
    assert_eq!(ventilee.cle().to_string(), "Logements sociaux");
    assert_eq!(ventilee.lieux(), [commune("62065"), commune("62119"), commune("62178")]);
    assert!(Recoupement::of_split(ventilee.tranche(Stade::Accorde)).is_proved());

    // The weights of another action are not those of this one.
    let ponderation = Ponderation::Beneficiaires([(reference("C"), logements.into())].into());
    let refus =
        programmation.ventilate_over(Methode::SainteLague, ponderation, communes).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "1 problem: action A: no weight « bénéficiaires » for 62065, 62119, 62178"
    );
}

#[test]
fn every_problem_is_told_at_once() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005", "QP062006"]));
    saisie.add_action(action("B", &["QP062004"]));
    saisie.add_action(action("C", &["QP062004", "QP062007"]));
    for (texte, stade, centimes) in [
        ("A", Stade::Accorde, 900),
        ("A", Stade::Engage, 900), // told once
        ("B", Stade::Accorde, 5),  // the place is known
        ("C", Stade::Accorde, 1),  // one cent for two
        ("C", Stade::Engage, 1),   // and again: another line
        ("C", Stade::Verse, 0),    // nothing to split
    ] {
        saisie.add_ligne(&reference(texte), &caf(), stade, euros(centimes));
    }
    let programmation = saisie.finish().unwrap();
    let refus = programmation
        .clone()
        .ventilate(Methode::Adams, population(&[("QP062004", 900), ("QP062007", 100)]))
        .unwrap_err();
    assert_eq!(*refus.rendu, programmation);
    assert_eq!(
        refus.to_string(),
        "3 problems: action A: no weight « population » for QP062005, QP062006; \
         action C: « accordé »: 1 units for 2 parties: the method Adams gives at least one to each; \
         action C: « engagé »: 1 units for 2 parties: the method Adams gives at least one to each"
    );
    assert_eq!(
        refus.cause.as_slice()[1].cause,
        CauseDeVentilation::Repartition {
            stade: Stade::Accorde,
            cause: RepartitionError::MoinsDUnitesQueDeParties {
                methode: Methode::Adams,
                unites: 1,
                parties: 2
            }
        }
    );
    // As much for each needs no weight.
    assert!(programmation.ventilate(Methode::Hondt, Ponderation::Egale).is_ok());
}

/// Extremes are split as any amount is.
#[test]
fn the_largest_and_the_smallest_amounts() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005"]));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(i64::MAX));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(i64::MIN));
    let ventilee =
        saisie.finish().unwrap().ventilate(Methode::PlusFortsRestes, Ponderation::Egale).unwrap();
    // MIN is even; the odd cent of MAX goes to the first.
    assert_montants(&montants(&ventilee), &[("QP062004", 0), ("QP062005", -1)]);
}

#[test]
fn a_key_on_the_wire() {
    let wire = |cle: &CleDeVentilation| serde_json::to_string(cle).unwrap();
    assert_eq!(wire(&CleDeVentilation::Egale), r#""egale""#);
    assert_eq!(CleDeVentilation::Egale.to_string(), "parts égales");
    assert_eq!(CleDeVentilation::Population.to_string(), "population");
    let donnee = CleDeVentilation::Donnee("Clé du comité".parse().unwrap());
    assert_eq!(wire(&donnee), r#"{"donnee":"Clé du comité"}"#);
    assert_eq!(serde_json::from_str::<CleDeVentilation>(&wire(&donnee)).unwrap(), donnee);
    assert!(serde_json::from_str::<CleDeVentilation>(r#"{"donnee":""}"#).is_err());
    assert!(serde_json::from_str::<CleDeVentilation>(r#""surface""#).is_err());
}

#[test]
fn weights_on_the_wire() {
    let lue = |json: &str| serde_json::from_str::<Ponderation<CodeCommune>>(json);
    for json in [
        r#""egale""#,
        r#"{"population":[["62119",24000],["62178",0]]}"#,
        r#"{"beneficiaires":[["A",[["62119",3]]],["B",[]]]}"#,
        r#"{"donnee":{"nom":"Clé","poids":[["A",[["62119",3]]]]}}"#,
    ] {
        assert_eq!(serde_json::to_string(&lue(json).unwrap()).unwrap(), json);
    }
    let refuse = |json: &str| lue(json).unwrap_err().to_string();
    assert_eq!(
        refuse(r#"{"population":[["62119",1],["62119",1]]}"#),
        "place 62119: two weights, expected one"
    );
    assert_eq!(
        refuse(r#"{"beneficiaires":[["A",[]],["A",[]]]}"#),
        "action A: two lists of weights, expected one"
    );
    assert!(lue(r#"{"donnee":{"nom":"Clé","poids":[["A",[["62119",3],["62119",4]]]]}}"#).is_err());
    assert!(lue(r#"{"population":[["62119",-1]]}"#).is_err());
    assert!(lue(r#"{"population":[["62119",1.5]]}"#).is_err());
    assert!(lue(r#"{"donnee":{"nom":"Clé","poids":[],"total":1}}"#).is_err());
    // Of the other kind of place.
    assert!(serde_json::from_str::<Ponderation>(r#"{"population":[["62119",1]]}"#).is_err());
    assert!(
        serde_json::from_str::<Ponderation>(r#"{"population":[[{"qpv":"QP062004"},1]]}"#).is_ok()
    );
}

/// A refused request is 0 granted, in the quarters that it states: it is not one without a quarter.
#[test]
fn a_line_of_nothing_stands_in_the_places_of_its_action() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005"]));
    saisie.add_action(action("B", &[]));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(0));
    saisie.add_ligne(&reference("B"), &caf(), Stade::Accorde, euros(0));
    let programmation = saisie.finish().unwrap();
    // No weight is needed to share out nothing, nor a cent for each.
    for ponderation in [Ponderation::Egale, population(&[])] {
        let ventilee = programmation.clone().ventilate(Methode::Adams, ponderation).unwrap();
        let tranche = ventilee.tranche(Stade::Accorde);
        assert_montants(&montants(&ventilee), &[("-", 0), ("QP062004", 0), ("QP062005", 0)]);
        let actions: Vec<(Option<String>, Vec<String>)> = Ventilation::actions(tranche, &ParLieu)
            .iter()
            .map(|(lieu, actions)| {
                let actions = actions.iter().map(|(_, reference)| reference.to_string());
                (lieu.map(ToString::to_string), actions.collect())
            })
            .collect();
        let attendu = [(None, "B"), (Some("QP062004"), "A"), (Some("QP062005"), "A")];
        let attendu = attendu.map(|(lieu, a)| (lieu.map(str::to_owned), vec![a.to_owned()]));
        assert_eq!(actions, attendu);
        assert!(Recoupement::of_split(tranche).is_proved());
    }
}

/// Beneficiaries in a quarter that the action does not state: one of both is wrong, and neither is dropped.
#[test]
fn a_weight_where_the_action_is_not_is_refused() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004"]));
    saisie.add_action(action("B", &[]));
    saisie.add_action(action("C", &["QP062004"]));
    for texte in ["A", "B", "C"] {
        saisie.add_ligne(&reference(texte), &caf(), Stade::Accorde, euros(100));
        saisie.add_ligne(&reference(texte), &caf(), Stade::Verse, euros(100));
    }
    let programmation = saisie.finish().unwrap();
    let de = |poids: &[(&str, u64)]| poids.iter().map(|(q, p)| (quartier(q), *p)).collect();
    let poids = |ailleurs: u64| {
        Ponderation::Beneficiaires(
            [
                (reference("A"), de(&[("QP062004", 3), ("QP062005", ailleurs)])),
                (reference("B"), de(&[("QP062006", ailleurs)])),
                (reference("C"), de(&[("QP062005", ailleurs)])),
                // Of another programme: a table may hold more actions than this one.
                (reference("Z"), de(&[("QP062005", 8)])),
            ]
            .into(),
        )
    };
    let refus = programmation.clone().ventilate(Methode::PlusFortsRestes, poids(9)).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "4 problems: \
         action A: weight « bénéficiaires » for QP062005, expected for its places only; \
         action B: weight « bénéficiaires » for QP062006, expected for its places only; \
         action C: no weight « bénéficiaires » for QP062004; \
         action C: weight « bénéficiaires » for QP062005, expected for its places only"
    );
    // Nobody elsewhere says nothing else than the places do.
    let refus = programmation.ventilate(Methode::PlusFortsRestes, poids(0)).unwrap_err();
    assert_eq!(refus.to_string(), "1 problem: action C: no weight « bénéficiaires » for QP062004");
}
