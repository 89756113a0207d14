//! Votes counted by hand.

use contrat_de_ville::concertation::{
    Bulletin, CleDeTheme, Depouillement, FusionError, Gommette, Question, Sort, Visibilite,
};
use contrat_de_ville::{Arrondi, Decimales};

fn question(cumul: &str, reponses: &str) -> Question {
    serde_json::from_str(&text(cumul, reponses)).unwrap()
}

fn text(cumul: &str, reponses: &str) -> String {
    format!(
        r#"{{"texte": "Question ?", "au_plus": 2, "cumul": "{cumul}", "reponses_libres": "{reponses}", "themes": [
            {{"cle": "A", "titre": "a", "sous_themes": {{"intitules": ["un", "deux"]}}}},
            {{"cle": "B", "titre": "b", "sous_themes": {{"comptes": 3}}}},
            {{"cle": "C", "titre": "c"}}]}}"#
    )
}

fn votes(cumul: &str, ateliers: &str) -> Result<Depouillement, String> {
    let question = text(cumul, "ouvertes");
    let texte = format!(r#"{{"question": {question}, "ateliers": {ateliers}}}"#);
    serde_json::from_str(&texte).map_err(|refus| refus.to_string())
}

fn counts(personnes: u32, [a, b, c]: [u32; 3]) -> String {
    format!(
        r#"{{"comptes": {{"personnes": {personnes}, "voix": [{{"theme": "A", "gommettes": {a}}}, {{"theme": "B", "gommettes": {b}}}, {{"theme": "C", "gommettes": {c}}}]}}}}"#
    )
}

fn theme(lettre: char) -> CleDeTheme {
    CleDeTheme::new(lettre).unwrap()
}

/// The rule, whether answers are open, the stickers, the answers, whether unreadable.
type Feuille<'a> = (&'a str, &'a str, &'a [&'a str], &'a [&'a str], bool, Sort);

#[test]
fn each_sheet_has_one_fate() {
    let cases: [Feuille<'_>; 18] = [
        ("un_par_theme", "fermees", &["A", "C"], &[], false, Sort::Valide),
        ("un_par_theme", "fermees", &["A"], &[], false, Sort::Valide),
        ("un_par_theme", "fermees", &["A2", "B3"], &[], false, Sort::Valide),
        ("un_par_theme", "fermees", &["A3"], &[], false, Sort::ThemeInconnu),
        ("un_par_theme", "fermees", &["B4"], &[], false, Sort::ThemeInconnu),
        // Of C no sub-theme is told.
        ("un_par_theme", "fermees", &["C1"], &[], false, Sort::ThemeInconnu),
        ("un_par_theme", "fermees", &["D"], &[], false, Sort::ThemeInconnu),
        ("un_par_theme", "fermees", &["A", "B", "C"], &[], false, Sort::TropDeGommettes),
        ("permis", "fermees", &["A", "A", "A"], &[], false, Sort::TropDeGommettes),
        ("un_par_theme", "fermees", &["A", "A2"], &[], false, Sort::PlusieursSurUnTheme),
        ("permis", "fermees", &["A", "A2"], &[], false, Sort::Valide),
        ("un_par_theme", "fermees", &[], &[], false, Sort::Blanc),
        ("un_par_theme", "ouvertes", &[], &[" \t"], false, Sort::Blanc),
        ("un_par_theme", "ouvertes", &[], &["les aînés"], false, Sort::Valide),
        ("un_par_theme", "fermees", &["A"], &["les aînés"], false, Sort::ReponseNonPrevue),
        ("un_par_theme", "fermees", &["A"], &["  "], false, Sort::Valide),
        ("un_par_theme", "fermees", &["A", "B", "D"], &[], true, Sort::Illisible),
        // Two faults: the first that is looked for.
        ("un_par_theme", "fermees", &["A", "A", "D"], &["x"], false, Sort::ThemeInconnu),
    ];
    for (cumul, ouvertes, gommettes, reponses, illisible, attendu) in cases {
        let bulletin = Bulletin {
            gommettes: gommettes.iter().map(|texte| texte.parse().unwrap()).collect(),
            reponses: reponses.iter().map(ToString::to_string).collect(),
            illisible,
        };
        assert_eq!(question(cumul, ouvertes).judge(&bulletin), Some(attendu), "{bulletin:?}");
    }
}

#[test]
fn shares_have_two_denominators() {
    let depouillement = votes(
        "permis",
        r#"[{"atelier": "juin", "urne": {"bulletins": [
            {"gommettes": ["A", "A1"]}, {"gommettes": ["A", "B"]}, {"gommettes": [], "reponses": [" les aînés "]}]}}]"#,
    )
    .unwrap();
    let total = depouillement.total();
    assert_eq!((total.personnes(), total.gommettes()), (3, 4));
    assert_eq!(total.part_des_gommettes(theme('A')).unwrap().to_string(), "3/4");
    assert_eq!(total.part_des_personnes(theme('A')).unwrap().to_string(), "2/3");
    assert_eq!(total.part_des_personnes(theme('C')).unwrap().to_string(), "0/3");
    assert_eq!(total.part_des_gommettes(theme('D')), None);
    assert_eq!(total.reponses().get("les aînés"), Some(&1));
    let rangs: Vec<_> =
        total.ranking().iter().map(|l| (l.rang, l.theme.lettre(), l.ex_aequo)).collect();
    assert_eq!(rangs, [(1, 'A', 0), (2, 'B', 0), (3, 'C', 0)]);
    let imprime = total.part_des_personnes(theme('A')).unwrap();
    assert_eq!(
        imprime.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(),
        "66,7\u{a0}%"
    );
}

