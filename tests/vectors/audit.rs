//! Published tables, right and wrong; fictitious but for the shapes, which are those of real reports.

use contrat_de_ville::controle::{
    Candidat, Cellule, ChiffresImprimes, Code, Constat, LigneImprimee, MontantImprime, Operation,
    Tableau, TauxImprime, Verdict, audit_colonne, reproduce,
};
use contrat_de_ville::nombre::{Arrondi, Convention, Decimales, Euros, Methode};
use contrat_de_ville::rapport;

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
        "un montant n’est pas communiqué ; les autres laissent 1 200,00 € sur le total"
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
    let constats =
        tableau(&[["A", "1,00", "33,3"], ["B", "1,00", "33,3"], ["C", "1,00", "33,3"]]).audit();
    assert_eq!(constats[0].verdict, Verdict::Confirme);
    assert!(constats[0].phrase.ends_with("les taux imprimés s’écartent de 100 de -0,1 point"));
    // Half a tenth: away from zero and to even part ways.
    let audit =
        audit_colonne(&tableau(&[["A", "125,00", "12,5"], ["B", "875,00", "87,5"]])).unwrap();
    assert_eq!(audit.arrondis.len(), 5);
    let audit = audit_colonne(&tableau(&[["A", "125,00", "12"], ["B", "875,00", "88"]])).unwrap();
    assert_eq!(audit.arrondis, [Arrondi::DemiPair]);
}

#[test]
fn amounts_printed_in_millions_are_intervals() {
    // 1,3 M€ of 3,0 M€ is 43,3 %, and anything between 41,0 and 45,8 % as printed: possible, not confirmed.
    let lignes = |a: &str, b: &str| {
        let rangees = [["A", "1,3 M€", a], ["B", "1,7 M€", b]];
        let audit = audit_colonne(&tableau(&rangees)).unwrap();
        let verdict = verdict(&tableau(&rangees).audit(), Code::Colonne);
        (verdict, audit.lignes[0].verdict(), audit.lignes[0].arrondis.len())
    };
    assert_eq!(lignes("43,3", "56,7"), (Verdict::Confirme, Verdict::Confirme, 3));
    assert_eq!(lignes("45,0", "55,0"), (Verdict::Explique, Verdict::Explique, 0));
    assert_eq!(lignes("46,0", "54,0"), (Verdict::NonConforme, Verdict::NonConforme, 0));
}

#[test]
fn shares_without_amounts_are_added_up() {
    let somme = |rangees: &[[&str; 3]]| verdict(&tableau(rangees).audit(), Code::SommeDeTaux);
    assert_eq!(somme(&[["A", "", "60"], ["B", "", "40"]]), Verdict::Confirme);
    assert_eq!(
        somme(&[["A", "", "33,3"], ["B", "", "33,3"], ["C", "", "33,3"]]),
        Verdict::Explique
    );
    // 100 is no rounded figure: 99,6 misses it by more than three halves of a tenth.
    assert_eq!(
        somme(&[["A", "", "33,3"], ["B", "", "33,3"], ["C", "", "33,0"], ["Total", "", "100"]]),
        Verdict::NonConforme
    );
    assert_eq!(
        somme(&[["A", "", "60"], ["B", "", "30"], ["Total", "", "100"]]),
        Verdict::NonConforme
    );
    // Nothing says that these are shares.
    assert_eq!(somme(&[["A", "", "60"], ["B", "", "30"]]), Verdict::Indecidable);
    assert_eq!(somme(&[["A", "", "68"]]), Verdict::Indecidable);
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
    assert_eq!(ligne("1,0 M€", "1,3 M€", "+40 %"), Verdict::Explique);
    assert_eq!(ligne("1,0 M€", "1,3 M€", "+30 %"), Verdict::Confirme);
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
    type Montant = Cellule<MontantImprime>;
    let cellule = |json: &str| serde_json::from_str::<Montant>(json);
    assert_eq!(cellule("\"\"").unwrap(), Cellule::Vide);
    assert_eq!(cellule("\"nc\"").unwrap(), Cellule::NonCommunique);
    assert_eq!(cellule("\"1,7 M€\"").unwrap().to_string(), "1,7 M€");
    assert!(cellule("\"-\"").unwrap_err().to_string().contains("no digit, expected a number"));
    assert!(cellule("\"12,345\"").unwrap_err().to_string().contains("ambiguous"));
    assert!(cellule("12").is_err());
}

