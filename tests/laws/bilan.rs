//! Laws of programmes and of their aggregates.

use contrat_de_ville::bilan::{
    ActionsDistinctes, Assemblage, AssemblageError, Croisement, Cumul, Mesure, Recoupement,
    Ventilation,
};
use contrat_de_ville::contrat::{Classement, Generation, Pilier, Thematique};
use contrat_de_ville::financement::{
    Action, Credits, Dispositif, Financeur, NatureFinanceur, NatureOperateur, Operateur, ParAction,
    ParLieu, ParOperateur, ParSource, ParThematique, Ponderation, Programmation, Saisie,
    SelonAction, SelonSource, Source, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeQuartier, Reference};
use contrat_de_ville::nombre::{Euros, Methode, Somme};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

const ANNEE: Annee = Annee::new(2023).unwrap();

/// A line before it is ranked: action, source, stage, amount, each a small number but the last.
type Brute = (usize, usize, usize, i64);

/// Actions (pilier, operator, quarters) and lines that name them.
#[derive(Clone, Debug)]
struct Brut {
    actions: Vec<(usize, usize, Vec<usize>)>,
    lignes: Vec<Brute>,
}

fn brut() -> impl Strategy<Value = Brut> {
    vec((0..4_usize, 0..3_usize, btree_set(0..5_usize, 0..4)), 1..12).prop_flat_map(|actions| {
        let nombre = actions.len();
        let lignes = vec((0..nombre, 0..6_usize, 0..5_usize, any::<i64>()), 0..40);
        let actions: Vec<_> = actions
            .into_iter()
            .map(|(pilier, operateur, q)| (pilier, operateur, q.into_iter().collect()))
            .collect();
        lignes.prop_map(move |lignes| Brut { actions: actions.clone(), lignes })
    })
}

fn reference(rang: usize) -> Reference {
    format!("A{rang:03}").parse().unwrap()
}

fn quartier(rang: usize) -> CodeQuartier {
    CodeQuartier::Qpv(format!("QP0620{rang:02}").parse().unwrap())
}

fn source(rang: usize) -> Source {
    let financeur =
        Financeur::named(NatureFinanceur::Autre, format!("Source {}", rang / 2).parse().unwrap());
    let credits = if rang.is_multiple_of(2) { Credits::Specifiques } else { Credits::DroitCommun };
    Source::new(financeur, Dispositif::Aucun, credits)
}

fn action(rang: usize, (pilier, operateur, quartiers): &(usize, usize, Vec<usize>)) -> Action {
    Action {
        reference: reference(rang),
        titre: String::new(),
        operateur: Operateur {
            nom: format!("Opérateur {operateur}").parse().unwrap(),
            nature: NatureOperateur::Association,
            siret: None,
        },
        classement: Classement::Pilier(Pilier::TOUS[*pilier]),
        transversaux: [].into(),
        quartiers: quartiers.iter().map(|rang| quartier(*rang)).collect(),
        annee: ANNEE,
    }
}

/// Enters a programme in the order of the two lists.
fn enter(contrat: &str, brut: &Brut, actions: &[usize], lignes: &[usize]) -> Programmation {
    let mut saisie = Saisie::new(contrat.parse().unwrap(), ANNEE, Generation::ContratsDeVille);
    for rang in lignes {
        let (action, source_rang, stade, montant) = brut.lignes[*rang];
        saisie.add_ligne(
            &reference(action),
            &source(source_rang),
            Stade::TOUS[stade],
            Euros::from_centimes(montant),
        );
    }
    for rang in actions {
        saisie.add_action(action(*rang, &brut.actions[*rang]));
    }
    saisie.finish().unwrap()
}

fn programmation(brut: &Brut) -> Programmation {
    let all = |n: usize| (0..n).collect::<Vec<_>>();
    enter("CV221", brut, &all(brut.actions.len()), &all(brut.lignes.len()))
}

/// The lines of a stage, counted by hand: key of a line, then count and sum.
fn by_hand<K: Ord>(brut: &Brut, stade: Stade, cle: impl Fn(&Brute) -> K) -> Ventilation<K> {
    brut.lignes
        .iter()
        .filter(|(_, _, s, _)| Stade::TOUS[*s] == stade)
        .map(|ligne| (cle(ligne), Euros::from_centimes(ligne.3)))
        .collect()
}

#[track_caller]
fn survives_the_wire<T: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug>(valeur: &T) {
    let json = serde_json::to_string(valeur).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), valeur);
}

