//! The way from one generation to the other, and series of both: figures by hand, refusals with their texts. All
//! weights and amounts are fictitious.

use std::collections::BTreeMap;

use contrat_de_ville::bilan::{OrigineDeSerie, Serie, SerieError, Ventilation};
use contrat_de_ville::contrat::{
    Classement, Fondement, MotifDeReste, Passage, PassageError, Passerelle, Pilier, SousTheme,
    SousThemeDePilier, Strategie, Thematique, Theme,
};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::rapport;
use contrat_de_ville::{Euros, Somme};

const TABLE: &str = r#"{
    "source": "Table fictive, pour l’essai",
    "origines": [
        {"de": {"sous_theme_de_pilier": "emploi"}, "vers": [{"vers": {"sous_theme": "emploi"}, "poids": 7}]},
        {"de": {"pilier": "pilotage"}, "vers": [{"vers": {"theme": "soutien_aux_acteurs"}, "poids": 1}]},
        {"de": {"pilier": "cohesion_sociale"}, "vers": [
            {"vers": {"theme": "acces_aux_droits"}, "poids": 1},
            {"vers": {"theme": "education"}, "poids": 2},
            {"vers": {"theme": "soutien_aux_acteurs"}, "poids": 0}
        ]}
    ]
}"#;

const COHESION: Classement = Classement::Pilier(Pilier::CohesionSociale);
const PILOTAGE: Classement = Classement::Pilier(Pilier::Pilotage);
const EMPLOI: Classement = Classement::SousThemeDePilier(SousThemeDePilier::Emploi);

fn table() -> Passerelle {
    serde_json::from_str(TABLE).unwrap()
}

fn annee(annee: u16) -> Annee {
    Annee::new(annee).unwrap()
}

fn amounts(liste: &[(Classement, i64)]) -> BTreeMap<Classement, Euros> {
    liste.iter().map(|(cle, centimes)| (*cle, Euros::from_centimes(*centimes))).collect()
}

fn carried(liste: &[(Classement, i64)]) -> Passage {
    table().carry(amounts(liste), Methode::PlusFortsRestes).unwrap()
}

#[test]
fn foundations_are_told_per_origin_and_per_target() {
    let table = table();
    assert_eq!(table.fondement(EMPLOI), Some(Fondement::UnPourUn));
    assert_eq!(table.fondement(COHESION), Some(Fondement::Pondere));
    assert_eq!(table.fondement(Classement::Pilier(Pilier::CadreDeVieRenouvellementUrbain)), None);
    let de_cible = |theme| table.fondement_de_cible(Classement::Theme(theme));
    assert_eq!(
        table.fondement_de_cible(Classement::SousTheme(SousTheme::Emploi)),
        Some(Fondement::UnPourUn)
    );
    assert_eq!(de_cible(Theme::Education), Some(Fondement::Pondere));
    // Whole from one origin, by a weight of zero from another: a weight has its word.
    assert_eq!(de_cible(Theme::SoutienAuxActeurs), Some(Fondement::Pondere));
    assert_eq!(de_cible(Theme::CadreDeVie), None);
    assert_eq!(table.origines().len(), 3);
}

#[test]
fn an_amount_is_carried_to_the_cent() {
    let sante = Classement::SousThemeDePilier(SousThemeDePilier::Sante);
    let cadre = Classement::Pilier(Pilier::CadreDeVieRenouvellementUrbain);
    let passage =
        carried(&[(COHESION, 100), (EMPLOI, 500), (PILOTAGE, -30), (sante, 9), (cadre, 4)]);
    let cibles: Vec<_> = passage
        .by_target()
        .into_iter()
        .map(|(cle, recu)| (cle, recu.un_pour_un.centimes(), recu.pondere.centimes()))
        .collect();
    assert_eq!(
        cibles,
        [
            (Classement::Theme(Theme::Education), 0, 67),
            (Classement::Theme(Theme::AccesAuxDroits), 0, 33),
            (Classement::Theme(Theme::SoutienAuxActeurs), -30, 0),
            (Classement::SousTheme(SousTheme::Emploi), 500, 0),
        ]
    );
    let restes: Vec<_> =
        passage.restes().iter().map(|r| (r.de, r.motif, r.montant.centimes())).collect();
    assert_eq!(
        restes,
        [(cadre, MotifDeReste::HorsTable, 4), (sante, MotifDeReste::AutreNiveau, 9)]
    );
    assert_eq!(passage.total(), Somme::from_centimes(583));
    let motifs = passage.restes().iter().map(|reste| reste.motif.to_string()).collect::<Vec<_>>();
    assert_eq!(
        motifs,
        ["absent de la passerelle", "passerelle donnée à un autre niveau du même pilier"]
    );
}