/// Without a printed total, the sum of rounded amounts is as rounded as they are: 1,35 / 2,95 is 45,8 %,
/// and 1,25 / 3,05 is 41,0 %.
#[test]
fn a_sum_of_rounded_amounts_is_an_interval() {
    let possible = |taux: &str| {
        let rangees = [["A", "1,3 M€", taux], ["B", "1,7 M€", "54,3"]];
        audit_colonne(&tableau(&rangees)).unwrap().lignes[0].possible
    };
    assert_eq!(["40,9", "41,0", "45,8", "45,9"].map(possible), [false, true, true, false]);
}

/// An apportionment is of a whole column: a missing amount or share, or mixed decimals, and none is tried.
#[test]
fn a_column_with_a_hole_is_audited_line_by_line_only() {
    let rangees = [
        // A share is missing, then an amount.
        [["A", "75,00", "75"], ["B", "25,00", ""], ["Total", "100,00", ""]],
        [["A", "75,00", "75"], ["B", "nc", "25"], ["Total", "100,00", ""]],
        // Printed with one decimal here and none there.
        [["A", "75,00", "75"], ["B", "25,00", "25,0"], ["Total", "100,00", ""]],
    ];
    for rangees in rangees {
        let audit = audit_colonne(&tableau(&rangees)).unwrap();
        assert_eq!(audit.arrondis.len(), 5, "{rangees:?}");
        assert_eq!((audit.methodes.len(), audit.essais()), (0, 5), "{rangees:?}");
        assert_eq!((audit.ecart, audit.restes), (None, None), "{rangees:?}");
    }
    let audit = audit_colonne(&tableau(&[["A", "75,00", "75"], ["B", "25,00", "25"]])).unwrap();
    assert_eq!((audit.methodes.len(), audit.essais()), (6, 11));
    // Nothing says what the shares are of.
    assert_eq!(audit_colonne(&tableau(&[["A", "75,00", "75"], ["B", "nc", "25"]])), None);
}

/// 3 for 1 is 75 and 25: a unit moved between parties that do not stand level is no apportionment.
#[test]
fn an_apportionment_moves_a_unit_only_between_equals() {
    for taux in [["74", "26"], ["76", "24"], ["75", "26"], ["73", "27"]] {
        let audit =
            audit_colonne(&tableau(&[["A", "3,00", taux[0]], ["B", "1,00", taux[1]]])).unwrap();
        assert_eq!(audit.methodes, [], "{taux:?}");
        assert!(audit.nearest_is_largest_remainder());
    }
    // Three equals and one more: 28,57 % each, 14,29 %. Two of the three get the last two units, never
    // two units for one of them, and never one for the fourth under the largest remainder.
    for (taux, attendu) in [
        (["29", "29", "28", "14"], true),
        (["29", "28", "29", "14"], true),
        (["28", "29", "29", "14"], true),
        (["30", "28", "28", "14"], false),
        (["29", "28", "28", "15"], false),
    ] {
        let montants = ["2,00", "2,00", "2,00", "1,00"];
        let rangees: Vec<[&str; 3]> =
            montants.into_iter().zip(taux).map(|(montant, taux)| ["L", montant, taux]).collect();
        let methodes = audit_colonne(&tableau(&rangees)).unwrap().methodes;
        assert_eq!(methodes.contains(&Methode::PlusFortsRestes), attendu, "{taux:?}");
    }
    // Rounded one by one, three thirds miss a tenth that the largest remainder gives.
    let tiers = [["A", "1,00", "33,3"], ["B", "1,00", "33,3"], ["C", "1,00", "33,3"]];
    assert!(!audit_colonne(&tableau(&tiers)).unwrap().nearest_is_largest_remainder());
}

