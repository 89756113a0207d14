//! The map of the quarters of the case, from the national file of perimeters.

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::{Bloc, Carte, Figure, Graphique, page};

use crate::read;

const RAPPORT: &str = include_str!("../../examples/donnees/cabbalr-2023-rapport.json");
const TERRITOIRE: &str = include_str!("../../examples/donnees/cabbalr-territoire.json");

#[test]
fn quarters_of_the_case_are_on_the_map() {
    let Some(geojson) = read("qpv/qpv2024.geojson") else { return };
    let lus = Perimetres::read(&geojson, &ChampsPerimetre::ANCT).unwrap();
    let mut rapport: RapportAnnuel = serde_json::from_str(RAPPORT).unwrap();
    rapport.territoire = Some(serde_json::from_str(TERRITOIRE).unwrap());
    let portrait = rapport.territoire.as_ref().unwrap();
    let carte = Carte::of_portrait(portrait, &lus.perimetres);
    assert_eq!(carte.lieux().len(), 16);
    let mut document = annuel::document(&rapport);
    document.place(Graphique::new("Quartiers", Figure::Carte(carte)));
    let rang = document.blocs().iter().position(|bloc| matches!(bloc, Bloc::Graphique(_))).unwrap();
    let Bloc::Tableau(tableau) = &document.blocs()[rang + 1] else { panic!("no table") };
    assert_eq!(tableau.rangees().len(), 16);
    assert!(page::html(&document).contains(">5\u{a0}km</text>"));
}
