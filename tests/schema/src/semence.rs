//! Values to start from: the examples, every JSON text of the documentation and of the tests, and what is made.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::fabriquees;

/// Every value in them, whole or as a part, each once.
#[must_use]
pub fn values() -> Vec<Value> {
    let racine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut textes = Vec::new();
    for dossier in ["examples/donnees", "src", "tests/vectors", "tests/laws"] {
        collect(&racine.join(dossier), &mut textes);
    }
    let mut valeurs = Vec::new();
    for texte in &textes {
        if let Ok(valeur) = serde_json::from_str(texte) {
            spread(&valeur, &mut valeurs);
        }
    }
    for valeur in fabriquees::values() {
        spread(&valeur, &mut valeurs);
    }
    valeurs.sort_by_cached_key(Value::to_string);
    valeurs.dedup();
    valeurs
}

fn collect(dossier: &Path, textes: &mut Vec<String>) {
    for entree in fs::read_dir(dossier).expect("a folder of the repository") {
        let chemin = entree.expect("an entry").path();
        if chemin.is_dir() {
            collect(&chemin, textes);
        } else if chemin.extension().is_some_and(|suffixe| suffixe == "json") {
            textes.push(fs::read_to_string(&chemin).expect("a text"));
        } else if chemin.extension().is_some_and(|suffixe| suffixe == "rs") {
            let source = fs::read_to_string(&chemin).expect("a text");
            let source: String = source
                .lines()
                .map(|ligne| ligne.trim_start().trim_start_matches("///").trim_start_matches("//!"))
                .flat_map(|ligne| [ligne, "\n"])
                .collect();
            for suite in source.split("r#\"").skip(1) {
                textes.extend(suite.split("\"#").next().map(str::to_owned));
            }
        }
    }
}

fn spread(valeur: &Value, valeurs: &mut Vec<Value>) {
    valeurs.push(valeur.clone());
    match valeur {
        Value::Array(elements) => elements.iter().for_each(|element| spread(element, valeurs)),
        Value::Object(champs) => champs.values().for_each(|champ| spread(champ, valeurs)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The texts among values.
#[must_use]
pub fn texts(valeurs: &[Value]) -> Vec<String> {
    valeurs.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