#[test]
fn amounts_that_cannot_be_carried() {
    let education = Classement::Theme(Theme::Education);
    let erreur = table().carry(amounts(&[(education, 1)]), Methode::Hondt).unwrap_err();
    assert_eq!(erreur, PassageError::PasDe2015(education));
    assert_eq!(
        erreur.to_string(),
        "« Éducation » is of 2024–2030, expected a pilier or a sub-theme of 2015–2023"
    );
    // One cent, two targets, and a method that gives one to each.
    let erreur = table().carry(amounts(&[(COHESION, 1)]), Methode::Adams).unwrap_err();
    assert_eq!(
        erreur.to_string(),
        "« Cohésion sociale »: 1 units for 2 parties: the method Adams gives at least one to each"
    );
    // An origin that goes whole asks no method.
    assert!(table().carry(amounts(&[(EMPLOI, 0)]), Methode::Adams).is_ok());
}

#[test]
fn tables_that_are_refused() {
    let erreur = serde_json::from_str::<Passerelle>(
        r#"{"source": "Fictive", "origines": [
            {"de": {"theme": "education"}, "vers": [{"vers": {"pilier": "pilotage"}, "poids": 1}]},
            {"de": {"sous_theme_de_pilier": "jeunesse"}, "vers": []},
            {"de": {"pilier": "pilotage"}, "vers": [
                {"vers": {"theme": "education"}, "poids": 0}, {"vers": {"theme": "education"}, "poids": 0}
            ]},
            {"de": {"pilier": "pilotage"}, "vers": [{"vers": {"theme": "education"}, "poids": 1}]}
        ]}"#,
    )
    .unwrap_err()
    .to_string();
    assert_eq!(
        erreur.split(" at line").next().unwrap(),
        "6 problems: row 1: origin 1 « Éducation » is of 2024–2030, expected a pilier or a sub-theme of 2015–2023; \
         row 1: target 4 « Pilotage, ingénierie, ressources et évaluations » is of 2015–2023, expected a theme or a sub-theme of 2024–2030; \
         row 2: origin 1.5a « Jeunesse » has 0 targets whose weights add up to 0, expected a positive weight; \
         row 3: origin 4 « Pilotage, ingénierie, ressources et évaluations » has 2 targets whose weights add up to 0, expected a positive weight; \
         row 3: target 1 « Éducation » given twice, expected each target once an origin; \
         row 4: origin 4 « Pilotage, ingénierie, ressources et évaluations » given twice, expected each origin once"
    );
    let sans_source = r#"{"source": "", "origines": []}"#;
    assert!(serde_json::from_str::<Passerelle>(sans_source).is_err());
    assert!(serde_json::from_str::<Passerelle>(r#"{"origines": []}"#).is_err());
}

fn native(liste: &[(Classement, i64)]) -> Ventilation<Classement> {
    liste.iter().map(|(cle, centimes)| (*cle, Euros::from_centimes(*centimes))).collect()
}

/// 2022 carried, 2023 unknown, 2024 native.
fn series() -> Serie {
    let mut serie = Serie::new(annee(2022), annee(2024)).unwrap();
    let apres = native(&[
        (Classement::Theme(Theme::EmploiDeveloppementEconomique), 250),
        (Classement::SousTheme(SousTheme::Emploi), 100_000),
        (Classement::SousTheme(SousTheme::CitesDeLEmploi), 50),
    ]);
    serie.insert_native(annee(2024), &apres).unwrap();
    let avant = [
        (COHESION, 300),
        (PILOTAGE, 100),
        (Classement::SousThemeDePilier(SousThemeDePilier::Sante), 5),
    ];
    serie.insert_carried(annee(2022), &carried(&avant)).unwrap();
    serie
}

#[test]
fn a_point_says_what_rests_on_a_weight() {
    let serie = series();
    assert_eq!(serie.bornes(), (annee(2022), annee(2024)));
    assert_eq!(serie.lacunes(), [annee(2023)]);
    assert_eq!(serie.get(annee(2023)), None);
    let de_2022 = serie.get(annee(2022)).unwrap();
    let acteurs = de_2022.get(Classement::Theme(Theme::SoutienAuxActeurs)).unwrap();
    // A weight of zero gives nothing.
    assert_eq!((acteurs.un_pour_un.centimes(), acteurs.pondere.centimes()), (100, 0));
    let droits = de_2022.get(Classement::Theme(Theme::AccesAuxDroits)).unwrap();
    assert_eq!((droits.natif.centimes(), droits.pondere.centimes()), (0, 100));
    assert_eq!(de_2022.get(Classement::SousTheme(SousTheme::Emploi)), None);
    assert_eq!((de_2022.reste().centimes(), de_2022.total().centimes()), (5, 405));
    let source = match de_2022.origine() {
        OrigineDeSerie::Passee { source, methode } => (source.as_str(), *methode),
        OrigineDeSerie::Native => panic!("carried"),
    };
    assert_eq!(source, ("Table fictive, pour l’essai", Methode::PlusFortsRestes));
    let de_2024 = serie.get(annee(2024)).unwrap();
    assert_eq!(de_2024.origine(), &OrigineDeSerie::Native);
    assert_eq!((de_2024.reste(), de_2024.total().centimes()), (Somme::ZERO, 100_300));
    let themes = de_2024.by_theme();
    assert_eq!(themes.len(), 1);
    let emploi = themes[&Thematique::Theme(Theme::EmploiDeveloppementEconomique)];
    assert_eq!(emploi.cle, Classement::Theme(Theme::EmploiDeveloppementEconomique));
    assert_eq!((emploi.natif.centimes(), emploi.total().centimes()), (100_300, 100_300));
    assert_eq!(serie.cles().len(), 6);
}

#[test]
fn years_that_do_not_enter_a_series() {
    let erreur = |erreur: SerieError| erreur.to_string();
    assert_eq!(
        erreur(Serie::new(annee(2024), annee(2023)).unwrap_err()),
        "series 2024 to 2023: expected the last year 2024 or later"
    );
    for (du, au, dehors) in [(2014, 2030, 2014), (2015, 2031, 2031)] {
        assert_eq!(
            Serie::new(annee(du), annee(au)),
            Err(SerieError::HorsGenerations(annee(dehors)))
        );
    }
    assert_eq!(
        erreur(SerieError::HorsGenerations(annee(2031))),
        "series with year 2031: expected years of 2015 to 2030"
    );
    assert!(Serie::new(annee(2015), annee(2030)).is_ok());
    assert!(Serie::new(annee(2024), annee(2024)).is_ok());
    let mut serie = series();
    let intacte = serie.clone();
    let vide = native(&[]);
    assert_eq!(
        erreur(serie.insert_native(annee(2025), &vide).unwrap_err()),
        "year 2025: expected a year of the series, 2022 to 2024"
    );
    assert_eq!(
        erreur(serie.insert_native(annee(2023), &vide).unwrap_err()),
        "year 2023: classed under themes of 2024–2030, expected 2024 or later, or amounts carried across"
    );
    for twice in [2022, 2024] {
        let deux = serie.insert_carried(annee(twice), &carried(&[]));
        assert_eq!(deux, Err(SerieError::AnneeEnDouble(annee(twice))));
    }
    assert_eq!(
        erreur(serie.insert_native(annee(2024), &vide).unwrap_err()),
        "year 2024 given twice, expected each year once"
    );
    assert_eq!(serie, intacte);
    let mut serie = Serie::new(annee(2024), annee(2030)).unwrap();
    assert_eq!(
        erreur(serie.insert_native(annee(2024), &native(&[(COHESION, 1)])).unwrap_err()),
        "year 2024: key « Cohésion sociale » is of 2015–2023, expected a theme or a sub-theme of 2024–2030"
    );
    assert!(serie.annees().is_empty());
}

#[test]
fn what_people_read_of_a_passerelle_and_a_series() {
    let plain =
        |document: rapport::Document| document.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(
        plain(rapport::passerelle(&table())),
        "\
## Passerelle de 2015–2023 à 2024–2030

Source : Table fictive, pour l’essai

| De (2015–2023)                                    | Vers (2024–2030)                                  | Poids | Fondement  |
| :------------------------------------------------ | :------------------------------------------------ | ----: | :--------- |
| 1 Cohésion sociale                                | 1 Éducation                                       |     2 | pondéré    |
| 1 Cohésion sociale                                | 2 Accès aux droits                                |     1 | pondéré    |
| 1 Cohésion sociale                                | 6 Soutien aux acteurs de la politique de la ville |     0 | pondéré    |
| 4 Pilotage, ingénierie, ressources et évaluations | 6 Soutien aux acteurs de la politique de la ville |     1 | un pour un |
| 2.1 Emploi                                        | 5.1 Emploi                                        |     7 | un pour un |
"
    );
    assert_eq!(
        plain(rapport::serie("Série fictive", &series())),
        "\
## Série fictive

| Année | Thème                                             |      Natif | Un pour un | Pondéré |      Total | Part pondérée |
| :---- | :------------------------------------------------ | ---------: | ---------: | ------: | ---------: | ------------: |
| 2022  | 1 Éducation                                       |     0,00 € |     0,00 € |  2,00 € |     2,00 € |       100,0 % |
| 2022  | 2 Accès aux droits                                |     0,00 € |     0,00 € |  1,00 € |     1,00 € |       100,0 % |
| 2022  | 6 Soutien aux acteurs de la politique de la ville |     0,00 € |     1,00 € |  0,00 € |     1,00 € |         0,0 % |
| 2024  | 5 Emploi et développement économique              |     2,50 € |     0,00 € |  0,00 € |     2,50 € |         0,0 % |
| 2024  | 5.1 Emploi                                        | 1 000,00 € |     0,00 € |  0,00 € | 1 000,00 € |         0,0 % |
| 2024  | 5.2 Cités de l'emploi                             |     0,50 € |     0,00 € |  0,00 € |     0,50 € |         0,0 % |

- 2022 : passerelle « Table fictive, pour l’essai », méthode plus forts restes, 0,05 € sans suite, hors du tableau
  - 1.2 Santé : 0,05 € sans suite, passerelle donnée à un autre niveau du même pilier
- 2024 : thèmes de 2024–2030
- 2023 : année sans donnée, non interpolée
"
    );
}

/// Links that a caller stated, a priority that the frame does not title, what markup would read as a sign.
#[test]
fn what_people_read_of_a_strategy_that_is_not_the_case() {
    let strategie = serde_json::from_str(
        r#"{
            "cadre": {"enjeux": [{"titre": "A | <b>", "ambitions": [{"titre": "A1", "objectifs": ["o1"]}]}, {"titre": "B"}]},
            "priorites": [{"annee": 2025, "instance": "instance fictive", "enjeux": ["B", "C"]}],
            "regard": {"axes": ["x"], "propositions": ["y"], "liens": [{"un": {"proposition": "y"}, "autre": {"axe": "x"}}]},
            "contrats": [{
                "intitule": "Contrat fictif",
                "duree": {
                    "territoire": "outre_mer", "base": {"circulaire2023": {}},
                    "mises_a_jour": [{"jour": "2027-06-01", "objet": "avenant fictif"}]
                },
                "signataires": [{"partie": "etat", "jour": "2024-03-01"}, {"partie": {"autre": "CAF"}}],
                "attendus": {"echelle": "communale", "parties": [{"commune": "97302"}]},
                "contenus": [{"contenu": "actions", "presence": {"present": "partie 2"}}]
            }]
        }"#,
    )
    .unwrap();
    let texte = rapport::strategie(&strategie, Some("2027-07-01".parse().unwrap()));
    let texte = texte.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "\n- enjeu 1 : A \\| \\<b\\>\n  - A1 : o1\n- enjeu 2 : B\n\n",
        "\n- `DETAIL-PARTIEL` cadre : 1 ambition titrée : 1 branche sans détail, effectif total inconnu\n",
        "| ambitions           |  non dit |           1 | partiel, 1 branche sans détail |\n",
        "### Priorités d’intervention 2025 (instance fictive)\n\n- B\n- C, absent du cadre\n\n",
        "\n- lien : « x » et « y »\n",
        "\n- mise à jour : 1er juin 2027, avenant fictif\n- au 1er juillet 2027 : aucune revoyure dans les textes lus\n",
        "\n- `TEXTE-NON-LU` Contrat fictif : contrat d’outre-mer",
        "\n- signataire : État, le 1er mars 2024\n- signataire : CAF, jour non renseigné\n\n",
        "\n- `PARTIE-LEGALE-ABSENTE` Contrat fictif : commune 97302",
        "| actions                               | présent (partie 2) |\n",
    ] {
        assert!(texte.contains(attendu), "{attendu}\nin\n{texte}");
    }
    assert!(!texte.contains("aucun lien"), "{texte}");
    let vide = rapport::strategie(&Strategie::default(), Some("2027-07-01".parse().unwrap()));
    assert_eq!(
        vide.to_string(),
        "## Stratégie\n\n- cadre non renseigné\n- mise en regard non renseignée\n- contrats non renseignés\n"
    );
}
