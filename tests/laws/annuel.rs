//! Laws of the annual report: order changes nothing, totals tie, the wire loses nothing. All of it is fictitious.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use contrat_de_ville::financement::{Credits, Stade};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::{Euros, Somme};
use contrat_de_ville::rapport::annuel::{
    self, AnnexeBudgetaire, AvisAnnexes, Enonce, Equipe, Exigence, LigneDeMoyens, Moyens,
    MoyensDUnePartie, RapportAnnuel, SectionDuRapport, Sections, ValeurMesuree,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::outils::{any_text, centimes, from_wire, near_valid, to_wire};
use crate::programme_outils::{amounts, lignes, programme, total};

fn moyens() -> impl Strategy<Value = LigneDeMoyens> {
    let partie = option::of(select(vec!["etat", "region", "caf"]));
    let credits = option::of(select(vec![Credits::Specifiques, Credits::DroitCommun]));
    (partie, credits, centimes()).prop_map(|(nature, credits, centimes)| LigneDeMoyens {
        partie: nature.map(|nature| serde_json::from_value(json!({"nature": nature})).unwrap()),
        credits,
        libelle: None,
        montant: Euros::from_centimes(centimes),
    })
}

/// Lists and the same in another order.
fn shuffled<T: Clone + std::fmt::Debug + 'static>(
    element: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    vec(element, 0..8).prop_flat_map(|liste| (Just(liste.clone()), Just(liste).prop_shuffle()))
}

fn sum(parties: &[MoyensDUnePartie]) -> Somme {
    parties.iter().map(|partie| partie.moyens.total()).sum()
}

fn etat() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({"presente": {}})),
        Just(json!({"presente": {"pages": [[2, 5]]}})),
        Just(json!({"absente": {}})),
        Just(json!({"absente": {"motif": "fictif"}})),
        Just(json!({"sans_objet": {"motif": "fictif"}})),
    ]
}

/// What is said of sections: each once, and without object where that may be.
fn sections() -> impl Strategy<Value = Vec<Value>> {
    vec(option::of(etat()), 8).prop_map(|etats| {
        let dits = SectionDuRapport::TOUTES.into_iter().zip(etats);
        dits.filter_map(|(section, etat)| Some((section, etat?)))
            .filter(|(section, etat)| {
                section.exigence() == Exigence::Conditionnelle || etat.get("sans_objet").is_none()
            })
            .map(|(section, etat)| json!({"section": section, "etat": etat}))
            .collect()
    })
}

/// Around 2023, so that years, months and neighbours meet.
fn jour() -> impl Strategy<Value = NaiveDate> {
    let debut = NaiveDate::from_ymd_opt(2022, 12, 29).unwrap();
    prop_oneof![0..12_u64, 0..400_u64, 360..372_u64]
        .prop_map(move |jours| debut.checked_add_days(Days::new(jours)).unwrap())
}

fn occupation() -> impl Strategy<Value = Value> {
    (select(vec!["titulaire", "interim"]), option::of(jour()), option::of(jour())).prop_map(
        |(titre, un, autre)| match (un, autre) {
            (Some(un), Some(autre)) if un == autre => json!({"titre": titre, "du": un}),
            (Some(un), Some(autre)) => {
                json!({"titre": titre, "du": un.min(autre), "jusqu_au": un.max(autre)})
            }
            (du, jusqu_au) => json!({"titre": titre, "du": du, "jusqu_au": jusqu_au}),
        },
    )
}

fn postes() -> impl Strategy<Value = Vec<Value>> {
    vec((1..3_u16, vec(occupation(), 0..4)), 0..4).prop_map(|postes| {
        let numerotes = postes.into_iter().enumerate();
        numerotes
            .map(|(rang, (nombre, occupations))| {
                json!({"fonction": format!("fonction {rang}"), "nombre": nombre, "occupations": occupations})
            })
            .collect()
    })
}

fn day(valeur: &Value) -> Option<NaiveDate> {
    Some(valeur.as_str()?.parse().unwrap())
}

