//! Products of 256 bits, for exact comparisons.

/// An integer of 256 bits, high half first: ordered as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::nombre) struct Large {
    haut: u128,
    bas: u128,
}

impl Large {
    /// The exact product.
    pub(in crate::nombre) const fn product(a: u128, b: u128) -> Self {
        const BAS: u128 = u64::MAX as u128;
        let (a1, a0) = (a >> 64, a & BAS);
        let (b1, b0) = (b >> 64, b & BAS);
        let bas = a0.wrapping_mul(b0);
        let croise = a1.wrapping_mul(b0);
        let autre = a0.wrapping_mul(b1);
        // Three terms below 2⁶⁴, 2¹²⁸ − 2⁶⁵ + 1 and 2⁶⁴: no carry is lost.
        let milieu = (bas >> 64).wrapping_add(croise & BAS).wrapping_add(autre & BAS);
        Self {
            haut: a1
                .wrapping_mul(b1)
                .wrapping_add(croise >> 64)
                .wrapping_add(autre >> 64)
                .wrapping_add(milieu >> 64),
            bas: (milieu << 64) | (bas & BAS),
        }
    }
}

/// Compares `a / b` with `c / d`, for non-zero `b` and `d`.
pub(in crate::nombre) fn compare(a: u128, b: u128, c: u128, d: u128) -> core::cmp::Ordering {
    match (a.checked_mul(d), c.checked_mul(b)) {
        (Some(gauche), Some(droite)) => gauche.cmp(&droite),
        _ => Large::product(a, d).cmp(&Large::product(c, b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_product() {
        // (2¹²⁸ − 1)² = 2²⁵⁶ − 2¹²⁹ + 1
        assert_eq!(Large::product(u128::MAX, u128::MAX), Large { haut: u128::MAX - 1, bas: 1 });
        assert_eq!(Large::product(1 << 127, 6), Large { haut: 3, bas: 0 });
        assert_eq!(Large::product((1 << 64) + 1, (1 << 64) - 1), Large { haut: 0, bas: u128::MAX });
    }

    #[test]
    fn fractions_compare_beyond_128_bits() {
        use core::cmp::Ordering::{Equal, Greater, Less};
        assert_eq!(compare(u128::MAX, u128::MAX, 1, 1), Equal);
        assert_eq!(compare(u128::MAX, 2, u128::MAX - 1, 2), Greater);
        assert_eq!(compare(1, u128::MAX, 1, u128::MAX - 1), Less);
    }
}
