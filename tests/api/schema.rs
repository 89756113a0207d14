//! A type that has serde has a schema: said in the sources, so that a new one is not forgotten.

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
