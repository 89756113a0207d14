//! The record of a year: its parts through their gates, and what contradicts another part.

use contrat_de_ville::rapport::{self, Bloc, Exercice};
use serde_json::{Value, json};

const FICTIVE: &str = include_str!("../../examples/donnees/programmation-fictive.json");

fn source(nature: &str) -> Value {
    json!({"financeur": {"nature": nature}, "dispositif": "contrat_de_ville", "credits": "specifiques"})
}

/// One fictitious action, granted 1 000,00.
fn exercice() -> Value {
    let montants = json!([{"source": source("etat"), "montant": "1000.00"}]);
    json!({
        "jour": "2024-09-24",
        "suivi": {
            "contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
            "actions": [{
                "action": {
                    "reference": "A-1", "titre": "Fictive",
                    "operateur": {"nom": "A", "nature": "association"},
                    "classement": {"pilier": "pilotage"},
                    "quartiers": [{"qpv": "QP062008"}], "annee": 2023,
                },
                "evenements": [{"jour": "2023-06-30", "fait": {"reprise":
                    {"etat": "soutenu", "demande": montants, "accorde": montants}}}],
            }],
        },
    })
}

fn write(valeur: Value) -> Result<String, String> {
    let lu: Exercice = serde_json::from_value(valeur).map_err(|error| error.to_string())?;
    // Nothing is lost on the wire.
    let encore: Exercice = serde_json::from_value(serde_json::to_value(&lu).unwrap()).unwrap();
    assert_eq!(encore, lu);
    rapport::exercice(&lu).map(|lu| lu.to_string()).map_err(|error| error.to_string())
}

fn with(champ: &str, valeur: Value) -> Value {
    let mut exercice = exercice();
    exercice[champ] = valeur;
    exercice
}

#[test]
fn a_part_that_is_not_given_has_no_section() {
    let texte = write(exercice()).unwrap();
    for absente in ["Enveloppes", "Scénario", "Plan de financement", "Vie de l’action", "quartier,"]
    {
        assert!(!texte.contains(absente), "{absente}\n{texte}");
    }
    assert!(texte.contains("| soutenu |       1 | 1\u{202f}000,00\u{a0}€ |"), "{texte}");
}

#[test]
fn a_part_that_contradicts_another_is_refused() {
    let enveloppes = json!([{"code": "E", "libelle": "E", "echelon": "axe", "notifie": "500.00"}]);
    let mut deux = with("enveloppes", enveloppes.clone());
    deux["rattachements"] = json!([
        {"source": source("etat"), "enveloppe": "E"}, {"source": source("etat"), "enveloppe": "F"}]);
    let mut ailleurs = with("enveloppes", enveloppes.clone());
    ailleurs["rattachements"] = json!([{"source": source("etat"), "enveloppe": "F"}]);
    let scenario = json!([{"nom": "S", "lot": {"contrat": "CV221", "annee": 2023}, "stade": "accorde",
        "decisions": [{"action": "A-2", "source": source("etat"), "montant": "1.00"}]}]);
    let ventilation = json!({"methode": "plus_forts_restes", "ponderation": {"population": []}});
    for (valeur, attendu) in [
        (with("vies", json!(["A-2"])), "life of action \"A-2\": no such action"),
        (
            deux,
            "source « État, programmation du contrat de ville »: attached to E, then to F, expected one envelope, once",
        ),
        (ailleurs, "1 problem: line 1 (action A-1): no envelope \"F\""),
        (
            with("scenarios", scenario),
            "scenario « S »: 1 problem: no action \"A-2\" in the programme",
        ),
        (
            with("ventilation", ventilation),
            "1 problem: action A-1: no weight « population » for QP062008",
        ),
        (with("annee", json!(2023)), "unknown field `annee`"),
        (
            with("jour", json!("2024-9-24")),
            "day \"2024-9-24\": expected a day of the calendar as `2024-09-27`",
        ),
    ] {
        let refus = write(valeur).unwrap_err();
        assert!(refus.starts_with(attendu), "{refus}");
    }

    // And one that does not: attached, exceeded, and told.
    let mut bon = with("enveloppes", enveloppes);
    bon["rattachements"] = json!([{"source": source("etat"), "enveloppe": "E"}]);
    let texte = write(bon).unwrap();
    assert!(texte.contains("soit 500,00\u{a0}€ de trop"), "{texte}");
}

