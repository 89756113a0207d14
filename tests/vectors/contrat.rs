//! The strategy of the case of 2023 (its sections 3 and 12), held whole; findings and refusals of frames, slides, signatories, terms and contents.

use contrat_de_ville::contrat::{
    Cadre, ConstatDeCadre, ConstatDeContenu, ConstatDeFiche, ContenuObligatoire, Contenus,
    DetailDeNiveau, DureeDuContrat, DureeImprimee, Effectifs, EtatDeRevoyure, FicheDeContrat,
    MiseEnRegard, NiveauDeCadre, Partie, Presence, Signataires, SignatairesAttendus, Strategie,
    TerritoireDuContrat,
};
use contrat_de_ville::droit::{Confiance, Regle};
use contrat_de_ville::identifiant::{Annee, CodeDepartement};

const CAS: &str = include_str!("../../examples/donnees/cabbalr-strategie.json");

fn cas() -> Strategie {
    serde_json::from_str(CAS).unwrap()
}

/// Blanks that do not break, typed as plain ones.
fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_strategy_of_the_case_is_held_whole() {
    let strategie = cas();
    assert_eq!(
        serde_json::from_value::<Strategie>(serde_json::json!(strategie)).unwrap(),
        strategie
    );
    let cadre = strategie.cadre.as_ref().unwrap();
    let tailles =
        NiveauDeCadre::TOUS.map(|niveau| (cadre.effectifs().get(niveau), cadre.detail(niveau)));
    assert_eq!(
        tailles,
        [
            (Some(3), DetailDeNiveau::Complet { titres: 3 }),
            (Some(10), DetailDeNiveau::NonDetaille),
            (Some(35), DetailDeNiveau::NonDetaille),
            (Some(3), DetailDeNiveau::Complet { titres: 3 }),
        ]
    );
    assert!(!cadre.is_complete());
    assert_eq!(strategie.priorites[0].unknown(cadre), [] as [&_; 0]);
    let regard = strategie.regard.as_ref().unwrap();
    let colonnes = [regard.annonces().len(), regard.axes().len(), regard.propositions().len()];
    assert_eq!((colonnes, regard.liens().len()), ([4, 4, 6], 0));
}

#[track_caller]
fn levels(cadre: &str, attendus: &[(&str, &str)]) {
    let cadre: Cadre = serde_json::from_str(cadre).unwrap();
    let dits: Vec<(&str, String)> =
        cadre.check().iter().map(|constat| (constat.code(), plain(&constat.to_string()))).collect();
    let attendus: Vec<_> =
        attendus.iter().map(|(code, texte)| (*code, (*texte).to_owned())).collect();
    assert_eq!(dits, attendus);
    assert_eq!(cadre.is_complete(), attendus.is_empty());
}

#[test]
fn a_frame_is_complete_only_whole_and_as_many_as_said() {
    levels(
        r#"{
            "enjeux": [{"titre": "A", "ambitions": [{"titre": "A1", "objectifs": ["o", "p"]}]}],
            "transversaux": [{"titre": "T"}],
            "effectifs": {"ambitions": 1, "objectifs": 2}
        }"#,
        &[],
    );
    // Whole, and one more than said.
    levels(
        r#"{
            "enjeux": [{"titre": "A", "ambitions": [{"titre": "A1", "objectifs": ["o", "p"]}]}],
            "transversaux": [{"titre": "T"}],
            "effectifs": {"objectifs": 1}
        }"#,
        &[(
            "EFFECTIF-DIFFERENT",
            "2 objectifs titrés pour 1 objectif annoncé, toutes branches détaillées",
        )],
    );
    levels(
        "{}",
        &[
            ("NIVEAU-INCONNU", "enjeux structurants : niveau ni compté ni détaillé"),
            ("NIVEAU-INCONNU", "ambitions : niveau ni compté ni détaillé"),
            ("NIVEAU-INCONNU", "objectifs : niveau ni compté ni détaillé"),
            ("NIVEAU-INCONNU", "enjeux transversaux : niveau ni compté ni détaillé"),
        ],
    );
    levels(
        r#"{
            "enjeux": [{"titre": "A", "ambitions": [{"titre": "A1", "objectifs": ["o"]}, {"titre": "A2"}]}, {"titre": "B"}],
            "transversaux": [{"titre": "T"}],
            "effectifs": {"enjeux": 3, "ambitions": 3, "objectifs": 35}
        }"#,
        &[
            (
                "EFFECTIF-DIFFERENT",
                "2 enjeux structurants titrés pour 3 enjeux structurants annoncés, toutes branches détaillées",
            ),
            ("DETAIL-PARTIEL", "2 ambitions titrées : 1 branche sans détail, 3 ambitions en tout"),
            ("DETAIL-PARTIEL", "1 objectif titré : 2 branches sans détail, 35 objectifs en tout"),
        ],
    );
    levels(
        r#"{
            "enjeux": [{"titre": "A", "ambitions": [{"titre": "A1"}, {"titre": "A2"}]}, {"titre": "B"}],
            "effectifs": {"ambitions": 2, "objectifs": 0, "transversaux": 1}
        }"#,
        &[
            (
                "EFFECTIF-DEPASSE",
                "2 ambitions titrées et 1 branche sans détail (au moins une par branche) pour 2 ambitions annoncées",
            ),
            ("COMPTE-NON-DETAILLE", "0 objectif : niveau compté, non détaillé"),
            ("COMPTE-NON-DETAILLE", "1 enjeu transversal : niveau compté, non détaillé"),
        ],
    );
    levels(
        r#"{
            "enjeux": [{"titre": "A", "ambitions": [{"titre": "A1", "objectifs": ["o"]}]}, {"titre": "B"}],
            "transversaux": [{"titre": "T"}]
        }"#,
        &[
            ("DETAIL-PARTIEL", "1 ambition titrée : 1 branche sans détail, effectif total inconnu"),
            ("DETAIL-PARTIEL", "1 objectif titré : 1 branche sans détail, effectif total inconnu"),
        ],
    );
}

