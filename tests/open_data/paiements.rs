//! Payments of programme 147: amounts that open data wrote as JSON doubles, to the cent.

use contrat_de_ville::Euros;
use contrat_de_ville::bilan::Ventilation;
use contrat_de_ville::nombre::double;
use serde::Deserialize;

use crate::read;

#[derive(Deserialize)]
struct Versement {
    #[serde(deserialize_with = "double::deserialize")]
    montant: Euros,
    code_cv: String,
}

/// Control totals of the published files.
#[test]
fn control_totals_to_the_cent() {
    for (fichier, nombre, attendu) in [
        ("adulte-relais-2020", 4_660, "92617779.60"),
        ("adulte-relais-2021", 5_377, "107926176.14"),
        ("adulte-relais-2022", 5_623, "119511242.00"),
        ("postes-fonjep-2020", 1_455, "10166014.50"),
        ("postes-fonjep-2021", 1_462, "10266609.00"),
        ("postes-fonjep-2022", 1_429, "10074972.00"),
    ] {
        let Some(json) = read(&format!("bop147/{fichier}.json")) else { return };
        let versements: Vec<Versement> = serde_json::from_str(&json).unwrap();
        let bilan: Ventilation<&str> = versements
            .iter()
            .map(|versement| (versement.code_cv.as_str(), versement.montant))
            .collect();
        let total = bilan.total();
        assert_eq!(total.total().plain().to_string(), attendu, "{fichier}");
        assert_eq!(total.nombre(), nombre, "{fichier}");
    }
}
