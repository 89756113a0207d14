//! Records of published figures: what their sentences, tables and inclusions come out as.

use contrat_de_ville::controle::{Code, Constat, Releve, Verdict};
use contrat_de_ville::rapport;

#[test]
fn refused_records_name_what_was_expected() {
    let cas = include_str!("../../examples/donnees/cabbalr-2023.json");
    let refuse = |de: &str, par: &str| {
        assert!(cas.contains(de), "{de}");
        serde_json::from_str::<Releve>(&cas.replacen(de, par, 1)).unwrap_err().to_string()
    };
    assert!(
        refuse("\"numerateur\": \"thematiques.1\"", "\"numerateur\": \"thematiques.9\"")
            .starts_with("mentions[0].numerateur: no figure \"thematiques.9\", expected one of total, dossiers.deposes")
    );
    assert!(
        refuse("{ \"pilier\": \"pilotage\" }", "{ \"theme\": \"education\" }")
            .starts_with("thematiques.lignes[3]: Theme(Education) is not of the generation")
    );
    assert!(refuse("\"4 194 646,00\"", "\"4.194\"").starts_with("\"4.194\": ambiguous"));
    assert!(refuse("\"taux\": \"68,3\"", "\"taus\": \"68,3\"").starts_with("unknown field `taus`"));
    assert!(
        refuse("\"taux\": \"100,0\"", "\"taus\": \"100,0\"").starts_with("unknown field `taus`")
    );
    assert!(refuse("\"deposes\": 165", "\"deposes\": 165, \"x\": 1").contains("unknown field `x`"));
}

/// A small fictitious record, with what sentences and inclusions it makes (two JSON lists).
fn releve(mentions: &str, inclusions: &str) -> Releve {
    let json = r#"{
        "titre": "Rapport fictif", "source": "aucune", "annee": 2023, "generation": "contrats_de_ville",
        "total": { "montant": "1 000,00", "intitules": ["total engagé"] },
        "dossiers": { "deposes": 200, "soutenus": 160 },
        "thematiques": {
            "titre": "Piliers",
            "lignes": [
                { "cle": { "pilier": "cohesion_sociale" }, "libelle": "Cohésion sociale", "montant": "600,00" },
                { "cle": { "pilier": "pilotage" }, "libelle": "Pilotage", "montant": "400,00" }
            ],
            "total": { "montant": "1 000,00" }
        },
        "credits_specifiques": {
            "titre": "Crédits",
            "lignes": [
                { "cle": { "financeur": { "nature": "caf" }, "dispositif": "aucun", "credits": "specifiques" }, "libelle": "CAF", "montant": "150,00" },
                { "cle": { "financeur": { "nature": "epci" }, "dispositif": { "fonds_de_cohesion_sociale": null }, "credits": "specifiques" }, "libelle": "FCS", "montant": "100,00" }
            ]
        },
        "fonds_de_cohesion_sociale": {
            "titre": "Fonds",
            "lignes": [
                { "cle": "conseils_citoyens", "libelle": "Conseils citoyens", "nombre": 3, "montant": "40,00" },
                { "cle": "inclusion_numerique", "libelle": "Inclusion numérique", "nombre": 5, "montant": "60,00" }
            ],
            "total": { "nombre": 8, "montant": "100,00" }
        },
        "mentions": MENTIONS,
        "inclusions": INCLUSIONS
    }"#;
    serde_json::from_str(&json.replace("MENTIONS", mentions).replace("INCLUSIONS", inclusions))
        .unwrap()
}

/// The finding on one sentence: a rate, the id of what is divided, and of what it is divided by.
fn mention(taux: &str, numerateur: &str, denominateur: Option<&str>) -> Constat {
    let mention = serde_json::json!([
        { "texte": "phrase", "taux": taux, "numerateur": numerateur, "denominateur": denominateur }
    ]);
    let constats = releve(&mention.to_string(), "[]").audit();
    let mut constat = constats.into_iter().find(|constat| constat.code == Code::Taux).unwrap();
    constat.phrase = constat.phrase.replace(['\u{202f}', '\u{a0}'], " ");
    constat
}

