//! Laws of the audit: what was printed by a rule is recognised as printed by it.

use contrat_de_ville::Euros;
use contrat_de_ville::bilan::Parts;
use contrat_de_ville::controle::{
    Accord, Candidat, Cellule, MontantImprime, Tableau, TauxImprime, audit_colonne, check_somme,
};
use contrat_de_ville::nombre::{Arrondi, Convention, Decimales, Methode, Somme, Taux};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn arrondi() -> impl Strategy<Value = Arrondi> {
    select(Arrondi::TOUS.to_vec())
}

fn decimales() -> impl Strategy<Value = Decimales> {
    (0..=9_u8).prop_map(|nombre| Decimales::new(nombre).unwrap())
}

fn imprime(texte: &str) -> TauxImprime {
    TauxImprime::read(texte, Convention::VirguleDecimale).unwrap()
}

/// A table to the cent, with its column of shares as texts and without total.
fn tableau(centimes: &[u32], taux: &[String]) -> Tableau<String> {
    let rangees = centimes.iter().zip(taux).enumerate().map(|(rang, (centimes, taux))| {
        [
            format!("ligne {rang}"),
            Euros::from_centimes((*centimes).into()).to_string(),
            taux.clone(),
        ]
    });
    Tableau::from_rows("T", Convention::VirguleDecimale, rangees).unwrap()
}

/// Cents rounded to the nearest thousand euros, as `12 k€`.
fn print_k(centimes: i64) -> MontantImprime {
    let milliers =
        Taux::of(centimes, 100_000_u32).unwrap().quotient(Arrondi::AuPlusProche, Decimales::ZERO);
    MontantImprime::read(&format!("{milliers} k€"), Convention::VirguleDecimale).unwrap()
}

