use std::io::{self, Read};

use super::cellules::{Cellules, Transcrites};
use super::coupe::{Coupe, PLAFOND, Record, Source};
use super::examen::Examinateur;
use super::soupcon::is_suspect;
use super::{AttributionLue, Code, Entete, Place, Probleme, Totaux};
use crate::echange::encodage::{self, windows_1252};
use crate::echange::{Delimiteur, DelimiteurAmbigu, Encodage, EncodageError};
use crate::nombre::Euros;

/// Why a file is no deposit, or could not be read to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LecteurError {
    /// The caller's reader failed.
    #[error("the bytes could not be read: {0}")]
    Io(#[from] io::Error),
    /// The bytes are no text that is read here.
    #[error(transparent)]
    Encodage(#[from] EncodageError),
    /// No line at all.
    #[error("an empty file: expected a line of headers")]
    Vide,
    /// No header of the schema.
    #[error(
        "headers {0:?}: expected names of the SCDL schema of subsidies (nomAttribuant, idAttribuant, …) separated by `,`, `;` or tabs"
    )]
    SansChamp(String),
    /// Two separators show as many fields.
    #[error(transparent)]
    Delimiteur(#[from] DelimiteurAmbigu),
    /// A record too large to be one: most often a quote that is never closed.
    #[error(
        "line {ligne}: a record of more than {PLAFOND} bytes, expected its quotes to be closed"
    )]
    LigneDemesuree {
        /// The physical line where it starts.
        ligne: u64,
    },
}

/// A deposit of subsidies, read one line at a time in constant memory.
///
/// The separator is the one under which the headers are fields of the schema. Each line is UTF-8 if it is valid UTF-8,
/// else Windows-1252: files put together from both exist, and how the bytes arrive changes nothing.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::Lecteur;
///
/// let depot = "nomAttribuant;idAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;objet;montant;nature;\
/// conditionsVersement;datesPeriodeVersement;notificationUE;pourcentageSubvention
/// Fictive;20007246000013;2023-06-30;Une association;77554402601284;Fonctionnement;4000;Aide en numéraire;unique;\
/// 2023-09-30;non;1
/// Fictive;20007246000013;30/06/2023;Une association;77554402601284;Fonctionnement;1500.50;aide en numéraire;unique;\
/// 2023-09-30;non;1
/// ";
/// let mut lecteur = Lecteur::new(depot.as_bytes())?;
/// let mut lues = 0;
/// while let Some(ligne) = lecteur.read()? {
///     match ligne.attribution() {
///         Some(attribution) => {
///             assert_eq!(attribution.montant().plain().to_string(), "4000.00");
///             assert_eq!(ligne.problemes()[0].code().as_str(), "ecriture"); // put right, and told
///             lues += 1;
///         }
///         None => assert_eq!(ligne.problemes()[0].lectures(), ["2023-06-30"]), // refused, and told
///     }
/// }
/// assert_eq!(lues, 1);
/// assert_eq!(lecteur.totaux().montant_refuse.to_string(), "1\u{202f}500,50\u{a0}€");
/// # Ok::<(), contrat_de_ville::echange::scdl::LecteurError>(())
/// ```
pub struct Lecteur<R> {
    coupe: Coupe<R>,
    entete: Entete,
    avec_bom: bool,
    transcrites: Transcrites,
    problemes: Vec<Probleme>,
    totaux: Totaux,
    windows_1252: u64,
    rang: u64,
    /// After an error, what follows has no sure beginning.
    rompu: bool,
}

/// A line that was read: its record, or why there is none, and what is worth telling.
#[derive(Clone, Copy, Debug)]
pub struct Ligne<'a> {
    place: Place,
    encodage: Encodage,
    attribution: Option<AttributionLue<'a>>,
    montant: Option<Euros>,
    problemes: &'a [Probleme],
}

impl<'a> Ligne<'a> {
    /// Where it is in the file.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// How its bytes were read.
    #[must_use]
    pub const fn encodage(&self) -> Encodage {
        self.encodage
    }