#[track_caller]
fn figure<'c>(constat: &'c Constat, nom: &str) -> &'c str {
    &constat.chiffres.iter().find(|(autre, _)| autre == nom).expect("a figure of that name").1
}

/// 400 € of 1 000 € is 40 %. The total stands twice in the record and is one denominator; the pilier of
/// 600 € is another, which gives 66,7 %.
#[test]
fn a_rate_without_denominator_is_tried_on_each_larger_figure_of_its_kind() {
    let constat = mention("40 %", "thematiques.2", None);
    assert_eq!(constat.verdict, Verdict::Confirme);
    assert_eq!(figure(&constat, "essais"), "2");
    assert_eq!(
        constat.phrase,
        "40 % : 400,00 € / 1 000,00 € = 40,00 % donne ce taux (arrondi au plus proche, arrondi au pair, \
         troncature, arrondi par excès, arrondi en s’éloignant de zéro) ; 2 quotients essayés sous 5 arrondis : \
         pris au hasard entre 0 et 100 %, l’un d’eux concorderait dans au plus 4 % des cas"
    );
}

#[test]
fn a_rate_that_no_quotient_gives_is_told_with_those_that_were_tried() {
    let constat = mention("45 %", "thematiques.2", None);
    assert_eq!(constat.verdict, Verdict::NonConforme);
    for dit in [
        "45 % : aucun quotient essayé ne le donne",
        "400,00 € / 1 000,00 € = 40,0 % (Pilotage / total de l’année)",
        "400,00 € / 600,00 € = 66,7 % (Pilotage / Cohésion sociale)",
    ] {
        assert!(constat.phrase.contains(dit), "{dit} is not in: {}", constat.phrase);
    }
}

/// No count of projects is larger than that of projects filed: nothing was tried, and no chance is told.
#[test]
fn a_rate_without_any_denominator_is_undecidable() {
    let constat = mention("50 %", "dossiers.deposes", None);
    assert_eq!(constat.verdict, Verdict::Indecidable);
    assert_eq!(figure(&constat, "essais"), "0");
    assert!(
        constat
            .phrase
            .starts_with("50 % : aucun chiffre du relevé ne peut en être le dénominateur ; "),
        "{}",
        constat.phrase
    );
    assert!(!constat.phrase.contains("essayé"), "{}", constat.phrase);
}

/// 160 / 200 is 80 % exactly, but projects supported and projects filed are not one kind.
#[test]
fn a_quotient_of_two_kinds_is_never_simply_confirmed() {
    let constat = mention("80 %", "dossiers.soutenus", Some("dossiers.deposes"));
    assert_eq!(constat.verdict, Verdict::Explique);
    assert!(
        constat.phrase.contains("rapporte des projets soutenus à des projets déposés"),
        "{}",
        constat.phrase
    );
    // The sentence names its denominator: a share of money is not meant.
    assert!(!constat.phrase.contains("part de montant"), "{}", constat.phrase);
    let constat = mention("80 %", "dossiers.soutenus", None);
    assert!(constat.phrase.contains("une part de montant ne peut pas être exclue"));
}

/// Projects of a fund are counted apart: 3 of 5 or 3 of 8, never 3 of 200 nor of an amount.
#[test]
fn projects_of_a_fund_are_divided_by_projects_of_the_fund() {
    let constat = mention("37,5 %", "fonds_de_cohesion_sociale.1.nombre", None);
    assert_eq!(constat.verdict, Verdict::Confirme);
    assert_eq!(figure(&constat, "essais"), "2");
    assert_eq!(figure(&constat, "taux"), "3/8");
}

