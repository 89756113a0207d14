//! A type that has serde has a schema: said in the sources, so that a new one is not forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn code(chemin: &Path) -> String {
    let source = fs::read_to_string(chemin).unwrap();
    let code = source.lines().filter(|ligne| !ligne.trim_start().starts_with("//"));
    code.flat_map(|ligne| [ligne, "\n"]).collect()
}

fn sources(dossier: &Path) -> Vec<PathBuf> {
    let entrees = fs::read_dir(dossier).unwrap().map(|entree| entree.unwrap().path());
    entrees
        .flat_map(|chemin| if chemin.is_dir() { sources(&chemin) } else { vec![chemin] })
        .collect()
}

/// Each derive of serde, with what stands between it and the name of its item.
fn derives(source: &str) -> impl Iterator<Item = &str> {
    source.split("#[derive(").skip(1).filter_map(|suite| {
        let (traits, apres) = suite.split_once(")]")?;
        let serde = traits
            .split(',')
            .map(|nom| nom.trim().trim_start_matches("serde::"))
            .any(|nom| matches!(nom, "Serialize" | "Deserialize"));
        let fin = apres.find(" struct ").into_iter().chain(apres.find(" enum ")).min();
        let fin = fin.or_else(|| apres.find("struct ")).unwrap_or(apres.len());
        serde.then(|| &apres[..apres.len().min(fin + 60)])
    })
}

#[test]
fn every_type_that_serde_is_derived_for_derives_its_schema() {
    let mut vus = 0;
    for chemin in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = code(&chemin);
        for apres in derives(&source) {
            vus += 1;
            // What `Echeance` writes, whose schema is that of what it reads; or a schema written by hand.
            let a_la_main = apres.contains("struct Fil<'a>") || apres.contains("struct Rayon");
            let montant = apres.contains("struct MontantPositif");
            let derive = apres.contains("derive(schemars::JsonSchema)");
            assert!(derive || a_la_main || montant, "{}: {apres}", chemin.display());
        }
    }
    assert!(vus > 300, "{vus} derives were found");
}

#[test]
fn every_type_whose_serde_is_written_by_hand_has_its_schema() {
    let mut vus = 0;
    for chemin in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = code(&chemin);
        for suite in source
            .split(" Serialize for ")
            .skip(1)
            .chain(source.split(" Deserialize<'de> for ").skip(1))
        {
            let nom: String = suite.chars().take_while(char::is_ascii_alphanumeric).collect();
            let ecrit = source.contains(&format!("JsonSchema for {nom}"));
            let abrege = source.contains(&format!("schema_as!(\n    {nom},"));
            let derive = source.split("derive(schemars::JsonSchema)").skip(1).any(|apres| {
                let tete = apres.lines().take(6).collect::<String>();
                tete.contains(&format!("pub struct {nom}"))
            });
            assert!(ecrit || abrege || derive, "{}: {nom}", chemin.display());
            vus += 1;
        }
    }
    assert!(vus > 15, "{vus} were found");
}

/// The package that draws values of each type keeps a list of them by hand.
#[test]
fn every_public_type_that_serde_is_derived_for_is_drawn_against_its_schema() {
    let racine = Path::new(env!("CARGO_MANIFEST_DIR"));
    let liste = code(&racine.join("tests/schema/src/types.rs"));
    let tires: BTreeSet<&str> =
        liste.split(|signe: char| !signe.is_alphanumeric() && signe != '_').collect();
    let mut vus = 0;
    for chemin in sources(&racine.join("src")) {
        let source = code(&chemin);
        for apres in derives(&source) {
            let publics = ["pub struct ", "pub enum "];
            let Some(tete) = publics.iter().find_map(|mots| apres.split_once(mots)) else {
                continue;
            };
            let nom: String = tete.1.chars().take_while(|signe| signe.is_alphanumeric()).collect();
            assert!(tires.contains(nom.as_str()), "{}: {nom}", chemin.display());
            vus += 1;
        }
    }
    assert!(vus > 250, "{vus} were found");
}

#[cfg(feature = "schema")]
#[test]
fn the_docs_list_every_rule_that_a_schema_cannot_say() {
    use std::fmt::Write as _;

    let mut table = String::new();
    for regle in contrat_de_ville::echange::schema::REGLES {
        let types = regle.types.iter().map(|nom| format!("`{nom}`")).collect::<Vec<_>>().join(", ");
        let types = if types.is_empty() { "any" } else { &types };
        writeln!(table, "/// | `{}` | {} | {types} |", regle.code, regle.texte).unwrap();
    }
    let racine = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(racine.join("src/echange/schema/regle.rs")).unwrap();
    assert!(source.contains(&table), "expected this table in the docs:\n{table}");
}
