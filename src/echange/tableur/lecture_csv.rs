//! CSV: one sheet of texts.

use super::champ::{Champ, Table};
use super::classeur::{ClasseurError, Feuille, Valeur};
use super::format::Format;
use super::reste::Reste;
use crate::echange::{Delimiteur, encodage};

pub(super) fn read(octets: &[u8], nom: &str) -> Result<Feuille, ClasseurError> {
    let (texte, _) = encodage::read(octets)?;
    // The position of a record would be one line early after CRLF.
    let mut texte = texte.replace("\r\n", "\n");
    let delimiteur = separator(&texte)?;
    // A quote left open swallows every row behind it, and this one.
    texte.push('\n');
    texte.push_str(FIN);
    let mut lecteur = csv::ReaderBuilder::new()
        .delimiter(delimiteur.octet())
        .has_headers(false)
        .flexible(true)
        .from_reader(texte.as_bytes());
    let mut feuille = Feuille::new(nom, false);
    let mut reste = Reste::ENTIER;
    let mut enregistrement = csv::StringRecord::new();
    let mut lignes = Lignes { reste: &texte, octets: 0, ligne: 0 };
    loop {
        let suite = lecteur.read_record(&mut enregistrement).map_err(|cause| {
            ClasseurError::Illisible { format: Format::Csv, cause: cause.to_string() }
        })?;
        if !suite || enregistrement == vec![FIN] {
            return Ok(feuille);
        }
        // The line of the file: that of the opening quote where a cell runs over several.
        let ligne = lignes.advance(enregistrement.position().map_or(0, csv::Position::byte));
        if enregistrement.iter().next_back().is_some_and(|cellule| cellule.ends_with(FIN)) {
            return Err(ClasseurError::GuillemetOuvert { ligne: ligne.saturating_add(1) });
        }
        for (colonne, cellule) in (0_u32..).zip(&enregistrement) {
            if cellule.is_empty() {
                continue;
            }
            let valeur = Valeur::Texte(cellule.to_owned());
            reste.take(&valeur)?;
            feuille.push(ligne, colonne, valeur);
        }
    }
}

/// A last record, which no table has: a control character is in it.
const FIN: &str = "\u{1}fin";

/// The line of each record: the reader gives that of the blank lines above it.
struct Lignes<'t> {
    reste: &'t str,
    octets: u64,
    ligne: u32,
}

impl Lignes<'_> {
    /// The line, from zero, of the record that is read from this byte on.
    fn advance(&mut self, debut: u64) -> u32 {
        let saut = usize::try_from(debut.saturating_sub(self.octets)).unwrap_or(usize::MAX);
        let (passe, reste) = self.reste.split_at_checked(saut).unwrap_or((self.reste, ""));
        let suite = reste.trim_start_matches('\n');
        let vides = reste.len().saturating_sub(suite.len());
        let passees = passe.bytes().filter(|octet| *octet == b'\n').count();
        let lignes = u32::try_from(passees.saturating_add(vides)).unwrap_or(u32::MAX);
        self.ligne = self.ligne.saturating_add(lignes);
        self.octets = debut.saturating_add(vides as u64);
        self.reste = suite;
        self.ligne
    }
}

/// How many lines are looked at: titles may stand above the headers.
const LIGNES: usize = 50;

/// The separator under which the line of the headers is recognised; without, that of the line that has most.
fn separator(texte: &str) -> Result<Delimiteur, ClasseurError> {
    let connus = |delimiteur: Delimiteur| {
        let lignes = texte.lines().take(LIGNES);
        lignes.map(|ligne| headers(ligne, delimiteur)).max().unwrap_or(0)
    };
    let reconnus = Delimiteur::TOUS.map(connus);
    let plus = reconnus.into_iter().max().unwrap_or(0);
    let mut meilleurs =
        Delimiteur::TOUS.into_iter().zip(reconnus).filter(|(_, nombre)| *nombre == plus);
    if let (Some((delimiteur, 1..)), None) = (meilleurs.next(), meilleurs.next()) {
        return Ok(delimiteur);
    }
    let count = |ligne: &&str| {
        let nombres = Delimiteur::TOUS.map(|delimiteur| delimiteur.count(ligne.as_bytes()));
        nombres.into_iter().max()
    };
    // Of equals, the first.
    let lignes: Vec<&str> = texte.lines().take(LIGNES).collect();
    let entete = lignes.into_iter().rev().max_by_key(count).unwrap_or_default();
    // Of one column, any separator will do.
    Ok(Delimiteur::find(entete)?.unwrap_or(Delimiteur::PointVirgule))
}

/// How many headers a line has under a separator.
fn headers(ligne: &str, delimiteur: Delimiteur) -> usize {
    // As many as both tables have fields.
    let cellules = ligne.split(char::from(delimiteur.octet())).take(Champ::TOUS.len());
    let tables = [Table::Actions, Table::Financements];
    let connues =
        cellules.filter(|texte| tables.iter().any(|table| Champ::find(*table, texte).is_some()));
    connues.count()
}
