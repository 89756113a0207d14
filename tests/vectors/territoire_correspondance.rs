//! Communes and correspondence: each finding and each refusal, with its text.

use contrat_de_ville::droit::Regle;
use contrat_de_ville::identifiant::{CodeQpv, Geographie};
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::territoire::{
    Cog, Correspondance, Effet, Liste, NatureDeLien, Poids, SansSuite, StatutPublie,
};

fn qpv(texte: &str) -> CodeQpv {
    texte.parse().unwrap()
}

/// A row as `code statut libelle < parent libelle < parent libelle`.
fn table(lignes: &[&str]) -> Correspondance {
    let lignes = lignes.iter().map(|ligne| {
        let mut morceaux = ligne.split(" < ");
        let mut tete = morceaux.next().unwrap().splitn(3, ' ');
        let mut next = || tete.next().unwrap().to_owned();
        let (code, statut, libelle) = (next(), next(), next());
        let parents: Vec<_> = morceaux
            .map(|parent| {
                let (code, libelle) = parent.split_once(' ').unwrap();
                serde_json::json!({"code": code, "libelle": libelle})
            })
            .collect();
        serde_json::json!({"code": code, "statut": statut, "libelle": libelle, "parents": parents})
    });
    let lignes = lignes.collect::<Vec<_>>();
    serde_json::from_value(serde_json::json!({ "lignes": lignes })).unwrap()
}

#[track_caller]
fn told(lignes: &[&str], attendus: &[(&str, &str)]) {
    let dits: Vec<(String, String)> = table(lignes)
        .check()
        .iter()
        .map(|s| (s.code().to_owned(), format!("{} : {s}", s.lieu()).replace('\u{a0}', " ")))
        .collect();
    let attendus: Vec<_> =
        attendus.iter().map(|(code, texte)| ((*code).to_owned(), (*texte).to_owned())).collect();
    assert_eq!(dits, attendus);
}

#[test]
fn findings_of_a_table() {
    told(
        &[
            "QN06201M MODIFIE A < QP062001 A",
            "QN06202N NOUVEAU B",
            "QN06203I INCHANGE C < QP062003 C",
        ],
        &[],
    );
    told(
        &["QN06201I MODIFIE A < QP062001 A"],
        &[("SUFFIXE-CONTREDIT", "ligne 1 : QN06201I finit par I, et la table le dit modifié")],
    );
    // The letter C says nothing.
    told(&["QN97651C NOUVEAU A"], &[]);
    told(
        &["QN06201M MODIFIE A"],
        &[(
            "PARENTS-CONTREDITS",
            "ligne 1 : QN06201M est dit modifié, et n’a aucun quartier de 2015",
        )],
    );
    told(
        &["QN06201N NOUVEAU A < QP062001 A"],
        &[("PARENTS-CONTREDITS", "ligne 1 : QN06201N est dit nouveau, et suit 1 quartier de 2015")],
    );
    told(
        &["QN06201I INCHANGE A < QP062001 A < QP062002 B"],
        &[(
            "PARENTS-CONTREDITS",
            "ligne 1 : QN06201I est dit inchangé, et suit 2 quartiers de 2015",
        )],
    );
    told(
        &["QN06201M MODIFIE A < QP062001 A", "QN06201M INCHANGE A < QP062001 A"],
        &[
            (
                "SUFFIXE-CONTREDIT",
                "lignes 1 et 2 : QN06201M finit par M, et la table le dit inchangé",
            ),
            ("STATUTS-DIFFERENTS", "lignes 1 et 2 : QN06201M est dit inchangé et modifié"),
            (
                "LIEN-EN-DOUBLE",
                "lignes 1 et 2 : le lien de QP062001 à QN06201M est publié plusieurs fois",
            ),
        ],
    );
    told(
        &[
            "QN06201M MODIFIE Le Cœur < QP062001 L’Île",
            "QN06202M MODIFIE L'ile < QP062002 LE COEUR",
        ],
        &[(
            "CODES-CROISES",
            "lignes 1 et 2 : codes croisés : QN06201M a le libellé de QP062002, et QN06202M celui de QP062001",
        )],
    );
    // Straight links too, one or both: no crossing.
    told(&["QN06201M MODIFIE A < QP062001 B", "QN06202M MODIFIE B < QP062001 B < QP062002 A"], &[]);
    told(&["QN06201M MODIFIE A < QP062001 B < QP062002 A", "QN06202M MODIFIE B < QP062002 A"], &[]);
    // Not in one département; and not where rows link them straight too.
    told(&["QN06201M MODIFIE A < QP062001 B", "QN05901M MODIFIE B < QP059001 A"], &[]);
    told(
        &[
            "QN06201M MODIFIE A < QP062001 B < QP062002 A",
            "QN06202M MODIFIE B < QP062002 A < QP062001 B",
        ],
        &[],
    );
    told(
        &[
            "QN06201I INCHANGE A < QP062001 A",
            "QN06202M MODIFIE B < QP062001 A",
            "QN06203M MODIFIE C < QP062001 A",
        ],
        &[(
            "PARENT-PARTAGE",
            "lignes 1, 2 et 3 : QP062001 est dit inchangé en QN06201I, et se retrouve aussi en QN06202M et QN06203M",
        )],
    );
    // The letter alone says it too.
    told(
        &["QN06201I MODIFIE A < QP062001 A", "QN06202M MODIFIE B < QP062001 A"],
        &[
            ("SUFFIXE-CONTREDIT", "ligne 1 : QN06201I finit par I, et la table le dit modifié"),
            (
                "PARENT-PARTAGE",
                "lignes 1 et 2 : QP062001 est dit inchangé en QN06201I, et se retrouve aussi en QN06202M",
            ),
        ],
    );
}

