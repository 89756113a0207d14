//! Small workbooks with their expected readings. All of it is fictitious.

use std::io::{Cursor, Write as _};

use chrono::DateTime;
use contrat_de_ville::contrat::Generation;
use contrat_de_ville::echange::tableur::{
    BaseDeTotal, Classeur, ClasseurDeProgrammation, ClasseurError, CodeDeProbleme, Demande, Format,
    Lecture, ProblemesDeCorrespondance, Reconnaissance, VerdictDeTotal,
};
use contrat_de_ville::financement::Stade;
use contrat_de_ville::nombre::{Arrondi, Decimales, Euros};
use rust_xlsxwriter::{ExcelDateTime, Format as Forme, Formula, Workbook, Worksheet};

pub(crate) const ACTIONS: &str = "Réf.;Intitulé;Porteur;Type de porteur;Pilier;Statut\n\
    F-1;Nager;Asso A;association;1 - Cohésion sociale;Favorable\n\
    F-2;Lire;Ville;commune;Cohésion sociale;\n";

pub(crate) fn demande(correspondance: &str) -> Demande {
    serde_json::from_str(&format!(
        r#"{{"contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
            "convention": "virgule_decimale", "correspondance": {correspondance}}}"#
    ))
    .unwrap()
}

pub(crate) fn csv(texte: &str, nom: &str) -> Classeur {
    Classeur::read(texte.as_bytes(), nom).unwrap()
}

pub(crate) fn pair(
    financements: &str,
    correspondance: &str,
) -> Result<Lecture, ProblemesDeCorrespondance> {
    let classeur = csv(ACTIONS, "Actions").join(csv(financements, "Financements")).unwrap();
    classeur.read_programmation(&demande(correspondance))
}

pub(crate) fn lignes(rangees: &str) -> Lecture {
    let entetes = "Référence;Financeur;Dispositif;Crédits;Stade;Montant\n";
    pair(&format!("{entetes}{rangees}"), "{}").unwrap()
}

pub(crate) fn codes(lecture: &Lecture) -> Vec<(String, CodeDeProbleme)> {
    lecture.problemes.iter().map(|p| (p.adresse.to_string(), p.code)).collect()
}

/// A workbook of both sheets; `fill` fills the amounts from row 4 on, below two merged titles.
fn xlsx(fill: impl FnOnce(&mut Worksheet)) -> Lecture {
    let mut classeur = Workbook::new();
    let actions = classeur.add_worksheet();
    actions.set_name("Liste des actions").unwrap();
    for (ligne, texte) in (0..).zip(ACTIONS.lines()) {
        actions.write_row(ligne, 0, texte.split(';')).unwrap();
    }
    let feuille = classeur.add_worksheet();
    feuille.set_name("Financements").unwrap();
    feuille.merge_range(0, 0, 0, 5, "Programmation 2023", &Forme::new()).unwrap();
    feuille.merge_range(1, 0, 1, 5, "Montants en euros", &Forme::new()).unwrap();
    let entetes = ["Référence", "Financeur", "Dispositif", "Crédits", "Stade", "Montant (€)"];
    feuille.write_row(2, 0, entetes).unwrap();
    for ligne in 3..9 {
        let fixes = ["F-1", "CAF", "hors dispositif", "droit commun", "accordé"];
        feuille.write_row(ligne, 0, fixes).unwrap();
    }
    fill(feuille);
    let octets = classeur.save_to_buffer().unwrap();
    Classeur::read(&octets, "").unwrap().read_programmation(&demande("{}")).unwrap()
}