fn cumul() -> impl Strategy<Value = Cumul> {
    vec(any::<i64>(), 0..5)
        .prop_map(|centimes| centimes.into_iter().map(Euros::from_centimes).sum())
}

fn ventilation() -> impl Strategy<Value = Ventilation<u8>> {
    vec((0..6_u8, any::<i64>().prop_map(Euros::from_centimes)), 0..12)
        .prop_map(|lignes| lignes.into_iter().collect())
}

fn actions() -> impl Strategy<Value = ActionsDistinctes> {
    btree_set((0..3_usize, 0..6_usize), 0..8).prop_map(|couples| {
        couples
            .into_iter()
            .map(|(contrat, rang)| {
                let contrat: CodeContrat = format!("CV00{contrat}").parse().unwrap();
                let lot = contrat_de_ville::financement::Lot { contrat, annee: ANNEE };
                ActionsDistinctes::of(lot, [reference(rang)])
            })
            .fold(ActionsDistinctes::default(), ActionsDistinctes::merge)
    })
}

fn check_monoid<M: Mesure + core::fmt::Debug>(a: &M, b: &M, c: &M) {
    let (a, b, c) = (|| a.clone(), || b.clone(), || c.clone());
    assert_eq!(a().merge(b()).merge(c()), a().merge(b().merge(c())), "associative");
    assert_eq!(a().merge(b()), b().merge(a()), "commutative");
    assert_eq!(a().merge(M::default()), a(), "the default is the identity");
    assert_eq!(M::default().merge(M::default()), M::default(), "empty with empty");
}

