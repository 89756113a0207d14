//! Numbers by the lot: one operation on all of them, which makes few instructions of them.

use core::ops::{Add, Div, Mul, Sub};

#[derive(Clone, Copy, Debug)]
pub(super) struct Lot<T, const N: usize>(pub(super) [T; N]);

impl<const N: usize> Lot<f64, N> {
    #[inline]
    pub(super) fn of(nombres: [i32; N]) -> Self {
        Self(nombres.map(f64::from))
    }
}

impl<T: Copy + PartialOrd, const N: usize> Lot<T, N> {
    #[inline]
    fn with(mut self, autre: Self, f: impl Fn(T, T) -> T) -> Self {
        for (un, autre) in self.0.iter_mut().zip(autre.0) {
            *un = f(*un, autre);
        }
        self
    }

    #[inline]
    pub(super) fn max(self, autre: Self) -> Self {
        self.with(autre, larger)
    }

    #[inline]
    pub(super) fn min(self, autre: Self) -> Self {
        self.with(autre, smaller)
    }

    #[inline]
    pub(super) fn at_least(self, bas: T) -> Self {
        Self(self.0.map(|nombre| larger(nombre, bas)))
    }

    /// The least of them, or what is not above them.
    #[inline]
    pub(super) fn least(self, haut: T) -> T {
        self.0.into_iter().fold(haut, smaller)
    }
}

impl Lot<f64, 9> {
    /// All but the last, and all but the first.
    #[inline]
    pub(super) fn ends(self) -> (Lot<f64, 8>, Lot<f64, 8>) {
        let mut ends = [Lot([0.0; 8]); 2];
        for (rang, bouts) in (0..).zip(&mut ends) {
            for (un, nombre) in bouts.0.iter_mut().zip(self.0.into_iter().skip(rang)) {
                *un = nombre;
            }
        }
        let [debuts, fins] = ends;
        (debuts, fins)
    }
}

/// Without a thought for what is no number, which never comes here: one instruction.
#[inline]
pub(super) fn larger<T: PartialOrd>(a: T, b: T) -> T {
    if a > b { a } else { b }
}

#[inline]
pub(super) fn smaller<T: PartialOrd>(a: T, b: T) -> T {
    if a < b { a } else { b }
}

macro_rules! operation {
    ($trait:ident, $nom:ident, $op:tt) => {
        impl<T: Copy + PartialOrd + $trait<Output = T>, const N: usize> $trait for Lot<T, N> {
            type Output = Self;

            #[inline]
            fn $nom(self, autre: Self) -> Self {
                self.with(autre, |a, b| a $op b)
            }
        }

        impl<T: Copy + $trait<Output = T>, const N: usize> $trait<T> for Lot<T, N> {
            type Output = Self;

            #[inline]
            fn $nom(self, nombre: T) -> Self {
                Self(self.0.map(|a| a $op nombre))
            }
        }
    };
}

operation!(Add, add, +);
operation!(Sub, sub, -);
operation!(Mul, mul, *);
operation!(Div, div, /);
