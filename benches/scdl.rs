//! A deposit of subsidies: cells told apart by the csv crate alone, then every rule checked by ours, on the same bytes.
//!
//! Data is synthetic: a fixed generator, nothing of a real file. One line in two hundred has a refused cell, every
//! line has accents. Allocations are counted: over lines that are all right they do not depend on how many there are;
//! a problem holds the text that it refuses.

use std::fmt::Write as _;

use contrat_de_ville::echange::scdl::Lecteur;
use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const LIGNES: usize = 100_000;
/// One line in so many is refused.
const REFUS: u64 = 200;

fn main() {
    divan::main();
}

struct Generateur(u64);

impl Generateur {
    fn next(&mut self, borne: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % borne
    }
}

/// A number followed by the digit that makes its Luhn key right.
fn keyed(corps: &str) -> String {
    let somme: u32 = corps
        .bytes()
        .rev()
        .enumerate()
        .map(|(rang, octet)| {
            let chiffre = u32::from(octet - b'0') * if rang % 2 == 0 { 2 } else { 1 };
            chiffre / 10 + chiffre % 10
        })
        .sum();
    format!("{corps}{}", (10 - somme % 10) % 10)
}

fn siret(nombre: u64) -> String {
    let siren = keyed(&format!("{:08}", 10_000_000 + nombre % 80_000_000));
    keyed(&format!("{siren}{:04}", nombre % 900))
}

fn depot(lignes: usize, refus: u64) -> Vec<u8> {
    let mut hasard = Generateur(1);
    let mut texte = String::from(
        "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,\
         objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,\
         dispositifAide\n",
    );
    let attribuant = siret(123_456);
    for rang in 0..lignes {
        let beneficiaire = siret(hasard.next(70_000_000));
        let mois = hasard.next(12) + 1;
        let jour = hasard.next(28) + 1;
        let euros = hasard.next(90_000) + 500;
        let jour = if hasard.next(refus) == refus - 1 {
            format!("{jour:02}/{mois:02}/2021")
        } else {
            format!("2021-{mois:02}-{jour:02}")
        };
        let conditions = if hasard.next(2) == 0 { "unique" } else { "échelonné" };
        writeln!(
            texte,
            "Communauté fictive,{attribuant},{jour},2021-{rang:06},Association fictive des habitants du quartier \
             {rang},{beneficiaire},W{:09},Animation d'ateliers de médiation numérique et culturelle à l'été \
             {rang},{euros}.50,aide en numéraire,{conditions},2021-{mois:02}-01/2021-12-31,,non,1,",
            hasard.next(900_000_000),
        )
        .unwrap();
    }
    texte.into_bytes()
}

#[divan::bench]
fn csv_decoupe_seulement(bencher: Bencher) {
    let octets = depot(LIGNES, REFUS);
    bencher.counter(ItemsCount::new(LIGNES)).counter(BytesCount::of_slice(&octets)).bench_local(
        || {
            let mut lecteur = csv::ReaderBuilder::new().from_reader(black_box(octets.as_slice()));
            let mut record = csv::ByteRecord::new();
            let mut cellules = 0;
            while lecteur.read_byte_record(&mut record).unwrap() {
                cellules += record.len();
            }
            cellules
        },
    );
}

#[divan::bench]
fn controle_complet(bencher: Bencher) {
    let octets = depot(LIGNES, REFUS);
    bencher.counter(ItemsCount::new(LIGNES)).counter(BytesCount::of_slice(&octets)).bench_local(
        || {
            let mut lecteur = Lecteur::new(black_box(octets.as_slice())).unwrap();
            while let Some(ligne) = lecteur.read().unwrap() {
                black_box(&ligne);
            }
            lecteur.totaux()
        },
    );
}

#[divan::bench(args = [10_000, LIGNES], sample_count = 20)]
fn controle_de_lignes_justes(bencher: Bencher, lignes: usize) {
    let octets = depot(lignes, u64::MAX);
    bencher.counter(ItemsCount::new(lignes)).counter(BytesCount::of_slice(&octets)).bench_local(
        || {
            let mut lecteur = Lecteur::new(black_box(octets.as_slice())).unwrap();
            while let Some(ligne) = lecteur.read().unwrap() {
                black_box(ligne.attribution().unwrap());
            }
            lecteur.totaux()
        },
    );
}
