use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use contrat_de_ville::concertation::{
    APart, Bulletin, CleDeTheme, CompteDesVoix, Cumul, Depouillement, Details, Gommette, Question,
    ReleveDeVoix, ReponsesLibres, Sort, SousThemes, ThemeSoumis, Urne, Visibilite, Voix,
    VoixDuTheme,
};
use proptest::prelude::*;

const LETTRES: [char; 9] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];

fn question(themes: usize, au_plus: u32, cumul: Cumul, reponses: ReponsesLibres) -> Question {
    let themes = LETTRES.iter().take(themes).map(|lettre| ThemeSoumis {
        cle: CleDeTheme::new(*lettre).unwrap(),
        titre: format!("thème {lettre}").parse().unwrap(),
        sous_themes: SousThemes::Comptes(2.try_into().unwrap()),
    });
    let au_plus = NonZeroU32::new(au_plus).unwrap();
    Question::new("Question ?".parse().unwrap(), au_plus, cumul, reponses, themes.collect())
        .unwrap()
}

fn questions() -> impl Strategy<Value = Question> {
    let cumul = prop_oneof![Just(Cumul::Permis), Just(Cumul::UnParTheme)];
    let reponses = prop_oneof![Just(ReponsesLibres::Ouvertes), Just(ReponsesLibres::Fermees)];
    (1_usize..=8, 1_u32..=4, cumul, reponses)
        .prop_map(|(n, au_plus, c, r)| question(n, au_plus, c, r))
}

/// Nearly always on a theme; some on a ninth, some on a third sub-theme of two.
fn gommettes() -> impl Strategy<Value = Gommette> {
    (0_usize..9, prop_oneof![4 => Just(0_u8), 1 => 1_u8..=3]).prop_map(|(lettre, rang)| Gommette {
        theme: CleDeTheme::new(LETTRES[lettre]).unwrap(),
        sous_theme: rang.try_into().ok(),
    })
}

fn bulletins() -> impl Strategy<Value = Bulletin> {
    let reponses =
        prop_oneof![6 => Just(vec![]), 1 => Just(vec!["mot".to_owned(), " ".to_owned()])];
    (prop::collection::vec(gommettes(), 0..5), reponses, prop::bool::weighted(0.05))
        .prop_map(|(gommettes, reponses, illisible)| Bulletin { gommettes, reponses, illisible })
}

fn ateliers() -> impl Strategy<Value = Vec<Vec<Bulletin>>> {
    prop::collection::vec(prop::collection::vec(bulletins(), 0..9), 0..6)
}

fn count<'b>(
    question: &Question,
    ateliers: impl IntoIterator<Item = (usize, &'b Vec<Bulletin>)>,
) -> Depouillement {
    let mut depouillement = Depouillement::new(question.clone());
    for (rang, bulletins) in ateliers {
        let cle = format!("atelier-{rang}").parse().unwrap();
        depouillement.count(cle, Urne::Bulletins(bulletins.clone())).unwrap();
    }
    depouillement
}

fn by_theme(compte: &CompteDesVoix) -> (u64, &BTreeMap<CleDeTheme, Voix>, APart, u64) {
    (compte.personnes(), compte.themes(), compte.a_part(), compte.sans_a_part())
}

fn is_silent(compte: &CompteDesVoix) -> bool {
    compte.details() == Details::Tus
        && compte.sous_themes().is_empty()
        && compte.reponses().is_empty()
        && compte.repondants().is_none()
}

fn rangs(compte: &CompteDesVoix) -> Vec<(u32, CleDeTheme)> {
    compte.ranking().iter().map(|ligne| (ligne.rang, ligne.theme)).collect()
}

