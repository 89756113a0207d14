use wide::u8x16;

/// How a record ends that can be cut where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fin {
    /// At a CR or a LF, which stands there.
    Ligne(usize),
    /// Quotes that are more than a pair around a cell: another than this must cut the record.
    Guillemets,
    /// Nothing yet: all was looked at.
    Suite,
}

/// Bytes looked at together.
const BLOC: usize = 64;

/// A record being cut where it lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Balayage {
    /// Bytes of the record that were looked at.
    vus: usize,
    guillemets: Guillemets,
}

/// Where the last byte that was looked at stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Guillemets {
    /// In no quotes.
    #[default]
    Aucuns,
    /// Between quotes.
    Ouverts,
    /// Behind quotes that closed, which a cell must end at: this place.
    Fermes(usize),
}

impl Balayage {
    /// Looks, a block of bytes at a time, for what ends cells, and notes where each does; begins where it left off.
    ///
    /// A cell whose first byte is a quote ends with the next one, and keeps both.
    pub(super) fn sweep(&mut self, octets: &[u8], delimiteur: u8, bornes: &mut Vec<usize>) -> Fin {
        let (blocs, reste) = octets.get(self.vus..).unwrap_or_default().as_chunks::<BLOC>();
        for bloc in blocs {
            if let Some(fin) = self.sweep_block(bloc, delimiteur, bornes) {
                return fin;
            }
            self.vus = self.vus.saturating_add(BLOC);
        }
        // Zeros neither end cells nor quote them.
        let mut bloc = [0; BLOC];
        for (place, octet) in bloc.iter_mut().zip(reste) {
            *place = *octet;
        }
        let fin = self.sweep_block(&bloc, delimiteur, bornes);
        self.vus = octets.len();
        fin.unwrap_or(Fin::Suite)
    }

    /// Whether the record may end with the file, after the bytes that were looked at.
    pub(super) fn may_end(self) -> bool {
        match self.guillemets {
            Guillemets::Aucuns => true,
            Guillemets::Ouverts => false,
            Guillemets::Fermes(fin) => fin == self.vus,
        }
    }

    #[inline]
    fn sweep_block(
        &mut self,
        bloc: &[u8; BLOC],
        delimiteur: u8,
        bornes: &mut Vec<usize>,
    ) -> Option<Fin> {
        let mut trouves = mask(bloc, delimiteur);
        while trouves != 0 {
            let rang = trouves.trailing_zeros() as usize;
            trouves &= trouves.wrapping_sub(1);
            let place = self.vus.saturating_add(rang);
            let octet = bloc.get(rang).copied().unwrap_or_default();
            match self.guillemets {
                Guillemets::Aucuns => {}
                Guillemets::Ouverts if octet == delimiteur => continue,
                Guillemets::Ouverts if octet == b'"' => {
                    self.guillemets = Guillemets::Fermes(place.saturating_add(1));
                    continue;
                }
                Guillemets::Fermes(fin) if fin == place => self.guillemets = Guillemets::Aucuns,
                Guillemets::Ouverts | Guillemets::Fermes(_) => return Some(Fin::Guillemets),
            }
            match octet {
                b'"' => {
                    let debut = bornes.last().map_or(0, |borne| borne.saturating_add(1));
                    if place != debut {
                        return Some(Fin::Guillemets);
                    }
                    self.guillemets = Guillemets::Ouverts;
                }
                b'\n' | b'\r' => return Some(Fin::Ligne(place)),
                _ => bornes.push(place),
            }
        }
        None
    }
}

/// A bit for each byte that ends a cell or quotes it.
#[inline]
fn mask(bloc: &[u8; BLOC], delimiteur: u8) -> u64 {
    let cherches = [delimiteur, b'"', b'\n', b'\r'].map(u8x16::splat);
    let (parts, _) = bloc.as_chunks::<16>();
    parts.iter().rev().fold(0, |bits, part| {
        let part = u8x16::new(*part);
        let [a, b, c, d] = cherches.map(|cherche| part.simd_eq(cherche));
        (bits << 16) | u64::from((a | b | c | d).to_bitmask())
    })
}
