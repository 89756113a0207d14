//! Deposits of subsidies: edges, and the sentences of every problem.

use contrat_de_ville::echange::scdl::{
    Appariement, Attribution, Champ, Code, ColonneLue, Conditions, Fraction, Gravite, IdRae,
    Identite, Jour, Lecteur, LecteurError, Lecture, Libelle, Nature, Objet, Origine, Probleme,
    Synthese, VARIANTES, Versement, check_partages,
};
use contrat_de_ville::echange::{Encodage, decode};
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
        ("4000", "NaN", &["nombre-non-fini"]),
        ("4000", "-inf", &["nombre-non-fini"]),
        ("4000", "infinity", &["montant-forme"]),
        (",1,", ",nan,", &["nombre-non-fini"]),
        (",1,", ",INF,", &["fraction-hors-bornes"]),
        ("77554402601284", "00000000000000", &["siret-nul"]),
        ("77554402601284", "00000000000001", &["siret-cle"]),
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
fn shares_that_pass_the_whole_by_little_are_not_printed_as_the_whole() {
    let part =
        |part: &str| Attribution { pourcentage_subvention: part.parse().unwrap(), ..attribution() };
    let inexacts = check_partages(&[part("0.5"), part("0.500000000000000001")]);
    assert!(
        inexacts[0].to_string().ends_with("font 100,0000000000000001\u{a0}% au lieu de 100\u{a0}%")
    );
    let doubles = check_partages(&[part("1"), part("1")]);
    assert!(doubles[0].to_string().ends_with("font 200\u{a0}% au lieu de 100\u{a0}%"));
}

#[test]
fn a_sentence_is_one_line_however_long_the_cell() {
    let texte =
        sentence("Ateliers", &format!("\"{}\n\u{1b}[2J{}\"", "a".repeat(40), "b".repeat(300)));
    assert_eq!(
        texte,
        format!(
            "ligne 2, colonne 8 (objet) : texte trop long, « {}␣␣[2J{}… » ; attendu : un texte de 256 caractères au plus",
            "a".repeat(40),
            "b".repeat(35)
        )
    );
}

/// The lines where records start, and their first codes.
fn places(octets: &[u8]) -> Vec<(u64, Vec<&'static str>)> {
    let mut lecteur = Lecteur::new(octets).unwrap();
    let mut places = Vec::new();
    while let Some(ligne) = lecteur.read().unwrap() {
        places.push((
            ligne.place().ligne,
            ligne.problemes().iter().map(|p| p.code().as_str()).collect(),
        ));
    }
    places
}

#[test]
fn lines_end_with_cr_lf_or_both() {
    let texte = ENTETE.to_owned() + LIGNE + &LIGNE.replace("Ateliers", "\"a\nb\"") + "\n" + LIGNE;
    let lignes = |fin: &str| -> Vec<u64> {
        places(texte.replace('\n', fin).as_bytes()).iter().map(|(ligne, _)| *ligne).collect()
    };
    for fin in ["\n", "\r\n", "\r"] {
        assert_eq!(lignes(fin), [2, 3, 6], "{fin:?}");
    }
}

#[test]
fn a_quote_never_closed_gives_no_record_and_says_where_it_opens() {
    let ouverte = LIGNE.replace(",1,", ",1,\"x");
    let texte = ENTETE.to_owned() + LIGNE + &ouverte + LIGNE + LIGNE;
    assert_eq!(places(texte.as_bytes())[1..], [(3, vec!["guillemet-ouvert"])]);
    let lecture = lecture(&texte);
    assert_eq!(lecture.totaux().montant_lu.plain().to_string(), "4000.00");
    assert_eq!(lecture.problemes()[0].colonne().unwrap().entete, "dispositifAide");
    assert!(lecture.problemes()[0].to_string().starts_with(
        "ligne 3, colonne 16 (dispositifAide)\u{a0}: guillemet jamais refermé\u{a0}: la suite du fichier est dans cette cellule"
    ));
    let courte = ENTETE.to_owned() + "\"Fictive" + LIGNE;
    assert_eq!(places(courte.as_bytes()), [(2, vec!["guillemet-ouvert", "ligne-trop-courte"])]);
    // Closed by the last byte: no quote is open.
    let fermee = ENTETE.to_owned() + LIGNE.trim_end() + "\"x\"";
    assert_eq!(places(fermee.as_bytes()), [(2, vec![])]);
}

#[test]
fn quotes_that_are_more_than_a_pair_around_a_cell_are_read_as_the_csv_crate_does() {
    for (ecrite, lue) in [
        ("\"a\"x", "ax"),
        ("\"a\"\"x\"", "a\"x"),
        ("\"a\"\"\"", "a\""),
        ("a\"x", "a\"x"),
        ("\"a;x\"", "a;x"),
        ("\"a\nx\"", "a\nx"),
    ] {
        // The file ends with the cell, or goes on.
        for fin in ["", "\n"] {
            let lecture = lecture(&format!("montant;nature\n1;{ecrite}{fin}"));
            let dit = lecture.problemes().iter().find(|probleme| probleme.place().rang == 1);
            assert_eq!(dit.map(Probleme::valeur), Some(lue), "{ecrite:?}, then {fin:?}");
        }
    }
}

#[test]
fn rows_of_empty_cells_are_one_problem() {
    for fin in ["\n", ""] {
        let vide = ",".repeat(15) + fin;
        assert_eq!(
            places((ENTETE.to_owned() + LIGNE + &vide).as_bytes())[1..],
            [(3, vec!["ligne-vide"])]
        );
    }
    let citee = "\"\",".to_owned() + &",".repeat(14) + "\n";
    assert_eq!(places((ENTETE.to_owned() + &citee).as_bytes()), [(2, vec!["ligne-vide"])]);
    let presque = "x".to_owned() + &",".repeat(15) + "\n";
    assert_ne!(places((ENTETE.to_owned() + &presque).as_bytes()), [(2, vec!["ligne-vide"])]);
}