/// 23 000,00 asks for no convention; one cent more does, and what is not known is told, never taken as absent.
#[test]
fn conventions_are_asked_of_the_grants_of_the_year() {
    let of = |montant: &str, conventions: Value| {
        let mut valeur = with("conventions", conventions);
        let reprise = &mut valeur["suivi"]["actions"][0]["evenements"][0]["fait"]["reprise"];
        reprise["accorde"][0]["montant"] = json!(montant);
        write(valeur).unwrap()
    };
    let connue = |formalite: Value| json!([{"autorite": {"nature": "etat"}, "beneficiaire": {"nom": "A"}, "formalite": formalite}]);
    assert!(!of("23000.00", json!([])).contains("CONVENTION-23K"));
    for (conventions, attendu) in [
        (json!([]), "non vérifiable, il manque la convention"),
        (connue(json!("absente")), "La convention, obligatoire, n’est pas signée"),
        (connue(json!({"faite": "2023-05-02"})), "La convention, obligatoire, est signée"),
    ] {
        let texte = of("23000.01", conventions);
        assert!(texte.contains(attendu), "{texte}");
        assert!(texte.contains("- CONVENTION-23K\u{a0}: État, pour A. "), "{texte}");
    }
    assert!(of("23000.00", json!([])).contains(
        "- 1\u{a0}total de l’année, par financeur et bénéficiaire, sans convention obligatoire"
    ));
}

/// Findings of two operations are told apart; facts without a title are refused.
#[test]
fn findings_of_a_rule_are_told_under_what_they_are_of() {
    let pacte = json!({"pacte": {"fpu": false}});
    let cas = |titre: &str| json!({"titre": titre, "cas": pacte});
    let texte = write(with("regles", json!([cas("Un"), cas("Un"), cas("Deux_")]))).unwrap();
    let titres: Vec<&str> = texte.lines().filter(|ligne| ligne.starts_with("### ")).collect();
    assert_eq!(titres, ["### Un", "### Deux\\_", "### Conventions des subventions de 2023"]);
    assert_eq!(texte.matches("PACTE-FINANCIER").count(), 3);
    let refus = write(with("regles", json!([pacte]))).unwrap_err();
    assert!(refus.starts_with("unknown field `pacte`, expected `titre` or `cas`"), "{refus}");
}

/// An indicator that cannot be computed says why, and one of one action is in the singular.
#[test]
fn an_indicator_that_cannot_be_computed_says_why() {
    let texte = write(exercice()).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "- actions soutenues : 1 sur 1 déposée, soit 100,0 %\n",
        "- pour un euro de crédits spécifiques, en tout : 1,00\n",
        "- part apportée par d’autres que l’État (taux de cofinancement) : 0,0 %\n",
        " : 100,0 % ; nombre équivalent d’opérateurs de même poids : 1,0\n",
        "- euros par habitant des quartiers : non calculable, il manque le nombre d’habitants\n",
    ] {
        assert!(texte.contains(attendu), "{attendu}\n{texte}");
    }
    let mut vide = exercice();
    vide["suivi"]["actions"] = json!([]);
    vide["habitants"] = json!(0);
    let texte = write(vide).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "- actions soutenues : non calculable, aucune action déposée\n",
        "en tout : non calculable, aucun crédit spécifique\n",
        "(taux de cofinancement) : non calculable, aucun montant\n",
        "Hirschman) : non calculable, aucun montant\n",
        "quartiers : non calculable, aucun habitant\n",
    ] {
        assert!(texte.contains(attendu), "{attendu}\n{texte}");
    }
}

