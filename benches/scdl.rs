//! Deposits of subsidies: every rule of 100 000 rows, with the allocations of a whole pass; the csv crate beside it.
//!
//! Data is synthetic: a fixed generator, nothing of a real file. Every row is valid: a problem holds the text that it
//! refuses.

use std::fmt::Write as _;

use contrat_de_ville::echange::scdl::Lecteur;
use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const LIGNES: [usize; 2] = [10_000, 100_000];

fn deposit(lignes: usize) -> String {
    let mut texte = "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,\
        rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,\
        pourcentageSubvention,dispositifAide\n"
        .to_owned();
    let mut graine = 42_u64;
    let mut next = |borne: u64| {
        graine =
            graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (graine >> 33) % borne
    };
    for rang in 0..lignes {
        let (mois, jour) = (1 + next(12), 1 + next(28));
        writeln!(
            texte,
            "Communauté d’agglomération fictive,20007246000013,2023-{mois:02}-{jour:02},DELIB-{rang:07},\
             Association fictive n° {},77554402601284,,\"Accès à la culture, quartier {} : ateliers d’été\",{}.{:02},\
             aide en numéraire,échelonné,2023-{mois:02}-{jour:02},,non,1,",
            next(10_000),
            next(100),
            100 + next(60_000),
            next(100),
        )
        .unwrap();
    }
    texte
}

#[divan::bench(args = LIGNES, sample_count = 20)]
fn controle(bencher: Bencher<'_, '_>, lignes: usize) {
    let depot = deposit(lignes);
    bencher.counter(ItemsCount::new(lignes)).counter(BytesCount::of_str(&depot)).bench(|| {
        let mut lecteur = Lecteur::new(black_box(depot.as_bytes())).unwrap();
        while let Some(ligne) = lecteur.read().unwrap() {
            black_box(ligne.attribution().unwrap());
        }
        lecteur.totaux().lues
    });
}

#[divan::bench(args = LIGNES, sample_count = 20)]
fn jetons(bencher: Bencher<'_, '_>, lignes: usize) {
    let depot = deposit(lignes);
    bencher.counter(ItemsCount::new(lignes)).counter(BytesCount::of_str(&depot)).bench(|| {
        let mut lecteur = csv::Reader::from_reader(black_box(depot.as_bytes()));
        let mut ligne = csv::ByteRecord::new();
        let mut lues = 0_u64;
        while lecteur.read_byte_record(&mut ligne).unwrap() {
            black_box(&ligne);
            lues += 1;
        }
        lues
    });
}

fn main() {
    divan::main();
}
