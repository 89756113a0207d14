//! A sheet: titles, a table with filters, a row of totals, notes.

use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet};

use super::case::Case;
use super::classeur::EcritureError;
use super::formats::Formats;
use super::plume::Plume;
use crate::echange::tableur::Adresse;

/// A sheet to be written.
pub(super) struct Grille {
    pub(super) nom: &'static str,
    pub(super) titres: [String; 2],
    pub(super) entetes: Vec<String>,
    pub(super) rangees: Vec<Vec<Case>>,
    /// Rows below the table: it is sorted and filtered without them.
    pub(super) totaux: Vec<Vec<Case>>,
    pub(super) notes: Vec<String>,
}

/// The row of the headers, from zero: below two titles and a blank row.
pub(super) const ENTETE: u32 = 3;

impl Grille {
    /// Leaves out the optional columns in which nothing stands.
    pub(super) fn without_blank(mut self, facultatives: &[&str]) -> Self {
        let gardees: Vec<bool> = self
            .entetes
            .iter()
            .enumerate()
            .map(|(rang, entete)| {
                let mut cases = self.rangees.iter().filter_map(|rangee| rangee.get(rang));
                !facultatives.contains(&entete.as_str()) || cases.any(|case| !case.is_blank())
            })
            .collect();
        let keep = |rang: usize| gardees.get(rang).copied().unwrap_or(true);
        keep_ranks(&mut self.entetes, keep);
        for rangee in self.rangees.iter_mut().chain(&mut self.totaux) {
            keep_ranks(rangee, keep);
        }
        self
    }

    /// Writes the sheet; gives what could not be a number.
    pub(super) fn write(
        &self,
        feuille: &mut Worksheet,
        formats: &Formats,
    ) -> Result<Vec<Adresse>, EcritureError> {
        let trop = EcritureError::TropDeRangees { feuille: self.nom, rangees: self.rangees.len() };
        let hauteur = u32::try_from(self.rangees.len().max(1)).map_err(|_| trop.clone())?;
        let derniere = ENTETE.saturating_add(hauteur);
        // Below: a total, a blank row, notes.
        if derniere.saturating_add(16) >= 1_048_576 {
            return Err(trop);
        }
        let largeur = u16::try_from(self.entetes.len()).unwrap_or(u16::MAX);
        feuille.set_name(self.nom)?;
        for (ligne, (titre, format)) in
            (0_u32..).zip(self.titres.iter().zip([&formats.titre, &formats.sous_titre]))
        {
            feuille.write_string_with_format(ligne, 0, titre, format)?;
        }
        self.write_table(feuille, formats, derniere, largeur)?;
        let mut plume = Plume { feuille, nom: self.nom, formats, derniere, en_texte: Vec::new() };
        for (ligne, rangee) in (ENTETE.saturating_add(1)..).zip(&self.rangees) {
            for (colonne, case) in (0_u16..).zip(rangee) {
                plume.write(ligne, colonne, case, false)?;
            }
        }
        let mut dessous = derniere.saturating_add(1);
        for total in &self.totaux {
            for (colonne, case) in (0_u16..).zip(total) {
                plume.write(dessous, colonne, case, true)?;
            }
            dessous = dessous.saturating_add(1);
        }
        let Plume { en_texte, .. } = plume;
        for (ligne, note) in (dessous.saturating_add(1)..).zip(&self.notes) {
            feuille.write_string_with_format(ligne, 0, note, &formats.note)?;
        }
        self.set_page(feuille, largeur)?;
        Ok(en_texte)
    }

    fn write_table(
        &self,
        feuille: &mut Worksheet,
        formats: &Formats,
        derniere: u32,
        largeur: u16,
    ) -> Result<(), EcritureError> {
        let colonnes: Vec<TableColumn> = self
            .entetes
            .iter()
            .map(|entete| TableColumn::new().set_header(entete).set_header_format(&formats.entete))
            .collect();
        // Names of tables are letters, digits and `_`.
        let nom: String =
            self.nom.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let table = Table::new()
            .set_name(format!("T_{nom}"))
            .set_style(TableStyle::Light1)
            .set_columns(&colonnes);
        feuille.add_table(ENTETE, 0, derniere, largeur.saturating_sub(1), &table)?;
        Ok(())
    }

    fn set_page(&self, feuille: &mut Worksheet, largeur: u16) -> Result<(), EcritureError> {
        const A4: u8 = 9;
        let largeurs: Vec<usize> = (0..self.entetes.len()).map(|rang| self.width(rang)).collect();
        for (colonne, large) in (0..largeur).zip(&largeurs) {
            feuille.set_column_width(colonne, u16::try_from(*large).unwrap_or(u16::MAX))?;
        }
        let entetes = self.entetes.iter().cloned().zip(&largeurs);
        feuille.set_row_height(ENTETE, height(entetes, 5).max(30))?;
        for (ligne, rangee) in (ENTETE.saturating_add(1)..).zip(&self.rangees) {
            let cases = rangee.iter().map(Case::print).zip(&largeurs);
            feuille.set_row_height(ligne, height(cases, 3))?;
        }
        feuille.set_freeze_panes(ENTETE.saturating_add(1), u16::from(largeur > 3))?;
        feuille.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        feuille.set_repeat_rows(ENTETE, ENTETE)?;
        feuille.set_footer("&L&A&RPage &P sur &N");
        Ok(())
    }

    /// Wide enough for the longest line of a column; long texts are wrapped.
    fn width(&self, rang: usize) -> usize {
        const MAX: usize = 36;
        // A header wraps between words, beside the button of its filter.
        let mots = self.entetes.get(rang).into_iter().flat_map(|entete| entete.split(' '));
        let entete = mots.map(|mot| mot.chars().count()).max().unwrap_or(0).saturating_add(4);
        let cases = self.rangees.iter().chain(&self.totaux).filter_map(|rangee| rangee.get(rang));
        let textes = cases.map(|case| {
            let lignes = case.print();
            lignes.lines().map(|ligne| ligne.chars().count()).max().unwrap_or(0)
        });
        textes.max().unwrap_or(0).saturating_add(3).max(entete).min(MAX)
    }
}

/// The height of a row whose texts are wrapped: not every program finds it by itself.
fn height<'t>(cases: impl Iterator<Item = (String, &'t usize)>, marge: usize) -> u32 {
    const LIGNE: usize = 15;
    const MAX: usize = 20;
    let hauteurs = cases.map(|(texte, largeur)| {
        // Wrapping loses some width at the end of lines.
        let utile = largeur.saturating_sub(marge).max(1);
        let lignes = texte.lines().map(|l| l.chars().count().div_ceil(utile).max(1));
        lignes.fold(0, usize::saturating_add)
    });
    let lignes = hauteurs.max().unwrap_or(1).clamp(1, MAX);
    u32::try_from(lignes.saturating_mul(LIGNE)).unwrap_or(15)
}

fn keep_ranks<T>(liste: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut rang = 0_usize;
    liste.retain(|_| {
        let garde = keep(rang);
        rang = rang.saturating_add(1);
        garde
    });
}
