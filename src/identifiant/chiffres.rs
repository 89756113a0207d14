//! What the codes share: digits of a fixed width and the Luhn key, in `const`.

/// The number that exactly these ASCII digits write; `None` for anything else (`+1` included).
pub(super) const fn number(octets: &[u8]) -> Option<u64> {
    let mut reste = octets;
    let mut nombre = 0_u64;
    if octets.is_empty() || octets.len() > 18 {
        return None;
    }
    while let [octet, suite @ ..] = reste {
        if !octet.is_ascii_digit() {
            return None;
        }
        nombre = nombre * 10 + (*octet - b'0') as u64;
        reste = suite;
    }
    Some(nombre)
}

/// Whether the digits of a number carry a right Luhn key.
pub(super) const fn has_luhn_key(nombre: u64) -> bool {
    let mut reste = nombre;
    let mut somme = 0_u64;
    let mut double = false;
    while reste > 0 {
        let chiffre = reste % 10;
        let terme = if double { chiffre * 2 } else { chiffre };
        somme += terme / 10 + terme % 10;
        double = !double;
        reste /= 10;
    }
    somme.is_multiple_of(10)
}

/// Eight ASCII digits as eight lanes of a word, the first digit in the lowest; `None` if one is no digit.
pub(super) const fn lanes(octets: [u8; 8]) -> Option<u64> {
    let mot = u64::from_le_bytes(octets);
    let zeros = 0x3030_3030_3030_3030_u64;
    let haut = (mot & 0xF0F0_F0F0_F0F0_F0F0) ^ zeros;
    // Six more takes `:` to `?` out of the row of digits; a carry comes only from a byte that the first test refuses.
    let apres = (mot.wrapping_add(0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) ^ zeros;
    if haut | apres == 0 { Some(mot ^ zeros) } else { None }
}

/// The number that eight lanes write.
pub(super) const fn lanes_number(lanes: u64) -> u64 {
    let paires = (lanes & 0x00FF_00FF_00FF_00FF) * 10 + ((lanes >> 8) & 0x00FF_00FF_00FF_00FF);
    let quatre = (paires & 0x0000_FFFF_0000_FFFF) * 100 + ((paires >> 16) & 0x0000_FFFF_0000_FFFF);
    (quatre & 0xFFFF_FFFF) * 10_000 + (quatre >> 32)
}

/// The sum of eight lanes, each at most 31.
pub(super) const fn lanes_sum(lanes: u64) -> u64 {
    lanes.wrapping_mul(0x0101_0101_0101_0101) >> 56
}

/// What eight lanes weigh in a Luhn key, where those under `deux_fois` count twice.
pub(super) const fn luhn_sum(lanes: u64, deux_fois: u64) -> u64 {
    let doubled = (lanes & deux_fois) << 1;
    let deux_chiffres = ((doubled + 0x7676_7676_7676_7676) & 0x8080_8080_8080_8080) >> 7;
    lanes_sum((lanes & !deux_fois) + doubled - deux_chiffres * 9)
}

/// Every other lane, from the first.
pub(super) const PAIRES: u64 = 0x00FF_00FF_00FF_00FF;