#[test]
fn inclusions_are_held_against_the_amounts() {
    let inclusion = |partie: &str, tout: &str, dit: &str| {
        let inclusion = serde_json::json!([{ "partie": partie, "tout": tout, "dit": dit }]);
        let constats = releve("[]", &inclusion.to_string()).audit();
        let constat = constats.into_iter().find(|c| c.code == Code::Inclusion).unwrap();
        let chiffres = ["partie", "tout", "dit"].map(|nom| figure(&constat, nom).to_owned());
        (constat.verdict, chiffres.join(" "))
    };
    let (pilier, total) = ("thematiques.1", "thematiques.total");
    let attendu = |verdict, chiffres: &str| (verdict, chiffres.to_owned());
    for (partie, tout, dit, verdict, chiffres) in [
        (pilier, total, "dedans", Verdict::Indecidable, "600.00 1000.00 dedans"),
        // A part may be the whole.
        (total, "total", "dedans", Verdict::Indecidable, "1000.00 1000.00 dedans"),
        (total, pilier, "dedans", Verdict::NonConforme, "1000.00 600.00 dedans"),
        (total, pilier, "dehors", Verdict::Indecidable, "1000.00 600.00 dehors"),
        (pilier, total, "non_dit", Verdict::Indecidable, "600.00 1000.00 non dit"),
        (total, pilier, "non_dit", Verdict::Indecidable, "1000.00 600.00 non dit"),
    ] {
        assert_eq!(inclusion(partie, tout, dit), attendu(verdict, chiffres));
    }
}

/// The total of the year against that of its breakdown, 1 000,00 €.
#[test]
fn one_figure_in_two_places() {
    let json = serde_json::to_string(&releve("[]", "[]")).unwrap();
    let egalite = |montant: &str| {
        let json = json.replacen("1 000,00", montant, 1);
        let releve: Releve = serde_json::from_str(&json).unwrap();
        let constat = releve.audit().into_iter().find(|c| c.code == Code::Egalite).unwrap();
        (constat.verdict, constat.phrase.replace(['\u{202f}', '\u{a0}'], " "))
    };
    let attendu = |verdict, phrase: &str| (verdict, phrase.to_owned());
    assert_eq!(
        egalite("1 000"),
        attendu(Verdict::Confirme, "le même montant aux deux endroits, 1 000,00 €")
    );
    assert_eq!(
        egalite("1,2 k€"),
        attendu(Verdict::NonConforme, "1,2 k€ et 1 000,00 : écart de +200,00 €")
    );
    assert_eq!(
        egalite("999,99"),
        attendu(Verdict::NonConforme, "999,99 et 1 000,00 : écart de -0,01 €")
    );
    assert_eq!(
        egalite("0,001 M€"),
        attendu(Verdict::Confirme, "le même montant aux deux endroits, 1 000,00 €")
    );
    assert_eq!(
        egalite("0,00 M€"),
        attendu(
            Verdict::Explique,
            "0,00 M€ et 1 000,00 : l’écart de -1 000,00 € tient dans la précision d’impression"
        )
    );
}

/// Without remarks the report has no list of them; without findings it says that nothing can be checked.
#[test]
fn a_report_without_remarks_goes_straight_to_its_tables() {
    let texte = rapport::financier(&releve("[]", "[]")).to_string().replace('\u{a0}', " ");
    assert!(
        texte.starts_with(
            "# Rapport fictif\n\nContrats de ville 2015–2023, année 2023. Source des chiffres : aucune.\n\n## Piliers\n"
        ),
        "{texte}"
    );
    assert_eq!(
        rapport::constats(&[]).to_string(),
        "Aucun chiffre de ce tableau ne peut être contrôlé.\n"
    );
}

#[test]
fn records_that_contradict_themselves_are_refused() {
    let cas = include_str!("../../examples/donnees/cabbalr-2023.json");
    let refuse = |de: &str, par: &str| {
        assert!(cas.contains(de), "{de}");
        serde_json::from_str::<Releve>(&cas.replacen(de, par, 1)).unwrap_err().to_string()
    };
    let droit_commun = refuse("\"credits\": \"specifiques\"", "\"credits\": \"droit_commun\"");
    assert!(
        droit_commun.starts_with("credits_specifiques.lignes[0]: « ANCT, programme 147"),
        "{droit_commun}"
    );
    assert!(
        refuse("{ \"pilier\": \"pilotage\" }", "{ \"pilier\": \"cohesion_sociale\" }")
            .starts_with("thematiques.lignes[3]: the key of an earlier row")
    );
    let inclusion =
        refuse("\"partie\": \"fonds_de_concours.1.total\"", "\"partie\": \"dossiers.deposes\"");
    assert!(
        inclusion
            .starts_with("inclusions[0]: \"dossiers.deposes\" in \"total\", expected two figures")
    );
    let inclusion = refuse("\"partie\": \"fonds_de_concours.1.total\"", "\"partie\": \"total\"");
    assert!(inclusion.starts_with("inclusions[0]: \"total\" in \"total\""), "{inclusion}");
    // More supported than filed is print, and a finding.
    let releve: Releve =
        serde_json::from_str(&cas.replace("\"soutenus\": 139", "\"soutenus\": 200")).unwrap();
    assert!(
        releve.audit().iter().any(|c| c.lieu == "projets" && c.verdict == Verdict::NonConforme)
    );
}