proptest! {
    #[test]
    fn a_printed_amount_stands_for_what_it_was_rounded_from(centimes in -1_000_000_000_000..1_000_000_000_000_i64) {
        let (bas, haut) = print_k(centimes).bornes();
        let exact = Somme::from_centimes(centimes.into());
        prop_assert!(bas <= exact && exact <= haut);
    }

    /// Cells rounded one by one never make a finding against a total rounded alike.
    #[test]
    fn rounded_tables_tie_within_their_precision(parts in vec(0..100_000_000_i64, 1..20)) {
        let cellules: Vec<_> = parts.iter().map(|centimes| Cellule::Imprime(print_k(*centimes))).collect();
        let total = print_k(parts.iter().sum());
        let accord = check_somme(&cellules, &total);
        prop_assert!(matches!(accord, Accord::Exact | Accord::DansLaPrecision { .. }), "{accord:?}");
    }

    #[test]
    fn cents_tie_exactly_or_not_at_all(parts in vec(any::<i32>(), 1..20), faute in any::<i32>()) {
        let print = |centimes: i64| MontantImprime::read(&Euros::from_centimes(centimes).to_string(), Convention::Stricte).unwrap();
        let cellules: Vec<_> = parts.iter().map(|centimes| Cellule::Imprime(print((*centimes).into()))).collect();
        let exact: i64 = parts.iter().map(|centimes| i64::from(*centimes)).sum();
        let attendu = match faute {
            0 => Accord::Exact,
            _ => Accord::Ecart { ecart: Somme::from_centimes(i128::from(-faute)) },
        };
        prop_assert_eq!(check_somme(&cellules, &print(exact + i64::from(faute))), attendu);
        prop_assert_eq!(check_somme(&cellules, &print(exact)), Accord::Exact);
    }

    #[test]
    fn a_rate_is_reproduced_by_the_rounding_that_printed_it(
        numerateur in any::<i64>(), denominateur in 1..=u64::MAX, arrondi in arrondi(), decimales in decimales(),
    ) {
        let taux = Taux::of(numerateur, denominateur).unwrap();
        let texte = taux.pourcentage(arrondi, decimales).to_string();
        let trouves = Candidat::exact((), taux).reproduces(&imprime(&texte));
        prop_assert!(trouves.contains(&arrondi), "{taux} printed {texte}");
    }

    /// Two decimals off is never reproduced.
    #[test]
    fn a_wrong_rate_is_not_reproduced(numerateur in 0..1_000_u32, ecart in prop_oneof![2..50_i64, -50..-1_i64]) {
        let taux = Taux::of(numerateur, 1_000_u32).unwrap();
        let faux = Taux::of(i64::from(numerateur) + ecart, 1_000_u32).unwrap();
        let texte = faux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string();
        prop_assert_eq!(Candidat::exact((), taux).reproduces(&imprime(&texte)), []);
    }

    #[test]
    fn a_share_of_rounded_amounts_is_possible(partie in 1..100_000_000_i64, reste in 0..100_000_000_i64) {
        let total = partie + reste + 100_000;
        let exact = Taux::of(partie, u64::try_from(total).unwrap()).unwrap();
        let texte = exact.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string();
        let candidat = Candidat::part((), &print_k(partie), &print_k(total)).unwrap();
        prop_assert!(candidat.may_be(&imprime(&texte)));
    }

    #[test]
    fn a_column_is_recognised_by_the_rounding_that_printed_it(
        centimes in vec(1..u32::MAX, 1..10), arrondi in arrondi(), decimales in decimales(),
    ) {
        let parts = Parts::of(centimes.iter().enumerate().map(|(rang, c)| (rang, Somme::from_centimes((*c).into())))).unwrap();
        let colonne = parts.round(arrondi, decimales);
        let taux: Vec<String> = colonne.lignes().iter().map(|(_, taux)| taux.to_string()).collect();
        let audit = audit_colonne(&tableau(&centimes, &taux)).unwrap();
        prop_assert!(audit.arrondis.contains(&arrondi), "{taux:?}");
        prop_assert_eq!(audit.ecart, colonne.ecart());
    }

    /// Whoever gets the last tenth among those that stand level: here the last keys, there the first.
    #[test]
    fn a_column_is_recognised_by_the_apportionment_that_printed_it(
        centimes in vec(1..2_000_u32, 1..10), methode in select(Methode::TOUTES.to_vec()),
    ) {
        let poids: Vec<(usize, u64)> =
            centimes.iter().enumerate().map(|(rang, c)| (usize::MAX - rang, (*c).into())).collect();
        let repartition = methode.apportion(1_000, &poids).unwrap();
        let taux: Vec<String> = repartition
            .iter()
            .map(|(_, dixiemes)| Taux::of(dixiemes, 1_000_u32).unwrap().pourcentage(Arrondi::Troncature, Decimales::UNE).to_string())
            .collect();
        let audit = audit_colonne(&tableau(&centimes, &taux)).unwrap();
        prop_assert!(audit.methodes.contains(&methode), "{methode}: {taux:?}");
        prop_assert_eq!(audit.ecart, Some(0));
    }

    #[test]
    fn largest_remainder_is_never_a_whole_unit_from_the_exact_share(centimes in vec(1..u32::MAX, 1..30)) {
        let vides = vec!["0,0".to_owned(); centimes.len()];
        let audit = audit_colonne(&tableau(&centimes, &vides)).unwrap();
        for (ligne, imprime) in audit.lignes.iter().zip(audit.restes.unwrap()) {
            let dixiemes = imprime.unites().unwrap();
            let bas = Taux::of(dixiemes - 1, 1_000_u32).unwrap();
            let haut = Taux::of(dixiemes + 1, 1_000_u32).unwrap();
            prop_assert!(bas < ligne.taux && ligne.taux < haut);
        }
    }

    #[test]
    fn any_table_of_texts_is_survived(rangees in vec(["\\PC{0,8}", "[0-9 ,.%€k()-]{0,10}", "[0-9 ,.%+-]{0,8}"], 0..6)) {
        for convention in [Convention::Stricte, Convention::VirguleDecimale, Convention::PointDecimal] {
            if let Ok(tableau) = Tableau::from_rows("T", convention, rangees.clone()) {
                let texte = contrat_de_ville::rapport::controle(&tableau).to_string();
                prop_assert!(texte.starts_with("# T\n"));
            }
        }
    }
}
