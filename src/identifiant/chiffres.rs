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

pub(super) const fn digit_sum(nombre: u64) -> u64 {
    let mut reste = nombre;
    let mut somme = 0;
    while reste > 0 {
        somme += reste % 10;
        reste /= 10;
    }
    somme
}
