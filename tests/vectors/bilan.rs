//! Aggregates with their expected figures, counted by hand.

use contrat_de_ville::bilan::{
    ActionsDistinctes, Assemblage, Croisement, Cumul, Mesure, Parts, PartsError, Recoupement,
    Ventilation,
};
use contrat_de_ville::financement::{
    Credits, Lot, ParAction, ParSource, Programmation, SelonSource, Source, Stade,
};
use contrat_de_ville::nombre::{Arrondi, Decimales, Methode, Somme, Taux, TauxError};

use crate::programmation::{action, caf, etat, euros, reference, saisie};

/// A: 7,00 € of the State and 3,00 € of the CAF; B: 2,00 € of the State, and 1,00 € taken back.
fn programmation() -> Programmation {
    let mut saisie = saisie();
    for texte in ["A", "B"] {
        saisie.add_action(action(texte, &[]));
    }
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(700));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(300));
    saisie.add_ligne(&reference("B"), &etat(), Stade::Accorde, euros(200));
    saisie.add_ligne(&reference("B"), &etat(), Stade::Accorde, euros(-100));
    saisie.finish().unwrap()
}

fn cumul(centimes: &[i64]) -> Cumul {
    centimes.iter().map(|montant| euros(*montant)).sum()
}

#[test]
fn a_table_by_two_keys_has_only_the_pairs_that_a_line_reached() {
    let programmation = programmation();
    let tranche = programmation.tranche(Stade::Accorde);
    let (a, b, etat, caf) = (&reference("A"), &reference("B"), &etat(), &caf());
    let croisement = Croisement::of(tranche, &ParAction, &ParSource);
    assert_eq!((croisement.len(), croisement.is_empty()), (3, false));
    assert_eq!(croisement.get(&a, &etat), Some(&cumul(&[700])));
    assert_eq!(croisement.get(&a, &caf), Some(&cumul(&[300])));
    assert_eq!(croisement.get(&b, &etat), Some(&cumul(&[200, -100])));
    assert_eq!(croisement.get(&b, &caf), None);
    let lignes = croisement.lignes();
    assert_eq!((lignes.len(), lignes.is_empty()), (2, false));
    assert_eq!(lignes.get(&b), Some(&cumul(&[200, -100])));
    assert_eq!(croisement.total().total().centimes(), 1_100);
    assert_eq!(croisement.total().nombre(), 4);

    let vide = Croisement::of(programmation.tranche(Stade::Verse), &ParAction, &ParSource);
    assert_eq!((vide.len(), vide.is_empty()), (0, true));
    let vide = Ventilation::of(programmation.tranche(Stade::Verse), &ParAction);
    assert_eq!((vide.len(), vide.is_empty(), vide.get(&a)), (0, true, None));
}

#[test]
fn tables_by_two_keys_merge_pair_by_pair() {
    let une: Croisement<_, _> =
        [(("A", 1), cumul(&[5])), (("B", 1), cumul(&[7]))].into_iter().collect();
    let autre: Croisement<_, _> =
        [(("A", 2), cumul(&[11])), (("B", 1), cumul(&[13]))].into_iter().collect();
    let attendu: Croisement<_, _> =
        [(("A", 1), cumul(&[5])), (("A", 2), cumul(&[11])), (("B", 1), cumul(&[7, 13]))]
            .into_iter()
            .collect();
    assert_eq!(une.clone().merge(autre.clone()), attendu);
    assert_eq!(Mesure::merge(une, autre), attendu);
    // Pairs whose keys become equal are merged.
    let ensemble = attendu.map_keys(|_| "A et B", |colonne| colonne);
    let cellules: Vec<_> = ensemble.iter().map(|(l, c, cumul)| (*l, *c, *cumul)).collect();
    assert_eq!(cellules, [("A et B", 1, cumul(&[5, 7, 13])), ("A et B", 2, cumul(&[11]))]);
}

#[test]
fn distinct_actions_are_told_by_name() {
    let programmation = programmation();
    let credits = SelonSource::new(Source::credits);
    let actions = Ventilation::actions(programmation.tranche(Stade::Accorde), &credits);
    let names = |actions: &ActionsDistinctes| {
        actions.iter().map(|(lot, r)| format!("{lot} {r}")).collect::<Vec<_>>()
    };
    assert_eq!(
        names(actions.get(&Credits::Specifiques).unwrap()),
        ["CV221 2023 A", "CV221 2023 B"]
    );
    assert_eq!(names(actions.get(&Credits::DroitCommun).unwrap()), ["CV221 2023 A"]);
    assert_eq!(actions.total().nombre().get(), 2);
    // No action is no lot: both are the empty set, and the same bytes.
    assert_eq!(ActionsDistinctes::of(programmation.lot(), []), ActionsDistinctes::default());
    assert_eq!(
        serde_json::to_string(&actions.total()).unwrap(),
        r#"[{"contrat":"CV221","annee":2023,"references":["A","B"]}]"#
    );
}

#[test]
fn a_part_and_its_bilan_come_apart() {
    let programmation = programmation();
    let bilan = Assemblage::of(programmation.tranche(Stade::Accorde), |tranche| {
        Ventilation::of(tranche, &ParSource).total()
    });
    assert_eq!(bilan.stade(), Stade::Accorde);
    let lots: Vec<Lot> = bilan.lots().iter().copied().collect();
    assert_eq!(lots, [programmation.lot()]);
    assert_eq!(bilan.bilan(), &cumul(&[700, 300, 200, -100]));
    assert_eq!(bilan.into_bilan(), cumul(&[700, 300, 200, -100]));
}

