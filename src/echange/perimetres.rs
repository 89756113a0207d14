//! The perimeters of quarters as GeoJSON (RFC 7946).

use core::fmt;

use geojson::{Feature, Geometry, GeometryValue, JsonObject, JsonValue, Position};
use serde::Deserialize as _;

use crate::identifiant::{
    CodeCommune, CodeCommuneError, CodeQpvError, CodeQuartier, Nom, NomError, ReferenceError,
};
use crate::territoire::geometrie::{Anomalie, Perimetre, Surface, SurfaceError};

/// What a file of perimeters holds, feature by feature.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::{CauseRefus, ChampsPerimetre, Perimetres};
///
/// // Fictitious.
/// let texte = r#"{"type": "FeatureCollection", "features": [
///     {"type": "Feature", "properties": {"code_qp": "QN07599N", "lib_qp": "Fictif", "insee_com": ["75101"]},
///      "geometry": {"type": "Polygon", "coordinates": [[[2, 48], [2.01, 48], [2.01, 48.01], [2, 48]]]}},
///     {"type": "Feature", "properties": {"code_qp": "QN0759"}, "geometry": null}
/// ]}"#;
/// let lus = Perimetres::read(texte, &ChampsPerimetre::ANCT)?;
/// assert_eq!(lus.perimetres[0].code.to_string(), "QN07599N");
/// assert!(lus.anomalies.is_empty());
/// assert_eq!(lus.refus[0].rang, 2);
/// assert!(matches!(lus.refus[0].cause, CauseRefus::Qpv(_)));
/// # Ok::<(), contrat_de_ville::echange::PerimetresError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Perimetres {
    /// The perimeters read, in the order of the file.
    pub perimetres: Vec<Perimetre>,
    /// What was met in their rings and what was done about it, quarter by quarter, in the order of the file.
    pub anomalies: Vec<(CodeQuartier, Vec<Anomalie>)>,
    /// The features that could not be read.
    pub refus: Vec<RefusEntite>,
}

/// The properties of a feature that say what it is. Others are not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChampsPerimetre<'a> {
    /// The code of the quarter: a string.
    pub code: &'a str,
    /// What the code is.
    pub nature: NatureCode,
    /// The name: a string; absent or `null` is not said.
    pub nom: &'a str,
    /// The communes: a list of codes, or a string of codes between `;`; absent or `null` is not said.
    pub communes: &'a str,
}

/// What the code of a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NatureCode {
    /// The code of a QPV.
    Qpv,
    /// The local id of a *quartier d'intérêt communautaire*.
    Communautaire,
}

impl ChampsPerimetre<'static> {
    /// The names of the ANCT's file of 2024.
    pub const ANCT: Self =
        Self { code: "code_qp", nature: NatureCode::Qpv, nom: "lib_qp", communes: "insee_com" };
}

/// Why a text is no file of perimeters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PerimetresError {
    /// Not JSON: what the parser says, with its line and column.
    #[error("not JSON: {0}")]
    Json(String),
    /// Not a collection of features: what it is, where it says so.
    #[error("type {0:?}: expected a `FeatureCollection` with its `features`")]
    Type(Option<String>),
    /// Coordinates in another reference system than longitude and latitude in WGS84.
    #[error("reference system {0:?}: expected WGS84 (CRS84 or EPSG:4326), as RFC 7946 has it")]
    Systeme(String),
}

/// A feature that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusEntite {
    /// Its place in the file, from 1.
    pub rang: usize,
    /// Its code, where one was found.
    pub code: Option<String>,
    /// Why.
    pub cause: CauseRefus,
}

impl fmt::Display for RefusEntite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "feature {}", self.rang)?;
        if let Some(code) = &self.code {
            write!(f, " ({code:?})")?;
        }
        write!(f, ": {}", self.cause)
    }
}

