//! Deposits of subsidies as they were published: each yields the problems that a reading by hand found, no other.

use contrat_de_ville::echange::Encodage;
use contrat_de_ville::echange::scdl::{Ecrivain, Gravite, Lecture};

/// Lines, column (0 for the line or the file), code, and a value where all of them have the same one.
type Attendu = (&'static [u64], usize, &'static str, &'static str);

fn lecture(nom: &str) -> Option<Lecture> {
    let octets = std::fs::read(crate::folder()?.join("scdl").join(nom)).unwrap();
    Some(Lecture::read(octets.as_slice()).unwrap())
}

#[track_caller]
fn check(nom: &str, attendus: &[Attendu], lues: u64, total: &str) {
    let Some(lecture) = lecture(nom) else { return };
    let mut table: Vec<_> = attendus
        .iter()
        .flat_map(|(lignes, colonne, code, valeur)| {
            lignes.iter().map(move |ligne| (*ligne, *colonne, *code, *valeur))
        })
        .collect();
    let mut vus: Vec<_> = lecture
        .problemes()
        .iter()
        .map(|probleme| {
            let colonne = probleme.colonne().map_or(0, |colonne| colonne.rang);
            (probleme.place().ligne, colonne, probleme.code().as_str(), probleme.valeur())
        })
        .collect();
    table.sort_unstable();
    vus.sort_unstable();
    // A table says the value where it is the point; the code and the place say the rest.
    for (vu, attendu) in vus.iter_mut().zip(&table) {
        if attendu.3.is_empty() {
            vu.3 = "";
        }
    }
    assert_eq!(vus, table, "{nom}");
    assert_eq!(lecture.totaux().lues, lues);
    assert_eq!(lecture.totaux().montant().plain().to_string(), total);
}

const TOUTES_DE_POITIERS: &[u64] = &[
    2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
    28, 29, 30,
];
const CLES_DE_POITIERS: &[u64] =
    &[5, 8, 10, 11, 13, 14, 15, 16, 17, 18, 20, 21, 22, 24, 25, 26, 27, 28, 30];

#[test]
fn antibes_is_read_whole_and_told_three_periods_that_end_before_they_begin_and_a_day_that_is_none()
{
    check(
        "exemple_valide.csv",
        &[
            (&[24], 12, "periode-inversee", "2017-04-12/2017-03-09"),
            (&[25], 12, "periode-inversee", "2017-12-20/2017-03-09"),
            (&[27], 12, "versement-hors-calendrier", "2017-03-02/2017-30-05"),
            (&[29], 12, "periode-inversee", "2017-03-02/2017-01-10"),
        ],
        29,
        "2821393.50",
    );
    let Some(lecture) = lecture("exemple_valide.csv") else { return };
    assert_eq!(lecture.totaux().montant_lu.plain().to_string(), "2821393.50");
    let sans_sens = lecture
        .attributions()
        .iter()
        .filter(|(_, lue)| lue.dates_periode_versement.date_ou_periode().is_err());
    assert_eq!(sans_sens.count(), 4);
}

#[test]
fn what_antibes_says_is_written_back_as_it_is() {
    let Some(lecture) = lecture("exemple_valide.csv") else { return };
    let mut ecrivain = Ecrivain::new(Vec::new()).unwrap();
    for (_, attribution) in lecture.attributions() {
        ecrivain.write(attribution).unwrap();
    }
    let relue = Lecture::read(ecrivain.finish().unwrap().as_slice()).unwrap();
    assert_eq!(relue.attributions(), lecture.attributions());
    assert_eq!(relue.problemes(), lecture.problemes());
}

#[test]
fn a_column_twice_refuses_every_line_in_windows_1252() {
    check(
        "exemple-duplicate-column.csv",
        &[
            (&[1], 14, "colonne-en-double", ""),
            (&[1, 1], 0, "colonne-absente", ""),
            (&[2], 0, "windows-1252", ""),
            (&[24, 25, 29], 11, "periode-inversee", ""),
            (&[27], 11, "versement-hors-calendrier", "2017-03-02/2017-30-05"),
        ],
        0,
        "2821393.50",
    );
    if let Some(lecture) = lecture("exemple-duplicate-column.csv") {
        assert_eq!(
            (lecture.encodage(), lecture.lignes_windows_1252()),
            (Encodage::Windows1252, 29)
        );
    }
}

fn poitiers(attribuant: usize, montant: &'static str) -> Vec<Attendu> {
    vec![
        (&[1], 0, "colonne-absente", ""),
        (TOUTES_DE_POITIERS, attribuant, "siret-cle", "21860194600000"),
        (&[7], attribuant, "siret-forme", "218601946"),
        (CLES_DE_POITIERS, 6, "siret-cle", ""),
        (&[6], 6, "siret-forme", "32402138500000.0"),
        (&[5], 3, "date-forme", "05/12/2016"),
        (&[5], 7, "rna-forme", "W3222"),
        (&[12], 7, "rna-forme", "W12455"),
        (&[30], 7, "rna-forme", "W1234567"),
        (&[9], 6, "sans-identite", ""),
        (&[6], 9, "montant-forme", montant),
        (&[10], 9, "champ-vide", ""),
        (&[16], 10, "nature-inconnue", "aide en numéraire,aide en nature"),
        (&[8], 12, "versement-forme", "2017-06-27_2018-06-27"),
        (&[6], 14, "booleen-inconnu", "no"),
        (&[8], 14, "booleen-inconnu", "yes"),
        (&[2], 15, "fraction-hors-bornes", "100"),
        (&[3, 4], 15, "fraction-hors-bornes", "80"),
        (&[9], 15, "fraction-forme", "0,5"),
    ]
}

#[test]
fn poitiers_has_the_wrong_cells_of_its_name() {
    check("exemple_invalide_erreurs_cellules.csv", &poitiers(2, "100000,1"), 0, "751436.00");
}

#[test]
fn poitiers_has_the_wrong_columns_of_its_name() {
    let mut attendus = poitiers(1, "100000,10");
    attendus.push((&[1], 5, "entete-reconnu", ""));
    attendus.push((&[1], 0, "ordre-des-colonnes", ""));
    check("exemple_invalide_erreurs_colonnes.csv", &attendus, 0, "751436.00");
}

#[test]
fn the_test_deposit_lacks_who_grants() {
    let mut attendus: Vec<Attendu> = vec![
        (&[1], 0, "autre-delimiteur", "point-virgule"),
        (&[1], 8, "entete-reconnu", ""),
        (&[2], 2, "champ-vide", ""),
        (&[3], 1, "champ-vide", ""),
        (&[2, 3, 4, 5], 11, "ecriture", "UNIQUE"),
        (&[3, 4, 5], 2, "siret-cle", "99000000000001"),
        (&[2], 6, "siret-cle", "13579246800043"),
        (&[3], 6, "siret-cle", "11223344500034"),
        (&[4], 6, "siret-cle", "98876554100014"),
        (&[5], 6, "siret-cle", "74185296300016"),
    ];
    check("SCDL.csv", &attendus, 0, "110000.00");
    // The number of who is paid under a header that is none: its RNA is enough.
    attendus.truncate(5);
    attendus.push((&[3, 4, 5], 2, "siret-cle", "12000123400023"));
    attendus.push((&[1], 6, "colonne-inconnue", ""));
    attendus.push((&[1], 0, "colonne-absente", ""));
    check("SCDL_ONE_MISSING_MANDATORY.csv", &attendus, 0, "110000.00");
}

#[test]
fn two_test_deposits_part_by_two_days() {
    let (Some(avec), Some(sans)) = (lecture("test-csv-valid.csv"), lecture("test-csv-invalid.csv"))
    else {
        return;
    };
    let absents: Vec<_> = sans
        .problemes()
        .iter()
        .filter(|probleme| !avec.problemes().contains(probleme))
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        absents,
        [6, 10].map(|ligne| format!(
            "ligne {ligne}, colonne 3 (dateConvention)\u{a0}: valeur obligatoire absente\u{202f}; attendu\u{a0}: un jour \
             du calendrier au format AAAA-MM-JJ"
        ))
    );
    assert_eq!(sans.problemes().len(), avec.problemes().len() + 2);
    assert_eq!(sans.encodage(), Encodage::Utf8AvecBom);
    let bloquants =
        sans.problemes().iter().filter(|probleme| probleme.gravite() == Gravite::Bloquante);
    // 38 keys of who grants, 38 of who is paid, 11 periods with words, 4 without any, 2 natures, 2 days.
    assert_eq!(bloquants.count(), 95);
}
