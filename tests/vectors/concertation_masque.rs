//! What a mask shows of sub-themes and of answers, by hand, and questions whose rule is not wholly printed.

use contrat_de_ville::concertation::{
    CleDeTheme, CompteDesVoix, Depouillement, DepouillementError, Details, Urne, Visibilite,
};
use serde_json::{Value, json};

fn votes(cumul: &str, reponses: &str, ateliers: &[(&str, Value)]) -> Result<Depouillement, String> {
    let ateliers: Vec<Value> =
        ateliers.iter().map(|(cle, urne)| json!({"atelier": cle, "urne": urne})).collect();
    serde_json::from_value(json!({
        "question": {
            "texte": "Question ?", "au_plus": 2, "cumul": cumul, "reponses_libres": reponses,
            "themes": [
                {"cle": "A", "titre": "a", "sous_themes": {"comptes": 4}},
                {"cle": "B", "titre": "b", "sous_themes": {"comptes": 4}},
            ],
        },
        "ateliers": ateliers,
    }))
    .map_err(|refus| refus.to_string())
}

fn sheets(feuilles: &[(&str, usize)]) -> Value {
    let bulletins = feuilles.iter().flat_map(|(texte, fois)| {
        let gommettes: Vec<&str> = texte.split_whitespace().collect();
        vec![json!({"gommettes": gommettes}); *fois]
    });
    json!({"bulletins": bulletins.collect::<Vec<Value>>()})
}

/// The sub-themes that a mask shows in the total.
#[track_caller]
fn shown(cumul: &str, feuilles: &[(&str, usize)], seuil: u32, attendu: &[(&str, u64)]) {
    let depouillement = votes(cumul, "ouvertes", &[("juin", sheets(feuilles))]).unwrap();
    let masque = depouillement.mask(seuil.try_into().unwrap());
    let total = masque.total().unwrap();
    assert_eq!(total.details(), Details::AuSeuil);
    let dits: Vec<(String, u64)> = total
        .sous_themes()
        .iter()
        .map(|(gommette, voix)| (gommette.to_string(), voix.gommettes))
        .collect();
    let attendu: Vec<(String, u64)> =
        attendu.iter().map(|(texte, nombre)| ((*texte).to_owned(), *nombre)).collect();
    assert_eq!(dits, attendu, "{feuilles:?}");
    let Visibilite::Montre(juin) = &masque.ateliers()[0].1 else { panic!() };
    assert_eq!((juin.details(), juin.sous_themes().len()), (Details::Tus, 0));
    assert_eq!(juin.themes(), total.themes());
}

#[test]
fn sub_theme_of_few_goes_with_what_would_give_it_back() {
    shown("un_par_theme", &[("A1", 5), ("B2", 7)], 5, &[("A1", 5), ("B2", 7)]);
    // A 15 − A1 8 − A2 6 would give the one of A3.
    shown("un_par_theme", &[("A1", 8), ("A2", 6), ("A3", 1)], 5, &[("A1", 8)]);
    shown("un_par_theme", &[("A1", 6), ("A2", 6), ("A3", 1)], 5, &[("A2", 6)]);
    shown("un_par_theme", &[("A1", 8), ("A3", 4)], 5, &[]);
    // B has none of few.
    shown("un_par_theme", &[("A1 B1", 5), ("A3", 4)], 5, &[("B1", 5)]);
    // On the theme itself there is no sub-theme to protect.
    shown("un_par_theme", &[("A1", 5), ("A", 1)], 5, &[("A1", 5)]);
    // Six stickers of three people.
    shown("permis", &[("A1 A1", 3), ("B1", 5)], 5, &[("B1", 5)]);
    shown("permis", &[("A1 A1", 5)], 5, &[("A1", 10)]);
    shown("un_par_theme", &[("A1", 1)], 1, &[("A1", 1)]);
}

fn answered(nombre: usize) -> Value {
    let bulletins = (0..6).map(|rang| {
        let mut bulletin = json!({"gommettes": ["A"]});
        if rang < nombre {
            bulletin["reponses"] = json!([format!("mot {rang}"), "un banc"]);
        }
        bulletin
    });
    json!({"bulletins": bulletins.collect::<Vec<Value>>()})
}

#[test]
fn answers_are_shown_where_enough_people_wrote_and_never_by_workshop() {
    let total = |nombre: usize| -> CompteDesVoix {
        let depouillement = votes(
            "permis",
            "ouvertes",
            &[("juin", answered(nombre)), ("mars", sheets(&[("A", 1), ("B", 5)]))],
        )
        .unwrap();
        assert_eq!(depouillement.total().repondants(), Some(nombre as u64));
        assert_eq!(depouillement.total().details(), Details::Entiers);
        let masque = depouillement.mask(5.try_into().unwrap());
        for (_, vue) in masque.ateliers() {
            let Visibilite::Montre(compte) = vue else { panic!("{vue:?}") };
            assert_eq!((compte.reponses().len(), compte.repondants()), (0, None));
        }
        masque.total().unwrap().clone()
    };
    let montre = total(5);
    assert_eq!((montre.reponses().len(), montre.repondants()), (6, Some(5)));
    assert_eq!(montre.reponses()["un banc"], 5);
    let tu = total(4);
    assert_eq!((tu.reponses().len(), tu.repondants()), (0, None));
}

