//! Perimeters, and where a point is.

use contrat_de_ville::territoire::geometrie::{
    Distance, Perimetre, Point, Rayon, Surface, SurfaceError, Voisin, Zonage,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::geometrie_outils::{
    Unites, at, code, convexe, lieu, moved, pas, point, polygones, quartier, surface,
};

/// What rounding may do to a length of some hundred metres, in metres.
const CHEVEU: f64 = 1e-4;

fn rayon() -> impl Strategy<Value = Rayon> {
    prop_oneof![Just(300.0), Just(500.0), 1.0..2_000.0_f64]
        .prop_map(|metres| Rayon::from_metres(metres).unwrap())
}

fn told(voisin: Voisin<'_>) -> (String, Distance) {
    (voisin.code().to_string(), voisin.distance())
}

/// A length between two points, through the public API: a triangle of a centimetre at the second.
fn between(a: Point, b: Point) -> f64 {
    let (x, y) = (b.longitude(), b.latitude());
    let (coin, _) = Surface::read([[vec![[x, y], [x + 1e-7, y], [x, y + 1e-7]]]]).unwrap();
    coin.boundary_distance(a).metres()
}

proptest! {
    /// The index gives what each perimeter gives alone, but for what is within a hair of the radius.
    #[test]
    fn index_answers_as_each_perimeter_alone((perimetres, points) in quartier(), rayon in rayon()) {
        let zonage = Zonage::new(perimetres.clone()).unwrap();
        for point in points {
            let reperage = zonage.locate_within(point, rayon);
            let trouves: Vec<_> = reperage.iter().map(told).collect();
            for perimetre in &perimetres {
                let distance = perimetre.surface.distance(point);
                let code = perimetre.code.to_string();
                let trouve = trouves.iter().find(|(autre, _)| *autre == code);
                prop_assert_eq!(trouve.is_some_and(|(_, d)| *d == Distance::ZERO), perimetre.surface.contains(point));
                match trouve {
                    Some((_, autre)) => {
                        prop_assert!((autre.metres() - distance.metres()).abs() < CHEVEU, "{autre} {distance}");
                        prop_assert!(*autre < rayon.distance());
                    }
                    None => prop_assert!(distance.metres() > rayon.metres() - CHEVEU, "{distance}"),
                }
            }
            prop_assert!(trouves.is_sorted_by_key(|(code, distance)| (*distance, code.clone())));
            prop_assert_eq!(zonage.nearest(point, rayon).map(told), trouves.first().cloned());
        }
    }

    #[test]
    fn slices_equal_single_queries((perimetres, points) in quartier(), rayon in rayon()) {
        let zonage = Zonage::new(perimetres).unwrap();
        let reperages = zonage.locate_all(&points, rayon);
        prop_assert_eq!(reperages.len(), points.len());
        for (rang, point) in points.iter().enumerate() {
            let un: Vec<_> = zonage.locate_within(*point, rayon).iter().map(told).collect();
            let ensemble: Vec<_> = reperages.get(rang).unwrap().map(told).collect();
            prop_assert_eq!(un, ensemble);
        }
        prop_assert!(reperages.get(points.len()).is_none());
    }

    #[test]
    fn order_of_quarters_does_not_matter((perimetres, points) in quartier()) {
        let zonage = Zonage::new(perimetres.clone()).unwrap();
        let autre = Zonage::new(perimetres.into_iter().rev()).unwrap();
        for point in points {
            let un: Vec<_> = zonage.locate(point).iter().map(told).collect();
            prop_assert_eq!(un, autre.locate(point).iter().map(told).collect::<Vec<_>>());
        }
    }

    /// Which end a ring starts at, which way it turns, whether it is closed: nothing of it matters.
    #[test]
    fn the_way_a_ring_is_written_does_not_matter(
        lieu in lieu(), dessin in polygones(), tour in 0..14_usize, essais in vec(pas(), 1..10),
    ) {
        let Some(surface) = surface(lieu, &dessin) else { return Ok(()) };
        let mut autrement = at(lieu, &dessin);
        for anneau in autrement.iter_mut().flatten() {
            if anneau.first() == anneau.last() {
                anneau.pop();
            }
            let milieu = tour % anneau.len();
            anneau.rotate_left(milieu);
            anneau.reverse();
            anneau.push(anneau[0]);
        }
        let (autre, _) = Surface::read(autrement).unwrap();
        for pas in essais {
            let point = point(moved(lieu, pas));
            prop_assert_eq!(surface.contains(point), autre.contains(point));
            let (un, autre) = (surface.boundary_distance(point), autre.boundary_distance(point));
            prop_assert!((un.metres() - autre.metres()).abs() < 1e-6);
        }
    }

    /// A vertex is inside, and so is the middle of an edge.
    #[test]
    fn the_boundary_is_inside(lieu in lieu(), dessin in vec(pas(), 3..10)) {
        let dessin: Vec<Unites> = dessin.into_iter().map(|(x, y)| (x / 2 * 2, y / 2 * 2)).collect();
        let (x, y) = lieu;
        let lieu = (x / 2 * 2, y / 2 * 2);
        let Some(surface) = surface(lieu, &[vec![dessin.clone()]]) else { return Ok(()) };
        for (rang, (x, y)) in dessin.iter().enumerate() {
            let (autre_x, autre_y) = dessin[(rang + 1) % dessin.len()];
            prop_assert!(surface.contains(point(moved(lieu, (*x, *y)))));
            let milieu = point(moved(lieu, ((x + autre_x) / 2, (y + autre_y) / 2)));
            prop_assert!(surface.contains(milieu), "{milieu}");
            prop_assert_eq!(surface.distance(milieu), Distance::ZERO);
        }
    }

    /// A polygon cut in two along a chord is still the same place.
    #[test]
    fn union_of_a_split_polygon_answers_as_the_whole(
        lieu in lieu(), coins in convexe(), coupe in (0..10_usize, 0..10_usize), essais in vec(pas(), 1..20),
    ) {
        let Some(entier) = surface(lieu, &[vec![coins.clone()]]) else { return Ok(()) };
        let (a, b) = (coupe.0 % coins.len(), coupe.1 % coins.len());
        let (a, b) = (a.min(b), a.max(b));
        let moities = [coins[a..=b].to_vec(), [&coins[b..], &coins[..=a]].concat()];
        let Some(reuni) = surface(lieu, &moities.map(|moitie| vec![moitie])) else { return Ok(()) };
        let zonages = [entier, reuni].map(|surface| {
            Zonage::new([Perimetre::drawn(code(0), surface)]).unwrap()
        });
        for pas in essais.into_iter().chain(coins) {
            let point = point(moved(lieu, pas));
            let [un, deux] = [&zonages[0], &zonages[1]]
                .map(|zonage| zonage.locate(point).iter().map(told).collect::<Vec<_>>());
            prop_assert_eq!(un.len(), deux.len());
            for ((_, un), (_, deux)) in un.iter().zip(&deux) {
                prop_assert_eq!(*un == Distance::ZERO, *deux == Distance::ZERO);
                prop_assert!((un.metres() - deux.metres()).abs() < CHEVEU);
            }
        }
    }

    /// No boundary is crossed by a step that is shorter than its distance.
    #[test]
    fn a_point_moved_by_less_than_the_distance_keeps_its_answer(
        lieu in lieu(), dessin in polygones(), depart in pas(), (dx, dy) in pas(),
    ) {
        let Some(surface) = surface(lieu, &dessin) else { return Ok(()) };
        let depart = moved(lieu, depart);
        let ici = point(depart);
        let bord = surface.boundary_distance(ici).metres();
        for part in [1, 4, 16, 64] {
            let la = point(moved(depart, (dx / part, dy / part)));
            if between(ici, la) < bord - 0.02 {
                prop_assert_eq!(surface.contains(la), surface.contains(ici));
            }
        }
    }

    /// The earth is round: nothing changes when everything is turned about its axis.
    #[test]
    fn longitudes_may_be_turned((_, y) in lieu(), dessin in polygones(), essais in vec(pas(), 1..10), tour in select(vec![1_800_000_000_i64, -1_799_900_000, 600_000_000])) {
        let (ici, la) = ((0, y), (tour, y));
        // A ring across the antimeridian is cut there in GeoJSON, which this is not.
        let bord = tour == 1_800_000_000 || tour == -1_799_900_000;
        let dessin: Vec<Vec<Vec<Unites>>> = if bord {
            let west = |(x, y): Unites| (-x.abs() - 1, y);
            dessin.into_iter().map(|p| p.into_iter().map(|a| a.into_iter().map(west).collect()).collect()).collect()
        } else {
            dessin
        };
        let la = if tour == -1_799_900_000 { (1_800_000_000, y) } else { la };
        let (Some(un), Some(deux)) = (surface(ici, &dessin), surface(la, &dessin)) else { return Ok(()) };
        let zonages = [un, deux].map(|surface| {
            Zonage::new([Perimetre::drawn(code(0), surface)]).unwrap()
        });
        for pas in essais {
            let [un, deux] = [(&zonages[0], ici), (&zonages[1], la)].map(|(zonage, lieu)| {
                zonage.locate(point(moved(lieu, pas))).iter().map(told).collect::<Vec<_>>()
            });
            prop_assert_eq!(un.len(), deux.len(), "{:?}", pas);
            for ((_, un), (_, deux)) in un.iter().zip(&deux) {
                prop_assert!((un.metres() - deux.metres()).abs() < CHEVEU);
            }
        }
    }

    /// Whatever the numbers, an answer or a typed error; the error carries the number.
    #[test]
    fn any_coordinates_are_survived(nombres in vec(any::<f64>(), 0..12), x in -180.0..=180.0_f64, y in -85.0..=85.0_f64) {
        let paires: Vec<[f64; 2]> = nombres.chunks_exact(2).map(|paire| [paire[0], paire[1]]).collect();
        let large = vec![[x, y], [-x, y], [x, -y], [180.0, 85.0], [-180.0, -85.0]];
        for anneau in [paires, large] {
            match Surface::read([[anneau.clone()]]) {
                Ok((surface, _)) => {
                    let zonage = Zonage::new([Perimetre::drawn(code(0), surface)]).unwrap();
                    for coin in [[x, y], [180.0, 0.0], [-180.0, 0.0], [0.0, 85.0]] {
                        let point = Point::lon_lat(coin[0], coin[1]).unwrap();
                        let perimetre = &zonage.perimetres()[0].surface;
                        prop_assert!(perimetre.boundary_distance(point).metres().is_finite());
                        prop_assert_eq!(zonage.locate(point).is_inside(), perimetre.contains(point));
                    }
                }
                Err(SurfaceError::Point { point, .. }) => {
                    let [x, y] = anneau[point - 1];
                    prop_assert!(Point::lon_lat(x, y).is_err());
                }
                Err(SurfaceError::Antimeridien(_)) => {
                    let ouest = anneau.iter().map(|[x, _]| *x).fold(f64::INFINITY, f64::min);
                    let est = anneau.iter().map(|[x, _]| *x).fold(f64::NEG_INFINITY, f64::max);
                    prop_assert!(est - ouest > 180.0);
                }
                Err(error) => prop_assert!(matches!(error, SurfaceError::SansAire(_)), "{error}"),
            }
        }
        for nombre in nombres {
            prop_assert_eq!(Point::lon_lat(nombre, 0.0).is_ok(), (-180.0..=180.0).contains(&nombre));
            prop_assert_eq!(Point::lon_lat(0.0, nombre).is_ok(), (-85.0..=85.0).contains(&nombre));
            prop_assert_eq!(Distance::from_metres(nombre).is_ok(), nombre.is_finite() && nombre >= 0.0);
            prop_assert_eq!(Rayon::from_metres(nombre).is_ok(), nombre > 0.0 && nombre <= 50_000.0);
        }
    }

    /// A point and a length are what they were when they are read back.
    #[test]
    fn wire_gives_back_what_was_written(x in -1_800_000_000..=1_800_000_000_i64, y in -850_000_000..=850_000_000_i64, millimetres in 0..1_000_000_000_000_i64) {
        let point = point((x, y));
        let ecrit = serde_json::to_string(&point).unwrap();
        prop_assert_eq!(serde_json::from_str::<Point>(&ecrit).unwrap(), point);
        prop_assert!(ecrit.len() <= "[-179.1234567,-84.1234567]".len(), "{}", ecrit);
        #[allow(clippy::cast_precision_loss)] // below 2⁵³
        let distance = Distance::from_metres(millimetres as f64 / 1e3).unwrap();
        let ecrit = serde_json::to_string(&distance).unwrap();
        prop_assert_eq!(serde_json::from_str::<Distance>(&ecrit).unwrap(), distance);
    }

    /// A length under a whole number of metres does not read as that number.
    #[test]
    fn a_length_is_never_printed_longer(metres in 0.0..100_000.0_f64) {
        let distance = Distance::from_metres(metres).unwrap();
        let lu: f64 = distance.plain().parse().unwrap();
        prop_assert!(lu <= metres && metres - lu < 0.01, "{} {}", metres, lu);
        let francais = distance.to_string().replace(['\u{202f}', '\u{a0}', 'm'], "").replace(',', ".");
        let lu: f64 = francais.parse().unwrap();
        prop_assert!(lu <= metres && metres - lu < 0.01, "{} {}", metres, lu);
    }
}
