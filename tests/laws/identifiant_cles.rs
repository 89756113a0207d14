//! Laws of keys, of parts and of the lists that codes are made of.

use contrat_de_ville::identifiant::{
    CodeCommune, CodeContrat, CodeDepartement, CodeQpv, Rna, Siren, SirenError, Siret, SiretError,
};
use proptest::prelude::*;

use crate::codes::{LA_POSTE, departements, siren, siret};

/// How many last digits make a code of these.
fn keys<T: std::str::FromStr>(corps: &str) -> usize {
    ('0'..='9').filter(|cle| format!("{corps}{cle}").parse::<T>().is_ok()).count()
}

/// The text with its digit at that place replaced by another.
fn with_wrong_digit(texte: &str, place: usize, ecart: u32) -> String {
    let change = |(rang, c): (usize, char)| match c.to_digit(10) {
        Some(chiffre) if rang == place => char::from_digit((chiffre + ecart) % 10, 10).unwrap_or(c),
        _ => c,
    };
    texte.chars().enumerate().map(change).collect()
}

proptest! {
    #[test]
    fn one_last_digit_in_ten_makes_a_siren(
        corps in prop_oneof![9 => 1..=99_999_999_u32, 1 => Just(0)],
    ) {
        // That of zeros is a zero, and the whole a placeholder.
        prop_assert_eq!(keys::<Siren>(&format!("{corps:08}")), usize::from(corps > 0));
    }

    #[test]
    fn one_last_digit_in_ten_makes_a_siret(
        siren in siren(),
        nic in prop_oneof![0..10_000_u32, Just(4)],
    ) {
        // La Poste has two, and its seat one more, outside its own rule.
        let attendu = match (siren.as_str(), nic) {
            (LA_POSTE, 4) => 3,
            (LA_POSTE, _) => 2,
            _ => 1,
        };
        prop_assert_eq!(keys::<Siret>(&format!("{siren}{nic:04}")), attendu);
    }

    #[test]
    fn a_wrong_digit_is_noticed(
        siren in siren(),
        siret in siret(),
        place in 0..14_usize,
        ecart in 1..=9_u32,
    ) {
        let faux = with_wrong_digit(&siren, place % 9, ecart);
        let attendu = if faux == "000000000" {
            SirenError::Zero(faux.clone())
        } else {
            SirenError::Cle(faux.clone())
        };
        prop_assert_eq!(faux.parse::<Siren>(), Err(attendu));
        let faux = with_wrong_digit(&siret, place, ecart);
        let lu = faux.parse::<Siret>();
        if place < 9 {
            prop_assert_eq!(lu, Err(SiretError::Siren(faux)));
        } else if !siret.starts_with(LA_POSTE) {
            prop_assert_eq!(lu, Err(SiretError::Cle(faux)));
        } else if ecart != 5 && faux != "35600000000048" {
            // A sum of digits does not notice five more or less.
            prop_assert_eq!(lu, Err(SiretError::LaPoste(faux)));
        }
    }

    #[test]
    fn two_digits_swapped_are_noticed_but_for_0_and_9(siren in siren(), place in 0..8_usize) {
        let mut octets = siren.clone().into_bytes();
        octets.swap(place, place + 1);
        let couple = (octets[place], octets[place + 1]);
        let sourd = couple.0 == couple.1 || matches!(couple, (b'0', b'9') | (b'9', b'0'));
        let lu = String::from_utf8_lossy(&octets).parse::<Siren>();
        prop_assert_eq!(lu.is_ok(), sourd);
    }

    #[test]
    fn a_siret_starts_with_its_siren(siret in siret()) {
        let code: Siret = siret.parse().map_err(|_| TestCaseError::fail(siret.clone()))?;
        prop_assert_eq!(format!("{}{:05}", code.siren(), code.nic()), siret);
    }

    #[test]
    fn an_rna_of_overseas_has_a_letter(lettre in "[0-9A-Z]", suite in "[0-9]{7}") {
        let outre_mer = format!("W9{lettre}{suite}").parse::<Rna>().map(Rna::is_alphanumeric);
        prop_assert_eq!(outre_mer.ok(), Some(!lettre.starts_with(|c: char| c.is_ascii_digit())));
    }

    #[test]
    fn parts_of_a_code_write_it_again(
        numero in 0..1_000_u32,
        dizaine in 0..100_u32,
        lettre in "[CIMN]",
    ) {
        for departement in departements() {
            let code = departement.parse::<CodeDepartement>().ok();
            let outre_mer = departement.len() == 3;
            let quartier =
                format!("QN{departement:0>3}{dizaine:02}{lettre}").parse::<CodeQpv>().ok();
            prop_assert_eq!(quartier.map(CodeQpv::departement), code);
            prop_assert_eq!(quartier.map(CodeQpv::numero), Some(dizaine));
            prop_assert_eq!(
                quartier.and_then(CodeQpv::suffixe).map(|s| s.to_string()),
                Some(lettre.clone())
            );
            let ancien = format!("QP{departement:0>3}{numero:03}").parse::<CodeQpv>().ok();
            prop_assert_eq!(
                ancien.map(|q| (Some(q.departement()), q.numero(), q.suffixe())),
                Some((code, numero, None))
            );
            let contrat =
                format!("CN{departement:0>3}{dizaine:02}{lettre}").parse::<CodeContrat>().ok();
            prop_assert_eq!(contrat.map(CodeContrat::numero), (lettre != "C").then_some(dizaine));
            prop_assert_eq!(
                contrat.and_then(CodeContrat::departement),
                code.filter(|_| lettre != "C")
            );
            let commune = if outre_mer {
                format!("{departement}{dizaine:02}")
            } else {
                format!("{departement}{numero:03}")
            };
            // No commune is numbered zero.
            let nulle = if outre_mer { dizaine == 0 } else { numero == 0 };
            let lue = commune.parse::<CodeCommune>().ok();
            prop_assert_eq!(
                lue.map(CodeCommune::departement),
                code.filter(|_| !nulle),
                "{}",
                commune
            );
            prop_assert_eq!(code.map(CodeDepartement::is_outre_mer), Some(outre_mer));
            prop_assert_eq!(
                code.map(CodeDepartement::is_corse),
                Some(departement == "2A" || departement == "2B")
            );
        }
    }
}

#[test]
fn departements_are_exactly_these() {
    let alphabet: Vec<char> = "0123456789ABCab+ ".chars().collect();
    let longer = |textes: &[String]| -> Vec<String> {
        textes.iter().flat_map(|t| alphabet.iter().map(move |c| format!("{t}{c}"))).collect()
    };
    let deux = longer(&longer(&[String::new()]));
    let trois = longer(&deux);
    let mut lus: Vec<String> = [deux, trois]
        .concat()
        .into_iter()
        .filter(|t| t.parse::<CodeDepartement>().is_ok())
        .collect();
    let mut attendus = departements();
    lus.sort();
    attendus.sort();
    assert_eq!(lus, attendus);
}