#[test]
fn findings_on_labels() {
    told(
        &["QN06201M MODIFIE A < QP062001 Saint Pol", "QN06202M MODIFIE B < QP062001 St Pol"],
        &[(
            "LIBELLES-DIFFERENTS",
            "lignes 1 et 2 : QP062001 a plusieurs libellés : « Saint Pol » et « St Pol »",
        )],
    );
    told(
        &["QN06201M MODIFIE A < QP062001 Pré", "QN06202M MODIFIE B < QP062001 PRE"],
        &[(
            "LIBELLE-ECRIT-AUTREMENT",
            "lignes 1 et 2 : QP062001 : un même libellé écrit « PRE » et « Pré »",
        )],
    );
    // A code that has both writings alone says so once, not again for its link.
    told(
        &["QN06201M MODIFIE Pré < QP062001 Pré", "QN06202M MODIFIE B < QP062001 PRE"],
        &[(
            "LIBELLE-ECRIT-AUTREMENT",
            "lignes 1 et 2 : QP062001 : un même libellé écrit « PRE » et « Pré »",
        )],
    );
    told(
        &["QN06201I INCHANGE Pré des Saules < QP062001 Pré Des Saules"],
        &[(
            "LIBELLE-ECRIT-AUTREMENT",
            "ligne 1 : QN06201I et QP062001 : un même libellé écrit « Pré Des Saules » et « Pré des Saules »",
        )],
    );
}

/// The list of 2015 tells what is gone, and a parent that is not on it.
#[test]
fn a_table_and_the_list_of_2015() {
    let lignes = table(&["QN06201M MODIFIE A < QP062001 A"]).lignes().to_vec();
    let avec = Correspondance::new(lignes, Some(&[qpv("QP062002")])).unwrap();
    assert_eq!(avec.nature(qpv("QP062002")), Ok(NatureDeLien::Disparu));
    let [seul] = &avec.check()[..] else { panic!("{:?}", avec.check()) };
    assert_eq!(seul.code(), "PARENT-HORS-LISTE");
    assert_eq!(seul.to_string(), "QP062001 n’est pas sur la liste de 2015 qui est chargée");
    assert_eq!(
        avec.nature(qpv("QP062009")).unwrap_err().to_string(),
        "QP062009: in no row of the table"
    );
    assert_eq!(
        avec.successors(qpv("QN06201M")).unwrap_err().to_string(),
        "QN06201M: expected a code of 2015"
    );
    assert_eq!(
        avec.predecessors(qpv("QP062001")).unwrap_err().to_string(),
        "QP062001: expected a code of 2024"
    );

    let lignes = avec.lignes().to_vec();
    let refus = Correspondance::new(
        [("QP062001", "QN06201M"), ("QN06202M", "QN06203M")].map(|(code, parent)| {
            let mut ligne = lignes[0].clone();
            ligne.code = qpv(code);
            ligne.parents[0].code = qpv(parent);
            ligne
        }),
        Some(&[qpv("QP062001"), qpv("QN06201M")]),
    );
    assert_eq!(
        refus.unwrap_err().to_string(),
        "4 problems: row 1: QP062001 is of 2015, expected a code of 2024; \
         row 1: parent QN06201M is of 2024, expected a code of 2015; \
         row 2: parent QN06203M is of 2024, expected a code of 2015; \
         list of 2015, code 2: QN06201M is of 2024"
    );
    assert_eq!(
        "MODIFIÉ".parse::<StatutPublie>().unwrap_err().to_string(),
        "status \"MODIFIÉ\": expected `INCHANGE`, `MODIFIE` or `NOUVEAU`"
    );
}

