//! Perimeters that are not as they should be, one by one, and the answers that law and accuracy give.

use contrat_de_ville::identifiant::{CodeQpv, CodeQuartier};
use contrat_de_ville::territoire::MillesimeError;
use contrat_de_ville::territoire::geometrie::{
    Bareme, BaremeError, Batiment, Certitude, ClasseTva, Distance, DistanceError,
    EngagementsDuQuartier, NatureAnomalie, Perimetre, Point, PointError, Precision, Rayon,
    RayonError, Surface, SurfaceError, Zonage, ZonageError, ZoneTvaError,
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

    // Closed twice.
    let deux_fois = [&carre[..], &carre[..1]].concat();
    let (surface, anomalies) = read(&[vec![deux_fois]]);
    assert_eq!(anomalies, ["polygone 1, anneau 1 : 1 point répété à la suite ; retiré"]);
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
    let place = vec![[2.0, 48.0]; 4];
    assert_eq!(
        Surface::read([[place]]).unwrap_err().to_string(),
        "no ring bounds an area, of 2 met"
    );
    let (_, anomalies) = read(&[vec![vec![[2.0, 48.0]]], vec![carre.clone()]]);
    assert_eq!(
        anomalies,
        [
            "polygone 1, anneau 1 : non fermé ; fermé",
            "polygone 1, anneau 1 : ne délimite aucune aire (1 point) ; écarté"
        ]
    );
    let (_, anomalies) = read(&[vec![vec![[2.0, 48.0]; 4]], vec![carre.clone()]]);
    assert_eq!(
        anomalies,
        [
            "polygone 1, anneau 1 : 2 points répétés à la suite ; retirés",
            "polygone 1, anneau 1 : ne délimite aucune aire (1 point) ; écarté"
        ]
    );
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

/// Where an edge is nearest is found along all of its length; figures from geodesics on GRS80 to the nearest of
/// points along it.
#[test]
fn long_edges_are_measured_where_they_are_nearest() {
    let anneau =
        vec![[20.504_033_8, 47.735_560_7], [20.563_975_2, 47.755_253], [20.493_220_7, 47.788_019]];
    let (surface, _) = Surface::read([[anneau]]).unwrap();
    let bord = surface.boundary_distance(point(20.525_964_3, 47.742_764_5));
    assert!((bord.metres() - 0.093_60).abs() < 0.001, "{bord:?}");
}

/// Twenty thousand edges from one end of the world to the other: told, and not compared two by two for ever.
#[test]
fn a_ring_made_to_be_slow_is_not() {
    let mut peigne: Anneau = (0..20_000_u32)
        .map(|rang| [if rang % 2 == 0 { -80.0 } else { 80.0 }, 40.0 + f64::from(rang) * 1e-4])
        .collect();
    peigne.push([0.0, 50.0]);
    let (_, anomalies) = Surface::read([[peigne]]).unwrap();
    assert!(
        anomalies.iter().any(|anomalie| anomalie.nature == NatureAnomalie::NonExamine),
        "{anomalies:?}"
    );
    let aller: Anneau = (0..50_000_u32).map(|rang| [f64::from(rang) * 1e-4, 48.0]).collect();
    let retour = aller.iter().rev().copied();
    assert!(Surface::read([[aller.iter().copied().chain(retour).collect::<Anneau>()]]).is_err());
}

/// Read the long way round, it would hold half of the world.
#[test]
fn a_ring_over_the_antimeridian_is_refused() {
    let anneau =
        vec![[179.9, -17.0], [-179.9, -17.0], [-179.9, -17.1], [179.9, -17.1], [179.9, -17.0]];
    assert_eq!(
        Surface::read([[anneau]]).unwrap_err().to_string(),
        "polygon 1, ring 1: an edge of more than 180° of longitude, expected a ring cut at the antimeridian, as RFC 7946 has it"
    );
}

/// What is a whole number of centimetres reads as that number; the quotient of doubles would read as one less.
#[test]
fn whole_centimetres_read_as_they_are() {
    for centimetres in 0..100_000_u32 {
        let distance = metres(f64::from(centimetres) / 100.0);
        let attendu = format!("{},{:02}", centimetres / 100, centimetres % 100);
        assert_eq!(distance.to_string().replace(['\u{202f}', '\u{a0}', 'm'], ""), attendu);
    }
    assert_eq!(metres(299.999).to_string(), "299,99\u{a0}m");
    assert_eq!(metres(8.29).plain(), "8.29");
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

/// One that is drawn to ten kilometres and more would make nothing certain, here or elsewhere.
#[test]
fn a_perimeter_drawn_to_degrees_is_refused() {
    let (surface, _) = Surface::read([[rectangle(2.0, 48.0, 3.0, 49.0)]]).unwrap();
    let error = Zonage::new([Perimetre::drawn(code("QN07501N"), surface)]).unwrap_err();
    assert!(matches!(error, ZonageError::TropGrossier { .. }), "{error}");
}

/// A perimeter larger than cells hold is found, and the others by their cells beside it.
#[test]
fn a_footprint_is_near_what_it_comes_near() {
    let zonage = zonage(&[
        ("QN07501N", rectangle(2.0, 48.0, 2.01, 48.01)),
        ("QN07502N", rectangle(2.02, 48.0, 2.03, 48.01)),
        ("QN07503N", rectangle(2.1, 48.0, 2.11, 48.01)),
        ("QN07599N", rectangle(-5.0, 42.0, 1.999, 51.0)),
    ]);
    let near = |emprise: Anneau, rayon| -> Vec<String> {
        let (emprise, _) = Surface::read([[emprise]]).unwrap();
        let voisins = zonage.locate_footprint(&emprise, rayon).unwrap();
        voisins.iter().map(|voisin| voisin.code().to_string()).collect()
    };
    // From one quarter to 150 m of the next, its middle far from both.
    let long = rectangle(2.009, 48.004, 2.018, 48.005);
    assert_eq!(near(long.clone(), Rayon::TROIS_CENTS), ["QN07501N", "QN07502N"]);
    assert_eq!(near(long.clone(), Rayon::from_metres(100.0).unwrap()), ["QN07501N"]);
    assert_eq!(
        near(long, Rayon::from_metres(1_000.0).unwrap()),
        ["QN07501N", "QN07502N", "QN07599N"]
    );
    let (pays, _) = Surface::read([[rectangle(2.0, 48.0, 3.5, 49.5)]]).unwrap();
    assert!(zonage.locate_footprint(&pays, Rayon::TROIS_CENTS).is_err());
}

#[test]
fn nothing_is_said_without_an_accuracy() {
    let zonage = zonage(&[("QN07501N", rectangle(2.0001, 48.0, 2.0101, 48.01))]);
    let ici = point(2.005, 48.005);
    for lieu in [ici, point(3.0, 48.0)] {
        let inconnu = zonage.assess(lieu, Precision::Inconnue, Rayon::TROIS_CENTS).unwrap();
        assert_eq!(
            (inconnu.inside(), inconnu.near()),
            (Certitude::Indecidable, Certitude::Indecidable)
        );
    }
    let trop = Precision::Rayon(metres(49_900.0));
    assert!(matches!(zonage.assess(ici, trop, Rayon::TROIS_CENTS), Err(RayonError(_))));

    let appreciation =
        zonage.assess(ici, Precision::Rayon(metres(20.0)), Rayon::TROIS_CENTS).unwrap();
    let situation = appreciation.situations()[0];
    // Four decimals are about 11 m.
    assert!((situation.exactitude().unwrap().metres() - 31.169).abs() < 0.001);
    assert_eq!((situation.inside(), situation.near()), (Certitude::Oui, Certitude::Oui));
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

/// Dwellings that are the whole.
fn seul(emprise: &Surface) -> Batiment<'_> {
    Batiment { logements: emprise, ensemble: emprise, exactitude: Distance::ZERO }
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
        let zone = zonage.zone_tva(&code("QN07501N"), seul(&emprise), jour, engagements).unwrap();
        assert_eq!(zone.classe(), attendu, "{rang}: {zone}");
    }
    let (emprise, _) = Surface::read([[entre]]).unwrap();
    let zone = zonage.zone_tva(&code("QN07501N"), seul(&emprise), jour, npnru).unwrap();
    let texte = zone.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    let lignes: Vec<&str> = texte.lines().collect();
    assert_eq!(
        lignes[0],
        "QN07501N : partiellement à moins de 300 m et entièrement à moins de 500 m, convention de renouvellement urbain"
    );
    assert!(lignes[1].starts_with("  demande de permis du 1er juin 2024"), "{texte}");
    assert!(lignes[2].starts_with("  logements au plus loin 402,"), "{texte}");
    assert!(lignes[2].contains("ensemble au plus près 216,39 m et au plus loin 402,"), "{texte}");
    assert!(lignes[3].contains("entièrement à moins de 300 m : non (marge -114,"), "{texte}");
    assert!(
        lignes[4].contains("entièrement à moins de 500 m : oui (marge sur 500 m : 8"),
        "{texte}"
    );
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
        zonage.zone_tva(quartier, seul(&emprise), jour.parse().unwrap(), engagements)
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
    // The article was read in its version of 2022, up to 1 October 2024; the lists up to 15 January 2026. On any
    // other day the answer says so.
    let said = |quartier: &CodeQuartier, jour: &str| -> Vec<String> {
        let texte = classify(quartier, jour).unwrap().to_string().replace('\u{a0}', " ");
        texte.lines().skip(6).map(str::to_owned).collect()
    };
    assert_eq!(said(&code("QN07501N"), "2024-09-30"), [""; 0]);
    assert_eq!(
        said(&code("QP075001"), "2015-03-01"),
        [
            "  l’article a été lu dans sa version en vigueur depuis le 1er janvier 2022, postérieure à la demande"
        ]
    );
    assert_eq!(
        said(&code("QN07501N"), "2026-01-15"),
        ["  l’article n’a pas été lu au-delà du 1er octobre 2024"]
    );
    assert_eq!(
        said(&code("QN07501N"), "2026-06-01"),
        [
            "  l’article n’a pas été lu au-delà du 1er octobre 2024",
            "  les listes de quartiers n’ont pas été lues au-delà du 15 janvier 2026"
        ]
    );
    let local = CodeQuartier::Communautaire("Q17".parse().unwrap());
    assert!(matches!(classify(&local, "2024-01-01"), Err(ZoneTvaError::PasUnQpv(_))));
}

/// « un quartier faisant l’objet d’une convention de rénovation urbaine » need not be a QPV; what is said of a
/// QPV does not hold for it.
#[test]
fn a_quarter_under_renovation_need_not_be_a_qpv() {
    let (surface, _) = Surface::read([[rectangle(2.0001, 48.0, 2.0101, 48.01)]]).unwrap();
    let local = CodeQuartier::Communautaire("Q17".parse().unwrap());
    let ancien = code("QP075001");
    let zonage = Zonage::new(
        [local.clone(), ancien.clone()].map(|code| Perimetre::drawn(code, surface.clone())),
    )
    .unwrap();
    let (pres, _) = Surface::read([[rectangle(2.012, 48.004, 2.013, 48.005)]]).unwrap();
    let (entre, _) = Surface::read([[rectangle(2.013, 48.004, 2.0155, 48.005)]]).unwrap();
    for quartier in [local, ancien] {
        let classify = |emprise: &Surface, renovation| {
            let engagements = EngagementsDuQuartier {
                contrat_de_ville: Some(true),
                renovation_urbaine: renovation,
                renouvellement_urbain: Some(true),
            };
            let jour = "2024-06-01".parse().unwrap();
            zonage.zone_tva(&quartier, seul(emprise), jour, engagements).map(|zone| zone.classe())
        };
        assert_eq!(classify(&pres, Some(true)), Ok(ClasseTva::Entierement300));
        assert_eq!(classify(&entre, Some(true)), Ok(ClasseTva::Hors)); // b) is of a QPV
        assert!(classify(&pres, Some(false)).is_err());
        assert!(classify(&pres, None).is_err());
    }
}

/// a) is of the dwellings, b) of the whole that they are part of.
#[test]
fn dwellings_and_the_whole_are_measured_apart() {
    let zonage = zonage(&[("QN07501N", rectangle(2.0001, 48.0, 2.0101, 48.01))]);
    let engagements = EngagementsDuQuartier {
        contrat_de_ville: Some(true),
        renovation_urbaine: Some(false),
        renouvellement_urbain: Some(true),
    };
    let (ensemble, _) = Surface::read([[rectangle(2.012, 48.004, 2.0155, 48.005)]]).unwrap();
    let (pres, _) = Surface::read([[rectangle(2.012, 48.004, 2.0125, 48.005)]]).unwrap();
    let (loin, _) = Surface::read([[rectangle(2.015, 48.004, 2.0155, 48.005)]]).unwrap();
    for (logements, attendu) in
        [(&pres, ClasseTva::Entierement300), (&loin, ClasseTva::Partiellement300Entierement500)]
    {
        let batiment = Batiment { logements, ensemble: &ensemble, exactitude: Distance::ZERO };
        let jour = "2024-06-01".parse().unwrap();
        let zone = zonage.zone_tva(&code("QN07501N"), batiment, jour, engagements).unwrap();
        assert_eq!(zone.classe(), attendu);
        let json = serde_json::to_value(&zone).unwrap();
        assert_eq!(json["classe"], serde_json::to_value(attendu).unwrap());
    }
}
