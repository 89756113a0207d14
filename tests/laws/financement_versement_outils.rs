//! What the laws of payments draw: payments that may meet.

use contrat_de_ville::Euros;
use contrat_de_ville::financement::Versement;
use contrat_de_ville::identifiant::Annee;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Few values in each field, so that doubles and near doubles are met.
pub fn versements() -> impl Strategy<Value = Vec<Versement>> {
    let versement = (
        option::of(select(vec!["F1", "F2"])),
        select(vec!["A", "B"]),
        0..2_i64,
        2020..=2021_u16,
        option::of(select(vec!["CV001", "CV001CV002", "CV002CV001"])),
    )
        .prop_map(|(reference, nom, euros, annee, contrats)| Versement {
            reference: reference.map(|texte| texte.parse().unwrap()),
            beneficiaire: nom.parse().unwrap(),
            raison_sociale: None,
            objet: None,
            montant: Euros::from_centimes(euros * 100),
            annee: Annee::new(annee).unwrap(),
            contrats: contrats.map(|texte| texte.parse().unwrap()),
            departement: None,
            region: None,
            programme: None,
        });
    vec(versement, 0..16)
}