    /// Its record; `None` if it has a blocking problem, or if the file has.
    #[must_use]
    pub const fn attribution(&self) -> Option<&AttributionLue<'a>> {
        self.attribution.as_ref()
    }

    /// Its amount, where it can be read, be the line refused or not.
    #[must_use]
    pub const fn montant(&self) -> Option<Euros> {
        self.montant
    }

    /// Its problems; those of the headers are in [`Lecteur::entete`].
    #[must_use]
    pub const fn problemes(&self) -> &'a [Probleme] {
        self.problemes
    }
}

impl<R> core::fmt::Debug for Lecteur<R> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Lecteur")
            .field("entete", &self.entete)
            .field("rang", &self.rang)
            .field("totaux", &self.totaux)
            .finish_non_exhaustive()
    }
}

impl<R: Read> Lecteur<R> {
    /// Reads the headers.
    ///
    /// # Errors
    /// [`LecteurError`] if the bytes are no text, or if no header is a field of the schema.
    pub fn new(octets: R) -> Result<Self, LecteurError> {
        let mut source = Source::new(octets);
        let debut = header_end(&mut source)?;
        let avec_bom = source.octets().starts_with(encodage::BOM);
        let bom = if avec_bom { encodage::BOM.len() } else { 0 };
        let ligne = source.octets().get(bom..debut).unwrap_or_default().to_owned();
        encodage::check(source.octets().get(..debut).unwrap_or_default())?;
        source.skip(bom);
        let delimiteur = delimiter(&ligne)?;
        let mut coupe = Coupe::new(source, delimiteur);
        let numero = coupe.next()?.ok_or(LecteurError::Vide)?;
        let (textes, encodage) = texts(coupe.record());
        let entete = Entete::of(&textes, delimiteur, encodage, numero);
        Ok(Self {
            coupe,
            entete,
            avec_bom,
            transcrites: Transcrites::default(),
            problemes: Vec::new(),
            totaux: Totaux::default(),
            windows_1252: u64::from(encodage == Encodage::Windows1252),
            rang: 0,
            rompu: false,
        })
    }

    /// The next line; `None` at the end. What it lends is given back before the next.
    ///
    /// # Errors
    /// [`LecteurError::Io`], and [`LecteurError::LigneDemesuree`] for a record of more than a mebibyte. Nothing is
    /// read after an error: where the next line begins is not known.
    pub fn read(&mut self) -> Result<Option<Ligne<'_>>, LecteurError> {
        self.problemes.clear();
        // Set until a line is cut.
        if core::mem::replace(&mut self.rompu, true) {
            return Ok(None);
        }
        let Some(ligne) = self.coupe.next()? else {
            return Ok(None);
        };
        self.rompu = false;
        self.rang = self.rang.saturating_add(1);
        let place = Place { ligne, rang: self.rang };
        let utf8 = Cellules::of(self.coupe.record());
        let encodage = if utf8.is_some() { Encodage::Utf8 } else { Encodage::Windows1252 };
        let cellules = utf8.unwrap_or_else(|| {
            self.windows_1252 = self.windows_1252.saturating_add(1);
            if self.windows_1252 == 1 {
                self.problemes.push(Probleme {
                    code: Code::Windows1252,
                    place,
                    colonne: None,
                    champ: None,
                    valeur: String::new(),
                });
            }
            self.transcrites.transcribe(self.coupe.record())
        });
        let examen = Examinateur {
            entete: &self.entete,
            cellules,
            place,
            problemes: &mut self.problemes,
            suspect: is_suspect(cellules.texte().as_bytes()),
            ouvert: self.coupe.is_open(),
        }
        .examine();
        let lue = examen.attribution.is_some();
        self.totaux.add(lue, examen.montant);
        Ok(Some(Ligne {
            place,
            encodage,
            attribution: examen.attribution,
            montant: examen.montant,
            problemes: &self.problemes,
        }))
    }

    /// The headers, and the problems of the file.
    #[must_use]
    pub const fn entete(&self) -> &Entete {
        &self.entete
    }

    /// The headers, once done with the lines.
    #[must_use]
    pub fn into_entete(self) -> Entete {
        self.entete
    }

    /// What was read and refused so far.
    #[must_use]
    pub const fn totaux(&self) -> Totaux {
        self.totaux
    }

    /// How the file was read so far: Windows-1252 as soon as one line is.
    #[must_use]
    pub const fn encodage(&self) -> Encodage {
        match (self.windows_1252, self.avec_bom) {
            (0, true) => Encodage::Utf8AvecBom,
            (0, false) => Encodage::Utf8,
            _ => Encodage::Windows1252,
        }
    }

    /// How many lines were in Windows-1252 so far, that of the headers included.
    #[must_use]
    pub const fn lignes_windows_1252(&self) -> u64 {
        self.windows_1252
    }
}