/// A hundred people of a quarter that was split, and what has no successor.
#[test]
fn counts_carried_across() {
    let table = table(&[
        "QN01344M MODIFIE A < QP013044 AB",
        "QN01345M MODIFIE B < QP013044 AB",
        "QN00603M MODIFIE C < QP006003 C < QP006004 D",
    ]);
    let habitants = [("QP013044", 100_u32), ("QP006003", 5), ("QP006004", 7), ("QP062008", 9)]
        .map(|(code, nombre)| (qpv(code), nombre))
        .into();
    let poids = |vers: &str, poids| Poids { de: qpv("QP013044"), vers: qpv(vers), poids };
    let justes = [poids("QN01344M", 2), poids("QN01345M", 1)];
    let transfert = table.carry(&habitants, Methode::PlusFortsRestes, &justes).unwrap();
    assert_eq!(
        transfert.by_quarter(),
        [("QN00603M", 12), ("QN01344M", 67), ("QN01345M", 33)]
            .map(|(code, nombre)| (qpv(code), nombre))
            .into()
    );
    assert_eq!(transfert.total(), 121);
    let [reste] = transfert.restes() else { panic!("{:?}", transfert.restes()) };
    assert_eq!((reste.de, reste.motif, reste.valeur), (qpv("QP062008"), SansSuite::HorsTable, 9));
    let groupes: Vec<String> = table.groupes().iter().map(ToString::to_string).collect();
    assert_eq!(
        groupes,
        ["QP006003 et QP006004 → QN00603M (fusion)", "QP013044 → QN01344M et QN01345M (scission)"]
    );
    let natures: Vec<String> = transfert.parts().iter().map(|p| p.nature.to_string()).collect();
    assert_eq!(natures, ["fusion", "fusion", "scission", "scission"]);

    let refus = |poids: &[Poids]| {
        table.carry(&habitants, Methode::PlusFortsRestes, poids).unwrap_err().to_string()
    };
    for (poids, attendu) in [
        (vec![], "QP013044 has several successors, and the link to QN01344M has no weight"),
        (
            vec![poids("QN01344M", 2)],
            "QP013044 has several successors, and the link to QN01345M has no weight",
        ),
        (vec![poids("QN00603M", 2)], "weight from QP013044 to QN00603M: no row links them"),
        (
            vec![poids("QN01344M", 2), poids("QN01344M", 2)],
            "weight from QP013044 to QN01344M: given twice",
        ),
        (
            vec![poids("QN01344M", 0), poids("QN01345M", 0)],
            "QP013044: 100 units to share out over 2 keys: expected a positive weight",
        ),
    ] {
        assert_eq!(refus(&poids), attendu);
    }
    let de_2024 = [(qpv("QN01344M"), 1_u32)].into();
    assert_eq!(
        table.carry(&de_2024, Methode::PlusFortsRestes, &[]).unwrap_err().to_string(),
        "QN01344M: expected a code of 2015"
    );
}

const COG: &str = r#"{"au": "2026-01-01",
    "communes": [{"code": "93066", "nom": "Saint-Denis"}, {"code": "62119", "nom": "Béthune", "epci": "200072460"}],
    "fusions": [{"jour": "2025-01-01", "de": ["93059"], "vers": "93066"}]}"#;

