//! Deposits of subsidies.

use contrat_de_ville::Somme;
use contrat_de_ville::echange::scdl::{
    Attribution, Champ, Ecrivain, Gravite, Lecteur, Lecture, Probleme, Synthese, Totaux, Versement,
    check_partages,
};
use contrat_de_ville::{Arrondi, Euros};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::scdl_outils::{ParMorceaux, VALIDE, attributions, cellules, depot, read};

fn written<'a>(attributions: impl IntoIterator<Item = &'a Attribution>) -> Vec<u8> {
    let mut ecrivain = Ecrivain::new(Vec::new()).unwrap();
    for attribution in attributions {
        ecrivain.write(attribution).unwrap();
    }
    ecrivain.finish().unwrap()
}

fn lines() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = |champ: Champ| prop_oneof![6 => Just(VALIDE[champ as usize].to_owned()), 1 => cellules(champ)];
    vec(Champ::TOUS.map(cell).to_vec(), 0..6)
}

/// Bytes near a deposit: its own, some changed, of Windows-1252, cut anywhere.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let gestes =
        vec((any::<proptest::sample::Index>(), select(b"\",;\n\r\0\xE9\xC3\xFFa".to_vec())), 0..6);
    (lines(), gestes, any::<bool>()).prop_map(|(lignes, gestes, bom)| {
        let mut octets = depot(&lignes).into_bytes();
        if bom {
            octets.splice(0..0, [0xEF, 0xBB, 0xBF]);
        }
        for (place, octet) in gestes {
            let place = place.index(octets.len());
            octets[place] = octet;
        }
        octets
    })
}

/// Rows of three fields that refuse whatever stands in them, and so tell it: quotes of every kind, cells that reach over
/// the blocks that are looked at together, UTF-8 and Windows-1252.
fn quotings() -> impl Strategy<Value = Vec<u8>> {
    let parts: [&[u8]; 9] = [
        b"\"",
        b"\"\"",
        b"a",
        b"\"a\"",
        b"\"a,b\"",
        b"\"a\nb\"",
        b"\xC3\xA9",
        b"\xE9",
        &[b'a'; 61],
    ];
    let cell = vec(select(parts.to_vec()), 1..4).prop_map(|parts| parts.concat());
    let row = prop_oneof![7 => vec(cell.clone(), 3), 1 => vec(cell, 0..6)];
    let end = select(vec![b"\n".as_slice(), b"\r\n", b"\n\n"]);
    (vec((row, end), 1..6), any::<bool>()).prop_map(|(rows, ended)| {
        let mut octets = b"montant,dateConvention,nature\n".to_vec();
        let mut taken = 0;
        for (row, end) in rows {
            octets.extend(row.join(b",".as_slice()));
            taken = octets.len();
            octets.extend(end);
        }
        octets.truncate(if ended { octets.len() } else { taken });
        octets
    })
}

/// A cell of the csv crate as text, its line in UTF-8 or in Windows-1252, whose letters above 9F are those of Unicode.
fn text(record: &csv::ByteRecord, rang: usize) -> String {
    if record.iter().all(|cellule| std::str::from_utf8(cellule).is_ok()) {
        String::from_utf8(record[rang].to_vec()).unwrap()
    } else {
        record[rang].iter().map(|octet| char::from(*octet)).collect()
    }
}