/// A source that is not communicated leaves its total, and all that rests on it, unknown.
#[test]
fn what_rests_on_an_unknown_amount_is_not_computed() {
    let cas = include_str!("../../examples/donnees/cabbalr-2023.json");
    let cas = cas
        .replace("\"1 704 613\"", "\"nc\"")
        .replace("\"total\": { \"montant\": \"2 294 871\" }", "\"total\": {}");
    let cas = cas.replace("\"numerateur\": \"credits_specifiques.total\", ", "");
    let releve: Releve = serde_json::from_str(&cas).unwrap();
    assert_eq!((releve.specifiques(), releve.reste()), (None, None));
    let texte = rapport::financier(&releve).to_string();
    assert!(
        texte.contains(
            "| Crédits spécifiques                                         | non calculable |"
        ),
        "{texte}"
    );
    assert!(!texte.contains("74,3"));
    // One table prints its total, the other does not.
    let texte = texte.replace('\u{202f}', " ");
    assert!(texte.contains("Parts calculées sur le total publié ; "), "{texte}");
    assert!(texte.contains("Parts calculées sur la somme des lignes ; "), "{texte}");
}

/// A sentence may print an amount of the record again, with less precision.
#[test]
fn an_amount_printed_again_in_a_sentence() {
    let cas = include_str!("../../examples/donnees/cabbalr-2023.json");
    let rappel = |montant: &str, chiffre: &str| {
        let rappels = format!(
            "\"rappels\": [{{ \"texte\": \"phrase fictive\", \"montant\": \"{montant}\", \"chiffre\": \"{chiffre}\" }}], \"mentions\": ["
        );
        serde_json::from_str::<Releve>(&cas.replacen("\"mentions\": [", &rappels, 1)).map(
            |releve| {
                let constats = releve.audit();
                constats
                    .iter()
                    .find(|constat| constat.lieu.contains("phrase fictive"))
                    .unwrap()
                    .verdict
            },
        )
    };
    assert_eq!(rappel("6 136 050 €", "total").unwrap(), Verdict::Confirme);
    assert_eq!(rappel("6,1 M€", "total").unwrap(), Verdict::Explique);
    assert_eq!(rappel("6,2 M€", "total").unwrap(), Verdict::NonConforme);
    assert_eq!(rappel("142 124", "fonds_de_concours.1.total").unwrap(), Verdict::Confirme);
    let refuse = |chiffre: &str| rappel("165", chiffre).unwrap_err().to_string();
    assert!(refuse("dossiers.deposes").starts_with(
        "rappels[0].chiffre: no figure \"dossiers.deposes\", expected one of total, thematiques.1"
    ));
    assert!(refuse("x").starts_with("rappels[0].chiffre: no figure \"x\""));
}

/// No more projects are supported than were filed; all of them may be.
#[test]
fn projects_supported_are_projects_filed() {
    let json = serde_json::to_string(&releve("[]", "[]")).unwrap();
    let ecarts = |soutenus: &str| {
        let json = json.replacen("\"soutenus\":160", &format!("\"soutenus\":{soutenus}"), 1);
        let constats = serde_json::from_str::<Releve>(&json).unwrap().audit();
        let projets = constats.iter().filter(|c| c.code == Code::Inclusion && c.lieu == "projets");
        projets.map(|constat| constat.verdict).collect::<Vec<_>>()
    };
    assert_eq!(ecarts("199"), []);
    assert_eq!(ecarts("200"), []);
    assert_eq!(ecarts("201"), [Verdict::NonConforme]);
}
