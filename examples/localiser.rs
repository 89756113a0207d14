//! Which quarters contain a point, or are less than 300 m from it?
//!
//! `cargo run --release --features geometrie --example localiser -- PERIMETRES.geojson LON LAT
//! [--jour AAAA-MM-JJ] [--precision METRES]`; without LON and LAT, each row of a CSV on standard input (header
//! `id;lon;lat`) gives a row a match, `id;code;distance` in metres, 0 inside. Without argument, a small
//! fictitious geography.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use contrat_de_ville::echange::{ChampsPerimetre, Perimetres};
use contrat_de_ville::rapport;
use contrat_de_ville::territoire::geometrie::{Distance, Point, Precision, Rayon, Zonage};

const FICTIF: &str = include_str!("donnees/perimetres-fictifs.geojson");
const ICI: [&str; 6] = ["2.6494", "50.5312", "--jour", "2024-06-01", "--precision", "15"];

fn locate(
    zonage: &Zonage,
    [longitude, latitude]: [&str; 2],
    options: &[&str],
) -> Result<(), Box<dyn Error>> {
    let (mut jour, mut precision) = (None, None);
    for option in options.chunks(2) {
        match option {
            ["--jour", valeur] => jour = Some(valeur.parse()?),
            ["--precision", metres] => {
                precision = Some(Precision::Rayon(Distance::from_metres(metres.parse()?)?));
            }
            _ => {
                return Err(
                    format!("{option:?}: expected --jour or --precision and its value").into()
                );
            }
        }
    }
    let point = Point::lon_lat(longitude.parse()?, latitude.parse()?)?;
    print!("{}", rapport::localisation(zonage, point, jour, precision)?);
    Ok(())
}

fn locate_rows(zonage: &Zonage) -> Result<(), Box<dyn Error>> {
    let mut lecteur = csv::ReaderBuilder::new().delimiter(b';').from_reader(io::stdin().lock());
    if lecteur.headers()?.iter().ne(["id", "lon", "lat"]) {
        return Err("standard input: expected the header `id;lon;lat`".into());
    }
    let (mut ids, mut points) = (Vec::new(), Vec::new());
    for rangee in lecteur.deserialize() {
        let (id, longitude, latitude): (String, f64, f64) = rangee?;
        points.push(Point::lon_lat(longitude, latitude).map_err(|error| format!("{id}: {error}"))?);
        ids.push(id);
    }
    println!("id;code;distance");
    for (rang, voisin) in zonage.locate_all(&points, Rayon::TROIS_CENTS).iter() {
        println!("{};{};{}", ids[rang], voisin.code(), voisin.distance().plain());
    }
    Ok(())
}

fn run(mots: &[&str]) -> Result<(), Box<dyn Error>> {
    let (texte, mots) = match mots {
        [] => (FICTIF.to_owned(), &ICI[..]),
        [chemin, reste @ ..] => (std::fs::read_to_string(chemin)?, reste),
    };
    let lus = Perimetres::read(&texte, &ChampsPerimetre::ANCT)?;
    lus.refus.iter().for_each(|refus| eprintln!("{refus}"));
    let zonage = Zonage::new(lus.perimetres)?;
    match mots {
        [] => locate_rows(&zonage),
        [longitude, latitude, options @ ..] => locate(&zonage, [longitude, latitude], options),
        [seul] => Err(format!("{seul:?}: expected LON LAT").into()),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
