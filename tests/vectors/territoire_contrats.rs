//! Contracts, dirty codes, people and referents: each finding and each refusal, with its text.

use std::collections::BTreeSet;

use contrat_de_ville::Taux;
use contrat_de_ville::identifiant::CodeCommune;
use contrat_de_ville::territoire::{
    CodesLus, Contrats, Epci, LigneDeContrat, Lignee, Referents, SeuilDEcart, Signalement,
    Titulaire, compare_populations, montant_par_habitant, part_en_qpv,
};

#[track_caller]
fn told(signalements: &[Signalement], attendus: &[(&str, &str)]) {
    let dits: Vec<(String, String)> = signalements
        .iter()
        .map(|s| {
            let texte = format!("{} : {s}", s.lieu());
            (s.code().to_owned(), texte.replace(['\u{a0}', '\u{202f}'], " "))
        })
        .collect();
    let attendus: Vec<_> =
        attendus.iter().map(|(code, texte)| ((*code).to_owned(), (*texte).to_owned())).collect();
    assert_eq!(dits, attendus);
}

const LISTE: &str = r#"[
    {"code": "CV043", "titulaire": "241300276", "libelle": "13 - CAPA", "departement": "13", "population": 21147},
    {"code": "CV043", "titulaire": "241300276", "libelle": "84 - CAPA", "departement": "84", "population": 1916},
    {"code": "CV428", "titulaire": "200050532", "libelle": "976 - CC de Petite-Terre", "population": 7227},
    {"code": "CV428", "titulaire": "97608", "libelle": "976 - Dzaoudzi", "population": 7227},
    {"code": "CN07303M", "titulaire": "200068674", "libelle": "NA - CA Grand Lac"},
    {"code": "CV221", "titulaire": "200044055", "libelle": "62 - CA de Béthune Bruay", "population": 30332}
]"#;

#[test]
fn findings_of_a_list_of_contracts() {
    let liste: Contrats = serde_json::from_str(LISTE).unwrap();
    told(
        &liste.check(),
        &[
            (
                "CONTRAT-A-PLUSIEURS-TITULAIRES",
                "CV428 : CV428 a plusieurs titulaires : 200050532 et 97608",
            ),
            (
                "CONTRAT-EN-PLUSIEURS-LIGNES",
                "CV043 : CV043 est publié en 2 lignes pour 241300276 : départements 13 et 84",
            ),
            (
                "POPULATION-REPETEE",
                "CV428 : CV428 : 7 227 habitants pour 200050532 et 97608, sans dire si c’est celle du contrat ou de chacun",
            ),
            (
                "POPULATION-NON-DITE",
                "CN07303M : CN07303M : population en QPV non dite pour 200068674",
            ),
        ],
    );
    // Two holders, two figures, or one not said: nothing is repeated.
    for autre in [", \"population\": 7228", ""] {
        let json =
            LISTE.replacen("Dzaoudzi\", \"population\": 7227", &format!("Dzaoudzi\"{autre}"), 1);
        assert_ne!(json, LISTE);
        let liste: Contrats = serde_json::from_str(&json).unwrap();
        assert!(liste.check().iter().all(|signalement| signalement.code() != "POPULATION-REPETEE"));
    }
    // Both rows stay.
    assert_eq!(liste.of_code("CV043".parse().unwrap()).count(), 2);
    assert_eq!(liste.lignes().len(), 6);

    // A commune is under no EPCI, and an EPCI that was not loaded is nobody's.
    let lignee =
        Lignee::new([Epci { siren: "200044055".parse().unwrap(), nom: "A".parse().unwrap() }], [])
            .unwrap();
    let jour = "2016-01-01".parse().unwrap();
    let siens = liste.held_by("200044055".parse().unwrap(), jour, &lignee).unwrap();
    let codes: Vec<String> = siens.iter().map(|ligne| ligne.code.to_string()).collect();
    assert_eq!(codes, ["CV221"]);
    assert!(liste.held_by("200050532".parse().unwrap(), jour, &lignee).is_err());
    let siens = liste.held_by("97608".parse().unwrap(), jour, &lignee).unwrap();
    assert_eq!(siens, [&liste.lignes()[3]]);
    let inconnus = liste.check_holders(&lignee);
    let codes: Vec<_> = inconnus.iter().map(|s| (s.code(), s.lieu())).collect();
    let attendus =
        ["CV043", "CV428", "CN07303M"].map(|code| ("TITULAIRE-INCONNU", code.to_owned()));
    assert_eq!(BTreeSet::from_iter(codes), attendus.into());
    assert_eq!(inconnus.len(), 3);
}

