//! Reading amounts as text: a million of each kind, one after another.
//!
//! Data is synthetic: a fixed generator, nothing of a real file.

use contrat_de_ville::Euros;
use contrat_de_ville::nombre::Convention;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const MONTANTS: usize = 1_000_000;

/// Blanks that stand between thousands in real files: narrow, no-break, plain.
const BLANCS: [&str; 3] = ["\u{202F}", "\u{A0}", " "];

struct Generateur(u64);

impl Generateur {
    fn next(&mut self, borne: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % borne
    }

    /// Three to seven digits of euros, each length as often: what a line of subsidy has.
    fn euros(&mut self) -> u64 {
        let plancher = 10_u64.pow(2 + u32::try_from(self.next(5)).unwrap());
        plancher + self.next(9 * plancher)
    }

    /// Cents are mostly nought.
    fn centimes(&mut self) -> u64 {
        if self.next(4) == 0 { self.next(100) } else { 0 }
    }

    fn blanc(&mut self) -> &'static str {
        BLANCS[usize::try_from(self.next(3)).unwrap()]
    }
}

fn grouped(euros: u64, separateur: &str) -> String {
    if euros < 1_000 {
        return euros.to_string();
    }
    format!("{}{separateur}{:03}", grouped(euros / 1_000, separateur), euros % 1_000)
}

/// The ways of writing that a group of the benchmark draws from, each as often.
type Ecriture = fn(&mut Generateur) -> String;

/// `1704613,00`
fn nue(g: &mut Generateur) -> String {
    format!("{},{:02}", g.euros(), g.centimes())
}

/// `1 704 613,00 €`
fn francaise(g: &mut Generateur) -> String {
    let espace = if g.next(2) == 0 { "\u{202F}" } else { "\u{A0}" };
    format!("{},{:02}\u{A0}€", grouped(g.euros(), espace), g.centimes())
}

/// `12 500,00`
fn espacee(g: &mut Generateur) -> String {
    let blanc = g.blanc();
    format!("{},{:02}", grouped(g.euros(), blanc), g.centimes())
}

/// `1.704.613,00`
fn pointee(g: &mut Generateur) -> String {
    format!("{},{:02}", grouped(g.euros(), "."), g.centimes())
}

/// `2 098.56`
fn point_decimal(g: &mut Generateur) -> String {
    let blanc = g.blanc();
    format!("{}.{:02}", grouped(g.euros(), blanc), g.centimes())
}

/// `-500`
fn negative(g: &mut Generateur) -> String {
    format!("-{}", g.euros())
}

/// `(500)`
fn parenthesee(g: &mut Generateur) -> String {
    format!("({})", g.euros())
}

/// `1704613.00`
fn fil(g: &mut Generateur) -> String {
    format!("{}.{:02}", g.euros(), g.centimes())
}

/// Where the comma is named as decimal, a point before two digits is refused: it stays out there.
const MELANGE_A_VIRGULES: [Ecriture; 6] = [francaise, nue, espacee, pointee, negative, parenthesee];
const MELANGE: [Ecriture; 7] =
    [francaise, nue, espacee, pointee, negative, parenthesee, point_decimal];

/// Texts one after another in memory, as in a file that was read whole.
struct Textes(String);

impl Textes {
    fn of(ecritures: &[Ecriture]) -> Self {
        let mut generateur = Generateur(42);
        let mut tampon = String::new();
        for _ in 0..MONTANTS {
            let rang = generateur.next(ecritures.len() as u64);
            tampon.push_str(&ecritures[usize::try_from(rang).unwrap()](&mut generateur));
            tampon.push('\n');
        }
        Self(tampon)
    }

    fn bench<E: core::fmt::Debug>(
        &self,
        bencher: Bencher<'_, '_>,
        read: impl Fn(&str) -> Result<Euros, E> + Sync,
    ) {
        let textes: Vec<&str> = self.0.lines().collect();
        bencher.counter(ItemsCount::new(textes.len())).bench(|| {
            // A refusal would make a benchmark of the slow road.
            textes.iter().fold(0_i64, |total, texte| {
                total.wrapping_add(read(black_box(texte)).unwrap().centimes())
            })
        });
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod stricte {
    use super::{Bencher, Convention, MELANGE, Textes, francaise, nue};

    #[divan::bench]
    fn melange(bencher: Bencher<'_, '_>) {
        Textes::of(&MELANGE).bench(bencher, |texte| Convention::Stricte.read_euros(texte));
    }

    #[divan::bench]
    fn nues(bencher: Bencher<'_, '_>) {
        Textes::of(&[nue]).bench(bencher, |texte| Convention::Stricte.read_euros(texte));
    }

    #[divan::bench]
    fn francaises(bencher: Bencher<'_, '_>) {
        Textes::of(&[francaise]).bench(bencher, |texte| Convention::Stricte.read_euros(texte));
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod virgule_decimale {
    use super::{Bencher, Convention, MELANGE_A_VIRGULES, Textes, francaise, nue};

    #[divan::bench]
    fn melange(bencher: Bencher<'_, '_>) {
        Textes::of(&MELANGE_A_VIRGULES)
            .bench(bencher, |texte| Convention::VirguleDecimale.read_euros(texte));
    }

    #[divan::bench]
    fn nues(bencher: Bencher<'_, '_>) {
        Textes::of(&[nue]).bench(bencher, |texte| Convention::VirguleDecimale.read_euros(texte));
    }

    #[divan::bench]
    fn francaises(bencher: Bencher<'_, '_>) {
        Textes::of(&[francaise])
            .bench(bencher, |texte| Convention::VirguleDecimale.read_euros(texte));
    }
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn fil_par_euros_parse(bencher: Bencher<'_, '_>) {
    Textes::of(&[fil]).bench(bencher, |texte| Euros::parse(texte).ok_or(()));
}

fn main() {
    divan::main();
}
