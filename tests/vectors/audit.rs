//! Published tables, right and wrong; fictitious but for the shapes, which are those of real reports.

use contrat_de_ville::controle::{
    Cellule, ChiffresImprimes, Code, Constat, LigneImprimee, Releve, Tableau, Verdict,
    audit_colonne,
};
use contrat_de_ville::nombre::{Arrondi, Convention, Methode};

fn tableau(rangees: &[[&str; 3]]) -> Tableau<String> {
    Tableau::from_rows("T", Convention::VirguleDecimale, rangees.iter().copied()).unwrap()
}

#[track_caller]
fn verdict(constats: &[Constat], code: Code) -> Verdict {
    constats.iter().find(|constat| constat.code == code).expect("a finding of that code").verdict
}

#[test]
fn totals() {
    for (rangees, attendu) in [
        ([["A", "600,10", ""], ["B", "399,90", ""], ["Total", "1 000,00", ""]], Verdict::Confirme),
        // Three figures to the euro may hide 1,50 €, not 2 €.
        ([["A", "601", ""], ["B", "400", ""], ["total", "1 000", ""]], Verdict::Explique),
        ([["A", "602", ""], ["B", "400", ""], ["TOTAL", "1 000", ""]], Verdict::NonConforme),
        // To the cent, nothing is hidden.
        (
            [["A", "600,11", ""], ["B", "399,90", ""], ["Total", "1 000,00", ""]],
            Verdict::NonConforme,
        ),
        (
            [["A", "1,2 M€", ""], ["B", "800 k€", ""], ["Total", "2 049 999,99", ""]],
            Verdict::Explique,
        ),
        (
            [["A", "1,2 M€", ""], ["B", "800 k€", ""], ["Total", "2 060 000,00", ""]],
            Verdict::NonConforme,
        ),
        ([["A", "nc", ""], ["B", "800", ""], ["Total", "2 000", ""]], Verdict::Indecidable),
    ] {
        assert_eq!(verdict(&tableau(&rangees).audit(), Code::Somme), attendu, "{rangees:?}");
    }
}

#[test]
fn a_missing_part_leaves_the_rest() {
    let constats = tableau(&[["A", "nc", ""], ["B", "800", ""], ["Total", "2 000", ""]]).audit();
    let phrase = constats[0].phrase.replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(
        phrase,
        "1 montant(s) non communiqué(s) ; les autres laissent 1 200,00 € sur le total"
    );
}

#[test]
fn columns_of_shares() {
    // 1/3 each: no rounding adds up, the largest remainder does, whoever gets the last tenth.
    for dernier in 0..3 {
        let mut taux = ["33,3"; 3];
        taux[dernier] = "33,4";
        let audit = audit_colonne(&tableau(&[
            ["A", "1,00", taux[0]],
            ["B", "1,00", taux[1]],
            ["C", "1,00", taux[2]],
        ]))
        .unwrap();
        assert_eq!(audit.arrondis, []);
        assert!(audit.methodes.contains(&Methode::PlusFortsRestes), "{taux:?}");
        assert_eq!(audit.ecart, Some(0));
    }
    let audit = audit_colonne(&tableau(&[
        ["A", "1,00", "33,3"],
        ["B", "1,00", "33,3"],
        ["C", "1,00", "33,3"],
    ]))
    .unwrap();
    assert_eq!(audit.arrondis, [Arrondi::AuPlusProche, Arrondi::DemiPair, Arrondi::Troncature]);
    assert_eq!(audit.methodes, []);
    assert_eq!(audit.ecart, Some(-1));
    // Half a tenth: away from zero and to even part ways.
    let audit =
        audit_colonne(&tableau(&[["A", "125,00", "12,5"], ["B", "875,00", "87,5"]])).unwrap();
    assert_eq!(audit.arrondis.len(), 5);
    let audit = audit_colonne(&tableau(&[["A", "125,00", "12"], ["B", "875,00", "88"]])).unwrap();
    assert_eq!(audit.arrondis, [Arrondi::DemiPair]);
}

#[test]
fn amounts_printed_in_millions_are_intervals() {
    // 1,3 M€ of 3,0 M€ is anything between 41,0 and 45,8 %.
    let audit =
        audit_colonne(&tableau(&[["A", "1,3 M€", "45,0"], ["B", "1,7 M€", "55,0"]])).unwrap();
    assert!(audit.arrondis.contains(&Arrondi::AuPlusProche));
    let audit =
        audit_colonne(&tableau(&[["A", "1,3 M€", "46,0"], ["B", "1,7 M€", "54,0"]])).unwrap();
    assert_eq!(audit.lignes[0].arrondis, []);
}

#[test]
fn shares_without_amounts_are_added_up() {
    let somme = |rangees: &[[&str; 3]]| verdict(&tableau(rangees).audit(), Code::SommeDeTaux);
    assert_eq!(somme(&[["A", "", "60"], ["B", "", "40"]]), Verdict::Confirme);
    assert_eq!(
        somme(&[["A", "", "33,3"], ["B", "", "33,3"], ["C", "", "33,3"]]),
        Verdict::Explique
    );
    assert_eq!(somme(&[["A", "", "60"], ["B", "", "30"]]), Verdict::NonConforme);
    assert_eq!(
        somme(&[["A", "", "60,00"], ["B", "", "30"], ["Total", "", "90,0"]]),
        Verdict::Confirme
    );
    assert!(tableau(&[["A", "", "nc"], ["B", "", "40"]]).audit().is_empty());
    assert!(tableau(&[["A", "", ""]]).audit().is_empty());
}

