//! Laws of the campaign of a year.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contrat_de_ville::financement::{Campagne, EtapeDeCampagne, Jalon};
use contrat_de_ville::identifiant::Annee;
use proptest::collection::vec;
use proptest::prelude::*;

const ANNEE: Annee = Annee::new(2023).unwrap();

proptest! {
    #[test]
    fn a_campaign_does_not_depend_on_the_order_of_entry(
        jalons in vec((0..6_usize, 0..400_u64), 0..10)
    ) {
        let debut: NaiveDate = "2022-09-01".parse().unwrap();
        let jalons: Vec<Jalon> = jalons
            .into_iter()
            .map(|(etape, jours)| {
                Jalon::new(EtapeDeCampagne::TOUTES[etape], debut + chrono::Days::new(jours))
            })
            .collect();
        let campagne = Campagne::new(ANNEE, jalons.clone());
        prop_assert_eq!(&campagne, &Campagne::new(ANNEE, jalons.iter().rev().copied()));
        let json = serde_json::to_string(&campagne).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Campagne>(&json).unwrap(), &campagne);
        let etapes = jalons.iter().map(|jalon| jalon.etape()).collect::<BTreeSet<_>>();
        let manquantes =
            campagne.check().iter().filter(|anomalie| anomalie.code() == "ETAPE-MANQUANTE").count();
        prop_assert_eq!(manquantes, 6 - etapes.len());
    }
}
