/// Whether bytes of UTF-8 may hold a character that [`Mojibake::find`](crate::echange::Mojibake::find) looks for, or
/// U+0000. It never misses one; what it suspects is looked at again, by characters.
#[allow(clippy::needless_bitwise_bool)] // a branch would keep the compiler from taking many bytes at a time
pub(super) fn is_suspect(octets: &[u8]) -> bool {
    // Bytes that few letters and signs of French end with: Â and Ã (82, 83), Å (85), the euro sign and `¬` (AC),
    // `¿` and the second of U+FFFD (BF).
    let rare = |octet: u8| {
        (octet & 0xFE == 0x82) | (octet == 0x85) | (octet == 0xAC) | (octet == 0xBF) | (octet == 0)
    };
    let suivants = octets.get(1..).unwrap_or_default();
    let suspect = octets.iter().zip(suivants).fold(0_u8, |suspect, (a, b)| {
        let controle = (*a == 0xC2) & (b & 0xE0 == 0x80);
        suspect | u8::from(rare(*a) | controle)
    });
    suspect != 0 || octets.last().is_some_and(|octet| rare(*octet))
}

#[cfg(test)]
mod tests {
    use super::is_suspect;
    use crate::echange::Mojibake;

    /// Every character, at each place of a block, is suspected if it is looked for; most texts are not.
    #[test]
    fn what_is_looked_for_is_suspected_wherever_it_stands() {
        let abimes = ["\u{80}", "\u{9F}", "\u{FFFD}", "Ã©", "Â»", "Å“", "â€™", "â‚¬", "ï»¿", "\0"];
        for rang in 0..40 {
            for suite in 0..40 {
                let (avant, apres) = ("é".repeat(rang), "x".repeat(suite));
                for abime in abimes {
                    let texte = format!("{avant}{abime}{apres}");
                    assert!(abime == "\0" || Mojibake::find(&texte).is_some(), "{texte:?}");
                    assert!(is_suspect(texte.as_bytes()), "{texte:?}");
                }
                let sain = format!("{avant}À l’été, « œuvre » n° 3 – ÉÈÇ{apres}");
                assert!(!is_suspect(sain.as_bytes()), "{sain:?}");
            }
        }
        assert!(!is_suspect(b""));
    }
}
