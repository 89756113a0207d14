use super::coupe::Record;
use crate::echange::encodage::windows_1252;

/// The cells of a record as text.
#[derive(Clone, Copy)]
pub(super) struct Cellules<'a> {
    texte: &'a str,
    bornes: &'a [usize],
    ecart: usize,
}

impl<'a> Cellules<'a> {
    /// The cells, or `None` where one of them is not UTF-8 by itself.
    pub(super) fn of(record: Record<'a>) -> Option<Self> {
        let Record { octets, bornes, ecart } = record;
        let texte = simdutf8::basic::from_utf8(octets).ok()?;
        // Two cells that are broken each could be one character together, unless a byte parts them.
        let right = ecart > 0 || bornes.iter().all(|borne| texte.is_char_boundary(*borne));
        right.then_some(Self { texte, bornes, ecart })
    }

    pub(super) const fn len(self) -> usize {
        self.bornes.len()
    }

    /// Whether no cell says anything.
    pub(super) fn is_empty(self) -> bool {
        (0..self.len()).all(|rang| self.get(rang).is_some_and(str::is_empty))
    }

    pub(super) const fn texte(self) -> &'a str {
        self.texte
    }

    #[inline]
    pub(super) fn get(self, rang: usize) -> Option<&'a str> {
        let debut = match rang.checked_sub(1) {
            None => 0,
            Some(avant) => self.bornes.get(avant)?.saturating_add(self.ecart),
        };
        let cellule = self.texte.get(debut..*self.bornes.get(rang)?)?;
        if self.ecart > 0 && cellule.starts_with('"') {
            return cellule.get(1..cellule.len().saturating_sub(1));
        }
        Some(cellule)
    }
}

/// Cells of Windows-1252, written again in UTF-8 for as long as the record is read.
#[derive(Default)]
pub(super) struct Transcrites {
    texte: String,
    bornes: Vec<usize>,
}

impl Transcrites {
    pub(super) fn transcribe(&mut self, record: Record<'_>) -> Cellules<'_> {
        self.texte.clear();
        self.bornes.clear();
        for cellule in record.cells() {
            self.texte.push_str(&windows_1252(cellule));
            self.bornes.push(self.texte.len());
        }
        Cellules { texte: &self.texte, bornes: &self.bornes, ecart: 0 }
    }
}
