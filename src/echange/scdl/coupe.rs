use std::io::{ErrorKind, Read};

use csv_core::ReadRecordResult;

use super::LecteurError;
use crate::echange::Delimiteur;

/// What is read at once.
const MORCEAU: usize = 64 * 1024;

/// More than that in one record is a quote that was never closed, or no deposit.
pub(super) const PLAFOND: usize = 1024 * 1024;

/// A stream of bytes cut into records and cells, one record at a time.
pub(super) struct Coupe<R> {
    source: Source<R>,
    automate: csv_core::Reader,
    /// Lines that end between records, which the automaton never sees.
    lignes: u64,
    cellules: Vec<u8>,
    longueur: usize,
    bornes: Vec<usize>,
    nombre: usize,
}

/// The bytes read and not yet cut.
pub(super) struct Source<R> {
    lecteur: R,
    tampon: Vec<u8>,
    debut: usize,
    fin: usize,
    finie: bool,
}

impl<R: Read> Source<R> {
    pub(super) fn new(lecteur: R) -> Self {
        Self { lecteur, tampon: vec![0; MORCEAU], debut: 0, fin: 0, finie: false }
    }

    /// What is at hand.
    pub(super) fn octets(&self) -> &[u8] {
        self.tampon.get(self.debut..self.fin).unwrap_or_default()
    }

    pub(super) fn skip(&mut self, nombre: usize) {
        self.debut = self.debut.saturating_add(nombre).min(self.fin);
    }

    /// Reads more after what is at hand; `false` at the end.
    pub(super) fn fill(&mut self) -> Result<bool, LecteurError> {
        if self.debut > 0 {
            self.tampon.copy_within(self.debut..self.fin, 0);
            self.fin = self.fin.saturating_sub(self.debut);
            self.debut = 0;
        }
        if self.fin == self.tampon.len() {
            self.tampon.resize(self.fin.saturating_mul(2), 0);
        }
        while !self.finie {
            match self.lecteur.read(self.tampon.get_mut(self.fin..).unwrap_or_default()) {
                Ok(0) => self.finie = true,
                Ok(lus) => {
                    self.fin = self.fin.saturating_add(lus).min(self.tampon.len());
                    return Ok(true);
                }
                Err(erreur) if erreur.kind() == ErrorKind::Interrupted => {}
                Err(erreur) => return Err(LecteurError::Io(erreur)),
            }
        }
        Ok(false)
    }
}

impl<R: Read> Coupe<R> {
    pub(super) fn new(source: Source<R>, delimiteur: Delimiteur) -> Self {
        Self {
            source,
            automate: csv_core::ReaderBuilder::new().delimiter(delimiteur.octet()).build(),
            lignes: 0,
            cellules: vec![0; 4096],
            longueur: 0,
            bornes: vec![0; 64],
            nombre: 0,
        }
    }

    /// The next record, whose physical line is given; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<u64>, LecteurError> {
        // The automaton ends a record at CR, and its LF, as blank lines, would count for the next record.
        loop {
            let octets = self.source.octets();
            let vides = octets.iter().take_while(|octet| matches!(octet, b'\r' | b'\n')).count();
            let sauts = octets.iter().take(vides).filter(|octet| **octet == b'\n').count();
            let reste = octets.len() > vides;
            self.lignes = self.lignes.saturating_add(sauts as u64);
            self.source.skip(vides);
            if reste || !self.source.fill()? {
                break;
            }
        }
        let ligne = self.automate.line().saturating_add(self.lignes);
        self.longueur = 0;
        self.nombre = 0;
        loop {
            let sortie = self.cellules.get_mut(self.longueur..).unwrap_or_default();
            let bornes = self.bornes.get_mut(self.nombre..).unwrap_or_default();
            let (suite, lus, ecrits, finies) =
                self.automate.read_record(self.source.octets(), sortie, bornes);
            self.source.skip(lus);
            self.longueur = self.longueur.saturating_add(ecrits);
            self.nombre = self.nombre.saturating_add(finies);
            match suite {
                ReadRecordResult::Record => return Ok(Some(ligne)),
                ReadRecordResult::End => return Ok(None),
                // At the end, the automaton is given nothing and concludes.
                ReadRecordResult::InputEmpty => {
                    self.source.fill()?;
                }
                _ if self.cellules.len() >= PLAFOND => {
                    return Err(LecteurError::LigneDemesuree { ligne });
                }
                ReadRecordResult::OutputFull => {
                    self.cellules.resize(self.cellules.len().saturating_mul(2), 0);
                }
                ReadRecordResult::OutputEndsFull if self.bornes.len() >= PLAFOND => {
                    return Err(LecteurError::LigneDemesuree { ligne });
                }
                ReadRecordResult::OutputEndsFull => {
                    self.bornes.resize(self.bornes.len().saturating_mul(2), 0);
                }
            }
        }
    }

    /// The cells of the record, end to end.
    pub(super) fn octets(&self) -> &[u8] {
        self.cellules.get(..self.longueur).unwrap_or_default()
    }

    /// Where each of its cells ends.
    pub(super) fn bornes(&self) -> &[usize] {
        self.bornes.get(..self.nombre).unwrap_or_default()
    }
}
