//! 30 585 projects of 2020, by contract and pilier.

use contrat_de_ville::bilan::{Croisement, Mesure, Parts};
use contrat_de_ville::contrat::Pilier;
use contrat_de_ville::nombre::{Arrondi, Decimales, Methode, Somme};

use crate::rows;

/// A count of projects, to show that any measure goes through a table.
#[derive(Clone, Default, PartialEq)]
struct Projets(u64);

impl Mesure for Projets {
    fn merge(self, autre: Self) -> Self {
        Self(self.0 + autre.0)
    }
}

#[test]
fn shares_of_real_contracts() {
    let Some(lignes) = rows("bop147/dauphin2020_nb_projets_par_cv_theme.csv") else { return };
    let croisement: Croisement<&str, Pilier, Projets> = lignes
        .iter()
        .filter(|ligne| !ligne["theme"].is_empty())
        .map(|ligne| {
            let pilier = Pilier::read(&ligne["theme"]).unwrap();
            ((ligne["code_cv"].as_str(), pilier), Projets(ligne["nb_projets"].parse().unwrap()))
        })
        .collect();
    assert_eq!(croisement.total().0, 30_585);
    assert_eq!(croisement.colonnes().len(), 4);
    let contrats = croisement.lignes();
    assert_eq!(contrats.len(), 415);

    // Rounded one by one, the shares of 99 contracts in 415 do not make 100,0; apportioned, all do.
    let mut manques = 0;
    for (contrat, _) in contrats.iter() {
        let parts = Parts::of(
            croisement
                .iter()
                .filter(|(autre, ..)| *autre == contrat)
                .map(|(_, pilier, nombre)| (*pilier, Somme::from_centimes(nombre.0.into()))),
        )
        .unwrap();
        let colonne = parts.round(Arrondi::AuPlusProche, Decimales::UNE);
        manques += usize::from(colonne.ecart() != Some(0));
        let repartition = parts.apportion(Methode::PlusFortsRestes, Decimales::UNE).unwrap();
        assert_eq!(repartition.iter().map(|(_, dixiemes)| dixiemes).sum::<i64>(), 1_000);
    }
    assert_eq!(manques, 99);
}
