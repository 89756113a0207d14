//! Files of perimeters that are not what they should be.

use contrat_de_ville::echange::{
    CauseRefus, ChampsPerimetre, NatureCode, Perimetres, PerimetresError,
};
use contrat_de_ville::rapport;
use contrat_de_ville::territoire::geometrie::{Point, SurfaceError, Zonage};

const FICTIF: &str = include_str!("../../examples/donnees/perimetres-fictifs.geojson");

fn read(texte: &str) -> Result<Perimetres, PerimetresError> {
    Perimetres::read(texte, &ChampsPerimetre::ANCT)
}

#[test]
fn what_is_no_file_of_perimeters_is_refused() {
    for (texte, attendu) in [
        ("", "not JSON: EOF while parsing a value at line 1 column 0"),
        ("[1, 2", "not JSON: EOF while parsing a list at line 1 column 5"),
        ("[]", "type None: expected a `FeatureCollection` with its `features`"),
        (
            r#"{"type": "Feature"}"#,
            "type Some(\"Feature\"): expected a `FeatureCollection` with its `features`",
        ),
        (
            r#"{"type": "FeatureCollection", "features": {}}"#,
            "type Some(\"FeatureCollection\"): expected a `FeatureCollection` with its `features`",
        ),
        (
            r#"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}, "features": []}"#,
            "reference system \"urn:ogc:def:crs:EPSG::2154\": expected WGS84 (CRS84 or EPSG:4326), as RFC 7946 has it",
        ),
    ] {
        assert_eq!(read(texte).unwrap_err().to_string(), attendu);
    }
    for crs in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
        let texte = format!(
            r#"{{"type": "FeatureCollection", "crs": {{"properties": {{"name": "{crs}"}}}}, "features": []}}"#
        );
        assert_eq!(read(&texte), Ok(Perimetres::default()), "{crs}");
    }
    assert_eq!(
        read("\u{feff}{\"type\": \"FeatureCollection\", \"features\": []}"),
        Ok(Perimetres::default())
    );
}

