//! Quarters that contain a point or are less than 300 m from it, and the same by geo and rstar.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::territoire::geometrie::{Perimetre, Point, Rayon, Zonage};
use geo::{Contains as _, Distance as _, Euclidean, LineString, MultiPolygon, Polygon};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};
use serde_json::Value;

use crate::{Partie, Reponse, measure};

const RAYON: f64 = 300.0;

/// How many pairs contain, how many are near.
type Comptes = (usize, usize);

/// Perimeters, and the points that are asked about.
struct Lieux {
    perimetres: Vec<Perimetre>,
    zonage: Zonage,
    points: Vec<Point>,
    autres: Autres,
}

impl Lieux {
    fn read(dossier: &Path, nom: &str) -> Self {
        let texte = fs::read_to_string(dossier.join(format!("{nom}.geojson"))).unwrap();
        let octets = fs::read(dossier.join(format!("{nom}.points"))).unwrap();
        let nombres = octets.as_chunks().0.iter().map(|octets| f64::from_le_bytes(*octets));
        let nombres: Vec<f64> = nombres.collect();
        let paires = nombres.as_chunks().0;
        let lus = Perimetres::read(&texte, &ChampsPerimetre::ANCT).unwrap();
        assert!(lus.refus.is_empty(), "{nom}: {:?}", lus.refus);
        Self {
            zonage: Zonage::new(lus.perimetres.clone()).unwrap(),
            perimetres: lus.perimetres,
            points: paires.iter().map(|[x, y]| Point::lon_lat(*x, *y).unwrap()).collect(),
            autres: Autres::new(&texte, paires),
        }
    }

    fn each(&self) -> Comptes {
        let mut comptes = (0, 0);
        for point in black_box(&self.points) {
            let reperage = self.zonage.locate(*point);
            comptes.0 += reperage.containing().count();
            comptes.1 += reperage.len();
        }
        comptes
    }

    fn together(&self) -> Comptes {
        let reperages = self.zonage.locate_all(black_box(&self.points), Rayon::TROIS_CENTS);
        let mut comptes = (0, 0);
        for (_, voisin) in reperages.iter() {
            comptes.0 += usize::from(voisin.is_inside());
            comptes.1 += 1;
        }
        comptes
    }
}

type Boite = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// The same places for geo: boxes in a tree, then areas.
struct Autres {
    points: Vec<geo::Point>,
    surfaces: Vec<MultiPolygon>,
    locales: Vec<Locale>,
    boites: RTree<Boite>,
    boites_larges: RTree<Boite>,
}

/// An area in metres around its middle.
struct Locale {
    surface: MultiPolygon,
    milieu: [f64; 2],
    echelle: [f64; 2],
}

impl Autres {
    fn new(texte: &str, paires: &[[f64; 2]]) -> Self {
        let collection: Value = texte.parse().unwrap();
        let entites = collection["features"].as_array().unwrap();
        let surfaces: Vec<MultiPolygon> = entites.iter().map(surface).collect();
        let locales: Vec<Locale> = surfaces.iter().map(Locale::around).collect();
        let larges = surfaces.iter().zip(&locales).map(|(surface, locale)| {
            // A hair more than the radius, for what is on the slope of the metric.
            let [est, nord] = locale.echelle.map(|metres| RAYON * 1.01 / metres);
            let (bas, haut) = corners(surface);
            ([bas[0] - est, bas[1] - nord], [haut[0] + est, haut[1] + nord])
        });
        Self {
            points: paires.iter().map(|[x, y]| geo::Point::new(*x, *y)).collect(),
            boites: tree(surfaces.iter().map(corners)),
            boites_larges: tree(larges),
            surfaces,
            locales,
        }
    }

    fn inside(&self) -> Comptes {
        let mut dedans = 0;
        for point in black_box(&self.points) {
            let boites = self.boites.locate_all_at_point([point.x(), point.y()]);
            dedans += boites.filter(|boite| self.surfaces[boite.data].contains(point)).count();
        }
        (dedans, 0)
    }

    /// What is at no distance is inside.
    fn near(&self) -> Comptes {
        let mut comptes = (0, 0);
        for point in black_box(&self.points) {
            for boite in self.boites_larges.locate_all_at_point([point.x(), point.y()]) {
                let metres = self.locales[boite.data].distance(*point);
                comptes.0 += usize::from(metres == 0.0);
                comptes.1 += usize::from(metres < RAYON);
            }
        }
        comptes
    }
}

