//! The facts of a series, and a yearly report that holds one beside a fictitious passerelle: the case prints none.

use contrat_de_ville::bilan::{FicheDeSerie, OrigineDeSerie, TirageError};
use contrat_de_ville::contrat::{
    Classement, Generation, MotifDeReste, PassageError, Passerelle, Theme,
};
use contrat_de_ville::controle::Releve;
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::rapport::Bloc;
use contrat_de_ville::rapport::annuel::{self, CodeDuRapport, RapportAnnuel};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const CHIFFRES: &str = include_str!("../../examples/donnees/cabbalr-2023.json");

fn read<T: DeserializeOwned>(valeur: Value) -> T {
    serde_json::from_value(valeur).unwrap()
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Each pilier to some themes, under weights that nobody stated: fictitious.
fn table() -> Value {
    let cible = |vers: &str, poids: u64| json!({"vers": {"theme": vers}, "poids": poids});
    json!({
        "source": "Table fictive, pour l’essai",
        "origines": [
            {"de": {"pilier": "cohesion_sociale"}, "vers": [cible("education", 1), cible("acces_aux_droits", 1)]},
            {"de": {"pilier": "emploi_developpement_economique"}, "vers": [cible("emploi_developpement_economique", 1)]},
            {"de": {"pilier": "cadre_de_vie_renouvellement_urbain"}, "vers": [cible("cadre_de_vie", 1)]},
            {"de": {"pilier": "pilotage"}, "vers": [cible("soutien_aux_acteurs", 1)]},
        ]
    })
}

fn year(annee: u16, montants: &[(Value, &str)]) -> Value {
    let ligne = |(cle, montant): &(Value, &str)| json!({"cle": cle, "montant": montant});
    json!({"annee": annee, "montants": montants.iter().map(ligne).collect::<Vec<_>>()})
}

/// The four amounts that the case prints of 2023.
fn de_2023() -> Value {
    let pilier = |pilier: &str| json!({ "pilier": pilier });
    year(
        2023,
        &[
            (pilier("cohesion_sociale"), "4194646.00"),
            (pilier("cadre_de_vie_renouvellement_urbain"), "409295.00"),
            (pilier("emploi_developpement_economique"), "1376516.00"),
            (pilier("pilotage"), "155593.00"),
        ],
    )
}

fn facts(annees: &[Value]) -> Value {
    json!({
        "intitule": "Série fictive", "du": 2015, "au": 2030,
        "methode": "plus_forts_restes", "annees": annees
    })
}

fn education() -> Value {
    json!({"theme": "education"})
}

fn annee(annee: u16) -> Annee {
    Annee::new(annee).unwrap()
}

#[test]
fn the_facts_of_a_series_are_drawn_under_a_passerelle() {
    let mut de_2023 = de_2023();
    de_2023["montants"][0]["montant"] = json!("4194646.01");
    let valeur = facts(&[year(2024, &[(education(), "7.50")]), de_2023]);
    let fiche: FicheDeSerie = read(valeur.clone());
    assert_eq!(read::<FicheDeSerie>(json!(fiche)), fiche);
    assert_eq!(json!(fiche)["annees"][1], valeur["annees"][0]);
    assert_eq!(
        (fiche.intitule().as_str(), fiche.bornes()),
        ("Série fictive", (annee(2015), annee(2030)))
    );
    assert_eq!((fiche.stade(), fiche.methode()), (None, Some(Methode::PlusFortsRestes)));
    assert_eq!(fiche.get(annee(2023)).unwrap().generation(), Some(Generation::ContratsDeVille));
    assert_eq!(fiche.get(annee(2022)), None);

    let serie = fiche.draw(Some(&read::<Passerelle>(table()))).unwrap();
    assert_eq!((serie.bornes(), serie.lacunes().len()), (fiche.bornes(), 14));
    let carried = serie.get(annee(2023)).unwrap();
    assert!(matches!(carried.origine(), OrigineDeSerie::Passee { .. }));
    assert_eq!(carried.total().plain().to_string(), "6136050.01");
    assert!(carried.restes().is_empty());
    // An odd cent between two equal weights: only the order of the lists says whose it is.
    let [egalite] = carried.egalites() else { panic!("{:?}", carried.egalites()) };
    let themes = [Theme::Education, Theme::AccesAuxDroits].map(Classement::Theme);
    assert_eq!((&egalite.servis[..], &egalite.ecartes[..]), (&themes[..1], &themes[1..]));
    assert_eq!(carried.get(themes[0]).unwrap().pondere.plain().to_string(), "2097323.01");
    let native = serie.get(annee(2024)).unwrap();
    assert_eq!((native.origine(), native.total().centimes()), (&OrigineDeSerie::Native, 750));
    assert!(native.egalites().is_empty() && native.restes().is_empty());
}

#[test]
fn a_series_that_cannot_be_drawn() {
    let fiche: FicheDeSerie = read(facts(&[de_2023()]));
    let erreur = fiche.draw(None).unwrap_err();
    assert_eq!(erreur, TirageError::SansPasserelle(annee(2023)));
    assert_eq!(
        erreur.to_string(),
        "year 2023: classed under piliers of 2015–2023, expected a passerelle"
    );
    let native: FicheDeSerie = read(facts(&[year(2024, &[(education(), "1.00")])]));
    assert!(native.draw(None).is_ok());
    let mut adams = facts(&[year(2020, &[(json!({"pilier": "cohesion_sociale"}), "0.01")])]);
    adams["methode"] = json!("adams");
    let erreur = read::<FicheDeSerie>(adams).draw(Some(&read(table()))).unwrap_err();
    assert_eq!(
        erreur.to_string(),
        "year 2020: « Cohésion sociale »: 1 units for 2 parties: the method Adams gives at least one to each"
    );
    // One cent more than an amount holds is carried whole, and not shared out.
    let trop = "92233720368547758.08";
    let entier = facts(&[year(2020, &[(json!({"pilier": "pilotage"}), trop)])]);
    let serie = read::<FicheDeSerie>(entier).draw(Some(&read(table()))).unwrap();
    assert_eq!(serie.get(annee(2020)).unwrap().total().plain().to_string(), trop);
    let partage = facts(&[year(2020, &[(json!({"pilier": "cohesion_sociale"}), trop)])]);
    let erreur = read::<FicheDeSerie>(partage).draw(Some(&read(table()))).unwrap_err();
    assert!(matches!(erreur, TirageError::Passage { cause: PassageError::HorsBornes { .. }, .. }));
    assert_eq!(
        erreur.to_string(),
        "year 2020: « Cohésion sociale »: a total of 92233720368547758.08 € is out of the range of one amount, 2^63 - 1 cents"
    );
}

#[test]
fn facts_of_a_series_that_are_refused() {
    let refus =
        |valeur: Value| serde_json::from_value::<FicheDeSerie>(valeur).unwrap_err().to_string();
    let avant = json!({"pilier": "pilotage"});
    let with = |champ: &str, valeur: Value| {
        let mut tout = facts(&[]);
        tout[champ] = valeur;
        tout
    };
    for (valeur, attendu) in [
        (with("au", json!(2014)), "series with year 2014: expected years of 2015 to 2030"),
        (
            facts(&[year(2023, &[(education(), "1.00")])]),
            "year 2023: classed under themes of 2024–2030, expected 2024 or later, or amounts carried across",
        ),
        (
            facts(&[de_2023(), year(2024, &[(education(), "1.00")]), de_2023()]),
            "year 2023 given twice, expected each year once",
        ),
        (
            facts(&[year(2024, &[(education(), "1.00"), (education(), "2.00")])]),
            "year 2024: key « Éducation » given twice, expected each key once a year",
        ),
        (
            facts(&[year(2024, &[(education(), "1.00"), (avant.clone(), "2.00")])]),
            "year 2024: « Pilotage, ingénierie, ressources et évaluations » is of 2015–2023 and « Éducation » of 2024–2030, expected one generation a year",
        ),
        (
            facts(&[year(2024, &[])]),
            "year 2024 has no amount, expected at least one, or no such year where it is not known",
        ),
    ] {
        assert_eq!(refus(valeur), attendu);
    }
    let mut bornes = facts(&[year(2024, &[(avant.clone(), "1.00")])]);
    bornes["au"] = json!(2023);
    assert_eq!(refus(bornes), "year 2024: expected a year of the series, 2015 to 2023");
    let mut sans = facts(&[de_2023()]);
    sans.as_object_mut().unwrap().remove("methode");
    assert_eq!(refus(sans), "year 2023 is to be carried across, expected a method");
    for presque in [
        with("titre", json!("x")),
        with("intitule", json!("")),
        with("stade", json!("payé")),
        facts(&[year(2024, &[(education(), "1,00")])]),
        facts(&[year(2024, &[(json!({"theme": "pilotage"}), "1.00")])]),
    ] {
        assert!(serde_json::from_value::<FicheDeSerie>(presque.clone()).is_err(), "{presque}");
    }
    // Overseas the piliers of 2015 ran through 2024.
    assert!(
        read::<FicheDeSerie>(facts(&[year(2024, &[(avant, "1.00")])]))
            .draw(Some(&read(table())))
            .is_ok()
    );
}

/// The published figures of the case, but for some.
fn chiffres(change: impl FnOnce(&mut Value)) -> Releve {
    let mut tout: Value = serde_json::from_str(CHIFFRES).unwrap();
    // Sentences and inclusions name figures that a change may take away.
    for champ in ["mentions", "rappels", "inclusions"] {
        tout[champ] = json!([]);
    }
    change(&mut tout);
    read(tout)
}

fn report(passerelle: Option<Value>, serie: Option<Value>) -> RapportAnnuel {
    let mut tout = json!({"contrat": "CV221", "annee": 2023, "strategie": {}});
    if let Some(passerelle) = passerelle {
        tout["strategie"]["passerelle"] = passerelle;
    }
    if let Some(serie) = serie {
        tout["serie"] = serie;
    }
    let rapport: RapportAnnuel = read(tout.clone());
    // Nothing is lost on the wire, and what is not known is not there.
    let fil = json!(rapport);
    assert_eq!(fil.get("serie").is_some(), rapport.serie.is_some());
    assert_eq!(fil["strategie"].get("passerelle"), tout["strategie"].get("passerelle"));
    assert_eq!(read::<RapportAnnuel>(fil), rapport);
    rapport
}

#[track_caller]
fn told(rapport: &RapportAnnuel, attendus: &[&str]) {
    use CodeDuRapport::{AutreContrat, AutreGeneration, Serie, Strategie};
    let mut constats = rapport.check();
    constats.retain(|c| [AutreContrat, AutreGeneration, Serie, Strategie].contains(&c.code));
    let dits: Vec<String> = constats
        .iter()
        .map(|c| {
            let controle = c.chiffres.iter().find(|(nom, _)| nom == "contrôle");
            let controle = controle.map_or("", |(_, controle)| controle);
            plain(&format!("{} {controle} {c}", c.code))
        })
        .collect();
    assert_eq!(dits, attendus);
}

/// Two actions, of a pilier and of a sub-theme, granted 30 € and 12 €.
fn exercice(annee: u16) -> Value {
    let action = |reference: &str, classement: Value, montant: &str| {
        let montants = json!([{"source": {"financeur": {"nature": "etat"}, "dispositif": "contrat_de_ville", "credits": "specifiques"}, "montant": montant}]);
        json!({
            "action": {
                "reference": reference, "titre": reference, "operateur": {"nom": "A", "nature": "association"},
                "classement": classement, "quartiers": [], "annee": annee,
            },
            "evenements": [{"jour": "2023-06-30", "fait": {"reprise":
                {"etat": "soutenu", "demande": montants, "accorde": montants}}}],
        })
    };
    json!({
        "jour": "2024-01-15",
        "suivi": {
            "contrat": "CV221", "annee": annee, "generation": "contrats_de_ville",
            "actions": [
                action("A-1", json!({"pilier": "pilotage"}), "30.00"),
                action("A-2", json!({"sous_theme_de_pilier": "sante"}), "12.00"),
            ],
        },
    })
}

#[test]
fn a_series_beside_the_actions_of_the_year() {
    let pilotage = json!({"pilier": "pilotage"});
    let cohesion = json!({"pilier": "cohesion_sociale"});
    let with = |stade: Option<&str>, annee: &Value, exercice: Value| {
        let mut faits = facts(std::slice::from_ref(annee));
        if let Some(stade) = stade {
            faits["stade"] = json!(stade);
        }
        let mut rapport = report(Some(table()), Some(faits));
        rapport.exercice = Some(read(exercice));
        rapport
    };
    let sante = "STRATEGIE SANS-PASSERELLE passerelle : 1.2 « Santé », employé en 2023 : passerelle donnée à un autre niveau du même pilier";
    let juste = year(2023, &[(pilotage.clone(), "30.00"), (cohesion, "12.00")]);
    told(&with(Some("accorde"), &juste, exercice(2023)), &[sante]);
    let fausse = year(2023, &[(pilotage, "30.01")]);
    told(
        &with(Some("accorde"), &fausse, exercice(2023)),
        &[
            sante,
            "SERIE MONTANT-DIFFERENT série, 2023 : Cohésion sociale : 0,00 €, les actions font 12,00 € au stade « accordé »",
            "SERIE MONTANT-DIFFERENT série, 2023 : Pilotage, ingénierie, ressources et évaluations : 30,01 €, les actions font 30,00 € au stade « accordé »",
        ],
    );
    // At no stage that is known, nothing is compared; at another one, other amounts are.
    told(&with(None, &fausse, exercice(2023)), &[sante]);
    told(
        &with(Some("verse"), &juste, exercice(2023)),
        &[
            sante,
            "SERIE MONTANT-DIFFERENT série, 2023 : Cohésion sociale : 12,00 €, les actions font 0,00 € au stade « versé »",
            "SERIE MONTANT-DIFFERENT série, 2023 : Pilotage, ingénierie, ressources et évaluations : 30,00 €, les actions font 0,00 € au stade « versé »",
        ],
    );
    told(&with(Some("accorde"), &fausse, exercice(2022)), &[sante]);
}

#[test]
fn a_passerelle_covers_what_the_year_uses() {
    let chiffres: Releve = serde_json::from_str(CHIFFRES).unwrap();
    let mut rapport = report(Some(table()), None);
    told(&rapport, &[]);
    rapport.chiffres = Some(chiffres.clone());
    told(&rapport, &[]);
    let mut trouee = table();
    let origines = trouee["origines"].as_array_mut().unwrap();
    origines.pop();
    // Sub-themes come after piliers.
    let mut premiere = origines.remove(0);
    premiere["de"] = json!({"sous_theme_de_pilier": "jeunesse"});
    origines.push(premiere);
    let mut rapport = report(Some(trouee), None);
    told(&rapport, &[]);
    rapport.chiffres = Some(chiffres);
    told(
        &rapport,
        &[
            "STRATEGIE SANS-PASSERELLE passerelle : 1 « Cohésion sociale », employé en 2023 : passerelle donnée à un autre niveau du même pilier",
            "STRATEGIE SANS-PASSERELLE passerelle : 4 « Pilotage, ingénierie, ressources et évaluations », employé en 2023 : absent de la passerelle",
        ],
    );
    let passerelle = rapport.strategie.unwrap().passerelle.unwrap();
    let cle = |cle: Value| passerelle.missing(read(cle));
    assert_eq!(cle(json!({"sous_theme_de_pilier": "jeunesse"})), None);
    assert_eq!(cle(json!({"sous_theme_de_pilier": "sante"})), Some(MotifDeReste::AutreNiveau));
}

#[test]
fn a_series_beside_the_figures_of_the_year() {
    let chiffres: Releve = serde_json::from_str(CHIFFRES).unwrap();
    let with = |annees: &[Value]| {
        let mut rapport = report(Some(table()), Some(facts(annees)));
        rapport.chiffres = Some(chiffres.clone());
        rapport
    };
    told(&with(&[de_2023()]), &[]);
    told(&with(&[]), &["SERIE ANNEE-ABSENTE série, 2023 : l’année du rapport n’y est pas"]);
    // One pilier a euro off, another not there.
    let mut autre = de_2023();
    autre["montants"][0]["montant"] = json!("4194647.00");
    autre["montants"].as_array_mut().unwrap().pop();
    told(
        &with(&[autre]),
        &[
            "SERIE CHIFFRE-DIFFERENT série, 2023 : Cohésion sociale : 4 194 647,00 €, les chiffres publiés disent 4 194 646,00",
            "SERIE CHIFFRE-DIFFERENT série, 2023 : Pilotage, ingénierie, ressources et évaluations : 0,00 €, les chiffres publiés disent 155 593,00",
            "SERIE CHIFFRE-DIFFERENT série, 2023 : total : 5 980 458,00 €, les chiffres publiés disent 6 136 050,00",
        ],
    );
    // Sub-themes of a pilier are of it, and have no row of the table.
    let mut detail = de_2023();
    detail["montants"][3] = json!({"cle": {"sous_theme_de_pilier": "sante"}, "montant": "1.00"});
    detail["montants"][0]["montant"] = json!("4194645.00");
    told(
        &with(&[detail]),
        &[
            "SERIE CHIFFRE-DIFFERENT série, 2023 : Pilotage, ingénierie, ressources et évaluations : 0,00 €, les chiffres publiés disent 155 593,00",
            "SERIE CHIFFRE-DIFFERENT série, 2023 : total : 5 980 457,00 €, les chiffres publiés disent 6 136 050,00",
            "SERIE SANS-SUITE série, 2023 : 1.2 « Santé » : 1,00 € sans suite, passerelle donnée à un autre niveau du même pilier",
        ],
    );
    let sans = report(None, Some(facts(&[de_2023()])));
    told(
        &sans,
        &[
            "SERIE SERIE-INDISPONIBLE série : la passerelle manque, ou ne porte pas une de ses années",
        ],
    );
    assert!(matches!(sans.draw_serie(), Some(Err(TirageError::SansPasserelle(_)))));
    assert!(report(None, None).draw_serie().is_none());
    // Of another contract; figures of another year are not compared.
    let mut etranger = de_2023();
    etranger["contrats"] = json!(["CV221", "CV223"]);
    let mut rapport = with(&[etranger]);
    told(&rapport, &["AUTRE-CONTRAT  série, 2023 : du contrat CV223, le rapport est de CV221"]);
    rapport.autres_contrats = ["CV223".parse().unwrap()].into();
    told(&rapport, &[]);
}

/// A printed figure stands for an interval, and a row that is not printed for no amount.
#[test]
fn a_series_is_held_against_figures_as_printed() {
    let with = |annees: &[Value], chiffres: Releve| {
        let mut rapport = report(Some(table()), Some(facts(annees)));
        rapport.chiffres = Some(chiffres);
        rapport
    };
    let arrondis = chiffres(|tout| {
        tout["thematiques"]["lignes"][0]["montant"] = json!("4 195 k€");
        tout["total"]["montant"] = json!("6,1 M€");
    });
    told(&with(&[de_2023()], arrondis), &[]);
    let sans_ligne = || {
        chiffres(|tout| {
            tout["thematiques"]["lignes"].as_array_mut().unwrap().pop();
        })
    };
    let absent = "SERIE CHIFFRE-DIFFERENT série, 2023 : Pilotage, ingénierie, ressources et évaluations : 155 593,00 €, les chiffres publiés disent aucun montant";
    told(&with(&[de_2023()], sans_ligne()), &[absent]);
    let mut rien = de_2023();
    rien["montants"][3]["montant"] = json!("0.00");
    let total = "SERIE CHIFFRE-DIFFERENT série, 2023 : total : 5 980 457,00 €, les chiffres publiés disent 6 136 050,00";
    told(&with(&[rien], sans_ligne()), &[total]);
    // A record that prints a total alone says nothing of rows.
    let total_seul = chiffres(|tout| tout["thematiques"]["lignes"] = json!([]));
    told(&with(&[de_2023()], total_seul), &[]);
    // Figures of another year are not those of the year.
    let mut autre =
        with(&[year(2022, &[(json!({"pilier": "pilotage"}), "1.00")])], chiffres(|_| ()));
    autre.annee = annee(2022);
    told(&autre, &[]);
}

#[test]
fn a_series_of_another_generation_is_not_compared() {
    let pilotage = json!({"pilier": "pilotage"});
    let themes = |montant: &str| {
        let mut exercice = exercice(2024);
        exercice["suivi"]["generation"] = json!("engagements_quartiers2030");
        let actions = exercice["suivi"]["actions"].as_array_mut().unwrap();
        actions.truncate(1);
        actions[0]["action"]["classement"] = education();
        let faits = &mut actions[0]["evenements"][0]["fait"]["reprise"];
        for stade in ["demande", "accorde"] {
            faits[stade][0]["montant"] = json!(montant);
        }
        exercice
    };
    let mut faits = facts(&[year(2024, &[(pilotage, "30.00")])]);
    faits["stade"] = json!("accorde");
    let mut rapport = report(Some(table()), Some(faits));
    rapport.annee = annee(2024);
    rapport.exercice = Some(read(themes("30.00")));
    // A theme of 2024–2030 needs no way across.
    told(
        &rapport,
        &[
            "AUTRE-GENERATION  série, 2024 : « Contrats de ville 2015–2023 », la partie « exercice » est de « Engagements Quartiers 2030 »",
        ],
    );
    rapport.exercice = None;
    rapport.chiffres = Some(chiffres(|tout| {
        tout["annee"] = json!(2024);
        tout["generation"] = json!("engagements_quartiers2030");
        tout["thematiques"]["lignes"] = json!([]);
    }));
    told(
        &rapport,
        &[
            "AUTRE-GENERATION  série, 2024 : « Contrats de ville 2015–2023 », la partie « chiffres publiés » est de « Engagements Quartiers 2030 »",
        ],
    );
}

/// Where the actions say sub-themes, the piliers of print need no row.
#[test]
fn actions_say_what_a_year_uses_before_print() {
    let mut sous_themes = table();
    let origines = sous_themes["origines"].as_array_mut().unwrap();
    origines.retain(|origine| origine["de"] == json!({"pilier": "pilotage"}));
    origines.push(json!({
        "de": {"sous_theme_de_pilier": "sante"}, "vers": [{"vers": {"theme": "acces_aux_droits"}, "poids": 1}]
    }));
    let mut rapport = report(Some(sous_themes), None);
    rapport.chiffres = Some(chiffres(|_| ()));
    assert_eq!(rapport.check().iter().filter(|c| c.code == CodeDuRapport::Strategie).count(), 3);
    rapport.exercice = Some(read(exercice(2023)));
    told(&rapport, &[]);
}

/// The passerelle stands with the strategy, the series with the actions, its years as a chart after its table.
#[test]
fn a_passerelle_and_a_series_are_printed_in_the_report() {
    let annees = [de_2023(), year(2024, &[(education(), "10.00")])];
    let rapport = report(Some(table()), Some(facts(&annees)));
    let document = annuel::document(&rapport);
    let texte = plain(&document.to_string());
    for attendu in [
        "### Passerelle de 2015–2023 à 2024–2030\n\nSource : Table fictive, pour l’essai\n\n| De (2015–2023)",
        "### Série fictive\n\n| Année | Thème ",
        "| 2 097 323,00 € | 2 097 323,00 € |       100,0 % |",
        "- 2024 : thèmes de 2024–2030\n",
        "- 2030 : année sans donnée, non interpolée\n",
    ] {
        assert!(texte.contains(attendu), "{attendu}\n{texte}");
    }
    let is_after =
        |bloc: &&Bloc| matches!(bloc, Bloc::Graphique(g) if g.titre() == "Série fictive");
    let Some(Bloc::Graphique(graphique)) = document.blocs().iter().find(is_after) else {
        panic!("no chart")
    };
    let description = plain(&graphique.description());
    assert!(description.contains(
        "2022 : Selon un poids : –, Total : – ; 2023 : Selon un poids : 4 194 646,00 €, Total : 6 136 050,00 €"
    ), "{description}");
    // Without the passerelle, the years before it cannot be carried.
    let sans = annuel::document(&report(None, Some(facts(&annees)))).to_string();
    assert!(sans.contains("La partie se contredit"), "{sans}");
}
