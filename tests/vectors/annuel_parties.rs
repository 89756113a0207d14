//! Parts of an annual report held against each other: the consultation and its annexes, the budget annex and what it
//! is drawn from, parts that contradict themselves. All of it is fictitious but the procedure of the case.

use contrat_de_ville::procedure::{Dossier, Forme, Phase, Position};
use contrat_de_ville::rapport;
use contrat_de_ville::rapport::annuel::{
    self, AvisAnnexes, CodeDuRapport, ConstatDuRapport, RapportAnnuel,
};
use serde_json::{Value, json};

use crate::consultation::{amended, avis, commune, completed, jour, observed, published};

const PROCEDURE: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");

fn report(champs: Value) -> RapportAnnuel {
    let mut tout = json!({"contrat": "CV221", "annee": 2023});
    let Value::Object(champs) = champs else { panic!("{champs}") };
    tout.as_object_mut().unwrap().extend(champs);
    serde_json::from_value(tout).unwrap()
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

fn of_codes(rapport: &RapportAnnuel, codes: &[CodeDuRapport]) -> Vec<String> {
    let constats: Vec<ConstatDuRapport> = rapport.check();
    let siens = constats.iter().filter(|constat| codes.contains(&constat.code));
    siens.map(|constat| plain(&format!("{} {constat}", constat.code))).collect()
}

fn after(consultation: Phase) -> RapportAnnuel {
    let dossier: Dossier = serde_json::from_str(PROCEDURE).unwrap();
    let mut rapport = report(json!({}));
    rapport.procedure = Some(Dossier { consultation: Some(consultation), ..dossier });
    rapport
}

const AVIS: [CodeDuRapport; 3] =
    [CodeDuRapport::AvisAbsents, CodeDuRapport::AvisNonAnnexe, CodeDuRapport::AvisSansSuite];

#[test]
fn opinions_of_a_closed_consultation_are_its_annexes() {
    let annexes = AvisAnnexes::of(&amended());
    let dits: Vec<String> = annexes
        .avis()
        .iter()
        .map(|avis| plain(&format!("{} : {}", avis.organisme, avis.prononce)))
        .collect();
    // Silent; in time; by letter, which is no opinion of the council, then late, and deemed favourable before; silent
    // with more time. The conseil citoyen that is set up, the one of which it is not known, not the one that is not.
    assert_eq!(
        dits,
        [
            "conseil municipal de la commune 62028 : réputé favorable depuis le 19 novembre 2025",
            "conseil municipal de la commune 62119 : favorable avec réserves, reçu le 18 novembre 2025",
            "conseil municipal de la commune 62178 : favorable, reçu le 10 novembre 2025",
            "conseil municipal de la commune 62178 : défavorable, reçu le 21 novembre 2025",
            "conseil municipal de la commune 62178 : réputé favorable depuis le 19 novembre 2025",
            "conseil municipal de la commune 62510 : réputé favorable depuis le 12 décembre 2025",
            "conseil municipal de la commune 62617 : réputé favorable depuis le 19 novembre 2025",
            "conseil citoyen du quartier QN06201M : réputé favorable depuis le 19 novembre 2025",
            "conseil citoyen du quartier QN06202M : réputé favorable depuis le 19 novembre 2025 s’il est constitué",
            "Bailleur fictif : contribution, reçu le 3 novembre 2025",
        ],
        "{dits:#?}"
    );
}

/// A council may write twice on one day: what its letters observe tells them apart, and without that they are one.
#[test]
fn annexes_of_a_closed_consultation_come_back_from_the_wire() {
    let mut consultation = completed();
    let lettre =
        || avis(commune("62028"), "2025-11-12", Position::Contribution, Forme::LettreDuMaire);
    for lettre in [lettre(), lettre(), observed(lettre(), &["X"]), observed(lettre(), &["Y"])] {
        consultation.record_avis(lettre).unwrap();
    }
    let annexes = AvisAnnexes::of(&consultation.close(jour("2025-12-12")).unwrap());
    let siennes = annexes.avis().iter().filter(|avis| avis.organisme == commune("62028"));
    assert_eq!(siennes.map(|avis| avis.observations.len()).collect::<Vec<_>>(), [0, 1, 1, 0]);
    let fil = serde_json::to_value(&annexes).unwrap();
    assert_eq!(serde_json::from_value::<AvisAnnexes>(fil).unwrap(), annexes);
}

#[test]
fn observations_of_a_consultation_without_a_follow_up_are_told() {
    assert_eq!(
        of_codes(&after(Phase::ProjetAmende(amended())), &AVIS),
        [
            "AVIS-SANS-SUITE conseil municipal de la commune 62119 : observation BET-1 sans suite : Observation fictive BET-1",
            "AVIS-SANS-SUITE conseil municipal de la commune 62119 : observation BET-2 sans suite : Observation fictive BET-2",
            "AVIS-SANS-SUITE conseil municipal de la commune 62178 : observation BRU-1 sans suite : Observation fictive BRU-1",
        ]
    );
    assert_eq!(of_codes(&after(published()), &AVIS), [""; 0]);
    // The same opinions annexed by hand are found once.
    let mut rapport = after(Phase::ProjetAmende(amended()));
    rapport.avis = Some(AvisAnnexes::of(&amended()));
    assert_eq!(of_codes(&rapport, &AVIS).len(), 3);
}

#[test]
fn an_opinion_that_is_not_annexed_is_told() {
    let mut rapport = after(published());
    let tous = AvisAnnexes::of(&amended()).avis().to_vec();
    let (garde, ote) = tous.split_at(tous.len() - 1);
    rapport.avis = Some(AvisAnnexes::new(garde.to_vec(), Vec::new()).unwrap());
    let dits = of_codes(&rapport, &[CodeDuRapport::AvisNonAnnexe]);
    assert_eq!(
        dits,
        [plain(&format!("AVIS-NON-ANNEXE {} : {}, non annexé", ote[0].organisme, ote[0].prononce))]
    );
}

#[test]
fn a_regime_that_the_consultation_contradicts_is_told() {
    let dossier: Dossier = serde_json::from_str(PROCEDURE).unwrap();
    let mut rapport = report(json!({"cadre":
        {"regime": "legal_en_polynesie", "territoire": "polynesie_francaise", "jour": "2024-09-24"}}));
    rapport.procedure = Some(dossier);
    assert_eq!(
        of_codes(&rapport, &[CodeDuRapport::AutreRegime]),
        [
            "AUTRE-REGIME procédure : « rapport imposé par la loi en Polynésie française », la consultation dit : rapport volontaire"
        ]
    );
    // Deliberated in 2024.
    rapport.annee = 2025.try_into().unwrap();
    let dits = of_codes(&rapport, &[CodeDuRapport::AvantLAnnee]);
    let attendus = ["cadre", "procédure"].map(|lieu| {
        format!(
            "AVANT-L-ANNEE {lieu} : le 24 septembre 2024, avant l’année 2025 dont on rend compte"
        )
    });
    assert_eq!(dits, attendus);
}

/// 1 000,00 of crédits spécifiques granted, 250,50 of droit commun, of one action.
fn exercice() -> Value {
    let montant = |nature: &str, credits: &str, euros: &str| {
        let source =
            json!({"financeur": {"nature": nature}, "dispositif": "aucun", "credits": credits});
        json!({"source": source, "montant": euros})
    };
    let accorde = json!([
        montant("etat", "specifiques", "1000.00"),
        montant("caf", "droit_commun", "250.50")
    ]);
    json!({
        "jour": "2024-09-24",
        "suivi": {
            "contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
            "actions": [{
                "action": {
                    "reference": "A-1", "titre": "Fictive",
                    "operateur": {"nom": "A", "nature": "association"},
                    "classement": {"pilier": "pilotage"}, "annee": 2023,
                },
                "evenements": [{"jour": "2023-06-30", "fait": {"reprise": {"etat": "soutenu", "accorde": accorde}}}],
            }],
        },
    })
}

const ANNEXE: [CodeDuRapport; 2] = [CodeDuRapport::AnnexeIndisponible, CodeDuRapport::AnnexeTotal];

#[test]
fn the_budget_annex_is_drawn_from_the_actions_at_the_stage_that_is_named() {
    let annexe = |stade: &str, total: &str| {
        report(json!({"exercice": exercice(), "annexe_budgetaire": {
            "depenses": {"exercice": {"stade": stade}}, "total_des_depenses": total,
            "recettes": [{"partie": {"nature": "etat"}, "montant": "12.00"}], "total_des_recettes": "11.00",
        }}))
    };
    let rapport = annexe("accorde", "1250.50");
    let tiree = rapport.annexe().unwrap().unwrap();
    let moyens = tiree.total_depenses();
    assert_eq!(moyens.specifiques.plain().to_string(), "1000.00");
    assert_eq!(moyens.droit_commun.plain().to_string(), "250.50");
    let [action] = tiree.actions() else { panic!("{:?}", tiree.actions()) };
    assert_eq!((action.titre.as_str(), action.moyens), ("Fictive", moyens));
    assert_eq!(
        of_codes(&rapport, &ANNEXE),
        [
            "ANNEXE-TOTAL annexe budgétaire : recettes : total imprimé 11,00 €, les parties font 12,00 €"
        ]
    );
    let dits = of_codes(&annexe("verse", "1250.50"), &ANNEXE);
    assert_eq!(
        dits[1],
        "ANNEXE-TOTAL annexe budgétaire : dépenses : total imprimé 1 250,50 €, les parties font 0,00 €"
    );
    let texte = plain(&annuel::document(&rapport).to_string());
    assert!(
        texte.contains("| A-1    | Fictive |            1 000,00 € |     250,50 € | 1 250,50 € |"),
        "{texte}"
    );
}

#[test]
fn an_annex_without_what_it_is_drawn_from_is_told_with_its_cause() {
    for (depenses, cause) in [
        (
            json!("chiffres_publies"),
            "budget annex drawn from published figures: the report has none",
        ),
        (
            json!({"exercice": {"stade": "verse"}}),
            "budget annex drawn from the actions of the year: the report has none",
        ),
    ] {
        let rapport = report(json!({"annexe_budgetaire": {"depenses": depenses}}));
        assert_eq!(rapport.annexe().unwrap().unwrap_err().to_string(), cause);
        assert_eq!(
            of_codes(&rapport, &ANNEXE),
            [
                "ANNEXE-INDISPONIBLE annexe budgétaire : la partie dont elle est tirée manque, ou ne la donne pas"
            ]
        );
        assert!(
            annuel::document(&rapport).to_string().contains("Elle ne peut être tirée du rapport")
        );
    }
    assert_eq!(report(json!({})).annexe(), None);
}

#[test]
fn an_annex_of_lines_keeps_three_columns() {
    let lignes = json!([
        {"partie": {"nature": "etat"}, "credits": "specifiques", "montant": "10.00"},
        {"partie": {"nature": "etat"}, "credits": "droit_commun", "montant": "20.00"},
        {"montant": "3.00"},
        {"partie": {"nature": "etat"}, "montant": "5.00"},
    ]);
    let rapport = report(json!({"annexe_budgetaire": {"depenses": {"lignes": lignes}}}));
    let annexe = rapport.annexe().unwrap().unwrap();
    let texte = plain(&annuel::document(&rapport).to_string());
    assert_eq!(annexe.depenses().len(), 2);
    for ligne in [
        "| État              |               10,00 € |      20,00 € |      5,00 € | 35,00 € |",
        "| Partie non dite   |                0,00 € |       0,00 € |      3,00 € |  3,00 € |",
        "| Total             |               10,00 € |      20,00 € |      8,00 € | 38,00 € |",
    ] {
        assert!(texte.contains(ligne), "{texte}");
    }
}

#[test]
fn a_part_that_contradicts_itself_is_told_and_not_printed() {
    let mut contredit = exercice();
    contredit["vies"] = json!(["A-2"]);
    let rapport = report(json!({"exercice": contredit}));
    let mut constats = rapport.check();
    constats.retain(|constat| constat.code == CodeDuRapport::PartieContradictoire);
    let [constat] = &constats[..] else { panic!("{constats:?}") };
    assert_eq!(
        (constat.lieu.as_str(), constat.chiffres[0].1.as_str()),
        ("exercice", "life of action \"A-2\": no such action")
    );
    assert!(annuel::document(&rapport).to_string().contains("La partie se contredit"));
    // And the same one, right, is printed two levels lower.
    let texte = annuel::document(&report(json!({"exercice": exercice()}))).to_string();
    assert!(texte.contains("\n### Programmation CV221 2023\n"), "{texte}");
}

/// The strategy and the participation print what they find; in a report it stands once, among its findings.
#[test]
fn what_parts_find_stands_once() {
    let constats = [
        "1 ambition titrée : 1 branche sans détail, effectif total inconnu",
        "atelier A-1, jour non dit, seulement juin 2023",
    ];
    let enjeux = json!([{"titre": "A", "ambitions": [{"titre": "A1"}]}, {"titre": "B"}]);
    let rapport = report(json!({
        "strategie": {"cadre": {"enjeux": enjeux}},
        "concertation": {
            "ateliers": [{"cle": "A-1", "genre": "atelier_de_concertation_partagee", "quand": "2023-06"}],
        },
    }));
    let strategie = rapport::strategie(rapport.strategie.as_ref().unwrap(), None).to_string();
    let concertation = rapport::concertation(rapport.concertation.as_ref().unwrap()).to_string();
    let texte = plain(&annuel::document(&rapport).to_string());
    for (constat, seule) in constats.iter().zip([strategie, concertation]) {
        assert_eq!(plain(&seule).matches(constat).count(), 1, "{seule}");
        assert_eq!(texte.matches(constat).count(), 1, "{texte}");
    }
    assert_eq!(texte.matches("# Constats\n").count(), 1, "{texte}");
}
