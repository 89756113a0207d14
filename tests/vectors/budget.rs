//! Codes of the State's budget, right and nearly right.

use core::fmt::Display;
use core::str::FromStr;

use contrat_de_ville::financement::{CodeBop, CodeUo, Programme};

#[track_caller]
fn refuses<T: FromStr<Err: Display> + Display>(texte: &str, attendu: &str) {
    match texte.parse::<T>() {
        Ok(lu) => panic!("{texte:?} accepted as {lu}"),
        Err(error) => assert_eq!(error.to_string(), attendu),
    }
}

#[test]
fn codes_of_the_budget() {
    let uo: CodeUo = "XX00/0177-D013-DD13".parse().unwrap();
    assert_eq!(uo.to_string(), "XX00/0177-D013-DD13");
    assert_eq!(uo.without_perimetre().to_string(), "0177-D013-DD13");
    assert_eq!(uo.bop(), "0177-D013".parse().unwrap());
    assert_eq!(u16::from(uo.bop().programme()), 177);
    assert_eq!(serde_json::to_string(&uo.bop()).unwrap(), r#""0177-D013""#);
    for texte in [
        "",
        "0177",
        "177-D013",
        "00177-D013",
        "0099-D013",
        "1000-D013",
        "0177-D01",
        "0177-D0133",
        "0177-d013",
        "0177-D01é",
        "+177-D013",
        "0177-D013-DD13",
        "XX00/0177-D013",
    ] {
        refuses::<CodeBop>(
            texte,
            &format!(
                "BOP {texte:?}: expected a programme on four digits, `-` and four capital letters or digits (`0177-D013`)"
            ),
        );
    }
    for texte in [
        "0177-D013",
        "0177-D013-DD1",
        "0177-D013-dd13",
        "0177D013-DD13",
        "XX0/0177-D013-DD13",
        "/0177-D013-DD13",
        "XX00/XX00/0177-D013-DD13",
        "0177-D013-DD13-0001",
    ] {
        refuses::<CodeUo>(
            texte,
            &format!(
                "UO {texte:?}: expected a BOP, `-` and four capital letters or digits (`0354-CDMA-CDAT`), alone or after four characters and `/`"
            ),
        );
    }
}

/// Labels of the table of Data État, as it writes them but for the apostrophe.
#[test]
fn labels_of_programmes() {
    let libelle = |numero| Programme::new(numero).unwrap().libelle();
    for (numero, attendu) in [
        (101, "Accès au droit et à la justice"),
        (102, "Accès et retour à l’emploi"),
        (103, "Accompagnement des mutations économiques et développement de l’emploi"),
        (104, "Intégration et accès à la nationalité française"),
        (112, "Impulsion et coordination de la politique d’aménagement du territoire"),
        (119, "Concours financiers aux collectivités territoriales et à leurs groupements"),
        (123, "Conditions de vie outre-mer"),
        (129, "Coordination du travail gouvernemental"),
        (131, "Création"),
        (135, "Urbanisme, territoires et amélioration de l’habitat"),
        (137, "Égalité entre les femmes et les hommes"),
        (138, "Emploi outre-mer"),
        (140, "Enseignement scolaire public du premier degré"),
        (141, "Enseignement scolaire public du second degré"),
        (147, "Politique de la ville"),
        (157, "Handicap et dépendance"),
        (163, "Jeunesse et vie associative"),
        (176, "Police nationale"),
        (177, "Hébergement, parcours vers le logement et insertion des personnes vulnérables"),
        (182, "Protection judiciaire de la jeunesse"),
        (216, "Conduite et pilotage des politiques de l’intérieur"),
        (219, "Sport"),
        (230, "Vie de l’élève"),
        (303, "Immigration et asile"),
        (304, "Inclusion sociale et protection des personnes"),
        (361, "Transmission des savoirs et démocratisation de la culture"),
    ] {
        assert_eq!(libelle(numero), Some(attendu));
    }
    assert_eq!(format!("{:>15}|", Programme::POLITIQUE_DE_LA_VILLE), "  programme 147|");
    let connus = (100..=999).filter(|numero| libelle(*numero).is_some()).count();
    assert_eq!(connus, 26);
}
