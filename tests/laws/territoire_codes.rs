//! Laws of the contract codes of dirty cells, and of published contracts.

use contrat_de_ville::identifiant::CodeContrat;
use contrat_de_ville::territoire::{
    CodesError, CodesLus, Contrats, LigneDeContrat, Titulaire, TitulaireError,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::codes;
use crate::outils::{any_text, from_wire, near_valid, to_wire};

fn blancs() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", " ", "\n", "\r\n"])
}

/// Codes and what stands behind each.
fn cellule() -> impl Strategy<Value = Vec<(String, &'static str)>> {
    prop::collection::vec((codes::contrat(), blancs()), 1..5)
}

fn titulaire() -> impl Strategy<Value = String> {
    prop_oneof![codes::siren(), codes::commune()]
}

proptest! {
    /// Whatever is glued, what is read is what was written, code by code.
    #[test]
    fn glued_codes_read_apart_concatenate_back(codes in prop::collection::btree_set(codes::contrat(), 1..5)) {
        let colles: String = codes.iter().map(String::as_str).collect();
        let lus = CodesLus::read(&colles).unwrap();
        prop_assert_eq!(lus.is_glued(), codes.len() > 1);
        prop_assert!(!lus.is_repeated() && !lus.has_blanks());
        let recolles: String = lus.codes().iter().map(ToString::to_string).collect();
        prop_assert_eq!(recolles, colles);
    }

    /// Each code once, in order; what was glued, repeated or blank is said.
    #[test]
    fn a_cell_says_how_it_was_written(cellule in cellule(), devant in blancs()) {
        let morceaux = cellule.iter().flat_map(|(code, blanc)| [code.as_str(), blanc]);
        let texte: String = [devant].into_iter().chain(morceaux).collect();
        let lus = CodesLus::read(&texte).unwrap();
        let mut uniques: Vec<&str> = Vec::new();
        for (code, _) in &cellule {
            if !uniques.contains(&code.as_str()) {
                uniques.push(code);
            }
        }
        prop_assert!(lus.codes().iter().map(ToString::to_string).eq(uniques.iter().copied()));
        prop_assert_eq!(lus.is_repeated(), uniques.len() < cellule.len());
        prop_assert_eq!(lus.is_glued(), cellule.iter().rev().skip(1).any(|(_, blanc)| blanc.is_empty()));
        prop_assert_eq!(lus.has_blanks(), texte.contains(char::is_whitespace));
        prop_assert_eq!(lus.unique().is_some(), uniques.len() == 1);
    }

    /// Clean cells are codes, and codes are clean cells.
    #[test]
    fn a_clean_cell_is_a_code(texte in prop_oneof![any_text(), codes::contrat(), near_valid(codes::contrat())]) {
        let propre = CodesLus::read(&texte).ok().filter(CodesLus::is_clean);
        prop_assert_eq!(propre.and_then(|lus| lus.unique()), texte.parse::<CodeContrat>().ok());
    }

    /// Anything beside codes and blanks is refused at its place: what stands before it reads.
    #[test]
    fn a_cell_is_read_whole_or_refused(texte in prop_oneof![any_text(), near_valid(codes::contrat())], avant in cellule()) {
        let avant: String = avant.into_iter().map(|(code, blanc)| code + blanc).collect();
        let texte = avant + &texte;
        match CodesLus::read(&texte) {
            Ok(lus) => {
                let nus: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
                prop_assert!(lus.codes().iter().all(|code| nus.contains(&code.to_string())));
            }
            Err(CodesError::Forme { place, .. }) => {
                let debut: String = texte.chars().take(place - 1).collect();
                prop_assert!(CodesLus::read(&debut).is_ok());
            }
            Err(autre) => prop_assert!(false, "{autre}"),
        }
    }

    #[test]
    fn display_inverts_parse(texte in prop_oneof![titulaire(), near_valid(titulaire()), any_text()]) {
        let lu = texte.parse::<Titulaire>();
        prop_assert_eq!(lu.is_ok(), codes::is_siren(&texte) || codes::is_commune(&texte));
        prop_assert_eq!(from_wire::<Titulaire>(&texte), lu.clone().ok());
        match lu {
            Ok(titulaire) => {
                prop_assert_eq!(titulaire.to_string(), texte.clone());
                prop_assert_eq!(to_wire(&titulaire), texte);
            }
            Err(TitulaireError(refuse)) => prop_assert_eq!(refuse, texte),
        }
    }

    /// Findings of a list do not depend on the order of its rows.
    #[test]
    fn order_of_rows_does_not_matter(
        lignes in prop::collection::vec((0..3_u8, 0..3_u8, 0..3_u32, any::<u32>()), 0..8),
    ) {
        let contrats = |lignes: &[(u8, u8, u32, u32)]| {
            let lignes = lignes.iter().map(|(code, titulaire, population, _)| LigneDeContrat {
                code: format!("CV00{code}").parse().unwrap(),
                titulaire: format!("6211{titulaire}").parse().unwrap(),
                libelle: "Fictif".parse().unwrap(),
                departement: None,
                population: core::num::NonZeroU32::new(*population),
            });
            Contrats::new(lignes.collect())
        };
        let droits = contrats(&lignes);
        let fil = serde_json::to_string(&droits).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Contrats>(&fil).unwrap(), &droits);
        let mut melanges = lignes;
        melanges.sort_by_key(|(.., cle)| *cle);
        prop_assert_eq!(contrats(&melanges).check(), droits.check());
    }
}