/// As soon as there is a branch there is one below it, so that ten ambitions are not five objectifs.
#[test]
fn sizes_of_two_levels_hold_each_other() {
    let code = |cadre: &str, niveau: NiveauDeCadre| {
        let cadre: Cadre = serde_json::from_str(cadre).unwrap();
        let constat = cadre.check().into_iter().find(|c| c.niveau() == niveau);
        constat.map(|c| (c.code(), plain(&c.to_string())))
    };
    let depasse = |texte: &str| Some(("EFFECTIF-DEPASSE", texte.to_owned()));
    assert_eq!(
        code(r#"{"effectifs": {"ambitions": 10, "objectifs": 9}}"#, NiveauDeCadre::Objectif),
        depasse(
            "0 objectif titré et 10 branches sans détail (au moins un par branche) pour 9 objectifs annoncés"
        )
    );
    assert_eq!(
        code(
            r#"{"enjeux": [{"titre": "A"}, {"titre": "B"}], "effectifs": {"ambitions": 1}}"#,
            NiveauDeCadre::Ambition
        ),
        depasse(
            "0 ambition titrée et 2 branches sans détail (au moins une par branche) pour 1 ambition annoncée"
        )
    );
    let deux = r#"{"enjeux": [{"titre": "A", "ambitions": [{"titre": "A1"}, {"titre": "A2"}]}, {"titre": "B"}], "effectifs": {"objectifs": 2}}"#;
    assert_eq!(
        code(deux, NiveauDeCadre::Objectif),
        depasse(
            "0 objectif titré et 3 branches sans détail (au moins un par branche) pour 2 objectifs annoncés"
        )
    );
    // What is said of enjeux holds for what is below ambitions.
    assert_eq!(
        code(r#"{"effectifs": {"enjeux": 3, "objectifs": 2}}"#, NiveauDeCadre::Objectif).unwrap().0,
        "EFFECTIF-DEPASSE"
    );
    for juste in [
        r#"{"effectifs": {"ambitions": 10, "objectifs": 10}}"#,
        // A contract may stop above a level, and say so.
        r#"{"effectifs": {"ambitions": 10, "objectifs": 0}}"#,
        r#"{"effectifs": {"enjeux": 11, "objectifs": 11}}"#,
        r#"{"enjeux": [{"titre": "A"}, {"titre": "B"}], "effectifs": {"objectifs": 2}}"#,
    ] {
        let (code, _) = code(juste, NiveauDeCadre::Objectif).unwrap();
        assert_eq!(code, "COMPTE-NON-DETAILLE", "{juste}");
    }
}

/// What is only counted may be any title: nothing tells that a priority is none of them.
#[test]
fn a_priority_is_unknown_only_to_a_frame_that_has_titles() {
    let priorites = cas().priorites;
    let lu = |texte: &str| serde_json::from_str::<Cadre>(texte).unwrap();
    assert_eq!(priorites[0].unknown(&lu(r#"{"effectifs": {"enjeux": 3}}"#)), [] as [&_; 0]);
    assert_eq!(priorites[0].unknown(&lu(r#"{"enjeux": [{"titre": "A"}]}"#)).len(), 3);
}

#[test]
fn findings_of_a_frame_are_data() {
    let effectifs = Effectifs { enjeux: Some(3), ..Effectifs::default() };
    let cadre = Cadre::new(None, None, effectifs).unwrap();
    let [enjeux, ambitions, ..] = cadre.check()[..] else { panic!() };
    assert_eq!(
        enjeux,
        ConstatDeCadre::CompteNonDetaille { niveau: NiveauDeCadre::Enjeu, declare: 3 }
    );
    assert_eq!(
        (enjeux.declare(), enjeux.trouve(), enjeux.is_contradiction()),
        (Some(3), None, false)
    );
    assert_eq!((ambitions.niveau(), ambitions.declare()), (NiveauDeCadre::Ambition, None));
    let niveau = NiveauDeCadre::Objectif;
    let different = ConstatDeCadre::EffectifDifferent { niveau, declare: 2, trouve: 1 };
    let depasse = ConstatDeCadre::EffectifDepasse { niveau, declare: 2, trouve: 2, branches: 1 };
    assert!(different.is_contradiction() && depasse.is_contradiction());
    assert_eq!((depasse.declare(), depasse.trouve()), (Some(2), Some(2)));
}

#[track_caller]
fn refused<T: serde::de::DeserializeOwned + std::fmt::Debug>(texte: &str, attendu: &str) {
    let erreur = serde_json::from_str::<T>(texte).unwrap_err().to_string();
    assert_eq!(erreur.split(" at line").next().unwrap(), attendu);
}

#[test]
fn frames_that_are_refused() {
    refused::<Cadre>(
        r#"{"enjeux": [{"titre": "Égalité"}, {"titre": "B"}, {"titre": "EGALITE"}]}"#,
        "enjeu structurant 3 of the contract: title \"EGALITE\" given twice, first as \"Égalité\"; expected each once among its siblings",
    );
    refused::<Cadre>(
        r#"{"enjeux": [{"titre": "A", "ambitions": [{"titre": "B", "objectifs": ["o", "o"]}]}]}"#,
        "objectif 2 of \"B\": title \"o\" given twice, first as \"o\"; expected each once among its siblings",
    );
    refused::<Cadre>(
        r#"{"transversaux": [{"titre": "T"}, {"titre": "t"}]}"#,
        "enjeu transversal 2 of the contract: title \"t\" given twice, first as \"T\"; expected each once among its siblings",
    );
    refused::<Cadre>(
        r#"{"enjeux": [{"titre": "A", "ambitions": []}]}"#,
        "ambitions of \"A\": an empty list may say that there are none or that they are not detailed; expected at least one, or no list where they are not detailed",
    );
    for vide in [
        r#"{"enjeux": []}"#,
        r#"{"transversaux": []}"#,
        r#"{"enjeux": [{"titre": "A", "ambitions": [{"titre": "B", "objectifs": []}]}]}"#,
        r#"{"enjeux": [{"titre": ""}]}"#,
        r#"{"enjeux": [{"titre": " A"}]}"#,
        r#"{"effectifs": {"enjeux": -1}}"#,
        r#"{"effectif": {}}"#,
    ] {
        assert!(serde_json::from_str::<Cadre>(vide).is_err(), "{vide}");
    }
    // One title under two parents is two titles.
    let cousins = r#"{"enjeux": [
        {"titre": "A", "ambitions": [{"titre": "Même"}]}, {"titre": "Même", "ambitions": [{"titre": "Même"}]}
    ]}"#;
    assert!(serde_json::from_str::<Cadre>(cousins).is_ok());
}

#[test]
fn slides_that_are_refused() {
    refused::<MiseEnRegard>(
        r#"{"axes": ["Santé", "sante"]}"#,
        "row 2: \"sante\" given twice in its column, expected each entry once",
    );
    refused::<MiseEnRegard>(
        r#"{"annonces": ["tranquillite", "tranquillite"]}"#,
        "row 2: \"Tranquillité et sécurité publique\" given twice in its column, expected each entry once",
    );
    refused::<MiseEnRegard>(
        r#"{"axes": ["A"], "liens": [{"un": {"axe": "A"}, "autre": {"proposition": "A"}}]}"#,
        "link 1: no entry \"A\" in its column, expected both ends among the entries",
    );
    refused::<MiseEnRegard>(
        r#"{"axes": ["A", "B"], "liens": [{"un": {"axe": "B"}, "autre": {"axe": "A"}}]}"#,
        "link 1: \"A\" and \"B\" are of one column, expected entries of two",
    );
    refused::<MiseEnRegard>(
        r#"{"axes": ["A"], "propositions": ["B"], "liens": [
            {"un": {"axe": "A"}, "autre": {"proposition": "B"}}, {"un": {"proposition": "B"}, "autre": {"axe": "A"}}
        ]}"#,
        "link 2: \"A\" and \"B\" given twice, expected each link once, in whichever direction",
    );
    // One title in two columns is two entries.
    let deux = r#"{"axes": ["A"], "propositions": ["A"], "liens": [{"un": {"proposition": "A"}, "autre": {"axe": "A"}}]}"#;
    let regard: MiseEnRegard = serde_json::from_str(deux).unwrap();
    assert_eq!(regard.liens().first().unwrap().un.to_string(), "A");
    assert!(serde_json::to_string(&regard).unwrap().contains(r#""un":{"axe":"A"}"#));
}

#[track_caller]
fn signed(signataires: &str, attendus: &str, dits: &[(&str, &str)]) {
    let signataires: Signataires = serde_json::from_str(signataires).unwrap();
    let attendus: SignatairesAttendus = serde_json::from_str(attendus).unwrap();
    let constats = signataires.check(&attendus);
    let trouves: Vec<_> = constats.iter().map(|c| (c.code(), plain(&c.to_string()))).collect();
    let dits: Vec<_> = dits.iter().map(|(code, texte)| (*code, (*texte).to_owned())).collect();
    assert_eq!(trouves, dits);
    for constat in constats {
        let legal = constat.code().contains("LEGALE") || constat.code().starts_with("ETAB");
        assert_eq!(constat.regle(), legal.then_some(Regle::ContractParties));
        assert_eq!(
            constat.partie().is_some(),
            !constat.code().starts_with("NATURE") && !constat.code().starts_with("ETAB")
        );
    }
}

#[test]
fn who_is_missing_by_law_or_not() {
    signed(
        r#"[
            {"partie": "etat", "jour": "2015-06-30"},
            {"partie": {"etablissement_public_de_l_etat": "ANRU"}},
            {"partie": {"commune": "62119"}, "jour": "2015-06-30"},
            {"partie": {"autre": "Un bailleur fictif"}, "jour": "2015-06-30"}
        ]"#,
        r#"{"echelle": "intercommunale", "parties": [
            {"epci": "200072460"}, {"etablissement_public_de_l_etat": "ANRU"}, {"departement": "62"}, {"autre": "CAF"}
        ]}"#,
        &[
            ("JOUR-INCONNU", "ANRU : signataire, jour de signature non renseigné"),
            (
                "PARTIE-LEGALE-ABSENTE",
                "EPCI 200072460 : partie attendue et absente des signataires ; la loi fait conclure le contrat avec elle",
            ),
            ("PARTIE-NON-ATTENDUE", "commune 62119 : signataire, absente des parties attendues"),
            (
                "PARTIE-LEGALE-ABSENTE",
                "département 62 : partie attendue et absente des signataires ; la loi fait signer le contrat par elle",
            ),
            (
                "PARTIE-ATTENDUE-ABSENTE",
                "CAF : partie attendue et absente des signataires ; la loi ne l’exige pas",
            ),
            (
                "NATURE-LEGALE-ABSENTE",
                "aucune partie de nature « région » attendue ni signataire ; la loi fait signer le contrat par une au moins",
            ),
        ],
    );
    signed(
        "[]",
        r#"{"echelle": "intercommunale", "parties": []}"#,
        &[
            (
                "PARTIE-LEGALE-ABSENTE",
                "État : partie attendue et absente des signataires ; la loi fait conclure le contrat avec elle",
            ),
            (
                "NATURE-LEGALE-ABSENTE",
                "aucune partie de nature « EPCI à fiscalité propre » attendue ni signataire ; la loi fait conclure le contrat avec une au moins",
            ),
            (
                "NATURE-LEGALE-ABSENTE",
                "aucune partie de nature « commune » attendue ni signataire ; la loi fait conclure le contrat avec une au moins",
            ),
            (
                "NATURE-LEGALE-ABSENTE",
                "aucune partie de nature « département » attendue ni signataire ; la loi fait signer le contrat par une au moins",
            ),
            (
                "NATURE-LEGALE-ABSENTE",
                "aucune partie de nature « région » attendue ni signataire ; la loi fait signer le contrat par une au moins",
            ),
            (
                "ETABLISSEMENTS-NON-NOMMES",
                "établissements publics de l’État : la loi ne dit pas lesquels, aucun n’est attendu ni signataire ; non vérifiable",
            ),
        ],
    );
}

/// Overseas a contract may be of communes: no EPCI is asked, unless whoever asks expects one.
#[test]
fn a_contract_of_communes_asks_no_epci() {
    let qui = r#"[
        {"partie": "etat", "jour": "2015-06-30"}, {"partie": {"commune": "97302"}, "jour": "2015-06-30"},
        {"partie": {"departement": "973"}, "jour": "2015-06-30"}, {"partie": {"region": "Une région"}, "jour": "2015-06-30"},
        {"partie": {"etablissement_public_de_l_etat": "ANRU"}, "jour": "2015-06-30"}
    ]"#;
    let attendus = |echelle: &str, epci: &str| {
        format!(
            r#"{{"echelle": "{echelle}", "parties": [{{"commune": "97302"}}, {{"departement": "973"}},
            {{"region": "Une région"}}, {{"etablissement_public_de_l_etat": "ANRU"}}{epci}]}}"#
        )
    };
    signed(qui, &attendus("communale", ""), &[]);
    signed(
        qui,
        &attendus("intercommunale", ""),
        &[(
            "NATURE-LEGALE-ABSENTE",
            "aucune partie de nature « EPCI à fiscalité propre » attendue ni signataire ; la loi fait conclure le contrat avec une au moins",
        )],
    );
    signed(
        qui,
        &attendus("communale", r#", {"epci": "200072460"}"#),
        &[(
            "PARTIE-ATTENDUE-ABSENTE",
            "EPCI 200072460 : partie attendue et absente des signataires ; la loi ne l’exige pas",
        )],
    );
    refused::<Signataires>(
        r#"[{"partie": "etat"}, {"partie": "etat", "jour": "2015-06-30"}]"#,
        "signatory 2: \"État\" given twice, expected each party once",
    );
    assert!(serde_json::from_str::<Signataires>(qui).unwrap().contains(&Partie::Etat));
    assert!(!Signataires::default().contains(&Partie::Etat));
}

