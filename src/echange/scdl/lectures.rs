use chrono::NaiveDate;

use super::{Champ, Code};
use crate::nombre::{Arrondi, Convention, Decimales, Taux};

/// What a refused text could mean, in French; it is told, and never taken.
pub(super) fn lectures(code: Code, champ: Option<Champ>, texte: &str) -> Vec<String> {
    let texte = texte.trim();
    #[allow(clippy::wildcard_enum_match_arm)] // a new code has no other reading until one is found
    match code {
        Code::DateForme | Code::VersementForme => dates(texte),
        Code::MontantForme | Code::PlusFinQueLeCentime => {
            // The text as money in French, then as the schema would with a comma between thousands.
            let mut lectures: Vec<_> = [Convention::VirguleDecimale, Convention::PointDecimal]
                .iter()
                .filter_map(|convention| convention.read_euros(texte).ok())
                .map(|euros| euros.to_string())
                .collect();
            lectures.dedup();
            lectures
        }
        Code::FractionForme | Code::FractionHorsBornes => shares(texte),
        Code::SiretForme if matches!(champ, Some(Champ::IdAttribuant | Champ::IdBeneficiaire)) => {
            // A workbook that takes a SIRET for a number adds a decimal.
            let sans_decimale = texte.strip_suffix(".0").or_else(|| texte.strip_suffix(",0"));
            sans_decimale
                .and_then(|texte| super::identite::siret(texte).ok())
                .map(|siret| siret.to_string())
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// `05/12/2016`: the day first, as in French, or the month first.
fn dates(texte: &str) -> Vec<String> {
    let mut parts = texte.split(['/', '-', '.']);
    let (Some(premier), Some(deuxieme), Some(annee), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Vec::new();
    };
    let (Ok(premier), Ok(deuxieme), Ok(annee), 4) =
        (premier.parse(), deuxieme.parse(), annee.parse(), annee.len())
    else {
        return Vec::new();
    };
    let mut lectures: Vec<_> = [(deuxieme, premier), (premier, deuxieme)]
        .into_iter()
        .filter_map(|(mois, jour)| NaiveDate::from_ymd_opt(annee, mois, jour))
        .map(|jour| jour.to_string())
        .collect();
    lectures.dedup();
    lectures
}

/// `0,5` as a share, `80` and `80 %` as a percentage.
fn shares(texte: &str) -> Vec<String> {
    let mut lectures = Vec::new();
    if let Some(fraction) = Some(texte.replacen(',', ".", 1)).filter(|point| point != texte)
        && super::fraction::strict(&fraction).is_ok()
    {
        lectures.push(fraction);
    }
    let nombre = Convention::VirguleDecimale.read_pourcentage(texte).ok();
    let part = nombre.and_then(|nombre| {
        let denominateur = 10_u128.checked_pow(nombre.scale())?.checked_mul(100)?;
        Taux::of(nombre.mantissa(), denominateur).ok()
    });
    if let Some(part) = part.filter(|part| *part <= Taux::UN && part.numerateur() > 0) {
        lectures.push(part.pourcentage(Arrondi::Troncature, Decimales::DEUX).to_string());
    }
    lectures
}
