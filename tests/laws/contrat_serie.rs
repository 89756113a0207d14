//! Laws of the facts of a series: what a record holds, and what is drawn from it.

use std::collections::BTreeMap;

use contrat_de_ville::bilan::{FicheDAnnee, FicheDeSerie, LigneDeSerie, Serie, Ventilation};
use contrat_de_ville::contrat::{Classement, Generation};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;

use crate::contrat::{annee, apres, avant, methode, nom, passerelle, shuffled, table};

type Montants = BTreeMap<Classement, i64>;

/// Any years, each of one generation and of at least one amount.
fn years() -> impl Strategy<Value = BTreeMap<u16, Montants>> {
    let of = |cle: BoxedStrategy<Classement>| {
        prop::collection::btree_map(cle, -1_000_000..=1_000_000_i64, 1..6)
    };
    let de_2015 = prop::collection::btree_map(2015..=2024_u16, of(avant().boxed()), 0..5);
    let de_2024 = prop::collection::btree_map(2024..=2030_u16, of(apres().boxed()), 0..5);
    (de_2015, de_2024).prop_map(|(avant, apres)| avant.into_iter().chain(apres).collect())
}

fn rows(annees: &BTreeMap<u16, Montants>, cles: &[u32]) -> Vec<FicheDAnnee> {
    let row = |(an, montants): (&u16, &Montants)| {
        let ligne = |(cle, c): (&Classement, &i64)| LigneDeSerie {
            cle: *cle,
            montant: Somme::from_centimes(i128::from(*c)),
        };
        FicheDAnnee {
            annee: annee(*an),
            contrats: [].into(),
            source: None,
            montants: shuffled(montants.iter().map(ligne).collect(), cles),
        }
    };
    shuffled(annees.iter().map(row).collect(), cles)
}

fn fiche(annees: Vec<FicheDAnnee>, methode: Methode) -> FicheDeSerie {
    let bornes = (annee(2015), annee(2030));
    FicheDeSerie::new(nom("Série fictive"), bornes, None, Some(methode), annees).unwrap()
}

proptest! {
    #[test]
    fn facts_of_a_series_in_any_order_are_the_same(
        annees in years(), cles in prop::collection::vec(any::<u32>(), 10), methode in methode()
    ) {
        let droite = fiche(rows(&annees, &[]), methode);
        let melangee = fiche(rows(&annees, &cles), methode);
        prop_assert_eq!(&melangee, &droite);
        let fil = serde_json::to_string(&melangee).unwrap();
        prop_assert_eq!(&fil, &serde_json::to_string(&droite).unwrap());
        prop_assert_eq!(serde_json::from_str::<FicheDeSerie>(&fil).unwrap(), droite);
    }

    /// Drawn, or entered year by year by hand: the same series, and no year loses a cent.
    #[test]
    fn a_series_is_drawn_as_it_is_entered_by_hand(annees in years(), table in table()) {
        let methode = Methode::PlusFortsRestes;
        let passerelle = passerelle(&table);
        let fiche = fiche(rows(&annees, &[]), methode);
        let tiree = fiche.draw(Some(&passerelle)).unwrap();
        let mut main = Serie::new(annee(2015), annee(2030)).unwrap();
        for (an, montants) in &annees {
            let euros = montants.iter().map(|(cle, c)| (*cle, Euros::from_centimes(*c)));
            if fiche.get(annee(*an)).unwrap().generation() == Some(Generation::ContratsDeVille) {
                main.insert_carried(annee(*an), &passerelle.carry(euros, methode).unwrap()).unwrap();
            } else {
                let bilan: Ventilation<Classement> = euros.collect();
                main.insert_native(annee(*an), &bilan).unwrap();
            }
        }
        prop_assert_eq!(&tiree, &main);
        for (an, montants) in &annees {
            let donne: i64 = montants.values().sum();
            prop_assert_eq!(tiree.get(annee(*an)).unwrap().total().centimes(), i128::from(donne));
            let themes: Somme = fiche.get(annee(*an)).unwrap().by_thematique().into_values().sum();
            prop_assert_eq!(themes.centimes(), i128::from(donne));
        }
        // Without a table only years of 2024–2030 are drawn.
        let avant: Vec<Annee> = annees
            .keys()
            .map(|an| annee(*an))
            .filter(|an| fiche.get(*an).unwrap().generation() == Some(Generation::ContratsDeVille))
            .collect();
        prop_assert_eq!(fiche.draw(None).is_ok(), avant.is_empty());
    }
}