fn duration(texte: &str) -> DureeDuContrat {
    serde_json::from_str(texte).unwrap()
}

#[track_caller]
fn terms(texte: &str, etapes: &[(&str, &str, Regle)], dits: &[&str]) {
    let duree = duration(texte);
    let lues: Vec<_> =
        duree.etapes().iter().map(|e| (e.du.to_string(), e.au.to_string(), e.regle)).collect();
    let etapes: Vec<_> =
        etapes.iter().map(|(du, au, regle)| ((*du).to_owned(), (*au).to_owned(), *regle)).collect();
    assert_eq!(lues, etapes);
    let trouves: Vec<String> =
        duree.check().iter().map(|c| format!("{} {}", c.code(), plain(&c.to_string()))).collect();
    assert_eq!(trouves, dits);
}

#[test]
fn terms_of_the_law_and_their_extensions() {
    let loi = |territoire: &str, signature: u16, du: u16, au: u16| {
        format!(
            r#"{{"territoire": "{territoire}", "base": {{"loi2014": {{"renouvellement": 2014, "signature": {signature}}}}},
            "imprimees": [{{"texte": "{du} – {au}", "lieu": "p. 4", "du": {du}, "au": {au}}}]}}"#
        )
    };
    let prolonge = |debut: &'static str| {
        [
            (debut, "2020-12-31", Regle::ContractTerm),
            (debut, "2022-12-31", Regle::ContractTerm2022),
            (debut, "2023-12-31", Regle::ContractTerm2023),
        ]
    };
    terms(
        &loi("metropole", 2015, 2015, 2023),
        &prolonge("2016-01-01"),
        &[
            "DEBUT-DIFFERENT « 2015 – 2023 » (p. 4) : début imprimé en 2015, les textes le fixent le 1er janvier 2016",
            "FIN-PAR-PROLONGATION « 2015 – 2023 » (p. 4) : fin le 31 décembre 2023 par prolongation (Loi de finances pour 2022, art. 68), non par la loi de 2014",
        ],
    );
    terms(
        &loi("metropole", 2014, 2015, 2020),
        &prolonge("2015-01-01"),
        &[
            "FIN-PROLONGEE « 2015 – 2020 » (p. 4) : fin imprimée en 2020, portée au 31 décembre 2023 par prolongation (Loi de finances pour 2022, art. 68)",
        ],
    );
    terms(
        &loi("metropole", 2014, 2015, 2021),
        &prolonge("2015-01-01"),
        &[
            "FIN-DIFFERENTE « 2015 – 2021 » (p. 4) : fin imprimée en 2021, les textes la fixent le 31 décembre 2020 ou le 31 décembre 2022 ou le 31 décembre 2023",
        ],
    );
    let outre_mer =
        [&prolonge("2015-01-01")[..], &[("2015-01-01", "2024-12-31", Regle::ContractTermOutreMer)]]
            .concat();
    terms(
        &loi("outre_mer", 2014, 2015, 2023),
        &outre_mer,
        &[
            "FIN-PROLONGEE « 2015 – 2023 » (p. 4) : fin imprimée en 2023, portée au 31 décembre 2024 par prolongation (Loi n° 2023-1322 de finances pour 2024, art. 219)",
        ],
    );
    // Extensions are of contracts that ended in 2020.
    terms(
        r#"{"territoire": "outre_mer", "base": {"loi2014": {"renouvellement": 2020, "signature": 2020}},
            "imprimees": [{"texte": "2021 – 2026", "lieu": "p. 4", "du": 2021, "au": 2026}]}"#,
        &[("2021-01-01", "2026-12-31", Regle::ContractTerm)],
        &[],
    );
    let sures = [Regle::ContractTerm, Regle::ContractScaleOutreMer];
    assert_eq!(sures.map(|r| r.texte().confiance), [Confiance::Texte; 2]);
    let autres = [
        Regle::ContractTerm2022,
        Regle::ContractTerm2023,
        Regle::ContractTermOutreMer,
        Regle::Circulaire2030,
    ];
    assert_eq!(autres.map(|r| r.texte().confiance), [Confiance::Secondaire; 4]);
    let outre_mer =
        ["974", "62"].map(|code| TerritoireDuContrat::from(CodeDepartement::parse(code).unwrap()));
    assert_eq!(outre_mer, [TerritoireDuContrat::OutreMer, TerritoireDuContrat::Metropole]);
}

