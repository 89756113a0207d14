//! Values that are nearly right.

use serde_json::{Map, Number, Value, json};

use crate::hasard::Hasard;

/// Whether serde may read a mutant that the schema refuses: the two forms that nothing writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forme {
    Ordinaire,
    /// A struct as the array of its fields, or a variant that holds nothing with `null` beside it.
    Compacte,
}

/// One change, somewhere in a value.
pub fn mutate(valeur: &Value, autres: &[Value], hasard: &mut Hasard) -> (Value, Forme) {
    let mut mutant = valeur.clone();
    let places = count(&mutant);
    let mut rang = hasard.below(places);
    let forme = visit(&mut mutant, &mut rang, autres, hasard).unwrap_or(Forme::Ordinaire);
    (mutant, forme)
}

fn count(valeur: &Value) -> usize {
    1 + match valeur {
        Value::Array(elements) => elements.iter().map(count).sum::<usize>(),
        Value::Object(champs) => champs.values().map(count).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

fn visit(
    valeur: &mut Value,
    rang: &mut usize,
    autres: &[Value],
    hasard: &mut Hasard,
) -> Option<Forme> {
    if *rang == 0 {
        return Some(change(valeur, autres, hasard));
    }
    *rang -= 1;
    match valeur {
        Value::Array(elements) => {
            elements.iter_mut().find_map(|element| visit(element, rang, autres, hasard))
        }
        Value::Object(champs) => {
            champs.values_mut().find_map(|champ| visit(champ, rang, autres, hasard))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn change(valeur: &mut Value, autres: &[Value], hasard: &mut Hasard) -> Forme {
    if hasard.once_in(5) {
        return swap(valeur, autres, hasard);
    }
    match valeur {
        Value::Object(champs) => object(champs, hasard),
        Value::Array(elements) => array(elements, hasard),
        Value::String(texte) => string(texte, hasard),
        Value::Number(nombre) => *valeur = number(nombre, hasard),
        Value::Bool(vrai) => *vrai = !*vrai,
        Value::Null => *valeur = json!(0),
    }
    Forme::Ordinaire
}

/// Another value in its place.
fn swap(valeur: &mut Value, autres: &[Value], hasard: &mut Hasard) -> Forme {
    let (autre, forme) = match hasard.below(9) {
        0 => (Value::Null, Forme::Ordinaire),
        1 => (json!(""), Forme::Ordinaire),
        2 => (json!(0), Forme::Ordinaire),
        3 => (json!({}), Forme::Ordinaire),
        4 => (json!([]), Forme::Compacte),
        5 => match &*valeur {
            Value::Object(champs) => (champs.values().cloned().collect(), Forme::Compacte),
            Value::String(texte) => (json!({ texte.clone(): null }), Forme::Compacte),
            autre => (json!([autre]), Forme::Compacte),
        },
        _ => {
            let autre = hasard.pick(autres).clone();
            // An array in place of an object is the first of the two forms.
            let forme = if autre.is_array() && !valeur.is_array() {
                Forme::Compacte
            } else {
                Forme::Ordinaire
            };
            (autre, forme)
        }
    };
    *valeur = autre;
    forme
}

fn object(champs: &mut Map<String, Value>, hasard: &mut Hasard) {
    let cles: Vec<String> = champs.keys().cloned().collect();
    match hasard.below(4) {
        0 if !cles.is_empty() => drop(champs.remove(hasard.pick(&cles))),
        1 if !cles.is_empty() => {
            let cle = hasard.pick(&cles).clone();
            if let Some(champ) = champs.remove(&cle) {
                champs.insert(format!("{cle}x"), champ);
            }
        }
        2 if !cles.is_empty() => {
            champs.insert(hasard.pick(&cles).clone(), Value::Null);
        }
        _ => drop(champs.insert("inconnu".to_owned(), json!(1))),
    }
}

fn array(elements: &mut Vec<Value>, hasard: &mut Hasard) {
    let n = elements.len();
    match hasard.below(4) {
        0 if n > 0 => drop(elements.remove(hasard.below(n))),
        1 if n > 0 => elements.push(elements[hasard.below(n)].clone()),
        2 if n > 1 => elements.swap(hasard.below(n), hasard.below(n)),
        _ => elements.push(json!(null)),
    }
}

fn string(texte: &mut String, hasard: &mut Hasard) {
    let mut lettres: Vec<char> = texte.chars().collect();
    let rang = hasard.below(lettres.len() + 1);
    let lettre = *hasard
        .pick(&['0', '1', '9', 'A', 'a', 'é', ' ', '\u{a0}', '\n', '-', '.', '/', '+', '\u{85}']);
    match hasard.below(4) {
        0 if rang < lettres.len() => drop(lettres.remove(rang)),
        1 if rang < lettres.len() => lettres[rang] = lettre,
        2 => lettres.extend(lettres.clone()),
        _ => lettres.insert(rang, lettre),
    }
    *texte = lettres.into_iter().collect();
}

fn number(nombre: &Number, hasard: &mut Hasard) -> Value {
    let entier = nombre.as_i64();
    match hasard.below(9) {
        0 => json!(entier.map_or(0, |n| n.saturating_add(1))),
        1 => json!(entier.map_or(0, |n| n.saturating_sub(1))),
        2 => json!(entier.map_or(-1, i64::saturating_neg)),
        3 => json!(nombre.as_f64()),
        4 => json!(nombre.as_f64().map(|n| n + 0.5)),
        5 => json!(u64::MAX),
        6 => json!(1e300),
        7 => json!(*hasard.pick(&[
            255_u64,
            256,
            65_535,
            65_536,
            4_294_967_295,
            4_294_967_296,
            92_233_720_368_547_758,
            92_233_720_368_547_759
        ])),
        _ => json!(nombre.to_string()),
    }
}
