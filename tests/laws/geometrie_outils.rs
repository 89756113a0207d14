//! Perimeters drawn at random, fictitious all.

use contrat_de_ville::identifiant::{CodeQpv, CodeQuartier};
use contrat_de_ville::territoire::geometrie::{Perimetre, Point, Surface};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Units of 10⁻⁷ degree.
pub type Unites = (i64, i64);

/// Where French territories are, and where longitudes start again.
pub const LIEUX: [Unites; 6] = [
    (23_500_000, 488_500_000),     // Paris
    (26_400_000, 505_300_000),     // Béthune
    (554_500_000, -208_900_000),   // La Réunion
    (-523_300_000, 49_300_000),    // Cayenne
    (0, 0),                        // where signs change
    (1_799_950_000, -175_500_000), // near the antimeridian
];

pub fn lieu() -> impl Strategy<Value = Unites> {
    select(LIEUX.as_slice())
}

/// A longitude past the antimeridian is one on the other side.
pub fn degrees((x, y): Unites) -> [f64; 2] {
    let x = (x + 1_800_000_000).rem_euclid(3_600_000_000) - 1_800_000_000;
    #[allow(clippy::cast_precision_loss)] // below 2⁵³
    [x as f64 / 1e7, y as f64 / 1e7]
}

pub fn point(unites: Unites) -> Point {
    let [longitude, latitude] = degrees(unites);
    Point::lon_lat(longitude, latitude).unwrap()
}

pub fn moved((x, y): Unites, (dx, dy): Unites) -> Unites {
    (x + dx, y + dy)
}

/// Some 1 500 m around, on a coarse lattice half of the time so that points and edges meet.
pub fn pas() -> impl Strategy<Value = Unites> {
    prop_oneof![
        (-200_000..=200_000_i64, -140_000..=140_000_i64),
        (-20..=20_i64, -14..=14_i64).prop_map(|(x, y)| (x * 10_000, y * 10_000)),
    ]
}

/// A ring that may cross itself, repeat a point, be closed or not.
pub fn anneau() -> impl Strategy<Value = Vec<Unites>> {
    (vec(pas(), 3..14), any::<bool>(), any::<bool>()).prop_map(|(mut points, ferme, repete)| {
        if repete {
            points.insert(1, points[0]);
        }
        if ferme {
            points.push(points[0]);
        }
        points
    })
}

pub fn polygones() -> impl Strategy<Value = Vec<Vec<Vec<Unites>>>> {
    vec(vec(anneau(), 1..3), 1..3)
}

/// The same, at a place.
pub fn at(lieu: Unites, polygones: &[Vec<Vec<Unites>>]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let place =
        |anneau: &Vec<Unites>| anneau.iter().map(|pas| degrees(moved(lieu, *pas))).collect();
    polygones.iter().map(|anneaux| anneaux.iter().map(place).collect()).collect()
}

/// None where nothing bounds an area.
pub fn surface(lieu: Unites, polygones: &[Vec<Vec<Unites>>]) -> Option<Surface> {
    Surface::read(at(lieu, polygones)).ok().map(|(surface, _)| surface)
}

pub fn code(rang: usize) -> CodeQuartier {
    format!("QN075{rang:02}N").parse::<CodeQpv>().unwrap().into()
}

/// A few perimeters around one place, and points among them.
pub fn quartier() -> impl Strategy<Value = (Vec<Perimetre>, Vec<Point>)> {
    (lieu(), vec(polygones(), 1..5), vec(pas(), 1..20)).prop_map(|(lieu, dessins, pas)| {
        let surfaces = dessins.iter().filter_map(|dessin| surface(lieu, dessin)).enumerate();
        let perimetres =
            surfaces.map(|(rang, surface)| Perimetre::drawn(code(rang), surface)).collect();
        (perimetres, pas.into_iter().map(|pas| point(moved(lieu, pas))).collect())
    })
}

/// A polygon without dents, in units around a place: corners of an ellipse.
pub fn convexe() -> impl Strategy<Value = Vec<Unites>> {
    (vec(0..360_i32, 4..10), 1_000..8_000_i32, 1_000..8_000_i32, pas()).prop_map(
        |(mut angles, large, haut, centre)| {
            angles.sort_unstable();
            angles.dedup();
            let coin = |angle: i32| {
                let (sinus, cosinus) = f64::from(angle).to_radians().sin_cos();
                #[allow(clippy::cast_possible_truncation)] // below 8 000
                let pas = ((cosinus * f64::from(large)) as i64, (sinus * f64::from(haut)) as i64);
                moved(centre, pas)
            };
            angles.into_iter().map(coin).collect()
        },
    )
}
