//! The workbook of the yearly report: the case by its cells, parts that contradict themselves, what is no number.

use std::io::Cursor;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
use contrat_de_ville::echange::tableur::{
    Classeur, ClasseurDuRapport, EcritureError, PartieNonEcrite, RapportEcrit,
};
use contrat_de_ville::financement::Stade;
use contrat_de_ville::nombre::{Arrondi, Decimales};
use contrat_de_ville::rapport::annuel::RapportAnnuel;
use serde_json::{Value, json};

use crate::tableur::demande;

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2023-rapport.json");
const CHIFFRES: &str = include_str!("../../examples/donnees/cabbalr-2023.json");
const PROCEDURE: &str = include_str!("../../examples/donnees/cabbalr-2024-procedure.json");
const PROGRAMMATION: &str = include_str!("../../examples/donnees/programmation-fictive.json");

type Feuilles = Xlsx<Cursor<Vec<u8>>>;

fn cas() -> RapportAnnuel {
    let mut rapport: RapportAnnuel = serde_json::from_str(CAS).unwrap();
    rapport.chiffres = Some(serde_json::from_str(CHIFFRES).unwrap());
    rapport.procedure = Some(serde_json::from_str(PROCEDURE).unwrap());
    rapport
}

fn report(champs: Value) -> RapportAnnuel {
    let mut tout = json!({"contrat": "CV221", "annee": 2023});
    let Value::Object(champs) = champs else { panic!("{champs}") };
    tout.as_object_mut().unwrap().extend(champs);
    serde_json::from_value(tout).unwrap()
}

fn write(rapport: &RapportAnnuel) -> Result<RapportEcrit, EcritureError> {
    ClasseurDuRapport {
        rapport,
        stade: Stade::Accorde,
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: "2026-07-15T09:00:00Z".parse().unwrap(),
    }
    .write()
}

fn open(rapport: &RapportAnnuel) -> Feuilles {
    Xlsx::new(Cursor::new(write(rapport).unwrap().classeur.octets)).unwrap()
}

fn sheet(feuilles: &mut Feuilles, nom: &str) -> Range<Data> {
    feuilles.worksheet_range(nom).unwrap_or_else(|error| panic!("{nom}: {error}"))
}