/// Two answers to one question are refused, even if they agree, and so is a year before that is not.
#[test]
fn what_is_told_twice_is_refused() {
    let dite = json!({"autorite": {"nature": "etat"}, "beneficiaire": {"nom": "A"}, "formalite": "absente"});
    let signee = json!({"autorite": {"nature": "etat"}, "beneficiaire": {"nom": "A"},
        "formalite": {"faite": "2023-05-02"}});
    let publique = |publique: bool| json!({"source": source("caf"), "publique": publique});
    let plan = json!([{"titre": "P", "plan": {"charges": [], "produits": []},
        "participation": {"publics": [publique(true), publique(false)]}}]);
    let mut avant = exercice();
    avant["avant"] = avant["suivi"].clone();
    for (valeur, attendu) in [
        (
            with("conventions", json!([dite, signee])),
            "convention of État with A: told twice, expected once",
        ),
        (
            with("plans", plan),
            "plan « P », source « CAF, programmation du contrat de ville »: told twice whether it is public, \
             expected once",
        ),
        (avant, "year before: 2023, expected one before 2023"),
    ] {
        assert_eq!(write(valeur).unwrap_err(), attendu);
    }
}

/// A convention with a payee that is granted nothing may bear a name written in another way: it is told.
#[test]
fn a_convention_without_a_grant_is_told() {
    let dite = |nom: &str| {
        let dites = json!([{"autorite": {"nature": "etat"}, "beneficiaire": {"nom": nom}, "formalite": "absente"}]);
        write(with("conventions", dites)).unwrap()
    };
    let phrase = "- État, pour B\u{a0}: convention dite, aucune subvention accordée\n";
    assert!(dite("B").contains(phrase), "{}", dite("B"));
    assert!(!dite("A").contains("convention dite"));
}

/// What quarters are served stands under its own title, not under that of what comes before; without a list there is
/// nothing to say.
#[test]
fn quarters_that_are_served_have_their_title() {
    let qpv = |code: &str| json!({"qpv": code});
    let texte = write(with("quartiers", json!([qpv("QP062008"), qpv("QP062009")]))).unwrap();
    let attendu = "\n## Quartiers desservis\n\n- 1\u{a0}quartier desservi sur 2\n\
                   - QP062009\u{a0}: aucune action soutenue\n";
    assert!(texte.ends_with(attendu), "{texte}");
    let texte = write(with("quartiers", json!([qpv("QP062009")]))).unwrap();
    assert!(
        texte.contains("- QP062008\u{a0}: action soutenue, quartier absent de la liste\n"),
        "{texte}"
    );

    let mut sans = exercice();
    sans["suivi"]["actions"][0]["action"]["quartiers"] = json!([]);
    assert!(!write(sans.clone()).unwrap().contains("sans quartier dit"));
    sans["quartiers"] = json!([qpv("QP062009")]);
    let attendu =
        "- 1\u{a0}action soutenue sans quartier dit\u{a0}: un autre quartier peut être desservi\n";
    assert!(write(sans).unwrap().contains(attendu));
}

