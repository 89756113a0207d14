//! Whatever serde reads validates; what validates and serde refuses falls under a listed rule.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::echange::schema::{Document, REGLES};
use schema::hasard::Hasard;
use schema::mutation::{Forme, mutate};
use schema::regles::{MARQUES, rule_of};
use schema::semence;
use schema::tirage::Tirage;
use schema::types::TYPES;
use serde_json::Value;

#[test]
fn every_schema_is_valid_against_its_meta_schema() {
    for un in TYPES {
        let schema = (un.schema)();
        assert!(jsonschema::meta::is_valid(&schema), "{}", un.nom);
    }
    for document in Document::TOUS {
        assert!(jsonschema::meta::is_valid(document.schema().as_value()), "{}", document.nom());
    }
}

#[test]
fn what_serde_and_the_schema_disagree_on_falls_under_a_listed_rule() {
    let valeurs = semence::values();
    let textes = semence::texts(&valeurs);
    let mut par_regle: BTreeMap<&str, usize> = BTreeMap::new();
    let mut inconnus: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut ecarts: BTreeSet<String> = BTreeSet::new();
    let (mut lus, mut refuses, mut compacts) = (0_usize, 0_usize, 0_usize);
    let mut sans = Vec::new();
    for un in TYPES {
        let Some(relire) = un.relire else { continue };
        let schema = (un.schema)();
        let validateur = jsonschema::validator_for(&schema).expect("a schema");
        let mut hasard = Hasard::new(un.nom.len() as u64);
        let mut judge = |valeur: &Value, forme: Forme| -> bool {
            match (relire(valeur), validateur.is_valid(valeur)) {
                (Ok(ecrit), valide) => {
                    if !valide && forme == Forme::Compacte {
                        compacts += 1;
                    } else if !valide {
                        let cause = validateur.iter_errors(valeur).next().expect("an error");
                        ecarts.insert(format!(
                            "{}: read, not valid: {cause} at {}",
                            un.nom, cause.instance_path
                        ));
                    }
                    if let Some(cause) = validateur.iter_errors(&ecrit).next() {
                        ecarts.insert(format!(
                            "{}: written, not valid: {cause} at {}",
                            un.nom, cause.instance_path
                        ));
                    }
                    lus += 1;
                    true
                }
                (Err(refus), true) => {
                    match rule_of(&refus) {
                        Some(code) => {
                            if is_text(&schema) && !is_about(code, un.nom) {
                                ecarts.insert(format!("{}: valid, and refused: {refus}", un.nom));
                            }
                            *par_regle.entry(code).or_default() += 1;
                        }
                        None => {
                            inconnus
                                .entry(masked(&refus))
                                .or_insert((0, format!("{} {valeur}", un.nom)))
                                .0 += 1;
                        }
                    }
                    false
                }
                (Err(_), false) => {
                    refuses += 1;
                    false
                }
            }
        };
        let mut graines: Vec<Value> =
            valeurs.iter().filter(|valeur| judge(valeur, Forme::Compacte)).cloned().collect();
        graines.retain(|graine| validateur.is_valid(graine));
        let mut tirage = Tirage::new(&schema, &textes);
        for _ in 0..TIRAGES {
            let tire = tirage.draw(&mut hasard);
            if judge(&tire, Forme::Ordinaire) {
                graines.push(tire);
            }
        }
        if graines.is_empty() {
            sans.push(un.nom);
            continue;
        }
        for _ in 0..MUTANTS {
            let graine = hasard.pick(&graines).clone();
            let (mutant, forme) = mutate(&graine, &valeurs, &mut hasard);
            judge(&mutant, forme);
        }
    }
    println!("read {lus}, refused by both {refuses}, read in a compact form {compacts}");
    for (code, nombre) in &par_regle {
        println!("{nombre:>8} {code}");
    }
    for (refus, (nombre, exemple)) in &inconnus {
        println!(
            "UNKNOWN {nombre:>6} {refus} -- {}",
            exemple.chars().take(300).collect::<String>()
        );
    }
    for ecart in &ecarts {
        println!("GAP {}", ecart.chars().take(400).collect::<String>());
    }
    println!("no value of {sans:?}");
    assert!(
        ecarts.is_empty() && inconnus.is_empty(),
        "{} gaps, {} unknown refusals",
        ecarts.len(),
        inconnus.len()
    );
    assert_eq!(sans, [""; 0], "types of which no value was read");
    let jamais: Vec<_> =
        REGLES.iter().filter(|regle| !par_regle.contains_key(regle.code)).collect();
    assert!(jamais.is_empty(), "rules that no value broke: {jamais:?}");
}

/// A type that a text holds whole: its pattern says all but the rules that name it.
fn is_text(schema: &Value) -> bool {
    schema["type"] == "string" || schema["anyOf"][0]["type"] == "string"
}

fn is_about(code: &str, nom: &str) -> bool {
    let court = nom.split('<').next().and_then(|nom| nom.rsplit("::").next()).unwrap_or(nom);
    code == "entier-sans-virgule"
        || REGLES.iter().any(|regle| {
            regle.code == code
                && regle.types.iter().any(|nom| nom.rsplit('.').next() == Some(court))
        })
}

const TIRAGES: usize = 300;
const MUTANTS: usize = 1500;

/// A refusal without its figures and texts, so that like ones are told once.
fn masked(refus: &str) -> String {
    let mut masque = String::new();
    for (rang, morceau) in refus.split('"').enumerate() {
        match rang % 2 {
            0 => masque.extend(morceau.chars().map(|c| if c.is_ascii_digit() { '#' } else { c })),
            _ => masque.push('…'),
        }
    }
    masque.replace("##", "#").replace("##", "#").chars().take(110).collect()
}

#[test]
fn every_rule_has_its_marks() {
    let codes: Vec<&str> = REGLES.iter().map(|regle| regle.code).collect();
    let marques: Vec<&str> = MARQUES.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, marques);
}

#[test]
fn every_rule_is_about_definitions_that_there_are() {
    let schemas: String = TYPES.iter().map(|un| (un.schema)().to_string()).collect();
    for regle in REGLES {
        for nom in regle.types {
            let la = [
                format!("#/$defs/{nom}\""),
                format!("#/$defs/{nom}_for_"),
                format!("\"title\":\"{nom}\""),
                format!("\"title\":\"{nom}_for_"),
            ]
            .iter()
            .any(|marque| schemas.contains(marque));
            assert!(la, "{}: {nom}", regle.code);
        }
    }
}

#[test]
fn no_definition_is_numbered_so_no_two_types_share_a_name() {
    let mut numerotes = BTreeSet::new();
    for un in TYPES {
        let schema = (un.schema)();
        for nom in schema["$defs"].as_object().into_iter().flatten().map(|(nom, _)| nom) {
            if nom.ends_with(|c: char| c.is_ascii_digit()) {
                numerotes.insert(nom.clone());
            }
        }
    }
    assert!(numerotes.is_empty(), "{numerotes:?}");
}