/// The cells of the row of which the first cell is a text.
#[track_caller]
fn row(feuille: &Range<Data>, premiere: &str) -> Vec<Data> {
    let mut rangees = feuille.rows().filter(|rangee| rangee[0] == Data::String(premiere.into()));
    rangees.next().unwrap_or_else(|| panic!("no row {premiere}")).to_vec()
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

fn amounts(rangee: &[Data]) -> Vec<Option<f64>> {
    rangee.iter().skip(1).map(Data::get_float).collect()
}

#[test]
fn the_annex_of_the_case_stands_as_numbers_and_its_totals_as_formulas() {
    let mut feuilles = open(&cas());
    let annexe = sheet(&mut feuilles, "Annexe dépenses");
    let total = amounts(&row(&annexe, "Total"));
    assert_eq!(total, [Some(2_294_871.0), Some(0.0), Some(3_841_179.0), Some(6_136_050.0)]);
    let imprime = amounts(&row(&annexe, "Total imprimé"));
    assert_eq!(imprime, [None, None, None, Some(6_136_050.0)]);
    assert_eq!(amounts(&row(&annexe, "Écart")), [None, None, None, Some(0.0)]);
    assert_eq!(amounts(&row(&annexe, "ANCT"))[0], Some(1_878_423.0));
    let formules = feuilles.worksheet_formula("Annexe dépenses").unwrap();
    let texts = |ligne: u32| -> Vec<&str> {
        (1..5).filter_map(|c| formules.get_value((ligne, c))).map(String::as_str).collect()
    };
    assert_eq!(texts(4), ["", "", "", "ROUND(SUM(B5:D5),2)"]);
    assert_eq!(
        texts(8),
        [
            "ROUND(SUM(B5:B8),2)",
            "ROUND(SUM(C5:C8),2)",
            "ROUND(SUM(D5:D8),2)",
            "ROUND(SUM(E5:E8),2)"
        ]
    );
    assert_eq!(texts(10).last(), Some(&"ROUND(E9-E10,2)"));
}

#[test]
fn the_sheets_of_the_case_in_their_order() {
    let feuilles = open(&cas());
    assert_eq!(
        feuilles.sheet_names(),
        [
            "Rapport",
            "Annexe dépenses",
            "Chiffres publiés",
            "Fonds de concours",
            "Opérations aidées",
            "Focus",
            "Équipe",
            "Renouvellement",
            "Suivi du renouvellement",
            "Calendrier",
            "Constats",
        ]
    );
}

#[test]
fn a_published_figure_is_a_number_beside_what_is_printed() {
    let mut feuilles = open(&cas());
    let publies = sheet(&mut feuilles, "Chiffres publiés");
    let emploi = publies.rows().find(|r| r[1].to_string().starts_with("Emploi")).unwrap();
    assert_eq!(emploi[4].get_float(), Some(1_376_516.0));
    assert_eq!(plain(&emploi[5].to_string()), "1 376 516,00");
    assert_eq!((emploi[6].get_float(), emploi[7].to_string().as_str()), (Some(0.224), "22,4"));
    // 29 projects of the fund, and no rate.
    let mut fonds = publies.rows().filter(|r| r[0].to_string().starts_with("Fonds de cohésion"));
    let total = fonds.next_back().unwrap();
    assert_eq!((total[3].get_float(), total[4].get_float()), (Some(29.0), Some(94_162.0)));
    assert!(total[6].is_empty());
}

#[test]
fn days_are_dates_and_the_first_sheet_says_what_the_workbook_is() {
    let mut feuilles = open(&cas());
    let jours = sheet(&mut feuilles, "Calendrier");
    let date = |case: &Data| matches!(case, Data::DateTime(jour) if jour.is_datetime());
    assert!(jours.rows().skip(4).filter(|r| !r[0].is_empty()).all(|rangee| date(&rangee[0])));
    let recours =
        jours.rows().find(|r| r.last() == Some(&Data::String("recours-contentieux".into())));
    // 28 November 2024, as spreadsheets count days.
    assert_eq!(
        recours.unwrap()[0].get_datetime().unwrap().as_f64().to_bits(),
        45_624_f64.to_bits()
    );
    let rapport = sheet(&mut feuilles, "Rapport");
    let said = |element: &str| {
        let rangee = rapport.rows().find(|r| r[1] == Data::String(element.into()));
        plain(&rangee.unwrap_or_else(|| panic!("{element}"))[2].to_string())
    };
    assert_eq!(said("Contrat"), "CV221");
    assert_eq!(said("3° Actions de l’année"), "présente, pages non dites");
    assert_eq!(said("6° Développement social urbain"), "non dite");
    assert_eq!(said("Focus"), "Actions mises en avant");
    assert!(said("Avertissement").starts_with("Les présences de sections"));
}

#[test]
fn the_programme_of_the_year_is_read_back_from_the_workbook_of_the_report() {
    let exercice: Value = serde_json::from_str(PROGRAMMATION).unwrap();
    let rapport = report(json!({
        "contrat": "CN06299N", "annee": 2025, "exercice": exercice,
        "annexe_budgetaire": {"depenses": {"exercice": {"stade": "accorde"}}},
        "focus": [{"titre": "Une action fictive", "operateur": "Asso"}],
    }));
    let ecrit = write(&rapport).unwrap();
    let mut demande = demande("{}");
    let suivi = &rapport.exercice.as_ref().unwrap().suivi;
    demande.contrat = suivi.lot().contrat;
    demande.annee = suivi.lot().annee;
    demande.generation = suivi.generation();
    let lecture = Classeur::read(&ecrit.classeur.octets, "").unwrap().read_programmation(&demande);
    assert_eq!(lecture.unwrap().complete().unwrap(), suivi.programmation().unwrap());
    let mut feuilles = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
    let actions = sheet(&mut feuilles, "Annexe actions");
    let total = row(&actions, "Total");
    let annexe = rapport.annexe().unwrap().unwrap();
    let attendu: f64 = annexe.total_depenses().total().plain().to_string().parse().unwrap();
    assert_eq!(total[4].get_float(), Some(attendu));
    let sommaire = sheet(&mut feuilles, "Rapport");
    let ailleurs: Vec<String> = sommaire
        .rows()
        .filter(|r| r[0] == Data::String("Partie du rapport".into()))
        .map(|r| r[1].to_string())
        .collect();
    assert!(ailleurs.contains(&"Plans de financement".to_owned()), "{ailleurs:?}");
}

#[test]
fn a_part_that_contradicts_itself_is_told_to_the_caller_and_on_the_first_sheet() {
    let mut procedure: Value = serde_json::from_str(PROCEDURE).unwrap();
    procedure["recours"] = json!([{"rejet_expres": {
        "voie": "gracieux", "notification": "2024-12-02", "voies_mentionnees": true,
    }}]);
    let rapport = report(json!({
        "procedure": procedure,
        "annexe_budgetaire": {"depenses": {"exercice": {"stade": "accorde"}}},
    }));
    let ecrit = write(&rapport).unwrap();
    let [PartieNonEcrite::Annexe(_), PartieNonEcrite::Calendrier(_)] = &ecrit.non_ecrites[..]
    else {
        panic!("{:?}", ecrit.non_ecrites)
    };
    let mut feuilles = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
    assert_eq!(feuilles.sheet_names(), ["Rapport", "Constats"]);
    let rapport = sheet(&mut feuilles, "Rapport");
    let dits: Vec<(String, String)> = rapport
        .rows()
        .filter(|r| r[0] == Data::String("Partie qui se contredit".into()))
        .map(|r| (r[1].to_string(), plain(&r[2].to_string())))
        .collect();
    let dit = |partie: &str, cause: &str| (partie.to_owned(), cause.to_owned());
    assert_eq!(
        dits,
        [
            dit("Annexe budgétaire", "tirée des actions de l’année, que le rapport n’a pas"),
            dit(
                "Calendrier de la procédure",
                "la procédure se contredit, ou sort des années connues ; voir « Constats »"
            ),
        ]
    );
}

#[test]
fn actions_that_make_no_programme_are_told() {
    // One source more than a programme holds.
    let accorde: Vec<Value> = (0..=65_536)
        .map(|rang| {
            let financeur = json!({"nature": "autre", "nom": format!("Financeur {rang}")});
            json!({"source": {"financeur": financeur, "dispositif": "aucun", "credits": "droit_commun"}, "montant": "1.00"})
        })
        .collect();
    let rapport = report(json!({"exercice": {"jour": "2024-09-24", "suivi": {
        "contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
        "actions": [{
            "action": {
                "reference": "A-1", "titre": "Fictive", "operateur": {"nom": "A", "nature": "association"},
                "classement": {"pilier": "pilotage"}, "annee": 2023,
            },
            "evenements": [{"jour": "2023-06-30", "fait": {"reprise": {"etat": "soutenu", "accorde": accorde}}}],
        }],
    }}}));
    let ecrit = write(&rapport).unwrap();
    let [PartieNonEcrite::Exercice(cause)] = &ecrit.non_ecrites[..] else {
        panic!("{:?}", ecrit.non_ecrites)
    };
    assert_eq!(cause.as_slice().len(), 1);
    let mut feuilles = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
    assert_eq!(feuilles.sheet_names(), ["Rapport", "Constats"]);
    let dit = row(&sheet(&mut feuilles, "Rapport"), "Partie qui se contredit");
    assert_eq!(
        plain(&dit[2].to_string()),
        "les actions de l’année ne font pas un programme : 1 problème ; voir « Constats »"
    );
}

#[test]
fn what_no_number_cell_holds_is_a_text_whose_place_is_told() {
    let rapport = report(json!({
        "cadre": {"regime": "volontaire", "territoire": "metropole_et_dom", "jour": "1899-12-31"},
        "annexe_budgetaire": {"depenses": {"lignes": [
            {"credits": "specifiques", "montant": "10000000000000.00"},
        ]}, "total_des_depenses": "10000000000000.00"},
        "resultats": {"indicateurs": [{
            "libelle": "fictif", "unite": "u", "avant": "1234567890123456", "apres": "12.50",
            "provenance": {"document": "fictif"},
        }]},
    }));
    let ecrit = write(&rapport).unwrap();
    let places: Vec<String> = ecrit.classeur.en_texte.iter().map(ToString::to_string).collect();
    for place in ["'Annexe dépenses'!B5", "'Annexe dépenses'!E6", "Indicateurs!C5"] {
        assert!(places.contains(&place.to_owned()), "{place}: {places:?}");
    }
    assert!(places.iter().any(|place| place.starts_with("Rapport!C")), "{places:?}");
    let mut feuilles = Xlsx::new(Cursor::new(ecrit.classeur.octets)).unwrap();
    let indicateurs = sheet(&mut feuilles, "Indicateurs");
    let lu = row(&indicateurs, "fictif");
    assert_eq!(plain(&lu[2].to_string()), "1 234 567 890 123 456");
    assert_eq!(lu[3].get_float(), Some(12.5));
    let annexe = sheet(&mut feuilles, "Annexe dépenses");
    assert_eq!(plain(&row(&annexe, "Total")[4].to_string()), "10 000 000 000 000,00 €");
}

#[test]
fn a_text_beyond_a_cell_is_refused_with_its_address() {
    let long = "é".repeat(32_768);
    let rapport = report(json!({"focus": [{"titre": long, "operateur": "Asso"}]}));
    assert_eq!(
        write(&rapport).unwrap_err().to_string(),
        "Focus!A5: a text of 32768 characters, expected 32 767 at most"
    );
}
