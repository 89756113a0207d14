//! Amounts as found in real files.

use contrat_de_ville::nombre::{Convention, EurosError, LectureMotif, double};
use contrat_de_ville::{Euros, Somme};

use Convention::{PointDecimal, Stricte, VirguleDecimale};

#[track_caller]
fn reads(convention: Convention, texte: &str, attendu: &str) {
    let lu = convention.read_euros(texte).map(|euros| euros.plain().to_string());
    assert_eq!(lu.as_deref(), Ok(attendu), "{texte:?}");
}

#[track_caller]
fn refuses(convention: Convention, texte: &str, attendu: &str) {
    let error = convention.read_euros(texte).expect_err(texte);
    assert_eq!(error.to_string(), format!("{texte:?}: {attendu}"));
    assert_eq!(error.texte(), texte);
}

#[test]
fn right_whatever_the_convention_supposes() {
    for (texte, attendu) in [
        ("1\u{202f}704\u{202f}613,00\u{a0}€", "1704613.00"),
        ("1 704 613,00 €", "1704613.00"),
        ("1704613,00", "1704613.00"),
        ("1.704.613,00", "1704613.00"),
        ("12.500,00", "12500.00"),
        ("-500", "-500.00"),
        ("(500)", "-500.00"),
        ("2 098.56", "2098.56"),
        ("1'704'613", "1704613.00"),
        ("1\u{2019}704,5", "1704.50"),
        ("1\u{2009}704", "1704.00"),
        ("1\u{2007}704", "1704.00"),
        ("500-", "-500.00"),
        ("500 € -", "-500.00"),
        ("\u{2212}500", "-500.00"),
        ("\u{2013} 500", "-500.00"),
        ("\u{2011}500", "-500.00"),
        ("+12,5", "12.50"),
        ("(1 704,00 €)", "-1704.00"),
        ("€ 12", "12.00"),
        ("-€12", "-12.00"),
        ("EUR 12,50", "12.50"),
        ("12,50 euros", "12.50"),
        ("1 EURO", "1.00"),
        ("94 k€", "94000.00"),
        ("1,7 M€", "1700000.00"),
        ("1,7 M €", "1700000.00"),
        ("1 704\u{202f}k\u{a0}€", "1704000.00"),
        ("(2 Mds €)", "-2000000000.00"),
        ("-1,7 Md€", "-1700000000.00"),
        ("2 Mds€", "2000000000.00"),
        ("12,3456 M€", "12345600.00"),
        ("  12\t", "12.00"),
        ("0,5", "0.50"),
        ("00012", "12.00"),
        ("1,704.50", "1704.50"),
        ("1,704,613", "1704613.00"),
        ("1.704.613", "1704613.00"),
        ("12,50000", "12.50"),
        ("92233720368547758,07", "92233720368547758.07"),
        ("-92233720368547758,08", "-92233720368547758.08"),
    ] {
        reads(Stricte, texte, attendu);
    }
}

#[test]
fn ambiguity_states_both_readings() {
    refuses(
        Stricte,
        "1.704",
        "ambiguous, 1.704 if the point opens decimals, 1704 if it separates thousands; name the convention",
    );
    refuses(
        Stricte,
        "12,345",
        "ambiguous, 12.345 if the comma opens decimals, 12345 if it separates thousands; name the convention",
    );
    assert!(matches!(
        Stricte.read_euros("94,162 k€").unwrap_err().motif(),
        LectureMotif::Ambigu { .. }
    ));
    assert!(matches!(
        Stricte.read_euros("1.704 €").unwrap_err().motif(),
        LectureMotif::Ambigu { .. }
    ));
    assert!(matches!(
        Stricte.read_euros("-1,704 M€").unwrap_err().motif(),
        LectureMotif::Ambigu { .. }
    ));
    reads(VirguleDecimale, "1.704", "1704.00");
    reads(PointDecimal, "12,345", "12345.00");
    reads(VirguleDecimale, "94,162 k€", "94162.00");
    reads(PointDecimal, "94.162 k€", "94162.00");
}

#[test]
fn a_named_convention_refuses_the_other() {
    let motif = "expected thousands in groups of three digits behind one kind of separator, and decimals behind a comma or a point";
    refuses(VirguleDecimale, "2 098.56", motif);
    refuses(PointDecimal, "2 098,56", motif);
    refuses(VirguleDecimale, "1,704,613", motif);
    refuses(PointDecimal, "1.704.613", motif);
}