#[test]
fn nothing_is_read_after_a_record_too_large() {
    let texte = ENTETE.to_owned() + "\"" + &"a,".repeat(1 << 20) + "\"\n" + LIGNE;
    let mut lecteur = Lecteur::new(texte.as_bytes()).unwrap();
    assert!(lecteur.read().is_err());
    assert!(lecteur.read().unwrap().is_none());
    assert_eq!(lecteur.totaux().lignes(), 0);
}

#[test]
fn headers_in_windows_1252_make_the_file_so() {
    let texte = b"nomAttribuant;Nom du b\xE9n\xE9ficiaire;montant\na;b;4000\n";
    let lecture = Lecture::read(texte.as_slice()).unwrap();
    assert_eq!((lecture.encodage(), lecture.lignes_windows_1252()), (Encodage::Windows1252, 1));
    let dits = lecture.problemes().iter().filter(|probleme| probleme.code() == Code::Windows1252);
    assert_eq!(dits.map(|probleme| probleme.place().ligne).collect::<Vec<_>>(), [1]);
    assert_eq!(
        lecture.entete().colonnes()[1].champ(),
        Some((Champ::NomBeneficiaire, Appariement::Variante))
    );
}

#[test]
fn a_quote_inside_a_header_opens_nothing() {
    let texte = ENTETE.replace("idRAE", "le 3\" idRAE") + &LIGNE.repeat(12_000);
    assert!(texte.len() > 1 << 20);
    assert_eq!(Lecteur::new(texte.as_bytes()).unwrap().entete().colonnes().len(), 16);
    let bom = "\u{FEFF}\"objet\nde l'aide\",montant\nx,1\n";
    assert_eq!(places(bom.as_bytes())[0].0, 3);
}

#[test]
fn a_byte_of_zero_in_the_headers_is_placed_in_the_file() {
    let erreur = Lecteur::new(b"\xEF\xBB\xBFa\0b".as_slice()).unwrap_err().to_string();
    assert!(erreur.starts_with("byte 4 is zero"), "{erreur}");
}

#[test]
fn an_amount_whose_column_lacks_or_is_twice_is_in_no_total_and_counted() {
    let sans = ENTETE.replace("montant", "autre") + LIGNE + LIGNE;
    let deux = ENTETE.replace("dispositifAide", "montant") + LIGNE + LIGNE;
    for texte in [sans, deux] {
        let totaux = lecture(&texte).totaux();
        assert_eq!((totaux.lues, totaux.refusees, totaux.illisibles), (0, 2, 2));
        assert_eq!(totaux.montant().plain().to_string(), "0.00");
    }
    let autre = ENTETE.replace("objet", "autre") + LIGNE;
    let totaux = lecture(&autre).totaux();
    assert_eq!((totaux.refusees, totaux.illisibles), (1, 0));
    assert_eq!(totaux.montant_refuse.plain().to_string(), "4000.00");
}

#[test]
fn headers_by_the_hundred_thousand_are_matched_in_no_time() {
    let texte = "objet,".to_owned() + &"x,".repeat(200_000) + "montant\n";
    let debut = std::time::Instant::now();
    assert_eq!(lecture(&texte).entete().colonnes().len(), 200_002);
    assert!(debut.elapsed().as_secs() < 30, "{:?}", debut.elapsed());
}

#[test]
fn long_headers_that_come_byte_by_byte_are_looked_at_once() {
    struct Octets<'a>(&'a [u8]);
    impl std::io::Read for Octets<'_> {
        fn read(&mut self, tampon: &mut [u8]) -> std::io::Result<usize> {
            let (Some(octet), Some(place)) = (self.0.split_off_first(), tampon.first_mut()) else {
                return Ok(0);
            };
            *place = *octet;
            Ok(1)
        }
    }
    let texte = "objet,".to_owned() + &"x".repeat(300_000) + "\n";
    let debut = std::time::Instant::now();
    assert_eq!(Lecteur::new(Octets(texte.as_bytes())).unwrap().entete().colonnes().len(), 2);
    assert!(debut.elapsed().as_secs() < 30, "{:?}", debut.elapsed());
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
        "20007246000013, F-1, 2023-06-30, « Ateliers », 4 000,00 € : 2 lignes, dont les parts font 66,6666 % au lieu de 100 %"
    );
}

#[test]
fn whose_rule_is_told() {
    assert_eq!(Code::NotationScientifique.origine(Some(Champ::Montant)), Origine::Bibliotheque);
    assert_eq!(Code::NotationScientifique.origine(Some(Champ::IdAttribuant)), Origine::Schema);
    // What Table Schema reads with blanks around, and what may be any words.
    for champ in [Champ::Montant, Champ::PourcentageSubvention, Champ::ConditionsVersement] {
        assert_eq!(Code::BlancsAutour.origine(Some(champ)), Origine::Bibliotheque);
    }
    assert_eq!(Code::BlancsAutour.origine(Some(Champ::Nature)), Origine::Schema);
    assert_eq!(Code::Ecriture.origine(Some(Champ::ConditionsVersement)), Origine::Bibliotheque);
    assert_eq!(Code::Ecriture.origine(Some(Champ::Nature)), Origine::Schema);
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

#[test]
fn the_mark_of_utf_8_is_no_text_where_the_rest_is_windows_1252() {
    assert_eq!(decode(b"\xEF\xBB\xBF\xE9t\xE9"), Ok(("été".into(), Encodage::Windows1252)));
}
