//! The workbook that is written: what no cell may hold, the findings, the clock. All of it is fictitious.

use std::io::Cursor;

use contrat_de_ville::contrat::{Classement, Generation, Pilier};
use contrat_de_ville::controle::{Code, Constat, Verdict};
use contrat_de_ville::echange::tableur::{
    Classeur, ClasseurDeProgrammation, ClasseurEcrit, EcritureError,
};
use contrat_de_ville::financement::{
    Action, NatureOperateur, Operateur, Programmation, Saisie, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat};
use contrat_de_ville::nombre::{Arrondi, Decimales};

use crate::tableur::demande;

fn programmation(titre: &str) -> Programmation {
    let (contrat, annee) = (CodeContrat::parse("CV221").unwrap(), Annee::new(2023).unwrap());
    let mut saisie = Saisie::new(contrat, annee, Generation::ContratsDeVille);
    saisie.add_action(Action {
        reference: "F-1".parse().unwrap(),
        titre: titre.to_owned(),
        operateur: Operateur {
            nom: "Asso".parse().unwrap(),
            nature: NatureOperateur::Association,
            siret: None,
        },
        classement: Classement::Pilier(Pilier::CohesionSociale),
        transversaux: [].into(),
        quartiers: [].into(),
        annee,
    });
    saisie.finish().unwrap()
}

fn member(octets: &[u8], nom: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    std::io::read_to_string(archive.by_name(nom).unwrap()).unwrap()
}

/// The texts of cells and of properties, as XML.
fn cells(octets: &[u8]) -> String {
    member(octets, "xl/sharedStrings.xml") + &member(octets, "docProps/core.xml")
}

fn write(
    programmation: &Programmation,
    titre: &str,
    constats: &[Constat],
) -> Result<ClasseurEcrit, EcritureError> {
    ClasseurDeProgrammation {
        titre,
        tranche: programmation.tranche(Stade::Accorde),
        constats,
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: "2026-07-15T09:00:00Z".parse().unwrap(),
    }
    .write()
}

#[test]
fn texts_that_xml_cannot_hold_come_back() {
    let titres = [
        "a\u{1}b",
        "a\0b",
        "a\u{b}b",
        "_x0041_",
        "a\r\nb",
        "a\rb",
        "a\tb",
        "x\u{fffe}y",
        "z\u{ffff}",
    ];
    for titre in titres {
        let ecrite = programmation(titre);
        let ecrit = write(&ecrite, titre, &[]).unwrap();
        let xml = cells(&ecrit.octets);
        let interdit = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!xml.contains(interdit), "{titre:?}");
        let relue = Classeur::read(&ecrit.octets, "").unwrap().read_programmation(&demande("{}"));
        assert_eq!(relue.unwrap().complete().unwrap(), ecrite, "{titre:?}");
    }
}

#[test]
fn findings_are_rows_of_controle() {
    let constat = Constat {
        code: Code::Somme,
        lieu: "Rapport 2023, p.\u{a0}12".to_owned(),
        verdict: Verdict::NonConforme,
        chiffres: vec![("imprimé".to_owned(), "10,00\u{a0}€".to_owned())],
        phrase: "=le total imprimé n’est pas la somme".to_owned(),
    };
    let ecrit = write(&programmation("Nager"), "Fictif", &[constat]).unwrap();
    let xml = member(&ecrit.octets, "xl/worksheets/sheet8.xml");
    // Five roads are rows 5 to 9; the finding is behind them, and has neither lines nor amounts.
    let rangee = xml.split_once("<row r=\"10\"").unwrap().1.split_once("</row>").unwrap().0;
    let textes: Vec<&str> =
        rangee.split("<c r=\"").skip(1).filter(|c| c.contains("<v>")).map(|c| &c[..1]).collect();
    assert_eq!(textes, ["A", "B", "F", "G", "H"]);
    assert!(!xml.contains("<f>"));
    let mots = cells(&ecrit.octets);
    for texte in [
        "SOMME",
        "Rapport 2023, p.\u{a0}12",
        "écart",
        "=le total imprimé n’est pas la somme",
        "imprimé\u{a0}: 10,00\u{a0}€",
    ] {
        assert!(mots.contains(&format!(">{texte}<")), "{texte}");
    }
}

#[test]
fn the_clock_is_not_in_the_file() {
    let programmation = programmation("Nager");
    let write = || write(&programmation, "Fictif", &[]).unwrap().octets;
    let premier = write();
    // The archive and the properties tell seconds.
    std::thread::sleep(core::time::Duration::from_millis(2_100));
    assert!(premier == write());
    let proprietes = member(&premier, "docProps/core.xml");
    assert_eq!(proprietes.matches("2026-07-15T09:00:00Z").count(), 2);
}

#[test]
fn texts_keep_away_from_the_amounts_at_their_left() {
    let ecrit = write(&programmation("Nager"), "Fictif", &[]).unwrap();
    let styles = member(&ecrit.octets, "xl/styles.xml");
    let alignements = styles.split("<alignment ").skip(1).filter(|a| a.contains("indent=\"1\""));
    let gauches: Vec<bool> = alignements.map(|a| a.contains("horizontal=\"left\"")).collect();
    assert!(!gauches.is_empty() && gauches.iter().all(|gauche| *gauche), "{gauches:?}");
}

#[test]
fn a_text_beyond_a_cell_is_refused_with_its_address() {
    let long = "é".repeat(32_768);
    let refus = write(&programmation(&long), "Fictif", &[]).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "Actions!B5: a text of 32768 characters, expected 32 767 at most"
    );
    assert!(write(&programmation("a"), &long, &[]).is_err());
}
