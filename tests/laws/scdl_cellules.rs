//! Our verdict on a cell, and that of the words of the schema read plainly.

use contrat_de_ville::echange::scdl::{Champ, Code, Gravite, Origine};
use contrat_de_ville::identifiant::Siret;
use proptest::prelude::*;
use proptest::sample::select;

use crate::scdl_outils::{VALIDE, cellules, depot, luhn, read};

/// What the schema says of a cell alone, in its words: required, pattern, enum, maxLength, type, minimum, maximum.
fn schema_accepts(champ: Champ, cellule: &str) -> bool {
    if cellule.is_empty() {
        return !champ.is_required();
    }
    let digits = |texte: &str| texte.chars().all(|caractere| caractere.is_ascii_digit());
    let shape = |texte: &str| {
        let parts: Vec<_> = texte.split('-').collect();
        parts.iter().map(|part| part.len()).collect::<Vec<_>>() == [4, 2, 2]
            && parts.into_iter().all(digits)
    };
    match champ {
        Champ::IdAttribuant | Champ::IdBeneficiaire => {
            cellule.len() == 14 && digits(cellule) && siret(cellule)
        }
        Champ::RnaBeneficiaire => {
            cellule.len() == 10 && cellule.starts_with('W') && digits(&cellule[1..])
        }
        Champ::DateConvention => {
            shape(cellule)
                && &cellule[..4] != "0000"
                && chrono::NaiveDate::parse_from_str(cellule, "%Y-%m-%d").is_ok()
        }
        Champ::DatesPeriodeVersement => {
            cellule.split('/').count() <= 2 && cellule.split('/').all(shape)
        }
        Champ::Objet | Champ::ConditionsVersement => cellule.chars().count() <= 256,
        Champ::IdRae => cellule.chars().count() <= 5,
        Champ::Nature => {
            let seules = ["aide en numéraire", "aide en nature"];
            seules.contains(&cellule)
                || cellule == seules.join(";")
                || cellule == [seules[1], seules[0]].join(";")
        }
        Champ::NotificationUe => ["oui", "non"].contains(&cellule),
        // Blanks around a number say nothing to Table Schema.
        Champ::Montant => number(cellule.trim()).is_some(),
        Champ::PourcentageSubvention => {
            number(cellule.trim()).is_some_and(|(negatif, entier, decimales)| {
                let un = entier == "1" && decimales.is_empty();
                let moins = entier.is_empty() && decimales.as_str() >= "01";
                !negatif && (un || moins)
            })
        }
        Champ::NomAttribuant
        | Champ::NomBeneficiaire
        | Champ::ReferenceDecision
        | Champ::DispositifAide => true,
    }
}

/// The sign, the whole part without zeros before it, the decimals without zeros after them.
fn number(texte: &str) -> Option<(bool, String, String)> {
    let corps = texte.strip_prefix(['-', '+']).unwrap_or(texte);
    let (entier, decimales) = corps.split_once('.').unwrap_or((corps, ""));
    let right = (entier.to_owned() + decimales).chars().all(|caractere| caractere.is_ascii_digit())
        && !(entier.is_empty() && decimales.is_empty());
    right.then(|| {
        (
            texte.starts_with('-'),
            entier.trim_start_matches('0').to_owned(),
            decimales.trim_end_matches('0').to_owned(),
        )
    })
}

fn siret(chiffres: &str) -> bool {
    let somme: u32 = chiffres.chars().map(|chiffre| chiffre.to_digit(10).unwrap()).sum();
    let poste = chiffres.starts_with("356000000") && chiffres != "35600000000048";
    let key = if poste { somme.is_multiple_of(5) } else { luhn(chiffres) };
    key && luhn(&chiffres[..9]) && !chiffres.starts_with("000000000")
}

fn with_cell() -> impl Strategy<Value = (Champ, String)> {
    select(Champ::TOUS.to_vec()).prop_flat_map(|champ| (Just(champ), cellules(champ)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn our_verdict_on_a_cell_is_that_of_the_schema((champ, cellule) in with_cell()) {
        let mut ligne = VALIDE.map(str::to_owned);
        ligne[champ as usize] = cellule.clone();
        let lecture = read(&depot(&[ligne.to_vec()]));
        let problemes: Vec<_> = lecture.problemes().iter().filter(|probleme| probleme.gravite() != Gravite::Remarque).collect();
        let refuse = problemes.iter().any(|probleme| probleme.regle() == Origine::Schema);
        // The words of the schema refuse other writings of `unique`, its pattern does not; nor does it refuse blanks
        // alone where a text may lack, nor those around a short text.
        let words = [Champ::ConditionsVersement, Champ::IdRae, Champ::ReferenceDecision, Champ::DispositifAide].contains(&champ);
        let repare = words && problemes.iter().all(|probleme| probleme.gravite() == Gravite::Reparee);
        // A number to the schema, under a power of ten: ours refuses it.
        let scientifique = problemes.iter().any(|probleme| probleme.code() == Code::NotationScientifique);
        let non_fini = problemes.iter().any(|probleme| probleme.code() == Code::NombreNonFini);
        prop_assert!(!non_fini || cellule.to_lowercase().contains('n'));
        prop_assert!(!scientifique || cellule.to_lowercase().contains('e'));
        let nombre = [Champ::Montant, Champ::PourcentageSubvention].contains(&champ);
        if !(repare || (nombre && (scientifique || non_fini))) {
            prop_assert_eq!(!refuse, schema_accepts(champ, &cellule), "{} {:?} {:?}", champ, cellule, problemes);
        }
        // Whatever the schema accepts and we do not is told as ours.
        let bloque = problemes.iter().any(|probleme| probleme.gravite() == Gravite::Bloquante);
        prop_assert_eq!(bloque, lecture.attributions().is_empty());
        for probleme in problemes {
            prop_assert_eq!(probleme.champ(), Some(champ));
            prop_assert_eq!(probleme.valeur(), cellule.as_str());
            prop_assert_eq!(probleme.colonne().unwrap().rang, champ as usize + 1);
        }
    }

    #[test]
    fn the_key_of_a_siret_is_that_of_a_plain_reading(texte in "(356000000|[0-9]{9})[0-9]{5}") {
        prop_assert_eq!(Siret::parse(&texte).is_some(), siret(&texte));
    }
}