#[test]
fn each_feature_that_cannot_be_read_is_handed_back() {
    let carre = r#""geometry": {"type": "Polygon", "coordinates": [[[2, 48], [2.01, 48], [2.01, 48.01], [2, 48]]]}"#;
    let entite = |proprietes: &str, geometrie: &str| {
        format!(r#"{{"type": "Feature", "properties": {proprietes}, {geometrie}}}"#)
    };
    let bon = |code: &str| format!(r#"{{"code_qp": "{code}"}}"#);
    let entites = [
        entite(&bon("QN07501N"), carre),
        entite(&bon("QN07501N"), carre),
        entite(&bon("QN0750"), carre),
        entite("{}", carre),
        entite("null", carre),
        entite(r#"{"code_qp": "QN07502N", "lib_qp": 3}"#, carre),
        entite(r#"{"code_qp": "QN07502N", "lib_qp": " Fictif"}"#, carre),
        entite(r#"{"code_qp": "QN07502N", "insee_com": "1053"}"#, carre),
        entite(r#"{"code_qp": "QN07502N", "insee_com": [75101]}"#, carre),
        entite(&bon("QN07502N"), r#""geometry": null"#),
        entite(&bon("QN07502N"), r#""geometry": {"type": "Point", "coordinates": [2, 48]}"#),
        entite(
            &bon("QN07502N"),
            r#""geometry": {"type": "Polygon", "coordinates": [[[2, 48], [2.01, 48]]]}"#,
        ),
        entite(
            &bon("QN07502N"),
            r#""geometry": {"type": "Polygon", "coordinates": [[[652381, 6862047], [2, 48], [3, 49]]]}"#,
        ),
        entite(
            &bon("QN07502N"),
            r#""geometry": {"type": "Polygon", "coordinates": [[["2", "48"]]]}"#,
        ),
        "12".to_owned(),
        entite(
            r#"{"code_qp": "QN07502N", "lib_qp": "Fictif", "insee_com": "75102; 75101;75102"}"#,
            carre,
        ),
    ];
    let lus =
        read(&format!(r#"{{"type": "FeatureCollection", "features": [{}]}}"#, entites.join(",")))
            .unwrap();
    let codes: Vec<String> =
        lus.perimetres.iter().map(|perimetre| perimetre.code.to_string()).collect();
    assert_eq!(codes, ["QN07501N", "QN07502N"]);
    let dernier = &lus.perimetres[1];
    assert_eq!(dernier.nom.as_ref().map(ToString::to_string).as_deref(), Some("Fictif"));
    assert_eq!(
        dernier.communes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["75101", "75102"]
    );
    let refus: Vec<String> = lus.refus.iter().map(ToString::to_string).collect();
    let attendus = [
        "feature 2 (\"QN07501N\"): feature 1 has the same code, expected one each",
        "feature 3 (\"QN0750\"): QPV code \"QN0750\": expected `QP` or `QN` and six more characters",
        "feature 4: property \"code_qp\": expected the code of the quarter, a string",
        "feature 5: property \"code_qp\": expected the code of the quarter, a string",
        "feature 6 (\"QN07502N\"): property \"lib_qp\": expected a name, a string",
        "feature 7 (\"QN07502N\"): name \" Fictif\": expected",
        "feature 8 (\"QN07502N\"): commune \"1053\": expected five characters, a leading zero included",
        "feature 9 (\"QN07502N\"): property \"insee_com\": expected codes of communes, a list of strings or a string of codes between `;`",
        "feature 10 (\"QN07502N\"): geometry None: expected a Polygon or a MultiPolygon",
        "feature 11 (\"QN07502N\"): geometry Some(\"Point\"): expected a Polygon or a MultiPolygon",
        "feature 12 (\"QN07502N\"): no ring bounds an area, of 2 met",
        "feature 13 (\"QN07502N\"): polygon 1, ring 1, point 1: longitude 652381: expected degrees, between -180 and 180",
        "feature 14 (\"QN07502N\"): not a feature: ",
        "feature 15: not a feature: ",
    ];
    assert_eq!(refus.len(), attendus.len());
    for (refus, attendu) in refus.iter().zip(attendus) {
        assert!(refus.starts_with(attendu), "{refus}\n{attendu}");
    }
    assert!(
        matches!(&lus.refus[10].cause, CauseRefus::Surface(SurfaceError::SansAire(anomalies)) if anomalies.len() == 2)
    );
}

#[test]
fn the_properties_may_have_other_names() {
    let texte = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "Q17", "communes": "62119"},
        "geometry": {"type": "Polygon", "coordinates": [[[2, 48, 35], [2.01, 48, 35], [2.01, 48.01, 35], [2, 48, 35]]]}}]}"#;
    let champs = ChampsPerimetre {
        code: "id",
        nature: NatureCode::Communautaire,
        nom: "nom",
        communes: "communes",
    };
    let lus = Perimetres::read(texte, &champs).unwrap();
    assert_eq!(lus.perimetres[0].code.to_string(), "Q17");
    assert!(lus.anomalies.is_empty());
    assert!(Perimetres::read(texte, &ChampsPerimetre::ANCT).unwrap().perimetres.is_empty());
}

/// The fictitious geography of the example: what it prints around a point.
#[test]
fn a_place_is_printed_with_what_is_not_known_of_it() {
    let lus = read(FICTIF).unwrap();
    assert!(lus.refus.is_empty());
    // A ring that is open, another that is open and repeats a point.
    let natures: Vec<String> = lus
        .anomalies
        .iter()
        .flat_map(|(_, anomalies)| anomalies.iter().map(|a| a.nature.code().to_owned()))
        .collect();
    assert_eq!(natures, ["ANNEAU-NON-FERME", "POINTS-REPETES"]);
    let zonage = Zonage::new(lus.perimetres).unwrap();
    let print = |longitude, latitude, jour: Option<&str>| {
        let point = Point::lon_lat(longitude, latitude).unwrap();
        let texte =
            rapport::localisation(&zonage, point, jour.map(|jour| jour.parse().unwrap()), None)
                .unwrap();
        texte.to_string().replace(['\u{a0}', '\u{202f}'], " ")
    };
    // In a hole, 74 m from its sides, and in the old quarter.
    let trou = print(2.644, 50.532, Some("2023-06-01"));
    assert!(trou.contains("- QN06297N Quartier fictif des Jardins : à l’extérieur"), "{trou}");
    assert!(trou.contains("  - géographie de 2024 ; le 1er juin 2023, la liste en vigueur est celle de la géographie de 2015"), "{trou}");
    assert!(trou.contains("  - liste en vigueur le 1er juin 2023"), "{trou}");
    assert!(
        trou.ends_with("La précision du point n’est pas donnée : il est pris pour exact.\n"),
        "{trou}"
    );
    let loin = print(2.7, 50.6, None);
    assert!(loin.contains("Aucun quartier à moins de 300 m.\n\nLe plus proche : QN06298M Quartier fictif du Canal, à 7 955,76 m."), "{loin}");
    assert!(
        loin.contains("\nSans jour donné, la liste en vigueur n’est pas vérifiée.\n"),
        "{loin}"
    );
    // Of both lists, only that of the day is concluded on: the point is in the old quarter alone.
    assert!(print(2.642, 50.529, Some("2023-06-01")).contains("Dans un quartier : oui"));
    assert!(print(2.642, 50.529, Some("2024-06-01")).contains("Dans un quartier : non"));
    for (longitude, latitude) in [(2.642, 50.529), (2.7, 50.6)] {
        let avant = print(longitude, latitude, Some("2010-06-01"));
        let attendu = "Aucun des périmètres lus n’est de la liste en vigueur le 1er juin 2010 : rien n’en est conclu.";
        assert!(avant.contains(attendu) && !avant.contains("Dans un quartier"), "{avant}");
    }
    let inverse = print(50.532, 2.644, None);
    assert!(inverse.contains("Longitude et latitude sont-elles dans cet ordre ?"), "{inverse}");
    let ailleurs = print(-60.0, 10.0, None);
    assert!(!ailleurs.contains("dans cet ordre"), "{ailleurs}");
}
