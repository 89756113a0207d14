use std::collections::BTreeSet;
use std::num::NonZeroU32;

use contrat_de_ville::concertation::{
    Bulletin, CleDeTheme, Cumul, Depouillement, Gommette, Question, ReleveDeVoix, ReponsesLibres,
    Sort, SousThemes, ThemeSoumis, Urne, Visibilite, VoixDuTheme,
};
use proptest::prelude::*;

const LETTRES: [char; 3] = ['A', 'B', 'C'];

fn question(au_plus: u32, cumul: Cumul, reponses: ReponsesLibres) -> Question {
    let themes = LETTRES.map(|lettre| ThemeSoumis {
        cle: CleDeTheme::new(lettre).unwrap(),
        titre: format!("thème {lettre}").parse().unwrap(),
        sous_themes: SousThemes::Comptes(4.try_into().unwrap()),
    });
    let au_plus = NonZeroU32::new(au_plus).unwrap();
    Question::new("Question ?".parse().unwrap(), au_plus, cumul, reponses, themes.into()).unwrap()
}

fn cumul() -> impl Strategy<Value = Cumul> {
    prop_oneof![Just(Cumul::Permis), Just(Cumul::UnParTheme)]
}

fn reponses() -> impl Strategy<Value = ReponsesLibres> {
    prop_oneof![Just(ReponsesLibres::Ouvertes), Just(ReponsesLibres::Fermees)]
}

/// Mostly on one sub-theme, so that some reach a threshold and others do not.
fn gommettes() -> impl Strategy<Value = Gommette> {
    let rang = prop_oneof![2 => Just(0_u8), 4 => Just(1), 2 => Just(2), 1 => Just(3), 1 => Just(4)];
    (prop_oneof![4 => Just(0_usize), 1 => 1_usize..3], rang).prop_map(|(lettre, rang)| Gommette {
        theme: CleDeTheme::new(LETTRES[lettre]).unwrap(),
        sous_theme: rang.try_into().ok(),
    })
}

fn bulletins() -> impl Strategy<Value = Bulletin> {
    let mots = prop_oneof![2 => Just(vec![]), 1 => prop::collection::vec("[ab]", 1..3)];
    (prop::collection::vec(gommettes(), 0..4), mots).prop_map(|(gommettes, reponses)| Bulletin {
        gommettes,
        reponses,
        illisible: false,
    })
}

fn ateliers() -> impl Strategy<Value = Vec<Vec<Bulletin>>> {
    prop::collection::vec(prop::collection::vec(bulletins(), 0..9), 0..6)
}

fn count(question: &Question, ateliers: &[Vec<Bulletin>]) -> Depouillement {
    let mut depouillement = Depouillement::new(question.clone());
    for (rang, bulletins) in ateliers.iter().enumerate() {
        let cle = format!("atelier-{rang}").parse().unwrap();
        depouillement.count(cle, Urne::Bulletins(bulletins.clone())).unwrap();
    }
    depouillement
}

/// How many sheets have a sticker on one of these.
fn people(valides: &[&Bulletin], gommettes: &BTreeSet<Gommette>) -> u64 {
    valides.iter().filter(|b| b.gommettes.iter().any(|g| gommettes.contains(g))).count() as u64
}

