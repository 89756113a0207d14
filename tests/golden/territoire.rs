//! The territory of the case: by hand from its pages and from open data, then as printed.

use contrat_de_ville::identifiant::{CodeQpv, Geographie};
use contrat_de_ville::rapport;
use contrat_de_ville::territoire::{Liste, NatureDeLien, Portrait, Quartier};

use crate::golden;

const CAS: &str = include_str!("../../examples/donnees/cabbalr-territoire.json");

fn portrait() -> Portrait {
    serde_json::from_str(CAS).unwrap()
}

/// The printed counts; the ranges of codes of the identifiers; both populations.
#[test]
fn figures_of_the_case() {
    let portrait = portrait();
    assert_eq!(portrait.unnamed_communes(), Ok(1)); // 16 printed, 15 named
    assert_eq!(portrait.communautaires(), Ok((5, 5))); // 21 − 16, ids not printed
    let [avant, apres] = &portrait.listes[..] else { panic!("{:?}", portrait.listes) };
    let codes =
        |liste: &Liste| liste.quartiers().filter_map(Quartier::qpv).collect::<Vec<CodeQpv>>();
    let attendus = (4..=18).chain([57]).map(|n| format!("QP062{n:03}").parse().unwrap());
    assert_eq!(avant.geographie(), Geographie::De2015);
    assert_eq!(codes(avant), attendus.collect::<Vec<_>>());
    let attendus = (4..=18).chain([55]).map(|n| format!("QN062{n:02}M").parse().unwrap());
    assert_eq!(apres.geographie(), Geographie::De2024);
    assert_eq!(codes(apres), attendus.collect::<Vec<_>>());
    let groupes = portrait.correspondance.groupes();
    assert_eq!(groupes.len(), 16);
    assert!(groupes.iter().all(|groupe| groupe.nature() == NatureDeLien::UnPourUn));
    assert_eq!(portrait.populations(), Ok([Ok(30_332 + 2_797), Ok(66_969)]));
    // 19 communes of the agglomeration, and Hulluch of another.
    let siennes = portrait.cog.communes_of(portrait.epci);
    assert_eq!((siennes.len(), portrait.cog.communes().len()), (19, 20));
    assert!(siennes.is_superset(&portrait.communes.codes));
}

#[test]
fn territory_of_the_case() {
    golden("territoire.md", &rapport::territoire(&portrait()).unwrap().to_string());
}