#[test]
fn amounts_of_every_kind_of_cell() {
    let lecture = xlsx(|feuille| {
        feuille.write_string(3, 5, "1 704 613,00 €").unwrap();
        feuille.write_number(4, 5, 0.1 + 0.2).unwrap();
        feuille.write_number(5, 5, 12.345).unwrap();
        feuille.write_boolean(6, 5, true).unwrap();
        let jour = ExcelDateTime::from_ymd(2023, 3, 1).unwrap();
        feuille
            .write_datetime_with_format(7, 5, &jour, &Forme::new().set_num_format("dd/mm/yyyy"))
            .unwrap();
        feuille.write_formula(8, 5, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
    });
    assert_eq!(
        codes(&lecture),
        [
            ("Financements!F6".to_owned(), CodeDeProbleme::PlusFinQueLeCentime),
            ("Financements!F7".to_owned(), CodeDeProbleme::Booleen),
            ("Financements!F8".to_owned(), CodeDeProbleme::Date),
            ("Financements!F9".to_owned(), CodeDeProbleme::Erreur),
        ]
    );
    let phrases: Vec<String> = lecture.problemes.iter().map(ToString::to_string).collect();
    assert_eq!(
        phrases[0],
        "Financements!F6\u{a0}: «\u{a0}12,345\u{a0}» est plus fin que le centime\u{202f}; attendu\u{a0}: un montant en euros, au centime"
    );
    assert!(phrases[2].contains("2023-03-01"), "{}", phrases[2]);
    assert!(phrases[3].contains("#DIV/0!"), "{}", phrases[3]);
    assert_eq!(lecture.lu[&Stade::Accorde].total().centimes(), 170_461_330);
    assert_eq!(lecture.illisibles, 4);
    assert_eq!(lecture.financements.entete, 3);
    let titres: Vec<_> =
        lecture.financements.titres.iter().map(|(a, t)| (a.to_string(), t.as_str())).collect();
    assert_eq!(titres[0], ("Financements!A1".to_owned(), "Programmation 2023"));
    assert_eq!(lecture.etats.len(), 1);
}

/// An archive of members that are not compressed.
fn archive(membres: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (nom, contenu) in membres {
        archive.start_file(*nom, options).unwrap();
        archive.write_all(contenu.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A spreadsheet of LibreOffice with that last row of money.
fn ods(montant: &str) -> Vec<u8> {
    let cellule = |texte: &str| {
        let texte = format!("<text:p>{texte}</text:p>");
        format!("<table:table-cell office:value-type=\"string\">{texte}</table:table-cell>")
    };
    let rangee = |cellules: String| format!("<table:table-row>{cellules}</table:table-row>");
    let rangees = |texte: &str| {
        texte.lines().map(|l| rangee(l.split(';').map(cellule).collect())).collect::<String>()
    };
    let entetes = rangees("Référence;Financeur;Dispositif;Crédits;Stade;Montant\n");
    let fixes: String =
        "F-1;CAF;hors dispositif;droit commun;accordé".split(';').map(cellule).collect();
    let vides =
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>";
    let contenu = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet>\
         <table:table table:name=\"Actions\">{}</table:table>\
         <table:table table:name=\"Financements\">{entetes}{vides}{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        rangees(ACTIONS),
        rangee(format!("{fixes}{montant}")),
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", &contenu),
    ])
}

#[test]
fn a_spreadsheet_of_libreoffice_is_read() {
    let octets = ods("<table:table-cell office:value-type=\"float\" office:value=\"19875.06\"/>");
    let classeur = Classeur::read(&octets, "").unwrap();
    assert_eq!(classeur.format(), Format::Ods);
    let lecture = classeur.read_programmation(&demande("{}")).unwrap();
    assert_eq!(lecture.problemes, []);
    assert_eq!(lecture.lu[&Stade::Accorde].total().centimes(), 1_987_506);
    assert_eq!((lecture.financements.rangees.lues, lecture.financements.rangees.vides), (1, 3));
}

#[test]
fn a_sheet_that_repeats_cells_without_end_is_refused_before_room_is_made_for_it() {
    // Two far corners, and one cell of text repeated: a kilobyte each, gigabytes once laid out.
    let plein =
        "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
    let loin = format!(
        "<table:table-cell/></table:table-row><table:table-row table:number-rows-repeated=\"1000000\">\
         <table:table-cell/></table:table-row><table:table-row>\
         <table:table-cell table:number-columns-repeated=\"16000\"/>{plein}"
    );
    let repete = plein.replacen("-cell ", "-cell table:number-columns-repeated=\"2000001\" ", 1);
    for montant in [loin, repete] {
        let erreur = Classeur::read(&ods(&montant), "").unwrap_err();
        assert!(matches!(erreur, ClasseurError::TropDeCellules { max: 2_000_000 }), "{erreur}");
    }
    // What is repeated and blank is no cell: LibreOffice fills its sheets so.
    let blancs = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>\
                  <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
                  <table:table-row table:number-rows-repeated=\"1000000\">\
                  <table:table-cell table:number-columns-repeated=\"16384\"/>";
    assert!(Classeur::read(&ods(blancs), "").is_ok());
}

#[test]
fn a_formula_that_nobody_computed_is_no_amount() {
    let octets = ods("<table:table-cell table:formula=\"of:=1+2\"/>");
    let lecture = Classeur::read(&octets, "").unwrap().read_programmation(&demande("{}")).unwrap();
    assert_eq!(
        codes(&lecture),
        [("Financements!F5".to_owned(), CodeDeProbleme::FormuleSansValeur)]
    );
    assert!(lecture.problemes[0].phrase.contains("jamais été calculée"));

    let rangee = |texte: &str, fin: &str| {
        let debut = "<c t=\"inlineStr\"><is><t>";
        let cellules = texte.replace(';', &format!("</t></is></c>{debut}"));
        let cellules = format!("{debut}{cellules}</t></is></c>");
        format!("<row>{cellules}{fin}</row>")
    };
    let feuille = |rangees: String| {
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rangees}</sheetData></worksheet>"
        )
    };
    let entetes = rangee("Référence;Financeur;Dispositif;Crédits;Stade;Montant", "");
    let fixes = "F-1;CAF;hors dispositif;droit commun;accordé";
    // `=SI(A2="";"";…)` all along a row: computed, and blank.
    let rien = "<c t=\"str\"><f>IF(1=1,\"\",A2)</f><v></v></c>".repeat(6);
    let lignes = [
        rangee(fixes, "<c><f>1+1</f><v>2</v></c>"),
        rangee(fixes, "<c><f>1+2</f></c>"),
        format!("<row>{rien}</row>"),
        rangee(fixes, "<c><v>3</v></c>"),
    ];
    let octets = archive(&[
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Actions\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Financements\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &feuille(ACTIONS.lines().map(|l| rangee(l, "")).collect())),
        ("xl/worksheets/sheet2.xml", &feuille(format!("{entetes}{}", lignes.concat()))),
    ]);
    let lecture = Classeur::read(&octets, "").unwrap().read_programmation(&demande("{}")).unwrap();
    assert_eq!(
        codes(&lecture),
        [("Financements!F3".to_owned(), CodeDeProbleme::FormuleSansValeur)]
    );
    assert_eq!(lecture.problemes[0].valeur.as_deref(), Some("=1+2"));
    assert_eq!(lecture.lu[&Stade::Accorde].total().centimes(), 500);
    assert_eq!(lecture.financements.rangees.vides, 1);
}

