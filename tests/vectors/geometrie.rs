//! Perimeters that are not as they should be, one by one, and the answers that law and accuracy give.

use contrat_de_ville::identifiant::{CodeQpv, CodeQuartier};
use contrat_de_ville::territoire::MillesimeError;
use contrat_de_ville::territoire::geometrie::{
    AppreciationError, Bareme, BaremeError, Certitude, ClasseTva, Distance, DistanceError,
    EngagementsDuQuartier, NatureAnomalie, Perimetre, Point, PointError, Precision, Rayon,
    RayonError, Surface, SurfaceError, Zonage, ZoneTvaError,
};

type Anneau = Vec<[f64; 2]>;

/// A rectangle, closed: about 74 m by 111 m for a thousandth of a degree, at 48° N.
fn rectangle(ouest: f64, sud: f64, est: f64, nord: f64) -> Anneau {
    vec![[ouest, sud], [est, sud], [est, nord], [ouest, nord], [ouest, sud]]
}

fn point(longitude: f64, latitude: f64) -> Point {
    Point::lon_lat(longitude, latitude).unwrap()
}

fn metres(metres: f64) -> Distance {
    Distance::from_metres(metres).unwrap()
}

fn code(texte: &str) -> CodeQuartier {
    texte.parse::<CodeQpv>().unwrap().into()
}

fn read(polygones: &[Vec<Anneau>]) -> (Surface, Vec<String>) {
    let (surface, anomalies) = Surface::read(polygones.to_vec()).unwrap();
    (surface, anomalies.iter().map(ToString::to_string).collect())
}

#[test]
fn dirty_rings_are_told_and_mended() {
    let carre = rectangle(2.0, 48.0, 2.01, 48.01);
    assert_eq!(read(&[vec![carre.clone()]]).1, [""; 0]);

    let ouvert = carre[..4].to_vec();
    assert_eq!(read(&[vec![ouvert]]).1, ["polygone 1, anneau 1 : non fermé ; fermé"]);

    let repete = [&carre[..2], &carre[1..3], &carre[2..]].concat();
    let (surface, anomalies) = read(&[vec![repete]]);
    assert_eq!(anomalies, ["polygone 1, anneau 1 : 2 points répétés à la suite ; retirés"]);
    assert_eq!(surface, read(&[vec![carre.clone()]]).0);

    let fin = vec![[2.000_000_04, 48.0], [2.01, 48.0], [2.01, 48.01], [2.000_000_04, 48.0]];
    let (surface, anomalies) = read(&[vec![fin]]);
    assert_eq!(
        anomalies,
        ["polygone 1, anneau 1 : 2 coordonnées de plus de sept décimales ; arrondies"]
    );
    assert_eq!(surface.vertices().next(), Some(point(2.0, 48.0)));

    // A bow tie: both halves are inside, and the crossing is on the boundary.
    let noeud = vec![[2.0, 48.0], [2.01, 48.01], [2.01, 48.0], [2.0, 48.01], [2.0, 48.0]];
    let (surface, anomalies) = read(&[vec![noeud]]);
    assert_eq!(
        anomalies,
        [
            "polygone 1, anneau 1 : se recoupe (1 croisement, 0 contact) ; gardé, l’intérieur est celui de la règle pair-impair"
        ]
    );
    for (longitude, latitude, dedans) in [
        (2.001, 48.005, true),
        (2.009, 48.005, true),
        (2.005, 48.005, true),
        (2.005, 48.001, false),
    ] {
        assert_eq!(surface.contains(point(longitude, latitude)), dedans, "{longitude} {latitude}");
    }

    // An eight that touches itself at a vertex, and a spike that goes out and back.
    let huit = vec![
        [2.0, 48.0],
        [2.005, 48.005],
        [2.01, 48.0],
        [2.01, 48.01],
        [2.005, 48.005],
        [2.0, 48.01],
    ];
    assert!(matches!(
        Surface::read([[huit]]).unwrap().1.last().unwrap().nature,
        NatureAnomalie::Recoupe { croisements: 0, contacts: 4.. }
    ));
    let pointe = [&carre[..2], &[[2.02, 48.0], [2.01, 48.0]], &carre[2..]].concat();
    let (surface, anomalies) = read(&[vec![pointe]]);
    assert!(anomalies[0].contains("se recoupe (0 croisement, "), "{anomalies:?}");
    assert!(surface.contains(point(2.015, 48.0))); // on a ring
    assert!(!surface.contains(point(2.015, 48.0001)));

    let antimeridien =
        vec![[179.9, -17.0], [-179.9, -17.0], [-179.9, -17.1], [179.9, -17.1], [179.9, -17.0]];
    assert_eq!(
        read(&[vec![antimeridien]]).1,
        [
            "polygone 1, anneau 1 : 2 côtés de plus de 180° de longitude, à couper à l’antiméridien ; gardés tels quels"
        ]
    );
}