#[test]
fn roads_that_do_not_meet_are_told_with_what_they_have_more() {
    let recoupement = Recoupement::new([
        ("par source", cumul(&[700, 300])),
        ("par pilier", cumul(&[600, 390])),
        // Another number of lines, the same money.
        ("par action", cumul(&[1_000])),
        ("par quartier", cumul(&[1_000, 5])),
    ]);
    assert!(!recoupement.is_proved());
    let ecarts: Vec<_> = recoupement.ecarts().map(|(voie, e)| (voie, e.centimes())).collect();
    assert_eq!(ecarts, [("par pilier", -10), ("par quartier", 5)]);
    assert_eq!(recoupement.voies().len(), 4);

    let programmation = programmation();
    let recoupement = Recoupement::of(programmation.tranche(Stade::Accorde));
    assert!(recoupement.is_proved());
    assert_eq!(recoupement.voies().len(), 5);
    assert!(recoupement.voies().iter().all(|(_, c)| *c == cumul(&[700, 300, 200, -100])));
    // One road alone proves nothing.
    assert!(!Recoupement::<&str>::new([]).is_proved());
    assert!(!Recoupement::new([("par source", cumul(&[1]))]).is_proved());
}

#[test]
fn shares_of_three_thirds() {
    let tiers = Somme::from_centimes(1);
    let parts = Parts::of([("A", tiers), ("B", tiers), ("C", tiers)]).unwrap();
    assert_eq!(parts.total(), Somme::from_centimes(3));
    assert_eq!(parts.lignes()[1], ("B", tiers, Taux::of(1, 3_u8).unwrap()));
    // 33 + 33 + 33 is 1 point short; 34 + 34 + 34 is 2 points above.
    let ecart = |arrondi| parts.round(arrondi, Decimales::ZERO).ecart();
    assert_eq!(ecart(Arrondi::AuPlusProche), Some(-1));
    assert_eq!(ecart(Arrondi::ParExces), Some(2));
    let unites = |methode| {
        let repartition = parts.apportion(methode, Decimales::ZERO).unwrap();
        repartition.iter().map(|(_, unites)| unites).sum::<i64>()
    };
    assert!(Methode::TOUTES.into_iter().all(|methode| unites(methode) == 100));
}

#[test]
fn amounts_that_make_no_shares() {
    let somme = Somme::from_centimes;
    assert_eq!(
        Parts::of([("A", somme(5)), ("B", somme(-5))]),
        Err(TauxError::DenominateurNul { numerateur: 5 })
    );
    assert_eq!(
        Parts::of([("A", somme(5)), ("B", somme(-6))]),
        Err(TauxError::DenominateurNegatif { numerateur: 5, denominateur: -1 })
    );
    // A share may be negative; a weight may not.
    let parts = Parts::of([("A", somme(600)), ("B", somme(-100))]).unwrap();
    assert_eq!(
        parts.lignes()[1].2.pourcentage(Arrondi::AuPlusProche, Decimales::ZERO).to_string(),
        "-20\u{a0}%"
    );
    let error = parts.apportion(Methode::PlusFortsRestes, Decimales::UNE).unwrap_err();
    assert_eq!(error, PartsError::Poids { cle: "B", montant: somme(-100) });
    assert_eq!(error.to_string(), "\"B\": -1.00 € is no weight, expected 0 to 2^64 - 1 cents");
}

/// Totals themselves are a measure: of a budget by nature, say, whose lines are gone.
#[test]
fn totals_merge_as_a_measure() {
    let budget: Ventilation<&str, Somme> = [("A", 5), ("B", 7), ("A", -2)]
        .map(|(cle, c)| (cle, Somme::from_centimes(c)))
        .into_iter()
        .collect();
    assert_eq!(budget.get(&"A"), Some(&Somme::from_centimes(3)));
    assert_eq!(budget.total(), Somme::from_centimes(10));
}

/// Forty actions by forty are far more pairs than lines: only those reached are kept, each once.
#[test]
fn a_wide_table_with_few_lines_has_each_pair_once() {
    let mut saisie = saisie();
    for rang in 0..40 {
        saisie.add_action(action(&format!("A{rang:02}"), &[]));
    }
    for (texte, centimes) in [("A07", 5), ("A39", 11), ("A07", 7)] {
        saisie.add_ligne(&reference(texte), &caf(), Stade::Accorde, euros(centimes));
    }
    let programmation = saisie.finish().unwrap();
    let tranche = programmation.tranche(Stade::Accorde);
    let croisement = Croisement::of(tranche, &ParAction, &ParAction);
    let cellules: Vec<_> = croisement
        .iter()
        .map(|(ligne, colonne, cumul)| (ligne.as_str(), colonne.as_str(), *cumul))
        .collect();
    assert_eq!(cellules, [("A07", "A07", cumul(&[5, 7])), ("A39", "A39", cumul(&[11]))]);
    let actions = Croisement::actions(tranche, &ParAction, &ParAction);
    assert_eq!((actions.len(), actions.total().nombre().to_string()), (2, "2".to_owned()));
}
