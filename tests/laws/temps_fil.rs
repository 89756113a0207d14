//! Laws of zones as texts, and of what travels.

use contrat_de_ville::droit::Regle;
use contrat_de_ville::identifiant::CodeDepartement;
use contrat_de_ville::temps::{
    Decompte, Delai, Incident, Politique, Report, Residence, VendrediSaint, Zone, ZoneError,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::codes::departements;
use crate::outils::{any_text, from_wire, near_valid, to_wire};
use crate::temps_outils::{decompte, delai, jour, lois, report, zone};

#[track_caller]
fn gives_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(valeur: &T) -> Value {
    let stocke = serde_json::to_value(valeur).unwrap();
    assert_eq!(serde_json::from_value::<T>(stocke.clone()).unwrap(), *valeur);
    stocke
}

#[track_caller]
fn refused_with<T: DeserializeOwned>(stocke: &Value, cle: &str, valeur: Value) {
    let mut faux = stocke.clone();
    faux[cle] = valeur;
    assert!(serde_json::from_value::<T>(faux.clone()).is_err(), "{faux}");
}

proptest! {
    #[test]
    fn wire_gives_the_same_back(
        delai in delai(),
        decompte in decompte(),
        report in report(),
        jour in jour(),
    ) {
        let stocke = gives_back(&delai);
        // An order or a rule that is not named is not written.
        prop_assert_eq!(stocke.get("ordre").is_some(), delai.ordre().is_some());
        prop_assert_eq!(stocke.get("regle").is_some(), delai.regle().is_some());
        refused_with::<Delai>(&stocke, "inconnu", json!(0));
        refused_with::<Delai>(&stocke, "duree", json!({"nombre": 0, "unite": "mois"}));
        gives_back(&decompte);
        gives_back(&report);
        for politique in Politique::TOUTES {
            prop_assert_eq!(gives_back(&politique), json!(politique.to_string()));
        }
        gives_back(&Incident::Suspension(jour));
    }

    #[test]
    fn parse_never_panics(texte in any_text()) {
        let _ = texte.parse::<Zone>();
        let _ = texte.parse::<Regle>();
    }

    #[test]
    fn nearly_a_zone_is_a_zone_or_refused_with_its_text(
        texte in near_valid(zone().prop_map(|zone| zone.to_string())),
    ) {
        match texte.parse::<Zone>() {
            Ok(zone) => prop_assert_eq!(zone.to_string(), texte.clone()),
            Err(error) => prop_assert_eq!(error, ZoneError::Inconnue(texte.clone())),
        }
        prop_assert_eq!(from_wire::<Zone>(&texte), texte.parse().ok());
    }

    #[test]
    fn nearly_an_id_is_a_rule_or_refused_with_its_text(
        texte in near_valid(proptest::sample::select(Regle::TOUTES.to_vec())
            .prop_map(|regle| regle.texte().id.to_owned())),
    ) {
        match texte.parse::<Regle>() {
            Ok(regle) => prop_assert_eq!(regle.texte().id, texte),
            Err(error) => prop_assert_eq!(error.0, texte),
        }
    }
}

#[test]
fn display_inverts_parse() {
    for zone in Zone::TOUTES {
        assert_eq!(zone.to_string().parse(), Ok(zone));
        assert_eq!(to_wire(&zone), zone.to_string());
        gives_back(&zone);
    }
    let mut zones = Zone::TOUTES.to_vec();
    zones.sort();
    zones.dedup();
    assert_eq!(zones.len(), Zone::TOUTES.len());
}

#[test]
fn every_departement_has_a_zone_or_says_why_not() {
    let zone = |code: &str| Zone::of_departement(code.parse::<CodeDepartement>().unwrap());
    for code in departements() {
        let attendu = match code.as_str() {
            "57" | "67" | "68" => Err(ZoneError::VendrediSaint(code.clone())),
            "971" => Ok(Zone::Guadeloupe),
            "972" => Ok(Zone::Martinique),
            "973" => Ok(Zone::Guyane),
            "974" => Ok(Zone::LaReunion),
            "975" => Ok(Zone::SaintPierreEtMiquelon),
            "976" => Ok(Zone::Mayotte),
            "977" => Ok(Zone::SaintBarthelemy),
            "978" => Ok(Zone::SaintMartin),
            // The Austral lands, Wallis-et-Futuna, Polynesia, New Caledonia.
            "984" | "986" | "987" | "988" => Err(ZoneError::NonLue(code.clone())),
            _ => Ok(Zone::Metropole),
        };
        assert_eq!(zone(&code), attendu, "{code}");
    }
}

/// A count that a rule leaves to the caller; all the rest of a rule is its own.
fn leaves_open(delai: Delai) -> (bool, bool) {
    match delai.regle() {
        Some(Regle::ConsultMinDelay) => (true, true),
        Some(Regle::Quorum) => (true, false),
        // Not the day before, in urgency.
        Some(Regle::AlsaceMoselle) => (delai.duree().nombre() == 3, false),
        _ => (false, false),
    }
}

#[test]
fn a_delay_that_names_a_rule_is_that_of_the_rule() {
    let lois = lois(Zone::Mayotte);
    for loi in &lois {
        let stocke = gives_back(loi);
        let nombre = loi.duree().nombre();
        let unite = &stocke["duree"]["unite"];
        let autre = if *unite == json!("annees") { "mois" } else { "annees" };
        refused_with::<Delai>(&stocke, "duree", json!({"nombre": nombre + 7, "unite": unite}));
        refused_with::<Delai>(&stocke, "duree", json!({"nombre": nombre, "unite": autre}));
        refused_with::<Delai>(&stocke, "regle", json!("BUDGET-ANNEX"));
        refused_with::<Delai>(&stocke, "regle", json!("DELAI-FRANC"));

        let (decompte_ouvert, report_ouvert) = leaves_open(*loi);
        let mut autre = stocke.clone();
        let franc = loi.decompte() == Decompte::Franc;
        autre["decompte"] = json!(if franc { Decompte::Quantieme } else { Decompte::Franc });
        assert_eq!(serde_json::from_value::<Delai>(autre).is_ok(), decompte_ouvert, "{loi:?}");
        let mut autre = stocke.clone();
        let carried = loi.report() != Report::Sans;
        autre["report"] = json!(if carried { Report::Sans } else { Report::Vers(Zone::Guyane) });
        assert_eq!(serde_json::from_value::<Delai>(autre).is_ok(), report_ouvert, "{loi:?}");
        // Which zone is the caller's to say, where the rule carries over.
        if carried {
            let mut autre = stocke.clone();
            autre["report"] = json!(Report::Vers(Zone::Metropole));
            assert!(serde_json::from_value::<Delai>(autre).is_ok(), "{loi:?}");
        }
        // Without its rule it is a delay of the caller's own.
        let mut propre = stocke;
        propre["regle"] = Value::Null;
        let propre = serde_json::from_value::<Delai>(propre).unwrap();
        let attendu = Delai::new(loi.duree(), loi.decompte(), loi.report());
        assert_eq!(propre, loi.ordre().map_or(attendu, |ordre| attendu.with_ordre(ordre)));
    }
    // No delay twice, and no rule is left out of the list but those that are no delay.
    let mut sans_doubles = lois.clone();
    sans_doubles.sort();
    sans_doubles.dedup();
    assert_eq!(sans_doubles.len(), lois.len());
    assert_eq!(
        Delai::recours_contentieux_de(Residence::Proche, Zone::Mayotte),
        Delai::recours_contentieux(Zone::Mayotte)
    );
}

#[test]
fn good_friday_is_the_callers_to_say() {
    for texte in ["alsace-moselle", "57", "67", "68"] {
        let zone =
            texte.parse::<CodeDepartement>().map_or_else(|_| texte.parse(), Zone::of_departement);
        assert_eq!(zone, Err(ZoneError::VendrediSaint(texte.to_owned())));
    }
    let zones = [VendrediSaint::Ferie, VendrediSaint::NonFerie].map(Zone::AlsaceMoselle);
    assert_eq!(
        zones.map(|zone| zone.to_string()),
        ["alsace-moselle-vendredi-saint", "alsace-moselle-sans-vendredi-saint"]
    );
}