#[test]
fn people_are_not_known_where_only_stickers_are_counted_and_several_are_allowed() {
    let ateliers = |sheet: &str| {
        format!(
            r#"[{{"atelier": "comptes", "urne": {}}}, {{"atelier": "feuilles", "urne": {{"bulletins": [{sheet}]}}}}]"#,
            counts(2, [3, 0, 1])
        )
    };
    let permis = votes("permis", &ateliers(r#"{"gommettes": ["A", "B"]}"#)).unwrap().total();
    assert_eq!(permis.part_des_personnes(theme('A')), None);
    assert_eq!(permis.part_des_personnes(theme('B')).unwrap().to_string(), "1/3");
    assert_eq!(permis.part_des_gommettes(theme('A')).unwrap().to_string(), "4/6");
    assert_eq!(permis.sans_a_part(), 1);
}

#[test]
fn counts_that_no_vote_gives_are_refused() {
    let refus = |cumul: &str, urne: &str| {
        let ateliers = format!(r#"[{{"atelier": "juin", "urne": {urne}}}]"#);
        votes(cumul, &ateliers).unwrap_err().split(" at line").next().unwrap().to_owned()
    };
    assert!(
        votes(
            "un_par_theme",
            &format!(r#"[{{"atelier": "j", "urne": {}}}]"#, counts(3, [3, 3, 0]))
        )
        .is_ok()
    );
    assert_eq!(
        refus("un_par_theme", &counts(3, [4, 0, 0])),
        "workshop juin: theme A: 4 stickers of 3 people: expected one a person at most"
    );
    assert_eq!(
        refus("un_par_theme", &counts(3, [3, 3, 1])),
        "workshop juin: 7 stickers of 3 people: expected 2 a person at most"
    );
    assert_eq!(
        refus("permis", &counts(3, [7, 0, 0])),
        "workshop juin: 7 stickers of 3 people: expected 2 a person at most"
    );
    let voix = |liste: &str| format!(r#"{{"comptes": {{"personnes": 3, "voix": [{liste}]}}}}"#);
    assert_eq!(
        refus("permis", &voix(r#"{"theme": "A", "gommettes": 1}, {"theme": "A", "gommettes": 2}"#)),
        "workshop juin: theme A: given twice, with 1 and 2 stickers"
    );
    assert_eq!(
        refus("permis", &voix(r#"{"theme": "A", "gommettes": 1}, {"theme": "C", "gommettes": 2}"#)),
        "workshop juin: theme B: no count, expected one for every theme of the question, zero too"
    );
    assert_eq!(
        refus("permis", &voix(r#"{"theme": "D", "gommettes": 1}"#)),
        "workshop juin: theme D with 1 stickers: expected a theme of the question"
    );
}

#[test]
fn workshop_twice_is_refused() {
    let deux = format!(
        r#"[{{"atelier": "juin", "urne": {0}}}, {{"atelier": "juin", "urne": {0}}}]"#,
        counts(1, [1, 0, 0])
    );
    let refus = votes("permis", &deux).unwrap_err();
    assert!(
        refus.starts_with("workshop juin: its vote was given before, expected once"),
        "{refus}"
    );
    let un =
        votes("permis", &format!(r#"[{{"atelier": "juin", "urne": {}}}]"#, counts(1, [1, 0, 0])))
            .unwrap();
    let refus = un.clone().merge(un.clone()).unwrap_err();
    assert_eq!(refus.to_string(), "workshop juin is in both counts, expected in one");
    let FusionError::AtelierEnDouble { premier, .. } = refus else { panic!("{refus:?}") };
    assert_eq!(*premier, un);
    let autre = Depouillement::new(question("un_par_theme", "ouvertes"));
    let refus = un.clone().merge(autre.clone()).unwrap_err();
    assert_eq!(
        refus.to_string(),
        r#"votes on "Question ?" and on "Question ?": expected one question under one rule"#
    );
    let FusionError::QuestionsDifferentes { premier, second } = refus else { panic!("{refus:?}") };
    assert_eq!((*premier, *second), (un, autre));
}

#[test]
fn questions_that_are_none_are_refused() {
    let refus = |themes: &str| {
        let texte = format!(
            r#"{{"texte": "Q ?", "au_plus": 2, "cumul": "permis", "reponses_libres": "fermees", "themes": {themes}}}"#
        );
        let refus = serde_json::from_str::<Question>(&texte).unwrap_err().to_string();
        refus.split(" at line").next().unwrap().to_owned()
    };
    assert_eq!(refus("[]"), r#"question "Q ?": no theme, expected at least one"#);
    assert_eq!(
        refus(r#"[{"cle": "A", "titre": "a"}, {"cle": "A", "titre": "b"}]"#),
        r#"theme A ("b"): this letter was given before, to "a""#
    );
    assert_eq!(
        refus(r#"[{"cle": "A", "titre": "a", "sous_themes": {"intitules": []}}]"#),
        "theme A: an empty list of sub-themes, expected at least one, or no list"
    );
    assert_eq!(
        refus(r#"[{"cle": "A", "titre": "a", "sous_themes": {"intitules": ["x", "y", "x"]}}]"#),
        r#"theme A: sub-theme "x" is given twice"#
    );
    assert!(refus(r#"[{"cle": "A", "titre": ""}]"#).contains("expected a name"));
    assert!(refus(r#"[{"cle": "a", "titre": "a"}]"#).contains("expected one letter from A to Z"));
    assert!(
        refus(r#"[{"cle": "A", "titre": "a", "sous_themes": {"comptes": 0}}]"#).contains("nonzero")
    );
    assert_eq!(
        "A256".parse::<Gommette>().unwrap_err().to_string(),
        r#"sticker "A256": expected the letter of a theme, then at most the rank of a sub-theme from 1 to 255, as `A` or `A2`"#
    );
}

/// What is shown (`m`), below the threshold (`s`), hidden against the difference (`d`); then whether the total is.
#[track_caller]
fn masked(personnes: &[u32], seuil: u32, attendu: &str, total: bool) {
    let ateliers: Vec<String> = (b'a'..)
        .zip(personnes)
        .map(|(cle, n)| {
            let urne =
                if *n == 0 { r#"{"bulletins": []}"#.to_owned() } else { counts(*n, [*n, 0, 0]) };
            format!(r#"{{"atelier": "{}", "urne": {urne}}}"#, char::from(cle))
        })
        .collect();
    let depouillement = votes("permis", &format!("[{}]", ateliers.join(","))).unwrap();
    let masque = depouillement.mask(seuil.try_into().unwrap());
    let vues = masque.ateliers().iter().map(|(_, vue)| match vue {
        Visibilite::Montre(_) => 'm',
        Visibilite::SousLeSeuil => 's',
        Visibilite::ContreLaDifference => 'd',
    });
    assert_eq!(vues.collect::<String>(), attendu, "{personnes:?} under {seuil}");
    assert_eq!(masque.total().is_some(), total);
    assert_eq!(masque.masques().is_some(), total && attendu.contains('s'));
    assert_eq!(masque.seuil().get(), seuil);
}

#[test]
fn small_workshops_go_with_what_would_give_them_back() {
    masked(&[6, 9], 5, "mm", true);
    masked(&[4, 9], 5, "sd", true);
    masked(&[5, 9], 5, "mm", true);
    masked(&[9, 2, 6, 7], 5, "msdm", true);
    // Of two as small, the first by key.
    masked(&[2, 6, 6], 5, "sdm", true);
    // Two that are small together reach the threshold: nobody else goes.
    masked(&[2, 3, 9], 5, "ssm", true);
    masked(&[2, 2, 9], 5, "ssd", true);
    masked(&[2, 2], 5, "ss", false);
    masked(&[4], 5, "s", false);
    // Where nobody voted there is nobody to protect, nor to hide behind.
    masked(&[0, 3], 5, "ms", false);
    masked(&[0, 3, 8], 5, "msd", true);
    masked(&[], 5, "", true);
    masked(&[1, 1], 1, "mm", true);
}

#[test]
fn counts_that_no_sheets_give_are_refused() {
    let refus = |cumul: &str, reponses: &str, a_part: &str, urne: [u32; 3]| {
        let question = text(cumul, reponses);
        let [a, b, c] = urne;
        let texte = format!(
            r#"{{"question": {question}, "ateliers": [{{"atelier": "juin", "urne": {{"comptes": {{"personnes": 3, "voix": [
                {{"theme": "A", "gommettes": {a}}}, {{"theme": "B", "gommettes": {b}}}, {{"theme": "C", "gommettes": {c}}}],
                "a_part": {{"illisible": 0, "theme_inconnu": 0, "trop_de_gommettes": 0, "plusieurs_sur_un_theme": 0,
                    "reponse_non_prevue": 0, "blanc": 0{a_part}}}}}}}}}]}}"#
        );
        // A field given twice takes the place of the zero before it.
        let brut: serde_json::Value = serde_json::from_str(&texte).unwrap();
        let lu = serde_json::from_value::<Depouillement>(brut);
        lu.err().map(|refus| refus.to_string())
    };
    // Without a sticker and without an answer a sheet is blank: three valid ones have three stickers at least.
    assert_eq!(
        refus("un_par_theme", "fermees", "", [2, 0, 0]).unwrap(),
        "workshop juin: 2 stickers of 3 people: expected one a person at least, since no answer is open"
    );
    assert_eq!(refus("un_par_theme", "fermees", "", [2, 1, 0]), None);
    assert_eq!(refus("un_par_theme", "ouvertes", "", [0, 0, 0]), None);
    assert_eq!(
        refus("permis", "fermees", r#", "plusieurs_sur_un_theme": 1"#, [3, 0, 0]).unwrap(),
        "workshop juin: 1 sheets set apart as « plusieurs gommettes sur un thème », expected none under this rule"
    );
    assert_eq!(
        refus("un_par_theme", "fermees", r#", "plusieurs_sur_un_theme": 1"#, [3, 0, 0]),
        None
    );
    assert_eq!(
        refus("permis", "ouvertes", r#", "reponse_non_prevue": 2"#, [3, 0, 0]).unwrap(),
        "workshop juin: 2 sheets set apart as « réponse libre non prévue », expected none under this rule"
    );
    assert_eq!(refus("permis", "fermees", r#", "reponse_non_prevue": 2"#, [3, 0, 0]), None);
    // Totals of workshops stay exact.
    assert_eq!(
        refus("permis", "fermees", r#", "blanc": 4294967296"#, [3, 0, 0]).unwrap(),
        "workshop juin: 4294967296 sheets set apart as « blanc », expected at most 4294967295"
    );
    assert_eq!(refus("permis", "fermees", r#", "blanc": 4294967295"#, [3, 0, 0]), None);
}

#[test]
fn theme_lists_no_more_sub_themes_than_stickers_name() {
    let question = |nombre: usize| {
        let titres: Vec<String> = (0..nombre).map(|rang| format!("s{rang}")).collect();
        let brut = serde_json::json!({
            "texte": "Q ?", "au_plus": 1, "cumul": "permis", "reponses_libres": "fermees",
            "themes": [{"cle": "A", "titre": "a", "sous_themes": {"intitules": titres}}],
        });
        serde_json::from_value::<Question>(brut).map_err(|refus| refus.to_string())
    };
    assert!(question(255).is_ok());
    assert_eq!(question(256).unwrap_err(), "theme A: 256 sub-themes, expected at most 255");
}

#[test]
fn answer_written_twice_by_one_person_is_of_one_person() {
    let depouillement = votes(
        "permis",
        r#"[{"atelier": "juin", "urne": {"bulletins": [
            {"gommettes": [], "reponses": ["la place", " la place "]}, {"gommettes": ["A"], "reponses": ["un banc", "la place"]}]}}]"#,
    )
    .unwrap();
    let total = depouillement.total();
    let reponses: Vec<_> = total.reponses().iter().map(|(texte, n)| (texte.as_str(), *n)).collect();
    assert_eq!(reponses, [("la place", 2), ("un banc", 1)]);
    let autre_ordre = votes(
        "permis",
        r#"[{"atelier": "juin", "urne": {"bulletins": [
            {"gommettes": ["A"], "reponses": ["la place", "un banc"]}, {"gommettes": [], "reponses": [" la place ", "la place"]}]}}]"#,
    );
    assert_eq!(autre_ordre.unwrap(), depouillement);
}