/// Of counts alone, sub-themes and answers are not zero.
#[test]
fn count_says_of_how_many_workshops_it_has_no_details() {
    let comptes = json!({"comptes": {"personnes": 9, "voix": [
        {"theme": "A", "gommettes": 9}, {"theme": "B", "gommettes": 0}]}});
    let depouillement =
        votes("permis", "ouvertes", &[("juin", comptes), ("mars", sheets(&[("A1", 6)]))]).unwrap();
    let total = depouillement.total();
    assert_eq!((total.sans_details(), total.sous_themes().len()), (1, 1));
    assert_eq!(depouillement.compte("mars").unwrap().sans_details(), 0);
    let masque = depouillement.mask(5.try_into().unwrap());
    assert_eq!(masque.total().unwrap().sans_details(), 1);
}

/// Nobody handed in a sheet, which is known: there is nobody to protect, nor to hide behind.
#[test]
fn workshop_of_nobody_is_shown_where_its_sheets_were_counted() {
    let vue = |a_part: Value| {
        let comptes = json!({"comptes": {"personnes": 0, "a_part": a_part, "voix": [
            {"theme": "A", "gommettes": 0}, {"theme": "B", "gommettes": 0}]}});
        let depouillement =
            votes("permis", "ouvertes", &[("juin", comptes), ("mars", sheets(&[("A", 6)]))])
                .unwrap();
        let masque = depouillement.mask(5.try_into().unwrap());
        masque
            .ateliers()
            .iter()
            .map(|(_, vue)| matches!(vue, Visibilite::Montre(_)))
            .collect::<Vec<_>>()
    };
    let a_part = |blanc: u64| {
        json!({"illisible": 0, "theme_inconnu": 0, "trop_de_gommettes": 0,
            "plusieurs_sur_un_theme": 0, "reponse_non_prevue": 0, "blanc": blanc})
    };
    assert_eq!(vue(a_part(0)), [true, true]);
    assert_eq!(vue(a_part(1)), [false, false]);
    assert_eq!(vue(Value::Null), [false, false]);
}

#[test]
fn sheet_that_hangs_on_what_the_rule_does_not_say_is_refused() {
    let refus =
        |cumul: &str, reponses: &str, urne: Value| votes(cumul, reponses, &[("juin", urne)]).err();
    let dit = |gommettes: usize, mots: usize| {
        Some(format!(
            "workshop juin: a sheet of {gommettes} stickers and {mots} answers hangs on what the rule does not say: \
             expected the rule to say whether several stickers may be on one theme, and whether answers are open"
        ))
    };
    assert_eq!(
        refus("non_dit", "non_dit", sheets(&[("A B", 3), ("B", 1), ("", 1), ("A B A", 1)])),
        None
    );
    assert_eq!(refus("non_dit", "fermees", sheets(&[("A B", 3), ("A A2", 1)])), dit(2, 0));
    assert_eq!(refus("permis", "non_dit", answered(0)), None);
    assert_eq!(refus("permis", "non_dit", answered(1)), dit(1, 2));
    assert_eq!(refus("permis", "ouvertes", answered(1)), None);

    let mut vide = votes("non_dit", "fermees", &[]).unwrap();
    let urne: Urne = serde_json::from_value(sheets(&[("B", 2), ("A A2", 1)])).unwrap();
    let refus = vide.count("juin".parse().unwrap(), urne).unwrap_err();
    let DepouillementError::RegleNonDite { bulletin, .. } = refus else { panic!("{refus:?}") };
    assert_eq!(bulletin.gommettes.len(), 2);
    assert_eq!(vide.urnes().count(), 0);
}

/// Counts under a rule that is not said: several stickers on one theme may be of one person.
#[test]
fn people_of_counts_are_not_known_where_the_rule_is_not_said() {
    let comptes = json!({"comptes": {"personnes": 2, "voix": [
        {"theme": "A", "gommettes": 3}, {"theme": "B", "gommettes": 0}]}});
    let total = votes("non_dit", "non_dit", &[("juin", comptes)]).unwrap().total();
    let theme = |lettre: char| total.themes()[&CleDeTheme::new(lettre).unwrap()];
    assert_eq!((theme('A').gommettes, theme('A').personnes), (3, None));
    assert_eq!(theme('B').personnes, Some(0));
}
