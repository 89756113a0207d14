//! Every code of the real files is read, or refused for a known reason.

use std::collections::BTreeSet;

use contrat_de_ville::contrat::{Pilier, SousTheme, SousThemeDePilier, Theme};
use contrat_de_ville::identifiant::{
    CodeCommune, CodeContrat, CodeQpv, Siren, SirenError, Siret, Suffixe,
};

use crate::{read, rows};

fn properties(chemin: &str) -> Option<Vec<serde_json::Value>> {
    let geojson: serde_json::Value = serde_json::from_str(&read(chemin)?).unwrap();
    let features = geojson["features"].as_array().unwrap();
    Some(features.iter().map(|feature| feature["properties"].clone()).collect())
}

/// 1 584 codes: M 1 087, I 341, N 139 and C 17, all in Mayotte.
#[test]
fn codes_of_the_national_file_of_2024() {
    let Some(quartiers) = properties("qpv/qpv2024.geojson") else { return };
    let codes: Vec<CodeQpv> = quartiers
        .iter()
        .map(|proprietes| {
            let code = proprietes
                .as_object()
                .unwrap()
                .values()
                .find_map(|v| v.as_str()?.parse::<CodeQpv>().ok());
            code.unwrap_or_else(|| panic!("no code in {proprietes}"))
        })
        .collect();
    assert_eq!(codes.len(), 1_584);
    let count = |suffixe| codes.iter().filter(|code| code.suffixe() == Some(suffixe)).count();
    assert_eq!([Suffixe::M, Suffixe::I, Suffixe::N, Suffixe::C].map(count), [1_087, 341, 139, 17]);
    let mayotte = codes.iter().filter(|code| code.suffixe() == Some(Suffixe::C));
    assert!(mayotte.into_iter().all(|code| code.departement().to_string() == "976"));
    assert_eq!(codes.iter().filter(|code| code.departement().to_string() == "987").count(), 88);
}

#[test]
fn quarters_communes_and_epci() {
    let Some(lignes) = rows("qpv/qpv2024_commune_epci.csv") else { return };
    assert_eq!(lignes.len(), 1_776);
    for ligne in &lignes {
        assert!(ligne["code_qp"].parse::<CodeQpv>().is_ok(), "{ligne:?}");
        assert!(ligne["insee_com"].parse::<CodeCommune>().is_ok(), "{ligne:?}");
        let epci = &ligne["siren_epci_2026"];
        assert!(epci.is_empty() || epci.parse::<Siren>().is_ok(), "{ligne:?}");
    }
}

#[test]
fn communes_and_epci_of_the_national_lists() {
    let Some(communes) = rows("cog/communes_dep62.csv") else { return };
    assert_eq!(communes.len(), 887);
    for commune in &communes {
        assert_eq!(
            commune["code_insee"].parse::<CodeCommune>().unwrap().departement().to_string(),
            "62"
        );
        assert!(commune["siren"].parse::<Siren>().is_ok(), "{commune:?}");
    }
    let epci = rows("cog/epci_2026.csv").unwrap();
    assert_eq!(epci.len(), 1_255);
    assert!(epci.iter().all(|epci| epci["siren"].parse::<Siren>().is_ok()));
}

#[test]
fn contracts_of_both_generations() {
    for (chemin, nombre) in
        [("contrats/contrats_2015-2023.geojson", 434), ("contrats/contrats_2024-2030.geojson", 448)]
    {
        let Some(contrats) = properties(chemin) else { return };
        assert_eq!(contrats.len(), nombre);
        for contrat in contrats {
            assert!(
                contrat["code_cv"].as_str().unwrap().parse::<CodeContrat>().is_ok(),
                "{contrat}"
            );
        }
    }
}

/// Nine keys of the table of projects are dirty (line ends, codes glued together): refused, not mended.
#[test]
fn dirty_keys_are_refused() {
    let Some(lignes) = rows("bop147/dauphin2020_nb_projets_par_cv_theme.csv") else { return };
    let sales: BTreeSet<&str> = lignes
        .iter()
        .map(|l| l["code_cv"].as_str())
        .filter(|code| code.parse::<CodeContrat>().is_err())
        .collect();
    assert_eq!(sales.len(), 9, "{sales:?}");
    assert!(sales.contains("CV072\r\nCV072\r\n"));
    let zeros = lignes.iter().filter(|l| l["siren_epci"] == "000000000");
    let mut nombre = 0;
    for ligne in zeros {
        assert!(matches!(ligne["siren_epci"].parse::<Siren>(), Err(SirenError::Zero(_))));
        nombre += 1;
    }
    assert_eq!(nombre, 134);
}

#[test]
fn every_siret_of_adulte_relais_is_right() {
    for (annee, nombre) in [(2020, 4_660), (2021, 5_377), (2022, 5_623)] {
        let Some(json) = read(&format!("bop147/adulte-relais-{annee}.json")) else { return };
        let lignes: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        assert_eq!(lignes.len(), nombre);
        for ligne in lignes {
            assert!(ligne["code_tiers"].as_str().unwrap().parse::<Siret>().is_ok(), "{ligne}");
        }
    }
}

/// The national lists, code by code and label by label.
#[test]
fn national_lists_of_themes() {
    let Some(avant) = rows("referentiels/dauphin_themes_2015-2023.csv") else { return };
    let apres = rows("referentiels/dauphin_themes_2024-2030.csv").unwrap();
    assert_eq!((avant.len(), apres.len()), (SousThemeDePilier::TOUS.len(), SousTheme::TOUS.len()));
    for (ligne, attendu) in avant.iter().zip(SousThemeDePilier::TOUS) {
        assert_eq!(
            (ligne["code_sous_theme"].as_str(), ligne["sous_theme"].as_str()),
            (attendu.code(), attendu.libelle())
        );
        let pilier = attendu.pilier();
        assert_eq!(
            (ligne["code_theme"].as_str(), ligne["theme"].as_str()),
            (pilier.code(), pilier.libelle())
        );
        assert_eq!(Pilier::read(&ligne["theme"]), Ok(pilier));
    }
    for (ligne, attendu) in apres.iter().zip(SousTheme::TOUS) {
        assert_eq!(
            (ligne["code_sous_theme"].as_str(), ligne["sous_theme"].as_str()),
            (attendu.code(), attendu.libelle())
        );
        let theme = attendu.theme();
        assert_eq!(
            (ligne["code_theme"].as_str(), ligne["theme"].as_str()),
            (theme.code(), theme.libelle())
        );
        assert_eq!(Theme::read(&ligne["theme"]), Ok(theme));
    }
}