#[test]
fn rows_are_refused_with_every_problem_of_theirs() {
    let lecture = lignes(
        "F-1;CAF;hors dispositif;droit commun;accordé;1.704,00\n\
         F-9;CAF;hors dispositif;droit commun;accordé;10\n\
         ;Mécène;FCS;;gagné;nc\n\
         F-2;Autre;FONJEP;spécifiques;versé;20\n\
         F-2;CAF;hors dispositif;droit commun;accordé;\n",
    );
    assert_eq!(
        codes(&lecture),
        [
            ("Financements!A3".to_owned(), CodeDeProbleme::ActionInconnue),
            ("Financements!A4".to_owned(), CodeDeProbleme::CelluleVide),
            ("Financements!B4".to_owned(), CodeDeProbleme::Libelle),
            ("Financements!D4".to_owned(), CodeDeProbleme::CelluleVide),
            ("Financements!E4".to_owned(), CodeDeProbleme::Libelle),
            ("Financements!F4".to_owned(), CodeDeProbleme::Montant),
            ("Financements!5".to_owned(), CodeDeProbleme::CelluleVide),
            ("Financements!F6".to_owned(), CodeDeProbleme::SansMontant),
        ]
    );
    assert_eq!(lecture.lu[&Stade::Accorde].total().centimes(), 170_400);
    assert_eq!(lecture.refuse[&Some(Stade::Accorde)].total().centimes(), 1_000);
    assert_eq!(lecture.refuse[&Some(Stade::Verse)].total().centimes(), 2_000);
    assert_eq!((lecture.financements.rangees.lues, lecture.financements.rangees.refusees), (1, 4));
    let incomplete = lecture.complete().unwrap_err();
    assert_eq!(incomplete.problemes.len(), 8);
    assert_eq!(incomplete.partielle.unwrap().actions().len(), 2);
}