#[test]
fn terms_of_the_circular() {
    let signe = |territoire: &str, jour: &str| {
        format!(
            r#"{{"territoire": "{territoire}", "base": {{"circulaire2023": {{"signature": "{jour}"}}}},
            "imprimees": [{{"texte": "2024 – 2030", "lieu": "p. 4", "du": 2024, "au": 2030}}]}}"#
        )
    };
    let nom = ("2024-01-01", "2030-12-31", Regle::Circulaire2030);
    let deux = |fin: &str| {
        format!(
            "LECTURES-DIVERGENTES deux lectures du terme : six ans depuis la signature, fin le {fin} ; années du nom, fin le 31 décembre 2030"
        )
    };
    terms(
        &signe("metropole", "2024-03-31"),
        &[("2024-03-31", "2030-03-30", Regle::Circulaire2030), nom],
        &[&deux("30 mars 2030")],
    );
    terms(
        &signe("metropole", "2024-02-29"),
        &[("2024-02-29", "2030-02-28", Regle::Circulaire2030), nom],
        &[&deux("28 février 2030")],
    );
    terms(
        &signe("metropole", "2024-04-01"),
        &[("2024-04-01", "2030-03-31", Regle::Circulaire2030), nom],
        &[
            &deux("31 mars 2030"),
            "SIGNATURE-TARDIVE signé le 1er avril 2024, après le 31 mars 2024 que fixe la circulaire",
        ],
    );
    // Six years from 1 January 2025 end with 2030, and with the name.
    terms(
        &signe("metropole", "2025-01-01"),
        &[("2025-01-01", "2030-12-31", Regle::Circulaire2030), nom],
        &[
            "SIGNATURE-TARDIVE signé le 1er janvier 2025, après le 31 mars 2024 que fixe la circulaire",
        ],
    );
    terms(
        &signe("metropole", "2023-08-31"),
        &[("2023-08-31", "2029-08-30", Regle::Circulaire2030), nom],
        &[&deux("30 août 2029")],
    );
    terms(
        &signe("metropole", "2023-08-30"),
        &[("2023-08-30", "2029-08-29", Regle::Circulaire2030), nom],
        &[
            &deux("29 août 2029"),
            "SIGNATURE-ANTERIEURE signé le 30 août 2023, avant la circulaire du 31 août 2023",
        ],
    );
    terms(
        &signe("outre_mer", "2024-03-31"),
        &[],
        &[
            "TEXTE-NON-LU contrat d’outre-mer : la circulaire vaut pour la métropole, aucun autre texte n’a été lu",
        ],
    );
    // No six years fit after the last day of the calendar.
    let dernier = duration(&signe("metropole", "+262142-12-31"));
    assert_eq!(dernier.etapes().len(), 1);
}

