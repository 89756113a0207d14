//! Our side of `comparer`: reads the columns that the peers read, then answers one command a line.
//! Time is taken here, inside the process, so that rounds with the peers can interleave.

mod financement;
mod scdl;
mod temps;
mod zonage;

use std::env;
use std::hint::black_box;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is shorter is repeated for as long.
const DUREE: Duration = Duration::from_millis(20);

/// Nanoseconds a call, and what it gave.
type Reponse = (f64, Vec<i128>);
/// What answers the commands of a part.
type Partie = Box<dyn FnMut(&[&str]) -> Reponse>;

/// Nanoseconds a call, and what the last call gave.
fn measure<R>(f: impl Fn() -> R) -> (f64, R) {
    let mut fois = 1_u32;
    loop {
        let debut = Instant::now();
        for _ in 1..fois {
            black_box(f());
        }
        let dernier = black_box(f());
        let duree = debut.elapsed();
        if duree >= DUREE {
            return (duree.as_secs_f64() * 1e9 / f64::from(fois), dernier);
        }
        fois *= 2;
    }
}

fn main() {
    let mut arguments = env::args().skip(1);
    let (dossier, partie) = arguments.next().zip(arguments.next()).expect("a folder and a part");
    let dossier = Path::new(&dossier);
    let mut answer = match partie.as_str() {
        "financement" => financement::answers(dossier),
        "scdl" => scdl::answers(dossier),
        "temps" => temps::answers(dossier),
        "zonage" => zonage::answers(dossier),
        _ => panic!("unknown part {partie:?}"),
    };
    for commande in io::stdin().lines() {
        let commande = commande.unwrap();
        let mots: Vec<&str> = commande.split(' ').collect();
        let (duree, resultat) = answer(&mots);
        let mots: Vec<String> = resultat.iter().map(ToString::to_string).collect();
        println!("{duree} {}", mots.join(" "));
    }
}