#[test]
fn what_bounds_no_area_is_left_out() {
    let carre = rectangle(2.0, 48.0, 2.01, 48.01);
    let plat = vec![[2.0, 48.0], [2.01, 48.0], [2.005, 48.0], [2.0, 48.0]];
    let arbre = vec![[2.0, 48.0], [2.01, 48.0], [2.0, 48.0], [2.0, 48.01], [2.0, 48.0]];
    let deux_fois = [&carre[..4], &carre[..]].concat();
    for (nom, vide) in
        [("plat", plat.clone()), ("arbre", arbre), ("deux fois", deux_fois), ("rien", vec![])]
    {
        let anomalies = match Surface::read([[vide.clone()]]) {
            Err(SurfaceError::SansAire(anomalies)) => anomalies,
            autre => panic!("{nom}: {autre:?}"),
        };
        assert!(
            matches!(anomalies.last().unwrap().nature, NatureAnomalie::SansAire { .. }),
            "{nom}"
        );
        // Beside a ring that bounds one, it is left out.
        let (surface, anomalies) = read(&[vec![vide.clone()], vec![carre.clone()]]);
        assert_eq!((surface.len(), anomalies.is_empty()), (1, false), "{nom}");
    }
    // Its hole goes with it: nothing is left to cut out of.
    let (surface, anomalies) = read(&[vec![plat, carre.clone()], vec![carre.clone()]]);
    assert_eq!(surface.len(), 1);
    assert_eq!(
        anomalies,
        [
            "polygone 1, anneau 1 : ne délimite aucune aire (3 points) ; écarté",
            "polygone 1, anneau 2 : trou d’un polygone écarté ; écarté"
        ]
    );
    assert_eq!(
        Surface::read([[plat_hors_bornes()]]).unwrap_err().to_string(),
        "polygon 1, ring 1, point 2: longitude 652381: expected degrees, between -180 and 180"
    );
}

fn plat_hors_bornes() -> Anneau {
    vec![[2.0, 48.0], [652_381.0, 6_862_047.0], [2.01, 48.0]]
}