#[test]
fn the_review_of_2027() {
    let duree = duration(
        r#"{"territoire": "metropole", "base": {"circulaire2023": {}}, "mises_a_jour": [
            {"jour": "2028-01-05", "objet": "B"}, {"jour": "2027-06-01", "objet": "A"}, {"jour": "2026-12-31", "objet": "C"}
        ]}"#,
    );
    let on = |duree: &DureeDuContrat, jour: &str| duree.revoyure_on(jour.parse().unwrap());
    let annee = Annee::new(2027).unwrap();
    assert_eq!(on(&duree, "2027-05-31"), EtatDeRevoyure::Prevue(annee));
    assert_eq!(on(&duree, "2027-06-01"), EtatDeRevoyure::Faite("2027-06-01".parse().unwrap()));
    assert_eq!(duree.mises_a_jour()[0].objet.as_str(), "C");
    let sans = duration(r#"{"territoire": "metropole", "base": {"circulaire2023": {}}}"#);
    let constats = sans.check();
    assert_eq!((constats.len(), constats[0].code()), (1, "SIGNATURE-INCONNUE"));
    assert_eq!(
        plain(&constats[0].to_string()),
        "jour de signature non renseigné : le terme de six ans n’est pas calculable"
    );
    assert_eq!(on(&sans, "2027-12-31"), EtatDeRevoyure::Prevue(annee));
    assert_eq!(on(&sans, "2028-01-01"), EtatDeRevoyure::NonRenseignee(annee));
    assert_eq!(
        on(&sans, "2028-01-01").to_string(),
        "revoyure prévue en 2027, aucune mise à jour de l’année renseignée"
    );
    assert_eq!(
        plain(&on(&duree, "2030-01-01").to_string()),
        "revoyure faite, mise à jour du 1er juin 2027"
    );
    // An update of another year is not the review.
    let autre = duration(
        r#"{"territoire": "metropole", "base": {"circulaire2023": {}}, "mises_a_jour": [{"jour": "2028-01-05", "objet": "B"}]}"#,
    );
    assert_eq!(on(&autre, "2028-01-05"), EtatDeRevoyure::NonRenseignee(annee));
    let outre_mer = duration(r#"{"territoire": "outre_mer", "base": {"circulaire2023": {}}}"#);
    assert_eq!(on(&outre_mer, "2028-01-01"), EtatDeRevoyure::SansObjet);
}

#[test]
fn a_printed_term_may_be_one_year() {
    let duree = r#"{"texte": "2024", "lieu": "p. 4", "du": 2024, "au": 2024}"#;
    assert!(serde_json::from_str::<DureeImprimee>(duree).is_ok());
}

#[test]
fn terms_that_are_refused() {
    refused::<DureeDuContrat>(
        r#"{"territoire": "metropole", "base": {"loi2014": {"renouvellement": 2014, "signature": 2016}}}"#,
        "signed in 2016, councils renewed in 2014: expected the same year, or the next",
    );
    // The law of 2014 gave no term to the councils of 2008; those of 2014 were its first.
    refused::<DureeDuContrat>(
        r#"{"territoire": "metropole", "base": {"loi2014": {"renouvellement": 2013, "signature": 2014}}}"#,
        "councils renewed in 2013: the law is of 2014, expected a renewal of that year or later",
    );
    refused::<DureeDuContrat>(
        r#"{"territoire": "metropole", "base": {"circulaire2023": {}},
            "imprimees": [{"texte": "2030 – 2024", "lieu": "p. 4", "du": 2030, "au": 2024}]}"#,
        "printed term \"2030 – 2024\" (p. 4): expected the last year 2024 in 2030 or later",
    );
    let inconnu =
        r#"{"territoire": "metropole", "base": {"circulaire2023": {"jour": "2024-03-01"}}}"#;
    assert!(serde_json::from_str::<DureeDuContrat>(inconnu).is_err());
}

