//! The digits of a number and what separates them.

use rust_decimal::Decimal;

use super::Convention;
use super::erreur::{LectureMotif, Separateur};

/// As many digits as always fit the 96 bits of a `Decimal`.
const CHIFFRES: u32 = 28;
/// As many as always fit 64 bits, which are quicker to count in.
const PETITS: u32 = 19;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separation {
    Point,
    Virgule,
    Blanc,
    Apostrophe,
}

/// What one pass over the digits has seen.
#[derive(Default)]
struct Passage {
    /// The first digits, and all of them once they outgrow 64 bits.
    petite: u64,
    grande: u128,
    chiffres: u32,
    /// Digits of the first group, and of the one being read.
    premier: u32,
    courant: u32,
    derniere: Option<Separation>,
    /// The separator of all but the last place.
    milliers: Option<Separation>,
    /// Groups between the first and the last all have three digits and one kind of separator.
    regulier: bool,
}

/// An unsigned number: its digits and how many of them are decimals.
#[derive(Clone, Copy)]
pub(super) struct Forme {
    pub(super) mantisse: u128,
    pub(super) decimales: u32,
}

/// Reads digits and separators; `position` is where the text starts in what the caller was given.
#[inline]
pub(super) fn read(
    texte: &str,
    position: usize,
    convention: Convention,
) -> Result<Forme, LectureMotif> {
    let zero_devant = texte.as_bytes().first() == Some(&b'0');
    conclude(&scan(texte, position)?, zero_devant, convention)
}

#[inline]
fn scan(texte: &str, position: usize) -> Result<Passage, LectureMotif> {
    let mut passage = Passage { regulier: true, ..Passage::default() };
    let mut reste = texte.as_bytes();
    loop {
        let (separation, longueur) = match reste {
            [] => break,
            [octet @ b'0'..=b'9', suite @ ..] => {
                passage.digit(*octet)?;
                reste = suite;
                continue;
            }
            [b'.', ..] => (Separation::Point, 1),
            [b',', ..] => (Separation::Virgule, 1),
            [b' ', ..] | [0xC2, 0xA0, ..] | [0xE2, 0x80, 0x87 | 0x89 | 0xAF, ..] => (
                Separation::Blanc,
                match reste {
                    [b' ', ..] => 1,
                    [0xC2, ..] => 2,
                    _ => 3,
                },
            ),
            [b'\'', ..] => (Separation::Apostrophe, 1),
            [0xE2, 0x80, 0x99, ..] => (Separation::Apostrophe, 3),
            [..] => {
                return Err(unexpected(texte, texte.len().saturating_sub(reste.len()), position));
            }
        };
        passage.separator(separation);
        reste = reste.get(longueur..).unwrap_or_default();
    }
    Ok(passage)
}

#[cold]
fn unexpected(texte: &str, place: usize, position: usize) -> LectureMotif {
    let caractere = texte
        .get(place..)
        .and_then(|suite| suite.chars().next())
        .unwrap_or(char::REPLACEMENT_CHARACTER);
    LectureMotif::Caractere { caractere, position: position.saturating_add(place) }
}

impl Passage {
    #[inline]
    fn digit(&mut self, octet: u8) -> Result<(), LectureMotif> {
        let chiffre = octet.wrapping_sub(b'0');
        if self.chiffres < PETITS {
            self.petite = self.petite.wrapping_mul(10).wrapping_add(u64::from(chiffre));
        } else {
            self.outgrow(chiffre)?;
        }
        self.chiffres = self.chiffres.wrapping_add(1);
        self.courant = self.courant.wrapping_add(1);
        Ok(())
    }

    #[cold]
    fn outgrow(&mut self, chiffre: u8) -> Result<(), LectureMotif> {
        if self.chiffres == CHIFFRES {
            return Err(LectureMotif::TropDeChiffres);
        }
        self.grande = self.mantisse().wrapping_mul(10).wrapping_add(u128::from(chiffre));
        Ok(())
    }

    fn mantisse(&self) -> u128 {
        if self.chiffres <= PETITS { u128::from(self.petite) } else { self.grande }
    }

    #[inline]
    fn separator(&mut self, separation: Separation) {
        if let Some(derniere) = self.derniere {
            self.regulier &=
                self.courant == 3 && self.milliers.is_none_or(|milliers| milliers == derniere);
            self.milliers = Some(derniere);
        } else {
            self.premier = self.courant;
        }
        self.derniere = Some(separation);
        self.courant = 0;
    }
}

#[inline]
fn conclude(
    passage: &Passage,
    zero_devant: bool,
    convention: Convention,
) -> Result<Forme, LectureMotif> {
    let Passage { chiffres, premier, courant, derniere, milliers, regulier, .. } = *passage;
    let mantisse = passage.mantisse();
    let Some(derniere) = derniere else {
        return if chiffres == 0 {
            Err(LectureMotif::Vide)
        } else {
            Ok(Forme { mantisse, decimales: 0 })
        };
    };
    // A first group that can stand before thousands.
    let tete = (1..=3).contains(&premier) && !zero_devant;
    let seul = milliers.is_none();
    let groupes = seul || (regulier && tete && milliers.is_some_and(|m| convention.may_group(m)));
    let entier = courant == 3
        && tete
        && groupes
        && convention.may_group(derniere)
        && milliers.is_none_or(|milliers| milliers == derniere);
    let fraction = courant > 0
        && premier > 0
        && groupes
        && convention.may_open_decimals(derniere)
        && milliers.is_none_or(|milliers| milliers != derniere);
    match (entier, fraction) {
        (true, false) => Ok(Forme { mantisse, decimales: 0 }),
        (false, true) => Ok(Forme { mantisse, decimales: courant }),
        (false, false) => Err(LectureMotif::Groupement),
        (true, true) => Err(ambiguous(mantisse, derniere)),
    }
}

#[cold]
fn ambiguous(mantisse: u128, derniere: Separation) -> LectureMotif {
    LectureMotif::Ambigu {
        separateur: if derniere == Separation::Point {
            Separateur::Point
        } else {
            Separateur::Virgule
        },
        decimales: decimal(mantisse, 3, false),
        milliers: decimal(mantisse, 0, false),
    }
}

impl Convention {
    fn may_open_decimals(self, separation: Separation) -> bool {
        match separation {
            Separation::Virgule => self != Self::PointDecimal,
            Separation::Point => self != Self::VirguleDecimale,
            Separation::Blanc | Separation::Apostrophe => false,
        }
    }

    fn may_group(self, separation: Separation) -> bool {
        match separation {
            Separation::Virgule => self != Self::VirguleDecimale,
            Separation::Point => self != Self::PointDecimal,
            Separation::Blanc | Separation::Apostrophe => true,
        }
    }
}

/// At most 28 digits and as many decimals: always a `Decimal`.
pub(super) fn decimal(mantisse: u128, decimales: u32, negatif: bool) -> Decimal {
    let absolu = i128::try_from(mantisse).unwrap_or(i128::MAX);
    let signe = if negatif { absolu.wrapping_neg() } else { absolu };
    Decimal::try_from_i128_with_scale(signe, decimales).unwrap_or_default()
}