impl core::error::Error for RefusEntite {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Why a feature could not be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CauseRefus {
    /// Not a feature of GeoJSON: what the parser says.
    #[error("not a feature: {0}")]
    Entite(String),
    /// A property that must be there is not, or is of another type.
    #[error("property {champ:?}: expected {attendu}")]
    Champ {
        /// The name of the property.
        champ: String,
        /// What was expected.
        attendu: &'static str,
    },
    /// Not the code of a QPV.
    #[error(transparent)]
    Qpv(#[from] CodeQpvError),
    /// Not the local id of a quarter.
    #[error(transparent)]
    Communautaire(#[from] ReferenceError),
    /// Not a name.
    #[error("name {0}")]
    Nom(#[from] NomError),
    /// Not the code of a commune.
    #[error(transparent)]
    Commune(#[from] CodeCommuneError),
    /// No geometry, or one of another type: its type, where there is one.
    #[error("geometry {0:?}: expected a Polygon or a MultiPolygon")]
    Geometrie(Option<&'static str>),
    /// The geometry bounds no area.
    #[error(transparent)]
    Surface(#[from] SurfaceError),
    /// Another feature has the same code; that one was read.
    #[error("feature {premier} has the same code, expected one each")]
    Doublon {
        /// The place of the other in the file, from 1.
        premier: usize,
    },
}

impl Perimetres {
    /// Reads a collection of features.
    ///
    /// Members that GeoJSON does not know are not looked at, but for `crs`, which older files have. What
    /// cannot be read is handed back with its place, so that `perimetres` and `refus` add up to the file.
    ///
    /// # Errors
    /// [`PerimetresError`] if the text is no collection of features in WGS84.
    pub fn read(texte: &str, champs: &ChampsPerimetre<'_>) -> Result<Self, PerimetresError> {
        let texte = texte.strip_prefix('\u{feff}').unwrap_or(texte);
        let racine: JsonValue =
            texte.parse().map_err(|error: <JsonValue as core::str::FromStr>::Err| {
                PerimetresError::Json(error.to_string())
            })?;
        let JsonValue::Object(mut racine) = racine else { return Err(PerimetresError::Type(None)) };
        check_system(&racine)?;
        let nature = racine.get("type").and_then(JsonValue::as_str).map(str::to_owned);
        let Some(JsonValue::Array(entites)) =
            racine.remove("features").filter(|_| nature.as_deref() == Some("FeatureCollection"))
        else {
            return Err(PerimetresError::Type(nature));
        };
        let mut lus = Self::default();
        let mut premiers = std::collections::HashMap::new();
        for (rang, entite) in (1..).zip(entites) {
            let code = code_of(&entite, champs).map(str::to_owned);
            let lu = read_feature(entite, champs).and_then(|(perimetre, anomalies)| match premiers
                .get(&perimetre.code)
            {
                Some(&premier) => Err(CauseRefus::Doublon { premier }),
                None => Ok((perimetre, anomalies)),
            });
            match lu {
                Ok((perimetre, anomalies)) => {
                    premiers.insert(perimetre.code.clone(), rang);
                    if !anomalies.is_empty() {
                        lus.anomalies.push((perimetre.code.clone(), anomalies));
                    }
                    lus.perimetres.push(perimetre);
                }
                Err(cause) => lus.refus.push(RefusEntite { rang, code, cause }),
            }
        }
        Ok(lus)
    }
}

/// The member `crs` of GeoJSON before RFC 7946: absent, it is WGS84.
fn check_system(racine: &JsonObject) -> Result<(), PerimetresError> {
    let Some(crs) = racine.get("crs").filter(|crs| !crs.is_null()) else { return Ok(()) };
    let nom = crs.pointer("/properties/name").and_then(JsonValue::as_str);
    match nom {
        Some(nom) if ["CRS84", "EPSG:4326", "EPSG::4326"].iter().any(|fin| nom.ends_with(fin)) => {
            Ok(())
        }
        _ => Err(PerimetresError::Systeme(nom.map_or_else(|| crs.to_string(), str::to_owned))),
    }
}

fn code_of<'a>(entite: &'a JsonValue, champs: &ChampsPerimetre<'_>) -> Option<&'a str> {
    entite.get("properties")?.get(champs.code)?.as_str()
}

fn read_feature(
    entite: JsonValue,
    champs: &ChampsPerimetre<'_>,
) -> Result<(Perimetre, Vec<Anomalie>), CauseRefus> {
    let entite =
        Feature::deserialize(entite).map_err(|error| CauseRefus::Entite(error.to_string()))?;
    let proprietes = entite.properties.unwrap_or_default();
    let code = match said(&proprietes, champs.code) {
        Some(JsonValue::String(code)) => match champs.nature {
            NatureCode::Qpv => CodeQuartier::Qpv(code.parse()?),
            NatureCode::Communautaire => CodeQuartier::Communautaire(code.parse()?),
        },
        _ => return Err(field(champs.code, "the code of the quarter, a string")),
    };
    let nom = match said(&proprietes, champs.nom) {
        None => None,
        Some(JsonValue::String(nom)) => Some(nom.parse::<Nom>()?),
        Some(_) => return Err(field(champs.nom, "a name, a string")),
    };
    let communes = read_communes(&proprietes, champs.communes)?;
    let (surface, anomalies) = read_surface(entite.geometry)?;
    let resolution = surface.resolution();
    Ok((Perimetre { code, nom, communes, surface, resolution }, anomalies))
}

/// A property that is there and not `null`.
fn said<'a>(proprietes: &'a JsonObject, champ: &str) -> Option<&'a JsonValue> {
    proprietes.get(champ).filter(|valeur| !valeur.is_null())
}

fn field(champ: &str, attendu: &'static str) -> CauseRefus {
    CauseRefus::Champ { champ: champ.to_owned(), attendu }
}

fn read_communes(proprietes: &JsonObject, champ: &str) -> Result<Vec<CodeCommune>, CauseRefus> {
    let attendu = "codes of communes, a list of strings or a string of codes between `;`";
    let mut communes = match said(proprietes, champ) {
        None => Vec::new(),
        Some(JsonValue::String(codes)) => {
            let codes = codes.split(';').map(str::trim).filter(|code| !code.is_empty());
            codes.map(str::parse).collect::<Result<Vec<_>, _>>()?
        }
        Some(JsonValue::Array(codes)) => codes
            .iter()
            .map(|code| Ok(code.as_str().ok_or_else(|| field(champ, attendu))?.trim().parse()?))
            .collect::<Result<Vec<_>, CauseRefus>>()?,
        Some(_) => return Err(field(champ, attendu)),
    };
    communes.sort_unstable();
    communes.dedup();
    Ok(communes)
}

fn read_surface(geometrie: Option<Geometry>) -> Result<(Surface, Vec<Anomalie>), CauseRefus> {
    let valeur = geometrie.map(|geometrie| geometrie.value);
    let polygones = match valeur {
        Some(GeometryValue::Polygon { coordinates }) => vec![coordinates],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
        autre => return Err(CauseRefus::Geometrie(autre.map(|autre| autre.type_name()))),
    };
    Ok(Surface::read(
        polygones.iter().map(|anneaux| anneaux.iter().map(|anneau| anneau.iter().map(pair))),
    )?)
}

/// Longitude and latitude; an altitude behind them says nothing of a perimeter. Fewer than two numbers never
/// come here, and would be refused.
fn pair(position: &Position) -> [f64; 2] {
    let mut nombres = position.as_slice().iter().copied();
    [nombres.next().unwrap_or(f64::NAN), nombres.next().unwrap_or(f64::NAN)]
}