proptest! {
    #[test]
    fn total_less_any_of_the_workshops_shown_is_of_nobody_or_of_enough(
        c in cumul(), a in ateliers(), seuil in 1_u32..12
    ) {
        let masque = count(&question(3, c, ReponsesLibres::Ouvertes), &a).mask(seuil.try_into().unwrap());
        let Some(total) = masque.total() else { return Ok(()) };
        let montres: Vec<u64> = masque.ateliers().iter().filter_map(|(_, vue)| match vue {
            Visibilite::Montre(compte) => Some(compte.personnes()),
            Visibilite::SousLeSeuil | Visibilite::ContreLaDifference => None,
        }).collect();
        for choix in 0..1_u32 << montres.len() {
            let ote: u64 = montres.iter().enumerate().filter(|(rang, _)| choix >> rang & 1 == 1).map(|(_, n)| n).sum();
            let reste = total.personnes() - ote;
            prop_assert!(reste == 0 || reste >= u64::from(seuil), "{reste} left of {:?}", montres);
        }
    }

    #[test]
    fn sub_themes_shown_and_what_they_leave_of_a_theme_are_of_enough_people(
        c in cumul(), a in ateliers(), seuil in 1_u32..12
    ) {
        let q = question(3, c, ReponsesLibres::Ouvertes);
        let depouillement = count(&q, &a);
        let masque = depouillement.mask(seuil.try_into().unwrap());
        let Some(total) = masque.total() else { return Ok(()) };
        let entier = depouillement.total();
        let seuil = u64::from(seuil);
        let valides: Vec<&Bulletin> = a.iter().flatten().filter(|b| q.judge(b) == Some(Sort::Valide)).collect();
        for (gommette, voix) in total.sous_themes() {
            prop_assert_eq!(voix, &entier.sous_themes()[gommette]);
            prop_assert_eq!(voix.personnes, Some(people(&valides, &[*gommette].into())));
            prop_assert!(voix.personnes >= Some(seuil));
        }
        for theme in q.themes() {
            let tus: BTreeSet<Gommette> = entier.sous_themes().keys().copied()
                .filter(|g| g.theme == theme.cle && !total.sous_themes().contains_key(g)).collect();
            let montres = total.sous_themes().keys().filter(|g| g.theme == theme.cle).count();
            prop_assert!(tus.is_empty() || montres == 0 || people(&valides, &tus) >= seuil);
            // Nothing goes that protects nothing.
            let petits = tus.iter().filter(|g| people(&valides, &[**g].into()) < seuil).count();
            prop_assert!(tus.len() - petits <= usize::from(petits > 0));
        }
    }

    #[test]
    fn answers_are_all_shown_or_none_by_how_many_wrote(a in ateliers(), seuil in 1_u32..12) {
        let q = question(3, Cumul::Permis, ReponsesLibres::Ouvertes);
        let depouillement = count(&q, &a);
        let masque = depouillement.mask(seuil.try_into().unwrap());
        let Some(total) = masque.total() else { return Ok(()) };
        let entier = depouillement.total();
        let valides = a.iter().flatten().filter(|b| q.judge(b) == Some(Sort::Valide));
        let ecrivent = valides.filter(|b| b.answers().next().is_some()).count() as u64;
        prop_assert_eq!(entier.repondants(), Some(ecrivent));
        if ecrivent >= u64::from(seuil) {
            prop_assert_eq!((total.reponses(), total.repondants()), (entier.reponses(), Some(ecrivent)));
        } else {
            prop_assert_eq!((total.reponses().len(), total.repondants()), (0, None));
        }
        prop_assert!(entier.reponses().values().all(|nombre| *nombre <= ecrivent));
    }

    /// Stickers dealt in turn are as even as any deal: where those sheets do not count, none do.
    #[test]
    fn counts_are_read_exactly_where_some_sheets_give_them(
        c in cumul(), r in reponses(), au_plus in 1_u32..4, gens in 0_usize..5, voix in prop::array::uniform3(0_u32..6)
    ) {
        let q = question(au_plus, c, r);
        let cles = LETTRES.map(|lettre| CleDeTheme::new(lettre).unwrap());
        let mot = if r == ReponsesLibres::Ouvertes { vec!["mot".to_owned()] } else { vec![] };
        let mut feuilles = vec![Bulletin { reponses: mot, ..Bulletin::default() }; gens];
        let donne = cles.iter().zip(voix).flat_map(|(theme, n)| (0..n).map(|_| *theme));
        let mut sans_personne = false;
        for (rang, theme) in donne.enumerate() {
            match rang.checked_rem(gens) {
                Some(place) => feuilles[place].gommettes.push(Gommette { theme, sous_theme: None }),
                None => sans_personne = true,
            }
        }
        let possible = !sans_personne && feuilles.iter().all(|b| q.judge(b) == Some(Sort::Valide));
        let releve = ReleveDeVoix {
            personnes: u32::try_from(gens).unwrap(),
            voix: cles.into_iter().zip(voix).map(|(theme, gommettes)| VoixDuTheme { theme, gommettes }).collect(),
            a_part: None,
        };
        let lu = Depouillement::new(q).count("atelier".parse().unwrap(), Urne::Comptes(releve));
        prop_assert_eq!(lu.is_ok(), possible, "{:?}", lu);
    }

    #[test]
    fn unsaid_rule_gives_the_fate_that_every_reading_gives(
        b in bulletins(), au_plus in 1_u32..4, cumul_dit in any::<bool>(), reponses_dites in any::<bool>(), c in cumul(), r in reponses()
    ) {
        let cumuls = if cumul_dit { vec![c] } else { vec![Cumul::Permis, Cumul::UnParTheme] };
        let libres = if reponses_dites { vec![r] } else { vec![ReponsesLibres::Ouvertes, ReponsesLibres::Fermees] };
        let lectures: BTreeSet<Option<Sort>> = cumuls.iter()
            .flat_map(|c| libres.iter().map(|r| question(au_plus, *c, *r).judge(&b))).collect();
        prop_assert!(!lectures.contains(&None));
        let c = if cumul_dit { c } else { Cumul::NonDit };
        let r = if reponses_dites { r } else { ReponsesLibres::NonDit };
        let dit = question(au_plus, c, r).judge(&b);
        let attendu = if lectures.len() == 1 { lectures.first().copied().flatten() } else { None };
        prop_assert_eq!(dit, attendu);
    }
}
