//! Valid codes, constructed, and what makes a text one, written another way than in the crate.

use proptest::prelude::*;
use proptest::sample::select;

pub const LA_POSTE: &str = "356000000";

/// The digit that makes a number right, by the rule as it is taught: from the right, every other
/// digit is doubled, and nine taken away from what exceeds nine.
pub fn luhn_key(corps: &str) -> char {
    let terme = |(rang, c): (usize, char)| {
        let chiffre = c.to_digit(10).unwrap_or(0);
        match (rang % 2, chiffre) {
            (0, 5..) => 2 * chiffre - 9,
            (0, _) => 2 * chiffre,
            (_, _) => chiffre,
        }
    };
    let somme: u32 = corps.chars().rev().enumerate().map(terme).sum();
    char::from_digit((10 - somme % 10) % 10, 10).unwrap_or('0')
}

pub fn siren() -> impl Strategy<Value = String> {
    // Eight zeros would call for a ninth, which is the placeholder.
    let corps = (1..=99_999_999_u32).prop_map(|n| format!("{n:08}"));
    prop_oneof![
        9 => corps.prop_map(|corps| format!("{corps}{}", luhn_key(&corps))),
        1 => Just(LA_POSTE.to_owned()),
    ]
}

pub fn siret() -> impl Strategy<Value = String> {
    (siren(), 0..10_000_u32, any::<bool>()).prop_map(|(siren, nic, second)| {
        let corps = format!("{siren}{nic:04}");
        if siren == LA_POSTE {
            let somme: u32 = corps.chars().filter_map(|c| c.to_digit(10)).sum();
            return format!("{corps}{}", (5 - somme % 5) % 5 + if second { 5 } else { 0 });
        }
        format!("{corps}{}", luhn_key(&corps))
    })
}

pub fn rna() -> impl Strategy<Value = String> {
    "W[0-9]{9}|W9[A-Z][0-9]{7}"
}

/// Every code of the *code officiel géographique*, and those of the collectivities overseas.
pub fn departements() -> Vec<String> {
    let metropole = (1..=95).filter(|n| *n != 20).map(|n| format!("{n:02}"));
    let corse = ["2A", "2B"].map(str::to_owned);
    let outre_mer = (971..=978).chain([984, 986, 987, 988]).map(|n| n.to_string());
    metropole.chain(corse).chain(outre_mer).collect()
}

pub fn departement() -> impl Strategy<Value = String> {
    select(departements())
}

pub fn commune() -> impl Strategy<Value = String> {
    (departement(), 1..=999_u32).prop_map(|(departement, numero)| {
        if departement.len() == 3 {
            format!("{departement}{:02}", numero % 99 + 1)
        } else {
            format!("{departement}{numero:03}")
        }
    })
}

/// A generation's letters, the département on three characters, and what follows it.
fn behind(lettres: &'static str, suite: &'static str) -> impl Strategy<Value = String> {
    (departement(), suite)
        .prop_map(move |(departement, suite)| format!("{lettres}{departement:0>3}{suite}"))
}

pub fn qpv() -> impl Strategy<Value = String> {
    prop_oneof![behind("QP", "[0-9]{3}"), behind("QN", "[0-9]{2}[CIMN]")]
}

pub fn contrat() -> impl Strategy<Value = String> {
    prop_oneof!["CV[0-9]{3}", behind("CN", "[0-9]{2}[IMN]")]
}

fn is_number(texte: &str, largeur: usize) -> bool {
    texte.len() == largeur && texte.bytes().all(|octet| octet.is_ascii_digit())
}

/// Whether the last digit is the Luhn key of those before.
fn has_luhn_key(texte: &str) -> bool {
    texte.char_indices().last().is_some_and(|(place, cle)| luhn_key(&texte[..place]) == cle)
}

pub fn is_siren(texte: &str) -> bool {
    is_number(texte, 9) && has_luhn_key(texte) && texte != "000000000"
}

pub fn is_siret(texte: &str) -> bool {
    let somme: u32 = texte.chars().filter_map(|c| c.to_digit(10)).sum();
    is_number(texte, 14)
        && is_siren(&texte[..9])
        && if texte.starts_with(LA_POSTE) {
            somme.is_multiple_of(5) || texte == "35600000000048"
        } else {
            has_luhn_key(texte)
        }
}

pub fn is_rna(texte: &str) -> bool {
    let outre_mer = texte.strip_prefix("W9").and_then(|suite| {
        let (lettre, suite) = suite.split_at_checked(1)?;
        Some("ABCDEFGHIJKLMNOPQRSTUVWXYZ".contains(lettre) && is_number(suite, 7))
    });
    outre_mer == Some(true) || texte.strip_prefix('W').is_some_and(|suite| is_number(suite, 9))
}

pub fn is_departement(texte: &str) -> bool {
    departements().contains(&texte.to_owned())
}

pub fn is_commune(texte: &str) -> bool {
    departements().iter().any(|departement| {
        texte.strip_prefix(departement.as_str()).is_some_and(|numero| {
            is_number(numero, 5 - departement.len()) && numero.bytes().any(|octet| octet != b'0')
        })
    })
}

/// What follows the letters and the département on three characters.
fn after<'a>(texte: &'a str, lettres: &str) -> Option<&'a str> {
    let suite = texte.strip_prefix(lettres)?;
    departements().iter().find_map(|departement| suite.strip_prefix(&format!("{departement:0>3}")))
}

fn is_ranked(suite: &str, lettres: &str) -> bool {
    let lettre = suite.chars().last().filter(|c| lettres.contains(*c));
    lettre.is_some_and(|lettre| suite.strip_suffix(lettre).is_some_and(|n| is_number(n, 2)))
}

pub fn is_qpv(texte: &str) -> bool {
    after(texte, "QP").is_some_and(|suite| is_number(suite, 3))
        || after(texte, "QN").is_some_and(|suite| is_ranked(suite, "CIMN"))
}

pub fn is_contrat(texte: &str) -> bool {
    texte.strip_prefix("CV").is_some_and(|suite| is_number(suite, 3))
        || after(texte, "CN").is_some_and(|suite| is_ranked(suite, "IMN"))
}
