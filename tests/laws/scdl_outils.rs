//! Deposits made of chosen cells, and cells of every kind.

use std::io::Read;

use contrat_de_ville::Euros;
use contrat_de_ville::echange::scdl::{
    Attribution, Champ, Conditions, Fraction, Identite, Jour, Lecture, Nature, Versement,
};
use contrat_de_ville::identifiant::{Rna, Siret};
use proptest::prelude::*;
use proptest::sample::select;

pub fn sirets() -> impl Strategy<Value = Siret> {
    (10_000_000..99_999_999_u64, 0..10_000_u64).prop_map(|(corps, nic)| {
        let siren = keyed(&corps.to_string());
        keyed(&format!("{siren}{nic:04}")).parse().unwrap()
    })
}

fn keyed(corps: &str) -> String {
    let right = |cle: &u32| luhn(&format!("{corps}{cle}"));
    format!("{corps}{}", (0..10).find(right).unwrap())
}

/// From the right, every second digit is doubled, and nines are cast out of it.
pub fn luhn(chiffres: &str) -> bool {
    let somme: u32 = chiffres
        .chars()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(chiffre, fois)| {
            let terme = chiffre.to_digit(10).unwrap() * fois;
            if terme > 9 { terme - 9 } else { terme }
        })
        .sum();
    somme.is_multiple_of(10)
}

fn rnas() -> impl Strategy<Value = Rna> {
    "W[0-9]{9}".prop_map(|texte| texte.parse().unwrap())
}

pub fn jours() -> impl Strategy<Value = Jour> {
    (1..=9999, 1..=366_u32).prop_map(|(annee, rang)| {
        let jour = chrono::NaiveDate::from_yo_opt(annee, rang);
        Jour::new(jour.unwrap_or(chrono::NaiveDate::from_yo_opt(annee, 1).unwrap())).unwrap()
    })
}

/// Whatever the schema accepts: days or not, periods in either order.
pub fn versements() -> impl Strategy<Value = Versement> {
    let date =
        || prop_oneof![jours().prop_map(|jour| jour.to_string()), "[0-9]{4}-[0-9]{2}-[0-9]{2}"];
    (date(), proptest::option::of(date())).prop_map(|(debut, fin)| {
        let fin = fin.map_or(String::new(), |fin| format!("/{fin}"));
        (debut + &fin).parse().unwrap()
    })
}

/// Texts, with what parts cells and lines, and characters of every length; blanks alone.
pub fn textes() -> impl Strategy<Value = String> {
    "[a-zé \",;\r\n\t€𝒜'\0]{0,12}[a-zÀ-ÿ’€ ][a-z\",;\r\n \u{A0}Ã©]{0,12}"
}

pub fn attributions() -> impl Strategy<Value = Attribution> {
    let identite =
        (proptest::option::of(sirets()), rnas(), any::<bool>()).prop_map(|(siret, rna, deux)| {
            Identite::new(siret, (siret.is_none() || deux).then_some(rna)).unwrap()
        });
    let versement = versements();
    let conditions = prop_oneof![
        Just(Conditions::Unique),
        Just(Conditions::Echelonne),
        textes().prop_map(|texte| texte.parse().unwrap_or(Conditions::Unique)),
    ];
    let fraction = (10_000_000_000_000_000..=1_000_000_000_000_000_000_u64).prop_map(|parts| {
        format!("{}.{:018}", parts / 10_u64.pow(18), parts % 10_u64.pow(18))
            .parse::<Fraction>()
            .unwrap()
    });
    let natures = select(vec![Nature::EnNumeraire, Nature::EnNature, Nature::LesDeux]);
    let facultatifs = (
        proptest::option::of(textes()),
        proptest::option::of("[A-Zé0-9 ]{1,5}"),
        proptest::option::of(textes()),
    );
    (
        (textes(), sirets(), jours(), textes(), identite, textes()),
        (any::<i64>(), natures, conditions, versement, any::<bool>(), fraction),
        facultatifs,
    )
        .prop_map(
            |(
                (attribuant, siret, jour, nom, identite, objet),
                (centimes, nature, conditions, versement, ue, part),
                (reference, rae, aide),
            )| {
                Attribution {
                    nom_attribuant: attribuant.parse().unwrap(),
                    id_attribuant: siret,
                    date_convention: jour,
                    reference_decision: reference.map(|texte| texte.parse().unwrap()),
                    nom_beneficiaire: nom.parse().unwrap(),
                    identite,
                    objet: objet.parse().unwrap(),
                    montant: Euros::from_centimes(centimes),
                    nature,
                    conditions_versement: conditions,
                    dates_periode_versement: versement,
                    id_rae: rae.map(|texte| texte.parse().unwrap()),
                    notification_ue: ue,
                    pourcentage_subvention: part,
                    dispositif_aide: aide.map(|texte| texte.parse().unwrap()),
                }
            },
        )
}