/// The nearest rounding confirms, another one explains, a blank is nothing to check; what Markdown would
/// read as a sign is escaped, and a line break would end the row.
#[test]
fn a_table_as_people_read_its_audit() {
    let rangees = [
        ["A\nx|y", "1,00", "33,3"],
        ["B", "2,00", "66,6"],
        ["C", "0,00", "1,0"],
        ["D", "nc", ""],
        ["Total", "3,00", ""],
    ];
    let texte =
        rapport::controle(&tableau(&rangees)).to_string().replace(['\u{202f}', '\u{a0}'], " ");
    let (table, _) = texte.split_once("## Constats").unwrap();
    let attendu = "\
# T

| Ligne  | Montant | Taux publié | Part (4 décimales) | Verdict    | Donné par                                           |
| :----- | ------: | ----------: | -----------------: | :--------- | :-------------------------------------------------- |
| A x\\|y |    1,00 |        33,3 |          33,3333 % | confirmé   | arrondi au plus proche, arrondi au pair, troncature |
| B      |    2,00 |        66,6 |          66,6667 % | expliqué   | troncature                                          |
| C      |    0,00 |         1,0 |           0,0000 % | écart      | aucun arrondi                                       |
| D      |      nc |             |                    | sans objet |                                                     |
| Total  |    3,00 |             |                    |            |                                                     |

";
    assert_eq!(table, attendu);
}

#[test]
fn a_finding_and_a_figure_as_they_are_printed() {
    let constat = &tableau(&[["A", "600,00", ""], ["Total", "600,00", ""]]).audit()[0];
    assert_eq!(
        constat.to_string(),
        "T\u{a0}: les lignes font exactement le total, 600,00\u{a0}€ (confirmé)"
    );
    let operation = Operation {
        commune: "Commune fictive".parse().unwrap(),
        objet: "aire de jeux".parse().unwrap(),
    };
    assert_eq!(operation.to_string(), "Commune fictive : aire de jeux");
    // The text keeps what the value forgets.
    let montant: MontantImprime = " 1,70 M€ ".parse().unwrap();
    assert_eq!((montant.texte(), montant.pas()), ("1,70 M€", 1_000_000));
    assert_eq!(montant.euros(), Euros::from_centimes(170_000_000));
    let taux: TauxImprime = " 68,30 % ".parse().unwrap();
    assert_eq!(
        (taux.texte(), taux.unites(), taux.decimales()),
        ("68,30 %", 6_830, Decimales::DEUX)
    );
}

/// 4 M€ of 6 M€ is 66,7 %, and anything between 53,8 and 81,8 % as printed: 55 % is possible, and says so.
#[test]
fn little_precision_confirms_nothing() {
    let (partie, total) = ("4 M€".parse().unwrap(), "6 M€".parse().unwrap());
    let candidat = || Candidat::part((), &partie, &total).unwrap();
    let essai = |taux: &str| {
        let reproduction = reproduce(&taux.parse().unwrap(), [candidat()]);
        let nombres =
            (reproduction.trouves.len(), reproduction.possibles.len(), reproduction.ecartes.len());
        (nombres, reproduction.hasard().to_string())
    };
    // 53 to 82 is thirty ways of being printed.
    assert_eq!(essai("67 %"), ((1, 0, 0), "30/100".to_owned()));
    assert_eq!(essai("55 %"), ((0, 1, 0), "30/100".to_owned()));
    assert_eq!(essai("53 %"), ((0, 0, 1), "30/100".to_owned()));
}

#[test]
fn a_rate_beside_a_blank_amount_is_a_missing_part() {
    let rangees = [["A", "600,00", "60"], ["B", "200,00", "20"], ["C", "", "20"]];
    assert_eq!(audit_colonne(&tableau(&rangees)), None);
    // Only the sum of the shares is left to check.
    assert_eq!(verdict(&tableau(&rangees).audit(), Code::SommeDeTaux), Verdict::Confirme);
}

#[test]
fn totals_by_their_usual_names() {
    for libelle in ["Total", "TOTAL :", "Total général", "totaux", "Total\u{a0}:"] {
        let tableau = tableau(&[["A", "1,00", ""], [libelle, "1,00", ""]]);
        assert!(tableau.total.is_some(), "{libelle:?}");
    }
    for libelle in ["Sous-total", "Total des recettes"] {
        let rangees = [["A", "1,00", ""], [libelle, "1,00", ""]];
        let error = Tableau::from_rows("T", Convention::VirguleDecimale, rangees).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "row 2: {libelle:?} seems to add up other rows, expected parts and one row `Total`"
            )
        );
    }
}