impl Locale {
    fn around(surface: &MultiPolygon) -> Self {
        const DEMI_GRAND_AXE: f64 = 6_378_137.0;
        const EXCENTRICITE_2: f64 = 0.006_694_380_022_9;
        let (bas, haut) = corners(surface);
        let milieu = [f64::midpoint(bas[0], haut[0]), f64::midpoint(bas[1], haut[1])];
        let (sinus, cosinus) = milieu[1].to_radians().sin_cos();
        let w = 1.0 - EXCENTRICITE_2 * sinus * sinus;
        let vertical = DEMI_GRAND_AXE / w.sqrt();
        let meridien = vertical * (1.0 - EXCENTRICITE_2) / w;
        let echelle = [vertical * cosinus, meridien].map(f64::to_radians);
        let locale = Self { surface: MultiPolygon(Vec::new()), milieu, echelle };
        let surface = geo::MapCoords::map_coords(surface, |place| locale.metres(place));
        Self { surface, ..locale }
    }

    fn metres(&self, place: geo::Coord) -> geo::Coord {
        geo::Coord {
            x: (place.x - self.milieu[0]) * self.echelle[0],
            y: (place.y - self.milieu[1]) * self.echelle[1],
        }
    }

    fn distance(&self, point: geo::Point) -> f64 {
        Euclidean.distance(&geo::Point(self.metres(point.0)), &self.surface)
    }
}

fn tree(coins: impl Iterator<Item = ([f64; 2], [f64; 2])>) -> RTree<Boite> {
    let boites = coins.map(|(bas, haut)| Rectangle::from_corners(bas, haut));
    RTree::bulk_load(
        boites.enumerate().map(|(rang, boite)| GeomWithData::new(boite, rang)).collect(),
    )
}

fn corners(surface: &MultiPolygon) -> ([f64; 2], [f64; 2]) {
    let boite = geo::BoundingRect::bounding_rect(surface).unwrap();
    (boite.min().into(), boite.max().into())
}

fn surface(entite: &Value) -> MultiPolygon {
    let nombre = |place: &Value, axe: usize| place[axe].as_f64().unwrap();
    let anneau = |anneau: &Value| {
        let places = anneau.as_array().unwrap().iter();
        places.map(|place| (nombre(place, 0), nombre(place, 1))).collect::<LineString>()
    };
    let polygones = entite["geometry"]["coordinates"].as_array().unwrap();
    polygones
        .iter()
        .map(|anneaux| {
            let mut anneaux = anneaux.as_array().unwrap().iter().map(anneau);
            Polygon::new(anneaux.next().unwrap(), anneaux.collect())
        })
        .collect()
}

/// What answers the commands, once the places are read.
pub fn answers(dossier: &Path) -> Partie {
    let [france, metropole] = ["france", "metropole"].map(|nom| Lieux::read(dossier, nom));
    Box::new(move |commande| {
        let lieux = |nom: &str| if nom == "france" { &france } else { &metropole };
        match *commande {
            ["index", nom] => {
                let copie = || Zonage::new(black_box(&lieux(nom).perimetres).iter().cloned());
                let (duree, zonage) = measure(|| copie().unwrap());
                (duree, vec![zonage.perimetres().len() as i128])
            }
            ["memoire", nom] => (0.0, vec![lieux(nom).zonage.memory() as i128]),
            [question, nom] => said(question, measure(|| lieux(nom).each())),
            [question, nom, "tranche"] => said(question, measure(|| lieux(nom).together())),
            ["dans", nom, "rstar"] => said("dans", measure(|| lieux(nom).autres.inside())),
            [question, nom, "rstar"] => said(question, measure(|| lieux(nom).autres.near())),
            _ => panic!("unknown command {commande:?}"),
        }
    })
}

fn said(question: &str, (duree, (dans, pres)): (f64, Comptes)) -> Reponse {
    let comptes = match question {
        "dans" => vec![dans],
        "pres" => vec![pres],
        "deux" => vec![dans, pres],
        _ => panic!("unknown question {question:?}"),
    };
    (duree, comptes.into_iter().map(|nombre| nombre as i128).collect())
}