#[test]
fn totals_that_tie_and_that_do_not() {
    let ligne = |montant: &str| format!("F-1;CAF;hors dispositif;droit commun;accordé;{montant}\n");
    let lecture = lignes(&format!(
        "{}{}Sous-total;;;;;30\n\n{}Sous-total État;;;;;6\nTotal;;;;;35\nTOTAL GÉNÉRAL;;;;;35,01\n",
        ligne("10"),
        ligne("20"),
        ligne("5"),
    ));
    let lus: Vec<_> =
        lecture.totaux.iter().map(|t| (t.verdict, t.base, t.calcule.centimes())).collect();
    assert_eq!(
        lus,
        [
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLePrecedent, 3_000),
            (VerdictDeTotal::Faux, BaseDeTotal::DepuisLePrecedent, 500),
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLeDebut, 3_500),
            (VerdictDeTotal::Faux, BaseDeTotal::DepuisLeDebut, 3_500),
        ]
    );
    assert_eq!(
        lecture.totaux[3].to_string(),
        "Financements!F9\u{a0}: «\u{a0}TOTAL GÉNÉRAL\u{a0}» imprime 35,01\u{a0}€, la somme de toutes les lignes au-dessus est 35,00\u{a0}€, écart +0,01\u{a0}€"
    );
    let rangees = lecture.financements.rangees;
    assert_eq!((rangees.lues, rangees.totaux, rangees.vides), (3, 4, 1));
    assert!(lecture.complete().is_ok());
}

const SOURCES: &str = r#"{"sources": {
    "État (P147)": {"financeur": {"nature": "etat"}, "programme": 147, "dispositif": "contrat_de_ville", "credits": "specifiques"},
    "CAF": {"financeur": {"nature": "caf"}, "dispositif": "aucun", "credits": "droit_commun"}},
    "financements": {"valeurs": {"stade": "accordé"}}}"#;

#[test]
fn a_matrix_has_a_column_a_source() {
    let lecture = pair("Réf.;Etat - P147;Caf;Total\nF-1;1 000;;1 000\nF-2;0;250,50;250,50\nTotal;1 000;250;1 250\n", SOURCES).unwrap();
    assert_eq!(lecture.problemes, []);
    assert_eq!(
        (lecture.lu[&Stade::Accorde].nombre(), lecture.lu[&Stade::Accorde].total().centimes()),
        (3, 125_050)
    );
    let verdicts: Vec<_> = lecture.totaux.iter().map(|t| t.verdict).collect();
    assert_eq!(verdicts, [VerdictDeTotal::Juste, VerdictDeTotal::Faux]);
    let montrees: Vec<String> = lecture
        .financements
        .colonnes
        .iter()
        .map(|c| format!("{} {} {}", c.colonne, c.entete, c.sens))
        .collect();
    assert_eq!(montrees[1], "B Etat - P147 État, programme 147, programmation du contrat de ville");
    assert_eq!(lecture.financements.colonnes[1].reconnue, Reconnaissance::Donnee);
    assert_eq!(lecture.financements.ignorees[0].1, "Total");
}

