/// Whether bytes of UTF-8 may hold a character that [`Mojibake::find`](crate::echange::Mojibake::find) looks for, or
/// U+0000. It never misses one; what it suspects is looked at again, by characters.
pub(super) fn is_suspect(octets: &[u8]) -> bool {
    has_rare_byte(octets) && has_pair(octets)
}

/// Whether a byte stands there that each of those characters has, or the one before it: most lines have none.
#[allow(clippy::needless_bitwise_bool)] // a branch would keep the compiler from taking many bytes at a time
fn has_rare_byte(octets: &[u8]) -> bool {
    // À to Ç end with 80 to 87, and so does the euro sign of `â€`; C2 begins controls and `»`; EF begins U+FFFD.
    octets.iter().fold(0_u8, |rare, octet| {
        rare | u8::from(
            (octet & 0xF8 == 0x80) | (*octet == 0xC2) | (*octet == 0xEF) | (*octet == 0),
        )
    }) != 0
}

#[allow(clippy::needless_bitwise_bool)] // as above
fn has_pair(octets: &[u8]) -> bool {
    // Without branches over two shifted slices: the compiler takes sixteen bytes at a time.
    let mut suspect = 0_u8;
    for (a, b) in octets.iter().zip(octets.get(1..).unwrap_or_default()) {
        let majuscule = (*a == 0xC3) & (b & 0xF8 == 0x80); // À to Ç, of which Â, Ã and Å
        let signe = ((*a == 0xA2) & (*b == 0xE2)) | ((*a == 0xAF) & (*b == 0xC2)); // â€, ï»
        let controle = (*a == 0xC2) & (*b < 0xA0);
        let perdu = (*a == 0xEF) & (*b == 0xBF);
        suspect |= u8::from(majuscule | signe | controle | perdu | (*a == 0));
    }
    suspect != 0 || octets.last() == Some(&0)
}