/// What only a named convention reads is kept as a text that needs none.
#[test]
fn figures_read_under_a_convention_survive_the_wire() {
    for (texte, attendu) in
        [("1.704", "1704"), ("-12,345 k€", "-012,345 k€"), ("1 704,00 €", "1 704,00 €")]
    {
        let imprime = MontantImprime::read(texte, Convention::VirguleDecimale).unwrap();
        assert_eq!(imprime.texte(), attendu);
        let json = serde_json::to_string(&imprime).unwrap();
        assert_eq!(serde_json::from_str::<MontantImprime>(&json).unwrap(), imprime);
    }
    let taux = TauxImprime::read("12,345", Convention::VirguleDecimale).unwrap();
    assert_eq!((taux.texte(), taux.unites()), ("012,345 %", 12_345));
    assert_eq!(
        serde_json::from_str::<TauxImprime>(&serde_json::to_string(&taux).unwrap()).unwrap(),
        taux
    );
}

/// The year before is a column like the other.
#[test]
fn the_total_of_the_year_before_is_checked() {
    let chiffres = |montant: &str, precedent: &str| ChiffresImprimes {
        montant: montant.parse().unwrap(),
        precedent: precedent.parse().unwrap(),
        ..ChiffresImprimes::default()
    };
    let lignes = vec![LigneImprimee {
        cle: (),
        libelle: "A".to_owned(),
        chiffres: chiffres("5,00", "4,00"),
    }];
    let constats =
        Tableau { titre: "T".to_owned(), lignes, total: Some(chiffres("5,00", "1,00")) }.audit();
    let verdicts: Vec<_> = constats.iter().map(|c| (c.lieu.as_str(), c.verdict)).collect();
    assert_eq!(verdicts, [("T", Verdict::Confirme), ("T, année précédente", Verdict::NonConforme)]);
}

/// Ten lines are told one by one; from the eleventh on, the column is cut short, and says so.
#[test]
fn a_long_column_is_cut_short() {
    let phrase = |lignes: usize| {
        let constats = tableau(&vec![["L", "1,00", "50"]; lignes]).audit();
        let colonne = constats.into_iter().find(|constat| constat.code == Code::Colonne).unwrap();
        assert_eq!(colonne.verdict, Verdict::NonConforme);
        colonne.phrase.replace(['\u{202f}', '\u{a0}'], " ")
    };
    assert_eq!(phrase(10).matches("« L »").count(), 10);
    assert!(!phrase(10).contains('…'), "{}", phrase(10));
    assert_eq!(phrase(11).matches("« L »").count(), 10);
    assert_eq!(phrase(11).matches(" / …").count(), 1, "{}", phrase(11));
}

/// In French the plural starts at two.
#[test]
fn points_are_plural_from_two() {
    for (taux, attendu) in [
        (["60,0", "38,1"], "les taux imprimés font 98,1, et non 100,0 : écart de -1,9 point"),
        (["60,0", "38,0"], "les taux imprimés font 98,0, et non 100,0 : écart de -2,0 points"),
        (["60,0", "42,5"], "les taux imprimés font 102,5, et non 100,0 : écart de +2,5 points"),
    ] {
        let constats =
            tableau(&[["A", "", taux[0]], ["B", "", taux[1]], ["Total", "", "100,0"]]).audit();
        assert_eq!(constats[0].phrase.replace(['\u{202f}', '\u{a0}'], " "), attendu);
        assert_eq!(constats[0].verdict, Verdict::NonConforme);
    }
}

/// 92,40 rounds down and 1,55 up: the largest remainder serves the three largest fractions, where
/// Sainte-Laguë takes the last unit from the largest party (91) and gives it to the fourth small one.
#[test]
fn the_column_under_the_largest_remainder_is_of_that_method() {
    let audit = audit_colonne(&tableau(&[
        ["A", "92,40", "91"],
        ["B", "1,55", "2"],
        ["C", "1,54", "2"],
        ["D", "1,53", "2"],
        ["E", "1,52", "2"],
        ["F", "1,46", "1"],
    ]))
    .unwrap();
    assert!(audit.methodes.contains(&Methode::SainteLague));
    assert!(!audit.methodes.contains(&Methode::PlusFortsRestes));
    let restes: Vec<Option<i128>> =
        audit.restes.unwrap().iter().map(|taux| taux.unites()).collect();
    assert_eq!(restes, [92, 2, 2, 2, 1, 1].map(Some));
}
