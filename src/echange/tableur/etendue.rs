//! How far the sheets of an ODS reach, told before room is made for them.
//!
//! A cell or a row may say that it is repeated: a kilobyte holds billions of cells, and calamine makes room for the
//! rectangle that they fill. Here they are counted where they are written, and nothing is kept.

use std::io::{BufRead, BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};

use super::classeur::ClasseurError;
use super::reste::CELLULES_MAX;

/// Refuses a workbook one of whose sheets reaches over more cells than are read; what cannot be read is left to
/// calamine to tell.
pub(super) fn check(octets: &[u8]) -> Result<(), ClasseurError> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(octets)) else { return Ok(()) };
    let Ok(contenu) = archive.by_name("content.xml") else { return Ok(()) };
    let mut texte = quick_xml::Reader::from_reader(BufReader::new(contenu));
    match reach(&mut texte) {
        Some(cellules) if cellules > CELLULES_MAX as u64 => {
            Err(ClasseurError::TropDeCellules { max: CELLULES_MAX })
        }
        _ => Ok(()),
    }
}

/// The cells of the largest sheet, from its first cell to the last row and column that hold something; `None` where
/// the text breaks off.
#[allow(clippy::wildcard_enum_match_arm)] // texts, comments: nothing that takes room
fn reach(texte: &mut quick_xml::Reader<impl BufRead>) -> Option<u64> {
    let mut plus_grande = 0;
    let mut feuille = Etendue::default();
    let mut tampon = Vec::new();
    loop {
        match texte.read_event_into(&mut tampon).ok()? {
            Event::Start(debut) => feuille.open(&debut, false),
            Event::Empty(debut) => feuille.open(&debut, true),
            Event::End(fin) if fin.local_name().as_ref() == "table-row" => feuille.close_row(),
            Event::End(fin) if fin.local_name().as_ref() == "table" => {
                plus_grande = plus_grande.max(core::mem::take(&mut feuille).cells());
            }
            Event::Eof => return Some(plus_grande.max(feuille.cells())),
            _ => {}
        }
        tampon.clear();
    }
}

/// What a sheet holds so far: everything is a number of rows or of columns.
#[derive(Default)]
struct Etendue {
    lignes: u64,
    remplies: u64,
    largeur: u64,
    rangee: Rangee,
}

/// The row being read: how many times it stands, how many columns it has, the last that holds something.
#[derive(Default)]
struct Rangee {
    fois: u64,
    colonnes: u64,
    derniere: u64,
}

impl Etendue {
    fn open(&mut self, debut: &BytesStart<'_>, vide: bool) {
        match debut.local_name().as_ref() {
            "table-row" => {
                self.rangee =
                    Rangee { fois: repeated(debut, "number-rows-repeated"), ..Rangee::default() };
                if vide {
                    self.close_row();
                }
            }
            "table-cell" | "covered-table-cell" => {
                let fois = repeated(debut, "number-columns-repeated");
                self.rangee.colonnes = self.rangee.colonnes.saturating_add(fois);
                let says = |nom| attribute(debut, nom).is_some();
                if !vide || says("value-type") || says("formula") {
                    self.rangee.derniere = self.rangee.colonnes;
                }
            }
            _ => {}
        }
    }

    fn close_row(&mut self) {
        let Rangee { fois, derniere, .. } = core::mem::take(&mut self.rangee);
        self.lignes = self.lignes.saturating_add(fois);
        if derniere > 0 {
            self.remplies = self.lignes;
            self.largeur = self.largeur.max(derniere);
        }
    }

    const fn cells(&self) -> u64 {
        self.remplies.saturating_mul(self.largeur)
    }
}

fn attribute(debut: &BytesStart<'_>, nom: &str) -> Option<String> {
    let mut attributs = debut.attributes().flatten();
    let attribut = attributs.find(|attribut| attribut.key.local_name().as_ref() == nom)?;
    Some(attribut.value.into_owned())
}

fn repeated(debut: &BytesStart<'_>, nom: &str) -> u64 {
    attribute(debut, nom).and_then(|fois| fois.trim().parse().ok()).unwrap_or(1)
}
