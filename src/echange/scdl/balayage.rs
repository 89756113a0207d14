/// A byte repeated in a word.
const fn repeat(octet: u8) -> u64 {
    u64::from_le_bytes([octet; 8])
}

/// The high bit of each byte of a word that equals one, exactly: no borrow runs from a byte to the next.
const fn equal(mot: u64, octet: u64) -> u64 {
    let ecart = mot ^ octet;
    let bas = (ecart & repeat(0x7F)).wrapping_add(repeat(0x7F));
    !(bas | ecart | repeat(0x7F))
}

/// How the cells of a record without quotes end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fin {
    /// At a CR or a LF, which stands there.
    Ligne(usize),
    /// A quote stands in the record: another than this must cut it.
    Guillemet,
    /// Nothing yet: all was looked at.
    Suite,
}

/// Looks, eight bytes at a time, for what ends cells, and notes where each does; `depuis` says where to begin.
pub(super) fn sweep(octets: &[u8], depuis: usize, delimiteur: u8, bornes: &mut Vec<usize>) -> Fin {
    let separe = repeat(delimiteur);
    let mut base = depuis;
    let (mots, reste) = octets.get(depuis..).unwrap_or_default().as_chunks::<8>();
    for mot in mots {
        let mot = u64::from_le_bytes(*mot);
        let cellules = equal(mot, separe);
        let autres =
            equal(mot, repeat(b'\n')) | equal(mot, repeat(b'\r')) | equal(mot, repeat(b'"'));
        let mut trouves = cellules | autres;
        while trouves != 0 {
            let bit = trouves.trailing_zeros();
            let place = base.saturating_add(bit as usize / 8);
            if autres.checked_shr(bit).unwrap_or(0) & 1 == 1 {
                return stop(octets, place);
            }
            bornes.push(place);
            trouves &= trouves.wrapping_sub(1);
        }
        base = base.saturating_add(8);
    }
    for octet in reste {
        match octet {
            b'\n' | b'\r' | b'"' => return stop(octets, base),
            octet if *octet == delimiteur => bornes.push(base),
            _ => {}
        }
        base = base.saturating_add(1);
    }
    Fin::Suite
}

fn stop(octets: &[u8], place: usize) -> Fin {
    if octets.get(place) == Some(&b'"') { Fin::Guillemet } else { Fin::Ligne(place) }
}