#[test]
fn parts_of_a_contract_that_do_not_agree() {
    let told = |territoire: &str, base: &str, echelle: &str, jours: &str| {
        let fiche: FicheDeContrat = serde_json::from_str(&format!(
            r#"{{"intitule": "Contrat fictif", "duree": {{"territoire": "{territoire}", "base": {base}}},
                "signataires": [{jours}], "attendus": {{"echelle": "{echelle}", "parties": []}}}}"#
        ))
        .unwrap();
        let constats = fiche.check();
        let regle = |c: &ConstatDeFiche| {
            c.code().starts_with("ECHELLE").then_some(Regle::ContractScaleOutreMer)
        };
        assert!(constats.iter().all(|c| c.regle() == regle(c)));
        constats
            .iter()
            .map(|c| format!("{} {}", c.code(), plain(&c.to_string())))
            .collect::<Vec<_>>()
    };
    let loi = r#"{"loi2014": {"renouvellement": 2014, "signature": 2015}}"#;
    let circulaire = r#"{"circulaire2023": {"signature": "2024-03-29"}}"#;
    let (etat, ville) = (
        r#"{"partie": "etat", "jour": "2014-12-31"}"#,
        r#"{"partie": {"commune": "62119"}, "jour": "2016-01-01"}"#,
    );
    let deux = format!("{etat}, {ville}");
    assert_eq!(
        told("metropole", loi, "communale", &deux),
        [
            "ECHELLE-RESERVEE-OUTRE-MER contrat à l’échelle communale en métropole ; la loi ne le permet qu’outre-mer",
            "AUTRE-ANNEE-DE-SIGNATURE durée calculée d’une signature de 2015, aucun signataire n’en est : dernière signature le 1er janvier 2016",
        ]
    );
    assert_eq!(
        told("outre_mer", circulaire, "communale", &deux),
        [
            "AUTRE-JOUR-DE-SIGNATURE durée calculée d’une signature du 29 mars 2024, aucun signataire n’en est : dernière signature le 1er janvier 2016"
        ]
    );
    // One signature then, one day that is not known, or no signature: nothing contradicts the term.
    for autre in [
        r#", {"partie": {"autre": "CAF"}, "jour": "2015-06-30"}"#,
        r#", {"partie": {"autre": "CAF"}}"#,
    ] {
        assert_eq!(told("metropole", loi, "intercommunale", &format!("{deux}{autre}")), [""; 0]);
    }
    assert_eq!(told("metropole", loi, "intercommunale", ""), [""; 0]);
    let jour = r#"{"partie": "etat", "jour": "2024-03-29"}"#;
    assert_eq!(told("metropole", circulaire, "intercommunale", jour), [""; 0]);
    let sans = r#"{"circulaire2023": {}}"#;
    assert_eq!(told("metropole", sans, "intercommunale", &deux), [""; 0]);
}

