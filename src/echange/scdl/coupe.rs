use std::io::{ErrorKind, Read};

use csv_core::ReadRecordResult;

use super::LecteurError;
use super::balayage::{Balayage, Fin};
use crate::echange::Delimiteur;

/// What is read at once.
const MORCEAU: usize = 64 * 1024;

/// More than that in one record is a quote that was never closed, or no deposit.
pub(super) const PLAFOND: usize = 1024 * 1024;

/// A stream of bytes cut into records and cells, one record at a time.
///
/// A record whose quotes stand around whole cells is cut where it lies; others by the automaton of csv-core, which
/// copies them.
pub(super) struct Coupe<R> {
    source: Source<R>,
    automate: csv_core::Reader,
    delimiteur: u8,
    /// Ends of lines so far: CR, LF, or both together.
    lignes: u64,
    /// Whether the last byte counted is a CR.
    apres_cr: bool,
    /// Whether the end of the file came before the end of a quote.
    ouvert: bool,
    /// What the record that was cut where it lies takes in the source.
    sur_place: Option<usize>,
    cellules: Vec<u8>,
    longueur: usize,
    bornes: Vec<usize>,
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
        let delimiteur = delimiteur.octet();
        let mut automate = csv_core::ReaderBuilder::new().delimiter(delimiteur).build();
        // A first line, blank, so that it never takes three bytes of a record for the mark of UTF-8.
        automate.read_record(b"\n", &mut [0], &mut [0]);
        Self {
            source,
            automate,
            delimiteur,
            lignes: 0,
            apres_cr: false,
            ouvert: false,
            sur_place: None,
            cellules: vec![0; 4096],
            longueur: 0,
            bornes: Vec::with_capacity(64),
        }
    }

    /// The next record, whose physical line is given; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<u64>, LecteurError> {
        self.ouvert = false;
        if let Some(longueur) = self.sur_place.take() {
            self.source.skip(longueur);
            self.apres_cr = false;
        }
        // A record ends at CR, whose LF, as blank lines, stands before the next.
        loop {
            let octets = self.source.octets();
            let vides = octets.iter().take_while(|octet| matches!(octet, b'\r' | b'\n')).count();
            let reste = octets.len() > vides;
            self.consume(vides);
            if reste {
                break;
            }
            if !self.source.fill()? {
                return Ok(None);
            }
        }
        let ligne = self.lignes.saturating_add(1);
        self.bornes.clear();
        let mut balayage = Balayage::default();
        loop {
            let octets = self.source.octets();
            let fin = balayage.sweep(octets, self.delimiteur, &mut self.bornes);
            let longueur = match fin {
                Fin::Guillemets => return self.cut_quoted(ligne).map(|()| Some(ligne)),
                Fin::Ligne(longueur) => longueur,
                Fin::Suite if octets.len() >= PLAFOND => {
                    return Err(LecteurError::LigneDemesuree { ligne });
                }
                Fin::Suite if self.source.fill()? => continue,
                Fin::Suite if balayage.may_end() => self.source.octets().len(),
                Fin::Suite => return self.cut_quoted(ligne).map(|()| Some(ligne)),
            };
            self.bornes.push(longueur);
            self.sur_place = Some(longueur);
            return Ok(Some(ligne));
        }
    }

    /// Leaves bytes behind, whose ends of lines count.
    fn consume(&mut self, nombre: usize) {
        for octet in self.source.octets().iter().take(nombre) {
            let fin = *octet == b'\r' || (*octet == b'\n' && !self.apres_cr);
            self.lignes = self.lignes.saturating_add(fin.into());
            self.apres_cr = *octet == b'\r';
        }
        self.source.skip(nombre);
    }

    fn cut_quoted(&mut self, ligne: u64) -> Result<(), LecteurError> {
        self.longueur = 0;
        self.bornes.clear();
        let mut finies = 0;
        self.bornes.resize(64, 0);
        loop {
            let sortie = self.cellules.get_mut(self.longueur..).unwrap_or_default();
            let bornes = self.bornes.get_mut(finies..).unwrap_or_default();
            let (suite, lus, ecrits, nouvelles) =
                self.automate.read_record(self.source.octets(), sortie, bornes);
            self.consume(lus);
            self.longueur = self.longueur.saturating_add(ecrits);
            finies = finies.saturating_add(nouvelles);
            match suite {
                ReadRecordResult::Record | ReadRecordResult::End => {
                    self.bornes.truncate(finies);
                    return Ok(());
                }
                ReadRecordResult::InputEmpty if !self.source.fill()? => {
                    self.conclude(finies);
                    return Ok(());
                }
                ReadRecordResult::InputEmpty => {}
                _ if self.cellules.len().max(self.bornes.len()) >= PLAFOND => {
                    return Err(LecteurError::LigneDemesuree { ligne });
                }
                ReadRecordResult::OutputFull => {
                    self.cellules.resize(self.cellules.len().saturating_mul(2), 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    self.bornes.resize(self.bornes.len().saturating_mul(2), 0);
                }
            }
        }
    }

    /// Ends the last record at the end of the file: a line feed does, unless it goes into a quote.
    fn conclude(&mut self, finies: usize) {
        self.cellules.resize(self.longueur.saturating_add(1), 0);
        self.bornes.resize(finies.saturating_add(1), 0);
        let sortie = self.cellules.get_mut(self.longueur..).unwrap_or_default();
        let bornes = self.bornes.get_mut(finies..).unwrap_or_default();
        let (fin, ..) = self.automate.read_record(b"\n", sortie, bornes);
        self.ouvert = !matches!(fin, ReadRecordResult::Record);
        // The last cell, without that line feed.
        if let Some(borne) = self.bornes.last_mut() {
            *borne = self.longueur;
        }
    }

    /// Whether a quote of the record is closed by the end of the file alone.
    pub(super) const fn is_open(&self) -> bool {
        self.ouvert
    }

    /// The cells of the record.
    pub(super) fn record(&self) -> Record<'_> {
        match self.sur_place {
            Some(longueur) => Record {
                octets: self.source.octets().get(..longueur).unwrap_or_default(),
                bornes: &self.bornes,
                ecart: 1,
            },
            None => Record {
                octets: self.cellules.get(..self.longueur).unwrap_or_default(),
                bornes: &self.bornes,
                ecart: 0,
            },
        }
    }
}

/// The cells of a record: where each ends, and how many bytes part it from the next.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) octets: &'a [u8],
    pub(super) bornes: &'a [usize],
    /// One where the record lies in the source: its cells then keep the quotes around them.
    pub(super) ecart: usize,
}

impl<'a> Record<'a> {
    /// Each cell.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a [u8]> {
        let mut debut = 0;
        self.bornes.iter().map(move |borne| {
            let cellule = self.octets.get(debut..*borne).unwrap_or_default();
            debut = borne.saturating_add(self.ecart);
            match cellule {
                [b'"', nue @ .., b'"'] if self.ecart > 0 => nue,
                cellule => cellule,
            }
        })
    }
}