#[test]
fn refusals() {
    refuses(Stricte, "", "no digit, expected a number");
    refuses(Stricte, " \u{a0} ", "no digit, expected a number");
    refuses(Stricte, "€", "no digit, expected a number");
    refuses(Stricte, "-", "no digit, expected a number");
    for texte in ["nc", "NC", " n.c. ", "n. c.", "nd", "n/a", "Non communiqué"] {
        refuses(Stricte, texte, "not communicated, expected a number");
    }
    let scientifique = "scientific notation has lost digits, expected them all";
    refuses(Stricte, "2.00072460000E+13", scientifique);
    refuses(Stricte, "1,2e5", scientifique);
    let groupement = "expected thousands in groups of three digits behind one kind of separator, and decimals behind a comma or a point";
    for texte in [
        "17 04",
        "1704 613",
        "1  704",
        "0 704",
        "1 704'613",
        "1.70.4",
        "12,",
        ",50",
        "1 704 61",
        "1,2,3",
        "1.704,613.00",
        "1'704'6",
    ] {
        refuses(Stricte, texte, groupement);
    }
    refuses(Stricte, "12x", "unexpected 'x' at byte 2, expected a number");
    refuses(Stricte, " 1\u{ff12}", "unexpected '２' at byte 2, expected a number");
    refuses(Stricte, "12 $", "unexpected '$' at byte 3, expected a number");
    let signe = "expected one sign at most, in front or behind, or a pair of parentheses";
    for texte in ["--5", "-5-", "(-5)", "(5", "5)", "+-5", "-(5)"] {
        refuses(Stricte, texte, signe);
    }
    refuses(Stricte, "€ 5 €", "two units, expected one at most");
    refuses(Stricte, "0,005", "0.005 € is finer than a cent");
    // No group of thousands starts with zero: the point can only open decimals.
    refuses(Stricte, "0.704", "0.704 € is finer than a cent");
    refuses(Stricte, "1 704,613", "1704.613 € is finer than a cent");
    refuses(Stricte, "-1,234567 k€", "-1234.567 € is finer than a cent");
    refuses(Stricte, "92233720368547758,08", "out of range: at most 2^63 - 1 cents fit");
    refuses(Stricte, "99999999999999999999999999999", "more than 28 digits");
    refuses(Stricte, "5 m€", "unexpected 'm' at byte 2, expected a number");
}

#[test]
fn numbers_and_percentages_keep_their_printed_decimals() {
    let nombre = Stricte.read_nombre("12,50").unwrap();
    assert_eq!((nombre.mantissa(), nombre.scale()), (1_250, 2));
    let taux = Stricte.read_pourcentage("+25,6 %").unwrap();
    assert_eq!((taux.mantissa(), taux.scale()), (256, 1));
    let taux = Stricte.read_pourcentage("68,30\u{202f}%").unwrap();
    assert_eq!((taux.mantissa(), taux.scale()), (6_830, 2));
    assert_eq!(Stricte.read_pourcentage("56 % env.").unwrap_err().texte(), "56 % env.");
    assert_eq!(*Stricte.read_nombre("12 €").unwrap_err().motif(), LectureMotif::Unite);
}

#[test]
fn wire_form_of_euros() {
    let json =
        |texte: &str| serde_json::from_str::<Euros>(texte).map_err(|error| error.to_string());
    assert_eq!(json("\"1704613.00\""), Ok(Euros::from_centimes(170_461_300)));
    assert_eq!(json("\"1704613.5\""), Ok(Euros::from_centimes(170_461_350)));
    assert_eq!(json("1704613"), Ok(Euros::from_centimes(170_461_300)));
    assert_eq!(json("-3"), Ok(Euros::from_centimes(-300)));
    assert_eq!(serde_json::to_string(&Euros::MIN).unwrap(), "\"-92233720368547758.08\"");
    assert_eq!(json("\"-92233720368547758.08\""), Ok(Euros::MIN));
    assert!(json("1704613.5").unwrap_err().starts_with(
        "1704613.5 is a binary float, already rounded by whoever wrote it: expected the amount as a string"
    ));
    assert!(json("92233720368547759").unwrap_err().contains("out of range"));
    assert!(json("true").unwrap_err().contains("expected an amount as a string"));
    let refuse = |texte: &str| texte.parse::<Euros>().unwrap_err();
    assert_eq!(refuse("0.005"), EurosError::PlusFinQueLeCentime("0.005".to_owned()));
    assert_eq!(
        refuse("92233720368547758.08"),
        EurosError::HorsBornes("92233720368547758.08".to_owned())
    );
    for texte in ["", "-", "+1", "1,5", "1.", ".5", "1.500", "１", "1 704", "--1", "1.2.3"] {
        assert_eq!(refuse(texte), EurosError::Forme(texte.to_owned()));
    }
    assert_eq!(
        "1.0.0".parse::<Somme>().unwrap_err().to_string(),
        "total \"1.0.0\": expected the plain form, digits with at most two decimals (`1704613.00`)"
    );
}

#[test]
fn doubles_by_their_shortest_decimal() {
    let lu = |double: f64| {
        double::euros(double).map(|euros| euros.plain().to_string()).map_err(|e| e.to_string())
    };
    assert_eq!(lu(19_875.06).as_deref(), Ok("19875.06"));
    assert_eq!(lu(0.1).as_deref(), Ok("0.10"));
    assert_eq!(lu(-0.0).as_deref(), Ok("0.00"));
    assert_eq!(lu(1e15).as_deref(), Ok("1000000000000000.00"));
    assert_eq!(lu(0.1 + 0.2), Err("0.30000000000000004 has more than 15 significant digits: a double does not tell which amount was meant".to_owned()));
    assert_eq!(lu(0.125), Err("0.125 € is finer than a cent".to_owned()));
    assert_eq!(lu(1e300).unwrap_err().split(' ').nth(1), Some("€"));
    assert_eq!(lu(f64::NAN), Err("NaN is not an amount".to_owned()));
    assert_eq!(lu(f64::INFINITY), Err("inf is not an amount".to_owned()));
}
