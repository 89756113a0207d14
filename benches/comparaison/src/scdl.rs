//! Deposits of subsidies: every rule checked, and the csv crate that only cuts them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};

use contrat_de_ville::echange::scdl::{Code, Gravite, Lecteur, Totaux};

use crate::{Partie, Reponse, measure};

/// Both readers take as much at once.
const MORCEAU: usize = 64 * 1024;

fn check(octets: impl Read) -> Totaux {
    let mut lecteur = Lecteur::new(octets).unwrap();
    while let Some(ligne) = lecteur.read().unwrap() {
        black_box(ligne.attribution());
    }
    lecteur.totaux()
}

/// Rows refused for something else than the key of a SIRET, which frictionless does not know.
fn refused_by_schema(octets: &[u8]) -> u64 {
    let mut lecteur = Lecteur::new(octets).unwrap();
    let mut refusees = 0;
    while let Some(ligne) = lecteur.read().unwrap() {
        refusees += u64::from(ligne.problemes().iter().any(|probleme| {
            probleme.gravite() == Gravite::Bloquante && probleme.code() != Code::SiretCle
        }));
    }
    refusees
}

fn tokens(octets: &[u8]) -> u64 {
    let mut lecteur = csv::ReaderBuilder::new().buffer_capacity(MORCEAU).from_reader(octets);
    let mut ligne = csv::ByteRecord::new();
    let mut lignes = 0;
    while lecteur.read_byte_record(&mut ligne).unwrap() {
        black_box(&ligne);
        lignes += 1;
    }
    lignes
}

fn timed(octets: &[u8], work: impl Fn(&[u8]) -> Vec<i128>) -> Reponse {
    measure(|| work(black_box(octets)))
}

/// The most memory that this process has held, in KiB.
fn peak() -> i128 {
    let statut = fs::read_to_string("/proc/self/status").unwrap();
    let ligne = statut.lines().find_map(|ligne| ligne.strip_prefix("VmHWM:")).unwrap();
    ligne.trim().trim_end_matches(" kB").parse().unwrap()
}

/// What answers the commands; a file is held in memory from its first timing on.
pub fn answers(dossier: &Path) -> Partie {
    let dossier = dossier.to_owned();
    let mut tenus = BTreeMap::<PathBuf, Vec<u8>>::new();
    Box::new(move |commande| {
        let [commande, lignes] = *commande else { panic!("unknown command {commande:?}") };
        let chemin = dossier.join(format!("scdl_{lignes}.csv"));
        if commande == "memoire" {
            let totaux = check(File::open(chemin).unwrap());
            assert_eq!(totaux.lignes().to_string(), lignes);
            return (0.0, vec![peak()]);
        }
        let octets = tenus.entry(chemin).or_insert_with_key(|chemin| fs::read(chemin).unwrap());
        match commande {
            "controle" => timed(octets, |octets| {
                let totaux = check(octets);
                vec![totaux.lignes().into(), totaux.refusees.into(), totaux.montant().centimes()]
            }),
            "schema" => {
                let (duree, totaux) = measure(|| check(black_box(octets.as_slice())));
                (duree, vec![totaux.lignes().into(), refused_by_schema(octets).into()])
            }
            "jetons" => timed(octets, |octets| vec![tokens(octets).into()]),
            _ => panic!("unknown command {commande:?}"),
        }
    })
}