proptest! {
    #[test]
    fn merge_is_a_commutative_monoid(
        cumuls in [cumul(), cumul(), cumul()],
        ventilations in [ventilation(), ventilation(), ventilation()],
        ensembles in [actions(), actions(), actions()],
    ) {
        let [a, b, c] = &cumuls;
        check_monoid(a, b, c);
        let [a, b, c] = &ventilations;
        check_monoid(a, b, c);
        let [a, b, c] = &ensembles;
        check_monoid(a, b, c);
        let pair = |rang: usize| (cumuls[rang], ensembles[rang].clone());
        check_monoid(&pair(0), &pair(1), &pair(2));
    }

    #[test]
    fn a_part_merged_twice_counts_its_actions_once(a in actions(), b in actions()) {
        let union = a.clone().merge(b.clone());
        prop_assert_eq!(union.clone().merge(b), union.clone());
        prop_assert!(union.nombre() >= a.nombre());
    }

    #[test]
    fn order_of_entry_does_not_matter(brut in brut(), graine in any::<u64>()) {
        let shuffle = |n: usize| {
            let mut rangs: Vec<usize> = (0..n).collect();
            rangs.sort_by_key(|rang| (*rang as u64 ^ graine).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            rangs
        };
        let autre = enter("CV221", &brut, &shuffle(brut.actions.len()), &shuffle(brut.lignes.len()));
        prop_assert_eq!(programmation(&brut), autre);
    }

    #[test]
    fn bilan_is_what_a_hand_counts(brut in brut()) {
        let programmation = programmation(&brut);
        for stade in Stade::TOUS {
            let tranche = programmation.tranche(stade);
            let par_source = Ventilation::of(tranche, &ParSource).map_keys(Clone::clone);
            prop_assert_eq!(par_source, by_hand(&brut, stade, |ligne| source(ligne.1)));
            let par_action = Ventilation::of(tranche, &ParAction).map_keys(Clone::clone);
            prop_assert_eq!(par_action, by_hand(&brut, stade, |ligne| reference(ligne.0)));
            let thematique = |ligne: &Brute| Thematique::Pilier(Pilier::TOUS[brut.actions[ligne.0].0]);
            prop_assert_eq!(Ventilation::of(tranche, &ParThematique), by_hand(&brut, stade, thematique));
            let par_operateur = Ventilation::of(tranche, &ParOperateur).map_keys(|o| o.nom.to_string());
            let operateur = |ligne: &Brute| format!("Opérateur {}", brut.actions[ligne.0].1);
            prop_assert_eq!(par_operateur, by_hand(&brut, stade, operateur));
            let croisement = Croisement::of(tranche, &ParThematique, &SelonSource::new(Source::credits));
            let deux = by_hand(&brut, stade, |ligne| (thematique(ligne), source(ligne.1).credits()));
            prop_assert_eq!(croisement, deux.iter().map(|(cle, cumul)| (*cle, *cumul)).collect());
            prop_assert!(Recoupement::of(tranche).is_proved());
        }
    }

    /// Few lines over many pairs take the road of the sort, many lines over few pairs the table.
    #[test]
    fn sparse_and_dense_tables_agree(
        montants in vec((0..60_usize, any::<i64>()), 1..30),
    ) {
        let actions: Vec<_> = (0..60).map(|rang| (rang % 4, rang % 3, vec![])).collect();
        let lignes = montants.iter().map(|(action, montant)| (*action, action % 6, 2, *montant)).collect();
        let brut = Brut { actions, lignes };
        let programmation = programmation(&brut);
        let tranche = programmation.tranche(Stade::Accorde);
        let creux = Croisement::of(tranche, &ParAction, &ParAction);
        let dense = Ventilation::of(tranche, &ParAction);
        prop_assert_eq!(creux.lignes(), dense.clone());
        prop_assert_eq!(creux.colonnes(), dense);
        let distinctes = Croisement::actions(tranche, &ParAction, &ParAction);
        let attendu = montants.iter().map(|(action, _)| *action).collect::<std::collections::BTreeSet<_>>().len();
        prop_assert_eq!(distinctes.total().nombre().get(), attendu as u64);
    }

    #[test]
    fn margins_are_the_tables_of_one_key(brut in brut()) {
        let programmation = programmation(&brut);
        for stade in Stade::TOUS {
            let tranche = programmation.tranche(stade);
            let croisement = Croisement::of(tranche, &ParSource, &ParOperateur);
            prop_assert_eq!(croisement.lignes(), Ventilation::of(tranche, &ParSource));
            prop_assert_eq!(croisement.colonnes(), Ventilation::of(tranche, &ParOperateur));
            prop_assert_eq!(croisement.total(), Ventilation::of(tranche, &ParAction).total());
            let actions = Croisement::actions(tranche, &ParSource, &ParOperateur);
            prop_assert_eq!(actions.lignes(), Ventilation::actions(tranche, &ParSource));
            prop_assert_eq!(actions.colonnes(), Ventilation::actions(tranche, &ParOperateur));
        }
    }

    /// An action with five financers counts once, and counts by source add up to more.
    #[test]
    fn actions_count_once_whatever_their_financers(brut in brut()) {
        let programmation = programmation(&brut);
        for (rang, stade) in Stade::TOUS.into_iter().enumerate() {
            let actions = Ventilation::actions(programmation.tranche(stade), &ParSource);
            let distinctes: std::collections::BTreeSet<usize> =
                brut.lignes.iter().filter(|ligne| ligne.2 == rang).map(|ligne| ligne.0).collect();
            prop_assert_eq!(actions.total().nombre().get(), distinctes.len() as u64);
            let somme: u64 = actions.iter().map(|(_, actions)| actions.nombre().get()).sum();
            prop_assert!(somme >= distinctes.len() as u64);
        }
    }

    #[test]
    fn bilan_of_parts_is_bilan_of_whole(brut in brut(), coupe in 0..12_usize) {
        let coupe = coupe.min(brut.actions.len());
        let part = |contrat: &str, actions: core::ops::Range<usize>| {
            let lignes: Vec<usize> =
                (0..brut.lignes.len()).filter(|rang| actions.contains(&brut.lignes[*rang].0)).collect();
            enter(contrat, &brut, &actions.collect::<Vec<_>>(), &lignes)
        };
        let (une, autre) = (part("CV221", 0..coupe), part("CV223", coupe..brut.actions.len()));
        let bilan = |programmation: &Programmation| {
            Assemblage::of(programmation.tranche(Stade::Engage), |tranche| {
                Ventilation::<_, (Cumul, ActionsDistinctes)>::measure(tranche, &ParSource).map_keys(Clone::clone)
            })
        };
        let assemble = bilan(&une).merge(bilan(&autre)).unwrap();
        let montants = assemble.bilan().iter().map(|(cle, (cumul, _))| (cle.clone(), *cumul));
        prop_assert_eq!(montants.collect::<Ventilation<_>>(), by_hand(&brut, Stade::Engage, |ligne| source(ligne.1)));
        prop_assert_eq!(assemble.lots().len(), 2);
        survives_the_wire(&assemble);

        // One part twice is refused, and both are handed back.
        let refus = assemble.clone().merge(bilan(&une)).unwrap_err();
        prop_assert_eq!(*refus.rendu, (assemble.clone(), bilan(&une)));
        let autre_stade = Assemblage::of(une.tranche(Stade::Verse), |_| Ventilation::default());
        let refus = assemble.merge(autre_stade).unwrap_err();
        prop_assert_eq!(refus.cause, AssemblageError::AutreStade { stade: Stade::Engage, autre: Stade::Verse });
    }

    #[test]
    fn splitting_over_quarters_loses_nothing(brut in brut(), poids in vec(1..1_000_u64, 5)) {
        let programmation = programmation(&brut);
        let weigh = Ponderation::Population((0..5).map(|rang| (quartier(rang), poids[rang])).collect());
        let ventilee = programmation.clone().ventilate(Methode::SainteLague, weigh).unwrap();
        for stade in Stade::TOUS {
            let entier = Croisement::of(programmation.tranche(stade), &ParAction, &ParSource);
            let fendu = Croisement::of(ventilee.tranche(stade), &ParAction, &ParSource);
            let totaux = |c: &Croisement<&Reference, &Source>| -> Vec<Somme> {
                c.iter().map(|(_, _, cumul)| cumul.total()).collect()
            };
            prop_assert_eq!(totaux(&entier), totaux(&fendu));
            let par_quartier = Ventilation::of(ventilee.tranche(stade), &ParLieu);
            prop_assert_eq!(par_quartier.total().total(), entier.total().total());
            prop_assert!(Recoupement::of_split(ventilee.tranche(stade)).is_proved());
            // The same actions serve, whether or not their money is split.
            prop_assert_eq!(
                Ventilation::actions(ventilee.tranche(stade), &ParLieu).total(),
                Ventilation::actions(programmation.tranche(stade), &ParSource).total()
            );
        }
        prop_assert_eq!(ventilee.into_programmation(), programmation);
    }

    #[test]
    fn programmes_and_tables_survive_the_wire(brut in brut()) {
        let programmation = programmation(&brut);
        survives_the_wire(&programmation);
        let tranche = programmation.tranche(Stade::Accorde);
        survives_the_wire(&Ventilation::of(tranche, &ParSource).map_keys(Clone::clone));
        survives_the_wire(&Ventilation::actions(tranche, &ParThematique));
        survives_the_wire(
            &Croisement::of(tranche, &ParThematique, &SelonAction::new(|a| a.operateur.nature))
                .map_keys(|thematique| thematique, |nature| nature),
        );
    }

    /// A count and a total that no lines make are refused.
    #[test]
    fn the_gate_refuses_a_total_larger_than_its_count_allows(nombre in 0..4_u64, total in any::<i128>()) {
        let json = format!("{{\"nombre\": {nombre}, \"total\": \"{}\"}}", Somme::from_centimes(total).plain());
        let borne = |montant: i64| i128::from(nombre) * i128::from(montant);
        let lu = serde_json::from_str::<Cumul>(&json);
        prop_assert_eq!(lu.is_ok(), (borne(i64::MIN)..=borne(i64::MAX)).contains(&total));
    }

    /// An assembled bilan says what it is made of, each part once.
    #[test]
    fn the_gate_of_assembled_bilans_wants_its_parts_once(annees in vec(2015..2024_u16, 0..4)) {
        let lots: Vec<String> = annees.iter().map(|annee| format!("{{\"contrat\": \"CV221\", \"annee\": {annee}}}")).collect();
        let json = format!("{{\"stade\": \"verse\", \"lots\": [{}], \"bilan\": \"0.00\"}}", lots.join(", "));
        let distinctes = annees.iter().collect::<std::collections::BTreeSet<_>>().len();
        let lu = serde_json::from_str::<Assemblage<Somme>>(&json);
        prop_assert_eq!(lu.is_ok(), !annees.is_empty() && distinctes == annees.len());
    }

    /// A table has only keys that a line reached.
    #[test]
    fn a_key_without_line_is_refused(cle in any::<u8>()) {
        let cumul = format!("[[{cle}, {{\"nombre\": 0, \"total\": \"0.00\"}}]]");
        prop_assert!(serde_json::from_str::<Ventilation<u8>>(&cumul).is_err());
        let actions = format!("[[{cle}, []]]");
        prop_assert!(serde_json::from_str::<Ventilation<u8, ActionsDistinctes>>(&actions).is_err());
    }

    #[test]
    fn a_key_given_twice_is_refused(cle in any::<u8>(), montants in [any::<i64>(), any::<i64>()]) {
        let cellule = |montant| format!("[{cle}, {{\"nombre\": 1, \"total\": \"{}\"}}]", Euros::from_centimes(montant).plain());
        let json = format!("[{}, {}]", cellule(montants[0]), cellule(montants[1]));
        prop_assert!(serde_json::from_str::<Ventilation<u8>>(&json).is_err());
    }
}
