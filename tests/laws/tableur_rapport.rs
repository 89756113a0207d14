//! Laws of the workbook of a report: the same bytes, every amount to the cent, no text that computes, a sheet only for
//! what is there. All of it is fictitious.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
use chrono::DateTime;
use contrat_de_ville::echange::tableur::{ClasseurDuRapport, RapportEcrit};
use contrat_de_ville::financement::{Credits, Stade};
use contrat_de_ville::nombre::{Arrondi, Decimales, Euros, Somme};
use contrat_de_ville::rapport::annuel::{Enonce, Moyens, MoyensDUnePartie, RapportAnnuel};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn report(champs: Value) -> RapportAnnuel {
    let mut tout = json!({"contrat": "CV221", "annee": 2023});
    let Value::Object(champs) = champs else { panic!("{champs}") };
    tout.as_object_mut().unwrap().extend(champs);
    serde_json::from_value(tout).unwrap()
}

fn write(rapport: &RapportAnnuel) -> RapportEcrit {
    ClasseurDuRapport {
        rapport,
        stade: Stade::Accorde,
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
    }
    .write()
    .unwrap()
}

fn sheets(ecrit: RapportEcrit) -> BTreeMap<String, Range<Data>> {
    let mut classeur = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
    classeur.worksheets().into_iter().collect()
}

/// A line of means: whose, of which credits, how many cents.
type Ligne = (Option<&'static str>, Option<Credits>, i64);

fn lignes() -> impl Strategy<Value = Vec<Ligne>> {
    // Parties of every kind, amounts that fifteen digits hold and others.
    let centimes = prop_oneof![
        -100_000_000..100_000_000_i64,
        -999_999_999_999_999..=999_999_999_999_999_i64,
        any::<i64>(),
    ];
    let partie = option::of(select(vec!["etat", "region", "caf", "departement"]));
    let credits = option::of(select(vec![Credits::Specifiques, Credits::DroitCommun]));
    // What nearly cancels: a small total of amounts that no number cell holds.
    (vec((partie, credits, centimes), 0..8), option::of(-999..999_i64)).prop_map(
        |(mut lignes, reste)| {
            if let (Some(reste), Some((_, credits, centimes))) = (reste, lignes.first().copied()) {
                lignes = vec![
                    (Some("caf"), credits, centimes),
                    (Some("region"), credits, reste.saturating_sub(centimes)),
                ];
            }
            lignes
        },
    )
}

fn wire(lignes: &[Ligne]) -> Value {
    let lignes = lignes.iter().map(|(partie, credits, centimes)| {
        let partie = partie.map(|nature| json!({"nature": nature}));
        json!({"partie": partie, "credits": credits, "montant": Euros::from_centimes(*centimes)})
    });
    lignes.collect()
}

fn plain(somme: Somme) -> f64 {
    somme.plain().to_string().parse().unwrap()
}

/// A cell holds an amount: the nearest number where fifteen digits hold it, its print otherwise.
#[track_caller]
fn holds(case: &Data, montant: Somme) {
    if montant.centimes().unsigned_abs() < 1_000_000_000_000_000 {
        assert_eq!(case.get_float(), Some(plain(montant)), "{montant}");
    } else {
        assert_eq!(case, &Data::String(montant.to_string()));
    }
}

fn columns(moyens: Moyens) -> [Somme; 4] {
    [moyens.specifiques, moyens.droit_commun, moyens.non_precise, moyens.total()]
}

/// The rows of parties, then the total: each amount to the cent.
fn check_annex(feuille: &Range<Data>, parties: &[MoyensDUnePartie], total: Moyens) {
    let attendues: Vec<Moyens> =
        parties.iter().map(|partie| partie.moyens).chain([total]).collect();
    // An empty table has one blank row.
    let vides = usize::from(parties.is_empty());
    for (rangee, moyens) in feuille.rows().skip(4 + vides).zip(&attendues) {
        for (case, montant) in rangee.iter().skip(1).zip(columns(*moyens)) {
            holds(case, montant);
        }
    }
    let derniere = feuille.rows().nth(3 + vides + attendues.len()).unwrap();
    assert_eq!(derniere[0], Data::String("Total".into()));
}

/// What starts a formula, what XML escapes, what ends a line, what is long.
fn enonce() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@-][A-Z0-9()+*!\"&<>']{1,12}",
        "\\PC{1,20}",
        Just("=HYPERLINK(\"http://exemple.invalid\";\"x\")".to_owned()),
        Just("_x0041_".to_owned()),
        Just("é".repeat(32_767)),
    ]
    .prop_filter("a sentence", |texte| texte.parse::<Enonce>().is_ok())
}

