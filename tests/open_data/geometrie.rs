//! The national file of perimeters.

use std::collections::BTreeMap;

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::territoire::geometrie::{Distance, NatureAnomalie, Point, Rayon, Zonage};

use crate::read;

fn zonage() -> Option<(Perimetres, Zonage)> {
    let lus = Perimetres::read(&read("qpv/qpv2024.geojson")?, &ChampsPerimetre::ANCT).unwrap();
    let zonage = Zonage::new(lus.perimetres.clone()).unwrap();
    Some((lus, zonage))
}

#[test]
fn the_national_file_loads_with_its_report() {
    let Some((lus, zonage)) = zonage() else { return };
    assert_eq!((lus.perimetres.len(), lus.refus.len()), (1_584, 0));
    assert_eq!(
        zonage.perimetres().iter().filter(|perimetre| perimetre.surface.len() > 1).count(),
        13
    );
    let mut natures: BTreeMap<&str, usize> = BTreeMap::new();
    let mut repetes = 0;
    for anomalie in lus.anomalies.iter().flat_map(|(_, anomalies)| anomalies) {
        *natures.entry(anomalie.nature.code()).or_default() += 1;
        if let NatureAnomalie::PointsRepetes(nombre) = anomalie.nature {
            repetes += nombre;
        }
    }
    // Of 26 451 equal neighbours, one is the closing point of a ring of one place.
    assert_eq!(repetes, 26_450);
    let attendu = [("ANNEAU-SANS-AIRE", 4), ("ANNEAU-SE-RECOUPE", 598), ("POINTS-REPETES", 1_558)];
    assert_eq!(natures.into_iter().collect::<Vec<_>>(), attendu);
    // Three with fewer than three places left, and one that goes out and back.
    let sans_aire: Vec<String> = lus
        .anomalies
        .iter()
        .filter(|(_, anomalies)| anomalies.iter().any(|a| a.nature.code() == "ANNEAU-SANS-AIRE"))
        .map(|(code, _)| code.to_string())
        .collect();
    assert_eq!(sans_aire, ["QN97653C", "QN97655C", "QN98772I", "QN98777M"]);
    // Four decimals: about 11 m.
    assert!(zonage.perimetres().iter().all(|perimetre| perimetre.surface.decimales() <= 4));
    assert_eq!(zonage.resolution().to_string(), "11,16\u{a0}m");
}

#[test]
fn known_places() {
    let Some((_, zonage)) = zonage() else { return };
    let codes = |latitude, longitude| -> Vec<(String, bool)> {
        let reperage = zonage.locate(Point::lon_lat(longitude, latitude).unwrap());
        reperage.iter().map(|voisin| (voisin.code().to_string(), voisin.is_inside())).collect()
    };
    assert_eq!(codes(48.917_735, 2.387_311), [("QN09328M".to_owned(), true)]);
    assert_eq!(
        codes(48.855_92, 2.412_99),
        [("QN07517I".to_owned(), true), ("QN09308M".to_owned(), false)]
    );
    assert_eq!(codes(48.899, 2.412), []);
    // One quarter, seen from the communes of both agglomerations that it lies in.
    let saint_elie = zonage
        .get(&"QN06216M".parse::<contrat_de_ville::identifiant::CodeQpv>().unwrap().into())
        .unwrap();
    assert_eq!(saint_elie.communes.len(), 3);
    for sommet in saint_elie.surface.vertices() {
        assert!(zonage.locate(sommet).containing().any(|voisin| voisin.perimetre() == saint_elie));
    }
}

/// Every vertex is on its own boundary, and the index finds what each perimeter alone gives.
#[test]
fn every_vertex_is_inside_its_quarter() {
    let Some((_, zonage)) = zonage() else { return };
    let mut points = Vec::new();
    let mut quartiers = Vec::new();
    for perimetre in zonage.perimetres() {
        for sommet in perimetre.surface.vertices() {
            points.push(sommet);
            quartiers.push(&perimetre.code);
        }
    }
    assert!(points.len() > 200_000);
    let reperages = zonage.locate_all(&points, Rayon::TROIS_CENTS);
    for (rang, code) in quartiers.into_iter().enumerate() {
        assert!(
            reperages.get(rang).unwrap().any(|voisin| voisin.code() == code && voisin.is_inside())
        );
    }
    // A hundredth of them, moved by some 200 m.
    for sommet in points.iter().step_by(97) {
        let point = Point::lon_lat(sommet.longitude() + 0.002, sommet.latitude() + 0.001).unwrap();
        for voisin in zonage.locate(point).iter() {
            let seul = voisin.perimetre().surface.distance(point);
            assert!((seul.metres() - voisin.distance().metres()).abs() < 1e-4);
            assert_eq!(seul == Distance::ZERO, voisin.is_inside());
        }
    }
}