/// The merger is a fictitious event: the case of a code that ended, loaded by the caller.
#[test]
fn communes_that_are_none() {
    let liste: Liste = serde_json::from_str(
        r#"{"geographie": "2024", "quartiers": [{"code": {"qpv": "QN09336I"}, "nom": "A", "communes": ["93059", "62119"]}]}"#,
    )
    .unwrap();
    assert_eq!(liste.geographie(), Geographie::De2024);
    let avec: Cog = serde_json::from_str(COG).unwrap();
    let jour = |texte: &str| texte.parse().unwrap();
    assert!(avec.check(&liste, jour("2024-12-31")).is_empty());
    let dit = avec.check(&liste, jour("2025-01-01"));
    assert_eq!(
        (dit.len(), dit[0].code(), dit[0].lieu()),
        (1, "COMMUNE-REMPLACEE", "QN09336I".to_owned())
    );
    assert_eq!(
        dit[0].to_string(),
        "QN09336I est dit dans la commune 93059, remplacée par 93066 depuis le 1er\u{a0}janvier\u{a0}2025"
    );
    let sans = Cog::new(avec.au(), avec.communes().cloned(), []).unwrap();
    assert_eq!(
        sans.check(&liste, sans.au())[0].to_string(),
        "QN09336I est dit dans la commune 93059, absente du code officiel géographique du 1er\u{a0}janvier\u{a0}2026"
    );
    let etat = |code: &str, le| avec.state_on(code.parse().unwrap(), jour(le)).to_string();
    assert_eq!(
        etat("93059", "2025-01-01"),
        "remplacée par 93066 depuis le 1er\u{a0}janvier\u{a0}2025"
    );
    assert_eq!(etat("93059", "2024-12-31"), "commune");
    assert_eq!(etat("93060", "2024-12-31"), "absente du code officiel géographique");
    assert_eq!(avec.communes_of("200072460".parse().unwrap()), ["62119".parse().unwrap()].into());
}

#[test]
fn texts_of_the_refusals_of_a_cog() {
    // On the very day of the list too.
    let le_jour = COG.replacen("2025-01-01", "2026-01-01", 1).replacen("93059", "62119", 1);
    let refus = serde_json::from_str::<Cog>(&le_jour).unwrap_err().to_string();
    assert!(refus.contains("commune 62119 ended, and is in the COG all the same"), "{refus}");
    for (avant, apres, attendu) in [
        ("62119", "93066", "commune 2: code 93066 was given before"),
        (r#""93059""#, "", "merger 1: the codes that end are missing"),
        (
            r#""vers": "93066""#,
            r#""vers": "93067""#,
            "merger 1: commune 93067 is not in the COG, and no later merger ends it",
        ),
        ("93059", "62119", "merger 1: commune 62119 ended, and is in the COG all the same"),
        ("93059", "93066", "merger 1: a circle of 1 communes from 93066 back to it"),
        (
            r#""vers": "93066"}"#,
            r#""vers": "93066"}, {"jour": "2026-01-01", "de": ["93059"], "vers": "62119"}"#,
            "merger 2: commune 93059 ends twice",
        ),
        (
            r#""vers": "93066"}"#,
            r#""vers": "93066"}, {"jour": "2026-01-01", "de": ["93061"], "vers": "93059"}"#,
            "merger 2: commune 93059 ended on 2025-01-01",
        ),
        ("2025-01-01", "2025-1-1", "expected a day of the calendar as `2024-09-27`"),
    ] {
        let json = COG.replacen(avant, apres, 1);
        assert_ne!(json, COG);
        let refus = serde_json::from_str::<Cog>(&json).unwrap_err().to_string();
        assert!(refus.contains(attendu), "{refus}\nexpected {attendu}");
    }
}

#[test]
fn effects_have_their_rules() {
    let regles = Effet::TOUS.map(Effet::regle);
    assert_eq!(regles, [Regle::CcExistence, Regle::Tfpb30, Regle::Tva300500]);
    assert!(Effet::ConseilCitoyen.condition().is_none());
    assert!(
        Effet::TvaReduite.condition().is_some() && Effet::AbattementDeTfpb.condition().is_some()
    );
}