/// Two operators whose actions bear one title are two lines of the comparison; one that changed its reference is one.
#[test]
fn actions_of_one_title_and_two_operators_are_not_one() {
    let mut deux = exercice();
    deux["suivi"]["annee"] = json!(2024);
    let action = deux["suivi"]["actions"][0].clone();
    let of = |reference: &str, operateur: &str, annee: u16| {
        let mut autre = action.clone();
        autre["action"]["reference"] = json!(reference);
        autre["action"]["operateur"]["nom"] = json!(operateur);
        autre["action"]["annee"] = json!(annee);
        autre
    };
    deux["avant"] = exercice()["suivi"].clone();
    deux["suivi"]["actions"] = json!([of("A-7", "A", 2024)]);
    let rows = |valeur: Value| -> Vec<String> {
        let texte = write(valeur).unwrap();
        texte.lines().filter(|l| l.starts_with("| Fictive")).map(str::to_owned).collect()
    };
    let seule = rows(deux.clone());
    assert_eq!(seule.len(), 1);
    assert!(seule[0].contains("| Fictive |") && seule[0].contains("stable"), "{seule:?}");

    deux["suivi"]["actions"] = json!([of("A-7", "A", 2024), of("B-1", "B", 2024)]);
    let deux = rows(deux);
    assert!(deux[0].contains("Fictive (A)") && deux[0].contains("stable"), "{deux:?}");
    assert!(deux[1].contains("Fictive (B)") && deux[1].contains("nouveau"), "{deux:?}");
}

/// A decision that gives what is there already is told; the others are lines, with the title of their action.
#[test]
fn a_decision_that_changes_nothing_is_told() {
    let texte = |montant: &str| {
        let scenario = json!([{"nom": "S", "lot": {"contrat": "CV221", "annee": 2023}, "stade": "accorde",
            "decisions": [{"action": "A-1", "source": source("etat"), "montant": montant}]}]);
        write(with("scenarios", scenario)).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
    };
    let phrase =
        "\n- A-1, État, programmation du contrat de ville : déjà 1 000,00 €, rien ne change\n\n";
    assert!(texte("1000.00").contains(phrase), "{}", texte("1000.00"));
    let change = texte("1500.00");
    assert!(!change.contains("rien ne change"));
    let ligne = "| A-1    | Fictive  | État, programmation du contrat de ville | +500,00 € |\n";
    assert!(change.contains(ligne), "{change}");
}

/// A finding on the money of an action names it, for a reference says nothing to who reads.
#[test]
fn a_finding_on_money_names_its_action() {
    let mut trop = exercice();
    let reprise = &mut trop["suivi"]["actions"][0]["evenements"][0]["fait"]["reprise"];
    reprise["accorde"][0]["montant"] = json!("1000.01");
    assert!(write(trop).unwrap().contains("\n- A-1, «\u{a0}Fictive\u{a0}»\u{a0}: État, "));
}

/// What a part consumes is in the whole too, which a reader must see not to add them up; what no envelope takes is told
/// by source.
#[test]
fn an_envelope_is_told_with_the_one_that_it_is_part_of() {
    let mut parties = with(
        "enveloppes",
        json!([{"code": "E", "libelle": "Tout", "echelon": "national"},
               {"code": "F", "libelle": "Partie", "echelon": "axe", "parent": "E"}]),
    );
    let texte = write(parties.clone()).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    let phrase = "- hors enveloppe : État, programmation du contrat de ville, 1 000,00 €\n";
    assert!(texte.contains(phrase), "{texte}");
    parties["rattachements"] = json!([{"source": source("etat"), "enveloppe": "F"}]);
    let texte = write(parties).unwrap();
    assert!(!texte.contains("- hors enveloppe"), "{texte}");
    assert!(texte.contains("\n| Tout      |               |"), "{texte}");
    assert!(texte.contains("\n| Partie    | Tout          |"), "{texte}");
}

#[test]
fn the_campaign_of_the_year_is_told_with_what_it_lacks() {
    let campagne = |annee: u16| {
        let jalons = json!([{"jour": "2023-03-07", "etape": "comite_technique", "avis": "favorable"},
            {"jour": "2022-10-03", "etape": "appel_a_projets"}]);
        write(with("campagne", json!({"annee": annee, "jalons": jalons})))
    };
    let texte = campagne(2023).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    let attendu = "\
## Campagne 2023

| Jour           | Étape            | Avis           |
| :------------- | :--------------- | :------------- |
| 3 octobre 2022 | appel à projets  |                |
| 7 mars 2023    | comité technique | avis favorable |

- ETAPE-MANQUANTE : « clôture des dépôts » : aucun jour connu
";
    assert!(texte.contains(attendu), "{texte}");
    assert_eq!(campagne(2024).unwrap_err(), "campaign of 2024: expected that of 2023");
}

