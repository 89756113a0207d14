//! Writing one cell of a sheet.

use rust_xlsxwriter::{Format, Formula, Worksheet};

use super::case::{Calcul, Case, excel_day};
use super::classeur::EcritureError;
use super::formats::Formats;
use super::grille::ENTETE;
use crate::echange::tableur::{Adresse, Colonne};

pub(super) struct Plume<'f> {
    pub(super) feuille: &'f mut Worksheet,
    pub(super) nom: &'static str,
    pub(super) formats: &'f Formats,
    /// The last row of the table.
    pub(super) derniere: u32,
    pub(super) en_texte: Vec<Adresse>,
}

impl Plume<'_> {
    pub(super) fn write(
        &mut self,
        ligne: u32,
        colonne: u16,
        case: &Case,
        total: bool,
    ) -> Result<(), EcritureError> {
        let format = &self.format(case, total);
        if let Case::Vide = case {
            self.feuille.write_blank(ligne, colonne, format)?;
            return Ok(());
        }
        if let Case::Jour(jour) = case
            && let Some(jour) = excel_day(*jour)
        {
            self.feuille.write_datetime_with_format(ligne, colonne, jour, format)?;
            return Ok(());
        }
        if let Some(nombre) = case.number() {
            if let Case::Calcul(calcul, montant) = case {
                let formule = self.formula(*calcul, ligne, colonne);
                // What a reader that does not compute shows, exact.
                let formule = formule.set_result(montant.plain().to_string());
                self.feuille.write_formula_with_format(ligne, colonne, formule, format)?;
            } else {
                self.feuille.write_number_with_format(ligne, colonne, nombre, format)?;
            }
            return Ok(());
        }
        if case.is_measured() {
            self.en_texte.push(self.address(ligne, colonne));
        }
        let texte = case.print();
        let longueur = texte.encode_utf16().count();
        if longueur > 32_767 {
            let adresse = self.address(ligne, colonne);
            return Err(EcritureError::TexteTropLong { adresse, longueur });
        }
        self.feuille.write_string_with_format(ligne, colonne, texte, format)?;
        Ok(())
    }

    fn format(&self, case: &Case, total: bool) -> Format {
        let Formats { texte, euros, part, entier, code, jour, total: totaux, .. } = self.formats;
        let [texte_total, euros_total, part_total, entier_total] = totaux;
        let choose = |dans_total: &Format, dans_table: &Format| {
            if total { dans_total.clone() } else { dans_table.clone() }
        };
        match case {
            Case::Vide | Case::Texte(_) => choose(texte_total, texte),
            Case::Montant(_) | Case::Calcul(..) => choose(euros_total, euros),
            Case::Part(..) => choose(part_total, part),
            Case::Nombre(_) => choose(entier_total, entier),
            Case::Code(_) => code.clone(),
            Case::Jour(_) => jour.clone(),
            Case::Taux(taux) => self.formats.percentage(taux.decimales()),
            Case::Mesure(mesure) => self.formats.measure(mesure.to_decimal().scale()),
        }
    }

    /// A formula of a sheet names rows from 1.
    fn formula(&self, calcul: Calcul, ligne: u32, colonne: u16) -> Formula {
        let cell = |ligne: u32, colonne: u16| {
            let lettres = Colonne::new(colonne).map_or_else(String::new, |c| c.to_string());
            format!("{lettres}{}", ligne.saturating_add(1))
        };
        let somme = match calcul {
            Calcul::Colonne => {
                let premiere = cell(ENTETE.saturating_add(1), colonne);
                format!("SUM({premiere}:{})", cell(self.derniere, colonne))
            }
            Calcul::Gauche(nombre) => {
                let premiere = cell(ligne, colonne.saturating_sub(nombre));
                format!("SUM({premiere}:{})", cell(ligne, colonne.saturating_sub(1)))
            }
            Calcul::Ecart => {
                let calcule = cell(ligne.saturating_sub(2), colonne);
                format!("{calcule}-{}", cell(ligne.saturating_sub(1), colonne))
            }
        };
        Formula::new(format!("=ROUND({somme},2)"))
    }

    fn address(&self, ligne: u32, colonne: u16) -> Adresse {
        let colonne = Colonne::new(colonne);
        Adresse { feuille: self.nom.into(), ligne: ligne.saturating_add(1), colonne }
    }
}
