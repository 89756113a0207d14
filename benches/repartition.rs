//! Sharing out whole units under each method: over every quarter, and over those of a contract.
//!
//! Weights are synthetic: a fixed generator, nothing of a real census.

use contrat_de_ville::nombre::Methode;
use divan::{Bencher, black_box};

/// Ten million euros, in cents.
const DIX_MILLIONS: i64 = 1_000_000_000;

/// Quarters of 1 000 to 16 000 inhabitants, most of them small.
fn populations(quartiers: usize) -> Vec<(u32, u64)> {
    let mut graine = 42_u64;
    let mut next = |borne: u64| {
        graine =
            graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (graine >> 33) % borne
    };
    (0..u32::try_from(quartiers).unwrap())
        .map(|quartier| (quartier, 1_000 + next(1_000) * next(1_000) / 66))
        .collect()
}

#[divan::bench(args = Methode::TOUTES, sample_count = 100)]
fn dix_millions_sur_1600(bencher: Bencher<'_, '_>, methode: Methode) {
    let poids = populations(1_600);
    bencher.bench(|| methode.apportion(DIX_MILLIONS, black_box(&poids)));
}

/// The shares of a table, in tenths of a percent.
#[divan::bench(args = Methode::TOUTES, sample_count = 100)]
fn mille_sur_14(bencher: Bencher<'_, '_>, methode: Methode) {
    let poids = populations(14);
    bencher.bench(|| methode.apportion(1_000, black_box(&poids)));
}

fn main() {
    divan::main();
}