#[test]
fn numbers_that_are_no_place_are_refused() {
    assert_eq!(Point::lon_lat(180.1, 0.0), Err(PointError::Longitude(180.1)));
    assert_eq!(Point::lon_lat(0.0, 85.000_001), Err(PointError::Latitude(85.000_001)));
    assert!(matches!(Point::lon_lat(f64::NAN, 0.0), Err(PointError::Longitude(_))));
    assert!(matches!(Point::lon_lat(0.0, f64::INFINITY), Err(PointError::Latitude(_))));
    assert_eq!(Distance::from_metres(-0.1), Err(DistanceError(-0.1)));
    assert_eq!(Distance::from_metres(-0.0).unwrap().to_string(), "0,00\u{a0}m");
    assert_eq!(Rayon::from_metres(50_000.1), Err(RayonError(50_000.1)));
    for texte in ["[2.0]", "[2.0,48.0,35.0]", "[200,48]", "{}", "\"2,48\"", "[null,48]"] {
        assert!(serde_json::from_str::<Point>(texte).is_err(), "{texte}");
    }
    assert!(serde_json::from_str::<Distance>("-1").is_err());
    assert!(serde_json::from_str::<Rayon>("0").is_err());

    let (dix, cent) = (metres(10.0), metres(100.0));
    assert_eq!(Bareme::new([(1.1, dix)]), Err(BaremeError::Score(1.1)));
    assert_eq!(Bareme::new([(0.8, dix), (0.8, cent)]), Err(BaremeError::Doublon(0.8)));
    assert_eq!(
        Bareme::new([(0.5, dix), (0.8, cent)]).unwrap_err().to_string(),
        "score 0.8: its radius 100,00\u{a0}m is longer than that of a lower score, expected shorter"
    );
}

fn zonage(perimetres: &[(&str, Anneau)]) -> Zonage {
    let drawn = |(texte, anneau): &(&str, Anneau)| {
        Perimetre::drawn(code(texte), Surface::read([[anneau.clone()]]).unwrap().0)
    };
    Zonage::new(perimetres.iter().map(drawn)).unwrap()
}

#[test]
fn one_code_has_one_perimeter() {
    let carre = rectangle(2.0, 48.0, 2.01, 48.01);
    let (surface, _) = Surface::read([[carre]]).unwrap();
    let perimetre = Perimetre::drawn(code("QN07501N"), surface);
    let error = Zonage::new([perimetre.clone(), perimetre]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "quarter QN07501N: two perimeters have this code, expected one each"
    );
}

/// More quarters around one place than are held without allocation, some at one distance, some larger than
/// cells hold.
#[test]
fn every_quarter_around_is_given_the_nearest_first() {
    let mut perimetres: Vec<(String, Anneau)> = (0..7_u32)
        .map(|rang| {
            let ouest = 2.0 + 0.0001 * f64::from(rang / 2);
            (format!("QN0750{rang}N"), rectangle(ouest, 48.0, ouest + 0.001, 48.001))
        })
        .collect();
    perimetres.push(("QN07599N".to_owned(), rectangle(-5.0, 42.0, 1.999, 51.0)));
    let perimetres: Vec<(&str, Anneau)> =
        perimetres.iter().map(|(code, anneau)| (code.as_str(), anneau.clone())).collect();
    let zonage = zonage(&perimetres);
    let ici = point(1.9992, 48.0005);
    let attendu = [
        "QN07599N", "QN07500N", "QN07501N", "QN07502N", "QN07503N", "QN07504N", "QN07505N",
        "QN07506N",
    ];
    for rayon in [Rayon::TROIS_CENTS, Rayon::CINQ_CENTS, Rayon::from_metres(5_000.0).unwrap()] {
        let codes: Vec<String> = zonage
            .locate_within(ici, rayon)
            .iter()
            .map(|voisin| voisin.code().to_string())
            .collect();
        assert_eq!(codes, attendu);
        let ensemble: Vec<String> = zonage
            .locate_all(&[ici], rayon)
            .iter()
            .map(|(_, voisin)| voisin.code().to_string())
            .collect();
        assert_eq!(ensemble, attendu);
    }
    let reperage = zonage.locate(point(0.0, 45.0));
    assert_eq!((reperage.len(), reperage.containing().count(), reperage.is_inside()), (1, 1, true));
}

