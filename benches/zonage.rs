//! Quarters around points, one point after another and as a slice; the index itself.
//!
//! Perimeters are synthetic: 1 600 rings of 60 to 200 vertices, on a grid of 40 by 40 around 48° N, some of
//! them near enough to have points in common within 300 m. Points are uniform in the boxes of perimeters and
//! about 500 m around, in random order. Both are from a fixed generator.

use contrat_de_ville::identifiant::CodeQpv;
use contrat_de_ville::territoire::geometrie::{Perimetre, Point, Rayon, Surface, Zonage};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const POINTS: usize = 100_000;
const COTE: u32 = 40;
/// Degrees from the middle of a perimeter to the next: about 1.8 km.
const PAS: [f64; 2] = [0.024, 0.016];
/// Degrees in about 500 m.
const AUTOUR: [f64; 2] = [0.006_7, 0.004_5];

struct Hasard(u64);

impl Hasard {
    /// Below 1.
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bits = u32::try_from(self.0 >> 32).unwrap();
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    fn between(&mut self, bas: f64, haut: f64) -> f64 {
        bas + (haut - bas) * self.next()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and positive
    fn below(&mut self, borne: u32) -> u32 {
        (self.next() * f64::from(borne)) as u32
    }
}

/// A ring around a place, of 200 to 700 m.
fn surface(hasard: &mut Hasard, milieu: [f64; 2]) -> Surface {
    let sommets = 60 + hasard.below(141);
    let rayon = hasard.between(0.002, 0.006);
    let anneau: Vec<[f64; 2]> = (0..=sommets)
        .map(|rang| {
            let angle = std::f64::consts::TAU * f64::from(rang % sommets) / f64::from(sommets);
            let (sinus, cosinus) = angle.sin_cos();
            let longueur = rayon * hasard.between(0.8, 1.0);
            [milieu[0] + 1.5 * longueur * cosinus, milieu[1] + longueur * sinus]
        })
        .collect();
    Surface::read([[anneau]]).unwrap().0
}

fn perimetres() -> Vec<Perimetre> {
    let mut hasard = Hasard(42);
    (0..COTE * COTE)
        .map(|rang| {
            let autour = |pas: f64, n: u32, alea: f64| pas * (f64::from(n) + 0.5 * (alea - 0.5));
            let milieu = [
                2.0 + autour(PAS[0], rang % COTE, hasard.next()),
                48.0 + autour(PAS[1], rang / COTE, hasard.next()),
            ];
            let code = format!("QP{:03}{:03}", 1 + rang / 100, 1 + rang % 100);
            Perimetre::drawn(code.parse::<CodeQpv>().unwrap().into(), surface(&mut hasard, milieu))
        })
        .collect()
}

fn places() -> (Zonage, Vec<Point>) {
    let zonage = Zonage::new(perimetres()).unwrap();
    let boites: Vec<[[f64; 2]; 2]> = zonage
        .perimetres()
        .iter()
        .map(|perimetre| {
            let sommets = perimetre.surface.vertices();
            sommets.fold([[f64::MAX; 2], [f64::MIN; 2]], |[bas, haut], sommet| {
                let [x, y] = [sommet.longitude(), sommet.latitude()];
                [[bas[0].min(x), bas[1].min(y)], [haut[0].max(x), haut[1].max(y)]]
            })
        })
        .collect();
    let mut hasard = Hasard(7);
    let points = (0..POINTS)
        .map(|_| {
            let [bas, haut] = boites[hasard.below(COTE * COTE) as usize];
            let [x, y] =
                [0, 1].map(|axe| hasard.between(bas[axe] - AUTOUR[axe], haut[axe] + AUTOUR[axe]));
            Point::lon_lat(x, y).unwrap()
        })
        .collect();
    (zonage, points)
}

fn each(bencher: Bencher<'_, '_>, f: impl Fn(&Zonage, Point) -> usize + Sync) {
    let (zonage, points) = places();
    bencher
        .counter(ItemsCount::new(POINTS))
        .bench(|| black_box(&points).iter().map(|point| f(&zonage, *point)).sum::<usize>());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_moins_de_300_m(bencher: Bencher<'_, '_>) {
    each(bencher, |zonage, point| zonage.locate(point).len());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_moins_de_500_m(bencher: Bencher<'_, '_>) {
    each(bencher, |zonage, point| zonage.locate_within(point, Rayon::CINQ_CENTS).len());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn le_plus_proche(bencher: Bencher<'_, '_>) {
    each(bencher, |zonage, point| usize::from(zonage.nearest(point, Rayon::TROIS_CENTS).is_some()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn tranche_a_moins_de_300_m(bencher: Bencher<'_, '_>) {
    let (zonage, points) = places();
    bencher
        .counter(ItemsCount::new(POINTS))
        .bench(|| zonage.locate_all(black_box(&points), Rayon::TROIS_CENTS));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn nouveau_zonage(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(perimetres).bench_values(|perimetres| Zonage::new(perimetres).unwrap());
}

fn main() {
    divan::main();
}
