//! Laws of payments that stand twice.

use std::collections::BTreeMap;

use contrat_de_ville::Somme;
use contrat_de_ville::financement::{Critere, Doublons, RegleDeDoublon, Versement};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::financement_versement_outils::versements;

fn criteres() -> impl Strategy<Value = RegleDeDoublon> {
    let champs = vec![
        Critere::Reference,
        Critere::Beneficiaire,
        Critere::Montant,
        Critere::Annee,
        Critere::Contrats,
    ];
    subsequence(champs, 1..=5).prop_map(|champs| RegleDeDoublon::new(champs).unwrap())
}

/// The payments of each key, done another way: how many there are of each, whatever their order.
fn census(regle: &RegleDeDoublon, versements: &[Versement]) -> BTreeMap<String, usize> {
    let mut fois = BTreeMap::new();
    for versement in versements {
        let dit: Option<Vec<String>> = regle
            .criteres()
            .map(|critere| match critere {
                Critere::Reference => versement.reference.as_ref().map(ToString::to_string),
                Critere::Beneficiaire => Some(versement.beneficiaire.to_string()),
                Critere::Montant => Some(versement.montant.to_string()),
                Critere::Annee => Some(versement.annee.to_string()),
                Critere::Contrats => {
                    versement.contrats.is_some().then(|| versement.contrats_payes().to_string())
                }
                Critere::RaisonSociale
                | Critere::Objet
                | Critere::Departement
                | Critere::Region
                | Critere::Programme
                | _ => panic!("{critere}"),
            })
            .collect();
        if let Some(dit) = dit {
            *fois.entry(dit.join("|")).or_default() += 1;
        }
    }
    fois
}

proptest! {
    #[test]
    fn kept_and_set_aside_add_up(regle in criteres(), versements in versements()) {
        let total: Somme = versements.iter().map(|v| v.montant).sum();
        let doublons = Doublons::find(regle.clone(), versements.clone());
        prop_assert!(doublons.groupes().is_sorted());
        let mut vus: Vec<usize> = doublons.groupes().concat();
        vus.extend(doublons.incomparables());
        vus.sort_unstable();
        prop_assert!(vus.is_sorted_by(|a, b| a < b));
        for tri in [doublons.clone().keep_all(), doublons.clone().merge()] {
            prop_assert_eq!(tri.total_garde().merge(tri.total_ecarte()), total);
            let mut lignes = [tri.gardees(), tri.ecartees()].concat();
            lignes.sort_by_key(|(ligne, _)| *ligne);
            let attendues: Vec<(usize, Versement)> = (1..).zip(versements.clone()).collect();
            prop_assert_eq!(lignes, attendues);
        }
        // Once merged, there is no double left, and each payment is still there once.
        let gardes: Vec<Versement> =
            doublons.merge().gardees().iter().map(|(_, versement)| versement.clone()).collect();
        let avant = census(&regle, &versements);
        let apres = census(&regle, &gardes);
        prop_assert!(avant.keys().eq(apres.keys()));
        prop_assert!(apres.values().all(|fois| *fois == 1));
    }

    #[test]
    fn doubles_are_counted_whatever_the_order(
        regle in criteres(),
        (versements, melees) in versements().prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
    ) {
        let tailles = |liste: Vec<Versement>| {
            let doublons = Doublons::find(regle.clone(), liste);
            let mut tailles: Vec<usize> = doublons.groupes().iter().map(Vec::len).collect();
            tailles.sort_unstable();
            (tailles, doublons.incomparables().len())
        };
        let mut attendues: Vec<usize> =
            census(&regle, &versements).into_values().filter(|fois| *fois > 1).collect();
        attendues.sort_unstable();
        let (vues, incomparables) = tailles(versements.clone());
        prop_assert_eq!(&vues, &attendues);
        prop_assert_eq!((vues, incomparables), tailles(melees));
    }

    #[test]
    fn a_list_told_twice_is_all_doubles(regle in criteres(), versements in versements()) {
        let nombre = versements.len();
        let seule = Doublons::find(regle.clone(), versements.clone());
        let deux = Doublons::find(regle, [versements.clone(), versements].concat());
        let vus: usize = deux.groupes().iter().map(Vec::len).sum();
        prop_assert_eq!(vus + deux.incomparables().len(), 2 * nombre);
        prop_assert_eq!(deux.incomparables().len(), 2 * seule.incomparables().len());
        // What merging keeps of both is what it keeps of one, but for what cannot be compared.
        let incomparables = seule.incomparables().len();
        prop_assert_eq!(deux.merge().gardees().len(), seule.merge().gardees().len() + incomparables);
    }
}