/// An opinion of each body, its observations, and whether each is answered.
fn avis() -> impl Strategy<Value = (Vec<Value>, Vec<Value>)> {
    vec((0..3_usize, vec(any::<bool>(), 0..3)), 0..6).prop_map(|bruts| {
        let (mut avis, mut suites) = (Vec::new(), Vec::new());
        for (rang, (position, repondues)) in bruts.into_iter().enumerate() {
            let position = ["favorable", "defavorable", "contribution"][position];
            let mut observations = Vec::new();
            for (place, repondue) in repondues.into_iter().enumerate() {
                let reference = format!("O-{rang}-{place}");
                observations.push(json!({"reference": reference, "texte": "fictive"}));
                if repondue {
                    suites.push(json!({"observation": reference, "texte": "faite"}));
                }
            }
            avis.push(json!({
                "organisme": {"commune": format!("6210{rang}")},
                "prononce": {"rendu": {"position": position}},
                "observations": observations,
            }));
        }
        (avis, suites)
    })
}

proptest! {
    #[test]
    fn parties_total_the_slice_at_each_stage(brutes in lignes(centimes()), recettes in vec(moyens(), 0..4)) {
        let programme = programme(&brutes);
        for stade in Stade::TOUS {
            let tranche = programme.tranche(stade);
            let annexe = AnnexeBudgetaire::of_tranche(tranche, &recettes);
            prop_assert_eq!(sum(annexe.depenses()), total(tranche));
            prop_assert_eq!(annexe.total_depenses().total(), total(tranche));
            let actions: Somme = annexe.actions().iter().map(|action| action.moyens.total()).sum();
            prop_assert_eq!(actions, total(tranche));
            // Every source of these programmes is of crédits spécifiques, under a payer of its own.
            let mut payeurs: BTreeMap<_, Somme> = BTreeMap::new();
            for (action_et_source, montant) in amounts(tranche) {
                let payeur = payeurs.entry(action_et_source.1.financeur().clone()).or_default();
                *payeur = payeur.merge(montant);
            }
            for (payeur, montant) in payeurs {
                let ligne = annexe.depenses().iter().find(|l| l.partie.as_ref() == Some(&payeur)).unwrap();
                prop_assert_eq!(ligne.moyens, Moyens::of(Some(Credits::Specifiques), montant));
            }
            let seules = AnnexeBudgetaire::of_lignes(&[], &recettes);
            prop_assert_eq!(annexe.recettes(), seules.recettes());
        }
    }

    #[test]
    fn order_of_lines_changes_no_annex((lignes, melees) in shuffled(moyens())) {
        let annexe = AnnexeBudgetaire::of_lignes(&lignes, &lignes);
        prop_assert_eq!(&annexe, &AnnexeBudgetaire::of_lignes(&melees, &melees));
        // Nothing moves from a column to another.
        for credits in [Some(Credits::Specifiques), Some(Credits::DroitCommun), None] {
            let dits: Somme = lignes.iter().filter(|l| l.credits == credits).map(|l| l.montant).sum();
            let Moyens { specifiques, droit_commun, non_precise } = annexe.total_depenses();
            let colonne = match credits {
                Some(Credits::Specifiques) => specifiques,
                Some(Credits::DroitCommun) => droit_commun,
                None => non_precise,
            };
            prop_assert_eq!(colonne, dits);
        }
        let parties: BTreeSet<_> = lignes.iter().map(|ligne| &ligne.partie).collect();
        prop_assert_eq!(annexe.depenses().len(), parties.len());
        // The party that is not said comes last.
        let anonyme = annexe.recettes().iter().position(|ligne| ligne.partie.is_none());
        prop_assert!(anonyme.is_none_or(|rang| rang + 1 == annexe.recettes().len()));
    }

    #[test]
    fn means_merge_as_a_commutative_monoid(montants in vec((centimes(), option::of(any::<bool>())), 3)) {
        let [a, b, c] = [0, 1, 2].map(|rang: usize| {
            let (centimes, credits) = montants[rang];
            let credits = credits.map(|oui| if oui { Credits::Specifiques } else { Credits::DroitCommun });
            Moyens::of(credits, Euros::from_centimes(centimes).into())
        });
        prop_assert_eq!(a.merge(b), b.merge(a));
        prop_assert_eq!(a.merge(b).merge(c), a.merge(b.merge(c)));
        prop_assert_eq!(a.merge(Moyens::default()), a);
        prop_assert_eq!(a.merge(b).total(), a.total().merge(b.total()));
    }

    #[test]
    fn order_of_sections_changes_nothing(
        (dites, melees) in sections().prop_flat_map(|dites| (Just(dites.clone()), Just(dites).prop_shuffle())),
    ) {
        let lues: Sections = serde_json::from_value(json!(dites)).unwrap();
        let autres: Sections = serde_json::from_value(json!(melees)).unwrap();
        prop_assert_eq!(&lues, &autres);
        let fil = serde_json::to_value(&lues).unwrap();
        prop_assert_eq!(&serde_json::from_value::<Sections>(fil).unwrap(), &lues);
        prop_assert_eq!(lues.iter().count(), dites.len());
    }

    #[test]
    fn a_post_is_off_on_the_days_that_a_count_of_each_day_gives(postes in postes()) {
        let equipe: Equipe = serde_json::from_value(json!(postes)).unwrap();
        let annee = Annee::new(2023).unwrap();
        let ecarts = equipe.ecarts(annee);
        let premier = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        for poste in &postes {
            let fonction = poste["fonction"].as_str().unwrap();
            let tenues = poste["occupations"].as_array().unwrap();
            let nombre = poste["nombre"].as_u64().unwrap();
            for jour in premier.iter_days().take(365) {
                // On the day of a change nothing is sure.
                let change = tenues.iter().any(|t| day(&t["du"]) == Some(jour) || day(&t["jusqu_au"]) == Some(jour));
                let tenus = tenues.iter().filter(|t| {
                    day(&t["du"]).is_none_or(|du| du <= jour) && day(&t["jusqu_au"]).is_none_or(|fin| jour <= fin)
                }).count() as u64;
                let dits: Vec<_> = ecarts
                    .iter()
                    .filter(|e| e.fonction.as_str() == fonction && e.du <= jour && jour <= e.au)
                    .collect();
                if change || tenues.is_empty() || tenus == nombre {
                    prop_assert!(dits.is_empty(), "{jour} {dits:?}");
                } else {
                    let [dit] = dits[..] else { panic!("{jour}: {dits:?}") };
                    prop_assert_eq!(u64::from(dit.occupes), tenus);
                    prop_assert_eq!(dit.is_vacancy(), tenus < nombre);
                }
            }
        }
    }

    #[test]
    fn order_of_lists_changes_no_finding(
        (dites, dites_autrement) in sections().prop_flat_map(|d| (Just(d.clone()), Just(d).prop_shuffle())),
        (postes, postes_autrement) in postes().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle())),
        ((avis, suites), (avis_autrement, suites_autrement)) in avis().prop_flat_map(|(avis, suites)| (
            Just((avis.clone(), suites.clone())),
            (Just(avis).prop_shuffle(), Just(suites).prop_shuffle()),
        )),
        (fonds, fonds_autrement) in shuffled((0..3_u8, 0..3_u8).prop_map(|(montant, total)| json!({
            "titre": format!("fonds {montant}"), "total_imprime": format!("{total}.00"),
            "operations": [{"operation": {"commune": "C", "objet": "O"}, "montant": format!("{montant}.00")}],
            "provenance": {"document": "fictif"},
        }))),
    ) {
        let report = |sections: &[Value], postes: &[Value], avis: &[Value], suites: &[Value], fonds: &[Value]| {
            let rapport = json!({
                "contrat": "CV221", "annee": 2023, "sections": sections, "equipe": postes,
                "avis": {"avis": avis, "suites": suites}, "fonds_de_concours": fonds,
            });
            serde_json::from_value::<RapportAnnuel>(rapport).unwrap()
        };
        let rapport = report(&dites, &postes, &avis, &suites, &fonds);
        let autre = report(&dites_autrement, &postes_autrement, &avis_autrement, &suites_autrement, &fonds_autrement);
        prop_assert_eq!(rapport.check(), autre.check());
        // Same record, same bytes; nothing is lost on the wire.
        let encore: RapportAnnuel = serde_json::from_str(&serde_json::to_string(&rapport).unwrap()).unwrap();
        prop_assert_eq!(&encore, &rapport);
        prop_assert_eq!(annuel::document(&encore).to_string(), annuel::document(&rapport).to_string());
    }

    #[test]
    fn an_observation_is_answered_or_is_a_finding((avis, suites) in avis()) {
        let annexes: AvisAnnexes =
            serde_json::from_value(json!({"avis": avis, "suites": suites})).unwrap();
        let observations: usize = annexes.avis().iter().map(|avis| avis.observations.len()).sum();
        prop_assert_eq!(annexes.unanswered().count() + annexes.suites().len(), observations);
        for (_, observation) in annexes.unanswered() {
            prop_assert!(annexes.suite(&observation.reference).is_none());
        }
    }

    #[test]
    fn any_text_is_read_as_it_is_or_refused(texte in prop_oneof![any_text(), near_valid(Just("une phrase".to_owned()))]) {
        let right = !texte.is_empty() && texte.trim() == texte && !texte.contains(char::is_control);
        let lu = texte.parse::<Enonce>();
        prop_assert_eq!(lu.is_ok(), right);
        prop_assert_eq!(from_wire::<Enonce>(&texte).is_some(), right);
        if let Ok(lu) = lu {
            prop_assert_eq!(to_wire(&lu), texte);
        }
    }

    #[test]
    fn a_value_comes_back_as_it_was(
        texte in prop_oneof!["-?[0-9]{1,18}(\\.[0-9]{1,9})?", near_valid("-?[0-9]{1,4}\\.[0-9]{1,2}".boxed()), any_text()],
    ) {
        let positif = texte.strip_prefix('-').unwrap_or(&texte);
        let (entier, decimales) = positif.split_once('.').unwrap_or((positif, "0"));
        let digits = |part: &str, most| {
            !part.is_empty() && part.len() <= most && part.chars().all(|c| c.is_ascii_digit())
        };
        let lu = texte.parse::<ValeurMesuree>();
        prop_assert_eq!(lu.is_ok(), digits(entier, 18) && digits(decimales, 9), "{}", texte);
        if let Ok(lu) = lu {
            prop_assert_eq!(from_wire::<ValeurMesuree>(&to_wire(&lu)), Some(lu));
            let imprime: String = lu.to_string().chars().filter(char::is_ascii_digit).collect();
            let decimales = if positif.contains('.') { decimales } else { "" };
            let entier = entier.trim_start_matches('0');
            let entier = if entier.is_empty() { "0" } else { entier };
            prop_assert_eq!(imprime, format!("{entier}{decimales}"));
        }
    }

    #[test]
    fn any_text_of_a_record_is_printed_on_its_line(texte in any_text()) {
        let propre: String = texte.chars().filter(|c| !c.is_control()).collect();
        let enonce: Enonce = format!("a{propre}z").parse().unwrap();
        let rapport: RapportAnnuel = serde_json::from_value(json!({
            "contrat": "CV221", "annee": 2023, "titre": enonce, "avertissement": enonce,
            "focus": [{"titre": enonce, "operateur": "O", "points": [enonce]}],
        })).unwrap();
        let texte = annuel::document(&rapport).to_string();
        let temoin: RapportAnnuel = serde_json::from_value(json!({
            "contrat": "CV221", "annee": 2023, "titre": "T", "avertissement": "T",
            "focus": [{"titre": "T", "operateur": "O", "points": ["T"]}],
        })).unwrap();
        prop_assert_eq!(texte.lines().count(), annuel::document(&temoin).to_string().lines().count());
    }
}
