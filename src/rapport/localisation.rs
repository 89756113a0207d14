//! Where a point is, in French.

use core::fmt::Write as _;

use chrono::NaiveDate;

use super::markdown::escape;
use crate::identifiant::CodeQuartier;
use crate::nombre::bind;
use crate::temps::EnFrancais;
use crate::territoire::geometrie::{
    AppreciationError, Certitude, Distance, Point, Precision, Rayon, Zonage,
};
use crate::territoire::{Millesime, MillesimeError};

/// The quarters that a point is in or less than 300 m from, and what is sure of it, as Markdown; on a day, which
/// of them are of the list that is law.
///
/// Without an accuracy the point is taken as exact, which is said; the rounding of the file always counts.
///
/// # Errors
/// [`AppreciationError`] as [`Zonage::assess`].
pub fn localisation(
    zonage: &Zonage,
    point: Point,
    jour: Option<NaiveDate>,
    precision: Option<Precision>,
) -> Result<String, AppreciationError> {
    let prise = precision.unwrap_or(Precision::Rayon(Distance::ZERO));
    let appreciation = zonage.assess(point, prise, Rayon::TROIS_CENTS)?;
    let mut texte = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        texte,
        "# Longitude {}, latitude {}\n",
        french(point.longitude()),
        french(point.latitude())
    );
    for situation in appreciation.situations() {
        let _ = writeln!(texte, "- {}", escape(&situation.to_string()));
        if let Some(note) = jour.map(|jour| note(situation.voisin().code(), jour)) {
            let _ = writeln!(texte, "  - {note}");
        }
    }
    if appreciation.situations().is_empty() {
        nothing_near(&mut texte, zonage, point);
    } else {
        texte.push_str("\nDans un quartier : ");
        let _ = write!(texte, "{}", appreciation.inside());
        let _ =
            writeln!(texte, " ; dans un quartier ou à moins de 300 m : {}", appreciation.near());
        if appreciation.near() == Certitude::Indecidable
            || appreciation.inside() == Certitude::Indecidable
        {
            texte.push_str("\nUne distance plus courte que l’exactitude ne décide rien.\n");
        }
    }
    if precision.is_none() {
        texte.push_str("\nLa précision du point n’est pas donnée : il est pris pour exact.\n");
    }
    if jour.is_none() {
        texte.push_str("\nSans jour donné, la liste en vigueur n’est pas vérifiée.\n");
    }
    Ok(bind(&texte))
}

/// Degrees with a comma, as many decimals as they have.
fn french(degres: f64) -> String {
    degres.to_string().replace('.', ",")
}

/// What the law of a day says of a quarter.
fn note(code: &CodeQuartier, jour: NaiveDate) -> String {
    let CodeQuartier::Qpv(code) = code else {
        return "quartier d’intérêt communautaire, sans effet de droit".to_owned();
    };
    let le = EnFrancais(jour);
    match Millesime::on(jour, code.departement()) {
        Ok(millesime) if millesime.geographie == code.geographie() => {
            format!("liste en vigueur le {le}")
        }
        Ok(millesime) => {
            format!(
                "{} ; le {le}, la liste en vigueur est celle de la {}",
                code.geographie(),
                millesime.geographie
            )
        }
        Err(MillesimeError::ApresLecture { dernier, lu_jusqu_au, .. }) => format!(
            "{} ; droit lu jusqu’au {}, la liste était alors celle de la {}",
            code.geographie(),
            EnFrancais(lu_jusqu_au),
            dernier.geographie
        ),
        Err(MillesimeError::AvantLaPremiere { premier, .. }) => {
            format!("aucune liste avant le {}", EnFrancais(premier))
        }
        Err(MillesimeError::NonLu { .. }) => "le droit de ce territoire n’a pas été lu".to_owned(),
    }
}

fn nothing_near(texte: &mut String, zonage: &Zonage, point: Point) {
    texte.push_str("Aucun quartier à moins de 300 m.\n");
    if let Some(voisin) = zonage.nearest(point, Rayon::MAX) {
        let _ = writeln!(texte, "\nLe plus proche : {}.", escape(&voisin.to_string()));
        return;
    }
    texte.push_str("\nAucun à moins de 50 km.\n");
    // The first mistake that people make.
    let inverse = Point::lon_lat(point.latitude(), point.longitude()).ok();
    if inverse.is_some_and(|inverse| zonage.nearest(inverse, Rayon::MAX).is_some()) {
        texte.push_str("\nLongitude et latitude sont-elles dans cet ordre ?\n");
    }
}
