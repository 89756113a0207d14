/// Whether bytes of UTF-8 may hold a character that [`Mojibake::find`](crate::echange::Mojibake::find) looks for, or
/// U+0000. It never misses one; what it suspects is looked at again, by characters.
#[allow(clippy::needless_bitwise_bool)] // a branch would keep the compiler from taking many bytes at a time
pub(super) fn is_suspect(octets: &[u8]) -> bool {
    let suivants = octets.get(1..).unwrap_or_default();
    let troisiemes = octets.get(2..).unwrap_or_default();
    // One expression without branches over three shifted slices: the compiler takes sixteen bytes at a time.
    let mut suspect = false;
    for ((a, b), c) in octets.iter().zip(suivants).zip(troisiemes) {
        let lettre = (*b == 0x83) | (*b == 0x82) | (*b == 0x85);
        let suivie = ((*b == 0xA2) & (*c == 0xE2)) | ((*b == 0xAF) & (*c == 0xC2));
        suspect |= (*a == 0xC3) & (lettre | suivie);
        suspect |= (*a == 0xC2) & (*b < 0xA0);
        suspect |= (*a == 0xEF) & (*b == 0xBF);
        suspect |= *a == 0;
    }
    // The last two places, which no window of three begins at: a character of control has two bytes, U+0000 one.
    let fin = octets.get(octets.len().saturating_sub(2)..).unwrap_or_default();
    suspect | fin.contains(&0) | matches!(fin, [0xC2, 0x80..=0x9F])
}