/// A part of a report, and the sheets that it brings.
const PARTIES: [(&str, &str, &[&str]); 7] = [
    (
        "annexe_budgetaire",
        r#"{"depenses": {"lignes": [{"montant": "1.00"}]}}"#,
        &["Annexe dépenses", "Annexe lignes"],
    ),
    (
        "fonds_de_concours",
        r#"[{"titre": "F", "operations": [], "provenance": {"document": "d"}}]"#,
        &["Fonds de concours", "Opérations aidées"],
    ),
    (
        "resultats",
        r#"{"beneficiaires": [{"quoi": "q", "provenance": {"document": "d"}}]}"#,
        &["Bénéficiaires"],
    ),
    ("focus", r#"[{"titre": "T", "operateur": "O"}]"#, &["Focus"]),
    ("equipe", r#"[{"fonction": "direction", "nombre": 1}]"#, &["Équipe"]),
    (
        "avis",
        r#"{"avis": [{"organisme": {"commune": "62119"}, "prononce": {"tacite": {}}}]}"#,
        &["Avis et suites"],
    ),
    ("renouvellement", r#"{"remarques": ["r"]}"#, &["Suivi du renouvellement"]),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_amount_of_the_annex_is_a_cell_to_the_cent(depenses in lignes(), recettes in lignes()) {
        let rapport = report(json!({"annexe_budgetaire": {
            "depenses": {"lignes": wire(&depenses)}, "recettes": wire(&recettes),
        }}));
        let annexe = rapport.annexe().unwrap().unwrap();
        let ecrit = write(&rapport);
        prop_assert_eq!(&ecrit.classeur.octets, &write(&rapport).classeur.octets);
        prop_assert!(ecrit.non_ecrites.is_empty());
        let feuilles = sheets(ecrit);
        check_annex(&feuilles["Annexe dépenses"], annexe.depenses(), annexe.total_depenses());
        prop_assert_eq!(feuilles.contains_key("Annexe recettes"), !recettes.is_empty());
        if let Some(feuille) = feuilles.get("Annexe recettes") {
            check_annex(feuille, annexe.recettes(), annexe.total_recettes());
        }
    }

    #[test]
    fn formulas_recompute_their_values(depenses in lignes()) {
        let rapport = report(json!({"annexe_budgetaire": {
            "depenses": {"lignes": wire(&depenses)}, "total_des_depenses": "12.34",
        }}));
        let ecrit = write(&rapport);
        let mut classeur = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
        let valeurs = classeur.worksheet_range("Annexe dépenses").unwrap();
        let formules = classeur.worksheet_formula("Annexe dépenses").unwrap();
        for (ligne, colonne, formule) in formules.used_cells() {
            let ligne = formules.start().unwrap().0 as usize + ligne;
            let colonne = formules.start().unwrap().1 as usize + colonne;
            let cell = |l: usize, c: usize| valeurs.get((l, c)).and_then(Data::get_float);
            let recalcule = compute(formule, &cell);
            prop_assert_eq!(Some(recalcule), cell(ligne, colonne), "{}", formule);
        }
    }

    #[test]
    fn any_text_survives_as_text(titre in enonce(), points in vec(enonce(), 0..2)) {
        let points: Vec<String> = points.into_iter().filter(|p| p.len() < 10_000).collect();
        let rapport = report(json!({
            "titre": "Fictif",
            "focus": [{"titre": titre, "operateur": "=1+1", "points": points}],
        }));
        let ecrit = write(&rapport);
        let mut classeur = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
        for nom in classeur.sheet_names() {
            prop_assert!(classeur.worksheet_formula(&nom).unwrap().used_cells().all(|(_, _, f)| f.is_empty()));
        }
        let focus = classeur.worksheet_range("Focus").unwrap();
        let rangee = focus.rows().nth(4).unwrap();
        prop_assert_eq!(&rangee[0], &Data::String(titre));
        prop_assert_eq!(&rangee[1], &Data::String("=1+1".into()));
        prop_assert_eq!(rangee[2].to_string(), points.join("\n"));
    }

    #[test]
    fn a_sheet_stands_only_for_a_part_that_is_there(la in vec(any::<bool>(), PARTIES.len())) {
        let mut champs = json!({});
        let mut attendues = BTreeSet::from(["Rapport", "Constats"]);
        for ((nom, valeur, feuilles), _) in PARTIES.iter().zip(la).filter(|(_, la)| *la) {
            champs[*nom] = serde_json::from_str(valeur).unwrap();
            attendues.extend(*feuilles);
        }
        let feuilles = sheets(write(&report(champs)));
        let noms: BTreeSet<&str> = feuilles.keys().map(String::as_str).collect();
        prop_assert_eq!(&noms, &attendues);
        // The first sheet lists the others.
        let listees: BTreeSet<String> = feuilles["Rapport"]
            .rows()
            .filter(|rangee| rangee[0] == Data::String("Feuille".into()))
            .map(|rangee| rangee[1].to_string())
            .chain(["Rapport".to_owned()])
            .collect();
        prop_assert_eq!(listees, attendues.iter().map(|nom| (*nom).to_owned()).collect());
    }
}

/// `ROUND(SUM(B5:B8),2)`, `ROUND(E9-E10,2)`, in doubles as a spreadsheet does.
fn compute(formule: &str, cell: &dyn Fn(usize, usize) -> Option<f64>) -> f64 {
    let place = |nom: &str| {
        let colonne = usize::from(nom.as_bytes()[0] - b'A');
        (nom[1..].parse::<usize>().unwrap() - 1, colonne)
    };
    let dedans = formule.strip_prefix("ROUND(").unwrap().strip_suffix(",2)").unwrap();
    let somme = if let Some(plage) = dedans.strip_prefix("SUM(") {
        let (de, a) = plage.strip_suffix(')').unwrap().split_once(':').unwrap();
        let ((l1, c1), (l2, c2)) = (place(de), place(a));
        let cases = (l1..=l2).flat_map(|l| (c1..=c2).map(move |c| (l, c)));
        cases.filter_map(|(l, c)| cell(l, c)).fold(0.0, |somme, valeur| somme + valeur)
    } else {
        let (calcule, imprime) = dedans.split_once('-').unwrap();
        let value = |nom| {
            let (ligne, colonne) = place(nom);
            cell(ligne, colonne).unwrap()
        };
        value(calcule) - value(imprime)
    };
    (somme * 100.0).round() / 100.0
}