/// The holders of today, the one that is not created yet, those without any event.
#[test]
fn who_holds_a_contract_on_a_day() {
    let liste: Contrats = serde_json::from_str(LISTE).unwrap();
    let lignee: Lignee = serde_json::from_str(
        r#"{"epci": [{"siren": "200044055", "nom": "A"}, {"siren": "200072460", "nom": "B"},
                     {"siren": "241300276", "nom": "C"}, {"siren": "200068674", "nom": "D"},
                     {"siren": "246200802", "nom": "E"}],
            "evenements": [
                {"fusion": {"jour": "2017-01-01", "de": ["200044055"], "vers": "200072460"}},
                {"fusion": {"jour": "2017-01-01", "de": ["246200802"], "vers": "200068674"}}]}"#,
    )
    .unwrap();
    let holders = |code: &str, jour: &str| {
        let jour = jour.parse().unwrap();
        let titulaires = liste.holders_on(code.parse().unwrap(), jour, &lignee);
        titulaires
            .map(|siens| siens.iter().map(Titulaire::to_string).collect::<Vec<_>>().join(" "))
            .map_err(|error| error.to_string())
    };
    assert_eq!(holders("CV221", "2016-12-31").unwrap(), "200044055");
    assert_eq!(holders("CV221", "2017-01-01").unwrap(), "200072460");
    assert_eq!(holders("CV043", "2024-09-24").unwrap(), "241300276"); // known, no event
    assert_eq!(holders("CV428", "2024-09-24").unwrap(), "200050532 97608"); // unknown, and a commune
    assert_eq!(holders("CV999", "2024-09-24").unwrap(), "");
    assert_eq!(
        holders("CN07303M", "2016-12-31").unwrap_err(),
        "EPCI 200068674, day 2016-12-31: it starts on 2017-01-01 only"
    );
}

/// Overseas, the list of 2024 has both contracts of one holder: the same people, not to be added up.
#[test]
fn contracts_of_both_generations_are_not_added_up() {
    let liste: Contrats = serde_json::from_str(
        r#"[{"code": "CV425", "titulaire": "200018653", "libelle": "971 - CA Cap Excellence", "population": 30438},
            {"code": "CN97101I", "titulaire": "200018653", "libelle": "971 - CA Cap Excellence", "population": 48600}]"#,
    )
    .unwrap();
    told(
        &liste.check(),
        &[(
            "DEUX-GENERATIONS",
            "200018653 : 200018653 a sur une même liste des contrats de 2015 et de 2024 (CN97101I et CV425) : leurs habitants ne s’ajoutent pas",
        )],
    );
    let [ancien, nouveau] = liste.lignes() else { panic!("{liste:?}") };
    let population = |lignes: &[&LigneDeContrat]| LigneDeContrat::population_of(lignes);
    assert_eq!(population(&[ancien]), Ok(30_438));
    assert_eq!(
        population(&[ancien, nouveau]).unwrap_err().to_string(),
        "population of the quarters: the rows are of contracts of 2015 and of 2024 at once"
    );
    assert_eq!(population(&[]).unwrap_err().to_string(), "population of the quarters is not said");
}

