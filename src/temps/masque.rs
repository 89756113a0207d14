//! Worked days as bits, one table a zone and a week, made by the compiler.

use super::Zone;
use super::feries::Liste;
use super::jour::JOURS;
use super::semaine::Semaine;
use crate::identifiant::Annee;

const MOTS: u32 = JOURS.div_ceil(u64::BITS);

/// One bit a day, set if it is worked, and how many are before each word.
pub(super) struct Masque {
    mots: [u64; MOTS as usize],
    avant: [u16; MOTS as usize + 1],
}

static MASQUES: [[Masque; 2]; Zone::TOUTES.len()] = {
    const VIDE: [Masque; 2] = [Masque::VIDE, Masque::VIDE];
    let mut masques = [VIDE; Zone::TOUTES.len()];
    let mut rang = 0;
    while rang < masques.len() {
        #[allow(clippy::indexing_slicing)] // evaluated by the compiler, which refuses a wrong index
        {
            let zone = Zone::TOUTES[rang];
            masques[rang] =
                [Masque::of(zone, Semaine::Ouvres), Masque::of(zone, Semaine::Ouvrables)];
        }
        rang += 1;
    }
    masques
};

impl Masque {
    const VIDE: Self = Self { mots: [0; MOTS as usize], avant: [0; MOTS as usize + 1] };

    #[inline]
    pub(super) fn get(zone: Zone, semaine: Semaine) -> &'static Self {
        let [ouvres, ouvrables] =
            &MASQUES.get(zone.rang()).unwrap_or(const { &[Self::VIDE, Self::VIDE] });
        match semaine {
            Semaine::Ouvres => ouvres,
            Semaine::Ouvrables => ouvrables,
        }
    }

    // Evaluated by the compiler only, which refuses what overflows.
    #[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)]
    const fn of(zone: Zone, semaine: Semaine) -> Self {
        let mut masque = Self::VIDE;
        let mut mot = 0;
        while mot < MOTS {
            // The first day is a Monday, and 64 is 1 modulo 7.
            masque.mots[mot as usize] = semaine.motif(mot % 7);
            mot += 1;
        }
        let en_trop = MOTS * u64::BITS - JOURS;
        masque.mots[MOTS as usize - 1] &= u64::MAX >> en_trop;

        let mut annee = Annee::MIN.get();
        while annee <= Annee::MAX.get() {
            let feries = Liste::of(zone, annee);
            let mut rang = 0;
            while rang < feries.len() {
                let jour = feries.day(rang);
                masque.mots[(jour / 64) as usize] &= !(1 << (jour % 64));
                rang += 1;
            }
            annee += 1;
        }

        mot = 0;
        while mot < MOTS {
            #[allow(clippy::cast_possible_truncation)] // at most 64
            let ici = masque.mots[mot as usize].count_ones() as u16;
            masque.avant[mot as usize + 1] = masque.avant[mot as usize] + ici;
            mot += 1;
        }

        let total = masque.avant[MOTS as usize] as u32;
        mot = 0;
        while mot < MOTS {
            let premier = masque.avant[mot as usize] as u32;
            let dernier = masque.avant[mot as usize + 1] as u32 - 1;
            // What `at` relies on.
            assert!(premier * MOTS / total >= mot.saturating_sub(1));
            assert!(dernier * MOTS / total <= mot + 1);
            mot += 1;
        }
        masque
    }

    /// How many worked days are before a day.
    #[inline]
    pub(super) fn before(&self, jour: u32) -> u32 {
        let (place, bit) = place(jour);
        let (Some(avant), mot) = (self.avant.get(place), self.mots.get(place)) else {
            return self.total();
        };
        let debut = mot.map_or(0, |mot| mot & (1_u64 << bit).wrapping_sub(1));
        u32::from(*avant).wrapping_add(debut.count_ones())
    }

    /// The first worked day from a day on.
    #[inline]
    pub(super) fn from(&self, jour: u32) -> Option<u32> {
        let (place, bit) = place(jour);
        let ici = self.mots.get(place)? & u64::MAX << bit;
        if ici != 0 {
            return bit_of(place, ici.trailing_zeros());
        }
        let suite = self.mots.get(place.checked_add(1)?..)?;
        let (ecart, mot) = suite.iter().enumerate().find(|(_, mot)| **mot != 0)?;
        bit_of(place.checked_add(1)?.checked_add(ecart)?, mot.trailing_zeros())
    }

    /// The worked day before which there are `rang`.
    #[inline]
    pub(super) fn at(&self, rang: u32) -> Option<u32> {
        if rang >= self.total() {
            return None;
        }
        // Worked days are spread evenly: the word is there, or next to there, as `of` asserts.
        let milieu = rang.checked_mul(MOTS)?.checked_div(self.total())?;
        let mut place = milieu.saturating_sub(1) as usize;
        for _ in 0..2 {
            let apres = u32::from(*self.avant.get(place.checked_add(1)?)?);
            place = place.checked_add(usize::from(apres <= rang))?;
        }
        let reste = rang.checked_sub(u32::from(*self.avant.get(place)?))?;
        bit_of(place, select(*self.mots.get(place)?, reste))
    }

    #[inline]
    pub(super) fn is_set(&self, jour: u32) -> bool {
        let (place, bit) = place(jour);
        self.mots.get(place).is_some_and(|mot| mot >> bit & 1 == 1)
    }

    #[inline]
    pub(super) fn total(&self) -> u32 {
        let [.., total] = self.avant;
        total.into()
    }
}

#[inline]
const fn place(jour: u32) -> (usize, u32) {
    ((jour / u64::BITS) as usize, jour % u64::BITS)
}

#[inline]
fn bit_of(place: usize, bit: u32) -> Option<u32> {
    u32::try_from(place).ok()?.checked_mul(u64::BITS)?.checked_add(bit)
}

const UNS: u64 = 0x0101_0101_0101_0101;
const HAUTS: u64 = UNS << 7;

/// The place of the bit before which `rang` bits of the word are set; there is one.
#[inline]
fn select(mot: u64, rang: u32) -> u32 {
    let rang = u64::from(rang);
    // Bits set in each byte, then in each byte and those before it.
    let paires = mot.wrapping_sub(mot >> 1 & 0x5555_5555_5555_5555);
    let quads = (paires & 0x3333_3333_3333_3333).wrapping_add(paires >> 2 & 0x3333_3333_3333_3333);
    let octets = quads.wrapping_add(quads >> 4) & 0x0f0f_0f0f_0f0f_0f0f;
    let cumul = octets.wrapping_mul(UNS);
    let decalage = bytes_up_to(rang, cumul) << 3;
    let avant = (cumul << 8) >> decalage & 0xff;
    // The bits of that byte, each in a byte of its own, as 0 or 1.
    let bits = (mot >> decalage & 0xff).wrapping_mul(UNS) & 0x8040_2010_0804_0201;
    let bits = bits.wrapping_add(HAUTS.wrapping_sub(UNS)) >> 7 & UNS;
    decalage.wrapping_add(bytes_up_to(rang.wrapping_sub(avant), bits.wrapping_mul(UNS)))
}

/// How many of eight bytes below 128 are at most `rang`.
#[inline]
fn bytes_up_to(rang: u64, octets: u64) -> u32 {
    let passes = (rang.wrapping_mul(UNS) | HAUTS).wrapping_sub(octets) & HAUTS;
    #[allow(clippy::cast_possible_truncation)] // at most eight
    let nombre = ((passes >> 7).wrapping_mul(UNS) >> 56) as u32;
    nombre
}