/// « à moins de 300 mètres »: 300 m is not less than 300 m. A quarter whose south side is at a latitude, and a
/// point so far to the south of it that the length can be read off a geodesic: 300 m are 0.0026981° there.
#[test]
fn the_radius_itself_is_too_far() {
    let zonage = zonage(&[("QN07501N", rectangle(2.0, 48.0, 2.01, 48.01))]);
    let distance = |latitude| zonage.perimetres()[0].surface.distance(point(2.005, latitude));
    let loin = distance(47.9973);
    assert!(loin > metres(300.0) && loin < metres(301.0), "{loin}");
    assert!(zonage.locate(point(2.005, 47.9973)).is_empty());
    let juste = Rayon::from_metres(loin.metres()).unwrap();
    assert!(zonage.locate_within(point(2.005, 47.9973), juste).is_empty());
    assert_eq!(zonage.locate(point(2.005, 47.9974)).len(), 1);
}

#[test]
fn nothing_is_said_without_an_accuracy() {
    let zonage = zonage(&[("QN07501N", rectangle(2.0001, 48.0, 2.0101, 48.01))]);
    let ici = point(2.005, 48.005);
    assert_eq!(
        zonage.assess(ici, Precision::Inconnue, Rayon::TROIS_CENTS),
        Err(AppreciationError::PrecisionInconnue)
    );
    let trop = Precision::Rayon(metres(49_900.0));
    assert!(matches!(
        zonage.assess(ici, trop, Rayon::TROIS_CENTS),
        Err(AppreciationError::TropLarge(_))
    ));

    let appreciation =
        zonage.assess(ici, Precision::Rayon(metres(20.0)), Rayon::TROIS_CENTS).unwrap();
    let situation = appreciation.situations()[0];
    // Four decimals are about 11 m.
    assert!((situation.exactitude().metres() - 31.169).abs() < 0.001);
    assert_eq!((situation.dedans(), situation.proche()), (Certitude::Oui, Certitude::Oui));
    assert_eq!(
        situation.to_string(),
        "QN07501N\u{a0}: à l’intérieur, à 365,62\u{a0}m du périmètre (exactitude 31,16\u{a0}m)\u{202f}; dedans\u{a0}: oui, à proximité\u{a0}: oui"
    );
    // 300 m to the south, give or take eleven.
    let bord = zonage
        .assess(point(2.005, 47.9973), Precision::Rayon(Distance::ZERO), Rayon::TROIS_CENTS)
        .unwrap();
    assert_eq!((bord.inside(), bord.near()), (Certitude::Non, Certitude::Indecidable));
}