/// A valid record, field by field.
pub const VALIDE: [&str; 16] = [
    "Agglomération fictive",
    "20007246000013",
    "2023-06-30",
    "FICTIF-1",
    "Association fictive",
    "77554402601284",
    "W380475558",
    "Ateliers",
    "4000.50",
    "aide en numéraire",
    "unique",
    "2023-09-30",
    "",
    "non",
    "1",
    "",
];

/// Cells right, wrong and nearly right of every field.
#[allow(clippy::too_many_lines)] // a list
pub fn cellules(champ: Champ) -> impl Strategy<Value = String> {
    let propres: &[&str] = match champ {
        Champ::IdAttribuant | Champ::IdBeneficiaire => &[
            "20007246000013",
            "20007246000014",
            "200 072 460 00013",
            " 77554402601284",
            "775544026012840",
            "32402138500000.0",
            "3,24E+13",
            "35600000000048",
            "35600000000011",
            "35600000000010",
            "",
        ],
        Champ::DateConvention => &[
            "2023-06-30",
            "2023-02-29",
            "2024-02-29",
            "05/12/2016",
            "0000-01-01",
            "2023-6-30",
            " 2023-06-30",
            "+023-06-30",
            "",
        ],
        Champ::RnaBeneficiaire => {
            &["W380475558", "w380475558", "W9R1011072", "W38047555", " W380475558 ", ""]
        }
        Champ::Montant => &[
            "4000",
            "4000.5",
            "4000.50",
            "4000.500",
            "4000.505",
            "-12",
            "+12",
            "100000,1",
            "1 000",
            "1e3",
            "NaN",
            ".5",
            "5.",
            ".",
            "-",
            "92233720368547758.07",
            "92233720368547758.08",
            "-92233720368547758.08",
            " 12 ",
            "",
            "0.000000000000000000000000000000",
            "99999999999999999999",
            "1.00000000000000000000000001",
        ],
        Champ::Nature => &[
            "aide en numéraire",
            "aide en nature",
            "aide en numéraire;aide en nature",
            "aide en nature;aide en numéraire",
            "Aide en Nature",
            "aide en numeraire ; aide en nature",
            "aide en nature;aide en nature",
            "en nature",
            "",
        ],
        Champ::ConditionsVersement => &[
            "unique",
            "UNIQUE",
            "échelonné",
            " echelonne",
            "unique;échelonné",
            "à la fin",
            "  ",
            "",
        ],
        Champ::DatesPeriodeVersement => &[
            "2023-09-30",
            "2023-01-01/2023-09-30",
            "2023-09-30/2023-01-01",
            "2023-30-05",
            "2023-09-30/2023-09-30",
            "2023-09-30_2024-09-30",
            "2018-11-20/fin de l'action",
            "2023-09-30 ",
            "",
        ],
        Champ::IdRae => &["12345", "123456", "ééééé", " 1 ", " 12345", "", "  ", "      "],
        Champ::NotificationUe => {
            &["oui", "non", "Oui", "NON", "yes", "no", "true", "1", " non", ""]
        }
        Champ::PourcentageSubvention => &[
            "1",
            "1.00",
            "0.01",
            "0.009999",
            "1.01",
            "100",
            "0,5",
            ".5",
            "80%",
            "-0.5",
            "1e-1",
            "0.1234567890123456789",
            "0.50000000000000000000000",
            " 0.5",
            "",
        ],
        Champ::NomAttribuant
        | Champ::NomBeneficiaire
        | Champ::ReferenceDecision
        | Champ::Objet
        | Champ::DispositifAide => &["texte", "", "  ", "Ã©", "a\u{0}b", "\u{FFFD}", " bord "],
    };
    let propres: Vec<String> = propres.iter().map(|&cellule| cellule.to_owned()).collect();
    prop_oneof![3 => select(propres), 1 => "[0-9./ +eE,-]{0,12}", 1 => "(?s).{0,6}", 1 => "é{255,258}"]
}

/// A deposit of one record after headers in order, in quotes throughout.
pub fn depot(lignes: &[Vec<String>]) -> String {
    let quoted = |cellule: &str| format!("\"{}\"", cellule.replace('"', "\"\""));
    let line = |cellules: Vec<String>| cellules.join(",") + "\n";
    let mut texte = line(Champ::TOUS.iter().map(|champ| champ.nom().to_owned()).collect());
    for ligne in lignes {
        texte.push_str(&line(ligne.iter().map(|cellule| quoted(cellule)).collect()));
    }
    texte
}

/// Gives at most so many bytes at once.
pub struct ParMorceaux<'a>(pub &'a [u8], pub usize);

impl Read for ParMorceaux<'_> {
    fn read(&mut self, tampon: &mut [u8]) -> std::io::Result<usize> {
        let longueur = self.1.min(tampon.len()).min(self.0.len());
        let (debut, reste) = self.0.split_at(longueur);
        tampon[..longueur].copy_from_slice(debut);
        self.0 = reste;
        Ok(longueur)
    }
}

pub fn read(texte: &str) -> Lecture {
    Lecture::read(texte.as_bytes()).unwrap()
}
