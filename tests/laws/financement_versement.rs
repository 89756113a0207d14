//! Laws of the gate of payments and of their pivots.

use contrat_de_ville::Somme;
use contrat_de_ville::bilan::Ventilation;
use contrat_de_ville::financement::{ValeurBrute, Versement, VersementBrut, VersementsLus};
use contrat_de_ville::nombre::double;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize as _;
use serde::de::value::{Error, F64Deserializer};

use crate::financement_versement_outils::versements;
use crate::outils::any_text;

proptest! {
    #[test]
    fn any_json_is_survived(texte in any_text(), valeurs in vec(
        prop_oneof![
            Just("null".to_owned()),
            // Of so few digits that JSON gives them back: its reader is a bit off beyond.
            (any::<i32>(), 0..4_i32).prop_map(|(n, d)| (f64::from(n) / 10_f64.powi(d)).to_string()),
            any::<i64>().prop_map(|n| n.to_string()),
            any::<u64>().prop_map(|n| n.to_string()),
            any_text().prop_map(|t| serde_json::to_string(&t).unwrap()),
            select(vec!["2020", "\"2020\"", "\"CV001CV002\"", "\"62\"", "\"A\"", "7164", "19875.06"])
                .prop_map(str::to_owned),
        ],
        8,
    )) {
        let _ = serde_json::from_str::<Vec<VersementBrut>>(&texte);
        let champs = [
            "id_poste", "code_tiers", "raison_sociale", "annee", "montant", "code_cv", "insee_dep",
            "insee_reg",
        ];
        let paires: Vec<String> =
            champs.iter().zip(&valeurs).map(|(champ, valeur)| format!("\"{champ}\":{valeur}")).collect();
        let ligne = format!("{{{}}}", paires.join(","));
        let brute: VersementBrut = serde_json::from_str(&ligne).unwrap();
        let fil = serde_json::to_string(&brute).unwrap();
        prop_assert_eq!(&serde_json::from_str::<VersementBrut>(&fil).unwrap(), &brute);
        // Each row is read or set aside; it is set aside with a problem of its own.
        let lus = VersementsLus::read(vec![brute; 3]);
        let read: Vec<usize> = lus.lignes().iter().map(|(ligne, _)| *ligne).collect();
        let apart: Vec<usize> = lus.ecartees().iter().map(|(ligne, _)| *ligne).collect();
        prop_assert_eq!([read.clone(), apart.clone()].concat(), [1, 2, 3]);
        for ligne in apart {
            prop_assert!(lus.problemes().iter().any(|probleme| probleme.ligne == ligne));
        }
        prop_assert_eq!(lus.problemes().is_empty(), read.len() == 3);
    }

    #[test]
    fn a_double_is_read_as_the_named_adapter_reads_it(
        d in prop_oneof![any::<f64>(), (-1e15..1e15_f64), (-1_000_000..1_000_000_i32).prop_map(|n| f64::from(n) / 100.0)],
    ) {
        let montant = ValeurBrute::deserialize(F64Deserializer::<Error>::new(d)).unwrap();
        let brut = VersementBrut { code_tiers: "A".into(), annee: 2020.into(), montant, ..VersementBrut::default() };
        let lu = VersementsLus::read([brut]).versements().next().map(|v| v.montant);
        prop_assert_eq!(lu, double::euros(d).ok());
    }

    #[test]
    fn pivots_add_up_to_the_payments(versements in versements()) {
        let total: Somme = versements.iter().map(|v| v.montant).sum();
        let par_contrat: Ventilation<_> = versements.iter().map(Versement::par_contrat).collect();
        let par_annee: Ventilation<_> = versements.iter().map(Versement::par_annee).collect();
        let par_departement: Ventilation<_> =
            versements.iter().map(Versement::par_departement).collect();
        for cumul in [par_contrat.total(), par_annee.total(), par_departement.total()] {
            prop_assert_eq!((cumul.total(), cumul.nombre()), (total, versements.len() as u64));
        }
    }
}
