//! Where a point is, in French.

use chrono::NaiveDate;

use super::Document;
use crate::identifiant::CodeQuartier;
use crate::temps::EnFrancais;
use crate::territoire::geometrie::{
    Certitude, Distance, Point, Precision, Rayon, RayonError, Zonage,
};
use crate::territoire::{Millesime, MillesimeError};

/// The quarters that a point is in or less than 300 m from, and what is sure of it. On a day, only
/// those of the list that is law are concluded on.
///
/// Without an accuracy the point is taken as exact, which is said; the rounding of the file always counts.
///
/// # Errors
/// [`RayonError`] as [`Zonage::assess`].
pub fn localisation(
    zonage: &Zonage,
    point: Point,
    jour: Option<NaiveDate>,
    precision: Option<Precision>,
) -> Result<Document, RayonError> {
    let prise = precision.unwrap_or(Precision::Rayon(Distance::ZERO));
    let appreciation = zonage.assess(point, prise, Rayon::TROIS_CENTS)?;
    let (longitude, latitude) = (french(point.longitude()), french(point.latitude()));
    let mut document = Document::new(&format!("Longitude {longitude}, latitude {latitude}"));
    let is_law = |code: &CodeQuartier| jour.is_none_or(|jour| is_law_on(code, jour));
    let (mut inside, mut near) = (Certitude::Non, Certitude::Non);
    for situation in appreciation.situations() {
        document.item(situation.to_string());
        let code = situation.voisin().code();
        if let Some(jour) = jour {
            document.detail(note(code, jour));
        }
        if is_law(code) {
            (inside, near) = (inside.or(situation.inside()), near.or(situation.near()));
        }
    }
    let is_any_law = zonage.perimetres().iter().any(|perimetre| is_law(&perimetre.code));
    if appreciation.situations().is_empty() {
        nothing_near(&mut document, zonage, point);
    } else if is_any_law {
        conclude(&mut document, inside, near);
    }
    match jour {
        None => document.paragraph("Sans jour donné, la liste en vigueur n’est pas vérifiée."),
        Some(jour) if !is_any_law => document.paragraph(format!(
            "Aucun des périmètres lus n’est de la liste en vigueur le {} : rien n’en est conclu.",
            EnFrancais(jour)
        )),
        Some(_) => {}
    }
    if precision.is_none() {
        document.paragraph("La précision du point n’est pas donnée : il est pris pour exact.");
    }
    Ok(document)
}

fn conclude(document: &mut Document, inside: Certitude, near: Certitude) {
    document.paragraph(format!(
        "Dans un quartier : {inside} ; dans un quartier ou à moins de 300 m : {near}"
    ));
    if near == Certitude::Indecidable || inside == Certitude::Indecidable {
        document.paragraph("Une distance plus courte que l’exactitude ne décide rien.");
    }
}

/// Degrees with a comma, as many decimals as they have.
fn french(degres: f64) -> String {
    degres.to_string().replace('.', ",")
}

/// Whether a quarter is of the list that is law on a day, as far as it was read; one of the agglomeration's own
/// is of no list.
fn is_law_on(code: &CodeQuartier, jour: NaiveDate) -> bool {
    let Some(code) = code.qpv() else { return true };
    match Millesime::on(jour, code.departement()) {
        Ok(millesime) | Err(MillesimeError::ApresLecture { dernier: millesime, .. }) => {
            millesime.geographie == code.geographie()
        }
        Err(MillesimeError::AvantLaPremiere { .. } | MillesimeError::NonLu { .. }) => false,
    }
}

/// What the law of a day says of a quarter.
fn note(code: &CodeQuartier, jour: NaiveDate) -> String {
    let Some(code) = code.qpv() else {
        return "quartier d’intérêt communautaire, sans effet de droit".to_owned();
    };
    let le = EnFrancais(jour);
    match Millesime::on(jour, code.departement()) {
        Ok(millesime) if millesime.geographie == code.geographie() => {
            format!("liste en vigueur le {le}")
        }
        Ok(millesime) => format!(
            "{} ; le {le}, la liste en vigueur est celle de la {}",
            code.geographie(),
            millesime.geographie
        ),
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

fn nothing_near(document: &mut Document, zonage: &Zonage, point: Point) {
    document.paragraph("Aucun quartier à moins de 300 m.");
    if let Some(voisin) = zonage.nearest(point, Rayon::MAX) {
        document.paragraph(format!("Le plus proche : {voisin}."));
        return;
    }
    document.paragraph("Aucun à moins de 50 km.");
    // The first mistake that people make.
    let inverse = Point::lon_lat(point.latitude(), point.longitude()).ok();
    if inverse.is_some_and(|inverse| zonage.nearest(inverse, Rayon::MAX).is_some()) {
        document.paragraph("Longitude et latitude sont-elles dans cet ordre ?");
    }
}
