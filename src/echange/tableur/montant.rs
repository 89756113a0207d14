//! The amount of a cell.

use super::classeur::Valeur;
use super::probleme::CodeDeProbleme;
use super::rangee::not_text;
use crate::nombre::{Convention, DoubleError, Euros, LectureMotif, double};

pub(super) const ATTENDU: &str = "un montant en euros, au centime";

/// Why a cell is no amount.
pub(super) struct Refus {
    pub(super) code: CodeDeProbleme,
    pub(super) valeur: String,
    pub(super) phrase: String,
}

pub(super) fn read(valeur: &Valeur, convention: Convention) -> Result<Euros, Refus> {
    match valeur {
        Valeur::Texte(texte) => read_text(texte, convention),
        Valeur::Nombre(nombre) => read_number(*nombre),
        autre @ (Valeur::Booleen(_)
        | Valeur::Erreur(_)
        | Valeur::Date(_)
        | Valeur::Incalculee(_)) => {
            let (code, valeur, phrase) = not_text(autre);
            Err(Refus { code, valeur, phrase })
        }
    }
}

fn read_text(texte: &str, convention: Convention) -> Result<Euros, Refus> {
    convention.read_euros(texte).map_err(|error| {
        let texte = texte.trim().to_owned();
        let (code, phrase) = match error.motif() {
            LectureMotif::Ambigu { decimales, milliers, .. } => (
                CodeDeProbleme::MontantAmbigu,
                format!(
                    "« {texte} » se lit {} ou {milliers} : nommer la convention",
                    decimales.to_string().replace('.', ",")
                ),
            ),
            LectureMotif::PlusFinQueLeCentime(_) => (
                CodeDeProbleme::PlusFinQueLeCentime,
                format!("« {texte} » est plus fin que le centime"),
            ),
            LectureMotif::NonCommunique => {
                (CodeDeProbleme::Montant, format!("« {texte} » : montant non communiqué"))
            }
            LectureMotif::HorsBornes => {
                (CodeDeProbleme::Montant, format!("« {texte} » est hors bornes"))
            }
            LectureMotif::Vide
            | LectureMotif::NotationScientifique
            | LectureMotif::Groupement
            | LectureMotif::Caractere { .. }
            | LectureMotif::Signe
            | LectureMotif::TropDeChiffres
            | LectureMotif::UniteEnDouble
            | LectureMotif::Unite
            | LectureMotif::TropDeDecimales => {
                (CodeDeProbleme::Montant, format!("« {texte} » n’est pas un montant"))
            }
        };
        Refus { code, valeur: texte, phrase }
    })
}

/// A number as Excel shows it: fifteen significant digits, the last of them rounded. So is `0.1 + 0.2`, stored
/// as 0.30000000000000004, the thirty cents that its author sees.
fn read_number(nombre: f64) -> Result<Euros, Refus> {
    let montre: f64 = format!("{nombre:.14e}").parse().unwrap_or(nombre);
    double::euros(montre).map_err(|error| {
        let valeur = montre.to_string().replace('.', ",");
        let (code, phrase) = match error {
            DoubleError::PlusFinQueLeCentime(_) => (
                CodeDeProbleme::PlusFinQueLeCentime,
                format!("« {valeur} » est plus fin que le centime"),
            ),
            DoubleError::NonFini(_)
            | DoubleError::TropDeChiffres(_)
            | DoubleError::HorsBornes(_) => {
                (CodeDeProbleme::Montant, format!("« {valeur} » est hors bornes"))
            }
        };
        Refus { code, valeur, phrase }
    })
}
