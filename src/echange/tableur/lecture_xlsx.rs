//! XLSX, cell by cell: a file that names two far corners holds two cells, not a rectangle.

use std::io::Cursor;

use calamine::{
    CellErrorType, Data, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError,
};

use super::classeur::{ClasseurError, Feuille, Valeur};
use super::format::Format;
use super::reste::{self, Reste};

#[allow(clippy::needless_pass_by_value)] // as `map_err` gives it
fn broken(cause: XlsxError) -> ClasseurError {
    ClasseurError::Illisible { format: Format::Xlsx, cause: cause.to_string() }
}

pub(super) fn read(octets: &[u8]) -> Result<Vec<Feuille>, ClasseurError> {
    reste::check(octets)?;
    let mut classeur: Xlsx<_> = Xlsx::new(Cursor::new(octets)).map_err(broken)?;
    let presentes: Vec<(String, bool)> = classeur
        .sheets_metadata()
        .iter()
        .filter(|feuille| feuille.typ == SheetType::WorkSheet)
        .map(|feuille| (feuille.name.clone(), feuille.visible != SheetVisible::Visible))
        .collect();
    let mut reste = Reste::ENTIER;
    let mut feuilles = Vec::with_capacity(presentes.len());
    for (nom, masquee) in presentes {
        let mut feuille = Feuille::new(&nom, masquee);
        let mut cellules = classeur.worksheet_cells_reader(&nom).map_err(broken)?;
        while let Some(cellule) = cellules.next_cell_with_formula().map_err(broken)? {
            let (ligne, colonne) = cellule.pos;
            if let Some(valeur) = value(Data::from(cellule.value), cellule.formula.as_deref()) {
                reste.take(&valeur)?;
                feuille.push(ligne, colonne, valeur);
            }
        }
        feuilles.push(feuille);
    }
    Ok(feuilles)
}

/// What stands in a cell; `None` for a blank one.
pub(super) fn value(lue: Data, formule: Option<&str>) -> Option<Valeur> {
    Some(match lue {
        Data::Empty => match formule {
            None | Some("") => return None,
            Some(formule) => Valeur::Incalculee(formule.to_owned()),
        },
        // Computed, and blank: what `=SI(A2="";"";…)` gives.
        Data::String(texte) if texte.is_empty() => return None,
        Data::String(texte) => Valeur::Texte(texte),
        Data::Float(nombre) => Valeur::Nombre(nombre),
        // Amounts and references fit in 53 bits; what does not is refused as too long a number.
        #[allow(clippy::cast_precision_loss)]
        Data::Int(nombre) => Valeur::Nombre(nombre as f64),
        Data::Bool(booleen) => Valeur::Booleen(booleen),
        Data::DateTime(date) => Valeur::Date(print_date(date)),
        Data::DateTimeIso(texte) | Data::DurationIso(texte) => Valeur::Date(texte),
        Data::Error(erreur) => Valeur::Erreur(print_error(&erreur)),
    })
}

fn print_date(date: ExcelDateTime) -> String {
    let (annee, mois, jour, heure, minute, seconde, _) = date.to_ymd_hms_milli();
    let debut = format!("{annee:04}-{mois:02}-{jour:02}");
    match (heure, minute, seconde) {
        (0, 0, 0) => debut,
        _ => format!("{debut}T{heure:02}:{minute:02}:{seconde:02}"),
    }
}

fn print_error(erreur: &CellErrorType) -> &'static str {
    match erreur {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}