#[test]
fn contents_of_the_law() {
    let contenus: Contenus = serde_json::from_str(
        r#"[{"contenu": "indicateurs", "presence": "absent"}, {"contenu": "actions", "presence": {"present": "p. 12"}},
            {"contenu": "moyens", "presence": "non_renseignee"}]"#,
    )
    .unwrap();
    let dits: Vec<String> =
        contenus.iter().map(|(contenu, presence)| format!("{contenu} : {presence}")).collect();
    assert_eq!(
        dits,
        [
            "objectifs chiffrés : non renseigné",
            "actions : présent (p. 12)",
            "moyens de droit commun et spécifiques : non renseigné",
            "ingénierie : non renseigné",
            "indicateurs : absent",
            "structure d’évaluation : non renseigné",
        ]
    );
    let constats = contenus.check();
    let codes: Vec<&str> = constats.iter().map(ConstatDeContenu::code).collect();
    assert_eq!(codes.iter().filter(|code| **code == "CONTENU-NON-RENSEIGNE").count(), 4);
    assert_eq!(constats[3], ConstatDeContenu::Absent(ContenuObligatoire::Indicateurs));
    assert_eq!(
        plain(&constats[0].to_string()),
        "objectifs chiffrés : contenu exigé par la loi, présence non renseignée"
    );
    assert_eq!(constats[0].regle(), Regle::ContractParties);
    // What is said not to be known is as what is not said.
    let sans: Contenus =
        serde_json::from_str(r#"[{"contenu": "moyens", "presence": "non_renseignee"}]"#).unwrap();
    assert_eq!(
        (sans == Contenus::default(), sans.get(ContenuObligatoire::Moyens)),
        (true, &Presence::NonRenseignee)
    );
    refused::<Contenus>(
        r#"[{"contenu": "actions", "presence": "absent"}, {"contenu": "actions", "presence": "absent"}]"#,
        "content 2: \"actions\" given twice, expected each of the six at most once",
    );
}
