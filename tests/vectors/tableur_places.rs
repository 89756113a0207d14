//! Nothing that stands in a table is lost in silence, and every place is the one that its author sees. All of it is
//! fictitious.

use contrat_de_ville::echange::tableur::{BaseDeTotal, Classeur, ClasseurError, VerdictDeTotal};

use crate::tableur::{ACTIONS, codes, csv, demande, lignes, pair};

const ENTETES: &str = "Référence;Financeur;Dispositif;Crédits;Stade;Montant\n";

fn ligne(montant: &str) -> String {
    format!("F-1;CAF;hors dispositif;droit commun;accordé;{montant}\n")
}

#[test]
fn blank_lines_and_cells_of_several_lines_move_no_address() {
    for fin in ["\n", "\r\n"] {
        let texte = format!(
            "Titre\n\n\n{ENTETES}\n\n{}\"F-1\nbis\";CAF;hors dispositif;droit commun;accordé;1\n\n{}",
            ligne("nc"),
            ligne("x")
        );
        let lecture = pair(&texte.replace('\n', fin), "{}").unwrap();
        let places: Vec<String> = codes(&lecture).into_iter().map(|(place, _)| place).collect();
        assert_eq!(lecture.financements.entete, 4);
        assert_eq!(places, ["Financements!F7", "Financements!A8", "Financements!F11"]);
        assert_eq!(lecture.financements.rangees.vides, 4);
    }
}

#[test]
fn a_quote_left_open_is_refused_with_its_line() {
    let texte =
        format!("{ENTETES}\n{}F-1;CAF;\"hors;droit commun;accordé;1\n{}", ligne("1"), ligne("2"));
    let refus = Classeur::read(texte.as_bytes(), "F").unwrap_err();
    assert_eq!(refus, ClasseurError::GuillemetOuvert { ligne: 4 });
    assert_eq!(refus.to_string(), "line 4: a quote of this row is never closed");
    assert!(Classeur::read("a;\"b\nc\"".as_bytes(), "F").is_ok());
    assert!(Classeur::read("a;\"b\nc".as_bytes(), "F").is_err());
}

#[test]
fn a_value_given_blank_is_refused() {
    let vide = r#"{"actions": {"valeurs": {"operateur": " "}}}"#;
    assert_eq!(
        pair(ENTETES, vide).unwrap_err().to_string(),
        "table of actions: the value of « Opérateur » is blank, expected a text, or no value"
    );
}

#[test]
fn a_column_given_to_two_fields_is_refused() {
    let deux = r#"{"financements": {"colonnes": {"section": "D", "credits": "D"}}}"#;
    assert_eq!(
        pair(ENTETES, deux).unwrap_err().to_string(),
        "table of financements: column D is given to « Section » and to « Crédits », expected one field"
    );
}

#[test]
fn a_column_without_header_is_shown() {
    let lecture = lignes(&format!("{};\n", ligne("1;;250").trim_end()));
    let ignorees: Vec<String> =
        lecture.financements.ignorees.iter().map(|(c, texte)| format!("{c}{texte}")).collect();
    assert_eq!(ignorees, ["H"]);
    assert!(lecture.to_string().contains("  H «\u{a0}\u{a0}» n’est pas lue"), "{lecture}");
}

#[test]
fn a_total_is_of_every_sub_total_since_the_total_before() {
    let lecture = lignes(&format!(
        "{}Total pilier 1;;;;;10\n{}Sous-total;;;;;20\n{}Sous-total;;;;;5\nTotal pilier 2;;;;;25\nTotal;;;;;nc\n",
        ligne("10"),
        ligne("20"),
        ligne("5"),
    ));
    let lus: Vec<_> = lecture.totaux.iter().map(|total| (total.verdict, total.base)).collect();
    assert_eq!(
        lus,
        [
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLeDebut),
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLePrecedent),
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLePrecedent),
            (VerdictDeTotal::Juste, BaseDeTotal::DepuisLeTotalPrecedent),
            (VerdictDeTotal::Indecidable, BaseDeTotal::DepuisLeDebut),
        ]
    );
    assert_eq!(
        lecture.totaux[4].to_string(),
        "Financements!F9\u{a0}: «\u{a0}Total\u{a0}» imprime «\u{a0}nc\u{a0}», qui n’est pas un montant\u{202f}; somme de toutes les lignes au-dessus\u{a0}: 35,00\u{a0}€"
    );
}

#[test]
fn problems_are_counted_and_not_rows() {
    let refus = lignes(";Mécène;hors dispositif;droit commun;accordé;1\n").complete().unwrap_err();
    assert!(refus.to_string().starts_with("2 problems: Financements!A2"), "{refus}");
}

#[test]
fn commas_in_a_text_are_no_separator() {
    let actions = ACTIONS.replace("Nager", "Nager, lire, compter, jouer, chanter, danser, écrire");
    let classeur =
        csv(&actions, "Actions").join(csv(&format!("{ENTETES}{}", ligne("1")), "F")).unwrap();
    let lecture = classeur.read_programmation(&demande("{}")).unwrap();
    assert_eq!(lecture.problemes, []);
}