/// Two départements are two parts of a contract; the same row twice is the same people twice.
#[test]
fn a_row_twice_is_not_added_up() {
    let liste: Contrats = serde_json::from_str(LISTE).unwrap();
    let [vaucluse, bouches, .., seul] = liste.lignes() else { panic!("{liste:?}") };
    let population = |lignes: &[&LigneDeContrat]| {
        LigneDeContrat::population_of(lignes).map_err(|error| error.to_string())
    };
    assert_eq!(population(&[vaucluse, bouches, seul]), Ok(21_147 + 1_916 + 30_332));
    // Neither the label and the figure of the first, nor its département alone, make two parts.
    let autre = LigneDeContrat {
        libelle: "62 - Béthune".parse().unwrap(),
        population: None,
        ..seul.clone()
    };
    let situe = LigneDeContrat { departement: "62".parse().ok(), ..seul.clone() };
    for double in [seul, &autre, &situe] {
        assert_eq!(
            population(&[double, vaucluse, seul]).unwrap_err(),
            "population of the quarters: contract CV221 of 200044055 has a second row without a département"
        );
    }
    assert_eq!(
        population(&[vaucluse, vaucluse]).unwrap_err(),
        "population of the quarters: contract CV043 of 241300276 has a second row for département 13"
    );
}

#[test]
fn rows_nearly_right_are_refused() {
    for (avant, apres) in [
        ("30332", "0"),
        ("30332", "30332.0"),
        ("30332", "\"30332\""),
        ("\"200044055\"", "200044055"),
        ("200044055", "200044056"),
        ("CV221", "CV221CV223"),
        ("\"62 - CA de Béthune Bruay\"", "\"\""),
        ("population\": 30332", "pop\": 30332"),
    ] {
        let json = LISTE.replace(avant, apres);
        assert_ne!(json, LISTE);
        assert!(serde_json::from_str::<Contrats>(&json).is_err(), "{apres}");
    }
    assert!(serde_json::from_str::<Vec<LigneDeContrat>>(LISTE).is_ok());
    assert_eq!(
        "20004405".parse::<Titulaire>().unwrap_err().to_string(),
        "holder \"20004405\": expected a SIREN of nine digits, or the five characters of a commune"
    );
}

#[test]
fn codes_of_dirty_cells() {
    let lu = |texte| CodesLus::read(texte).map_err(|error| error.to_string());
    assert_eq!(lu("CV380CV384").unwrap().codes().len(), 2);
    assert_eq!(lu("CV047\n").unwrap().to_string(), "CV047, blancs ou fins de ligne autour");
    assert_eq!(lu("CN06201MCV221").unwrap().to_string(), "CN06201M et CV221, codes collés");
    assert_eq!(lu("CV072CV072").unwrap().to_string(), "CV072, codes collés, code répété");
    assert!(lu("CV221").unwrap().is_clean());
    for (texte, attendu) in [
        ("", "codes \"\": expected a contract code"),
        ("\r\n ", "codes \"\\r\\n \": expected a contract code"),
        ("CV380,CV384", "codes \"CV380,CV384\", character 6: no contract code starts there"),
        ("CV380CV38", "codes \"CV380CV38\", character 6: no contract code starts there"),
        ("CV3800", "codes \"CV3800\", character 6: no contract code starts there"),
        ("é CV380", "codes \"é CV380\", character 1: no contract code starts there"),
        ("CV380 é", "codes \"CV380 é\", character 7: no contract code starts there"),
        ("cv380", "codes \"cv380\", character 1: no contract code starts there"),
    ] {
        assert_eq!(lu(texte).unwrap_err(), attendu);
    }
}

