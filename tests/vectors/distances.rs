//! Distances between two places, by GeographicLib.

use contrat_de_ville::territoire::geometrie::{Point, Surface};
use serde::Deserialize;

/// A row of the table. Every column is read: one that is renamed, or left out, is a failure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ligne {
    place: String,
    lon1: f64,
    lat1: f64,
    lon2: f64,
    lat2: f64,
    metres: f64,
}

fn lignes() -> Vec<Ligne> {
    let texte = include_str!("distances.csv");
    let mut lecteur = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(texte.as_bytes());
    lecteur.deserialize().collect::<Result<_, _>>().unwrap()
}

impl Ligne {
    fn depart(&self) -> Point {
        Point::lon_lat(self.lon1, self.lat1).unwrap()
    }

    /// The smallest triangle of which the second place is the point nearest to the first: its other vertices
    /// are further on.
    fn triangle(&self) -> Surface {
        const UNITE: f64 = 1e-7;
        let tour = (self.lon2 - self.lon1).rem_euclid(360.0);
        let est = if tour < 180.0 { UNITE } else { -UNITE };
        let nord = if self.lat2 < self.lat1 { -UNITE } else { UNITE };
        let sommets = [
            [self.lon2, self.lat2],
            [self.lon2 + est, self.lat2],
            [self.lon2, self.lat2 + nord],
            [self.lon2, self.lat2],
        ];
        Surface::read([[sommets]]).unwrap().0
    }
}

#[test]
fn distances_are_those_of_geodesics() {
    let lignes = lignes();
    assert_eq!(lignes.len(), 120);
    for ligne in &lignes {
        // What is promised: a centimetre where radii are of hundreds of metres, a metre at 50 km.
        let promis = if ligne.metres < 501.0 { 0.01 } else { 1.0 };
        let triangle = ligne.triangle();
        for distance in
            [triangle.distance(ligne.depart()), triangle.boundary_distance(ligne.depart())]
        {
            let ecart = (distance.metres() - ligne.metres).abs();
            assert!(ecart < promis, "{}, {} m: {}", ligne.place, ligne.metres, distance.metres());
        }
    }
}
