/// A byte repeated in a word.
const fn repeat(octet: u8) -> u64 {
    u64::from_le_bytes([octet; 8])
}

/// The high bit of each byte of a word that is zero, and of some that are one after it: none is missed, and what is
/// found is looked at again.
const fn zeros(mot: u64) -> u64 {
    mot.wrapping_sub(repeat(1)) & !mot
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
        // CR and LF are among the bytes below sixteen, which a text has few of.
        let trouves = zeros(mot ^ separe) | zeros(mot ^ repeat(b'"')) | zeros(mot & repeat(0xF0));
        let mut trouves = trouves & repeat(0x80);
        while trouves != 0 {
            let rang = trouves.trailing_zeros() / 8;
            let place = base.saturating_add(rang as usize);
            match octets.get(place) {
                Some(octet) if *octet == delimiteur => bornes.push(place),
                Some(b'\n' | b'\r') => return Fin::Ligne(place),
                Some(b'"') => return Fin::Guillemet,
                _ => {}
            }
            trouves &= trouves.wrapping_sub(1);
        }
        base = base.saturating_add(8);
    }
    for octet in reste {
        match octet {
            octet if *octet == delimiteur => bornes.push(base),
            b'\n' | b'\r' => return Fin::Ligne(base),
            b'"' => return Fin::Guillemet,
            _ => {}
        }
        base = base.saturating_add(1);
    }
    Fin::Suite
}