#[test]
fn people_and_money() {
    let deux = SeuilDEcart::new("2/1".parse().unwrap()).unwrap();
    let compare =
        |avant, apres, seuil| compare_populations("CN06201M".parse().unwrap(), avant, apres, seuil);
    let ecart = compare(Some(33_129), Some(66_969), deux).unwrap().unwrap();
    told(
        &[ecart],
        &[(
            "ECART-DE-POPULATION",
            "CN06201M : population de 33 129 habitants sur une liste et de 66 969 sur la suivante, soit 2,02 fois (66969/33129), au-delà du seuil de 2,00 : chiffre à vérifier",
        )],
    );
    for (avant, apres, attendu) in [
        (
            300,
            100,
            "300 habitants sur une liste et de 100 sur la suivante, soit divisée par 3,00 (100/300), au-delà du seuil de 2,00",
        ),
        (
            100,
            200,
            "100 habitants sur une liste et de 200 sur la suivante, soit 2,00 fois (200/100), au seuil de 2,00",
        ),
        (
            200,
            100,
            "200 habitants sur une liste et de 100 sur la suivante, soit divisée par 2,00 (100/200), au seuil de 2,00",
        ),
        (
            1_000,
            2_001,
            "1 000 habitants sur une liste et de 2 001 sur la suivante, soit 2,00 fois (2001/1000), au-delà du seuil de 2,00",
        ),
    ] {
        let ecart = compare(Some(avant), Some(apres), deux).unwrap().unwrap();
        let phrase = format!("CN06201M : population de {attendu} : chiffre à vérifier");
        told(&[ecart], &[("ECART-DE-POPULATION", &phrase)]);
    }
    assert_eq!(compare(Some(33_129), Some(66_257), deux), Ok(None));
    assert!(compare(Some(33_129), Some(66_258), deux).unwrap().is_some());
    assert!(compare(Some(2), Some(1), deux).unwrap().is_some());
    for (refus, attendu) in [
        (compare(None, Some(1), deux).unwrap_err(), "population of the list before is not said"),
        (compare(Some(1), Some(0), deux).unwrap_err(), "population of the list after is zero"),
        (part_en_qpv(Some(0), Some(0)).unwrap_err(), "population of the whole is zero"),
        (part_en_qpv(None, Some(5)).unwrap_err(), "population of the quarters is not said"),
        (part_en_qpv(Some(1), None).unwrap_err(), "population of the whole is not said"),
        (
            part_en_qpv(Some(66_969), Some(5)).unwrap_err(),
            "66969 inhabitants in the quarters, 5 in the whole: a part is no larger",
        ),
        (
            montant_par_habitant(contrat_de_ville::Euros::from_centimes(1), None).unwrap_err(),
            "population that the amount is divided by is not said",
        ),
    ] {
        assert_eq!(refus.to_string(), attendu);
    }
    // Nobody in a QPV is a fact.
    assert_eq!(part_en_qpv(Some(0), Some(5)), Ok(Taux::of(0, 5_u32).unwrap()));
    assert_eq!(
        SeuilDEcart::new(Taux::UN).unwrap_err().to_string(),
        "threshold 1/1: expected a ratio above 1"
    );
}

/// Fictitious ids; the day that ends one is that of the case.
#[test]
fn who_follows_what() {
    let json = r#"[
        {"referent": "R1", "commune": "62119"},
        {"referent": "R2", "commune": "62178", "au": "2023-11-01"},
        {"referent": "R1", "commune": "62178", "du": "2023-11-01"},
        {"referent": "R3", "commune": "62498"}
    ]"#;
    let referents: Referents = serde_json::from_str(json).unwrap();
    let communes = ["62119", "62178", "62051"].map(|c| c.parse::<CodeCommune>().unwrap()).into();
    let couverture = referents.coverage_on(&communes, "2023-11-01".parse().unwrap());
    told(
        &couverture.check(),
        &[
            (
                "COMMUNE-SANS-REFERENT",
                "62051 : la commune 62051 n’a pas de référent le 1er novembre 2023",
            ),
            (
                "COMMUNE-HORS-CONTRAT",
                "62498 : la commune 62498, suivie par R3, n’est pas du contrat",
            ),
            ("PLUSIEURS-REFERENTS", "62178 : la commune 62178 est suivie par R1 et R2"),
        ],
    );
    for (avant, apres, attendu) in [
        (
            "\"au\": \"2023-11-01\"",
            "\"du\": \"2023-11-02\", \"au\": \"2023-11-01\"",
            "assignment 2 (R2, 62178): ends on 2023-11-01, before it starts on 2023-11-02",
        ),
        (
            "\"R1\", \"commune\": \"62178\"",
            "\"R2\", \"commune\": \"62178\"",
            "assignment 3 (R2, 62178): overlaps assignment 2",
        ),
        ("2023-11-01", "2023-11-31", "expected a day of the calendar as `2024-09-27`"),
    ] {
        let refus = serde_json::from_str::<Referents>(&json.replacen(avant, apres, 1)).unwrap_err();
        assert!(refus.to_string().contains(attendu), "{refus}");
    }
}
