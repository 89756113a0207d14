//! Choices that are the same at each run (`SplitMix64`).

pub struct Hasard(u64);

impl Hasard {
    #[must_use]
    pub fn new(graine: u64) -> Self {
        Self(graine)
    }

    fn step(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `n`, which is not zero.
    pub fn below(&mut self, n: usize) -> usize {
        #[allow(clippy::cast_possible_truncation)] // below a usize
        let choix = (self.step() % n as u64) as usize;
        choix
    }

    pub fn pick<'a, T>(&mut self, choix: &'a [T]) -> &'a T {
        &choix[self.below(choix.len())]
    }

    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}