proptest! {
    #[test]
    fn stickers_and_sheets_are_conserved_through_count_and_ranking(q in questions(), a in ateliers()) {
        let total = count(&q, a.iter().enumerate()).total();
        let valides: Vec<&Bulletin> =
            a.iter().flatten().filter(|bulletin| q.judge(bulletin) == Some(Sort::Valide)).collect();
        prop_assert_eq!(total.personnes(), valides.len() as u64);
        let feuilles = a.iter().map(Vec::len).sum::<usize>() as u64;
        prop_assert_eq!(total.personnes() + total.a_part().total(), feuilles);
        let gommettes: u64 = valides.iter().map(|bulletin| bulletin.gommettes.len() as u64).sum();
        prop_assert_eq!(total.gommettes(), gommettes);
        let classees: u64 = total.ranking().iter().map(|ligne| ligne.voix.gommettes).sum();
        prop_assert_eq!(classees, gommettes);
        let sur_sous_themes = valides.iter().flat_map(|b| &b.gommettes).filter(|g| g.sous_theme.is_some());
        prop_assert_eq!(total.sous_themes().values().map(|voix| voix.gommettes).sum::<u64>(), sur_sous_themes.count() as u64);
        let mots = valides.iter().filter(|bulletin| bulletin.answers().next().is_some()).count();
        prop_assert_eq!(total.reponses().values().sum::<u64>(), mots as u64);
        for theme in q.themes() {
            let gens = valides.iter().filter(|b| b.gommettes.iter().any(|g| g.theme == theme.cle));
            prop_assert_eq!(total.themes()[&theme.cle].personnes, Some(gens.count() as u64));
        }
    }

    #[test]
    fn order_of_sheets_of_stickers_and_of_workshops_changes_nothing(q in questions(), a in ateliers()) {
        let renverses: Vec<Vec<Bulletin>> = a
            .iter()
            .map(|bulletins| {
                let renverse = |bulletin: &Bulletin| Bulletin {
                    gommettes: bulletin.gommettes.iter().rev().copied().collect(),
                    ..bulletin.clone()
                };
                bulletins.iter().rev().map(renverse).collect()
            })
            .collect();
        let droit = count(&q, a.iter().enumerate());
        let retourne = count(&q, renverses.iter().enumerate().rev());
        prop_assert_eq!(serde_json::to_string(&droit).unwrap(), serde_json::to_string(&retourne).unwrap());
        prop_assert_eq!(droit, retourne);
    }

    #[test]
    fn merge_of_votes_is_the_vote_of_both_in_any_order(q in questions(), a in ateliers(), coupe in 0_usize..6) {
        let tout = count(&q, a.iter().enumerate());
        let coupe = coupe.min(a.len());
        let debut = || count(&q, a.iter().enumerate().take(coupe));
        let fin = || count(&q, a.iter().enumerate().skip(coupe));
        prop_assert_eq!(debut().merge(fin()).unwrap(), tout.clone());
        prop_assert_eq!(fin().merge(debut()).unwrap(), tout.clone());
        prop_assert_eq!(tout.clone().merge(Depouillement::new(q)).unwrap(), tout);
    }

    #[test]
    fn workshop_in_both_is_refused_and_both_are_handed_back(q in questions(), a in ateliers()) {
        let tout = count(&q, a.iter().enumerate());
        let twice = tout.clone().merge(tout.clone());
        prop_assert_eq!(twice.is_err(), !a.is_empty());
    }

    #[test]
    fn sheet_with_too_many_stickers_never_changes_a_count(q in questions(), a in ateliers(), g in gommettes()) {
        let trop = vec![g; q.au_plus().get() as usize + 1];
        let sans = count(&q, a.iter().enumerate()).total();
        let ajoute = vec![Bulletin { gommettes: trop, ..Bulletin::default() }];
        let avec = count(&q, a.iter().chain([&ajoute]).enumerate()).total();
        prop_assert_eq!(sans.ranking(), avec.ranking());
        prop_assert_eq!(sans.personnes(), avec.personnes());
        prop_assert_eq!(sans.a_part().total() + 1, avec.a_part().total());
    }

    #[test]
    fn rank_is_one_more_than_the_themes_with_strictly_more(q in questions(), a in ateliers()) {
        let total = count(&q, a.iter().enumerate()).total();
        for ligne in total.ranking() {
            let voix = |f: &dyn Fn(u64) -> bool| total.themes().values().filter(|v| f(v.gommettes)).count();
            prop_assert_eq!(ligne.rang as usize, 1 + voix(&|n| n > ligne.voix.gommettes));
            prop_assert_eq!(ligne.ex_aequo as usize, voix(&|n| n == ligne.voix.gommettes) - 1);
            prop_assert_eq!(ligne.voix, total.themes()[&ligne.theme]);
        }
        let ordre = rangs(&total);
        prop_assert!(ordre.is_sorted());
        prop_assert_eq!(ordre.len(), q.themes().len());
    }

    #[test]
    fn shares_of_stickers_add_up_to_one(q in questions(), a in ateliers()) {
        let total = count(&q, a.iter().enumerate()).total();
        let parts: Option<Vec<_>> = q.themes().iter().map(|theme| total.part_des_gommettes(theme.cle)).collect();
        if let Some(parts) = parts {
                let haut: i128 = parts.iter().map(|part| part.numerateur()).sum();
                prop_assert_eq!(haut, i128::from(total.gommettes()));
                prop_assert!(parts.iter().all(|part| part.denominateur().get() == u128::from(total.gommettes())));
        } else {
            prop_assert_eq!(total.gommettes(), 0);
        }
        for part in q.themes().iter().filter_map(|theme| total.part_des_personnes(theme.cle)) {
            prop_assert!(part <= contrat_de_ville::Taux::UN);
            prop_assert_eq!(part.denominateur().get(), u128::from(total.personnes()));
        }
    }

    #[test]
    fn masking_conserves_and_gives_no_small_group_back(q in questions(), a in ateliers(), seuil in 1_u32..12) {
        let depouillement = count(&q, a.iter().enumerate());
        let masque = depouillement.mask(seuil.try_into().unwrap());
        let total = depouillement.total();
        let seuil = u64::from(seuil);
        prop_assert_eq!(masque.ateliers().len(), a.len());
        let (mut gens, mut gommettes, mut a_part, mut caches) = (0, 0, 0, 0_u64);
        for (cle, vue) in masque.ateliers() {
            let vrai = depouillement.compte(cle.as_str()).unwrap();
            match vue {
                Visibilite::Montre(compte) => {
                    prop_assert_eq!(by_theme(compte), by_theme(&vrai));
                    prop_assert!(is_silent(compte));
                    let personne = vrai.personnes() + vrai.a_part().total() == 0;
                    prop_assert!(personne || vrai.personnes() >= seuil);
                    gens += vrai.personnes();
                    gommettes += vrai.gommettes();
                    a_part += vrai.a_part().total();
                }
                Visibilite::SousLeSeuil => {
                    prop_assert!(vrai.personnes() < seuil);
                    caches += vrai.personnes();
                }
                Visibilite::ContreLaDifference => {
                    prop_assert!(vrai.personnes() >= seuil);
                    caches += vrai.personnes();
                }
            }
        }
        match (masque.total(), masque.masques()) {
            (Some(montre), Some(ensemble)) => {
                prop_assert_eq!(by_theme(montre), by_theme(&total));
                prop_assert!(ensemble.personnes() >= seuil);
                prop_assert!(is_silent(ensemble));
                prop_assert_eq!(ensemble.personnes(), caches);
                prop_assert_eq!(ensemble.personnes() + gens, total.personnes());
                prop_assert_eq!(ensemble.gommettes() + gommettes, total.gommettes());
                prop_assert_eq!(ensemble.a_part().total() + a_part, total.a_part().total());
                let seuls = masque.ateliers().iter().filter(|(_, vue)| *vue == Visibilite::ContreLaDifference);
                prop_assert!(seuls.count() <= 1);
            }
            (Some(montre), None) => {
                prop_assert_eq!(by_theme(montre), by_theme(&total));
                prop_assert!(masque.ateliers().iter().all(|(_, vue)| matches!(vue, Visibilite::Montre(_))));
            }
            (None, ensemble) => {
                prop_assert_eq!(ensemble, None);
                prop_assert!(total.personnes() < seuil && gens == 0);
            }
        }
    }

    #[test]
    fn counts_of_sheets_give_what_the_sheets_give(q in questions(), b in prop::collection::vec(bulletins(), 0..9)) {
        let feuilles = count(&q, [(0, &b)]).total();
        let releve = ReleveDeVoix {
            personnes: u32::try_from(feuilles.personnes()).unwrap(),
            voix: feuilles
                .themes()
                .iter()
                .map(|(theme, voix)| VoixDuTheme { theme: *theme, gommettes: u32::try_from(voix.gommettes).unwrap() })
                .collect(),
            a_part: Some(feuilles.a_part()),
        };
        let mut depouillement = Depouillement::new(q.clone());
        depouillement.count("atelier".parse().unwrap(), Urne::Comptes(releve)).unwrap();
        let comptes = depouillement.total();
        prop_assert_eq!(rangs(&comptes), rangs(&feuilles));
        prop_assert_eq!(comptes.a_part(), feuilles.a_part());
        for (theme, voix) in comptes.themes() {
            let connus = q.cumul() == Cumul::UnParTheme || voix.gommettes == 0;
            prop_assert_eq!(voix.personnes, feuilles.themes()[theme].personnes.filter(|_| connus));
        }
    }

    #[test]
    fn wire_of_votes_reads_back(q in questions(), a in ateliers()) {
        let depouillement = count(&q, a.iter().enumerate());
        let texte = serde_json::to_string(&depouillement).unwrap();
        prop_assert_eq!(serde_json::from_str::<Depouillement>(&texte).unwrap(), depouillement);
    }

    #[test]
    fn sticker_reads_back_and_nothing_else_is_one(texte in "[A-Za-z]?[+0-9]{0,4}") {
        if let Ok(gommette) = texte.parse::<Gommette>() {
            prop_assert_eq!(gommette.to_string(), texte);
        } else {
            let rang = texte.get(1..).unwrap_or("");
            let right = texte.starts_with(|c: char| c.is_ascii_uppercase())
                && (rang.is_empty() || (!rang.starts_with(['0', '+']) && rang.parse::<u8>().is_ok()));
            prop_assert!(!right, "{texte}");
        }
    }
}

#[test]
fn every_fate_of_a_sheet_is_listed_once() {
    assert_eq!(Sort::TOUS.iter().collect::<BTreeSet<_>>().len(), 7);
}
