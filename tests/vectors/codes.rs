//! Official codes, right and nearly right.

use core::fmt::Display;
use core::str::FromStr;

use contrat_de_ville::identifiant::{
    Annee, CodeCommune, CodeContrat, CodeDepartement, CodeQpv, Nom, Reference, Rna, Siren, Siret,
    Suffixe,
};

#[track_caller]
fn accepts<T: FromStr<Err: Display> + Display>(textes: &[&str]) {
    for texte in textes {
        match texte.parse::<T>() {
            Ok(code) => assert_eq!(code.to_string(), *texte),
            Err(error) => panic!("{texte:?} refused: {error}"),
        }
    }
}

#[track_caller]
fn refuses<T: FromStr<Err: Display> + Display>(textes: &[(&str, &str)]) {
    for (texte, attendu) in textes {
        match texte.parse::<T>() {
            Ok(code) => panic!("{texte:?} accepted as {code}"),
            Err(error) => assert_eq!(error.to_string(), *attendu),
        }
    }
}

#[test]
fn siren_and_siret() {
    accepts::<Siren>(&["200072460", "200044055", "246200802", "356000000"]);
    refuses::<Siren>(&[
        ("", "SIREN \"\": expected nine digits"),
        ("20007246", "SIREN \"20007246\": expected nine digits"),
        ("200 072 460", "SIREN \"200 072 460\": expected nine digits"),
        ("+20007246", "SIREN \"+20007246\": expected nine digits"),
        (
            "000000000",
            "SIREN \"000000000\": all zeros is a placeholder, expected a number of the register",
        ),
        ("200072461", "SIREN \"200072461\": wrong Luhn key"),
    ]);
    accepts::<Siret>(&["77554402601284", "35600000000048", "21060004500392", "35600000049837"]);
    refuses::<Siret>(&[
        ("7755440260128", "SIRET \"7755440260128\": expected fourteen digits"),
        ("77554402601285", "SIRET \"77554402601285\": wrong Luhn key"),
        ("77554402701284", "SIRET \"77554402701284\": its first nine digits are not a SIREN"),
        (
            "35600000049838",
            "SIRET \"35600000049838\": digits of an establishment of La Poste add up to a multiple of five",
        ),
        ("2.00072460000E+13", "SIRET \"2.00072460000E+13\": expected fourteen digits"),
    ]);
}

#[test]
fn rna() {
    accepts::<Rna>(&["W333216789", "W9R1011072", "W9C1000188"]);
    for texte in [
        "",
        "W33321678",
        "w333216789",
        "W3332167890",
        "W3A3216789",
        "W9r1011072",
        "W9R10110A2",
        "333216789W",
    ] {
        let attendu = format!(
            "RNA number {texte:?}: expected `W` and nine digits, or `W9`, a capital letter and seven digits"
        );
        refuses::<Rna>(&[(texte, &attendu)]);
    }
}

#[test]
fn departements_and_communes() {
    accepts::<CodeDepartement>(&[
        "01", "19", "21", "2A", "2B", "29", "95", "971", "976", "978", "984", "987", "988",
    ]);
    for texte in
        ["", "1", "00", "20", "96", "97", "99", "970", "979", "985", "2C", "2a", "001", " 1", "6２"]
    {
        assert!(texte.parse::<CodeDepartement>().is_err(), "{texte:?}");
    }
    accepts::<CodeCommune>(&[
        "62119", "01053", "2A004", "2B033", "97101", "97801", "98735", "93059", "75056",
    ]);
    refuses::<CodeCommune>(&[
        ("1053", "commune \"1053\": expected five characters, a leading zero included"),
        ("20004", "commune \"20004\": does not start with the code of a département"),
        ("99350", "commune \"99350\": does not start with the code of a département"),
        ("97900", "commune \"97900\": does not start with the code of a département"),
        ("62000", "commune \"62000\": expected digits, not all zero, behind the département"),
        ("6211A", "commune \"6211A\": expected digits, not all zero, behind the département"),
        ("97100", "commune \"97100\": expected digits, not all zero, behind the département"),
    ]);
}

#[test]
fn quarters_and_contracts() {
    accepts::<CodeQpv>(&[
        "QP001001", "QP062008", "QP974001", "QN00101M", "QN97651C", "QN02A01I", "QN98707N",
        "QP02B003",
    ]);
    refuses::<CodeQpv>(&[
        ("", "QPV code \"\": expected `QP` or `QN` and six more characters"),
        ("QN0620M", "QPV code \"QN0620M\": expected `QP` or `QN` and six more characters"),
        ("qp062008", "QPV code \"qp062008\": expected `QP` or `QN` and six more characters"),
        (
            "QP020001",
            "QPV code \"QP020001\": no such département, expected three characters (`062`, `02A`, `974`)",
        ),
        (
            "QN62001M",
            "QPV code \"QN62001M\": no such département, expected three characters (`062`, `02A`, `974`)",
        ),
        (
            "QN06201P",
            "QPV code \"QN06201P\": expected three digits behind the département of a `QP`, two digits and N, M, I or C behind that of a `QN`",
        ),
        (
            "QP06200M",
            "QPV code \"QP06200M\": expected three digits behind the département of a `QP`, two digits and N, M, I or C behind that of a `QN`",
        ),
    ]);
    let qn: CodeQpv = "QN02612M".parse().unwrap();
    assert_eq!(
        (qn.numero(), qn.suffixe(), qn.departement().to_string().as_str()),
        (12, Some(Suffixe::M), "26")
    );
    let qp: CodeQpv = "QP971013".parse().unwrap();
    assert_eq!(
        (qp.numero(), qp.suffixe(), qp.departement().to_string().as_str()),
        (13, None, "971")
    );
    accepts::<CodeContrat>(&[
        "CV001", "CV221", "CV906", "CN06201M", "CN98701M", "CN02A01I", "CN00101I",
    ]);
    for texte in [
        "",
        "CV1",
        "CV0001",
        "cv221",
        "CV047\r\n",
        "CV380CV384",
        "CN0620M",
        "CN97651C",
        "CP221",
        "CN62001M",
    ] {
        assert!(texte.parse::<CodeContrat>().is_err(), "{texte:?}");
    }
}

#[test]
fn texts_and_years() {
    accepts::<Reference>(&["00054562-01", "DA00042724-02", "PREFD44-25-0001-1"]);
    for texte in ["", " A", "A ", "A\n", "A\tB", &"x".repeat(65)] {
        assert!(texte.parse::<Reference>().is_err(), "{texte:?}");
    }
    assert!("x".repeat(256).parse::<Nom>().is_ok());
    assert!("x".repeat(257).parse::<Nom>().is_err());
    assert_eq!(Annee::try_from(1989).unwrap_err().to_string(), "year 1989: expected 1990 to 2099");
    assert!(Annee::try_from(2100).is_err());
    assert_eq!((Annee::MIN.get(), Annee::MAX.get()), (1990, 2099));
}

#[test]
fn codes_on_the_wire_are_strings() {
    assert_eq!(serde_json::to_string(&CodeCommune::parse("01053")).unwrap(), "\"01053\"");
    let error = serde_json::from_str::<Siren>("200072460").unwrap_err().to_string();
    assert!(error.contains("expected a SIREN, a string of nine digits"), "{error}");
}
