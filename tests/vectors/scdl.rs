//! Deposits of subsidies: edges, and the sentences of every problem.

use contrat_de_ville::echange::scdl::{
    Appariement, Attribution, Champ, Code, ColonneLue, Conditions, Fraction, Gravite, IdRae,
    Identite, Jour, Lecteur, LecteurError, Lecture, Libelle, Nature, Objet, Origine, Synthese,
    VARIANTES, Versement, check_partages,
};
use contrat_de_ville::financement::Financeur;
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::{Arrondi, Euros};

const ENTETE: &str = "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,\
rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,\
pourcentageSubvention,dispositifAide\n";
const LIGNE: &str = "Fictive,20007246000013,2023-06-30,F-1,Une association,77554402601284,,Ateliers,4000,aide en \
numéraire,unique,2023-09-30,,non,1,\n";

fn lecture(texte: &str) -> Lecture {
    Lecture::read(texte.as_bytes()).unwrap()
}

/// The codes of the line where one text is put for another.
fn codes(avant: &str, apres: &str) -> Vec<&'static str> {
    let texte = ENTETE.to_owned() + &LIGNE.replacen(avant, apres, 1);
    lecture(&texte).problemes().iter().map(|probleme| probleme.code().as_str()).collect()
}

fn sentence(avant: &str, apres: &str) -> String {
    let texte = ENTETE.to_owned() + &LIGNE.replacen(avant, apres, 1);
    lecture(&texte)
        .problemes()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
        .replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn cells_are_refused_put_right_or_told() {
    assert_eq!(codes("Fictive", "Fictive"), [""; 0]);
    for (avant, apres, attendus) in [
        ("4000", "1e3", &["notation-scientifique"][..]),
        ("4000", "\"3,24E+5\"", &["montant-forme"]),
        ("4000", "4000.005", &["plus-fin-que-le-centime"]),
        ("4000", "92233720368547758.08", &["montant-hors-bornes"]),
        ("4000", "-4000", &["montant-negatif"]),
        ("4000", "NaN", &["montant-forme"]),
        ("77554402601284", "", &["sans-identite"]),
        ("77554402601284,", ",W9R1011072", &["rna-forme"]),
        ("77554402601284,", ",w380475558", &["ecriture"]),
        ("77554402601284", "775 544 026 01284", &["siret-en-groupes"]),
        ("77554402601284", " 775 544 026 01284", &["blancs-autour", "siret-en-groupes"]),
        ("77554402601284", "\"3,24E+13\"", &["notation-scientifique"]),
        ("20007246000013", "20007246000014", &["siret-cle"]),
        (",non", ", Non", &["blancs-autour", "ecriture"]),
        ("2023-06-30", "2023-02-29", &["date-hors-calendrier"]),
        ("2023-06-30", "0000-01-01", &["date-hors-calendrier"]),
        ("2023-09-30", "2023-09-30/2023-09-29", &["periode-inversee"]),
        ("2023-09-30", "2023-09-30/2023-09-30", &[]),
        ("2023-09-30", "0000-00-00", &["versement-hors-calendrier"]),
        ("2023-09-30", "2023-09-30/", &["versement-forme"]),
        ("2023-09-30", "2023-09-30 2023-10-30", &["versement-forme"]),
        ("2023-09-30", "2023-9-300", &["versement-forme"]),
        (",1,", ",0.01,", &[]),
        (",1,", ",0.009,", &["fraction-hors-bornes"]),
        (",1,", ",0.1234567890123456789,", &["fraction-trop-fine"]),
        ("Fictive", "  ", &["texte-blanc"]),
        ("Fictive", "a\0b", &["caractere-nul"]),
        ("20007246000013", "2000724600001\0", &["siret-forme", "caractere-nul"]),
        ("F-1", "  ", &["texte-blanc"]),
        (",,non", ", 1 ,non", &[]),
        (",,non", ", 12345 ,non", &["blancs-autour"]),
        (",,non", ",      ,non", &["trop-long"]),
        ("unique", " ", &["texte-blanc"]),
        ("77554402601284,", " ,W380475558", &["blancs-autour"]),
        ("F-1", "Ã©", &["texte-abime"]),
        (",,non", ",123456,non", &["trop-long"]),
        (",,non", ",éééé5,non", &[]),
        (",,non,1,\n", ",,non,1\n", &["ligne-trop-courte"]),
        (",,non,1,\n", ",,non,1,,\n", &["ligne-trop-longue"]),
    ] {
        assert_eq!(codes(avant, apres), attendus, "{apres:?}");
    }
}

#[test]
fn sentences_say_the_place_the_text_what_was_expected_and_every_reading() {
    assert_eq!(
        sentence("2023-06-30", "05/12/2016"),
        "ligne 2, colonne 3 (dateConvention) : date mal écrite, « 05/12/2016 » ; attendu : un jour du calendrier au \
         format AAAA-MM-JJ ; pourrait se lire : 2016-12-05 ou 2016-05-12"
    );
    assert_eq!(
        sentence("4000", "1.704"),
        "ligne 2, colonne 9 (montant) : montant plus fin que le centime, « 1.704 » ; attendu : un montant en euros, au \
         centime, avec un point devant les décimales (47800.20) ; pourrait se lire : 1 704,00 €"
    );
    assert!(sentence(",1,", ",\"0,5\",").ends_with("pourrait se lire : 0.5 ou 0,50 %"));
    assert!(sentence(",1,", ",80,").ends_with("pourrait se lire : 80,00 %"));
    assert!(sentence("4000", "\"100000,1\"").ends_with("pourrait se lire : 100 000,10 €"));
    assert!(
        sentence("77554402601284", "77554402601284.0")
            .ends_with("pourrait se lire : 77554402601284")
    );
}

#[test]
fn headers_say_how_they_were_matched_and_what_lacks() {
    let lecture = lecture("NOM_Beneficiaire;object;Objet;couleur;montant\n");
    let appariements: Vec<_> = lecture.entete().colonnes().iter().map(ColonneLue::champ).collect();
    assert_eq!(
        appariements,
        [
            Some((Champ::NomBeneficiaire, Appariement::Ecriture)),
            Some((Champ::Objet, Appariement::Variante)),
            Some((Champ::Objet, Appariement::Ecriture)),
            None,
            Some((Champ::Montant, Appariement::Exact)),
        ]
    );
    let phrases: Vec<_> =
        lecture.problemes().iter().map(|p| p.to_string().replace('\u{a0}', " ")).collect();
    assert!(phrases.contains(
        &"ligne 1, colonne 4 (couleur) : colonne inconnue du schéma, qui n’est pas lue".to_owned()
    ));
    assert!(phrases.contains(&"ligne 1, colonne 3 (Objet) : deux colonnes pour un même champ : aucune ligne n’est reprise".to_owned()));
    let manquantes =
        lecture.problemes().iter().filter(|probleme| probleme.code() == Code::ColonneManquante);
    assert_eq!(manquantes.count(), 9); // eight required fields, and either number of the payee
    assert!(lecture.entete().is_blocking());
}

#[test]
fn the_printed_table_of_headers_is_that_of_the_code() {
    let imprimee = include_str!("../../src/echange/scdl/variantes.md");
    let lignes: Vec<_> = imprimee.lines().skip(2).map(str::to_owned).collect();
    let table: Vec<_> =
        VARIANTES.iter().map(|(variante, champ)| format!("| {variante} | `{champ}` |")).collect();
    assert_eq!(lignes, table);
    for (variante, champ) in VARIANTES {
        let lecture = lecture(&format!("\"{variante}\"\n"));
        assert_eq!(lecture.entete().colonnes()[0].champ(), Some((*champ, Appariement::Variante)));
    }
}

#[test]
fn files_that_are_no_deposit_are_refused_with_the_reason() {
    let error = |octets: &[u8]| Lecteur::new(octets).map(|_| ()).unwrap_err().to_string();
    assert_eq!(error(b""), "an empty file: expected a line of headers");
    assert_eq!(
        error(b"\xFF\xFEn\0"),
        "the file starts with [FF, FE], the mark of UTF-16: expected UTF-8 or Windows-1252"
    );
    assert!(error(b"PK\x03\x04\0").starts_with("byte 4 is zero: expected a text"));
    assert!(
        error(b"[package]\n")
            .starts_with("headers \"[package]\": expected names of the SCDL schema")
    );
    assert!(error(b"objet,x;montant;y\n").contains("name the separator"));
    let mut ouvert = Lecteur::new(b"objet\n\"".as_slice()).unwrap();
    assert!(ouvert.read().unwrap().is_some());
    let demesuree = [b"objet\n\"".as_slice(), &vec![b'a'; 2 << 20]].concat();
    let erreur = Lecteur::new(demesuree.as_slice()).unwrap().read().unwrap_err();
    assert!(matches!(erreur, LecteurError::LigneDemesuree { ligne: 2 }));
}

#[test]
fn values_have_one_gate() {
    assert_eq!("0.50".parse::<Fraction>().unwrap().to_string(), "0.5");
    assert_eq!("1.00".parse::<Fraction>().unwrap(), Fraction::UN);
    assert_eq!("aide en nature;aide en numéraire".parse(), Ok(Nature::LesDeux));
    assert_eq!(
        "UNIQUE".parse::<Conditions>().unwrap_err().to_string(),
        "\"UNIQUE\": expected a text of 1 to 256 characters that is neither `unique` nor `échelonné`"
    );
    assert_eq!(
        "".parse::<Libelle>().unwrap_err().to_string(),
        "\"\": expected a text of 1 character at least"
    );
    assert_eq!("é".repeat(256).parse::<Objet>().map(|objet| objet.as_str().len()), Ok(512));
    assert!("é".repeat(257).parse::<Objet>().is_err());
    assert!("123456".parse::<IdRae>().is_err());
    assert_eq!(
        "2".parse::<Fraction>().unwrap_err().to_string(),
        "share \"2\": expected a number from 0.01 to 1, with a point before at most eighteen decimals"
    );
    assert_eq!(
        "2023-02-29".parse::<Jour>().unwrap_err().to_string(),
        "day \"2023-02-29\": expected a day of the calendar as `2017-06-27`, of the years 1 to 9999"
    );
    assert!(
        "2023-02-01_2023-01-31"
            .parse::<Versement>()
            .unwrap_err()
            .to_string()
            .starts_with("payment \"2023-02-01_2023-01-31\": expected")
    );
    let reason = |texte: &str| {
        texte.parse::<Versement>().unwrap().date_ou_periode().unwrap_err().to_string()
    };
    assert_eq!(
        reason("2023-02-01/2023-01-31"),
        "payment 2023-02-01/2023-01-31: expected a period that does not end before it begins"
    );
    assert_eq!(
        reason("2023-02-01/2023-30-05"),
        "payment 2023-02-01/2023-30-05: expected days of the calendar"
    );
    assert_eq!(
        "argent".parse::<Nature>().unwrap_err().to_string(),
        "nature \"argent\": expected `aide en numéraire`, `aide en nature`, or both separated by `;`"
    );
    assert_eq!(
        Identite::new(None, None).unwrap_err().to_string(),
        "a payee without SIRET nor RNA: expected one of them at least"
    );
    let outremer = Identite::new(None, Some("W9R1011072".parse().unwrap())).unwrap_err();
    assert_eq!(
        outremer.to_string(),
        "RNA W9R1011072: expected `W` and nine digits, as the schema asks"
    );
    assert!(serde_json::from_str::<Identite>("{}").is_err());
}

fn attribution() -> Attribution {
    lecture(&(ENTETE.to_owned() + LIGNE)).attributions()[0].1.clone()
}

#[test]
fn a_payee_has_its_share_of_the_whole_amount() {
    let tiers =
        Attribution { pourcentage_subvention: "0.333333".parse().unwrap(), ..attribution() };
    assert_eq!(tiers.part(Arrondi::Troncature), Euros::parse("1333.33").unwrap());
    assert_eq!(tiers.part(Arrondi::LoinDeZero), Euros::parse("1333.34").unwrap());
    let subvention =
        tiers.subvention(Financeur::EPCI, Annee::new(2023).unwrap(), Arrondi::Troncature).unwrap();
    assert_eq!(subvention.montant.euros(), Euros::parse("1333.33").unwrap());
    let reprise = Attribution { montant: Euros::parse("-1").unwrap(), ..attribution() };
    let refus = reprise
        .subvention(Financeur::EPCI, Annee::new(2023).unwrap(), Arrondi::Troncature)
        .unwrap_err();
    assert_eq!(refus.to_string(), "amount -1.00 €: expected zero or more");
    let inexacts = check_partages(&[tiers.clone(), tiers]);
    assert_eq!(
        inexacts[0].to_string().replace(['\u{a0}', '\u{202f}'], " "),
        "20007246000013, F-1, 2023-06-30, « Ateliers », 4 000,00 € : 2 lignes, dont les parts font 66,66 % au lieu de 100 %"
    );
}

#[test]
fn whose_rule_is_told() {
    assert_eq!(Code::NotationScientifique.origine(Some(Champ::Montant)), Origine::Bibliotheque);
    assert_eq!(Code::NotationScientifique.origine(Some(Champ::IdAttribuant)), Origine::Schema);
    let mut codes: Vec<_> = Code::TOUS.iter().map(|code| code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Code::TOUS.len());
}

#[test]
fn the_fictitious_deposit_is_read_whole() {
    let lecture = lecture(include_str!("../../examples/donnees/subventions-fictives.csv"));
    let mut synthese = Synthese::default();
    synthese.extend(lecture.problemes());
    let comptes = [Gravite::Bloquante, Gravite::Reparee, Gravite::Remarque]
        .map(|gravite| synthese.count(gravite));
    assert_eq!(comptes, [0, 6, 4]);
    assert_eq!(lecture.totaux().montant_lu.plain().to_string(), "58800.51");
    assert_eq!(
        check_partages(lecture.attributions().iter().map(|(_, attribution)| attribution)).len(),
        0
    );
    let texte = synthese.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(texte.starts_with("Problèmes bloquants : 0\nÉcritures réparées : 6\n  1 × en-tête reconnu sous une autre écriture (objet) [entete-reconnu]\n"));
}
