//! Perimeters: those that were read last are those that are asked about.

use std::error::Error;

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::territoire::geometrie::{
    Point, Rayon, Surface, SurfaceError, Voisin, Zonage,
};
use serde_json::{Value, from_value, json};

type Reponse = Result<Value, Box<dyn Error>>;

/// The codes of the perimeters read, and what could not be read.
pub fn read(arguments: Value, zonage: &mut Option<Zonage>) -> Reponse {
    let (collection,): (Value,) = from_value(arguments)?;
    let lus = Perimetres::read(&collection.to_string(), &ChampsPerimetre::ANCT)?;
    let refus: Vec<String> = lus.refus.iter().map(ToString::to_string).collect();
    let codes: Vec<String> = lus.perimetres.iter().map(|lu| lu.code.to_string()).collect();
    *zonage = Some(Zonage::new(lus.perimetres)?);
    Ok(json!([codes, refus]))
}

/// The quarters near a point, once a radius.
pub fn near(arguments: Value, zonage: &Zonage) -> Reponse {
    let (point, rayons): (Point, Vec<Rayon>) = from_value(arguments)?;
    let autour = |rayon| zonage.locate_within(point, rayon).iter().map(neighbour).collect();
    Ok(rayons.into_iter().map(autour).collect::<Vec<Value>>().into())
}

/// The quarters near each of many points: asked together, then one by one.
pub fn near_each(arguments: Value, zonage: &Zonage) -> Reponse {
    let (points, rayon): (Vec<Point>, Rayon) = from_value(arguments)?;
    let ensemble = zonage.locate_all(&points, rayon);
    let ensemble: Vec<Value> = (0..points.len())
        .map(|rang| ensemble.get(rang).into_iter().flatten().map(neighbour).collect())
        .collect();
    let un_par_un: Vec<Value> = points
        .iter()
        .map(|point| zonage.locate_within(*point, rayon).iter().map(neighbour).collect())
        .collect();
    Ok(json!([ensemble, un_par_un]))
}

fn neighbour(voisin: Voisin<'_>) -> Value {
    json!([voisin.code().to_string(), voisin.distance()])
}

/// The codes of what is met in a ring, alone.
pub fn ring(arguments: Value) -> Reponse {
    let (anneau,): (Vec<[f64; 2]>,) = from_value(arguments)?;
    let anomalies = match Surface::read([[anneau]]) {
        Ok((_, anomalies)) | Err(SurfaceError::SansAire(anomalies)) => anomalies,
        Err(error) => return Err(error.into()),
    };
    Ok(anomalies.into_iter().map(|anomalie| anomalie.nature.code()).collect())
}

/// How far a point is from the boundary of an area: a list of rings for each polygon.
pub fn boundary(arguments: Value) -> Reponse {
    let (point, polygones): (Point, Vec<Vec<Vec<[f64; 2]>>>) = from_value(arguments)?;
    let (surface, _) = Surface::read(polygones)?;
    Ok(json!(surface.boundary_distance(point)))
}