/// The classes of CGI 278 sexies: where the building is, what the quarter is under, and what is known of it.
#[test]
fn classes_of_the_reduced_rate() {
    let oui = |contrat, renovation, renouvellement| EngagementsDuQuartier {
        contrat_de_ville: contrat,
        renovation_urbaine: renovation,
        renouvellement_urbain: renouvellement,
    };
    let contrat = oui(Some(true), Some(false), Some(false));
    let npnru = oui(Some(true), Some(false), Some(true));
    let renovation = oui(Some(false), Some(true), Some(false));
    let rien = oui(Some(false), Some(false), Some(false));
    let inconnu = oui(None, None, None);
    let zonage = zonage(&[("QN07501N", rectangle(2.0001, 48.0, 2.0101, 48.01))]);
    // From the east side, at 2.0101: a thousandth of a degree is 74.6 m there.
    let dedans = rectangle(2.005, 48.004, 2.006, 48.005);
    let a_cheval = rectangle(2.0095, 48.004, 2.0115, 48.005);
    let pres = rectangle(2.012, 48.004, 2.0130, 48.005);
    let entre = rectangle(2.013, 48.004, 2.0155, 48.005);
    let loin = rectangle(2.015, 48.004, 2.0155, 48.005);
    let long = rectangle(2.013, 48.004, 2.0175, 48.005);
    let cas = [
        (&dedans, contrat, ClasseTva::Entierement300),
        (&a_cheval, contrat, ClasseTva::Entierement300),
        (&pres, contrat, ClasseTva::Entierement300),
        (&pres, renovation, ClasseTva::Entierement300),
        (&pres, rien, ClasseTva::Hors),
        (&pres, inconnu, ClasseTva::Indecidable),
        (&entre, contrat, ClasseTva::Hors),
        (&entre, npnru, ClasseTva::Partiellement300Entierement500),
        (&entre, inconnu, ClasseTva::Indecidable),
        (&loin, npnru, ClasseTva::Hors), // no part of it under 300 m
        (&loin, inconnu, ClasseTva::Hors),
        (&long, npnru, ClasseTva::Hors), // not wholly under 500 m
    ];
    let jour = "2024-06-01".parse().unwrap();
    for (rang, (emprise, engagements, attendu)) in cas.into_iter().enumerate() {
        let (emprise, _) = Surface::read([[emprise.clone()]]).unwrap();
        let zone = zonage
            .zone_tva(&code("QN07501N"), &emprise, Distance::ZERO, jour, engagements)
            .unwrap();
        assert_eq!(zone.classe(), attendu, "{rang}: {zone}");
    }
    let (emprise, _) = Surface::read([[entre]]).unwrap();
    let zone = zonage.zone_tva(&code("QN07501N"), &emprise, Distance::ZERO, jour, npnru).unwrap();
    let texte = zone.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    let lignes: Vec<&str> = texte.lines().collect();
    assert_eq!(
        lignes[0],
        "QN07501N : partiellement à moins de 300 m et entièrement à moins de 500 m, convention de renouvellement urbain"
    );
    assert!(lignes[1].starts_with("  demande de permis du 1er juin 2024"), "{texte}");
    assert!(lignes[2].starts_with("  au plus près 216,39 m, au plus loin 402,9"), "{texte}");
    assert!(lignes[3].contains("entièrement à moins de 300 m : non (marge -102,9"), "{texte}");
    assert!(lignes[4].contains("entièrement à moins de 500 m : oui (marge 97,0"), "{texte}");
    assert_eq!(lignes[5], "  Code général des impôts, art. 278 sexies, III, 2° (texte lu)");
    assert_eq!(lignes.len(), 6);
}

#[test]
fn the_list_of_the_day_decides() {
    let zonage = zonage(&[
        ("QN07501N", rectangle(2.0, 48.0, 2.01, 48.01)),
        ("QP075001", rectangle(2.0, 48.0, 2.01, 48.01)),
    ]);
    let (emprise, _) = Surface::read([[rectangle(2.012, 48.004, 2.013, 48.005)]]).unwrap();
    let classify = |quartier: &CodeQuartier, jour: &str| {
        let engagements = EngagementsDuQuartier::default();
        zonage.zone_tva(quartier, &emprise, Distance::ZERO, jour.parse().unwrap(), engagements)
    };
    assert!(classify(&code("QP075001"), "2023-12-31").is_ok());
    assert!(matches!(
        classify(&code("QP075001"), "2024-01-01"),
        Err(ZoneTvaError::AutreListe { .. })
    ));
    assert!(classify(&code("QN07501N"), "2024-01-01").is_ok());
    assert!(matches!(
        classify(&code("QN07501N"), "2014-12-31"),
        Err(ZoneTvaError::Millesime(MillesimeError::AvantLaPremiere { .. }))
    ));
    assert!(matches!(classify(&code("QN07502N"), "2024-01-01"), Err(ZoneTvaError::Inconnu(_))));
    // After the last day that was read, the answer says so.
    let apres =
        classify(&code("QN07501N"), "2026-06-01").unwrap().to_string().replace('\u{a0}', " ");
    assert!(apres.ends_with("le droit n’a pas été lu au-delà du 15 janvier 2026"), "{apres}");
    let local = CodeQuartier::Communautaire("Q17".parse().unwrap());
    assert_eq!(
        classify(&local, "2024-01-01").unwrap_err().to_string(),
        "quarter Q17: expected a QPV, a quarter of the agglomeration's own has no tax effect"
    );
}
