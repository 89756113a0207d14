//! Values drawn from a schema.

use std::collections::HashMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::hasard::Hasard;

/// Draws values that a schema allows, as far as the words that our schemas use go.
pub struct Tirage<'a> {
    schema: &'a Value,
    textes: &'a [String],
    motifs: HashMap<String, Vec<String>>,
    textes_tires: TestRunner,
}

impl<'a> Tirage<'a> {
    /// `textes` are texts that were met: a right key is rarely drawn.
    #[must_use]
    pub fn new(schema: &'a Value, textes: &'a [String]) -> Self {
        let textes_tires = TestRunner::deterministic();
        Self { schema, textes, motifs: HashMap::new(), textes_tires }
    }

    pub fn draw(&mut self, hasard: &mut Hasard) -> Value {
        self.value(self.schema, hasard, 0)
    }

    fn value(&mut self, schema: &'a Value, hasard: &mut Hasard, profondeur: usize) -> Value {
        if let Some(renvoi) = schema["$ref"].as_str() {
            let cible = self.schema.pointer(&renvoi[1..]).expect("a definition of this schema");
            return self.value(cible, hasard, profondeur + 1);
        }
        if let Some(valeur) = schema.get("const") {
            return valeur.clone();
        }
        if let Some(liste) = schema["enum"].as_array() {
            return hasard.pick(liste).clone();
        }
        for cle in ["anyOf", "oneOf"] {
            if let Some(choix) = schema[cle].as_array() {
                let choisi = hasard.pick(choix);
                let mut valeur = self.value(choisi, hasard, profondeur + 1);
                if schema.get("properties").is_some() {
                    let autre = self.object(schema, hasard, profondeur);
                    if let (Value::Object(valeur), Value::Object(autre)) = (&mut valeur, autre) {
                        valeur.extend(autre);
                    }
                }
                return valeur;
            }
        }
        let sorte = match &schema["type"] {
            Value::String(sorte) => sorte.as_str(),
            Value::Array(sortes) => hasard.pick(sortes).as_str().expect("the name of a type"),
            _ => "null",
        };
        match sorte {
            "object" => self.object(schema, hasard, profondeur),
            "array" => self.array(schema, hasard, profondeur),
            "string" => Value::String(self.text(schema, hasard)),
            "integer" => integer(schema, hasard),
            "number" => number(schema, hasard),
            "boolean" => json!(hasard.once_in(2)),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &'a Value, hasard: &mut Hasard, profondeur: usize) -> Value {
        let mut objet = Map::new();
        let requis: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (cle, champ) in schema["properties"].as_object().into_iter().flatten() {
            let optionnel = if profondeur > 8 { 12 } else { 2 };
            if requis.contains(&cle.as_str()) || hasard.once_in(optionnel) {
                objet.insert(cle.clone(), self.value(champ, hasard, profondeur + 1));
            }
        }
        for (motif, champ) in schema["patternProperties"].as_object().into_iter().flatten() {
            for _ in 0..hasard.below(3) {
                let cle = self.matching(motif, hasard);
                objet.insert(cle, self.value(champ, hasard, profondeur + 1));
            }
        }
        if schema["additionalProperties"].is_object() {
            for _ in 0..hasard.below(3) {
                let cle = self.value(&schema["propertyNames"], hasard, profondeur + 1);
                let cle = cle.as_str().unwrap_or("A-1").to_owned();
                objet.insert(
                    cle,
                    self.value(&schema["additionalProperties"], hasard, profondeur + 1),
                );
            }
        }
        Value::Object(objet)
    }

    fn array(&mut self, schema: &'a Value, hasard: &mut Hasard, profondeur: usize) -> Value {
        let mut elements: Vec<Value> = Vec::new();
        for element in schema["prefixItems"].as_array().into_iter().flatten() {
            elements.push(self.value(element, hasard, profondeur + 1));
        }
        if schema["items"].is_object() {
            let au_plus = if profondeur > 8 { 1 } else { 3 };
            for _ in 0..=hasard.below(au_plus + 1) {
                elements.push(self.value(&schema["items"], hasard, profondeur + 1));
            }
            if !elements.is_empty() && hasard.once_in(3) {
                elements.pop();
            }
        }
        Value::Array(elements)
    }

    fn text(&mut self, schema: &'a Value, hasard: &mut Hasard) -> String {
        match schema["pattern"].as_str() {
            Some(motif) => loop {
                let texte = self.matching(motif, hasard);
                let longueur = texte.chars().count() as u64;
                let bornes = schema["minLength"].as_u64().unwrap_or(0)
                    ..=schema["maxLength"].as_u64().unwrap_or(u64::MAX);
                if bornes.contains(&longueur) {
                    return texte;
                }
            },
            None if hasard.once_in(4) => String::new(),
            None => hasard.pick(self.textes).clone(),
        }
    }

    fn matching(&mut self, motif: &str, hasard: &mut Hasard) -> String {
        let textes = self.textes;
        let connus = self.motifs.entry(motif.to_owned()).or_insert_with(|| {
            let schema =
                jsonschema::validator_for(&json!({ "pattern": motif })).expect("a pattern");
            textes.iter().filter(|texte| schema.is_valid(&json!(texte))).cloned().collect()
        });
        if !connus.is_empty() && !hasard.once_in(6) {
            return hasard.pick(connus).clone();
        }
        let nu = motif.trim_start_matches('^').trim_end_matches('$');
        let strategie = string_regex(nu).expect("a pattern without look-around");
        strategie.new_tree(&mut self.textes_tires).expect("a text").current()
    }
}

fn integer(schema: &Value, hasard: &mut Hasard) -> Value {
    let min = schema["minimum"].as_i64().unwrap_or(-3);
    let max = schema["maximum"].as_u64().unwrap_or(9);
    match hasard.below(8) {
        0 => json!(min),
        1 => json!(max),
        2 => json!(min.saturating_add(1).min(i64::try_from(max).unwrap_or(i64::MAX))),
        _ => {
            let ecart = max.saturating_sub(min.max(0).unsigned_abs()).min(9);
            json!(min.max(0).saturating_add_unsigned(
                hasard.below(usize::try_from(ecart + 1).expect("ten at most")) as u64
            ))
        }
    }
}

fn number(schema: &Value, hasard: &mut Hasard) -> Value {
    let min = schema["minimum"].as_f64().unwrap_or(0.0);
    let max = schema["maximum"].as_f64().unwrap_or(400.0);
    match hasard.below(6) {
        0 if schema.get("minimum").is_some() => json!(min),
        1 => json!(max),
        #[allow(clippy::cast_precision_loss)] // any number between will do
        _ => json!(min + (max - min) * ((hasard.below(999) + 1) as f64 / 1000.0)),
    }
}