#[test]
fn evolutions() {
    let ligne = |precedent: &str, montant: &str, evolution: &str| {
        let cellule = |texte: &str| texte.parse().unwrap();
        let chiffres = ChiffresImprimes {
            montant: cellule(montant),
            precedent: cellule(precedent),
            evolution: evolution.parse().unwrap(),
            ..ChiffresImprimes::default()
        };
        let lignes = vec![LigneImprimee { cle: (), libelle: "A".to_owned(), chiffres }];
        verdict(&Tableau { titre: "T".to_owned(), lignes, total: None }.audit(), Code::Evolution)
    };
    assert_eq!(ligne("1 000,00", "1 256,00", "+25,6 %"), Verdict::Confirme);
    assert_eq!(ligne("1 000,00", "1 256,00", "+25 %"), Verdict::Explique);
    assert_eq!(ligne("1 000,00", "1 256,00", "+26,5 %"), Verdict::NonConforme);
    assert_eq!(ligne("1 000,00", "744,00", "−25,6"), Verdict::Confirme);
    assert_eq!(ligne("0,00", "744,00", "+100"), Verdict::Indecidable);
    assert_eq!(ligne("nc", "744,00", "+100"), Verdict::Indecidable);
    // 1,0 M€ → 1,3 M€ may be anything from +19 % to +42 %.
    assert_eq!(ligne("1,0 M€", "1,3 M€", "+40 %"), Verdict::Confirme);
    assert_eq!(ligne("1,0 M€", "1,3 M€", "+45 %"), Verdict::NonConforme);
}

#[test]
fn refused_rows_name_their_place() {
    let refuse = |rangees: &[[&str; 3]]| {
        Tableau::from_rows("T", Convention::VirguleDecimale, rangees.iter().copied())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refuse(&[["A", "1", "2"], ["B", "douze", ""]]),
        "row 2, column `montant`: \"douze\": unexpected 'd' at byte 0, expected a number"
    );
    assert_eq!(
        refuse(&[["A", "1", "1e3"]]),
        "row 1, column `taux`: \"1e3\": scientific notation has lost digits, expected them all"
    );
    assert_eq!(
        refuse(&[["A", "1", "0,1234567890"]]),
        "row 1, column `taux`: \"0,1234567890\": more than nine decimals"
    );
}

#[test]
fn a_second_total_is_refused() {
    let rangees = [["A", "1", ""], ["Total", "1", ""], ["TOTAL", "2", ""]];
    let error = Tableau::from_rows("T", Convention::VirguleDecimale, rangees).unwrap_err();
    assert_eq!(error.to_string(), "row 3: a second row `Total`, expected one at most");
}

#[test]
fn cells_on_the_wire() {
    type Montant = Cellule<contrat_de_ville::controle::MontantImprime>;
    let cellule = |json: &str| serde_json::from_str::<Montant>(json);
    assert_eq!(cellule("\"\"").unwrap(), Cellule::Vide);
    assert_eq!(cellule("\"nc\"").unwrap(), Cellule::NonCommunique);
    assert_eq!(cellule("\"1,7 M€\"").unwrap().to_string(), "1,7 M€");
    assert!(cellule("\"-\"").unwrap_err().to_string().contains("empty, expected a number"));
    assert!(cellule("\"12,345\"").unwrap_err().to_string().contains("ambiguous"));
    assert!(cellule("12").is_err());
}

#[test]
fn refused_records_name_what_was_expected() {
    let cas = include_str!("../../examples/donnees/cabbalr-2023.json");
    let refuse = |de: &str, par: &str| {
        assert!(cas.contains(de), "{de}");
        serde_json::from_str::<Releve>(&cas.replacen(de, par, 1)).unwrap_err().to_string()
    };
    assert!(
        refuse("\"numerateur\": \"thematiques.1\"", "\"numerateur\": \"thematiques.9\"")
            .starts_with("mentions[0].numerateur: no figure \"thematiques.9\", expected one of total, dossiers.deposes")
    );
    assert!(
        refuse("{ \"pilier\": \"pilotage\" }", "{ \"theme\": \"education\" }")
            .starts_with("thematiques.lignes[3]: Theme(Education) is not of the generation")
    );
    assert!(refuse("\"4 194 646,00\"", "\"4.194\"").starts_with("\"4.194\": ambiguous"));
    assert!(refuse("\"taux\": \"68,3\"", "\"taus\": \"68,3\"").starts_with("unknown field `taus`"));
    assert!(
        refuse("\"taux\": \"100,0\"", "\"taus\": \"100,0\"").starts_with("unknown field `taus`")
    );
    assert!(refuse("\"deposes\": 165", "\"deposes\": 165, \"x\": 1").contains("unknown field `x`"));
}
