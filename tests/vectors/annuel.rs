//! The annual report of the case, by hand from its pages, and near misses of its records.

use contrat_de_ville::controle::Releve;
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::rapport::annuel::{
    Ages, AnnexeBudgetaire, Avancement, AvisAnnexes, CodeDuRapport, ConstatDuRapport, Enonce,
    Equipe, Focus, FondsDeConcours, Occupation, OperationDeRenouvellement, Pages, RapportAnnuel,
    Renouvellement, SectionDuRapport, Sections, ValeurMesuree,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2023-rapport.json");
const CHIFFRES: &str = include_str!("../../examples/donnees/cabbalr-2023.json");

fn cas() -> RapportAnnuel {
    let mut rapport: RapportAnnuel = serde_json::from_str(CAS).unwrap();
    rapport.chiffres = Some(serde_json::from_str::<Releve>(CHIFFRES).unwrap());
    rapport
}

fn read<T: DeserializeOwned>(valeur: Value) -> Result<T, String> {
    serde_json::from_value(valeur).map_err(|error| error.to_string())
}

#[track_caller]
fn refused<T: DeserializeOwned>(valeur: Value, attendu: &str) {
    let Err(refus) = read::<T>(valeur) else { panic!("read, expected {attendu}") };
    assert_eq!(refus, attendu);
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Code, place, sentence.
fn told(constats: &[ConstatDuRapport]) -> Vec<String> {
    constats.iter().map(|c| plain(&format!("{} {c}", c.code))).collect()
}

fn report(champs: Value) -> RapportAnnuel {
    let mut tout = json!({"contrat": "CV221", "annee": 2023});
    let Value::Object(champs) = champs else { panic!("{champs}") };
    tout.as_object_mut().unwrap().extend(champs);
    read(tout).unwrap()
}

/// The findings of one code that a report has.
fn of_code(champs: Value, code: CodeDuRapport) -> Vec<String> {
    let mut constats = report(champs).check();
    constats.retain(|constat| constat.code == code);
    told(&constats)
}

#[test]
fn counts_and_figures_of_the_case() {
    let rapport = cas();
    assert_eq!(rapport.focus.len(), 4);
    let fiche = rapport.renouvellement.as_ref().unwrap().fiche();
    let quartiers: Vec<&str> = fiche.quartiers.iter().map(|q| q.nom.as_str()).collect();
    assert_eq!(quartiers, ["Le Mont-Liébaut", "Le Centre"]);
    assert_eq!(fiche.operations.len(), 7);
    let communes =
        |nom: &str| fiche.operations.iter().filter(|o| o.commune.as_str() == nom).count();
    assert_eq!([communes("Béthune"), communes("Bruay-la-Buissière")], [4, 3]);
    let [revue] = &fiche.revues[..] else { panic!() };
    assert_eq!((revue.rang.get(), revue.jour.to_string()), (3, "2023-11-14".to_owned()));
    let charte = fiche.charte_gusp.as_ref().unwrap();
    assert_eq!((charte.signataires.len(), charte.quartiers.len()), (6, 2));
    let totaux: Vec<String> =
        rapport.fonds().map(|fonds| fonds.total().plain().to_string()).collect();
    assert_eq!(totaux, ["142124.00", "671000.00"]);
    assert!(rapport.fonds().all(|fonds| fonds.ecart().is_none()));
    // Section 11: one DGA, one director, two and one chargés de mission, one secretariat.
    let equipe = rapport.equipe.as_ref().unwrap();
    assert_eq!((equipe.postes().len(), equipe.effectif()), (5, 6));
    // Read from the printed words where they say one stage alone.
    let avancements: Vec<_> =
        fiche.operations.iter().map(OperationDeRenouvellement::avancement).collect();
    let (acheve, valide) = (Some(Avancement::Acheve), Some(Avancement::Valide));
    assert_eq!(avancements, [acheve, None, valide, None, acheve, None, None]);
    let ages: Vec<_> = rapport
        .focus
        .iter()
        .flat_map(|f| &f.ages)
        .map(|lu| (lu.valeur.de(), lu.valeur.a()))
        .collect();
    assert_eq!(ages, [(6, 12), (8, 12), (11, 25)]);
}

/// 1 704 613 + 173 810 of the ANCT, 144 314 + 177 972 of the région, 94 162 of the agglomeration; the rest of
/// 6 136 050 is of nobody that is said, and of no credits that are said.
#[test]
fn budget_annex_of_the_case() {
    let annexe = cas().annexe().unwrap().unwrap();
    let lignes: Vec<[String; 4]> = annexe
        .depenses()
        .iter()
        .map(|ligne| {
            let nom = ligne.partie.as_ref().map_or("?".to_owned(), ToString::to_string);
            let [specifiques, droit_commun, non_precise] =
                [ligne.moyens.specifiques, ligne.moyens.droit_commun, ligne.moyens.non_precise]
                    .map(|somme| somme.plain().to_string());
            [nom, specifiques, droit_commun, non_precise]
        })
        .collect();
    assert_eq!(
        lignes,
        [
            ["ANCT", "1878423.00", "0.00", "0.00"],
            ["Conseil régional", "322286.00", "0.00", "0.00"],
            ["CABBALR", "94162.00", "0.00", "0.00"],
            ["?", "0.00", "0.00", "3841179.00"],
        ]
    );
    let total = annexe.total_depenses();
    assert_eq!(total.specifiques.plain().to_string(), "2294871.00");
    assert_eq!(total.total().plain().to_string(), "6136050.00");
    assert!(annexe.recettes().is_empty() && annexe.actions().is_empty());
}

#[test]
fn findings_of_the_case() {
    let constats = cas().check();
    let dits = told(&constats);
    let codes: Vec<String> = constats.iter().map(|constat| constat.code.to_string()).collect();
    assert_eq!(
        codes,
        [
            "AVIS-ABSENTS",
            "SECTION-NON-DITE",
            "CHIFFRE-PUBLIE",
            "CHIFFRE-PUBLIE",
            "AGES-DIVERGENTS",
            "POSTE-VACANT",
            "SECTION-NON-DITE",
            "SECTION-NON-DITE",
        ],
        "{dits:#?}"
    );
    assert_eq!(
        dits[4],
        "AGES-DIVERGENTS « J’apprends à nager », en route pour les JO 2024 : âges imprimés : 6 à 12 ans (rapport annexé à la délibération du 24 septembre 2024), 8 à 12 ans (dépliant de l’action, « 8/12 »)"
    );
    assert_eq!(
        dits[5],
        "POSTE-VACANT chargé de mission politique de la ville : du 2 novembre 2023 au 31 décembre 2023, 1 occupé pour 2 postes"
    );
}

#[test]
fn a_record_comes_back_from_the_wire() {
    let rapport = cas();
    let fil = serde_json::to_string(&rapport).unwrap();
    assert_eq!(serde_json::from_str::<RapportAnnuel>(&fil).unwrap(), rapport);
    let constats = rapport.check();
    let fil = serde_json::to_string(&constats).unwrap();
    assert_eq!(serde_json::from_str::<Vec<ConstatDuRapport>>(&fil).unwrap(), constats);
}

/// Nothing known: the five contents that are always asked for and the two that have a condition, and no opinion.
#[test]
fn an_empty_report_misses_everything_but_what_is_optional() {
    let constats = report(json!({})).check();
    let sections: Vec<_> = constats.iter().filter_map(|constat| constat.section).collect();
    let mut attendues = SectionDuRapport::TOUTES.to_vec();
    attendues.retain(|section| *section != SectionDuRapport::AutresSignataires);
    assert_eq!(sections, attendues);
    assert_eq!(constats.len(), 8);
    assert_eq!(constats[0].code, CodeDuRapport::AvisAbsents);
}

#[test]
fn absent_sections_are_told_with_or_without_their_reason() {
    let sections = json!({"sections": [
        {"section": "orientations", "etat": {"absente": {"motif": "non rédigée"}}},
        {"section": "evolution", "etat": {"absente": {}}},
        {"section": "actions", "etat": {"presente": {"pages": [[3, 9], [12, 12]]}}},
        {"section": "autres_signataires", "etat": {"absente": {}}},
        {"section": "perspectives", "etat": {"presente": {}}},
        {"section": "articulation", "etat": {"presente": {}}},
        {"section": "renouvellement_urbain", "etat": {"sans_objet": {"motif": "aucune opération"}}},
        {"section": "developpement_social_urbain", "etat": {"absente": {"motif": "oubli"}}},
    ]});
    let rapport = report(sections);
    let etats: Vec<String> = rapport
        .sections
        .iter()
        .map(|(section, etat)| plain(&format!("{section} — {etat}")))
        .collect();
    assert_eq!(
        etats,
        [
            "1° Orientations du contrat et projet de territoire — absente : non rédigée",
            "2° Évolution de la situation dans les quartiers — absente, sans motif",
            "3° Actions de l’année — présente, pages 3 à 9, page 12",
            "3° Présentation par les autres signataires — absente, sans motif",
            "4° Résultats, moyens et perspectives — présente, pages non dites",
            "5° Articulation des volets social, économique et urbain — présente, pages non dites",
            "5° Articulation avec le renouvellement urbain — sans objet : aucune opération",
            "6° Développement social urbain — absente : oubli",
        ]
    );
    let dits = told(&rapport.check());
    assert_eq!(
        dits[1..],
        [
            "SECTION-ABSENTE 1° Orientations du contrat et projet de territoire : absente, alors que le décret la demande",
            "SECTION-SANS-MOTIF 2° Évolution de la situation dans les quartiers : absente, sans que le motif soit dit",
        ]
    );
    assert_eq!(rapport.check()[1].chiffres, [("motif".to_owned(), "non rédigée".to_owned())]);
}

#[test]
fn what_the_report_holds_contradicts_a_section_that_is_not_there() {
    let renouvellement = json!({
        "quartiers": [{"nom": "Q", "commune": "C"}],
        "operations": [{"commune": "C", "titre": "T", "maitres_d_ouvrage": ["M"]}],
    });
    let etat = |section: &str, etat: Value| json!([{"section": section, "etat": etat}]);
    let sans_objet = json!({"sans_objet": {"motif": "rien"}});
    let code = CodeDuRapport::SectionContredite;
    let ru = |etat_dit: Value, tenu: Value| {
        let sections = etat("renouvellement_urbain", etat_dit);
        of_code(json!({"sections": sections, "renouvellement": tenu}), code)
    };
    let phrase = |dit: &str| {
        format!(
            "SECTION-CONTREDITE 5° Articulation avec le renouvellement urbain : dite « {dit} », alors que le rapport a 1 opération de renouvellement"
        )
    };
    assert_eq!(ru(sans_objet.clone(), renouvellement.clone()), [phrase("sans objet")]);
    assert_eq!(ru(json!({"absente": {}}), renouvellement.clone()), [phrase("absente")]);
    assert_eq!(ru(json!({"presente": {}}), renouvellement), [""; 0]);
    assert_eq!(ru(sans_objet.clone(), json!({})), [""; 0]);

    let dsu = json!([{"valeur": "C", "provenance": {"document": "fictif"}}, {"valeur": "D", "provenance": {"document": "fictif"}}]);
    assert_eq!(
        of_code(
            json!({"sections": etat("developpement_social_urbain", sans_objet), "communes_dsu": dsu}),
            code
        ),
        [
            "SECTION-CONTREDITE 6° Développement social urbain : dite « sans objet », alors que le rapport a 2 communes qui reçoivent la DSU"
        ]
    );
    let focus = json!([{"titre": "T", "operateur": "O"}]);
    assert_eq!(
        of_code(json!({"sections": etat("actions", json!({"absente": {}})), "focus": focus}), code),
        [
            "SECTION-CONTREDITE 3° Actions de l’année : dite « absente », alors que le rapport a 1 action"
        ]
    );
}

#[test]
fn the_regime_is_that_of_the_text_on_its_day() {
    let cadre = |regime: &str, territoire: &str, jour: &str| {
        of_code(
            json!({"cadre": {"regime": regime, "territoire": territoire, "jour": jour}}),
            CodeDuRapport::AutreRegime,
        )
    };
    assert_eq!(cadre("volontaire", "metropole_et_dom", "2024-09-24"), [""; 0]);
    assert_eq!(cadre("legal_en_polynesie", "polynesie_francaise", "2024-09-24"), [""; 0]);
    assert_eq!(
        cadre("legal", "metropole_et_dom", "2024-09-24"),
        [
            "AUTRE-REGIME cadre : « rapport imposé par la loi », le texte au 24 septembre 2024 dit : rapport volontaire"
        ]
    );
    assert_eq!(
        cadre("legal", "metropole_et_dom", "2014-02-22"),
        [
            "AUTRE-REGIME cadre : « rapport imposé par la loi », le texte au 22 février 2014 dit : aucun rapport"
        ]
    );
    let avant = |jour: &str| {
        let cadre = json!({"regime": "volontaire", "territoire": "metropole_et_dom", "jour": jour});
        of_code(json!({"cadre": cadre}), CodeDuRapport::AvantLAnnee)
    };
    assert_eq!(avant("2023-01-01"), [""; 0]);
    assert_eq!(
        avant("2022-12-31"),
        ["AVANT-L-ANNEE cadre : le 31 décembre 2022, avant l’année 2023 dont on rend compte"]
    );
}

#[test]
fn parts_of_another_year_contract_or_generation_are_told() {
    let mut rapport = cas();
    rapport.annee = Annee::new(2022).unwrap();
    let dits = told(&rapport.check());
    let attendu = "AUTRE-ANNEE chiffres publiés : de l’année 2023, le rapport est de 2022";
    assert!(dits.iter().any(|dit| dit == attendu), "{dits:#?}");

    let exercice = |contrat: &str, annee: u16, generation: &str| {
        let suivi =
            json!({"contrat": contrat, "annee": annee, "generation": generation, "actions": []});
        let mut rapport = cas();
        rapport.exercice = Some(read(json!({"jour": "2024-09-24", "suivi": suivi})).unwrap());
        let mut constats = rapport.check();
        constats.retain(|constat| constat.lieu == "exercice");
        told(&constats)
    };
    assert_eq!(exercice("CV221", 2023, "contrats_de_ville"), [""; 0]);
    // The other code of the record.
    assert_eq!(exercice("CV223", 2023, "contrats_de_ville"), [""; 0]);
    assert_eq!(
        exercice("CV222", 2024, "engagements_quartiers2030"),
        [
            "AUTRE-ANNEE exercice : de l’année 2024, le rapport est de 2023",
            "AUTRE-CONTRAT exercice : du contrat CV222, le rapport est de CV221",
            "AUTRE-GENERATION exercice : « Engagements Quartiers 2030 », les chiffres publiés sont de « Contrats de ville 2015–2023 »",
        ]
    );
}

#[test]
fn a_fund_that_does_not_tie_is_told() {
    let fonds = |total: &str| {
        json!([{"titre": "Fonds", "total_imprime": total, "provenance": {"document": "fictif"},
            "operations": [{"operation": {"commune": "C", "objet": "O"}, "montant": "100.00"}]}])
    };
    let code = CodeDuRapport::FondsDeConcours;
    assert_eq!(of_code(json!({"fonds_de_concours": fonds("100.00")}), code), [""; 0]);
    let phrase = "FONDS-DE-CONCOURS Fonds : total imprimé 100,01 €, les opérations font 100,00 €";
    assert_eq!(of_code(json!({"fonds_de_concours": fonds("100.01")}), code), [phrase]);
    assert_eq!(
        of_code(json!({"renouvellement": {"fonds_de_concours": fonds("100.01")}}), code),
        [phrase]
    );
    // One cent off the table of the published figures.
    let mut rapport = cas();
    let mut siens = serde_json::to_value(&rapport.fonds_de_concours).unwrap();
    siens[0]["operations"][0]["montant"] = json!("70000.01");
    siens[0]["total_imprime"] = Value::Null;
    rapport.fonds_de_concours = read::<Vec<FondsDeConcours>>(siens).unwrap();
    let mut constats = rapport.check();
    constats.retain(|constat| constat.code == code);
    assert_eq!(
        told(&constats),
        [
            "FONDS-DE-CONCOURS Fonds de concours « Politique de la Ville » : les opérations font 142 124,01 €, les chiffres publiés 142 124,00 €"
        ]
    );
}

#[test]
fn people_not_counted_by_sex_are_told() {
    let resultats = json!({"beneficiaires": [{
        "quoi": "cours", "provenance": {"document": "fictif"},
        "prevus": {"femmes": 10, "hommes": 12, "inconnu": 0},
        "reels": {"femmes": 9, "hommes": 8, "inconnu": 1300},
    }]});
    let code = CodeDuRapport::NonVentileParSexe;
    assert_eq!(
        of_code(json!({"resultats": resultats}), code),
        [
            "NON-VENTILE-PAR-SEXE cours : bénéficiaires réels : 1 300 sur 1 317 non ventilés par sexe"
        ]
    );
}

#[test]
fn communes_named_are_as_many_as_printed() {
    let focus = |nombre: Value, communes: Value| -> Focus {
        read(json!({"titre": "T", "operateur": "O", "nombre_de_communes": nombre, "communes": communes})).unwrap()
    };
    assert!(!focus(json!(5), json!([])).has_other_communes());
    assert!(!focus(json!(1), json!(["C"])).has_other_communes());
    assert!(!focus(Value::Null, json!(["C"])).has_other_communes());
    assert!(focus(json!(2), json!(["C"])).has_other_communes());
    // One commune named twice is one.
    assert!(focus(json!(2), json!(["Béthune", "BETHUNE"])).has_other_communes());
    assert!(!focus(json!(1), json!(["Béthune", "BETHUNE"])).has_other_communes());
    let code = CodeDuRapport::CommunesNommees;
    let dit = of_code(json!({"focus": [focus(json!(2), json!(["C"]))]}), code);
    assert_eq!(dit, ["COMMUNES-NOMMEES T : 2 communes imprimées, 1 nommées"]);
}

#[test]
fn nearly_valid_records_are_refused() {
    refused::<Sections>(
        json!([{"section": "actions", "etat": {"presente": {}}}, {"section": "actions", "etat": {"absente": {}}}]),
        "section « 3° Actions de l’année » stands twice, expected once",
    );
    refused::<Sections>(
        json!([{"section": "autres_signataires", "etat": {"sans_objet": {"motif": "rien"}}}]),
        "section « 3° Présentation par les autres signataires »: « sans objet », expected present or absent, since it has no condition",
    );
    refused::<Enonce>(
        json!("deux\nlignes"),
        "sentence \"deux\\nlignes\": expected a text on one line, without blanks around it",
    );
    refused::<Pages>(json!([4, 3]), "pages 4 to 3: expected the first, then the last");
    refused::<Ages>(json!([12, 6]), "ages 12 to 6: expected the youngest, then the oldest");
    refused::<Occupation>(
        json!({"titre": "interim", "du": "2023-11-01", "jusqu_au": "2023-11-01"}),
        "post held from 2023-11-01 until 2023-11-01: expected the first day, then a later one",
    );
    refused::<Equipe>(
        json!([{"fonction": "direction", "nombre": 1}, {"fonction": "direction", "nombre": 1}]),
        "function « direction »: given twice, expected its posts once",
    );
    assert!(read::<Equipe>(json!([{"fonction": "direction", "nombre": 0}])).is_err());
    for texte in ["", "-", "12,5", "1.", ".5", "1.0000000001", "1234567890123456789", "+1", "1e3"] {
        refused::<ValeurMesuree>(
            json!(texte),
            &format!(
                "value {texte:?}: expected the plain form, up to 18 digits with up to 9 decimals (`12.5`)"
            ),
        );
    }
    let valeur: ValeurMesuree = read(json!("-999999999999999999.000000001")).unwrap();
    assert_eq!(plain(&valeur.to_string()), "-999 999 999 999 999 999,000000001");
    let inconnu = json!({"contrat": "CV221", "annee": 2023, "secteur": 1});
    assert!(read::<RapportAnnuel>(inconnu).unwrap_err().starts_with("unknown field `secteur`"));
    assert!(read::<RapportAnnuel>(json!({"contrat": "CV221"})).is_err());
}

#[test]
fn a_renewal_names_its_own_quarters() {
    let quartiers = json!([{"nom": "Q", "commune": "C"}, {"nom": "R", "commune": "D"}]);
    let with = |champ: &str, valeur: Value| {
        let mut fiche = json!({"quartiers": quartiers});
        fiche[champ] = valeur;
        fiche
    };
    let operation = |commune: &str, quartier: &str| json!([{"commune": commune, "quartier": quartier, "titre": "T", "maitres_d_ouvrage": []}]);
    assert!(read::<Renouvellement>(with("operations", operation("C", "Q"))).is_ok());
    refused::<Renouvellement>(
        with("operations", operation("E", "Q")),
        "operations[0].commune: « E » names no quarter of the record, expected one of C, D",
    );
    refused::<Renouvellement>(
        with("operations", operation("C", "R")),
        "operations[0].quartier: « R » names no quarter of the record, expected one of Q",
    );
    refused::<Renouvellement>(
        with("charte_gusp", json!({"signataires": ["S"], "quartiers": ["C"]})),
        "charte_gusp.quartiers: « C » names no quarter of the record, expected one of Q, R",
    );
    refused::<Renouvellement>(
        with(
            "revues",
            json!([{"rang": 3, "jour": "2023-11-14"}, {"rang": 3, "jour": "2023-11-15"}]),
        ),
        "revues[1]: another one has rank 3, given twice",
    );
    refused::<Renouvellement>(
        json!({"quartiers": [{"nom": "Q", "commune": "C"}, {"nom": "Q", "commune": "C"}]}),
        "quartiers[1]: Q stands twice, expected each name once in a commune",
    );
    refused::<Renouvellement>(
        json!({"quartiers": [{"nom": "Q", "commune": "C", "code": "QP062008"}, {"nom": "R", "commune": "C", "code": "QP062008"}]}),
        "quartiers[1]: R has code QP062008, given twice, expected one quarter of each code",
    );
    refused::<Renouvellement>(
        json!({"operations": operation("C", "Q")}),
        "operations[0].commune: « C » names no quarter of the record, which has none",
    );
}

#[test]
fn opinions_are_annexed_once_with_their_answers() {
    let tacite = json!({"organisme": {"commune": "62119"}, "prononce": {"tacite": {"depuis": "2024-11-19"}}});
    let rendu = |reference: &str| {
        json!({
            "organisme": {"conseil_citoyen": "QP062008"},
            "prononce": {"rendu": {"recu": "2024-11-04", "position": "favorable"}},
            "observations": [{"reference": reference, "texte": "fictive"}],
        })
    };
    let suite = |reference: &str| json!({"observation": reference, "texte": "faite"});
    let avis = |avis: Value, suites: Value| json!({"avis": avis, "suites": suites});
    let bons: AvisAnnexes = read(avis(json!([rendu("O"), tacite]), json!([suite("O")]))).unwrap();
    assert_eq!(bons.unanswered().count(), 0);
    let dits: Vec<String> = bons.avis().iter().map(|a| plain(&a.prononce.to_string())).collect();
    assert_eq!(
        dits,
        ["réputé favorable depuis le 19 novembre 2024", "favorable, reçu le 4 novembre 2024"]
    );

    let mut autre_jour = tacite.clone();
    autre_jour["prononce"]["tacite"]["depuis"] = json!("2024-11-20");
    let double = "opinion of « conseil municipal de la commune 62119 »: given twice, expected once";
    refused::<AvisAnnexes>(avis(json!([tacite, tacite]), json!([])), double);
    refused::<AvisAnnexes>(avis(json!([tacite, autre_jour]), json!([])), double);
    let signataire = json!({"organisme": {"signataire": "CAF"}, "prononce": {"tacite": {}}});
    refused::<AvisAnnexes>(
        avis(json!([signataire]), json!([])),
        "opinion of « CAF »: deemed favourable, expected one of a body that is consulted",
    );
    let mut conditionnel = tacite.clone();
    conditionnel["prononce"]["tacite"]["si_constitue"] = json!(true);
    refused::<AvisAnnexes>(
        avis(json!([conditionnel]), json!([])),
        "opinion of « conseil municipal de la commune 62119 »: deemed favourable if it is set up, expected that of a conseil citoyen",
    );
    let mut conditionnel = conditionnel.clone();
    conditionnel["organisme"] = json!({"conseil_citoyen": "QP062008"});
    assert!(read::<AvisAnnexes>(avis(json!([conditionnel]), json!([]))).is_ok());
    // Two letters of one day and one position, each with its observations, are two.
    assert!(read::<AvisAnnexes>(avis(json!([rendu("O"), rendu("P")]), json!([]))).is_ok());
    let nu = json!({"organisme": {"commune": "62119"}, "prononce": {"rendu": {"position": "favorable"}}});
    refused::<AvisAnnexes>(avis(json!([nu, nu]), json!([])), double);
    let mut bavard = rendu("O");
    bavard["prononce"] = json!({"tacite": {}});
    refused::<AvisAnnexes>(
        avis(json!([bavard]), json!([])),
        "opinion of « conseil citoyen du quartier QP062008 »: deemed favourable, with observations, expected none",
    );
    let mut second = rendu("O");
    second["organisme"] = json!({"signataire": "CAF"});
    refused::<AvisAnnexes>(
        avis(json!([rendu("O"), second]), json!([])),
        "observation O: another one has this reference",
    );
    refused::<AvisAnnexes>(
        avis(json!([rendu("O")]), json!([suite("P")])),
        "answer to observation P: no annexed opinion has it",
    );
    refused::<AvisAnnexes>(
        avis(json!([rendu("O")]), json!([suite("O"), suite("O")])),
        "observation O: answered already",
    );
    let code = CodeDuRapport::AvisSansSuite;
    assert_eq!(
        of_code(json!({"avis": avis(json!([rendu("O")]), json!([]))}), code),
        [
            "AVIS-SANS-SUITE conseil citoyen du quartier QP062008 : observation O sans suite : fictive"
        ]
    );
}

#[test]
fn findings_of_the_strategy_and_of_the_participation_are_those_of_the_report() {
    let strategie = json!({
        "cadre": { "effectifs": { "enjeux": 3, "ambitions": 10 }, "enjeux": [{ "titre": "un enjeu" }] },
        "priorites": [{ "annee": 2024, "instance": "comité fictif", "enjeux": ["un autre"] }]
    });
    let dits = of_code(json!({ "strategie": strategie }), CodeDuRapport::Strategie);
    assert_eq!(
        dits,
        [
            "STRATEGIE cadre : 10 ambitions : niveau compté, non détaillé",
            "STRATEGIE cadre : 1 enjeu structurant titré pour 3 enjeux structurants annoncés, toutes branches détaillées",
            "STRATEGIE cadre : enjeux transversaux : niveau ni compté ni détaillé",
            "STRATEGIE cadre : objectifs : niveau ni compté ni détaillé",
            "STRATEGIE priorités 2024 : « un autre » n’est pas un enjeu du cadre",
        ]
    );
    let concertation = json!({ "ateliers": [
        { "cle": "un", "quand": "2023-06", "genre": "visite", "presents": { "femmes": 2, "hommes": 1, "inconnu": 0 } }
    ] });
    let dits = of_code(json!({ "concertation": concertation }), CodeDuRapport::Concertation);
    assert_eq!(dits, ["CONCERTATION concertation : atelier un, jour non dit, seulement juin 2023"]);
}

#[test]
fn a_sentence_is_on_one_line() {
    for separateur in ['\n', '\u{85}', '\u{2028}', '\u{2029}'] {
        let texte = format!("une{separateur}phrase");
        let refus = texte.parse::<Enonce>().unwrap_err();
        assert_eq!(
            refus.to_string(),
            format!("sentence {texte:?}: expected a text on one line, without blanks around it")
        );
        assert!(read::<Enonce>(json!(texte)).is_err());
    }
}

/// A source without its amount, or a total that its sources do not make: what the printed total has besides is of
/// crédits spécifiques all the same, and of no said party.
#[test]
fn budget_annex_of_published_figures_ties_to_their_totals() {
    let mut brut: Value =
        serde_json::from_str(include_str!("../../examples/donnees/cabbalr-2023.json")).unwrap();
    let releve: Releve = read(brut.clone()).unwrap();
    let avant = AnnexeBudgetaire::of_releve(&releve, &[]).unwrap();
    brut["credits_specifiques"]["lignes"][0]["montant"] = json!("nc");
    let releve: Releve = read(brut).unwrap();
    let annexe = AnnexeBudgetaire::of_releve(&releve, &[]).unwrap();
    assert_eq!(annexe.total_depenses(), avant.total_depenses());
    let sans_partie = annexe.depenses().last().unwrap();
    assert_eq!(sans_partie.partie, None);
    assert_eq!(sans_partie.moyens.specifiques.plain().to_string(), "1704613.00");
    assert_eq!(sans_partie.moyens.non_precise.plain().to_string(), "3841179.00");
}