/// Where the line of headers ends, blank lines before it included; everything up to there is at hand.
fn header_end<R: Read>(source: &mut Source<R>) -> Result<usize, LecteurError> {
    let (mut dehors, mut commence, mut precedent, mut vus) = (true, false, b'\n', 0_usize);
    if source.octets().starts_with(encodage::BOM) {
        vus = encodage::BOM.len();
    }
    loop {
        let nouveaux = source.octets().get(vus..).unwrap_or_default();
        let fin = nouveaux.iter().position(|octet| {
            // A quote opens at the head of a cell, or again after one that closed.
            let opens = matches!(precedent, b'"' | b',' | b';' | b'\t' | b'\r' | b'\n');
            dehors ^= *octet == b'"' && (!dehors || opens);
            let saut = dehors && matches!(octet, b'\r' | b'\n');
            commence |= !saut;
            precedent = *octet;
            saut && commence
        });
        if let Some(fin) = fin {
            return Ok(vus.saturating_add(fin));
        }
        vus = source.octets().len();
        if vus > PLAFOND {
            encodage::check(source.octets())?;
            return Err(LecteurError::LigneDemesuree { ligne: 1 });
        }
        if !source.fill()? {
            return Ok(vus);
        }
    }
}

/// The cells as texts, under the one encoding of their line.
fn texts(record: Record<'_>) -> (Vec<String>, Encodage) {
    let mut transcrites = Transcrites::default();
    let utf8 = Cellules::of(record);
    let encodage = if utf8.is_some() { Encodage::Utf8 } else { Encodage::Windows1252 };
    let cellules = utf8.unwrap_or_else(|| transcrites.transcribe(record));
    let textes = (0..cellules.len()).filter_map(|rang| cellules.get(rang)).map(str::to_owned);
    (textes.collect(), encodage)
}

fn text(octets: &[u8]) -> String {
    match core::str::from_utf8(octets) {
        Ok(texte) => texte.to_owned(),
        Err(_) => windows_1252(octets).into_owned(),
    }
}

/// The separator under which the most headers are fields.
fn delimiter(ligne: &[u8]) -> Result<Delimiteur, LecteurError> {
    let mut comptes = [(Delimiteur::Virgule, 0); 3];
    for (compte, delimiteur) in comptes.iter_mut().zip(Delimiteur::TOUS) {
        let mut coupe = Coupe::new(Source::new(ligne), delimiteur);
        let numero = coupe.next()?.ok_or(LecteurError::Vide)?;
        let (textes, encodage) = texts(coupe.record());
        let entete = Entete::of(&textes, delimiteur, encodage, numero);
        *compte = (delimiteur, entete.recognised());
    }
    let plus = comptes.iter().map(|(_, champs)| *champs).max().unwrap_or(0);
    let mut meilleurs = comptes.iter().filter(|(_, champs)| *champs == plus);
    match (plus, meilleurs.next(), meilleurs.next()) {
        (0, ..) => Err(LecteurError::SansChamp(text(ligne))),
        (_, Some((delimiteur, _)), None) => Ok(*delimiteur),
        // One column, whatever would separate it from another.
        _ if Delimiteur::TOUS.iter().all(|delimiteur| delimiteur.count(ligne) == 0) => {
            Ok(Delimiteur::Virgule)
        }
        _ => {
            let [virgules, points_virgules, tabulations] =
                Delimiteur::TOUS.map(|delimiteur| delimiteur.count(ligne));
            let entete = text(ligne);
            Err(DelimiteurAmbigu { entete, virgules, points_virgules, tabulations }.into())
        }
    }
}