/// One legal person under two kinds of operator, of private law and public: which, nobody says.
#[test]
fn a_payee_of_two_kinds_is_of_no_known_law() {
    let of = |nature: &str| {
        let mut valeur = exercice();
        let actions = valeur["suivi"]["actions"].as_array_mut().unwrap();
        let mut seconde = actions[0].clone();
        seconde["action"]["reference"] = json!("A-2");
        seconde["action"]["operateur"]["nature"] = json!(nature);
        actions.push(seconde);
        for action in actions {
            action["action"]["operateur"]["siret"] = json!("35600000000048");
            let reprise = &mut action["evenements"][0]["fait"]["reprise"];
            reprise["accorde"][0]["montant"] = json!("12000.00");
        }
        write(valeur).unwrap()
    };
    assert!(of("entreprise").contains("il manque la convention"));
    let texte = of("etablissement_public");
    assert!(texte.contains("le statut (privé ou public) du bénéficiaire"), "{texte}");
}

/// Payments of another file are held against the lines of their payer, and what matches nothing is told.
#[test]
fn payments_are_held_against_the_lines_of_their_payer() {
    let of = |financeur: Value| {
        let mut paiements = json!({"cle": "reference", "stade": "accorde", "lignes": [
            {"une": {"reference": "A-1", "montant": "900.00"}},
            {"une": {"reference": "B-1", "montant": "20.00"}},
            {"sans_reference": {"montant": "3.00"}},
        ]});
        if !financeur.is_null() {
            paiements["financeur"] = financeur;
        }
        write(with("paiements", paiements)).unwrap()
    };
    let row = |texte: &str, debut: &str| -> Vec<String> {
        let ligne = texte.lines().find(|ligne| ligne.starts_with(&format!("| {debut} ")));
        let cellules = ligne.unwrap().split('|').skip(2);
        let cellules = cellules.map(|c| c.replace(['\u{202f}', '\u{a0}'], " ").trim().to_owned());
        cellules.filter(|cellule| !cellule.is_empty()).collect()
    };
    for financeur in [Value::Null, json!({"nature": "etat"})] {
        let texte = of(financeur);
        assert_eq!(row(&texte, "rapprochés"), ["1", "1 000,00 €", "900,00 €", "-100,00 €"]);
        assert_eq!(row(&texte, "versements sans demande"), ["1", "0,00 €", "20,00 €", "+20,00 €"]);
        assert_eq!(row(&texte, "versements sans référence"), ["1", "0,00 €", "3,00 €", "+3,00 €"]);
        let section = &texte[texte.find("## Versements").unwrap()..];
        assert_eq!(row(section, "Total"), ["3", "1 000,00 €", "923,00 €", "-77,00 €"]);
        assert!(texte.contains("- A-1\u{a0}: versement de moins, -100,00\u{a0}€"), "{texte}");
    }
    // Of another payer the actions have no line.
    let texte = of(json!({"nature": "region"}));
    assert_eq!(row(&texte, "versements sans demande"), ["2", "0,00 €", "920,00 €", "+920,00 €"]);
}

/// On the page a caption is what tells a table from its neighbours.
#[test]
fn every_table_of_a_year_has_its_own_caption() {
    let exercice: Exercice = serde_json::from_str(FICTIVE).unwrap();
    let document = rapport::exercice(&exercice).unwrap();
    let legendes: Vec<&str> = document
        .blocs()
        .iter()
        .filter_map(|bloc| {
            let Bloc::Tableau(tableau) = bloc else { return None };
            Some(tableau.legende())
        })
        .collect();
    for (rang, legende) in legendes.iter().enumerate() {
        assert!(!legende.is_empty() && !legendes[..rang].contains(legende), "{legendes:#?}");
    }
}
