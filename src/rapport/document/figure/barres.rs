//! Amounts as bars.

use super::super::{Cote, Tableau};
use crate::nombre::Somme;

/// A row of bars: a label, and an amount for each series, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LigneDeBarres {
    libelle: String,
    montants: Vec<Option<Somme>>,
}

impl LigneDeBarres {
    /// What the row is about.
    #[must_use]
    pub fn libelle(&self) -> &str {
        &self.libelle
    }

    /// Its amounts, one for each series; none is not zero.
    #[must_use]
    pub fn montants(&self) -> &[Option<Somme>] {
        &self.montants
    }
}

/// Amounts of one series or of two, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Barres {
    cle: String,
    series: Vec<String>,
    lignes: Vec<LigneDeBarres>,
}

impl Barres {
    /// One series. `cle` says what rows are: « Source ».
    #[must_use]
    pub fn of(cle: &str, lignes: impl IntoIterator<Item = (String, Somme)>) -> Self {
        let lignes = lignes.into_iter();
        let lignes = lignes
            .map(|(libelle, montant)| LigneDeBarres { libelle, montants: vec![Some(montant)] });
        Self { cle: cle.to_owned(), series: vec!["Montant".to_owned()], lignes: lignes.collect() }
    }

    /// Two series side by side, named: « 2022 » and « 2023 ».
    #[must_use]
    pub fn compared(
        cle: &str,
        series: [String; 2],
        lignes: impl IntoIterator<Item = (String, [Option<Somme>; 2])>,
    ) -> Self {
        let lignes = lignes.into_iter();
        let lignes =
            lignes.map(|(libelle, montants)| LigneDeBarres { libelle, montants: montants.into() });
        Self { cle: cle.to_owned(), series: series.into(), lignes: lignes.collect() }
    }

    /// What rows are.
    #[must_use]
    pub fn cle(&self) -> &str {
        &self.cle
    }

    /// The names of the series.
    #[must_use]
    pub fn series(&self) -> &[String] {
        &self.series
    }

    /// The rows, in order.
    #[must_use]
    pub fn lignes(&self) -> &[LigneDeBarres] {
        &self.lignes
    }

    pub(super) fn description(&self) -> String {
        let lignes: Vec<String> = self
            .lignes
            .iter()
            .map(|ligne| format!("{}\u{a0}: {}", ligne.libelle, self.written(ligne).join(", ")))
            .collect();
        format!("Diagramme en barres. {}.", lignes.join(" ; "))
    }

    /// The amounts of a row; under the names of the series where there are several.
    pub(in crate::rapport) fn written(&self, ligne: &LigneDeBarres) -> Vec<String> {
        let seule = self.series.len() < 2;
        let amount = |montant: &Option<Somme>| montant.map_or("–".to_owned(), |m| m.to_string());
        let montants = self.series.iter().zip(&ligne.montants);
        montants
            .map(|(serie, montant)| match amount(montant) {
                seul if seule => seul,
                autre => format!("{serie}\u{a0}: {autre}"),
            })
            .collect()
    }

    pub(super) fn tableau(&self) -> Tableau {
        let series = self.series.iter().map(|serie| (serie.clone(), Cote::Droite));
        let colonnes = core::iter::once((self.cle.clone(), Cote::Gauche)).chain(series);
        let mut tableau = Tableau::new(colonnes);
        for LigneDeBarres { libelle, montants } in &self.lignes {
            let montants = montants.iter().map(|m| m.map_or("–".to_owned(), |m| m.to_string()));
            tableau.push(core::iter::once(libelle.clone()).chain(montants));
        }
        tableau
    }
}