#[test]
fn what_columns_hold_must_be_told() {
    let texte = |financements: &str, correspondance: &str| {
        pair(financements, correspondance).unwrap_err().to_string()
    };
    assert_eq!(
        texte("Réf.;N° de dossier;Financeur;Dispositif;Crédits;Stade;Montant\nF-1\n", "{}"),
        "Financements!A1 and Financements!B1 are both « Référence »: give the column"
    );
    assert_eq!(
        texte("Réf.;Financeur;Dispositif;Crédits;Montant\nF-1\n", "{}"),
        "sheet \"Financements\", headers of row 1: no column of Stade, expected « Stade »; give its column or its value"
    );
    assert_eq!(
        texte("a;b\n", "{}"),
        "table of financements: no visible sheet has a row of its headers, looked at [\"Actions\", \"Financements\"]; name the sheet and the row"
    );
    assert_eq!(
        texte("Réf.;CAF;Montant\nF-1\n", SOURCES),
        "sheet \"Financements\": Financements!C1 is an amount and Financements!B1 a source, expected one row a line or one column a source"
    );
    assert_eq!(
        texte("a;b\n", r#"{"financements": {"feuille": "Budget"}}"#),
        "table of financements: no sheet \"Budget\", expected one of [\"Actions\", \"Financements\"]"
    );
    assert_eq!(
        texte("a;b\n", r#"{"financements": {"colonnes": {"titre": "B"}}}"#),
        "« Intitulé » is no field of the table of financements"
    );
    let entetes = "Réf.;Financeur;Dispositif;Crédits;Stade;Montant\n";
    let deux =
        csv(ACTIONS, "Actions").join(csv(entetes, "B1")).unwrap().join(csv(entetes, "B2")).unwrap();
    assert_eq!(
        deux.read_programmation(&demande("{}")).unwrap_err().to_string(),
        "table of financements: may be any of [\"B1\", \"B2\"]; name the sheet"
    );
}

#[test]
fn other_formats_are_named() {
    let refus = |octets: &[u8]| Classeur::read(octets, "").unwrap_err();
    assert_eq!(
        refus(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]),
        ClasseurError::Format(Format::Xls)
    );
    assert_eq!(refus(b"PK\x03\x04..xl/workbook.bin"), ClasseurError::Format(Format::Xlsb));
    assert_eq!(refus(b"PK\x03\x04..word/document.xml"), ClasseurError::Format(Format::Archive));
    assert_eq!(refus(b"\xEF\xBB\xBF <HTML>"), ClasseurError::Format(Format::Balises));
    assert_eq!(refus(b"").to_string(), "the file is an empty file: expected XLSX, ODS or CSV");
    assert!(matches!(
        refus(b"PK\x03\x04xl/workbook.xml"),
        ClasseurError::Illisible { format: Format::Xlsx, .. }
    ));
}

#[test]
fn amounts_beyond_fifteen_digits_are_texts_and_told() {
    let mut lecture = lignes("F-1;CAF;hors dispositif;droit commun;accordé;1\n");
    let programmation = lecture.partielle.take().unwrap();
    let mut json = serde_json::to_value(&programmation).unwrap();
    json["lignes"][0]["montant"] = "9999999999999.99".into();
    let write = |json: &serde_json::Value| {
        let programmation = serde_json::from_value(json.clone()).unwrap();
        let ecrit = ecrire(&programmation);
        let demande = demande("{}");
        let relue =
            Classeur::read(&ecrit.octets, "").unwrap().read_programmation(&demande).unwrap();
        assert_eq!(relue.complete().unwrap(), programmation);
        ecrit.en_texte.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(write(&json), Vec::<String>::new());
    json["lignes"][0]["montant"] = "10000000000000.00".into();
    let textes = write(&json);
    assert!(textes.contains(&"Financements!F5".to_owned()), "{textes:?}");
    assert_eq!(Euros::parse("10000000000000.00").unwrap().centimes(), 1_000_000_000_000_000);
}

fn ecrire(
    programmation: &contrat_de_ville::financement::Programmation,
) -> contrat_de_ville::echange::tableur::ClasseurEcrit {
    ClasseurDeProgrammation {
        titre: "Fictif",
        tranche: programmation.tranche(Stade::Accorde),
        constats: &[],
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: DateTime::from_timestamp(0, 0).unwrap(),
    }
    .write()
    .unwrap()
}

#[test]
fn the_generation_says_which_nomenclature_is_read() {
    let mut autre = demande("{}");
    autre.generation = Generation::EngagementsQuartiers2030;
    let classeur = csv(ACTIONS, "Actions")
        .join(csv("Réf.;Financeur;Dispositif;Crédits;Stade;Montant\n", "Financements"))
        .unwrap();
    let lecture = classeur.read_programmation(&autre).unwrap();
    assert_eq!(lecture.problemes[0].code, CodeDeProbleme::Libelle);
    assert_eq!(lecture.problemes[0].adresse.to_string(), "Actions!E2");
}