proptest! {
    #[test]
    fn write_then_read_is_identity(attributions in vec(attributions(), 0..6)) {
        let lecture = Lecture::read(written(&attributions).as_slice()).unwrap();
        let relues: Vec<_> = lecture.attributions().iter().map(|(_, lue)| lue.clone()).collect();
        prop_assert_eq!(relues, attributions);
        prop_assert!(lecture.problemes().iter().all(|probleme| probleme.gravite() == Gravite::Remarque));
    }

    #[test]
    fn streaming_equals_whole(octets in bytes(), morceau in 1..40_usize) {
        let entier = Lecture::read(octets.as_slice());
        let par_morceaux = Lecture::read(ParMorceaux(&octets, morceau));
        match (entier, par_morceaux) {
            (Ok(entier), Ok(par_morceaux)) => prop_assert_eq!(entier, par_morceaux),
            (entier, par_morceaux) => prop_assert_eq!(
                entier.map_err(|erreur| erreur.to_string()).err(),
                par_morceaux.map_err(|erreur| erreur.to_string()).err()
            ),
        }
    }

    #[test]
    fn any_bytes_are_survived(octets in vec(any::<u8>(), 0..300)) {
        let _ = Lecture::read(octets.as_slice());
        let entete = b"montant;objet\n";
        let lecture = Lecture::read([entete.as_slice(), &octets].concat().as_slice());
        for probleme in lecture.iter().flat_map(Lecture::problemes) {
            prop_assert!(!probleme.to_string().is_empty());
        }
    }

    #[test]
    fn cells_are_those_of_the_csv_crate(octets in bytes()) {
        let Ok(lecture) = Lecture::read(octets.as_slice()) else { return Ok(()) };
        let delimiteur = lecture.entete().delimiteur().octet();
        let mut csv = csv::ReaderBuilder::new().flexible(true).delimiter(delimiteur).from_reader(octets.as_slice());
        let entetes = csv.byte_headers().unwrap().len();
        let records: Vec<_> = csv.into_byte_records().map(Result::unwrap).collect();
        prop_assert_eq!(entetes, lecture.entete().colonnes().len());
        prop_assert_eq!(records.len() as u64, lecture.totaux().lignes());
        for probleme in lecture.problemes().iter().filter(|probleme| probleme.place().rang > 0) {
            let record = &records[usize::try_from(probleme.place().rang).unwrap() - 1];
            if let Some(colonne) = probleme.colonne() {
                let cellule = &record[colonne.rang - 1];
                if let Ok(texte) = std::str::from_utf8(record.as_slice()).and(std::str::from_utf8(cellule)) {
                    prop_assert_eq!(texte, probleme.valeur());
                }
            }
        }
    }

    #[test]
    fn quoted_cells_are_those_of_the_csv_crate(octets in quotings(), morceau in 1..200_usize) {
        let lecture = Lecture::read(ParMorceaux(&octets, morceau)).unwrap();
        let csv = csv::ReaderBuilder::new().flexible(true).from_reader(octets.as_slice());
        let records: Vec<_> = csv.into_byte_records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len() as u64, lecture.totaux().lignes());
        for (rang, record) in (1..).zip(&records) {
            let siens = || lecture.problemes().iter().filter(|probleme| probleme.place().rang == rang);
            if record.len() != 3 {
                let nombre = record.len().to_string();
                prop_assert!(record.iter().all(<[u8]>::is_empty) || siens().any(|probleme| probleme.valeur() == nombre));
            } else if record.iter().all(|cellule| !cellule.is_empty()) {
                for colonne in 1..=3 {
                    let cellule = text(record, colonne - 1);
                    let dite = |probleme: &Probleme| {
                        probleme.colonne().is_some_and(|lue| lue.rang == colonne) && probleme.valeur() == cellule
                    };
                    prop_assert!(siens().any(dite), "{colonne}: {cellule:?}");
                }
            }
        }
    }

    #[test]
    fn a_line_is_where_it_starts(sauts in vec(0..4_usize, 1..6), crlf in any::<bool>(), avant in 0..3_usize) {
        let fin = if crlf { "\r\n" } else { "\n" };
        let mut texte = fin.repeat(avant) + "objet,montant" + fin;
        let mut attendues = Vec::new();
        let mut ligne = avant as u64 + 2;
        for saut in sauts {
            texte += &fin.repeat(saut);
            ligne += saut as u64;
            attendues.push(ligne);
            texte += &["\"a", &fin.repeat(saut), "b\",x", fin].concat();
            ligne += saut as u64 + 1;
        }
        let mut lecteur = Lecteur::new(texte.as_bytes()).unwrap();
        let mut lues = Vec::new();
        while let Some(lue) = lecteur.read().unwrap() {
            lues.push(lue.place().ligne);
        }
        prop_assert_eq!(lues, attendues);
        prop_assert_eq!(lecteur.entete().problemes()[0].place().ligne, avant as u64 + 1);
    }

    #[test]
    fn read_and_refused_add_up_to_the_file(lignes in lines()) {
        let totaux = read(&depot(&lignes)).totaux();
        // A plain reading: what has at most two decimals that count, blanks around left out.
        let montants: Vec<Option<i128>> = lignes.iter().map(|ligne| plain_cents(ligne[Champ::Montant as usize].trim())).collect();
        let somme: i128 = montants.iter().flatten().sum();
        prop_assert_eq!(totaux.lignes(), lignes.len() as u64);
        prop_assert_eq!(totaux.montant(), Somme::from_centimes(somme));
        prop_assert_eq!(totaux.illisibles, montants.iter().filter(|montant| montant.is_none()).count() as u64);
    }

    #[test]
    fn order_of_lines_is_irrelevant_to_totals(lignes in lines()) {
        let inverses: Vec<_> = lignes.iter().rev().cloned().collect();
        prop_assert_eq!(read(&depot(&lignes)).totaux(), read(&depot(&inverses)).totaux());
    }

    #[test]
    fn totals_of_parts_are_totals_of_the_whole(lignes in lines(), coupe in any::<proptest::sample::Index>()) {
        let (debut, fin) = lignes.split_at(coupe.index(lignes.len() + 1));
        let parties = read(&depot(debut)).totaux().merge(read(&depot(fin)).totaux());
        prop_assert_eq!(parties, read(&depot(&lignes)).totaux());
        prop_assert_eq!(parties.merge(Totaux::default()), parties);
    }

    #[test]
    fn what_was_repaired_reads_without_problem(lignes in lines()) {
        let lecture = read(&depot(&lignes));
        let repare = written(lecture.attributions().iter().map(|(_, attribution)| attribution));
        let relue = Lecture::read(repare.as_slice()).unwrap();
        prop_assert_eq!(relue.totaux().lues, lecture.totaux().lues);
        prop_assert_eq!(relue.totaux().refusees, 0);
        prop_assert_eq!(relue.totaux().montant_lu, lecture.totaux().montant_lu);
        prop_assert!(relue.problemes().iter().all(|probleme| probleme.gravite() == Gravite::Remarque));
        prop_assert_eq!(written(relue.attributions().iter().map(|(_, lue)| lue)), repare);
    }

    #[test]
    fn a_line_gives_a_record_or_a_blocking_problem(lignes in lines()) {
        let texte = depot(&lignes);
        let mut lecteur = Lecteur::new(texte.as_bytes()).unwrap();
        while let Some(ligne) = lecteur.read().unwrap() {
            let bloque = ligne.problemes().iter().any(|probleme| probleme.gravite() == Gravite::Bloquante);
            prop_assert_eq!(bloque, ligne.attribution().is_none());
        }
    }

    #[test]
    fn a_summary_counts_every_problem(lignes in lines()) {
        let lecture = read(&depot(&lignes));
        let mut synthese = Synthese::default();
        synthese.extend(lecture.problemes());
        for gravite in [Gravite::Bloquante, Gravite::Reparee, Gravite::Remarque] {
            let compte = lecture.problemes().iter().filter(|probleme| probleme.gravite() == gravite).count();
            prop_assert_eq!(synthese.count(gravite), compte as u64);
        }
    }

    #[test]
    fn a_payment_is_the_text_that_it_was(texte in "[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?") {
        let versement: Versement = texte.parse().unwrap();
        prop_assert_eq!(versement.to_string(), texte);
        if let Ok(lu) = versement.date_ou_periode() {
            prop_assert_eq!(Versement::from(lu), versement);
        }
    }

    #[test]
    fn the_wire_gives_the_record_back(attribution in attributions()) {
        let fil = serde_json::to_string(&attribution).unwrap();
        prop_assert_eq!(serde_json::from_str::<Attribution>(&fil).unwrap(), attribution);
    }

    #[test]
    fn a_share_is_within_a_cent(attribution in attributions()) {
        let exact = i128::from(attribution.montant.centimes());
        for arrondi in Arrondi::TOUS {
            let part = attribution.part(arrondi);
            let taux = attribution.pourcentage_subvention.taux();
            let ecart = i128::from(part.centimes()) * i128::try_from(taux.denominateur().get()).unwrap() - exact * taux.numerateur();
            prop_assert!(ecart.unsigned_abs() < taux.denominateur().get());
        }
    }

    #[test]
    fn shares_that_add_up_to_one_are_not_told(attribution in attributions(), parts in vec(1..20_u32, 1..5)) {
        // Hundredths: the last line has what is left.
        let dues: u32 = parts.iter().sum();
        let mut lignes: Vec<_> = parts.iter().map(|part| with_share(&attribution, *part)).collect();
        if dues < 100 {
            lignes.push(with_share(&attribution, 100 - dues));
        }
        prop_assert_eq!(check_partages(&lignes).len(), 0);
        let [reste @ .., _] = lignes.as_slice() else { unreachable!() };
        prop_assert_eq!(check_partages(reste).len(), usize::from(!reste.is_empty()));
    }
}

fn with_share(attribution: &Attribution, centiemes: u32) -> Attribution {
    let part = format!("{}.{:02}", centiemes / 100, centiemes % 100).parse().unwrap();
    Attribution { pourcentage_subvention: part, ..attribution.clone() }
}

/// Cents of a text, the slow way: by the decimal number that it writes.
pub fn plain_cents(texte: &str) -> Option<i128> {
    let signe = if texte.starts_with('-') { -1 } else { 1 };
    let corps = texte.strip_prefix(['-', '+']).unwrap_or(texte);
    let (entier, decimales) = corps.split_once('.').unwrap_or((corps, ""));
    let all_digits = |part: &str| part.chars().all(|caractere| caractere.is_ascii_digit());
    if !all_digits(entier) || !all_digits(decimales) || (entier.is_empty() && decimales.is_empty())
    {
        return None;
    }
    let decimales = decimales.trim_end_matches('0');
    if decimales.len() > 2 {
        return None;
    }
    let entier = entier.trim_start_matches('0');
    let centimes = format!("0{entier}{decimales:0<2}").parse::<i128>().ok()? * signe;
    i64::try_from(centimes).ok().map(|centimes| Euros::from_centimes(centimes).centimes().into())
}
